/** However the same documents are cut into segments, what is told of a claim is the same. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/core/document.ts'
import type { Library } from '../../src/service/library.ts'
import { type PublishOptions, publish } from '../../src/service/publish.ts'
import { settle } from '../../src/service/settle.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { kvModel } from '../store/model.ts'
import { clockOf, opened, tell } from './reader.ts'
import { runIn, type Shelf, shelfOf, texts } from './shelf.ts'

const LARGE: PublishOptions = { smallWords: 0 }
const SMALL_MOST = 8
const WORDS_MIN = 3
const WORDS_MAX = 60
const RUNS = 8

/** Up to eight texts. */
const shelves: fc.Arbitrary<Shelf> = fc
  .tuple(texts, texts)
  .map(([some, others]) => shelfOf([...some, ...others].slice(0, SMALL_MOST)))
const choices = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 8, maxLength: 8 })

async function oneLarge(documents: readonly Document[]): Promise<Library> {
  const store = memoryStore()
  await publish(store, documents, LARGE)
  return opened(store)
}

async function oneLargeAndSmall(documents: readonly Document[]): Promise<Library> {
  const store = memoryStore()
  const half = Math.ceil(documents.length / 2)
  await publish(store, documents.slice(0, half), LARGE)
  for (const document of documents.slice(half)) await publish(store, [document])
  return opened(store)
}

async function onlySmall(documents: readonly Document[]): Promise<Library> {
  const store = memoryStore()
  for (const document of documents) await publish(store, [document])
  return opened(store)
}

/** As two leave them who begin at the same time and do not see each other. */
async function twoLarge(documents: readonly Document[]): Promise<Library> {
  const model = kvModel({ seed: 1, delay: [60_000, 60_000], cacheMs: { fresh: 0, immutable: 0 } })
  const clock = clockOf(model)
  const half = Math.ceil(documents.length / 2)
  await publish(model.place('here'), documents.slice(0, half), { ...LARGE, clock })
  if (half < documents.length) await publish(model.place('there'), documents.slice(half), { ...LARGE, clock })
  model.advance(60_000)
  const store = model.place('settler')
  const { library } = await settle(store, clock)
  if (library === null) throw new Error('Nothing is published')
  return library
}

const CUTS = [
  ['one large segment and small ones', oneLargeAndSmall],
  ['small segments only', onlySmall],
  ['two large segments', twoLarge],
] as const

type Edit = (words: readonly string[], at: number) => readonly string[]

const EDITS: readonly Edit[] = [
  (words, at) => words.with(at, 'unheard'),
  (words, at) => words.toSpliced(at, 1),
  (words, at) => words.toSpliced(at, 0, words[at] ?? ''),
]

describe.each(CUTS)('a library of %s', (_, cut) => {
  it('answers as one large segment of the same texts does', async () => {
    const count = { asked: 0, exact: 0, edited: 0 }
    await fc.assert(
      fc.asyncProperty(shelves, choices, async (shelf, chosen) => {
        const documents = shelf.map(({ document }) => document)
        const [one, other] = [await oneLarge(documents), await cut(documents)]
        expect(other.corpus).toEqual(one.corpus)
        for (const [number, [a, b, place]] of chosen.entries()) {
          const run = runIn(shelf, WORDS_MIN, WORDS_MAX, a, b)
          if (run === null) continue
          const words = shelf[run.document]?.words.slice(run.start, run.end).map(({ word }) => word) ?? []
          const edit = EDITS[number % EDITS.length] ?? (() => words)
          const [exact, edited] = [words, edit(words, place % words.length)].map((all) => all.join(' '))
          for (const quote of [exact ?? '', edited ?? '']) {
            const [expected, found] = [await tell(one, quote), await tell(other, quote)]
            count.asked += 1
            const isComparable = quote === exact || cut === onlySmall || isTellable(words)
            if (!isComparable || !expected.places.complete || !found.places.complete) continue
            count[quote === exact ? 'exact' : 'edited'] += 1
            expect(found).toEqual(expected)
          }
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    expect(count.exact).toBeGreaterThan(count.asked / 8)
    expect(count.edited).toBeGreaterThan(count.asked / 32)
  }, 60_000)
})

/**
 * Changed words are near a place or not by how rare they are, and of many places as near only some are looked at. Both hang
 * on which phrases each segment lists as too frequent, unless the words are many, and some of them rare.
 */
function isTellable(words: readonly string[]): boolean {
  return words.length > 13 && new Set(words).size > 8
}
