/**
 * Where sentences end, by rule: English and other European texts, and the CJK full stops. Every decision looks at a
 * bounded stretch around a mark, so that all functions are linear in what they scan.
 */
import {
  ABBREVIATIONS_BEFORE_NAME,
  ABBREVIATIONS_BEFORE_NUMBER,
  ABBREVIATIONS_INSIDE,
  SENTENCE_STARTERS,
} from '../language/english-attribution.ts'
import type { Span } from '../span.ts'

/** The sentences of `text[from, to)`, trimmed, ascending and disjoint: together they hold all that is not white space. */
export function sentences(text: string, from = 0, to = text.length): readonly Span[] {
  const found: Span[] = []
  let start = from
  for (const end of sentenceEnds(text, from, to)) {
    pushTrimmed(found, text, start, end)
    start = end
  }
  pushTrimmed(found, text, start, to)
  return found
}

/**
 * True if a sentence ends between two words: `start` is the end of the one, `end` the start of a later one; the
 * stretch between may itself hold words. Colons and semicolons end no sentence.
 */
export function sentenceEndBetween(text: string, start: number, end: number): boolean {
  return !sentenceEnds(text, start, end).next().done
}

/** The sentence or sentences that hold `span`, looking at most `REACH_UNITS` UTF-16 units to either side. */
export function sentenceAround(text: string, span: Span): Span {
  const from = wordBoundary(text, Math.max(0, span.start - REACH_UNITS), span.start)
  const to = Math.min(text.length, span.end + REACH_UNITS)
  let { start, end } = span
  for (const sentence of sentences(text, from, to)) {
    if (sentence.end <= span.start) continue
    if (sentence.start >= span.end && sentence.start > span.start) break
    start = Math.min(start, sentence.start)
    end = Math.max(end, sentence.end)
  }
  return { start, end }
}

const REACH_UNITS = 1_500
/** The longest abbreviation, with room for inner full stops as in "U.S.S.R". */
const WORD_UNITS_MAX = 16
/** The longest row of full stops, closing marks or spaces that is looked through at one sentence end. */
const ROW_UNITS_MAX = 32

const CLOSERS = '"”’\'»)]}›」』“'
const OPENERS = '"“‘\'«([{‹„‚「『¿¡-–—'

/** Offsets just past each sentence end in `[from, to)`: past the closing marks, or at a blank line. */
function* sentenceEnds(text: string, from: number, to: number): Generator<number> {
  const mark = /[.!?…。！？\n]/g
  mark.lastIndex = from
  for (let hit = mark.exec(text); hit !== null && hit.index < to; hit = mark.exec(text)) {
    const end = endAt(text, hit.index)
    if (end === null || end > to) continue
    yield end
    mark.lastIndex = end
  }
}

/** The offset just past the sentence that the mark at `at` ends, or null if it ends none. */
function endAt(text: string, at: number): number | null {
  if (text[at] === '\n')
    return /\n[^\S\n]{0,32}\n/y.test(text.slice(at, at + ROW_UNITS_MAX + 2)) ? at + 1 : null
  let last = at
  while (last - at < ROW_UNITS_MAX && '.!?…。！？'.includes(text[last + 1] ?? ' ')) last++
  let end = last + 1
  while (end - last < ROW_UNITS_MAX && CLOSERS.includes(text[end] ?? ' ')) end++
  if ('。！？'.includes(text[last] ?? '')) return end
  if (end < text.length && !isSpace(text[end])) return null
  const next = nextWord(text, end)
  if (next === null) return end
  if (/^\p{Ll}/u.test(next)) return null
  return last === at && end === last + 1 && text[at] === '.' && isAbbreviated(text, at, next) ? null : end
}

/** The word that follows, without opening marks; null if the paragraph ends. */
function nextWord(text: string, from: number): string | null {
  let at = from
  let lines = 0
  while (at - from < ROW_UNITS_MAX && (isSpace(text[at]) || OPENERS.includes(text[at] ?? 'x'))) {
    if (text[at] === '\n' && ++lines === 2) return null
    at++
  }
  return at >= text.length ? null : text.slice(at, at + WORD_UNITS_MAX)
}

function isAbbreviated(text: string, at: number, next: string): boolean {
  const before = /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(0, at - WORD_UNITS_MAX), at))?.[0] ?? ''
  const word = before.toLowerCase()
  if (ABBREVIATIONS_BEFORE_NAME.has(word)) return true
  if (/^\p{N}/u.test(next)) return ABBREVIATIONS_BEFORE_NUMBER.has(word) || isDotted(word)
  if (/^\p{Lu}$/u.test(before)) return before !== 'I' || !startsSentence(next)
  return (ABBREVIATIONS_INSIDE.has(word) || isDotted(word)) && !startsSentence(next)
}

/** "u.s", "a.m": letters parted by full stops. */
function isDotted(word: string): boolean {
  return /^\p{L}(?:\.\p{L})+$/u.test(word)
}

function startsSentence(next: string): boolean {
  return SENTENCE_STARTERS.has((/^[\p{L}]+/u.exec(next)?.[0] ?? '').toLowerCase())
}

/** The first start of a word at or after `at`, so that a window opens on no half word; `at` itself if there is none before `limit`. */
function wordBoundary(text: string, at: number, limit: number): number {
  if (at === 0) return 0
  for (let index = at; index < limit; index++) if (isSpace(text[index])) return index
  return at
}

function pushTrimmed(found: Span[], text: string, from: number, to: number): void {
  let start = from
  let end = to
  while (start < end && isSpace(text[start])) start++
  while (end > start && isSpace(text[end - 1])) end--
  if (start < end) found.push({ start, end })
}

function isSpace(unit: string | undefined): boolean {
  return unit !== undefined && /\s/.test(unit)
}
