import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Document, type Locator, type Metadata, NOTHING_KNOWN } from '../../src/core/document.ts'
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
import { cutBlocks } from '../../src/core/index/cut.ts'
import { hashWords } from '../../src/core/index/gram.ts'
import { placed, prepare, restore } from '../../src/core/index/prepare.ts'
import { overlaps, type Span } from '../../src/core/span.ts'
import { type Token, tokenize } from '../../src/core/text/token.ts'
import { NOBODY, type Utterance } from '../../src/core/utterance.ts'
import { AWKWARD } from './awkward.ts'

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
function marked(
  text: string,
  first: number,
  marks: Marked = {},
): { document: PreparedDocument; tokens: Token[] } {
  const { silent = [], locators = [], utterances = [] } = marks
  const tokens = tokenize(text, silent)
  const record = {
    metadata: METADATA,
    sha256: '00',
    digest: '01',
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
      words: hashWords(tokens.map((token) => token.key)),
      silent,
      locators,
      overrides: [],
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
    fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 40, size: 'max' }),
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
          const { document } = marked(`so ${text}\n`, at * 10, {
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
    const { document } = marked(text, 0, { utterances, locators })
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
        const { document } = marked(text, first)
        const joined = joinSlices([...slicesOf(document).values()])
        expect([joined.start, joined.text]).toEqual([0, text])
      }),
      { numRuns: 40 },
    )
  })

  it('are refused where one is missing', () => {
    const { document } = marked('word '.repeat(3 * BLOCK_WORDS), 0)
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
          const { document, tokens } = marked(text, first)
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
    const { document, tokens } = marked(text, 100, { silent })
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
      const { document, tokens } = marked(line.repeat(1500), 77)
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
    const { document } = marked('word '.repeat(100), 0)
    const slice = cutSlice(document, 10, 20)
    expect(tokensOf(slice, 0, 100)).toHaveLength(10)
    expect(tokensOf(slice, 30, 40)).toEqual([])
    expect(tokensOf(slice, 0, 5)).toEqual([])
  })
})

/** Documents as a reader hands them over, in the order of a segment; some are longer than a block. */
const documents = fc
  .array(
    fc.tuple(
      fc.array(fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'grapheme', maxLength: 5 })), {
        maxLength: 12,
        size: 'max',
      }),
      fc.constantFrom(1, 3, 80),
      fc.constantFrom(null, 'Leonid Ivashov'),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((texts) => {
    let first = 0
    return texts.map(([sentences, times, speaker], at) => {
      const one = prepare({
        document: read(`${at}`, `so ${sentences.join('').repeat(times)}`, speaker),
        sha256: '00',
        digest: `${at}`,
      })
      first += one.record.words
      return placed(one, first - one.record.words)
    })
  })

function read(id: string, text: string, speaker: string | null): Document {
  const silent = Array.from(text.matchAll(/\[Laughter\]/g), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }))
  const locators = Array.from(text.matchAll(/\S+\n\n/g), ({ index }, at) => ({
    start: index,
    label: `1:${at}`,
  }))
  return { metadata: { ...METADATA, id, speaker }, text, silent, locators, overrides: [] }
}

describe('the blocks of a segment', () => {
  it('are one for every 4,096 words begun, and hold the words of each range where blocksOf() says', () => {
    fc.assert(
      fc.property(documents, fc.nat(), fc.integer({ min: 1, max: 6000 }), (all, seed, length) => {
        const blocks = [...cutBlocks(all)].map(decodeBlock)
        const words = all.reduce((sum, { record }) => sum + record.words, 0)
        expect(blocks).toHaveLength(Math.ceil(words / BLOCK_WORDS))
        for (const { record, text, silent } of all) {
          const tokens = tokenize(text, silent)
          const border = BLOCK_WORDS - (record.first % BLOCK_WORDS)
          const ranges = [
            [seed % record.words, (seed % record.words) + length],
            [border - OVERLAP_WORDS, border + length],
            [Math.max(0, border - length), border + OVERLAP_WORDS],
          ] as const
          for (const [from, end] of ranges) {
            const to = Math.min(record.words, end)
            if (from < 0 || from >= to) continue
            const slices = blocksOf(record.first + from, record.first + to)
              .flatMap((block) => blocks[block] ?? [])
              .filter(({ document }) => document.digest === record.digest)
            expect(tokensOf(joinSlices(slices), from, to)).toEqual(tokens.slice(from, to))
          }
        }
      }),
      { numRuns: 20 },
    )
  })

  it('hold all that was read out of a document, so that it need not be read again', () => {
    fc.assert(
      fc.property(documents, (all) => {
        const slices = [...cutBlocks(all)].flatMap(decodeBlock)
        for (const one of all) {
          const own = slices.filter(({ document }) => document.digest === one.record.digest)
          expect(restore(joinSlices(own))).toEqual(one)
        }
      }),
      { numRuns: 20 },
    )
  })

  it.each([
    [1, 1],
    [BLOCK_WORDS - 1, 1],
    [BLOCK_WORDS, 1],
    [BLOCK_WORDS + 1, 2],
    [3 * BLOCK_WORDS, 3],
  ])(
    'of a document of %i words and one of a word behind it are no more than they must be',
    (words, blocks) => {
      const long = marked('word '.repeat(words), 0).document
      const short = marked('word', words).document
      expect([...cutBlocks([long])]).toHaveLength(blocks)
      expect([...cutBlocks([long, short])]).toHaveLength(Math.ceil((words + 1) / BLOCK_WORDS))
    },
  )

  it('come as soon as their last document is read, for a library may be larger than memory', () => {
    const heard: string[] = []
    function* reading(): Generator<PreparedDocument> {
      for (let at = 0; at < 6; at++) {
        heard.push(`document ${at}`)
        yield marked('word '.repeat(BLOCK_WORDS / 2), (at * BLOCK_WORDS) / 2).document
      }
    }
    for (const _ of cutBlocks(reading())) heard.push('block')
    expect(heard).toEqual([0, 2, 4].flatMap((at) => [`document ${at}`, `document ${at + 1}`, 'block']))
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
