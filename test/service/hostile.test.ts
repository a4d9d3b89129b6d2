/** Claims and texts made to cost much. Work is counted, so what is asserted here holds on any machine. */
import { beforeAll, describe, expect, it } from 'vitest'
import { tokenize } from '../../src/core/text/token.ts'
import { CELLS_MAX, WORDS_MAX } from '../../src/core/work.ts'
import { type Library, openLibrary } from '../../src/service/library.ts'
import { publish } from '../../src/service/publish.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { open } from './shelf.ts'
import { ask } from './starter.ts'
import { textOf } from './text.ts'

const COST_MAX = { rounds: 4, keys: 48, postings: 24_000, cells: CELLS_MAX, words: WORDS_MAX }

/** 50,000 words without a full stop, some of them everywhere and most of them rare. */
const SENTENCE = Array.from({ length: 50_000 }, (_, at) => {
  const number = (at * 48_271) % 65_537
  return number % 3 === 0 ? ['of', 'the', 'and', 'by'][number % 4] : `w${number.toString(36)}n`
})
const CHINESE = Array.from({ length: 20_000 }, (_, at) =>
  String.fromCharCode(0x4e00 + (((at * 48_271) % 65_537) % 400)),
).join('')

const TEXTS = [
  textOf('one-word', 'the '.repeat(200_000)),
  textOf('two-words', 'of the '.repeat(50_000)),
  textOf('marks', `${'“a” the “b” he said '.repeat(5000)}${'“'.repeat(20_000)}${'”'.repeat(20_000)} end`),
  textOf('quotations', '“a” '.repeat(30_000)),
  textOf('sentence', SENTENCE.join(' ')),
  textOf('sentences', 'He said. '.repeat(20_000)),
  textOf('chinese', CHINESE, { language: 'zh' }),
  textOf('long-word', `the ${'ab'.repeat(7900)} of him`),
]

const numbered = (name: (number: number) => string): string =>
  Array.from({ length: 2000 }, (_, at) => name(at)).join(' ')
const longest = SENTENCE.slice(100, 2100)

/** The verdicts that are not wrong: what stands in a text is never called changed, nor the reverse. */
const STANDS = ['verbatim', 'undetermined']
const ABSENT = ['not_found', 'undetermined']
const CHANGED = ['altered', 'not_found', 'undetermined']

const CLAIMS: readonly (readonly [what: string, quote: string, verdicts: readonly string[]])[] = [
  ['one frequent word 2,000 times', 'the '.repeat(2000), STANDS],
  ['one frequent word 100 times', 'the '.repeat(100), STANDS],
  ['one frequent word three times', 'the the the', STANDS],
  ['two frequent words in turn', 'of the '.repeat(1000), STANDS],
  ['two frequent words, once swapped', `${'of the '.repeat(500)}the of ${'of the '.repeat(400)}`, CHANGED],
  ['2,000 words that no text has', numbered((at) => `u${at.toString(36)}q`), ABSENT],
  ['2,000 words much like those of a text', numbered((at) => `w${at.toString(36)}m`), CHANGED],
  ['the longest quotation', longest.join(' '), STANDS],
  [
    'the longest with every second word changed',
    longest.map((word, at) => (at % 2 === 0 ? word : `x${at}`)).join(' '),
    CHANGED,
  ],
  ['the longest with every second word dropped', longest.filter((_, at) => at % 2 === 0).join(' '), CHANGED],
  [
    'the longest with its halves changed about',
    [...longest.slice(1000), ...longest.slice(0, 1000)].join(' '),
    CHANGED,
  ],
  ['a word of 16,000 letters', 'a'.repeat(16_000), ABSENT],
  ['a long word with one letter changed', `the ${'ab'.repeat(7899)}a of him`, CHANGED],
  ['16,000 digits', '1'.repeat(16_000), ABSENT],
  ['2,000 numbers', '1 2 '.repeat(1000), ABSENT],
  ['2,000 numbers in words', 'twenty one '.repeat(1000), ABSENT],
  ['a row of combining marks', `the a${'\u0301'.repeat(15_900)}`, ABSENT],
  ['a row of brackets', `the the ${'['.repeat(7990)}${']'.repeat(7990)}`, STANDS],
  ['every word in brackets', '[the] '.repeat(2000), [...STANDS, 'altered']],
  ['a row of ellipses', `the the ${'…'.repeat(15_900)}`, STANDS],
  ['an ellipsis behind every word', 'the … '.repeat(2000), STANDS],
  [
    'an ellipsis between far words',
    longest.filter((_, at) => at % 3 === 0).join(' … '),
    [...CHANGED, 'verbatim'],
  ],
  ['a row of quotation marks', `the the ${'“”'.repeat(7900)}`, STANDS],
  ['every word in quotation marks', '“a” '.repeat(2000), STANDS],
  ['2,000 one-word sentences', 'He said. '.repeat(1000), STANDS],
  ['contractions opened and closed', 'can’t can not '.repeat(660), ABSENT],
  ['every second Chinese character changed', CHINESE.slice(0, 2000).replace(/(.)./gsu, '$1好'), CHANGED],
]

let library: Library
beforeAll(async () => {
  library = await open(TEXTS)
}, 60_000)

describe('verify() stays within its budget, and is not wrong, if asked', () => {
  it.each(CLAIMS)(
    'for %s',
    async (_, quote, verdicts) => {
      const { answer, cost } = await ask(library, quote)
      expect(verdicts).toContain(answer.verdict)
      expectWithin(cost)
      if (answer.verdict === 'undetermined')
        expect(answer.reasons.join()).toMatch(/budget_exhausted|ambiguous/)
    },
    20_000,
  )

  it.each(TEXTS.map(({ metadata }) => metadata.id))(
    'to look only in the text %s',
    async (document) => {
      for (const quote of ['the '.repeat(1500), '“a” b '.repeat(500), longest.toReversed().join(' ')]) {
        const { cost } = await ask(library, quote, { document })
        expectWithin(cost)
      }
    },
    20_000,
  )
})

describe('a claim that stands at every word of a text', () => {
  it('is told with as many places as were looked at, and that these are not all', async () => {
    const { answer } = await ask(library, 'the '.repeat(2000))
    expect(answer.verdict).toBe('verbatim')
    expect(answer.places.complete).toBe(false)
    expect(tokenize(answer.matches[0]?.text ?? '')).toHaveLength(2000)
  })
})

describe('a small text of one word that the library beside it hardly has', () => {
  const REFRAINS = [
    ['all of it', 'vi '.repeat(2000)],
    ['some of it', 'vi '.repeat(8)],
    ['with another word', 'vi vi vi never vi vi vi'],
  ] as const
  it.each(REFRAINS)('costs no more to ask for: %s', async (_, quote) => {
    const store = memoryStore()
    await publish(store, [textOf('sentence', SENTENCE.join(' '))], { smallWords: 0 })
    await publish(store, [textOf('refrain', 'vi '.repeat(60_000))])
    const beside = await openLibrary(store)
    if (beside === null) throw new Error('The texts were published, but are not there')
    const { cost } = await ask(beside, quote)
    expectWithin(cost)
  })
})

function expectWithin(cost: object): void {
  for (const [name, most] of Object.entries(COST_MAX)) {
    expect.soft({ [name]: cost[name as keyof typeof cost] }).toSatisfy((one) => one[name] <= most)
  }
}
