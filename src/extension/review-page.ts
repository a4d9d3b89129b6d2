/** A page with more quotations than one request verifies: they are asked for one after another, each of the text that is left. */
import type { Outcome } from './ask.ts'
import type { Finding, Progress, Review } from './schema.ts'

/** A text, and what is known of it. */
export type Draft = {
  readonly text: string
  /** BCP 47 tag. */
  readonly language: string
  /** Of publication, ISO 8601; null if it is not known. */
  readonly date: string | null
}

export const NOTHING_REVIEWED: Progress = { findings: [], skipped: [], from: 0, left: 0, corpus: null }

/** Text before the first quotation of a request that is sent along: who "he" is may stand in it. */
const CONTEXT_UNITS = 4_000
/** Quotations of that text, which are verified again for nothing. */
const CONTEXT_QUOTATIONS_MAX = 10

/** Asks once more, if anything is left. Each request gets further, so that an end comes. */
export async function reviewOn(
  { text, language, date }: Draft,
  progress: Progress,
  ask: (draft: Draft) => Promise<Outcome<Review>>,
): Promise<Outcome<Progress>> {
  const { from } = progress
  if (from === null) return { kind: 'answer', value: progress }
  const start = startOf(text, from, progress.findings)
  const outcome = await ask({ text: text.slice(start), language, date })
  if (outcome.kind !== 'answer') return outcome
  const { findings, skipped, corpus, summary } = outcome.value
  const isNew = (at: number | undefined): boolean => at !== undefined && at >= from
  const found = findings.map((finding) => moved(finding, start)).filter((finding) => isNew(placeOf(finding)))
  const first = found.findIndex(isLeft)
  // One that is not verified though it is the first will not be the next time.
  const done = found.slice(0, first < 0 ? undefined : Math.max(1, first))
  const next = found[done.length]
  // Of a page of nothing but marks a part is read at a time.
  const rest = summary.unread === 0 ? null : Math.max(from + 1, text.length - summary.unread)
  const until = next === undefined ? rest : (placeOf(next) ?? null)
  const passed = skipped
    .map((words) => ({ ...words, start: words.start + start, end: words.end + start }))
    .filter((words) => isNew(words.start) && (until === null || words.start < until))
  return {
    kind: 'answer',
    value: {
      findings: [...progress.findings, ...done],
      skipped: [...progress.skipped, ...passed],
      from: until,
      left: found.length - done.length,
      corpus,
    },
  }
}

function isLeft({ unchecked }: Finding): boolean {
  return unchecked === 'too_many' || unchecked === 'budget_exhausted'
}

function placeOf({ quotation }: Finding): number | undefined {
  return quotation.spans[0]?.start
}

/** Where the text of a request begins whose first quotation stands at `from`: with a paragraph, if few quotations are before. */
function startOf(text: string, from: number, findings: readonly Finding[]): number {
  if (from === 0) return 0
  const crowding = findings.at(-CONTEXT_QUOTATIONS_MAX)
  const crowded = (crowding === undefined ? undefined : placeOf(crowding)) ?? 0
  const earliest = Math.max(0, from - CONTEXT_UNITS, crowded)
  if (earliest === 0) return 0
  const paragraph = text.indexOf(BREAK, earliest)
  if (paragraph >= 0 && paragraph < from) return paragraph + BREAK.length
  const line = text.lastIndexOf('\n', from - 1) + 1
  // A paragraph of many quotations is cut at the mark of this one.
  return line > earliest ? line : Math.max(0, from - 1)
}

const BREAK = '\n\n'

function moved(finding: Finding, by: number): Finding {
  const { quotation } = finding
  const spans = quotation.spans.map((span) => ({ ...span, start: span.start + by, end: span.end + by }))
  return { ...finding, quotation: { ...quotation, spans } }
}
