/**
 * Folding: what typography adds is taken away, so that two writings of the same words become equal.
 *
 * Folded: case, quotation marks and apostrophes, dashes, spaces, invisible characters (soft hyphen,
 * zero-width, bidirectional controls), compatibility forms (ligatures, full width) and words broken
 * by a hyphen at a line's end. Not folded: superscripts, subscripts, fractions and circled digits
 * (10² is not 102). Diacritics stay too; `token.ts` compares without them.
 *
 * Invariants: folding is idempotent, linear, and every folded offset leads back to the source.
 */
import type { Span } from './span.ts'

/** The names of the folds, as a match reports them. `diacritics` and `punctuation` are the tokenizer's. */
export type FoldName = 'case' | 'quotes' | 'dashes' | 'spaces' | 'compatibility' | 'invisible' | 'line_breaks'

export type Folded = {
  readonly text: string
  /** True if both texts run one unit to one unit, so that every span is its own source. */
  readonly aligned: boolean
  /** The span of the source that the folded span was made from. Both in UTF-16 units. */
  toSource(span: Span): Span
}

/** A place where folded and source text do not run one unit to one unit. */
type Knot = { readonly folded: Span; readonly source: Span }

/** Folds `text`; with `except`, all but that one rule (to see whether the rule made a difference). */
export function fold(text: string, except?: FoldName): Folded {
  const knots: Knot[] = []
  const parts: string[] = []
  let length = 0
  let plain = 0 // start of the run not yet copied
  const lower = except !== 'case'

  const copyPlain = (end: number): void => {
    if (end <= plain) return
    const run = text.slice(plain, end)
    parts.push(lower ? run.toLowerCase() : run)
    length += end - plain
  }
  const put = (start: number, end: number, folded: string): void => {
    copyPlain(start)
    if (folded.length !== end - start) {
      knots.push({
        folded: { start: length, end: length + folded.length },
        source: { start, end },
      })
    }
    parts.push(folded)
    length += folded.length
    plain = end
  }

  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    if (code < 0x80) {
      const end = code === HYPHEN && except !== 'line_breaks' ? lineBreakEnd(text, at) : 0
      if (end > 0) put(at, end, '')
      at = end > 0 ? end : at + 1
      continue
    }
    // A combining mark belongs to the character before it, which may be plain ASCII.
    const start = at > plain && isMark(text, at) ? startOfCharacter(text, at - 1, plain) : at
    const end = clusterEnd(text, at)
    put(start, end, foldCluster(text.slice(start, end), except))
    at = end
  }
  copyPlain(text.length)

  return { text: parts.join(''), aligned: knots.length === 0, toSource: (span) => toSource(knots, span) }
}

const HYPHEN = 0x2d
const MARK = /^\p{M}/u
const LETTER_BEFORE = /\p{L}$/u

function isMark(text: string, at: number): boolean {
  return MARK.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
}

function startOfCharacter(text: string, at: number, from: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff && at - 1 >= from ? at - 1 : at
}

/** End of the character at `at` and the combining marks that follow it. */
function clusterEnd(text: string, at: number): number {
  let end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  while (end < text.length && text.charCodeAt(end) >= 0x300 && isMark(text, end)) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
  }
  return end
}

/** If the hyphen at `at` breaks a word at a line's end, the offset where the word goes on; else 0. */
function lineBreakEnd(text: string, at: number): number {
  let end = at + 1
  if (text.charCodeAt(end) === 0x0d) end++
  if (text.charCodeAt(end) !== 0x0a) return 0
  end++
  while (text.charCodeAt(end) === 0x20 || text.charCodeAt(end) === 0x09) end++
  const next = text[end]
  if (next === undefined || !/\p{Ll}/u.test(next)) return 0
  return at > 0 && LETTER_BEFORE.test(text.slice(at - 1, at)) ? end : 0
}

const QUOTES: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  ʼ: "'",
  '′': "'",
  '＇': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '«': '"',
  '»': '"',
  '＂': '"',
}
const DASHES: Readonly<Record<string, string>> = {
  '‐': '-',
  '‑': '-',
  '−': '-',
  '﹣': '-',
  '－': '-',
  '‒': '–',
  '—': '–',
  '―': '–',
  '﹘': '–',
}
const SPACE = /^[\p{Z}\u0085]$/u
const INVISIBLE = /^[\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]$/u
const INVISIBLE_WITHIN = /[\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu
/** Superscripts, subscripts, fractions, circled digits: their compatibility form has another meaning. */
const NUMERAL_FORM = /[\p{No}\u2070-\u209f\u00aa\u00ba]/u

function foldCluster(cluster: string, except: FoldName | undefined): string {
  const quote = QUOTES[cluster]
  if (quote !== undefined) return except === 'quotes' ? cluster : quote
  const dash = DASHES[cluster]
  if (dash !== undefined) return except === 'dashes' ? cluster : dash
  if (SPACE.test(cluster)) return except === 'spaces' ? cluster : ' '
  if (INVISIBLE.test(cluster)) return except === 'invisible' ? cluster : ''
  let folded = except === 'invisible' ? cluster : cluster.replace(INVISIBLE_WITHIN, '')
  const form = except === 'compatibility' || NUMERAL_FORM.test(folded) ? 'NFC' : 'NFKC'
  folded = folded.normalize(form)
  if (except !== 'case') {
    // Twice normalised, as lower-casing may leave a decomposed or composable form behind.
    folded = folded.toLowerCase().normalize(form).replace(/ß/g, 'ss').replace(/ς/g, 'σ').replace(/^i̇/, 'i')
  }
  // A compatibility form may unfold to typography of its own: U+FE3F or U+2025 and the like.
  return folded.length > 1 || folded === cluster ? folded : (QUOTES[folded] ?? DASHES[folded] ?? folded)
}

function toSource(knots: readonly Knot[], span: Span): Span {
  return {
    start: sourceOffset(knots, span.start),
    end: span.end > span.start ? sourceEnd(knots, span.end) : sourceOffset(knots, span.start),
  }
}

/** Index of the last knot whose folded side starts at or before `offset` and is not empty, or lies wholly before; −1 if none. */
function knotBefore(knots: readonly Knot[], offset: number): number {
  let low = 0
  let high = knots.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((knots[middle]?.folded.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

function sourceOffset(knots: readonly Knot[], offset: number): number {
  const knot = knots[knotBefore(knots, offset)]
  if (knot === undefined) return offset
  if (offset < knot.folded.end) return knot.source.start
  return knot.source.end + (offset - knot.folded.end)
}

/** Source offset just behind whatever the folded unit before `offset` was made from. */
function sourceEnd(knots: readonly Knot[], offset: number): number {
  const last = offset - 1
  const knot = knots[knotBefore(knots, last)]
  if (knot === undefined) return offset
  if (last < knot.folded.end) return knot.source.end
  return knot.source.end + (last - knot.folded.end) + 1
}
