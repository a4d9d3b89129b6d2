/** A claimed quotation, read: its words, and the editorial marks in it. */
import { quotations } from './quotation.ts'
import { contains, overlaps, type Span } from './span.ts'
import { type Token, tokenize } from './token.ts'

/** A word of the claim; spans count UTF-16 units of the quote as sent. */
export type ClaimWord = Token & {
  /** Claimed as speech: inside the claim's own quotation marks, or the claim has none around a part of it. */
  readonly spoken: boolean
  /** Index of the editor's bracket that holds the word or a part of it, or −1. */
  readonly bracket: number
}

export type Claim = {
  readonly quote: string
  readonly words: readonly ClaimWord[]
  /** Indexes of the words right before which an ellipsis stands; never 0. */
  readonly elisions: ReadonlySet<number>
  /** What stands between each pair of editor's brackets, as written. */
  readonly brackets: readonly Span[]
}

/** Reads a claimed quotation. The words may be none. */
export function readClaim(quote: string): Claim {
  const brackets: Span[] = []
  const remarks = [...quote.matchAll(STAGE_DIRECTION)].map(({ index, 0: text }) => {
    return { start: index, end: index + text.length }
  })
  for (const span of bracketsIn(quote)) {
    const isRemark = REMARKS.test(quote.slice(span.start + 1, span.end - 1))
    ;(isRemark ? remarks : brackets).push(span)
  }
  remarks.sort((a, b) => a.start - b.start)
  const tokens = tokenize(quote, remarks)
  const marked = markWords(tokens, spokenSpans(quote), brackets)
  const speaks = marked.some((word) => word.spoken)
  const words = speaks ? marked : marked.map((word) => ({ ...word, spoken: true }))
  return { quote, words, elisions: elisionsIn(quote, words), brackets }
}

/** The words with the quotation and the bracket that hold them; all three lists ascend. */
function markWords(
  tokens: readonly Token[],
  spoken: readonly Span[],
  brackets: readonly Span[],
): ClaimWord[] {
  let quotation = 0
  let bracket = 0
  return tokens.map((token) => {
    while ((spoken[quotation]?.end ?? Infinity) <= token.start) quotation++
    while ((brackets[bracket]?.end ?? Infinity) <= token.start) bracket++
    const said = spoken[quotation]
    const holder = brackets[bracket]
    return {
      ...token,
      spoken: said !== undefined && contains(said, token),
      bracket: holder !== undefined && overlaps(holder, token) ? bracket : -1,
    }
  })
}

/** Units between an editor's brackets at most; a longer bracket is no editor's. */
const BRACKET_UNITS_MAX = 200

/** Remarks about the quotation, and notes of a transcript or page, that replace nothing. */
const REMARKS =
  /^\s*(?:\d{1,3}|p\. ?\d{1,4}|footnote \d.*|at this point,? .*|missing text|sic|emphasis (?:added|mine|ours|in (?:the )?original)|laughter|applause|cheers|inaudible|crosstalk)\s*[.!]?\s*$/is

/** What transcripts note in parentheses. */
const STAGE_DIRECTION = /\((?:applause|laughter|cheers)[.!]?\)/gi

const ELLIPSIS = /[…⋯]|\.{3,}|\.(?:[ \u00a0\u2009\u202f]\.){2,}/g

function bracketsIn(quote: string): Span[] {
  const spans: Span[] = []
  let open = -1
  for (let at = 0; at < quote.length; at++) {
    const unit = quote[at]
    if (unit === '[') open = at
    else if (unit === ']' && open >= 0) {
      if (at - open <= BRACKET_UNITS_MAX) spans.push({ start: open, end: at + 1 })
      open = -1
    }
  }
  return spans
}

/** The outermost quotations of a claim that quotes only in part; none if it has no quotation marks. */
function spokenSpans(quote: string): Span[] {
  // A quotation of several paragraphs is one: blank lines part texts, not claims.
  return quotations(quote.replaceAll('\n', ' ')).filter((quotation) => quotation.depth === 0)
}

function elisionsIn(quote: string, words: readonly Token[]): Set<number> {
  const before = new Set<number>()
  let word = 0
  for (const match of quote.matchAll(ELLIPSIS)) {
    while (word < words.length && (words[word]?.start ?? 0) < match.index) word++
    if (word > 0 && word < words.length) before.add(word)
  }
  return before
}
