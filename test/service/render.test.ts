import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answer, Edit, Match } from '../../src/service/answer.ts'
import { renderAnswer } from '../../src/service/render.ts'

const PLACE: Match = {
  match: 'fuzzy',
  wording: 'altered',
  similarity: 0.9,
  text: 'We will not sell the lighthouse',
  edits: [],
  folds: [],
  signals: [],
  voice: 'speech',
  attribution: {
    speaker: 'Edith Calloway',
    kind: 'person',
    role: 'Mayor',
    date: '2003-05-02',
    via: ['Harbour Wire'],
    evidence: [],
    candidates: [],
  },
  checks: { speaker: 'confirmed', date: 'not_claimed' },
  document: {
    id: 'gazette-12',
    title: 'Council keeps the lighthouse',
    author: null,
    publication: 'Harbour Gazette',
    volume: 3,
    issue: 12,
    date: '2003-05-03',
    language: 'en',
    url: null,
    translation: false,
    sha256: '',
    superseded: false,
  },
  span: { start: 82, end: 113 },
  pieces: [],
  locator: null,
  selector: { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
  context: { before: '', after: '' },
  link: null,
}

const ANSWER: Answer = {
  id: '3f9c',
  verdict: 'altered',
  reasons: ['words_changed'],
  warnings: [{ kind: 'negation_changed', claimed: '', source: 'not' }],
  summary:
    'Harbour Gazette 3:12 (3 May 2003) quotes Edith Calloway saying “not”, which the claim leaves out.',
  claim: {
    quote: 'We will sell the lighthouse',
    speaker: 'Calloway',
    date: null,
    date_read: [],
    document: null,
  },
  places: { count: 1, complete: true },
  matches: [{ ...PLACE, edits: [edit('delete', '', 'not', 2)] }],
  nearest: null,
  corpus: { version: 'b71e', documents: 301, words: 2_600_000, from: '1769', until: '2021' },
}

describe('renderAnswer()', () => {
  it('says verdict, words, person, time, place, change and warning, in this order', () => {
    expect(renderAnswer(ANSWER)).toBe(`ALTERED: words changed

Harbour Gazette 3:12 (3 May 2003) quotes Edith Calloway saying “not”, which the
claim leaves out.

Changed   We will {+not+} sell the lighthouse
          [-only in the claim-] {+only in the source+}

Source    “We will not sell the lighthouse”
Whose     Edith Calloway, Mayor, speech (claim confirmed)
When      2003-05-02
Via       Harbour Wire
Where     Council keeps the lighthouse, Harbour Gazette 3:12, 2003-05-03,
          characters 82 to 113 of gazette-12

Warning   negation changed; source “not”

Places    1
Library   301 documents, 2,600,000 words, 1769–2021, version b71e
Answer    3f9c
`)
  })

  it('says what an honest mark stands for, and what the signs mean', () => {
    const claim = { ...ANSWER.claim, quote: 'We will not … sell the lighthouse' }
    const elided = { ...edit('elide', '…', 'ever rent or', 3), weight: 'light' } as const
    const matches = [{ ...PLACE, wording: 'elided', edits: [elided] } as const]
    expect(renderAnswer({ ...ANSWER, claim, matches })).toContain(`
Marked    We will not … {=ever rent or=} sell the lighthouse
          {=the source’s words for the mark=}
`)
  })

  it('shows other places in short, and the link and locator where there are any', () => {
    const other = { ...PLACE, text: 'It belongs to us', locator: 'Act 2', voice: null }
    const linked = { ...PLACE, link: 'https://example.org/#:~:text=We' }
    const text = renderAnswer({ ...ANSWER, matches: [linked, other], places: { count: 7, complete: false } })
    expect(text).toContain('Link      https://example.org/#:~:text=We\n')
    expect(text).toContain('Also      “It belongs to us” Edith Calloway, Mayor, Council')
    expect(text).toContain('Act 2')
    expect(text).toContain('Places    at least 7\n')
  })

  it('says that the nearest place is no match', () => {
    const nothing = { verdict: 'not_found', reasons: [], warnings: [], matches: [] } as const
    const text = renderAnswer({ ...ANSWER, ...nothing, nearest: PLACE, places: { count: 0, complete: true } })
    expect(text).toMatch(/^NOT FOUND\n/)
    expect(text).not.toContain('Source')
    expect(text).toMatch(
      /Nearest {3}“We will not sell the lighthouse”[\s\S]+too far from the claim to be a\s+match/,
    )
  })

  it('lets no text move the cursor, clear the screen, ring the bell or run backwards', () => {
    const hostile = '\u001b[2Jpay\u0007 \u202enoillim\u202c \r\n\u0085\u009b31m \ud800'
    const text = renderAnswer({
      ...ANSWER,
      summary: hostile,
      claim: { ...ANSWER.claim, quote: hostile },
      warnings: [{ kind: 'quoting', claimed: hostile, source: hostile }],
      matches: [
        {
          ...PLACE,
          text: hostile,
          edits: [edit('insert', hostile, hostile, 0)],
          document: { ...PLACE.document, title: hostile },
        },
      ],
    })
    expect(text).toContain('␛[2Jpay␇ �noillim�')
    expect(harmful(text)).toBe(false)
  })

  it('keeps every line within 80 columns and free of control characters, whatever the words', () => {
    const words = fc.string({ unit: 'binary', maxLength: 60 })
    const edits = fc.array(
      fc.record({
        op: fc.constantFrom('replace', 'insert', 'delete', 'elide', 'bracket'),
        claimed: words,
        source: words,
        at: fc.nat({ max: 12 }),
        weight: fc.constant('full'),
        detail: fc.constant([]),
      }),
    )
    fc.assert(
      fc.property(words, edits, (text, changes) => {
        const claim = { ...ANSWER.claim, quote: text }
        const rendered = renderAnswer({
          ...ANSWER,
          summary: text,
          claim,
          matches: [{ ...PLACE, edits: changes, text }],
        })
        expect(harmful(rendered)).toBe(false)
        for (const line of rendered.split('\n')) {
          // A word that is longer than a line is not broken.
          const longest = Math.max(
            ...line
              .slice(10)
              .split(' ')
              .map((word) => word.length),
          )
          expect(line.length).toBeLessThanOrEqual(Math.max(80, longest + 10))
        }
      }),
      { numRuns: 200 },
    )
  })
})

function edit(op: Edit['op'], claimed: string, source: string, at: number): Edit {
  return { op, claimed, source, at, weight: 'full', detail: [] }
}

function harmful(text: string): boolean {
  return /[^\P{Cc}\n]|\p{Bidi_Control}/u.test(text) || !text.isWellFormed()
}
