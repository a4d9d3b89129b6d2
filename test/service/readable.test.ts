import { describe, expect, it } from 'vitest'
import { findQuotations } from '../../src/service/quotations.ts'
import { READING_MAX, WHOLE } from '../../src/service/readable.ts'
import { renderQuotations } from '../../src/service/render-quotations.ts'
import { renderReview } from '../../src/service/render-review.ts'
import { sarifOf } from '../../src/service/render-sarif.ts'
import { NO_LIMITS, review } from '../../src/service/review.ts'
import { ReviewPage } from '../../src/web/review.tsx'
import { open } from './shelf.ts'
import { textOf } from './text.ts'

const draftOf = (content: string, type: 'text' | 'html' | 'markdown' = 'text') =>
  ({ content, type, language: 'en', date: null }) as const
const LIMIT = { units: 10_000, marks: 100, stretches: 10 }

/** Each with more than ten stretches of somebody's words. */
const LONG: readonly (readonly [what: string, content: string, type: 'text' | 'html' | 'markdown'])[] = [
  ['quotations in paragraphs', '“We will go,” said Ann Lee.\n\n'.repeat(40), 'text'],
  [
    'quotations in one paragraph',
    '“We will go,” said Ann Lee. “You will not,” said Bob Hill. '.repeat(20),
    'text',
  ],
  ['marks and nothing else', '“a” '.repeat(400), 'text'],
  ['marks that touch', '“a”'.repeat(400), 'text'],
  ['labels', 'ANN LEE: We will go there.\n'.repeat(60), 'text'],
  ['what is told indirectly', 'Ann Lee said that they would go there. '.repeat(60), 'text'],
  ['pages', '<p>“We will go,” said Ann Lee.</p>'.repeat(40), 'html'],
  ['Markdown', '“We *will* go,” said Ann Lee.\n\n'.repeat(40), 'markdown'],
]

describe('a draft with more than is read at once', () => {
  it.each(LONG)('is read up to where the rest can be sent by itself: %s', (_, content, type) => {
    const whole = findQuotations(draftOf(content, type), WHOLE)
    const found = []
    let rest = content
    for (let sent = 0; sent < 100 && rest !== ''; sent++) {
      const part = findQuotations(draftOf(rest, type), LIMIT)
      expect(part.quotations.length + part.skipped.length).toBeLessThanOrEqual(LIMIT.stretches)
      found.push(...part.quotations, ...part.skipped)
      expect(part.unread).toBeLessThan(rest.length)
      rest = part.unread === 0 ? '' : rest.slice(-part.unread)
    }
    expect(found.map(({ text }) => text)).toEqual(
      [...whole.quotations, ...whole.skipped].map(({ text }) => text),
    )
  })

  it('never ends within a quotation', () => {
    for (let marks = 1; marks < 12; marks++) {
      const { quotations } = findQuotations(draftOf('“We will go,” he said. “They’ll stay.” '.repeat(20)), {
        ...WHOLE,
        marks,
      })
      for (const { text } of quotations) expect(text).toMatch(/^(We will go, They’ll stay\.|We will go,)$/)
    }
  })

  it('ends no pair of surrogates in half', () => {
    const { unread } = findQuotations(draftOf('🌊'.repeat(10)), { ...WHOLE, units: 5 })
    expect(unread).toBe(16)
  })

  it('leaves an article as it is, to the longest', () => {
    const content = '“We won’t sell the lighthouse,” said Mayor Edith Calloway on Friday.\n\n'.repeat(900)
    const { quotations, unread } = findQuotations(draftOf(content), READING_MAX)
    expect(quotations).toHaveLength(900)
    expect(unread).toBe(0)
  })
})

describe('a review of a part of a draft', async () => {
  const library = await open([textOf('speech', '“We will go,” said Ann Lee.')])
  const content = '“We will go,” said Ann Lee.\n\n'.repeat(40)
  const part = await review(library, draftOf(content), { ...NO_LIMITS, reading: LIMIT })

  it('is not complete, though every quotation that was read is right', () => {
    expect(part.summary).toMatchObject({ quotations: 9, verdicts: { verbatim: 9 }, complete: false })
    expect(content.slice(-part.summary.unread)).toMatch(/^ said Ann Lee\.\n\n“We will go,”/)
  })

  it('says so to a terminal, on its page and in SARIF', () => {
    const said = /the\s+last\s+(?:\d,)?\d{3}\s+characters\s+were\s+not\s+read/
    expect(renderReview(part)).toMatch(said)
    expect(String(ReviewPage({ review: part }))).toMatch(said)
    const [run] = sarifOf([{ review: part, source: { content, uri: 'draft' } }]).runs
    expect(run?.results.at(-1)).toMatchObject({ ruleId: 'unchecked', level: 'warning', kind: 'fail' })
    expect(run?.results.at(-1)?.message.text).toMatch(said)
    expect(renderQuotations(findQuotations(draftOf(content), LIMIT))).toMatch(said)
  })
})

describe('a review with quotations that were not verified', async () => {
  const library = await open([textOf('speech', '“We will go,” said Ann Lee.')])

  it('is not complete, and its page says so first', async () => {
    const content = Array.from({ length: 60 }, (_, at) => `“We will go at ${at},” said Ann Lee.`).join('\n\n')
    const reviewed = await review(library, draftOf(content))
    expect(reviewed.summary).toMatchObject({ unread: 0, verdicts: { unchecked: 10 }, complete: false })
    expect(String(ReviewPage({ review: reviewed }))).toContain('Not all of it was checked.')
  })

  it('took no more than is told', async () => {
    const { cost } = await review(library, draftOf('“We will go,” said Ann Lee.'))
    expect(cost).toMatchObject({ units: 27, marks: 2, told: 1, claims: 1 })
  })
})

/** Something long, and then quotations each of which might be told with all of it. */
const REPEATED: readonly (readonly [what: string, content: string])[] = [
  [
    'a thousand quotations, each within the one before',
    `${'“'.repeat(1_000)}We will go, a${'a'.repeat(20_000)}.${'”'.repeat(1_000)}`,
  ],
  [
    'a name of 2,000 words',
    `The ${'Bank '.repeat(2_000)}said “we will go.”${'\n\n“We will all go,” it said.'.repeat(500)}`,
  ],
  [
    'a word of 20,000 letters',
    `The ${'a'.repeat(20_000)} council said “we will go.”${'\n\n“We will all go,” it said.'.repeat(500)}`,
  ],
]

describe('what is told of a draft', () => {
  it.each(REPEATED)('is not thirty times as long as the draft: %s', (_, content) => {
    const found = findQuotations(draftOf(`${content} said Ann Lee.`), READING_MAX)
    expect(found.quotations.length + found.skipped.length).toBeGreaterThan(0)
    expect(JSON.stringify(found).length).toBeLessThan(30 * content.length)
  })
})

describe('the page of a draft', () => {
  it('of 20,000 paragraphs is not a hundred times as long as the draft', async () => {
    const library = await open([textOf('speech', '“We will go,” said Ann Lee.')])
    const content = 'a\n\n'.repeat(20_000)
    expect(String(ReviewPage({ review: await review(library, draftOf(content)) })).length).toBeLessThan(
      10 * content.length,
    )
  })

  it('reads what narration parts in time that grows with it, whatever stands between', async () => {
    const library = await open([textOf('speech', '“We will go,” said Ann Lee.')])
    const content = `“We will,” said Ann Lee.${'“\n'.repeat(3_000)}“go.”`
    expect((await review(library, draftOf(content))).summary.unread).toBe(0)
  })

  it('reads on behind a quotation that is left open in time that grows with the blank lines there', () => {
    const content = `“We will go${'\n'.repeat(400_000)}there, said Ann Lee. “We will.”`
    expect(findQuotations(draftOf(content), READING_MAX).quotations).toHaveLength(2)
  })

  it.each(['|', '–', ', ', ') ', '( ', ', who ', 'that '])(
    'looks for who says something only so far behind a row of “%s”',
    async (mark) => {
      const library = await open([textOf('speech', '“We will go,” said Ann Lee.')])
      const row = mark.repeat(2_000)
      const content = `“We will go.” She ${row}added. ${row}said “we shall see.”`
      expect((await review(library, draftOf(content))).summary.unread).toBe(0)
    },
  )
})
