/** Whatever befalls who publishes by request, the library is what it was or what it was to be, and the request can be sent again. */
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepUp } from '../../src/service/upkeep.ts'
import { LIBRARY_KEY } from '../../src/store/keys.ts'
import { administering, PUBLISH_KEY } from '../newsroom/newsroom.ts'
import { ask, type Faultless, faultless, judge } from './judge.ts'
import type { Call, Outcome, Values } from './namespace.ts'
import { ROUTES, type Route } from './routes.ts'
import { type Isolate, openWorld, startIsolate, type World } from './stage.ts'

const TEXT = {
  title: 'The lighthouse, a third time',
  date: '2003-05-17',
  language: 'en',
  text: '“We will not sell the lighthouse to any private buyer,” said Mayor Edith Calloway, for less than a day of work.',
}
const CHANGES = [
  {
    name: 'PUT of a new text',
    method: 'PUT',
    path: '/v1/documents/gazette-14',
    body: TEXT,
    again: [200, 201],
  },
  {
    name: 'PUT of a text that is held',
    method: 'PUT',
    path: '/v1/documents/calloway-opening',
    body: TEXT,
    again: [200],
  },
  { name: 'DELETE', method: 'DELETE', path: '/v1/documents/gazette-12', body: undefined, again: [204, 404] },
] as const
type Change = (typeof CHANGES)[number]

/** They tell of the library as a whole and of its texts. */
const READ = new Set(['verify by body', 'documents', 'a document as text'])
const READERS = ROUTES.filter(({ name }) => READ.has(name))

let world: World
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

function send(isolate: Isolate, { method, path, body }: Change): Promise<Response> {
  return isolate.request(path, administering(method, body, PUBLISH_KEY))
}

/** The change without a fault: how many calls it takes, and the world with the library before and after. */
async function changed(change: Change) {
  let calls = 0
  const isolate = startIsolate(world, {
    library: () => {
      calls += 1
      return 'ok'
    },
  })
  expect((await send(isolate, change)).ok).toBe(true)
  const after = { ...world, library: isolate.stored.library, before: world.library }
  const known = new Map<Route, Faultless>()
  for (const route of READERS) known.set(route, await faultless(route, after))
  return { calls, known }
}

/** What a fresh isolate tells of what is stored: all as after the change, or all as before it. */
async function stateOf(library: Values, known: ReadonlyMap<Route, Faultless>): Promise<string> {
  const isolate = startIsolate({ ...world, library })
  const told = new Set<string>()
  for (const [route, one] of known) {
    const verdict = await judge(await ask(isolate, route, world), route, one)
    // Some routes are the same before and after.
    if (one.now !== one.before || verdict !== 'right') told.add(verdict)
  }
  return [...told].join(', ')
}

describe.each(CHANGES)('$name', (change) => {
  it('whose isolate ends in the middle is done or not, and is done when it is sent again', async () => {
    const { calls, known } = await changed(change)
    const states: string[] = []
    for (let number = 1; number <= calls + 1; number++) {
      let end: (value: null) => void = () => {}
      const ended = new Promise<null>((resolve) => {
        end = resolve
      })
      const befall = (call: Call): Outcome => {
        if (call.number < number) return 'ok'
        end(null)
        return 'hang'
      }
      const broken = startIsolate(world, { library: befall })
      await Promise.race([send(broken, change), ended])
      const state = await stateOf(broken.stored.library, known)
      expect(['before', 'right'], `at call ${number}`).toContain(state)
      states.push(state)
      const next = startIsolate({ ...world, library: broken.stored.library })
      expect(change.again).toContain((await send(next, change)).status)
      expect(await stateOf(next.stored.library, known), `at call ${number}, sent again`).toBe('right')
    }
    expect([states[0], states.at(-1)]).toEqual(['before', 'right'])
  })

  it('of which a call fails, or is done and seems to fail, is done, or refused with when to send it again', async () => {
    const { calls, known } = await changed(change)
    // A record that was refused is written again a second later.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    for (let number = 1; number <= calls; number++) {
      for (const outcome of ['fail', 'lose', 'hang'] as const) {
        const isolate = startIsolate(world, { library: (call) => (call.number === number ? outcome : 'ok') })
        const response = await hurry(send(isolate, change))
        if (!response.ok) {
          expect(response.status).toBe(503)
          expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0)
        }
        const state = await hurry(stateOf(isolate.stored.library, known))
        expect(response.ok ? ['right'] : ['before', 'right'], `${outcome} at ${number}`).toContain(state)
      }
    }
  })
})

describe('a record of the library that is damaged', () => {
  it('is written anew by whoever keeps the library up', async () => {
    const { known } = await changed(CHANGES[0])
    const library = new Map(world.library).set(LIBRARY_KEY, 'damaged')
    const isolate = startIsolate({ ...world, library })
    const [route] = READERS
    if (route === undefined) throw new Error('There is no route')
    expect((await ask(isolate, route, world)).status).toBe(503)
    await keepUp(isolate.library, 'free')
    expect(await stateOf(isolate.stored.library, known)).toBe('before')
  })
})

/** Lets time pass until it is done. */
async function hurry<T>(work: Promise<T>): Promise<T> {
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  while (!isDone) {
    await vi.advanceTimersByTimeAsync(10)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return done
}
