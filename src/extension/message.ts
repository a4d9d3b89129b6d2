/**
 * What the panel and the script in a page say to each other. That script runs beside whatever else runs there, so what comes
 * from it is checked like what comes from anywhere.
 */
import * as z from 'zod/mini'
import { VERDICTS } from '../core/judgement/verdict.ts'

z.config({ jitless: true })

/** What a request may hold at most is checked where it is made. This keeps a page from filling the memory. */
const UNITS_MAX = 4_000_000
const MARKS_MAX = 5_000

const whole = z.int().check(z.minimum(0))
const text = z.string().check(z.maxLength(UNITS_MAX))
const span = z.object({ start: whole, end: whole })
const shown = z.enum([...VERDICTS, 'unchecked'])

/** What is shown beside a quotation on the page. */
const mark = z.object({
  verdict: shown,
  spans: z.array(span),
  /** The quotation's words, for whoever does not see where they stand. */
  quote: text,
  summary: text,
  /** What the source says instead; null where it says the same, or nothing. */
  source: z.nullable(text),
  warnings: z.array(text),
})
export type Mark = z.infer<typeof mark>

const order = z.discriminatedUnion('kind', [
  z.object({ to: z.literal('page'), kind: z.literal('read-selection') }),
  z.object({ to: z.literal('page'), kind: z.literal('read-page') }),
  /** `reading` names the text whose spans the marks are. */
  z.object({
    to: z.literal('page'),
    kind: z.literal('mark'),
    reading: whole,
    marks: z.array(mark).check(z.maxLength(MARKS_MAX)),
  }),
  z.object({ to: z.literal('page'), kind: z.literal('reveal'), index: whole }),
  z.object({ to: z.literal('page'), kind: z.literal('clear') }),
])
/** From the panel to the page. */
export type Order = z.infer<typeof order>

const facts = {
  /** BCP 47 tag. */
  language: z.string().check(z.maxLength(100)),
  /** Of publication; null if the page does not say. */
  date: z.nullable(z.string().check(z.maxLength(100))),
}

const selection = z.object({ quote: text, before: text, after: text, ...facts })
/** Selected words and what stands around them. */
export type Selection = z.infer<typeof selection>

const reading = z.object({ reading: whole, text, frames: whole, ...facts })
/** The text of a page; `frames` of other sites are in it that are not read. */
export type Reading = z.infer<typeof reading>

/** What the page answers to each order. */
export const REPLIES = {
  'read-selection': z.nullable(selection),
  'read-page': reading,
  /** Those that are no longer where they were read. */
  mark: z.object({ missing: z.array(whole).check(z.maxLength(MARKS_MAX)) }),
  reveal: z.object({ isThere: z.boolean() }),
  clear: z.null(),
} as const
export type Reply<Kind extends Order['kind']> = z.infer<(typeof REPLIES)[Kind]>

const notice = z.discriminatedUnion('kind', [
  /** More is to be told of a mark. */
  z.object({ from: z.literal('page'), kind: z.literal('show'), reading: whole, index: whole }),
  /** The button beside selected words was pressed. */
  z.object({ from: z.literal('page'), kind: z.literal('selected') }),
  /** Marked words were changed by the page, and are not marked any more. */
  z.object({ from: z.literal('page'), kind: z.literal('lost'), reading: whole, indexes: z.array(whole) }),
])
/** From the page to whoever listens. */
export type Notice = z.infer<typeof notice>

export function readOrder(message: unknown): Order | null {
  return z.safeParse(order, message).data ?? null
}

export function readNotice(message: unknown): Notice | null {
  return z.safeParse(notice, message).data ?? null
}
