/** Publishers at several places at once, on a store that shows what they wrote late, in any order and from old copies. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Document } from '../../src/core/document.ts'
import { GRACE_MS } from '../../src/service/collect.ts'
import { compact, type PublishOptions, publish, remove } from '../../src/service/publish.ts'
import { settle } from '../../src/service/settle.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { type Store, StoreError } from '../../src/store/store.ts'
import { type Random, randomFrom } from '../measure/random.ts'
import { kvModel, type Model, type Task } from '../store/model.ts'
import { clockOf, insist, opened, read, type State, stateOf, type Told, tell } from './reader.ts'
import { BRIDGE, HARBOUR, ORCHARD, textOf } from './text.ts'

const MINUTE = 60_000
/** Longer than any change takes and any copy is kept. */
const SETTLED_MS = 10 * MINUTE

const productionLike = (seed: number): Model =>
  kvModel({ seed, delay: [0, MINUTE], listStaleMs: MINUTE, writeLimit: true })

/** What anybody is told, anywhere, when all is visible and the library was settled. */
async function settled(model: Model, quotes: readonly string[]): Promise<State> {
  model.advance(SETTLED_MS)
  await settle(model.place('settler'), clockOf(model))
  model.advance(SETTLED_MS)
  const some = quotes.slice(0, 50)
  const here = await read(model.place('here'), some)
  expect(await read(model.place('there'), some)).toEqual(here)
  return read(model.place('nowhere yet'), quotes)
}

async function together(model: Model, tasks: readonly Task<unknown>[]): Promise<void> {
  const outcomes = await model.together(tasks)
  expect(outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))).toEqual([])
}

describe('two publishers of 200 texts each, beside one who compacts,', () => {
  const random = randomFrom(11)
  const documents = Array.from({ length: 400 }, (_, number) => madeUp(number, random))
  const claims = Array.from({ length: 2_000 }, () => claimed(documents, random))

  const fromScratch = (async () => {
    const store = memoryStore()
    await publish(store, documents, { smallWords: 0 })
    const library = await opened(store)
    return { library, told: (await stateOf(library, claims)) as Exclude<State, 'empty'> }
  })()

  it.each([
    { seed: 1, asked: 2_000, form: {} },
    { seed: 2, asked: 300, form: { smallWords: 0 } },
    { seed: 3, asked: 300, form: {} },
    { seed: 4, asked: 300, form: { smallWords: 0 } },
  ])(
    'lose no text and answer as a library built at once; $seed',
    async ({ seed, asked, form }) => {
      const model = productionLike(seed)
      await together(model, [
        { place: 'here', run: publisher(model, documents.slice(0, 200), seed) },
        { place: 'there', run: publisher(model, documents.slice(200), seed + 100) },
        { place: 'third', run: compactor(model, form, seed + 200) },
      ])
      const quotes = claims.slice(0, asked)
      const grown = await settled(model, quotes)
      const built = await fromScratch
      if (grown === 'empty') throw new Error('All that was published is lost')
      expect(grown.version).toBe(built.library.corpus.version)
      expect(grown.told.map(essence)).toEqual(built.told.told.slice(0, asked).map(essence))
      const library = await opened(model.place('here'))
      for (const { metadata, text } of documents) {
        const told = await tell(library, text)
        expect(told).toMatchObject({ verdict: 'verbatim', matches: [{ id: metadata.id }] })
      }
    },
    60_000,
  )
})

type Compaction = NonNullable<Parameters<typeof compact>[1]>
type Change = (model: Model) => Task<unknown>['run']

const adds =
  (documents: readonly Document[], options: PublishOptions = {}): Change =>
  (model) =>
  (store) =>
    insist(model, () => publish(store, documents, { ...options, clock: clockOf(model) }))

const compacts =
  (options: Compaction = {}): Change =>
  (model) =>
  (store) =>
    insist(model, () => compact(store, { ...options, clock: clockOf(model) }))

const removes =
  (id: string): Change =>
  (model) =>
  (store) =>
    insist(model, async () => {
      const version = (await opened(store)).document(id)
      if (version !== null) await remove(store, [version], { clock: clockOf(model) })
    })

const FORTY = 'planted forty apple trees'
const FIFTY = 'planted fifty apple trees'
const SIXTY = 'planted sixty apple trees'
const NORTHERN = 'closed the northern gate at noon'
const fiftyTrees = { ...ORCHARD, text: ORCHARD.text.replace('forty', 'fifty') }
const sixtyTrees = { ...ORCHARD, text: ORCHARD.text.replace('forty', 'sixty') }
const LARGE = { smallWords: 0 }
const DAY_MS = 24 * GRACE_MS

/** What becomes of a text in a race, told by words that only it has. */
type Fate = 'current' | 'superseded' | 'absent'

type Race = {
  readonly name: string
  readonly before: readonly Change[]
  /** Milliseconds between what was before and the race. */
  readonly after?: number
  readonly changes: readonly Change[]
  /** Those that may be: for forty, fifty and sixty trees. */
  readonly fates: readonly (readonly [Fate, Fate, Fate])[]
}

const RACES: readonly Race[] = [
  {
    name: 'a removal and a compaction',
    before: [adds([HARBOUR]), adds([ORCHARD])],
    changes: [removes('orchard'), compacts()],
    fates: [['absent', 'absent', 'absent']],
  },
  {
    name: 'a removal and two compactions, of a text held for long',
    before: [adds([HARBOUR], LARGE), adds([ORCHARD])],
    after: 30 * DAY_MS,
    changes: [removes('orchard'), compacts(LARGE), compacts()],
    fates: [['absent', 'absent', 'absent']],
  },
  {
    name: 'a removal and a compaction of small segments, of a text in the large one',
    before: [
      adds([HARBOUR, ORCHARD], LARGE),
      adds([BRIDGE]),
      adds([textOf('mill', 'The mill wheel turned.')]),
    ],
    after: 30 * DAY_MS,
    changes: [removes('orchard'), compacts({ form: 'small' })],
    fates: [['absent', 'absent', 'absent']],
  },
  {
    name: 'a replacement and a compaction',
    before: [adds([HARBOUR]), adds([ORCHARD])],
    changes: [adds([fiftyTrees]), compacts(LARGE)],
    fates: [['superseded', 'current', 'absent']],
  },
  {
    name: 'two replacements',
    before: [adds([HARBOUR, ORCHARD])],
    changes: [adds([fiftyTrees]), adds([sixtyTrees], LARGE)],
    fates: [
      ['superseded', 'current', 'superseded'],
      ['superseded', 'superseded', 'current'],
    ],
  },
  {
    name: 'a removal and a replacement',
    before: [adds([HARBOUR, ORCHARD])],
    changes: [removes('orchard'), adds([fiftyTrees])],
    fates: [
      ['absent', 'current', 'absent'],
      ['absent', 'absent', 'absent'],
    ],
  },
  {
    name: 'a removed text that comes back and a publication that deletes what it was before',
    before: [adds([HARBOUR]), adds([ORCHARD]), removes('orchard'), compacts(LARGE)],
    after: 2 * GRACE_MS,
    changes: [adds([ORCHARD]), adds([BRIDGE], LARGE)],
    fates: [['current', 'absent', 'absent']],
  },
  {
    name: 'three compactions in two forms',
    before: [adds([HARBOUR], LARGE), adds([ORCHARD]), adds([fiftyTrees])],
    changes: [compacts(), compacts({ form: 'small' }), compacts(LARGE)],
    fates: [['superseded', 'current', 'absent']],
  },
]

const LATER: readonly Compaction[] = [{ form: 'small' }, LARGE, {}]

describe.each(RACES)('$name at once', ({ before, after = SETTLED_MS, changes, fates }) => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'end alike everywhere, and stay so when the library is compacted and what is over is deleted; %i',
    async (seed) => {
      const model = productionLike(seed)
      for (const change of before) await change(model)(model.place('here'))
      model.advance(after)
      const places = ['here', 'there', 'third']
      await together(
        model,
        changes.map((change, at) => ({ place: places[at] ?? 'here', run: change(model) })),
      )
      const ended = await fatesIn(model)
      expect(fates).toContainEqual(ended)
      for (const [at, options] of LATER.entries()) {
        model.advance(8 * DAY_MS)
        await adds([textOf(`later-${at}`, `One more text, of which there are ${at + 1}.`)])(model)(
          model.place('here'),
        )
        await compacts(options)(model)(model.place('there'))
        expect(await fatesIn(model)).toEqual(ended)
      }
    },
  )
})

describe('a publisher', () => {
  it.each(Array.from({ length: 20 }, (_, seed) => ({ seed })))(
    'waits for the data of a head that he sees before it; $seed',
    async ({ seed }) => {
      const model = kvModel({ seed, delay: [0, MINUTE / 4], listStaleMs: MINUTE, writeLimit: true })
      await publish(model.place('here'), [HARBOUR], { clock: clockOf(model) })
      model.advance(SETTLED_MS)
      await publish(model.place('here'), [ORCHARD], { clock: clockOf(model) })
      model.advance(MINUTE / 10)
      const { corpus } = await publish(model.place('there'), [BRIDGE], { clock: clockOf(model) })
      expect([2, 3]).toContain(corpus.documents)
    },
  )

  it('makes a segment of all that he replaces, also of what another segment has too', async () => {
    const model = productionLike(1)
    const clock = clockOf(model)
    // Neither sees the other: so both have the text, and of the same moment.
    await publish(model.place('here'), [ORCHARD], { ...LARGE, clock })
    await publish(model.place('there'), [ORCHARD], { clock })
    model.advance(SETTLED_MS)
    await publish(model.place('here'), [BRIDGE], { clock })
    await compact(model.place('here'), { form: 'small', clock })
    const { segments } = await opened(model.place('here'))
    expect([...segments.values()].map(({ form, documents }) => `${documents} ${form}`).sort()).toEqual([
      '1 large',
      '2 small',
    ])
  })
})

async function fatesIn(model: Model): Promise<Fate[]> {
  const state = await settled(model, [NORTHERN, FORTY, FIFTY, SIXTY])
  if (state === 'empty') throw new Error('All that was published is lost')
  const [northern, ...trees] = state.told.map(fateOf)
  expect(northern).toBe('current')
  return trees
}

function fateOf({ verdict, matches: [first] }: Told): Fate {
  if (verdict !== 'verbatim' || first === undefined) return 'absent'
  return first.superseded ? 'superseded' : 'current'
}

describe('a reader elsewhere, while publications become visible in any order,', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const POLLS = 60

  it.each(
    [1, 2, 3, 4].flatMap((seed) => [
      { seed, name: 'small', form: {} },
      { seed, name: 'large', form: LARGE },
    ]),
  )(
    'is told what was published at some time, or that the library is not to be had; $name, $seed',
    async ({ seed, form }) => {
      const mill = textOf('mill', 'The mill wheel turned all night in the flood of that spring.')
      const changes = [
        adds([BRIDGE], form),
        adds([fiftyTrees, mill], form),
        removes('bridge'),
        compacts(form),
        adds([sixtyTrees], form),
      ]
      const quotes = [NORTHERN, FORTY, FIFTY, SIXTY, 'carried carts across the river', 'turned all night']
      const states = await statesOf([adds([HARBOUR, ORCHARD], form), ...changes], quotes)

      const model = productionLike(seed)
      await adds([HARBOUR, ORCHARD], form)(model)(model.place('here'))
      model.advance(SETTLED_MS)
      const random = randomFrom(seed)
      const answered: number[] = []
      const poll = async (store: Store): Promise<void> => {
        vi.setSystemTime(clockOf(model).now())
        try {
          const state = await read(store, quotes)
          expect(states).toContainEqual(state)
          answered.push(states.findIndex((one) => JSON.stringify(one) === JSON.stringify(state)))
        } catch (fault) {
          if (!(fault instanceof StoreError)) throw fault
        }
      }
      await together(model, [
        {
          place: 'here',
          run: async (store) => {
            for (const change of changes) {
              model.advance(random.below(2 * MINUTE))
              await change(model)(store)
            }
          },
        },
        {
          place: 'there',
          run: async (store) => {
            for (let times = 0; times < POLLS; times++) {
              model.advance(2_000 + random.below(8_000))
              // One who goes on, and one who comes new.
              await poll(store)
              await poll({ ...store })
            }
          },
        },
      ])
      expect(new Set(answered).size).toBeGreaterThan(2)
      model.advance(SETTLED_MS)
      vi.setSystemTime(clockOf(model).now())
      expect(await read(model.place('there'), quotes)).toEqual(states.at(-1))
    },
  )
})

/** What is told after each of these changes, the first included, of a library that is visible at once. */
async function statesOf(changes: readonly Change[], quotes: readonly string[]): Promise<State[]> {
  const model = kvModel({ seed: 1, cacheMs: { fresh: 0, immutable: 0 } })
  const states: State[] = []
  for (const change of changes) {
    model.advance(MINUTE)
    await change(model)(model.place('here'))
    states.push(await read(model.place('here'), quotes))
  }
  return states
}

function publisher(model: Model, documents: readonly Document[], seed: number): Task<unknown>['run'] {
  const random = randomFrom(seed)
  return async (store) => {
    for (let from = 0; from < documents.length; from += 20) {
      const batch = documents.slice(from, from + 20)
      await insist(model, () => publish(store, batch, { origin: 'api', clock: clockOf(model) }))
      model.advance(random.below(20_000))
    }
  }
}

function compactor(model: Model, form: PublishOptions, seed: number): Task<unknown>['run'] {
  const random = randomFrom(seed)
  return async (store) => {
    for (let times = 0; times < 3; times++) {
      model.advance(random.below(20_000))
      await insist(model, () => compact(store, { ...form, clock: clockOf(model) }))
    }
  }
}

/** What does not hang on how a library is cut. */
function essence({ verdict, places, matches: [first] }: Told) {
  return { verdict, id: first?.id, count: places.complete ? places.count : null }
}

const COMMON = ['the', 'of', 'and', 'to', 'in', 'that']

/** A text of words that are its own, among some that are everybody's. */
function madeUp(number: number, random: Random): Document {
  const words = Array.from({ length: 12 + random.below(14) }, (_, at) =>
    random.next() < 0.3 ? random.pick(COMMON) : wordOf(number * 26 + at),
  )
  return textOf(`text-${number}`, `${words.join(' ')}.`)
}

/** No two are alike enough to be a slip for each other. */
function wordOf(number: number): string {
  const digits = [...number.toString(9).padStart(5, '0')].map(Number)
  return digits.map((digit, at) => `${'bdfghjprz'[digit]}${'aeiou'[(digit + at) % 5]}`).join('')
}

/** Words of a text, as they are or with one of them changed; or words of none. */
function claimed(documents: readonly Document[], random: Random): string {
  const words = random.pick(documents).text.replace('.', '').split(' ')
  const length = 4 + random.below(7)
  const start = random.below(words.length - length + 1)
  const quoted = words.slice(start, start + length)
  const chance = random.next()
  if (chance < 0.2) quoted[1 + random.below(length - 2)] = wordOf(50_000 + random.below(1_000))
  if (chance > 0.9) return quoted.map(() => wordOf(50_000 + random.below(1_000))).join(' ')
  return quoted.join(' ')
}
