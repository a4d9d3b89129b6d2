import { afterEach, describe, expect, it, vi } from 'vitest'
import { archiveOf } from '../../src/store/archive-object.ts'
import { type LogService, logAt } from '../../src/transparency/client.ts'

afterEach(() => vi.useRealTimers())

const hanging = () => new Promise<never>(() => {})
const failing = () => Promise.reject(new Error('Network connection lost'))

function serviceOf(call: () => Promise<never>): LogService {
  return { include: call, keys: call, sweep: call, compare: call }
}

describe('a Durable Object', () => {
  it.each([
    ['hangs', hanging],
    ['fails', failing],
  ])('that %s is let go after ten seconds at most', async (_, call) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const log = logAt(serviceOf(call))
    const archive = archiveOf(() => ({ keep: call, read: call }))
    const asked = [log.include([]), log.keys(), log.sweep(), archive.read('a'), archive.keep('a', 'b')]
    const told = Promise.allSettled(asked)
    await vi.advanceTimersByTimeAsync(10_000)
    for (const outcome of await told)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } })
  })
})
