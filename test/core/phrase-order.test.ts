import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GRAM_WORDS_MAX, hashWords } from '../../src/core/index/gram.ts'
import {
  listOf,
  ORDERED_WORDS_MAX,
  orderPhrases,
  positionsOf,
  wordsOf,
} from '../../src/core/index/phrase-order.ts'

const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('the', 'of', 'people') },
  { weight: 1, arbitrary: fc.nat(30).map((number) => `w${number}`) },
  { weight: 1, arbitrary: fc.constantFrom('', '漢', "don't") },
)
const text = fc.array(word, { maxLength: 200, size: 'max' })
const gram = fc.array(word, { minLength: 1, maxLength: GRAM_WORDS_MAX })

/** Where the gram begins, found by looking everywhere. */
function scan(words: readonly string[], keys: readonly string[]): number[] {
  return [...words.keys()].filter((at) => keys.every((key, word) => words[at + word] === key))
}

describe('the phrases of a small segment in order', () => {
  it('tell where any gram of up to four words begins', () => {
    fc.assert(
      fc.property(text, gram, (words, keys) => {
        expect(positionsOf(orderPhrases(hashWords(words)), keys)).toEqual(scan(words, keys))
      }),
      { numRuns: 300 },
    )
  })

  it('tell it of every gram that is there, up to the last word', () => {
    fc.assert(
      fc.property(text, (words) => {
        const phrases = orderPhrases(hashWords(words))
        for (const at of words.keys()) {
          for (let count = 1; count <= GRAM_WORDS_MAX && at + count <= words.length; count++) {
            const keys = words.slice(at, at + count)
            expect(positionsOf(phrases, keys)).toEqual(scan(words, keys))
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  it('know no gram that goes on behind the last word', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 3 }), word, (words, count, next) => {
        const keys = [...words.slice(-count), next]
        const found = positionsOf(orderPhrases(hashWords(words)), keys)
        expect(found).toEqual(scan(words, keys))
        expect(found.every((at) => at + keys.length <= words.length)).toBe(true)
      }),
    )
  })

  it('know nothing of where a document ends: whoever asks tells the crossing ones apart', () => {
    const words = ['of', 'the', 'people', 'of', 'the', 'people']
    const phrases = orderPhrases(hashWords(words))
    expect(positionsOf(phrases, ['people', 'of'])).toEqual([2])
    expect(positionsOf(phrases, ['the', 'people'])).toEqual([1, 4])
  })

  it('give the words back, so that they need not be read again', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(wordsOf(orderPhrases(hashWords(words)))).toEqual(hashWords(words))
      }),
    )
  })

  it('are plain ASCII', () => {
    fc.assert(
      fc.property(text, (words) => {
        const { names, sequence, order } = orderPhrases(hashWords(words))
        expect(names + sequence + order).toMatch(/^[\w-]*$/)
      }),
    )
  })

  it('can be of as many words as their numbers count, and are refused for more', () => {
    const words = new Uint32Array(2 * ORDERED_WORDS_MAX)
    words.set(hashWords(['we', 'beg', 'no', 'more']), words.length - 8)
    expect(positionsOf(orderPhrases(words), ['beg', 'no', 'more'])).toEqual([ORDERED_WORDS_MAX - 3])
    expect(() => orderPhrases(new Uint32Array(2 * (ORDERED_WORDS_MAX + 1)))).toThrow(RangeError)
  })

  it.each(['sequence', 'order'] as const)('are refused if their %s came back broken', (part) => {
    const words = ['of', 'the', 'people', 'by', 'the', 'people']
    const phrases = orderPhrases(hashWords(words))
    const broken = { ...phrases, [part]: phrases[part].replaceAll(/[\w-]/g, '~') }
    expect(() => positionsOf(broken, ['the', 'people'])).toThrow(RangeError)
  })
})

describe('the list of a gram in a small segment', () => {
  it('has all its positions, however frequent it is', () => {
    const words = Array.from({ length: 3000 }, () => 'the')
    const positions = positionsOf(orderPhrases(hashWords(words)), ['the', 'the'])
    expect(listOf(positions)).toEqual({ positions: [...words.keys()].slice(0, -1), count: 2999, whole: true })
  })

  it('is none if it stands nowhere', () => {
    expect(listOf([])).toBeNull()
  })
})
