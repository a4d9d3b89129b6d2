import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, mayBeTwo, pairing, slip } from '../../src/core/spelling/spelling.ts'
import { type Token, tokenize } from '../../src/core/text/token.ts'

/** Slips between two words, counted as the definition says, trying everything. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const least = Math.min(
    distance(a.slice(1), b) + 1,
    distance(a, b.slice(1)) + 1,
    distance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  )
  const swapped = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0]
  return swapped ? Math.min(least, distance(a.slice(2), b.slice(2)) + 1) : least
}

const letters = (max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: max })

describe('editDistance()', () => {
  it('counts letters inserted, dropped, replaced and swapped', () => {
    fc.assert(
      fc.property(letters(6), letters(6), (a, b) => {
        expect(editDistance(a, b, 20)).toBe(distance(a, b))
      }),
    )
  })

  it('gives up beyond the limit, and not before', () => {
    fc.assert(
      fc.property(letters(6), letters(6), fc.nat(4), (a, b, limit) => {
        const exact = distance(a, b)
        const found = editDistance(a, b, limit)
        if (exact <= limit) expect(found).toBe(exact)
        else expect(found).toBeGreaterThan(limit)
      }),
    )
  })
})

describe('slip()', () => {
  const SLIPS: readonly (readonly [a: string, b: string, letters: 0 | 1 | 2])[] = [
    ['kosovo', 'kosvo', 1],
    ['american', 'amercian', 1],
    ['ivashov', 'ivashow', 1],
    ['relevant', 'relevent', 1],
    ['agreement', 'agrement', 1],
    ['negotiation', 'negotation', 1],
    ['negotiation', 'negotaition', 1],
    ['chernomyrdin', 'chernomirden', 2],
    ['beg', 'bet', 0],
    ['not', 'now', 0],
    ['sector', 'doctor', 0],
    ['same', 'same', 0],
    ['1999', '1998', 0],
    ['20th', '21th', 0],
    ['ivashov', 'yeltsin', 0],
  ]

  it.each(SLIPS)('reads %s and %s as %i letters apart, or as other words', (a, b, count) => {
    expect(slip(a, b)).toBe(count)
    expect(slip(b, a)).toBe(count)
  })

  it('agrees with counting, whatever the words', () => {
    fc.assert(
      fc.property(letters(9), letters(9), (a, b) => {
        const shorter = Math.min(a.length, b.length)
        const allowed = shorter < 4 ? 0 : shorter < 8 ? 1 : 2
        const counted = editDistance(a, b, 20)
        expect(slip(a, b)).toBe(counted <= allowed ? counted : 0)
      }),
    )
  })

  it('never takes one number for another', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(slip(String(a), String(b))).toBe(0)
      }),
    )
  })
})

function one(text: string): Token {
  const [word] = tokenize(text)
  if (word === undefined) throw new RangeError(`No word in "${text}"`)
  return word
}

describe('one word and two', () => {
  const PAIRS: readonly (readonly [
    word: string,
    two: string,
    tight: boolean,
    how: ReturnType<typeof pairing>,
  ])[] = [
    ['cannot', 'can not', false, 'respelled'],
    ['today', 'to-day', true, 'respelled'],
    ['tomorrow', 'to morrow', false, 'respelled'],
    ['wellknown', 'well-known', true, 'respelled'],
    ['wellknown', 'well known', false, null],
    ['notable', 'not able', false, null],
    ['%', 'per cent', false, 'respelled'],
    ['percent', 'per cent', false, 'respelled'],
    ['don’t', 'do not', false, 'contracted'],
    ['can’t', 'can not', false, 'contracted'],
    ['won’t', 'will not', false, 'contracted'],
    ['we’ll', 'we will', false, 'contracted'],
    ['we’ll', 'we shall', false, 'contracted'],
    ['they’re', 'they are', false, 'contracted'],
    ['I’ve', 'I have', false, 'contracted'],
    ['I’m', 'I am', false, 'contracted'],
    ['he’d', 'he would', false, 'contracted'],
    ['he’d', 'he had', false, 'contracted'],
    ['it’s', 'it is', false, 'contracted'],
    ['let’s', 'let us', false, 'contracted'],
    ['don’t', 'do', false, null],
    ['don’t', 'did not', false, null],
    ['don’t', 'do now', false, null],
    ['won’t', 'would not', false, null],
    ['we’re', 'we were', false, null],
    ['its', 'it is', false, null],
    ['general’s', 'general was', false, null],
  ]

  it.each(PAIRS)('%s for %s (hyphened: %s) is %s', (word, two, tight, how) => {
    const [first, second = one('beg')] = tokenize(two)
    expect(pairing(one(word), [first ?? one('beg'), second], tight)).toBe(how)
  })

  it('is looked for wherever it is not a matter of hyphens', () => {
    for (const [word, , tight, how] of PAIRS) {
      if (how !== null && !tight) expect(mayBeTwo(one(word))).toBe(true)
    }
    expect(mayBeTwo(one('beg'))).toBe(false)
  })
})
