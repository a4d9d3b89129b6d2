/** A claimed quotation, read: its words, and the editorial marks in it. */

import { contains, overlaps, type Span } from '../span.ts'
import { quotations } from '../text/quotation.ts'
import { rewrite } from '../text/rewrite.ts'
import { type Token, tokenize } from '../text/token.ts'
import { withoutMarkup } from './markup.ts'
import { noteFiguresIn, remarksIn } from './remark.ts'

/** A word of the claim; spans count UTF-16 units of `Claim.quote`. */
export type ClaimWord = Token & {
  /** Its index among the words of the whole claim: a reading may leave some out. */
  readonly at: number
  /** Claimed as speech: inside the claim's own quotation marks, or the claim has none around a part of it. */
  readonly spoken: boolean
  /** Index of the editor's bracket that holds the word or a part of it, or −1. */
  readonly bracket: number
}

export type Claim = {
  /** The quote as a reader sees it: as sent, but without markup. */
  readonly quote: string
  readonly words: readonly ClaimWord[]
  /** Indexes of the words right before which an ellipsis stands; never 0. */
  readonly elisions: ReadonlySet<number>
  /** What stands between each pair of editor's brackets, as written. */
  readonly brackets: readonly Span[]
  /** True if a verb of saying stood beside it that is no word of it: “…,” she said. */
  readonly isTold: boolean
  /** Who said it, as its writer put it, if that is no name that can be read: “…,” oskar said. Else empty. */
  readonly unreadSpeaker: string
  /** The span of the quote as sent that a span of `quote` was made from. */
  readonly asSent: (span: Span) => Span
}

/** Reads a claimed quotation. Remarks on it ("[sic]", "[2]", "(Laughter.)") are no words of it. The words may be none. */
export function readClaim(quote: string): Claim {
  const seen = withoutMarkup(quote)
  const { text, toOriginal } = rewrite(seen.text, noteFiguresIn(seen.text))
  const { remarks, brackets } = remarksIn(text)
  return claimOf(text, remarks, brackets, (span) => seen.toOriginal(toOriginal(span)))
}

/** Reads markup and remarks as words too, as a text that has them itself does; `null` if there are none. */
export function readLiterally(quote: string): Claim | null {
  const { remarks, brackets } = remarksIn(quote)
  const isPlain = withoutMarkup(quote).text === quote && noteFiguresIn(quote).length === 0
  return isPlain && remarks.length === 0 ? null : claimOf(quote, [], brackets, (span) => span)
}

/** The claim of those words only that `keeps` holds for; an ellipsis before others stands before what follows them. */
export function partOf(claim: Claim, keeps: (word: ClaimWord) => boolean): Claim {
  const words: ClaimWord[] = []
  const elisions = new Set<number>()
  let elided = false
  for (const [at, word] of claim.words.entries()) {
    elided ||= claim.elisions.has(at)
    if (!keeps(word)) continue
    if (elided && words.length > 0) elisions.add(words.length)
    elided = false
    words.push(word)
  }
  return { ...claim, words: markSpoken(words), elisions }
}

/** The index among the words of the whole claim of what stands at `at` in this reading, which may be its end. */
export function indexInWhole({ words }: Claim, at: number): number {
  return words[at]?.at ?? (words.at(-1)?.at ?? -1) + 1
}

/** The last ellipsis that stands in a stretch of `quote`, with the brackets it may stand in; `null` if there is none. */
export function lastEllipsisIn(quote: string, { start, end }: Span): Span | null {
  const last = Array.from(quote.slice(start, end).matchAll(ELLIPSIS)).at(-1)
  if (last === undefined) return null
  const mark = { start: start + last.index, end: start + last.index + last[0].length }
  const around = `${quote.slice(start, mark.start).at(-1) ?? ''}${quote.slice(mark.end, end).at(0) ?? ''}`
  return around === '[]' || around === '()' ? { start: mark.start - 1, end: mark.end + 1 } : mark
}

function claimOf(
  quote: string,
  silent: readonly Span[],
  brackets: readonly Span[],
  asSent: Claim['asSent'],
): Claim {
  const words = markSpoken(markWords(tokenize(quote, silent), spokenSpans(quote), brackets))
  return {
    quote,
    words,
    elisions: elisionsIn(quote, words),
    brackets,
    asSent,
    isTold: false,
    unreadSpeaker: '',
  }
}

/** The words with the quotation and the bracket that hold them; all three lists ascend. */
function markWords(
  tokens: readonly Token[],
  spoken: readonly Span[],
  brackets: readonly Span[],
): ClaimWord[] {
  let quotation = 0
  let bracket = 0
  return tokens.map((token, at) => {
    while ((spoken[quotation]?.end ?? Infinity) <= token.start) quotation++
    while ((brackets[bracket]?.end ?? Infinity) <= token.start) bracket++
    const said = spoken[quotation]
    const holder = brackets[bracket]
    return {
      ...token,
      at,
      spoken: said !== undefined && contains(said, token),
      bracket: holder !== undefined && overlaps(holder, token) ? bracket : -1,
    }
  })
}

/** Where no word is in quotation marks, all are claimed as speech. */
function markSpoken(words: readonly ClaimWord[]): readonly ClaimWord[] {
  return words.some((word) => word.spoken) ? words : words.map((word) => ({ ...word, spoken: true }))
}

/** Dots, spaced or not; or a row of asterisks that stands alone, as lawyers have it. */
const ELLIPSIS = /[…⋯]|\.{3,}|\.(?:[ \u00a0\u2009\u202f]\.){2,}|(?<!\S)\*(?:\s?\*){2,8}(?!\S)/g

/** The outermost quotations of a claim that quotes only in part; none if it has no quotation marks. */
function spokenSpans(quote: string): Span[] {
  // A quotation of several paragraphs is one: blank lines part texts, not claims.
  const text = quote.replaceAll('\n', ' ')
  const found = quotations(text).filter((quotation) => quotation.depth === 0)
  if (found.length > 0) return found
  const end = CLOSED_ONLY.exec(text)?.[1]?.length
  return end === undefined ? [] : [{ start: 0, end }]
}

/** The quotation whose opening mark was left behind: We will go,” said Ann Lee. */
const CLOSED_ONLY = /^([^"“”„«»]*[^\s\d"“”„«»])["”»](?=[\s–—]|$)[^"“”„«»]*$/

function elisionsIn(quote: string, words: readonly Token[]): Set<number> {
  const before = new Set<number>()
  let word = 0
  for (const match of quote.matchAll(ELLIPSIS)) {
    while (word < words.length && (words[word]?.start ?? 0) < match.index) word++
    if (word > 0 && word < words.length) before.add(word)
  }
  return before
}
