/** Whatever befalls what is read, an answer is exactly one that a service without faults gives, or none. */
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ask, type Faultless, faultless, judge, type Verdict } from './judge.ts'
import { type Call, OUTCOMES, type Outcome } from './namespace.ts'
import { READING_FAULTS, type ReadingFault, UNNAMED } from './reading.ts'
import { ROUTES, type Route } from './routes.ts'
import { openWorld, startIsolate, type World } from './stage.ts'

let world: World
let known: ReadonlyMap<Route, Faultless>
beforeAll(async () => {
  world = await openWorld()
  const told = await Promise.all(ROUTES.map(async (route) => [route, await faultless(route, world)] as const))
  known = new Map(told)
})
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  vi.restoreAllMocks()
})

function knownOf(route: Route): Faultless {
  const told = known.get(route)
  if (told === undefined) throw new Error(`Nothing is known of ${route.name}`)
  return told
}

describe('without a fault', () => {
  it('every route answers, most of them otherwise before the publication', () => {
    const told = [...known].map(([{ name }, { now }]) => `${name} ${now.slice(0, 3)}`)
    const expected = ROUTES.map(({ name }) => `${name} ${name === 'a report that is waited for' ? 202 : 200}`)
    expect(told).toEqual(expected)
    const changed = [...known].filter(([{ reads }, { now, before }]) => reads === 'library' && now !== before)
    expect(changed.length).toBeGreaterThan(15)
  })
})

function isLost(outcome: Outcome, { keys }: Call): boolean {
  return outcome === 'miss' && keys.some((key) => UNNAMED.test(key))
}

/** What is told on a route by fresh isolates, each of which meets the fault. */
async function verdictsOf(route: Route, { outcome, when }: ReadingFault): Promise<Verdict[]> {
  const { calls } = knownOf(route)
  const numbers = when === 'always' ? [0] : Array.from({ length: calls }, (_, at) => at + 1)
  const verdicts: Verdict[] = []
  for (const number of numbers) {
    const befall = (call: Call): Outcome =>
      (number === 0 || call.number === number) && !isLost(outcome, call) ? outcome : 'ok'
    const isolate = startIsolate(world, { [route.reads]: befall })
    verdicts.push(await judge(await ask(isolate, route, world), route, knownOf(route)))
  }
  return verdicts
}

describe('on every route', () => {
  it.each(READING_FAULTS)('$fault: $answer', async (fault) => {
    for (const route of ROUTES) {
      // What reads nothing meets no fault.
      const allowed = knownOf(route).calls === 0 ? ['right'] : fault.told
      for (const verdict of await verdictsOf(route, fault)) expect(allowed, route.name).toContain(verdict)
    }
  })
})

describe('what nothing else names', () => {
  it('is unknown for as long as it cannot be seen, and no cache keeps that', async () => {
    const befall = ({ keys }: Call): Outcome => (keys.some((key) => UNNAMED.test(key)) ? 'miss' : 'ok')
    const isolate = startIsolate(world, { newsroom: befall })
    const response = await isolate.request(`/v1/reports/${world.waiting}`)
    expect(response.status).toBe(404)
    expect(response.headers.get('Cache-Control')).toMatch('no-store')
  })
})

describe('an isolate that has answered before', () => {
  const [verify] = ROUTES
  const afterHalfAMinute = (ms = 31_000) => {
    const now = Date.now()
    vi.spyOn(Date, 'now').mockImplementation(() => now + ms)
  }
  const isolateThatAnswered = async (route: Route, befall: () => Outcome) => {
    let isFaulty = false
    const isolate = startIsolate(world, { library: () => (isFaulty ? befall() : 'ok') })
    await ask(isolate, route, world)
    isFaulty = true
    return isolate
  }

  it('does not take a record that is gone for an empty library', async () => {
    if (verify === undefined) throw new Error('There is no route')
    const isolate = await isolateThatAnswered(verify, () => 'miss')
    afterHalfAMinute()
    const response = await ask(isolate, verify, world)
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ code: 'library_unavailable' })
  })

  it('goes on for half a minute without reading the record, and no longer', async () => {
    if (verify === undefined) throw new Error('There is no route')
    const isolate = await isolateThatAnswered(verify, () => 'fail')
    expect(await judge(await ask(isolate, verify, world), verify, knownOf(verify))).toBe('right')
    afterHalfAMinute()
    expect((await ask(isolate, verify, world)).status).toBe(503)
  })

  it('reads the record anew when its clock was set back, however far', async () => {
    if (verify === undefined) throw new Error('There is no route')
    let reads = 0
    const isolate = await isolateThatAnswered(verify, () => {
      reads += 1
      return 'ok'
    })
    afterHalfAMinute(-3_600_000)
    expect(await judge(await ask(isolate, verify, world), verify, knownOf(verify))).toBe('right')
    expect(reads).toBeGreaterThan(0)
  })
})

describe('any schedule of faults', () => {
  const step = fc.record({
    route: fc.constantFrom(...ROUTES),
    outcomes: fc.array(fc.constantFrom(...OUTCOMES), { maxLength: 6 }),
    /** Milliseconds that the clock of the isolate goes on, or back. */
    passed: fc.constantFrom(0, 0, 100, 31_000, 45_000, -60_000),
  })

  it('gets no answer that a service without faults does not give, but 503 and when to try again', async () => {
    const start = Date.now()
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        let now = start
        const clock = vi.spyOn(Date, 'now').mockImplementation(() => now)
        let left: Outcome[] = []
        const befall = (call: Call): Outcome => {
          const outcome = left.shift() ?? 'ok'
          return isLost(outcome, call) ? 'fail' : outcome
        }
        const isolate = startIsolate(world, { library: befall, newsroom: befall })
        for (const { route, outcomes, passed } of steps) {
          now += passed
          left = [...outcomes]
          const verdict = await judge(await ask(isolate, route, world), route, knownOf(route))
          expect(verdict, route.name).not.toBe('wrong')
        }
        clock.mockRestore()
      }),
      { numRuns: 150 },
    )
  })
})
