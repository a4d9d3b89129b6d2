/**
 * How far a draft is read. Reading is linear, but a draft of nothing but marks costs far more a character than any article,
 * and its answer grows many times as long as itself. So what is read is bounded by what is counted in it, never by a clock.
 */
import { type Stretch, stretches } from '../core/attribution/stretch.ts'

/** The most of one draft that is read. */
export type ReadingLimit = {
  /** UTF-16 units of the text that a reader sees. */
  readonly units: number
  /** Quotation marks and apostrophes of any kind. */
  readonly marks: number
  /** Stretches that are somebody's words, and, once more, what is told of the draft in all. */
  readonly stretches: number
}

/** A chapter with a line of dialogue in every second sentence is below; so is any article. */
export const READING_MAX: ReadingLimit = { units: 1_000_000, marks: 20_000, stretches: 2_000 }

/** Whoever reads on a machine of his own waits for as long as it takes. */
export const WHOLE: ReadingLimit = {
  units: Number.POSITIVE_INFINITY,
  marks: Number.POSITIVE_INFINITY,
  stretches: Number.POSITIVE_INFINITY,
}

export type Readable = {
  /** Where reading ends, in UTF-16 units of the text. */
  readonly end: number
  /** Marks counted up to there, or a little further. */
  readonly marks: number
}

/**
 * How much of a text may be read. It ends where a stretch of somebody's words begins, at the blank line before that if there
 * is one, so that no quotation is read in half. Linear, and in memory bounded by the limit.
 */
export function readableOf(text: string, language: string, limit: ReadingLimit): Readable {
  const { end, marks } = withinMarks(text, limit)
  const isCut = end < text.length
  // Each stretch has a mark or a line of its own. An article has few of both.
  if (!isCut && marks + countLines(text, limit.stretches) <= limit.stretches) return { end, marks }
  const found = stretches(text.slice(0, end), language).outer
  const next = found[limit.stretches]
  if (next !== undefined) return { end: cutBefore(text, next, found[limit.stretches - 1]), marks }
  const last = found.at(-1)
  // What goes on up to the cut may go on behind it.
  const goesOn = isCut && last !== undefined && text.slice(last.close, end).trim() === ''
  return { end: goesOn ? cutBefore(text, last, found.at(-2)) : end, marks }
}

function cutBefore(text: string, next: Stretch, last: Stretch | undefined): number {
  const blank = text.lastIndexOf('\n\n', next.open)
  return blank >= (last?.close ?? 0) && blank >= 0 ? blank : next.open
}

/** The lines of a text, counted up to one more than `most`. */
function countLines(text: string, most: number): number {
  let lines = 1
  for (let at = text.indexOf('\n'); at >= 0 && lines <= most; at = text.indexOf('\n', at + 1)) lines++
  return lines
}

const MARK = /[“”„"‘’‚'`«»‹›「」『』]/g

/** The text up to the mark that is one too many, which ends no pair of surrogates in half. */
function withinMarks(text: string, limit: ReadingLimit): { readonly end: number; readonly marks: number } {
  const most = Math.min(text.length, limit.units)
  MARK.lastIndex = 0
  let marks = 0
  for (let hit = MARK.exec(text); hit !== null && hit.index < most; hit = MARK.exec(text)) {
    if (marks === limit.marks) return { end: hit.index, marks }
    marks++
  }
  const splits = most < text.length && (text.codePointAt(most - 1) ?? 0) > 0xffff
  return { end: splits ? most - 1 : most, marks }
}
