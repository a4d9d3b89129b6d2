/** Whatever befalls who takes an article in or reviews it, it is sent or given out again, and comes to one report. */
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Task } from '../../src/service/newsroom/task.ts'
import { work } from '../../src/service/newsroom/work.ts'
import { delivering } from '../newsroom/newsroom.ts'
import { payloadOf } from '../webhook/sign.ts'
import type { Call, Outcome, Values } from './namespace.ts'
import { openWorld, startIsolate, type World } from './stage.ts'

const OUTCOMES = ['fail', 'lose', 'hang', 'damage'] as const
/** Not one of those that were sent before. */
const BODY = payloadOf('ghost').replaceAll('08:00:01.000Z', '10:00:01.000Z')

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  vi.restoreAllMocks()
})

async function send(isolate: ReturnType<typeof startIsolate>): Promise<Response> {
  return isolate.request(...(await delivering('ghost', { at: Date.now(), body: BODY })))
}

const at =
  (number: number, outcome: Outcome) =>
  (call: Call): Outcome =>
    call.number === number ? outcome : 'ok'

/** Does what is queued, some of it twice and the last first, and tells the reports that came of it. */
async function reportsOf(newsroom: Values, tasks: readonly Task[]): Promise<string[]> {
  const isolate = startIsolate({ ...world, newsroom })
  for (const task of [...tasks, ...tasks].reverse()) {
    await work(isolate.newsroom, isolate.library, task, Number.POSITIVE_INFINITY)
  }
  const keys = [...isolate.stored.newsroom.keys()]
  expect(keys.filter((key) => key.startsWith('article/'))).toEqual([`article/${world.waiting}`])
  return keys.filter((key) => key.startsWith('report/') && !world.newsroom.has(key))
}

describe('a webhook', () => {
  it('of which a call fails is accepted, or refused with when to send it again, and is never lost', async () => {
    for (let number = 1; number <= 4; number++) {
      for (const outcome of OUTCOMES) {
        const first = startIsolate(world, { newsroom: at(number, outcome) })
        const response = await send(first)
        expect([202, 503]).toContain(response.status)
        if (response.status === 503) expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0)
        const second = startIsolate({ ...world, newsroom: first.stored.newsroom })
        if (response.status === 503) expect((await send(second)).status).toBe(202)
        const queued = [...first.queued, ...second.queued]
        expect(await reportsOf(second.stored.newsroom, queued), `${outcome} at ${number}`).toHaveLength(1)
      }
    }
  })

  it('is refused while the queue takes nothing', async () => {
    const first = startIsolate(world, { isQueueDown: true })
    const response = await send(first)
    expect(response.status).toBe(503)
    expect(response.headers.get('Retry-After')).toBe('5')
    const second = startIsolate({ ...world, newsroom: first.stored.newsroom })
    expect((await send(second)).status).toBe(202)
    expect(await reportsOf(second.stored.newsroom, second.queued)).toHaveLength(1)
  })
})

describe('a review', () => {
  it('of which a call fails is done when its message comes again', async () => {
    const sent = startIsolate(world)
    await send(sent)
    const [task] = sent.queued
    if (task === undefined) throw new Error('Nothing was queued')
    for (const store of ['newsroom', 'library'] as const) {
      for (let number = 1; number <= 6; number++) {
        for (const outcome of OUTCOMES) {
          const first = startIsolate(
            { ...world, newsroom: sent.stored.newsroom },
            { [store]: at(number, outcome) },
          )
          await work(first.newsroom, first.library, task, 1).catch(() => {})
          const where = `${outcome} at ${store} ${number}`
          expect(await reportsOf(first.stored.newsroom, [task]), where).toHaveLength(1)
        }
      }
    }
  })
})
