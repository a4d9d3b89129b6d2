/** A draft is reviewed: each quotation, where it stands, what became of it. */
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { dataFolder, readSources } from '../../src/cli/sources.ts'
import type { Library } from '../../src/service/library.ts'
import { publish } from '../../src/service/publish.ts'
import { QUOTATIONS_MAX, type Review, review } from '../../src/service/review.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { StoreError } from '../../src/store/store.ts'
import { opened } from './reader.ts'

const PARAGRAPHS = {
  right:
    '“We don’t intend to beg the American side to provide Russia with a relevant sector in Kosovo,” Leonid Ivashov said on June 11.',
  changed: 'Ivashov added: “We will declare our zone and agree on this question with the Yugoslav side.”',
  otherMouth:
    '“We will declare our sector and agree on this question with the Yugoslav side,” said Igor Ivanov.',
  swallowed:
    '“We … intend to beg the American side to provide Russia with a relevant sector,” Ivashov was quoted as saying.',
  unheld: '“The harbour will be ours before the first snow falls,” said Mayor Edith Calloway.',
  unheldToo: 'A spokesman said: “Nobody had asked the fishermen what they thought of it.”',
  title: 'The film “The Lighthouse” was shown on Friday.',
} as const
const DRAFT = ['Moscow digs in', ...Object.values(PARAGRAPHS)].join('\n\n')

let library: Library

beforeAll(async () => {
  const { documents } = await readSources([dataFolder(join(import.meta.dirname, '..', '..', 'data'))])
  const store = memoryStore()
  await publish(store, documents)
  library = await opened(store)
})

function reviewed(content: string, type: 'text' | 'html' = 'text'): Promise<Review> {
  return review(library, { content, type, language: 'en', date: '1999-06-14' })
}

const EXPECTED = [
  { of: PARAGRAPHS.right, verdict: 'verbatim', speaker: 'Leonid Ivashov', date: 'June 11', correction: null },
  {
    of: PARAGRAPHS.changed,
    verdict: 'altered',
    speaker: 'Leonid Ivashov',
    correction: { text: 'we will declare our sector and agree on this question with the Yugoslav side' },
  },
  {
    of: PARAGRAPHS.otherMouth,
    verdict: 'misattributed',
    speaker: 'Igor Ivanov',
    correction: { text: null, speaker: 'Leonid Ivashov' },
  },
  { of: PARAGRAPHS.swallowed, verdict: 'altered', warning: 'elision_hides', correction: null },
  { of: PARAGRAPHS.unheld, verdict: 'not_found', speaker: 'Edith Calloway', correction: null },
  { of: PARAGRAPHS.unheldToo, verdict: 'not_found', speaker: null, correction: null },
] as const

/** The words of a paragraph inside its quotation marks. */
function inside(paragraph: string): string {
  return paragraph.slice(paragraph.indexOf('“') + 1, paragraph.indexOf('”'))
}

describe('the review of a draft that quotes the brief in the Monitor', () => {
  it.each(EXPECTED)('$verdict: $of', async ({ of, ...expected }) => {
    const { findings } = await reviewed(DRAFT)
    const finding = findings.find(
      ({ quotation }) => DRAFT.indexOf(of) === DRAFT.lastIndexOf(of, quotation.spans[0]?.start),
    )
    const [span] = finding?.quotation.spans ?? []
    expect(DRAFT.slice(span?.start, span?.end)).toBe(inside(of))
    expect(finding).toMatchObject({ verdict: expected.verdict, unchecked: null })
    if ('speaker' in expected) expect(finding?.claim.speaker).toBe(expected.speaker)
    if ('date' in expected) expect(finding?.claim.date).toBe(expected.date)
    if ('warning' in expected)
      expect(finding?.answer?.warnings.map(({ kind }) => kind)).toContain(expected.warning)
    if (expected.correction === null) expect(finding?.correction).toBeNull()
    else expect(finding?.correction).toMatchObject(expected.correction)
  })

  it('counts what became of all, and lists what is no quotation with the reason', async () => {
    const { summary, skipped } = await reviewed(DRAFT)
    expect(summary).toEqual({
      quotations: 6,
      verdicts: {
        verbatim: 1,
        altered: 2,
        misattributed: 1,
        misdated: 0,
        not_found: 2,
        undetermined: 0,
        unchecked: 0,
      },
      skipped: 1,
      unread: 0,
      complete: true,
    })
    expect(skipped).toMatchObject([{ text: 'The Lighthouse', reason: 'title' }])
  })

  it('finds in HTML what it finds in the text, at the places of the HTML, and names each for whoever reads the page', async () => {
    const html = `<h1>Moscow digs in</h1>${Object.values(PARAGRAPHS)
      .map(
        (paragraph) =>
          `<p class="a">${paragraph.replaceAll('“', '&ldquo;').replace('sector', '<em>sector</em>')}</p>`,
      )
      .join('\n')}`
    const inText = await reviewed(DRAFT)
    const inHtml = await reviewed(html, 'html')
    expect(inHtml.findings.map(({ verdict }) => verdict)).toEqual(
      inText.findings.map(({ verdict }) => verdict),
    )
    for (const { quotation, selectors } of inHtml.findings) {
      for (const { start, end, text } of quotation.spans) {
        expect(html.slice(start, end).replaceAll(/<.*?>/g, '')).toBe(text)
      }
      for (const { exact, prefix, suffix } of selectors) {
        expect(inHtml.text.split(prefix + exact + suffix)).toHaveLength(2)
      }
    }
  })

  it('verifies a quotation once that stands twice, and tells it at both places', async () => {
    const { findings } = await reviewed(`${PARAGRAPHS.right}\n\n${PARAGRAPHS.right}`)
    expect(findings).toHaveLength(2)
    expect(findings[0]?.answer).toBe(findings[1]?.answer)
    expect(findings[0]?.quotation.spans).not.toEqual(findings[1]?.quotation.spans)
  })

  it('verifies the parts of a speech that is interrupted by whole sentences, but not of one interrupted without end', async () => {
    const speech = (parts: number): string =>
      Array.from({ length: parts }, (_, at) => `“We will keep ship number ${at}.” He added: `).join('')
    const draft = (parts: number): string => `Leonid Ivashov met reporters. ${speech(parts)}“That is all.”`
    const few = await reviewed(draft(9))
    expect(few.findings.map(({ quotation }) => quotation.spans.length)).toEqual(Array(10).fill(1))
    const many = await reviewed(draft(200))
    expect(many.findings.map(({ quotation }) => quotation.spans.length)).toEqual([1, 200])
  })

  it('holds words that the draft parts against the source part by part, unless they stand there as one', async () => {
    const [right, changed] = [PARAGRAPHS.right, PARAGRAPHS.changed].map(inside)
    const draft = `“${right}” Leonid Ivashov said on June 11. He added: “${changed}”`
    const { findings } = await reviewed(draft)
    expect(findings.map(({ verdict, quotation }) => [verdict, quotation.text])).toEqual([
      ['verbatim', right],
      ['altered', changed],
    ])
    const inOne = await reviewed(
      '“We don’t intend to beg the American side,” Ivashov said, “to provide Russia with a relevant sector.”',
    )
    expect(inOne.findings.map(({ verdict, quotation }) => [verdict, quotation.spans.length])).toEqual([
      ['verbatim', 2],
    ])
  })

  it.each([
    '“We will,” Leonid Ivashov said, “beg the American side to provide Russia with a relevant sector.”',
    '“We,” said Gen. Leonid Ivashov, “intend to beg the American side to provide Russia with a relevant sector.”',
    '“We,” Leonid Ivashov said on June 11. “intend to beg the American side to provide Russia with a relevant sector.”',
  ])('does not call verbatim what narration within a sentence puts together: %s', async (draft) => {
    const { findings } = await reviewed(draft)
    expect(findings.map(({ verdict }) => verdict)).not.toContain('verbatim')
  })

  it.each([
    [
      'who is not named beside the words',
      'Igor Ivanov met reporters on Friday. “We will declare our sector and agree on this question with the Yugoslav side,” he said.',
    ],
    [
      'what day it was',
      '“We don’t intend to beg the American side to provide Russia with a relevant sector in Kosovo,” Leonid Ivashov said on Saturday.',
    ],
  ])('accuses nobody by what it only concludes: %s', async (_, draft) => {
    const { findings, summary } = await reviewed(draft)
    expect(findings.map(({ verdict }) => verdict)).toEqual(['undetermined'])
    expect(summary.verdicts.undetermined).toBe(1)
  })

  it('is none if storage fails for one quotation', async () => {
    const { documents } = await readSources([dataFolder(join(import.meta.dirname, '..', '..', 'data'))])
    const store = memoryStore()
    await publish(store, documents, { smallWords: 0 })
    const held = await opened(store)
    const read: Library['read'] = async () => {
      throw new StoreError('unavailable', 'Refused')
    }
    const draft = { content: PARAGRAPHS.right, type: 'text', language: 'en', date: null } as const
    await expect(review({ ...held, read }, draft)).rejects.toThrow(StoreError)
  })

  it('takes quotation marks within a quotation for a part of it', async () => {
    const { findings } = await reviewed(
      'Ivashov said: “We don’t intend to ‘beg’ the American side to provide Russia with a relevant sector.”',
    )
    expect(findings).toMatchObject([{ verdict: 'verbatim' }])
  })
})

const PIECES = [
  ...Object.values(PARAGRAPHS),
  '“We will declare our sector',
  '” he said. “',
  '‘beg’',
  '"',
  '…',
  '[sic]',
  '<q>',
  '\n\n',
  '\n> ',
  '\u0007',
  '\ud800',
  ' Mr. Ivanov: ',
] as const

describe('whatever a draft holds', () => {
  it.each(['text', 'html'] as const)('each finding stands in it where it says: %s', async (type) => {
    const drafts = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme' })), {
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(drafts, async (pieces) => {
        const draft = pieces.join(' ')
        const { findings, summary, text, places } = await reviewed(draft, type)
        for (const [index, { quotation, selectors }] of findings.entries()) {
          for (const [part, { start, end, text: words }] of quotation.spans.entries()) {
            if (type === 'text') expect(draft.slice(start, end)).toBe(words)
            const place = places[index]?.[part]
            expect(text.slice(place?.start, place?.end)).toBe(words)
            expect(selectors[part]?.exact).toBe(words)
            expect(end).toBeLessThanOrEqual(draft.length)
          }
        }
        const counted = Object.values(summary.verdicts).reduce((sum, count) => sum + count, 0)
        expect([summary.quotations, counted]).toEqual([findings.length, findings.length])
      }),
      { numRuns: 60 },
    )
  })
})

describe('a draft with more than can be verified', () => {
  it(`tells of every quotation, of those behind the ${QUOTATIONS_MAX}th that they were not verified`, async () => {
    const many = Array.from(
      { length: QUOTATIONS_MAX + 3 },
      (_, at) => `“The boat number ${at} was sold to nobody,” she said.`,
    )
    const { findings, summary } = await reviewed(many.join('\n\n'))
    expect(findings.map(({ unchecked }) => unchecked)).toEqual([
      ...Array(QUOTATIONS_MAX).fill(null),
      ...Array(3).fill('too_many'),
    ])
    expect(summary.verdicts.unchecked).toBe(3)
  })

  it('reads one that is too long for a claim part by part', async () => {
    const paragraph = `“${'We will not sell it. '.repeat(150).trim()}`
    const long = `Edith Calloway said:\n\n${Array(6).fill(paragraph).join('\n\n')}”`
    const { findings } = await reviewed(long)
    expect(findings.map(({ verdict }) => verdict)).toEqual(Array(6).fill('not_found'))
  })

  it('tells that a quotation cannot be verified, and verifies the others', async () => {
    const { findings } = await reviewed(
      `“We will \u0007 sell it,” said Edith Calloway.\n\n${PARAGRAPHS.right}`,
    )
    expect(findings.map(({ verdict, unchecked }) => [verdict, unchecked])).toEqual([
      ['unchecked', 'not_verifiable'],
      ['verbatim', null],
    ])
  })

  it('has nothing to say of a text without quotations', async () => {
    expect(await reviewed('Nothing was said.')).toMatchObject({
      findings: [],
      skipped: [],
      summary: { quotations: 0 },
    })
  })
})
