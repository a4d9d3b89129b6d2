/** Publishers that are killed or whose store fails: nobody is ever told anything but what holds before or after. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Document } from '../../src/core/document.ts'
import { GRACE_MS } from '../../src/service/collect.ts'
import { openLibrary } from '../../src/service/library.ts'
import { type Clock, compact, type PublishOptions, publish, remove } from '../../src/service/publish.ts'
import { LIBRARY_KEY } from '../../src/store/keys.ts'
import { type Store, StoreError } from '../../src/store/store.ts'
import { eachOperation, type Plan } from '../store/fault-points.ts'
import { Died, type Faults, kvModel, type Model } from '../store/model.ts'
import { clockOf, read, type State, stateOf } from './reader.ts'
import { BRIDGE, HARBOUR, ORCHARD, textOf } from './text.ts'

const MILL = textOf('mill', 'The mill wheel turned all night in the flood of that spring.')
const CORRECTED = { ...ORCHARD, text: 'We planted fifty apple trees on the hill behind the old mill.' }
const RETITLED = { ...ORCHARD, metadata: { ...ORCHARD.metadata, title: 'In the orchard' } }

const QUOTES = [
  'closed the northern gate at noon',
  'planted forty apple trees on the hill',
  'planted fifty apple trees on the hill',
  'on the hill behind the old mill',
  'turned all night in the flood',
  'words that no text has anywhere',
]

type Publisher = { readonly store: Store; readonly form: PublishOptions; readonly clock: Clock }

type Scenario = {
  readonly name: string
  /** What is published before, each on its own; a number lets so many milliseconds pass, a name removes that text. */
  readonly before: readonly (readonly Document[] | number | string)[]
  readonly change: (publisher: Publisher) => Promise<unknown>
}

const adds =
  (documents: readonly Document[], options: PublishOptions = {}): Scenario['change'] =>
  ({ store, form, clock }) =>
    publish(store, documents, { ...form, ...options, clock })

const removes =
  (id: string): Scenario['change'] =>
  async ({ store, clock }) => {
    const version = (await openLibrary(store))?.document(id) ?? null
    if (version !== null) await remove(store, [version], { clock })
  }

const compacts: Scenario['change'] = ({ store, form, clock }) => compact(store, { ...form, clock })

const SCENARIOS: readonly Scenario[] = [
  { name: 'publishes the first texts', before: [], change: adds([HARBOUR, ORCHARD]) },
  { name: 'adds texts', before: [[HARBOUR], [ORCHARD]], change: adds([BRIDGE, MILL]) },
  { name: 'replaces a text', before: [[HARBOUR, ORCHARD], [BRIDGE]], change: adds([CORRECTED]) },
  { name: 'changes what is known of a text', before: [[HARBOUR, ORCHARD]], change: adds([RETITLED]) },
  {
    name: 'replaces, adds and prunes',
    before: [[HARBOUR, ORCHARD]],
    change: adds([CORRECTED, MILL], { prune: true }),
  },
  { name: 'removes a text', before: [[HARBOUR, ORCHARD], [CORRECTED], [MILL]], change: removes('orchard') },
  { name: 'compacts', before: [[HARBOUR], [ORCHARD], [CORRECTED], [BRIDGE], 'harbour'], change: compacts },
  {
    name: 'deletes what was replaced long ago',
    before: [[HARBOUR], [ORCHARD], [CORRECTED], 2 * GRACE_MS, [BRIDGE], 'bridge', [MILL], 2 * GRACE_MS],
    change: compacts,
  },
]

/** Each outcome befalls four operations of every scenario. */
const FORMS = [
  ['small', {}, ['die', 'fail-after']],
  ['large', { smallWords: 0 }, ['die-after', 'fail']],
] as const satisfies readonly (readonly [string, PublishOptions, readonly Plan['outcome'][]])[]

type Stage = {
  readonly model: Model
  readonly publisher: () => Publisher
  /** From here on no fault befalls anybody. */
  readonly endFaults: () => void
}

/** A model with what was published before; from then on faults befall whoever works at the origin. */
async function stage(
  { before }: Pick<Scenario, 'before'>,
  form: PublishOptions,
  faults: Faults,
): Promise<Stage> {
  let isFaulty = false
  let number = 0
  const model = kvModel({
    seed: 1,
    listStaleMs: LIST_STALE_MS,
    faults: (operation) => {
      if (!isFaulty || operation.place !== ORIGIN) return 'ok'
      number += 1
      return faults({ ...operation, number })
    },
  })
  const clock = clockOf(model)
  const publisher = (): Publisher => ({ store: model.place(ORIGIN), form, clock })
  for (const step of before) {
    if (typeof step === 'number') pass(model, step)
    else if (typeof step === 'string') await removes(step)(publisher())
    else await adds(step)(publisher())
  }
  pass(model, COPIED_MS)
  isFaulty = true
  const endFaults = () => {
    isFaulty = false
  }
  return { model, publisher, endFaults }
}

const ORIGIN = 'origin'
const ELSEWHERE = 'elsewhere'
const LIST_STALE_MS = 60_000
/** Longer than any copy is kept. */
const COPIED_MS = 600_000
/** Longer than a reader holds a library. */
const HELD_MS = 31_000

function pass(model: Model, milliseconds: number): void {
  model.advance(milliseconds)
  vi.setSystemTime(clockOf(model).now())
}

/** What readers are told before and after the publication that nothing disturbs. */
async function sidesOf(scenario: Scenario, form: PublishOptions): Promise<readonly [State, State]> {
  const { model, publisher } = await stage(scenario, form, () => 'ok')
  const before = await read(model.place(ELSEWHERE), QUOTES)
  await scenario.change(publisher())
  pass(model, COPIED_MS)
  return [before, await read(model.place(ELSEWHERE), QUOTES)]
}

describe.each(FORMS)('a publisher of %s segments', (_, form, outcomes) => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each(SCENARIOS)(
    'who $name and is stopped anywhere has done it or not, and can do it again',
    async (scenario) => {
      const sides = await sidesOf(scenario, form)
      const [before, after] = sides
      const run = async (faults: Faults): Promise<void> => {
        const { model, publisher, endFaults } = await stage(scenario, form, faults)
        const reader = model.place(ELSEWHERE)
        const held = await openLibrary(reader)
        try {
          await scenario.change(publisher())
        } catch (fault) {
          if (!(fault instanceof StoreError || fault instanceof Died)) throw fault
        }
        endFaults()
        // Who holds the library from before is told of that, and of the one or the other when he looks again.
        expect(await stateOf(held, QUOTES)).toEqual(before)
        expect(sides).toContainEqual(await read(model.place(ORIGIN), QUOTES))
        pass(model, HELD_MS)
        expect(sides).toContainEqual(await read(reader, QUOTES))
        await scenario.change(publisher())
        pass(model, COPIED_MS)
        for (const store of [reader, model.place(ORIGIN)]) {
          expect(await read(store, QUOTES)).toEqual(after)
        }
      }
      for (const [seed, outcome] of outcomes.entries()) {
        await eachOperation(run, { outcome, sample: { count: 4, seed } })
      }
    },
  )
})

describe('what publishers leave over', () => {
  const DAY_MS = 24 * GRACE_MS

  function segmentsIn(model: Model): number {
    return new Set([...model.truth().keys()].flatMap((key) => key.match(/^segment\/[^/]+/) ?? [])).size
  }

  /** The process is killed before it writes a key that begins so. */
  async function killedAt(
    key: string,
    form: PublishOptions,
    before: Scenario['before'],
    change: Scenario['change'],
  ): Promise<Stage> {
    const faults: Faults = ({ kind, keys }) => (kind === 'write' && keys[0]?.startsWith(key) ? 'die' : 'ok')
    const staged = await stage({ before }, form, faults)
    await expect(change(staged.publisher())).rejects.toThrow(Died)
    staged.endFaults()
    return staged
  }

  it('is deleted a day later if no head was written', async () => {
    const { model, publisher } = await killedAt('head/', { smallWords: 0 }, [[HARBOUR]], adds([ORCHARD]))
    expect(segmentsIn(model)).toBe(2)
    pass(model, DAY_MS)
    await adds([BRIDGE])(publisher())
    pass(model, 2 * GRACE_MS)
    await adds([MILL])(publisher())
    // That of the last publication, and the one before, which readers may hold.
    expect(segmentsIn(model)).toBe(2)
  })

  it('is left to those who still see the record that was, however long ago it was replaced', async () => {
    const { model, publisher } = await killedAt('library', {}, [[HARBOUR], [ORCHARD]], compacts)
    pass(model, DAY_MS)
    const before = await read(model.place('third'), QUOTES)
    // The place has a copy of the record, and nothing else.
    await model.place(ELSEWHERE).read([LIBRARY_KEY], 'fresh')
    await publish(publisher().store, [BRIDGE], { smallWords: 0, clock: clockOf(model) })
    expect(await read(model.place(ELSEWHERE), QUOTES)).toEqual(before)
  })
})
