import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Locator, type Metadata, NOTHING_KNOWN } from '../../src/core/document.ts'
import {
  BLOCK_WORDS,
  blocksOf,
  cutSlice,
  decodeBlock,
  encodeBlock,
  joinSlices,
  OVERLAP_WORDS,
  type PreparedDocument,
  type Slice,
  tokensOf,
} from '../../src/core/index/block.ts'
import { overlaps, type Span } from '../../src/core/span.ts'
import { type Token, tokenize } from '../../src/core/text/token.ts'
import { NOBODY, type Utterance } from '../../src/core/utterance.ts'

const METADATA: Metadata = {
  id: 'a',
  title: 'A',
  ...NOTHING_KNOWN,
  date: '1999-06-14',
}

type Marked = {
  readonly silent?: readonly Span[]
  readonly locators?: readonly Locator[]
  readonly utterances?: readonly Utterance[]
}

/** The document whose first word is word `first` of its library, and its tokens. */
function prepare(
  text: string,
  first: number,
  marked: Marked = {},
): { document: PreparedDocument; tokens: Token[] } {
  const { silent = [], locators = [], utterances = [] } = marked
  const tokens = tokenize(text, silent)
  const record = {
    metadata: METADATA,
    sha256: '00',
    first,
    words: tokens.length,
    units: text.length,
    marksSpeech: true,
  }
  const starts = Int32Array.from(tokens, (token) => token.start)
  return {
    document: {
      record,
      text,
      starts,
      silent,
      locators,
      voices: { utterances, quoted: [], marksSpeech: true },
    },
    tokens,
  }
}

/** The slices of one document by block, as a library holds them. */
function slicesOf(document: PreparedDocument): Map<number, Slice> {
  const { first, words } = document.record
  const slices = new Map<number, Slice>()
  for (let block = Math.floor(first / BLOCK_WORDS); block * BLOCK_WORDS < first + words; block++) {
    const from = block * BLOCK_WORDS - OVERLAP_WORDS - first
    slices.set(block, cutSlice(document, from, from + BLOCK_WORDS + 2 * OVERLAP_WORDS))
  }
  return slices
}

const WORDS = [
  'we',
  'don’t',
  'U.S.',
  '1,200',
  '-5',
  '.5',
  'rele-\nvant',
  'rele\u00advant',
  '漢字',
  '㍻',
  'ﬁ',
  '…',
  '“so”',
  '\n\n',
  '[so]',
  '—',
  '🙏',
  '\u0301',
  '%',
]
/** Texts of any words, long enough to cross passages or whole blocks. */
const longText = fc
  .tuple(
    fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 40 }),
    fc.integer({ min: 1, max: 400 }),
    fc.constantFrom(' ', ''),
  )
  .map(([words, times, gap]) => `so ${`${words.join(gap)} `.repeat(times)}`)

describe('a block', () => {
  const utterance: Utterance = {
    start: 3,
    end: 9,
    voice: 'speech',
    use: 'quotation',
    attribution: { ...NOBODY, speaker: 'Leonid Ivashov', kind: 'person', date: '1999-06-11', via: ['AP'] },
    continues: false,
  }

  it('gives back the slices that were put into it, whatever their texts hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }), (texts) => {
        const slices = texts.map((text, at): Slice => {
          const { document } = prepare(`so ${text}\n`, at * 10, {
            utterances: [utterance],
            locators: [{ start: 0, label: '1:1' }],
          })
          return cutSlice(document, 0, 100)
        })
        expect(decodeBlock(encodeBlock(slices))).toEqual(slices)
      }),
    )
  })

  it.each(['', 'no block', '[{"length":5}]\nso'])('is refused if it is none: %j', (block) => {
    expect(() => decodeBlock(block)).toThrow(SyntaxError)
  })

  it('carries what is said of its stretch of the text, and nothing that is not', () => {
    const text = Array.from({ length: 6000 }, (_, at) => `w${at}`).join(' ')
    const spans = Array.from({ length: 100 }, (_, at) => ({ start: at * 300 + 10, end: at * 300 + 200 }))
    const utterances = spans.map((span) => ({ ...utterance, ...span }))
    const locators = spans.map(({ start }) => ({ start, label: `at ${start}` }))
    const { document } = prepare(text, 0, { utterances, locators })
    for (const slice of slicesOf(document).values()) {
      const span = { start: slice.start, end: slice.start + slice.text.length }
      expect(slice.utterances).toEqual(utterances.filter((one) => overlaps(span, one)))
      const inForce = locators.findLast(({ start }) => start <= span.start)
      const within = locators.filter(({ start }) => start > span.start && start < span.end)
      expect(slice.locators).toEqual([...(inForce === undefined ? [] : [inForce]), ...within])
    }
    const joined = joinSlices([...slicesOf(document).values()])
    expect([joined.utterances, joined.locators, joined.text]).toEqual([utterances, locators, text])
  })
})

describe('the slices of a document', () => {
  it('put together are its text, to the last character', () => {
    fc.assert(
      fc.property(longText, fc.nat(10_000), (text, first) => {
        const { document } = prepare(text, first)
        const joined = joinSlices([...slicesOf(document).values()])
        expect([joined.start, joined.text]).toEqual([0, text])
      }),
      { numRuns: 40 },
    )
  })

  it('are refused where one is missing', () => {
    const { document } = prepare('word '.repeat(3 * BLOCK_WORDS), 0)
    const slices = slicesOf(document)
    expect(() => joinSlices([...slices.values()].filter((_, at) => at !== 1))).toThrow(RangeError)
    expect(() => joinSlices([])).toThrow(RangeError)
  })

  it('give the words of any range as the whole text does, from the fewest blocks', () => {
    fc.assert(
      fc.property(
        longText,
        fc.nat(10_000),
        fc.nat(),
        fc.integer({ min: 1, max: 2000 }),
        (text, first, seed, length) => {
          const { document, tokens } = prepare(text, first)
          const slices = slicesOf(document)
          const borders = [0, -1, 1].map((by) => BLOCK_WORDS - (first % BLOCK_WORDS) + by)
          for (const start of [seed % tokens.length, ...borders]) {
            if (start < 0 || start >= tokens.length) continue
            const end = Math.min(tokens.length, start + length)
            const read = blocksOf(first + start, first + end).flatMap((block) => slices.get(block) ?? [])
            expect(tokensOf(joinSlices(read), start, end)).toEqual(tokens.slice(start, end))
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('give the words around silent stretches alike', () => {
    const line = 'we beg [Laughter and applause] them '
    const text = line.repeat(4000)
    const silent = Array.from({ length: 4000 }, (_, at) => ({
      start: at * line.length + 7,
      end: at * line.length + 30,
    }))
    const { document, tokens } = prepare(text, 100, { silent })
    expect(tokens).toHaveLength(12_000)
    for (const [from, to] of [
      [0, 40],
      [400, 420],
      [3990, 4010],
      [4090, 4300],
      [11_990, 12_000],
    ] as const) {
      const slices = slicesOf(document)
      const read = blocksOf(100 + from, 100 + to).flatMap((block) => slices.get(block) ?? [])
      expect(tokensOf(joinSlices(read), from, to)).toEqual(tokens.slice(from, to))
    }
  })

  it.each(['we beg 3 / 4 of them, ', 'we lost -5 then\n', 'under < 60 % “so” '])(
    'read signs with their figures wherever a range begins or ends, in %j again and again',
    (line) => {
      const { document, tokens } = prepare(line.repeat(1500), 77)
      const slices = slicesOf(document)
      const border = BLOCK_WORDS - 77
      for (const at of [430, 500, border, border - OVERLAP_WORDS, border + OVERLAP_WORDS]) {
        for (let by = -8; by <= 8; by++) {
          for (const [from, to] of [
            [at + by, at + by + 40],
            [at + by - 40, at + by],
          ] as const) {
            const read = blocksOf(77 + from, 77 + to).flatMap((block) => slices.get(block) ?? [])
            expect(tokensOf(joinSlices(read), from, to)).toEqual(tokens.slice(from, to))
          }
        }
      }
    },
  )

  it('hold no words beyond their own', () => {
    const { document } = prepare('word '.repeat(100), 0)
    const slice = cutSlice(document, 10, 20)
    expect(tokensOf(slice, 0, 100)).toHaveLength(10)
    expect(tokensOf(slice, 30, 40)).toEqual([])
    expect(tokensOf(slice, 0, 5)).toEqual([])
  })
})

describe('blocksOf()', () => {
  const holds = (block: number, from: number, to: number): boolean =>
    block * BLOCK_WORDS - OVERLAP_WORDS <= from && to <= (block + 1) * BLOCK_WORDS + OVERLAP_WORDS

  it('names neighbouring blocks that hold the range between them', () => {
    fc.assert(
      fc.property(fc.nat(30_000), fc.integer({ min: 1, max: 12_000 }), (from, length) => {
        const blocks = blocksOf(from, from + length)
        const [first = 0] = blocks
        const last = blocks.at(-1) ?? 0
        expect(blocks).toEqual(Array.from({ length: last - first + 1 }, (_, at) => first + at))
        expect(first * BLOCK_WORDS - OVERLAP_WORDS).toBeLessThanOrEqual(from)
        expect((last + 1) * BLOCK_WORDS + OVERLAP_WORDS).toBeGreaterThanOrEqual(from + length)
      }),
    )
  })

  it('names one block for every range that one holds, as it does every range of 129 words', () => {
    fc.assert(
      fc.property(fc.nat(30_000), fc.integer({ min: 1, max: 5000 }), (from, length) => {
        const first = Math.floor(from / BLOCK_WORDS)
        const one = [first, first + 1, first + 2].some((block) => holds(block, from, from + length))
        expect(blocksOf(from, from + length).length === 1).toBe(one)
        if (length <= OVERLAP_WORDS + 1) expect(one).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
