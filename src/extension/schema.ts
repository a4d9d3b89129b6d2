/**
 * What a service answers, as far as it is shown. Whoever answers at an address may answer anything: what is not of this
 * shape is not read, and nothing of it is shown as anything but text.
 */
import * as z from 'zod/mini'
import { VERDICTS } from '../core/judgement/verdict.ts'

// Pages of extensions may not evaluate text, which the compiled schemas of zod would do.
z.config({ jitless: true })

/** What a page could not hold anyway. */
const LIST_MAX = 20_000

const text = z.string()
const maybe = z.nullable(z.string())
const whole = z.int().check(z.minimum(0))
const span = z.object({ start: whole, end: whole })

const signal = z.object({ kind: text, claimed: text, source: text })

const edit = z.object({
  op: z.enum(['replace', 'insert', 'delete', 'elide', 'bracket']),
  claimed: text,
  source: text,
  at: whole,
  weight: z.enum(['light', 'full']),
  detail: list(z.object({ claimed: span, source: span })),
})

const evidence = z.extend(span, {
  of: z.enum(['speaker', 'date', 'via']),
  certainty: z.enum(['stated', 'inferred']),
})

const attribution = z.object({
  speaker: maybe,
  kind: z.nullable(z.enum(['person', 'organisation', 'unnamed'])),
  role: maybe,
  date: maybe,
  via: list(text),
  evidence: list(evidence),
  candidates: list(text),
})

const source = z.object({
  id: text,
  title: text,
  author: maybe,
  publication: maybe,
  volume: z.nullable(z.number()),
  issue: z.nullable(z.number()),
  date: maybe,
  language: text,
  url: maybe,
  translation: z.boolean(),
  sha256: text,
  superseded: z.boolean(),
})

const match = z.object({
  wording: z.enum(['exact', 'respelled', 'elided', 'stitched', 'altered']),
  text,
  edits: list(edit),
  voice: z.nullable(z.enum(['speech', 'reported', 'narration', 'mixed'])),
  attribution,
  checks: z.object({
    speaker: z.enum(['confirmed', 'contradicted', 'unknown', 'not_claimed']),
    date: z.enum(['confirmed', 'published', 'contradicted', 'unknown', 'not_claimed']),
  }),
  document: source,
  span,
  locator: maybe,
  context: z.object({ before: text, after: text }),
  link: maybe,
})

const corpus = z.object({ documents: whole, words: whole, from: maybe, until: maybe })

const coverage = z.object({ name: text, documents: whole, words: whole, from: maybe, until: maybe })

const claim = z.object({ quote: text, speaker: maybe, date: maybe })

export const answer = z.object({
  id: text,
  verdict: z.enum(VERDICTS),
  reasons: list(text),
  warnings: list(signal),
  summary: text,
  claim,
  places: z.object({ count: whole, complete: z.boolean() }),
  matches: list(match),
  nearest: z.nullable(match),
  corpus: z.extend(corpus, { speaker: z.optional(z.nullable(coverage)) }),
})

const passage = z.extend(span, { text })

const finding = z.object({
  quotation: z.object({ text, spans: list(passage), attribution }),
  claim,
  verdict: z.enum([...VERDICTS, 'unchecked']),
  unchecked: z.nullable(z.enum(['not_verifiable', 'too_many', 'budget_exhausted'])),
  answer: z.nullable(answer),
  correction: z.nullable(z.object({ text: maybe, speaker: maybe, date: maybe })),
})

const reviewed = {
  findings: list(finding),
  skipped: list(z.extend(passage, { reason: z.enum(['title', 'name', 'scare', 'reported', 'ignored']) })),
}
export const review = z.object({ ...reviewed, corpus, summary: z.object({ unread: whole }) })

/** How far a page has been reviewed. All spans of quotations are of the whole text. */
export const progress = z.object({
  ...reviewed,
  /** From where on nothing has been verified; null if all is done. */
  from: z.nullable(whole),
  /** Quotations found from there on. */
  left: whole,
  corpus: z.nullable(corpus),
})

export const readiness = z.object({ status: z.literal('ready'), corpus })

export const problem = z.object({
  code: text,
  title: text,
  detail: text,
  errors: list(z.object({ field: text, message: text })),
})

export type Answer = z.infer<typeof answer>
export type Match = z.infer<typeof match>
export type Signal = z.infer<typeof signal>
export type Source = z.infer<typeof source>
export type Corpus = z.infer<typeof corpus>
export type Coverage = z.infer<typeof coverage>
export type Finding = z.infer<typeof finding>
export type Review = z.infer<typeof review>
export type Progress = z.infer<typeof progress>
export type Readiness = z.infer<typeof readiness>

function list<Item extends z.core.SomeType>(item: Item) {
  return z.array(item).check(z.maxLength(LIST_MAX))
}
