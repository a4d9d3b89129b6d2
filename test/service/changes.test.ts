import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align } from '../../src/core/alignment/align.ts'
import { readClaim } from '../../src/core/claim/claim.ts'
import { tokenize } from '../../src/core/text/token.ts'
import { type Comparison, compare } from '../../src/core/wording/wording.ts'
import type { Edit, Wording } from '../../src/service/answer.ts'
import { type MarkedPart, markChanges } from '../../src/service/changes.ts'

/** In short: `[-struck-]`, `{+inserted+}`, `<mark>`, `{=opened=}`, their spaces included. */
function short(parts: readonly MarkedPart[]): string {
  const signs = {
    kept: ['', ''],
    struck: ['[-', '-]'],
    inserted: ['{+', '+}'],
    mark: ['<', '>'],
    opened: ['{=', '=}'],
  } as const
  return parts.map(({ kind, text }) => signs[kind].join(text)).join('')
}

function compared(quote: string, text: string): Comparison {
  const claim = readClaim(quote)
  const source = { words: tokenize(text), text, offset: 0, language: 'en' }
  const alignment = align(claim, source, { cells: 0 })
  if (alignment === null) throw new Error(`"${quote}" has no place in "${text}"`)
  return compare(claim, source, alignment, [])
}

describe('markChanges() corrects a claim as an editor does:', () => {
  const WORDS: readonly (readonly [what: string, source: string, claim: string, marked: string])[] = [
    [
      'strikes a word, then inserts the source’s',
      'We will sell it all',
      'We will rent it all',
      'We will [-rent-]{+ sell+} it all',
    ],
    [
      'strikes what the source does not have',
      'We will sell it all',
      'We will gladly sell it all',
      'We will [-gladly-] sell it all',
    ],
    [
      'inserts what the claim leaves out',
      'We will not sell it all',
      'We will sell it all',
      'We will {+not +}sell it all',
    ],
    [
      'opens an honest ellipsis',
      'We will not sell the old and weary mill to strangers',
      'We will not sell the old … mill to strangers',
      'We will not sell the old <…>{= and weary=} mill to strangers',
    ],
    [
      'opens one in brackets, dots and all',
      'We will not sell the old and weary mill to strangers',
      'We will not sell the old [...] mill to strangers',
      'We will not sell the old <[...]>{= and weary=} mill to strangers',
    ],
    [
      'resolves a bracket',
      'Now we shall see whether it helps the people of the valley',
      'Now we shall see whether [the mill] helps the people of the valley',
      'Now we shall see whether <[the mill]>{= it=} helps the people of the valley',
    ],
    [
      'resolves a letter in brackets',
      'Then We will see the people of the valley',
      '[w]e will see the people of the valley',
      '<[w]e>{= We=} will see the people of the valley',
    ],
    [
      'keeps a bracket that stands for nothing',
      'We will sell the mill to the people',
      'We will sell the [old] mill to the people',
      'We will sell the <[old]> mill to the people',
    ],
    [
      'strikes an ellipsis that hides a “not”',
      'We will not beg anybody for the old mill',
      'We will … beg anybody for the old mill',
      'We will [-…-]{+ not+} beg anybody for the old mill',
    ],
    [
      'strikes a bracket that replaces a number',
      'We have five mills in the valley of the river',
      'We have [six] mills in the valley of the river',
      'We have [-[six]-]{+ five+} mills in the valley of the river',
    ],
    [
      'puts no space where the script has none',
      '我们明天不卖旧磨坊给他们',
      '我们明天卖旧磨坊给她们',
      '我们明天{+不+}卖旧磨坊给[-她-]{+他+}们',
    ],
    [
      'leaves the markup of the claim where it is',
      'We will sell the mill to the people',
      'We will **rent** the *mill* to the people',
      'We will **[-rent-]{+ sell+}** the *mill* to the people',
    ],
  ]

  it.each(WORDS)('%s: “%s” claimed as “%s”', (_, source, quote, marked) => {
    expect(short(markChanges(quote, compared(quote, source)))).toBe(marked)
  })

  const edit = (op: Edit['op'], claimed: string, source: string, at: number): Edit => {
    return { op, claimed, source, at, weight: 'light', detail: [] }
  }

  it('takes no mark for honest where another makes the place altered', () => {
    const edits = [edit('elide', '…', 'and weary', 2)]
    expect(short(markChanges('the old … mill', { edits, wording: 'altered' }))).toBe(
      'the old [-…-]{+ and weary+} mill',
    )
    expect(short(markChanges('the old … mill', { edits, wording: 'stitched' }))).toContain('[-…-]')
  })

  it('inserts what follows the last word behind it, within the closing mark', () => {
    const edits = [edit('delete', '', 'away', 3)]
    expect(short(markChanges('“sell it all.”', { edits, wording: 'altered' }))).toBe(
      '“sell it all{+ away+}.”',
    )
  })

  it('inserts before the ellipsis what the source has before the words it stands for', () => {
    const edits = [edit('delete', '', 'very', 1), edit('elide', '…', 'and weary', 1)]
    expect(short(markChanges('old … mill', { edits, wording: 'altered' }))).toBe(
      'old {+very +}[-…-]{+ and weary+} mill',
    )
  })

  it('finds the words of a source that has markup itself', () => {
    const edits = [edit('replace', 'two', 'three', 4)]
    const parts = markChanges('see note [2] of two', { edits, wording: 'altered' })
    expect(short(parts)).toBe('see note [2] of [-two-]{+ three+}')
  })

  const PIECES = [
    'We',
    'will',
    '…',
    '[NATO]',
    '[w]e',
    '...',
    '“',
    '”',
    '**',
    '<b>',
    '[2]',
    '(Laughter.)',
    '.',
  ]
  const quotes = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(' ')),
  )
  const edits = fc.array(
    fc.record({
      op: fc.constantFrom('replace', 'insert', 'delete', 'elide', 'bracket'),
      claimed: fc.oneof(quotes, fc.constant('')),
      source: quotes,
      at: fc.nat({ max: 12 }),
      weight: fc.constantFrom('light', 'full'),
      detail: fc.constant([]),
    }),
    { maxLength: 6 },
  )
  const wordings = fc.constantFrom<Wording>('altered', 'elided', 'stitched')

  it('without what is inserted and opened the quote stands as it was sent, whatever it is', () => {
    fc.assert(
      fc.property(quotes, edits, wordings, (sent, found, wording) => {
        const parts = markChanges(sent, { edits: found, wording })
        const own = parts.filter(({ kind }) => kind !== 'inserted' && kind !== 'opened')
        expect(own.map(({ text }) => text).join('')).toBe(sent)
      }),
      { numRuns: 500 },
    )
  })

  it('without what is struck and the marks the source’s words stand, whatever was changed', () => {
    const words = (min: number) =>
      fc.array(fc.constantFrom('the', 'mill', 'old', 'by', 'river', 'we', '…', 'sells'), {
        minLength: min,
        maxLength: 14,
      })
    fc.assert(
      fc.property(words(4), words(2), (held, claimed) => {
        const text = held.filter((word) => word !== '…').join(' ')
        const quote = claimed.join(' ')
        fc.pre(text !== '' && readClaim(quote).words.length > 0)
        const claim = readClaim(quote)
        const source = { words: tokenize(text), text, offset: 0, language: 'en' }
        const alignment = align(claim, source, { cells: 0 })
        fc.pre(alignment !== null)
        if (alignment === null) return
        const comparison = compare(claim, source, alignment, [])
        const right = markChanges(quote, comparison).filter(
          ({ kind }) => kind !== 'struck' && kind !== 'mark',
        )
        const { start, end } = comparison.span
        const wordsOf = (written: string): string[] => tokenize(written).map(({ word }) => word)
        expect(wordsOf(right.map(({ text }) => text).join(''))).toEqual(wordsOf(text.slice(start, end)))
      }),
      { numRuns: 500 },
    )
  })
})
