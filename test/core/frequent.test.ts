import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frequentGrams } from '../../src/core/index/frequent.ts'
import { addressOf, GRAM_WORDS_MAX, hashWords, nameOf, occurrencesMax } from '../../src/core/index/gram.ts'
import { countsByName } from '../../src/core/index/postings.ts'

type Keys = readonly string[]

/** The too-frequent grams with their counts, by name. */
function frequentOf(documents: readonly Keys[]): Map<string, number> {
  const words = documents.map(hashWords)
  return countsByName(frequentGrams(() => words, documents.flat().length))
}

function nameOfGram(...keys: Keys): string {
  return nameOf(addressOf(keys, 0, keys.length))
}

/** The same by counting every gram. */
function counted(documents: readonly Keys[]): Map<string, number> {
  const counts = new Map<string, { readonly keys: Keys; count: number }>()
  for (const document of documents) {
    for (const at of document.keys()) {
      for (let length = 1; length <= GRAM_WORDS_MAX && at + length <= document.length; length++) {
        const keys = document.slice(at, at + length)
        const gram = counts.get(keys.join(' ')) ?? { keys, count: 0 }
        gram.count++
        counts.set(keys.join(' '), gram)
      }
    }
  }
  const limit = occurrencesMax(documents.flat().length)
  const frequent = [...counts.values()].filter(({ count }) => count > limit)
  return new Map(frequent.map(({ keys, count }) => [nameOfGram(...keys), count]))
}

function times(count: number, ...keys: Keys): string[] {
  return Array.from({ length: count }, () => keys).flat()
}

/** Words that stand once each. */
function others(count: number, name = 'w'): string[] {
  return Array.from({ length: count }, (_, at) => `${name}${at}`)
}

/** Phrases said again and again, about as often as is too often, among many words said once. */
const documents = fc.array(
  fc
    .array(
      fc.oneof(
        fc
          .tuple(
            fc.constantFrom(1, 64, 128, 255, 256, 257, 300),
            fc.array(fc.constantFrom('the', 'of', 'people', 'by'), { minLength: 1, maxLength: 6 }),
          )
          .map(([count, phrase]) => times(count, ...phrase)),
        fc.nat(1500).map((count) => others(count)),
      ),
      { maxLength: 4 },
    )
    .map((parts) => parts.flat()),
  { maxLength: 4 },
)

describe('the too-frequent grams', () => {
  it('are those that counting all grams of one to four words finds, with the same counts', () => {
    fc.assert(
      fc.property(documents, (all) => {
        expect(frequentOf(all)).toEqual(counted(all))
      }),
      { numRuns: 40 },
    )
  })

  it('are the same in whatever order the documents come', () => {
    fc.assert(
      fc.property(documents, (all) => {
        expect(frequentOf(all.toReversed())).toEqual(frequentOf(all))
      }),
      { numRuns: 10 },
    )
  })

  it.each([256, 257])(
    'of a small library stand more than 256 times: a word that stands %i times',
    (count) => {
      const expected = count > 256 ? [[nameOfGram('the'), count]] : []
      expect([...frequentOf([others(count).flatMap((other) => ['the', other])])]).toEqual(expected)
    },
  )

  it('of a larger one stand more often than once in 1,000 words', () => {
    const [never, ever] = [times(300, 'rarely', 'x'), times(301, 'often', 'y')]
    const words = [...never, ...ever]
    const frequent = frequentOf([words, others(300_000 - words.length)])
    expect(frequent.get(nameOfGram('rarely'))).toBeUndefined()
    expect(frequent.get(nameOfGram('often'))).toBe(301)
  })

  it('do not go on from one document to the next', () => {
    const split = Array.from({ length: 300 }, () => ['of', 'the'])
    expect(frequentOf(split)).toEqual(
      new Map([
        [nameOfGram('of'), 300],
        [nameOfGram('the'), 300],
        [nameOfGram('of', 'the'), 300],
      ]),
    )
  })

  it('are not taken for frequent where many rare ones share a counter with them', () => {
    const all = [[...times(2000, 'the'), ...others(20_000)]]
    expect(frequentOf(all)).toEqual(counted(all))
    expect(frequentOf(all).size).toBe(GRAM_WORDS_MAX)
  })

  it('of no documents are none', () => {
    expect(frequentOf([])).toEqual(new Map())
    expect(frequentOf([['so']])).toEqual(new Map())
  })
})
