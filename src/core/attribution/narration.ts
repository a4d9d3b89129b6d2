/** The words of a text outside quotation marks, with where they stand. */
import { HONORIFICS, SUFFIXES } from '../language/english-attribution.ts'
import { foldRole } from '../person/role.ts'
import type { Span } from '../span.ts'
import { foldLetters } from '../text/letters.ts'

/** A word or a mark of the narration; a whole outermost quotation is one token. */
export type Token = Span & {
  readonly kind: 'word' | 'mark' | 'quote'
  readonly text: string
  readonly lower: string
}

/** The tokens of a text outside the outermost quotations `quotes`, in order, with one token for each of these. */
export function tokenize(
  text: string,
  quotes: readonly (Span & { open: number; close: number })[],
): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  for (const quote of quotes) {
    pushWords(tokens, text, at, quote.open)
    tokens.push({ start: quote.open, end: quote.close, kind: 'quote', text: '', lower: '' })
    at = quote.close
  }
  pushWords(tokens, text, at, text.length)
  return tokens
}

const WORD =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.\u2010\u2011-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|[^\s\p{L}\p{N}]/gu

/** What is longer is no word, and nobody's name: each quotation of a draft is told with that of its speaker. */
const WORD_UNITS_MAX = 100

function pushWords(tokens: Token[], text: string, from: number, to: number): void {
  WORD.lastIndex = from
  for (let hit = WORD.exec(text); hit !== null && hit.index < to; hit = WORD.exec(text)) {
    let end = Math.min(to, hit.index + hit[0].length)
    let word = text.slice(hit.index, end)
    const kind = word.length <= WORD_UNITS_MAX && /^[\p{L}\p{N}]/u.test(word) ? 'word' : 'mark'
    if (kind === 'word' && text[end] === '.' && end < to && takesStop(word)) word += text[end++]
    WORD.lastIndex = end
    tokens.push({ start: hit.index, end, kind, text: word, lower: word.toLowerCase() })
  }
}

/** Initials, "U.S." and abbreviated titles keep their full stop. */
function takesStop(word: string): boolean {
  if (/^\p{Lu}(?:\.\p{Lu})*$/u.test(word)) return true
  const folded = foldLetters(word)
  return SUFFIXES.has(folded) || HONORIFICS.has(folded) || foldRole(word) !== folded
}
