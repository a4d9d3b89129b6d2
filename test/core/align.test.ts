import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Alignment,
  align,
  exactAlignments,
  type Source,
  type Step,
} from '../../src/core/alignment/align.ts'
import { type Claim, type ClaimWord, readClaim } from '../../src/core/claim/claim.ts'
import { pairing, slip } from '../../src/core/spelling/spelling.ts'
import { type Token, tokenize } from '../../src/core/text/token.ts'

function sourceOf(text: string): Source {
  return { words: tokenize(text), text, offset: 0, language: 'en' }
}

function aligned(quote: string, text: string): Alignment | null {
  return align(readClaim(quote), sourceOf(text), { cells: 0 })
}

/** The steps in short: `=` kept, `~` kept but respelled or contracted, `!` replaced, `+` added, `-` dropped, `…` and `>` skipped. */
function short({ steps }: Alignment): string {
  const marks = { keep: '=', replace: '!', insert: '+', delete: '-', elide: '…', jump: '>' } as const
  return steps.map(({ op, kept }) => (op === 'keep' && kept !== 'same' ? '~' : marks[op])).join('')
}

const SENTENCE = 'We don’t intend to beg the American side to provide Russia with a relevant sector in Kosovo'

describe('a claim is laid against the source', () => {
  const CLAIMS: readonly (readonly [claim: string, steps: string])[] = [
    ['intend to beg', '==='],
    ['intend to ask', '==!'],
    ['intend to never beg', '==+='],
    ['we intend to beg', '=-==='],
    ['we do not intend to beg', '=~==='],
    ['we don’t intend to beg the Amercian side', '======!='],
    ['intend to beg … a relevant sector', '===…==='],
    ['intend to beg a relevant sector', '===-------==='],
    ['don’t intend to sector in Kosovo', '===>==='],
    ['a relevant sector in Kosovo we don’t intend to beg', '=====>====='],
    ['we dont intend to beg', '=~==='],
  ]

  it.each(CLAIMS)('%j as %s', (claim, steps) => {
    const found = aligned(claim, SENTENCE)
    expect(found === null ? null : short(found)).toBe(steps)
  })

  it('and is no alignment at all if it keeps no word', () => {
    expect(aligned('wholly other words', SENTENCE)).toBeNull()
    expect(aligned('', SENTENCE)).toBeNull()
    expect(aligned('we beg', '')).toBeNull()
  })
})

/** What a word that reads as two neighbours of the other side, whose text is `text`, costs against them. */
function pairCost(one: Token | undefined, a: Token | undefined, b: Token | undefined, text: string): number {
  if (one === undefined || a === undefined || b === undefined) return Infinity
  const gap = text.slice(a.end, b.start)
  // Two words with more than a space or a hyphen between them are never one.
  if (!/^(?:[-‐‑]?|\s+)$/.test(gap)) return Infinity
  const how = pairing(one, [a, b], /^[-‐‑]?$/.test(gap))
  return how === null ? Infinity : how === 'respelled' ? 1 : 2
}

function matchCost(claimed: ClaimWord | undefined, taken: Token | undefined): number {
  if (claimed === undefined || taken === undefined) return Infinity
  if (claimed.word === taken.word) return 0
  if (claimed.key === taken.key) return 1
  return Math.min(claimed.bracket >= 0 ? 1 : 5, slip(claimed.word, taken.word) > 0 ? 3 : 5)
}

/**
 * The cost model, tried out in every way: what the words of the claim from `row` on cost from source
 * word `column` on. `last` is the step before, as a second word dropped or added is cheaper.
 */
function cheapest({ words, elisions, quote }: Claim, source: Source): number {
  const known = new Map<string, number>()

  const rest = (row: number, column: number, last: 'kept' | 'dropped' | 'added' | 'skipped'): number => {
    if (row === words.length) return 0
    const name = `${row} ${column} ${last}`
    const before = known.get(name)
    if (before !== undefined) return before
    const claimed = words[row]
    const added = (claimed?.bracket ?? -1) >= 0 ? 1 : last === 'added' ? 4 : 7
    const ways = [
      matchCost(claimed, source.words[column]) + onwards(row + 1, column + 1),
      pairCost(claimed, source.words[column], source.words[column + 1], source.text) +
        onwards(row + 1, column + 2),
      pairCost(source.words[column], claimed, words[row + 1], quote) + onwards(row + 2, column + 1),
      added + rest(row + 1, column, 'added'),
    ]
    if (row > 0 && last !== 'skipped') {
      if (column < source.words.length)
        ways.push((last === 'dropped' ? 1 : 4) + rest(row, column + 1, 'dropped'))
      for (let to = 0; to <= source.words.length; to++) {
        if (to === column) continue
        const forwards = elisions.has(row) ? 0 : 12
        ways.push((to > column ? forwards : 14) + rest(row, to, 'skipped'))
      }
    }
    const least = Math.min(...ways)
    known.set(name, least)
    return least
  }
  const onwards = (row: number, column: number): number =>
    column > source.words.length || row > words.length ? Infinity : rest(row, column, 'kept')

  return Math.min(...Array.from({ length: source.words.length + 1 }, (_, column) => rest(0, column, 'kept')))
}

/** The same model row by row, for claims that are too long to try out everything; of words that are never two. */
function cheapestByRow({ words, elisions }: Claim, source: Source): number {
  const columns = [...source.words.keys(), source.words.length]
  let settled = columns.map(() => 0)
  let adding = columns.map(() => Infinity)
  for (const [row, claimed] of words.entries()) {
    const open = claimed.bracket >= 0 ? 1 : 7
    const more = claimed.bracket >= 0 ? 1 : 4
    const added = columns.map((at) => Math.min((settled[at] ?? 0) + open, (adding[at] ?? 0) + more))
    const kept = columns.map((at) =>
      Math.min(
        added[at] ?? Infinity,
        (settled[at - 1] ?? Infinity) + matchCost(claimed, source.words[at - 1]),
      ),
    )
    let dropped = Infinity
    for (const at of columns) {
      kept[at] = Math.min(kept[at] ?? Infinity, dropped)
      dropped = Math.min((kept[at] ?? Infinity) + 4, dropped + 1)
    }
    const back = Math.min(...kept) + 14
    const forwards = elisions.has(row + 1) ? 0 : 12
    let before = Infinity
    settled = kept.map((cost) => {
      const least = row + 1 < words.length ? Math.min(cost, before + forwards, back) : cost
      before = Math.min(before, cost)
      return least
    })
    adding = added
  }
  return Math.min(...settled)
}

/** What the steps of an alignment cost by the same model. */
function priceOf(steps: readonly Step[], claim: Claim, source: Source): number {
  let last: Step['op'] | null = null
  let sum = 0
  for (const step of steps) {
    const claimed = claim.words[step.claim]
    const bracketed = (claimed?.bracket ?? -1) >= 0
    if (step.op === 'keep') sum += { same: 0, respelled: 1, contracted: 2, respaced: 3 }[step.kept]
    else if (step.op === 'replace') {
      const isSlip = claimed !== undefined && slip(claimed.word, source.words[step.source]?.word ?? '') > 0
      sum += bracketed ? 1 : isSlip ? 3 : 5
    } else if (step.op === 'insert') sum += bracketed ? 1 : last === 'insert' ? 4 : 7
    else if (step.op === 'delete') sum += last === 'delete' ? 1 : 4
    else if (step.op === 'jump') sum += step.taken > 0 ? 12 : 14
    last = step.op
  }
  return sum
}

const VOCABULARY = [
  'a',
  'b',
  'c',
  'do',
  'not',
  "don't",
  'today',
  'to-day',
  'colour',
  'color',
  'kosovo',
  'kosvo',
  '%',
  'per cent',
]
const sourceText = fc.array(fc.constantFrom(...VOCABULARY), { maxLength: 9 }).map((words) => words.join(' '))
const claimText = fc
  .array(fc.constantFrom(...VOCABULARY, '[a]', '[b c]'), { minLength: 1, maxLength: 6 })
  .map((words) => words.join(' '))
const elidedText = fc
  .array(fc.constantFrom(...VOCABULARY, '[b]', '[kosvo]', '…', '…'), { minLength: 1, maxLength: 7 })
  .map((words) => words.join(' '))

describe('the alignment found', () => {
  it.each([
    ['without ellipses', claimText],
    ['with ellipses', elidedText],
  ])('is the cheapest there is, for claims %s', (_, quotes) => {
    fc.assert(
      fc.property(quotes, sourceText, (quote, text) => {
        const found = aligned(quote, text)
        if (found !== null) expect(found.cost).toBe(cheapest(readClaim(quote), sourceOf(text)))
      }),
      { numRuns: 1500 },
    )
  })

  it('is the cheapest there is, for claims of up to 40 words', () => {
    const many = (least: number, ...others: string[]): fc.Arbitrary<string> =>
      fc
        .array(fc.constantFrom(...VOCABULARY, ...others), { minLength: least, maxLength: 40 })
        .map((words) => words.join(' '))
    fc.assert(
      fc.property(many(7, '[a]', '[b c]', '…'), many(10), (quote, text) => {
        const found = aligned(quote, text)
        if (found !== null) expect(found.cost).toBe(cheapest(readClaim(quote), sourceOf(text)))
      }),
      { numRuns: 25 },
    )
  })

  it('costs what its steps cost', () => {
    fc.assert(
      fc.property(elidedText, sourceText, (quote, text) => {
        const found = aligned(quote, text)
        if (found !== null) expect(priceOf(found.steps, readClaim(quote), sourceOf(text))).toBe(found.cost)
      }),
      { numRuns: 1500 },
    )
  })

  it('accounts for every word of the claim once and in order, and for the source without a gap', () => {
    fc.assert(
      fc.property(elidedText, sourceText, (quote, text) => {
        const claim = readClaim(quote)
        const source = sourceOf(text)
        const found = align(claim, source, { cells: 0 })
        if (found !== null) expectConsistent(found, claim, source)
      }),
      { numRuns: 1500 },
    )
  })
})

function expectConsistent({ steps, start, end }: Alignment, claim: Claim, source: Source): void {
  let claimed = 0
  let at = steps[0]?.source ?? 0
  for (const step of steps) {
    expect(step.claim).toBe(claimed)
    expect(step.source).toBe(at)
    claimed += step.claimed
    at += step.taken
    if (step.op === 'keep' && step.claimed === 1 && step.taken === 1) {
      const [word, original] = [claim.words[step.claim], source.words[step.source]]
      if (step.kept === 'same') expect(word?.word).toBe(original?.word)
      else expect(word?.key).toBe(original?.key)
    }
    if (step.op === 'elide') {
      expect(claim.elisions.has(step.claim)).toBe(true)
      expect(step.taken).toBeGreaterThan(0)
    }
  }
  expect(claimed).toBe(claim.words.length)
  const taken = steps.filter(({ op }) => op === 'keep' || op === 'replace')
  expect(start).toBe(Math.min(...taken.map((step) => step.source)))
  expect(end).toBe(Math.max(...taken.map((step) => step.source + step.taken)))
}

const someWords = (min: number, max: number): fc.Arbitrary<string[]> =>
  fc.array(fc.constantFrom('of', 'the', 'people', 'by', 'for'), { minLength: min, maxLength: max })

describe('words that stand in the source', () => {
  it('are found everywhere they stand, word for word', () => {
    fc.assert(
      fc.property(someWords(1, 3), someWords(0, 30), (claimed, text) => {
        const expected = text.flatMap((_, at) =>
          claimed.every((word, next) => text[at + next] === word) ? [at] : [],
        )
        const found = [...exactAlignments(readClaim(claimed.join(' ')), sourceOf(text.join(' ')))]
        expect(found.map(({ start }) => start)).toEqual(expected)
        for (const { start, end, steps, cost } of found) {
          expect([end - start, cost]).toEqual([claimed.length, 0])
          expect(steps.map(({ claim, source }) => source - claim)).toEqual(claimed.map(() => start))
        }
      }),
    )
  })

  it('cost nothing, and all are kept', () => {
    fc.assert(
      fc.property(someWords(1, 30), fc.nat(), fc.nat(), (text, a, b) => {
        const from = a % text.length
        const words = text.slice(from, from + 1 + (b % (text.length - from)))
        const found = aligned(words.join(' '), text.join(' '))
        expect(found?.cost).toBe(0)
        expect(found?.steps.every(({ op, kept }) => op === 'keep' && kept === 'same')).toBe(true)
      }),
    )
  })
})

describe('one word changed', () => {
  const words = fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { minLength: 4, maxLength: 30 })
  const CHANGES: Readonly<Record<string, (words: readonly string[], at: number) => string[]>> = {
    swapped: (all, at) => all.with(at, 'other'),
    added: (all, at) => all.toSpliced(at, 0, 'not'),
    dropped: (all, at) => all.toSpliced(at, 1),
  }

  it.each(Object.entries(CHANGES))('%s is never taken for the same words', (_, change) => {
    fc.assert(
      fc.property(words, fc.nat(), (numbers, seed) => {
        const text = numbers.map((number) => `w${number}`)
        const claimed = change(text, 1 + (seed % (text.length - 2)))
        const found = aligned(claimed.join(' '), text.join(' '))
        expect(found?.cost).toBeGreaterThan(0)
        expect(found?.steps.some(({ op }) => op !== 'keep')).toBe(true)
        expect(found?.steps.filter(({ op }) => op !== 'keep')).toHaveLength(1)
        expect([...exactAlignments(readClaim(claimed.join(' ')), sourceOf(text.join(' ')))]).toEqual([])
      }),
    )
  })
})

describe('a long claim', () => {
  const TEXT = Array.from({ length: 1200 }, (_, at) => (at % 7 === 0 ? 'the' : `w${(at * 7919) % 997}`))

  it.each([161, 200, 500, 1000])('of %i words taken from the source keeps them all', (length) => {
    for (const from of [0, 1, 100, TEXT.length - length]) {
      const found = aligned(TEXT.slice(from, from + length).join(' '), TEXT.join(' '))
      expect(found).toMatchObject({ cost: 0, start: from, end: from + length })
      expect(found?.steps.every(({ op, kept }) => op === 'keep' && kept === 'same')).toBe(true)
    }
  })

  it.each([0, 1, 80, 160, 299])('of 300 words with word %i changed keeps all the others', (at) => {
    const claimed = TEXT.slice(50, 350).with(at, 'other')
    const found = aligned(claimed.join(' '), TEXT.join(' '))
    const changed = found?.steps.filter(({ op }) => op !== 'keep')
    expect(changed?.map(({ claim, source }) => [claim, source])).toEqual([[at, at + 50]])
  })

  it('accounts for all its words, whatever was cut from it', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(150), fc.nat(30), fc.boolean(), (from, head, cut, marked) => {
        const words = [
          ...TEXT.slice(from, from + head),
          ...(marked ? ['…'] : []),
          ...TEXT.slice(from + head + cut, from + 350),
        ]
        const claim = readClaim(words.join(' '))
        const source = sourceOf(TEXT.join(' '))
        const found = align(claim, source, { cells: 0 })
        if (found === null) throw new RangeError('No alignment')
        expectConsistent(found, claim, source)
      }),
      { numRuns: 40 },
    )
  })

  /** Texts in which words repeat, and a stretch of each with some of its words changed. */
  const edited = (edits: number): fc.Arbitrary<{ text: string[]; claimed: string[] }> =>
    fc
      .record({
        text: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 150, maxLength: 500 }),
        from: fc.double({ min: 0, max: 0.3, noNaN: true }),
        changes: fc.array(fc.tuple(fc.nat(), fc.constantFrom('swap', 'add', 'drop')), {
          maxLength: edits,
        }),
      })
      .map(({ text, from, changes }) => {
        // The smaller a number, the more often its word stands in the text.
        const words = text.map((word) => `w${Math.floor((word * word) / 400)}x`)
        const claimed = words.slice(Math.floor(from * words.length), 400)
        for (const [seed, change] of changes) {
          const at = 1 + (seed % (claimed.length - 2))
          claimed.splice(at, change === 'add' ? 0 : 1, ...(change === 'drop' ? [] : ['other']))
        }
        return { text: words, claimed }
      })

  it('with few changes is aligned at the least cost there is', () => {
    fc.assert(
      fc.property(edited(2), ({ text, claimed }) => {
        const claim = readClaim(claimed.join(' '))
        const source = sourceOf(text.join(' '))
        expect(align(claim, source, { cells: 0 })?.cost).toBe(cheapestByRow(claim, source))
      }),
      { numRuns: 25 },
    )
  })

  it('with many is at the least cost up to 160 words, and never under it beyond', () => {
    fc.assert(
      fc.property(edited(60), ({ text, claimed }) => {
        const claim = readClaim(claimed.join(' '))
        const source = sourceOf(text.join(' '))
        const cost = align(claim, source, { cells: 0 })?.cost ?? 0
        const least = cheapestByRow(claim, source)
        if (claim.words.length <= 160) expect(cost).toBe(least)
        else expect(cost).toBeGreaterThanOrEqual(least)
      }),
      { numRuns: 25 },
    )
  })

  it('taken from two places is aligned at the least cost there is', () => {
    for (const [head, tail] of [
      [TEXT.slice(500, 560), TEXT.slice(100, 160)],
      [TEXT.slice(100, 160), TEXT.slice(500, 560)],
    ] as const) {
      const claim = readClaim([...head, ...tail].join(' '))
      const found = align(claim, sourceOf(TEXT.join(' ')), { cells: 0 })
      expect(found?.steps.map(({ op }) => op)).toContain('jump')
      expect(found?.cost).toBe(cheapestByRow(claim, sourceOf(TEXT.join(' '))))
    }
  })

  it('costs little work if it has few changes, however long it is', () => {
    for (const length of [300, 600, 1100]) {
      const work = { cells: 0 }
      align(
        readClaim(
          TEXT.slice(50, 50 + length)
            .with(100, 'other')
            .join(' '),
        ),
        sourceOf(TEXT.join(' ')),
        work,
      )
      expect(work.cells).toBeLessThan(TEXT.length * 100)
    }
  })

  it('of one word said 2,000 times is aligned or given up', () => {
    const work = { cells: 0 }
    align(readClaim('the '.repeat(2000)), sourceOf(TEXT.join(' ')), work)
    align(readClaim('the '.repeat(2000)), sourceOf('the '.repeat(2600)), work)
    expect(work.cells).toBeLessThan(2_000_000)
  })
})
