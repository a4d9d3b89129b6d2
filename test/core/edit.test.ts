import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align } from '../../src/core/alignment/align.ts'
import { readClaim } from '../../src/core/claim/claim.ts'
import { tokenize } from '../../src/core/text/token.ts'
import { detailOf } from '../../src/core/wording/detail.ts'
import type { Edit } from '../../src/core/wording/finding.ts'
import { type Comparison, compare } from '../../src/core/wording/wording.ts'

function compared(quote: string, text: string): Comparison | null {
  const claim = readClaim(quote)
  const source = { words: tokenize(text), text, offset: 0, language: 'en' }
  const alignment = align(claim, source, { cells: 0 })
  return alignment === null ? null : compare(claim, source, alignment, [])
}

/** In short: `3 -dropped`, `3 +added`, `3 -source +claimed`. */
function short({ at, claimed, source }: Edit): string {
  return [
    String(at),
    ...(source === '' ? [] : [`-${source}`]),
    ...(claimed === '' ? [] : [`+${claimed}`]),
  ].join(' ')
}

type Case = readonly [source: string, claim: string, edits: readonly string[]]

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'a negation is one with its "do", and never passed off as another word': [
    ['We do not intend to sell the mill', 'We intend to sell the mill', ['1 -do not']],
    [
      'He said so. Not to sell the tower is a mistake',
      'The plan to sell the tower is a mistake',
      ['0 -Not +The plan'],
    ],
    ['We don’t intend to sell the mill', 'We intend to sell the mill', ['1 -don’t']],
    ['We intend to sell the mill', 'We do not intend to sell the mill', ['1 +do not']],
    ['We do not do it on Sundays', 'We do it on Sundays', ['1 -do not']],
    ['We do not read and we do not write', 'We do not read and we write', ['6 -do not']],
    ['We do not read and we do not write', 'We read and we write', ['1 -do not', '4 -do not']],
    ['We do not swim and do not fish there', 'We do not fish there', ['1 -do not swim and']],
    ['He does not want rain', 'He wants rain', ['1 -does not want +wants']],
    ['They will not go home', 'They will never go home', ['2 -not +never']],
    ['They will go home now', 'They won’t go home now', ['1 -will +won’t']],
    ['They won’t go home now', 'They will not go home now', ['1 -won’t +will not']],
    ['It is not true, not now, not ever', 'It is true, now, ever', ['2 -not', '3 -not', '4 -not']],
  ],
  'of words among their like the last is told, or the whole clause or phrase': [
    ['He said that that mill was old', 'He said that mill was old', ['3 -that']],
    ['He said that mill was old', 'He said that that mill was old', ['3 +that']],
    ['It was a very old mill', 'It was a very very very old mill', ['4 +very very']],
    ['It is a far, far better mill', 'It is a far better mill', ['4 -far']],
    [
      'in the field, in the wood, in the lake they fish',
      'in the field, in the lake they fish',
      ['3 -in the wood'],
    ],
    [
      'of the wise, for the wise, they say',
      'of the wise, by the wise, for the wise, they say',
      ['3 +by the wise'],
    ],
    ['he went to the mill to buy the flour', 'he went to buy the flour', ['2 -to the mill']],
    [
      'we swim in the lake, we swim in the fields',
      'we swim in the lake, we swim in the cold river, we swim in the fields',
      ['5 +we swim in the cold river'],
    ],
  ],
  'words in another order are told as dropped and added': [
    ['He was only ten years old', 'He only was ten years old', ['1 +only', '3 -only']],
    ['to boldly sail where nobody sailed', 'boldly to sail where nobody sailed', ['0 -to', '1 +to']],
    ['quickly to sail home is best', 'to quickly sail home is best', ['0 -quickly', '1 +quickly']],
    ['we met in the park today', 'we met today in the park', ['2 +today', '6 -today']],
    [
      'In the morning we walked to the old mill',
      'We walked to the old mill in the morning',
      ['0 -In the morning', '6 +in the morning'],
    ],
    [
      'We walked to the old mill in the morning',
      'In the morning we walked to the old mill',
      ['0 +In the morning', '9 -in the morning'],
    ],
    [
      'I dream, therefore I am here',
      'I am here, therefore I dream',
      ['0 -I dream, therefore', '3 +therefore I dream'],
    ],
  ],
  'a word kept is in no edit, and neighbouring changes are one': [
    ['a big barn on the hill', 'a small mill by the hill', ['1 -big barn on +small mill by']],
    [
      'He gave the book to his brother',
      'He sent the cup to his sister',
      ['1 -gave +sent', '3 -book +cup', '6 -brother +sister'],
    ],
    ['five million people live here', 'six million people live here', ['0 -five +six']],
    [
      'She walks home with one dog today',
      'She walks home with a dog someday',
      ['4 -one +a', '6 -today +someday'],
    ],
    ['The cook who was ill went home early', 'The cook went home early', ['2 -who was ill']],
    ['The cook went home early', 'As I said, the cook went home early', ['0 +As I said']],
    ['The cook went home early', 'The cook went home early, and so did we', ['5 +and so did we']],
    ['I’m sure that we’ll win', 'I am sure we’ll win', ['0 -I’m +I am', '3 -that']],
  ],
}

describe('edits', () => {
  it.each(Object.entries(CASES).flatMap(([rule, cases]) => cases.map((one) => [rule, ...one] as const)))(
    'say that %s: “%s” claimed as “%s”',
    (_, text, quote, edits) => {
      expect(compared(quote, text)?.edits.map(short)).toEqual(edits)
    },
  )

  const VOCABULARY = ['the', 'do', 'not', "don't", 'mill', 'old', 'by']
  const someWords = (min: number, max: number, from = VOCABULARY): fc.Arbitrary<string[]> =>
    fc.array(fc.constantFrom(...from), { minLength: min, maxLength: max })
  const LISTS: readonly (readonly [string, readonly string[]])[] = [
    ['a few words', VOCABULARY],
    ['two words said again and again', ['the', 'mill']],
  ]

  it.each(LISTS)('undone, give the source’s words back: of %s', (_, from) => {
    fc.assert(
      fc.property(someWords(1, 9, [...from]), someWords(1, 12, [...from]), (quote, text) => {
        const found = compared(quote.join(' '), text.join(' '))
        if (found === null) return
        const { start, end } = found.span
        expect(undone(quote, found.edits)).toEqual(wordsOf(text.join(' ').slice(start, end)))
      }),
      { numRuns: 1500 },
    )
  })

  it.each(LISTS)('neither begin nor end with a word that is on both sides: of %s', (_, from) => {
    fc.assert(
      fc.property(someWords(1, 9, [...from]), someWords(1, 12, [...from]), (quote, text) => {
        for (const { claimed, source } of compared(quote.join(' '), text.join(' '))?.edits ?? []) {
          const [ours, theirs] = [wordsOf(claimed), wordsOf(source)]
          if (ours.length === 0 || theirs.length === 0) continue
          expect(ours[0]).not.toBe(theirs[0])
          expect(ours.at(-1)).not.toBe(theirs.at(-1))
        }
      }),
      { numRuns: 1500, examples: [[wordsOf('mill not not do the not'), wordsOf('not do the the mill not')]] },
    )
  })

  it('are the same whatever else is claimed far away', () => {
    const rest = Array.from({ length: 40 }, (_, at) => `w${at}`)
    fc.assert(
      fc.property(
        someWords(1, 6),
        someWords(1, 8),
        fc.integer({ min: 20, max: 39 }),
        (quote, text, words) => {
          const told = (count: number): readonly Edit[] | undefined =>
            compared(
              [...rest.slice(0, 15), ...quote, ...rest.slice(15, count)].join(' '),
              [...rest.slice(0, 15), ...text, ...rest.slice(15)].join(' '),
            )?.edits
          expect(told(words)).toEqual(told(words + 1))
        },
      ),
      { numRuns: 150 },
    )
  })
})

/** The claim's words with every edit taken back. */
function undone(quote: readonly string[], edits: readonly Edit[]): string[] {
  const words: string[] = []
  let at = 0
  for (const edit of edits) {
    words.push(...quote.slice(at, edit.at), ...wordsOf(edit.source))
    at = edit.at + wordsOf(edit.claimed).length
  }
  return [...words, ...quote.slice(at)]
}

function wordsOf(text: string): string[] {
  return tokenize(text).map(({ word }) => word)
}

describe('the detail of a replaced word', () => {
  const PAIRS: readonly (readonly [claimed: string, source: string, details: readonly string[]])[] = [
    ['recieve', 'receive', ['ie/ei']],
    ['Recieve', 'receive', ['ie/ei']],
    ['walked', 'walks', ['ed/s']],
    ['mills', 'mill', ['s/']],
    ['comming', 'coming', ['m/']],
    ['wouldn’t', 'would', ['n’t/']],
    ['definately', 'definitely', ['a/i']],
    ['cafés', 'cafe\u0301', ['s/']],
    ['naive\u0308ly', 'naively', ['e\u0308/e']],
    ['𝒹octor', '𝒹ocker', ['to/ke']],
    ['cat', 'dog', []],
    ['hare', 'mill', []],
    ['receive', 'receive', []],
    ['', 'mill', []],
  ]

  it.each(PAIRS)('%j for %j is %j', (claimed, source, details) => {
    const told = detailOf(claimed, source).map(
      (one) =>
        `${claimed.slice(one.claimed.start, one.claimed.end)}/${source.slice(one.source.start, one.source.end)}`,
    )
    expect(told).toEqual(details)
  })

  it('is none for more than one word, and given for one', () => {
    expect(compared('They walked to the old house', 'They walks to the old house')?.edits[0]?.detail).toEqual(
      [{ claimed: { start: 4, end: 6 }, source: { start: 4, end: 5 } }],
    )
    expect(compared('They do not walk', 'They don’t walk')?.edits[0]?.detail).toEqual([])
  })

  it('cuts no character in two and leaves what is outside the same', () => {
    const word = fc.array(fc.constantFrom('a', 'b', 'c', 'é', 'e\u0301', '𝒹', 'x\u0323\u0302'), {
      maxLength: 9,
    })
    fc.assert(
      fc.property(word, word, (a, b) => {
        const [claimed, source] = [`abca${a.join('')}`, `abca${b.join('')}`]
        const details = detailOf(claimed, source)
        const outside = (text: string, spans: readonly { start: number; end: number }[]): string =>
          spans.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
        const ours = details.map((one) => one.claimed)
        const theirs = details.map((one) => one.source)
        if (details.length > 0)
          expect(outside(claimed, ours).normalize('NFC')).toBe(outside(source, theirs).normalize('NFC'))
        for (const [text, spans] of [
          [claimed, ours],
          [source, theirs],
        ] as const) {
          for (const edge of spans.flatMap(({ start, end }) => [start, end])) {
            expect(text.slice(0, edge).isWellFormed()).toBe(true)
            expect(/^\p{M}/u.test(text.slice(edge))).toBe(false)
          }
        }
      }),
    )
  })
})
