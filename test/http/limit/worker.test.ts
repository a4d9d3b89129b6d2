/** The limits as Workers have them, in the runtime. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningWorker, startWorker } from '../../newsroom/worker.ts'

let worker: RunningWorker
beforeAll(async () => {
  worker = await startWorker([], undefined, { READING_LIMIT: 3, FAILURE_LIMIT: 1 })
})
afterAll(() => worker.close())

describe('the Worker', () => {
  it('refuses an address that asks too often, and goes on for others', async () => {
    const ask = async (address: string): Promise<number> =>
      (await worker.fetch('/v1/documents', { headers: { 'CF-Connecting-IP': address } })).status
    const statuses = []
    // The minute may end in between: then as many more are taken.
    for (let at = 0; at < 8; at++) statuses.push(await ask('2001:db8::1'))
    expect(statuses.slice(0, 3)).toEqual([200, 200, 200])
    expect(statuses).toContain(429)
    expect(await ask('2001:db8:0:1::1')).toBe(200)
    expect((await worker.fetch('/healthz')).status).toBe(200)
    expect((await worker.fetch('/page.js')).status).toBe(200)
  })
})
