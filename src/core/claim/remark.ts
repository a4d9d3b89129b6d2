/** Remarks about a quotation, and the notes of transcripts and pages in it: they replace nothing. */

import type { Span } from '../span.ts'
import type { Replacement } from '../text/rewrite.ts'

/** The remarks in brackets and parentheses, and the brackets of an editor; each ascending. `text` is without markup. */
export function remarksIn(text: string): {
  readonly remarks: readonly Span[]
  readonly brackets: readonly Span[]
} {
  const remarks = [...text.matchAll(IN_PARENTHESES)].map(({ index, 0: note }): Span => {
    return { start: index, end: index + note.length }
  })
  const brackets: Span[] = []
  for (const span of bracketsIn(text)) (isRemark(text, span) ? remarks : brackets).push(span)
  return { remarks: remarks.sort((a, b) => a.start - b.start), brackets }
}

/** The raised figures of notes, behind a word or the mark that ends it, to be left out; not those of "10²" or "5 miles²". */
export function noteFiguresIn(text: string): Replacement[] {
  return [...text.matchAll(NOTE_FIGURES)].map(({ index, 0: figures }) => {
    return { start: index, end: index + figures.length, text: '' }
  })
}

const NOTE_FIGURES =
  /(?<=(?<!\p{N}\s?\p{L}{0,12})\p{L}{3}|\p{L}[.,;:!?…”"’'»)\]]{1,3})[¹²³⁰⁴-⁹]{1,3}(?![\p{L}\p{N}\u2070-\u209f])/gu

/** Units between an editor's brackets at most; a longer bracket is no editor's. */
const BRACKET_UNITS_MAX = 200

const NOISE =
  '(?:(?:prolonged|sustained|loud|general|more|scattered) )?(?:applause|laughter|cheers|cheering|booing|inaudible|crosstalk)'
const ABOUT_THE_WORDS = `sic|(?:emphasis|italics) (?:added|mine|ours|in (?:the )?original)|${NOISE}(?:(?:,? and|,) ${NOISE})?`
const IN_PARENTHESES = new RegExp(String.raw`\(\s?(?:${ABOUT_THE_WORDS})\s?[.!]?\s?\)`, 'gi')
const IN_BRACKETS = new RegExp(
  String.raw`^\s*(?:${ABOUT_THE_WORDS}|p\. ?\d{1,4}|(?:footnote|note|nb) \d{1,3}(?:[.:].*)?|missing text|citation needed|\^\d{1,3})\s*[.!]?\s*$`,
  'is',
)
/** A whole sentence of the transcript's, between two of the speaker's. */
const SCENE = /^at this point,? [^.!?]*\.$/is
const NOTE_NUMBER = /^\d{1,3}$/
const SENTENCE_END = /[.!?:…]["”’»)\]]*\s*$/

function isRemark(text: string, { start, end }: Span): boolean {
  const inside = text.slice(start + 1, end - 1)
  if (IN_BRACKETS.test(inside)) return true
  const before = text.slice(Math.max(0, start - 8), start)
  if (SCENE.test(inside)) return before.trim() === '' || SENTENCE_END.test(before)
  if (!NOTE_NUMBER.test(inside)) return false
  // "[3] ships" and "5[3] ships" are an editor's; a note's number clings to a word or a year, or stands behind a sentence.
  return /[^\s\d]$|\d{3}$/.test(before) || SENTENCE_END.test(before)
}

function bracketsIn(text: string): Span[] {
  const spans: Span[] = []
  let open = -1
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]
    if (unit === '[') open = at
    else if (unit === ']' && open >= 0) {
      if (at - open <= BRACKET_UNITS_MAX) spans.push({ start: open, end: at + 1 })
      open = -1
    }
  }
  return spans
}
