/** A fresh isolate to which everybody comes at once: the library is opened once, not once for each. */
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openLibrary } from '../../src/service/library.ts'
import { publish } from '../../src/service/publish.ts'
import { LIBRARY_KEY } from '../../src/store/keys.ts'
import { kvStore } from '../../src/store/kv.ts'
import { memoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { REPORT, SPEECH } from '../http/texts.ts'
import { ask, faultless, judge } from './judge.ts'
import { type Call, faultyNamespace, type Outcome } from './namespace.ts'
import { ROUTES } from './routes.ts'
import { openWorld, startIsolate, type World } from './stage.ts'

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

const AT_ONCE = 100
/** A hundred requests at once keep the processor from what came long ago. */
const PATIENT = { readMs: [60_000, 60_000], changeMs: 60_000 }
const [VERIFY] = ROUTES

async function askAtOnce(befall: (call: Call) => Outcome) {
  if (VERIFY === undefined) throw new Error('There is no route')
  const route = VERIFY
  const read = new Map<string, number>()
  const isolate = startIsolate(
    world,
    {
      library: (call) => {
        for (const key of call.keys) read.set(key, (read.get(key) ?? 0) + 1)
        return befall(call)
      },
    },
    PATIENT,
  )
  const known = await faultless(route, world)
  const told = await Promise.all(
    Array.from({ length: AT_ONCE }, async () => judge(await ask(isolate, route, world), route, known)),
  )
  const opening = [...read].filter(([key]) => !/bucket|block|rows/.test(key))
  return {
    told: [...new Set(told)],
    opening: opening.map(([, times]) => times),
    record: read.get(LIBRARY_KEY),
  }
}

describe('a hundred requests at once to a fresh isolate', () => {
  it('are answered from a library that was read once', async () => {
    const { told, opening } = await askAtOnce(() => 'slow')
    expect(told).toEqual(['right'])
    expect(opening.length).toBeGreaterThan(2)
    expect([...new Set(opening)]).toEqual([1])
  })

  it('are all told that it cannot be read by the one that tried', async () => {
    const { told, record } = await askAtOnce(() => 'fail')
    expect(told).toEqual(['unavailable'])
    expect(record).toBe(2)
  })

  it('wait two seconds for one that was broken off, then the next one opens it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    let calls = 0
    const { namespace } = faultyNamespace(world.library, ({ kind }) => {
      calls += 1
      return calls === 1 && kind === 'read' ? 'hang' : 'ok'
    })
    const store = kvStore(namespace, { readMs: [3_600_000], changeMs: 3_600_000 })
    void openLibrary(store)
    const others = Promise.all(Array.from({ length: 50 }, () => openLibrary(store)))
    await vi.advanceTimersByTimeAsync(3_000)
    const libraries = await others
    expect(new Set(libraries).size).toBe(1)
    expect(libraries[0]?.corpus.documents).toBe(3)
    // The one that hangs, and the record and what it names once more.
    expect(calls).toBe(3)
  })
})

describe('a library that has grown old', () => {
  it('is looked up by one request, and serves the others for ten seconds more', async () => {
    if (VERIFY === undefined) throw new Error('There is no route')
    let isFaulty = false
    let calls = 0
    const isolate = startIsolate(world, {
      library: ({ keys }) => {
        if (!isFaulty || keys[0] !== LIBRARY_KEY) return 'ok'
        calls += 1
        return 'hang'
      },
    })
    const known = await faultless(VERIFY, world)
    await ask(isolate, VERIFY, world)
    isFaulty = true
    const now = Date.now()
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => now + 31_000)
    const first = ask(isolate, VERIFY, world)
    const second = await judge(await ask(isolate, VERIFY, world), VERIFY, known)
    expect([second, calls]).toEqual(['right', 1])
    clock.mockImplementation(() => now + 41_000)
    expect(await judge(await ask(isolate, VERIFY, world), VERIFY, known)).toBe('unavailable')
    expect(await judge(await first, VERIFY, known)).toBe('unavailable')
  })

  it('and was slow to be looked up does not replace what was published meanwhile', async () => {
    const kept = memoryStore()
    let release: () => void = () => {}
    let isSlow = false
    const store: Store = {
      ...kept,
      async read(keys, mode) {
        const values = await kept.read(keys, mode)
        if (isSlow && keys[0] === LIBRARY_KEY) {
          isSlow = false
          await new Promise<void>((resolve) => {
            release = resolve
          })
        }
        return values
      },
    }
    await publish(store, [REPORT])
    const now = Date.now()
    vi.spyOn(Date, 'now').mockImplementation(() => now + 31_000)
    isSlow = true
    const reading = openLibrary(store)
    await publish(store, [SPEECH])
    release()
    expect((await reading)?.corpus.documents).toBe(2)
    expect((await openLibrary(store))?.corpus.documents).toBe(2)
  })
})
