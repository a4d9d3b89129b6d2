/** The limits as Workers have them, in the runtime. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningWorker, startWorker } from '../../newsroom/worker.ts'

let worker: RunningWorker
beforeAll(async () => {
  worker = await startWorker([], undefined, { READING_LIMIT: 3, FAILURE_LIMIT: 1 })
})
afterAll(() => worker.close())

/** What `src/web/assets/_headers` says of all of them. */
const ASSET = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; style-src 'none'; frame-ancestors 'none'",
}

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

  it.each([
    ['/page.js', 'text/javascript'],
    ['/icon.svg', 'image/svg+xml'],
  ])('gives out %s as what it is, and lets it do nothing', async (path, type) => {
    const { status, headers } = await worker.fetch(path)
    expect(status).toBe(200)
    expect(headers.get('Content-Type')).toContain(type)
    expect(Object.fromEntries(headers)).toMatchObject(ASSET)
    const again = await worker.fetch(path, { headers: { 'If-None-Match': headers.get('ETag') ?? '' } })
    expect(again.status).toBe(304)
  })

  it('answers for what is no file with the headers of a page', async () => {
    const { status, headers } = await worker.fetch('/nothing.js')
    expect(status).toBe(404)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  })
})
