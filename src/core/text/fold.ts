/**
 * Folding: what typography adds is taken away, so that two writings of the same words become equal.
 *
 * Folded: case, quotation marks and apostrophes, dashes, spaces, invisible characters (soft hyphen,
 * zero-width, bidirectional controls, variation selectors), compatibility forms (ligatures, full
 * width) and words broken by a hyphen at a line's end. Not folded: superscripts, subscripts, fractions and circled digits
 * (10² is not 102). Diacritics stay too; `token.ts` compares without them.
 *
 * Invariants: folding is idempotent, linear, and every folded offset leads back to the source.
 */
import type { Span } from '../span.ts'

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

  const add = (folded: string): void => {
    if (folded !== '') parts.push(folded)
    length += folded.length
  }
  const copyPlain = (end: number): void => {
    if (end <= plain) return
    const run = text.slice(plain, end)
    add(lower ? run.toLowerCase() : run)
  }
  const put = (start: number, end: number, folded: string): void => {
    copyPlain(start)
    // Of as many units, more than one need not run one to one: U+1F200 becomes two characters.
    const runsAlong =
      folded.length === end - start && (folded.length === 1 || folded === text.slice(start, end))
    if (!runsAlong) {
      knots.push({
        folded: { start: length, end: length + folded.length },
        source: { start, end },
      })
    }
    add(folded)
    plain = end
  }

  const endsInLetter = (at: number): boolean =>
    LETTER_LAST.test(at > plain ? text.slice(Math.max(plain, at - 2), at) : (parts.at(-1) ?? ''))

  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    if (code < 0x80 && code !== HYPHEN) {
      if (code === GRAVE && except !== 'quotes' && endsInLetter(at) && startsWithLetter(text, at + 1)) {
        put(at, at + 1, "'")
      }
      at++
      continue
    }
    if (except === undefined && code !== HYPHEN && isSimple(code)) {
      at++
      continue
    }
    const broken = except === 'line_breaks' ? null : lineBreak(text, at)
    if (broken !== null && endsInLetter(at)) {
      put(at, broken.end, broken.folded)
      at = broken.end
    } else if (code === HYPHEN) {
      at++
    } else {
      const { start, end } = clusterAt(text, at, plain)
      put(start, end, foldCluster(text.slice(start, end), except))
      at = end
    }
  }
  copyPlain(text.length)

  return { text: parts.join(''), aligned: knots.length === 0, toSource: (span) => toSource(knots, span) }
}

const HYPHEN = 0x2d
/** The key beside the 1, which some strike for an apostrophe. */
const GRAVE = 0x60
const LETTER_LAST = /[\p{L}\p{M}]$/u
/** What composes with the character before it, read in its compatibility form: combining marks, Hangul vowels and finals. */
const COMBINING = /^[\p{M}\u1160-\u11ff]/u
/** Characters without a form of their own, and the stroke that draws out an Arabic word (tatweel). */
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\u0640]/u
const INVISIBLE_WITHIN = /[\p{Default_Ignorable_Code_Point}\u0640]/gu

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

/**
 * The character at `at` with the marks that follow it, as far as any do; or a row of invisible
 * characters and marks with the character before them, if that is not copied yet (from `plain` on).
 */
function clusterAt(text: string, at: number, plain: number): Span {
  const character = characterAt(text, at)
  const tail = extendersFrom(text, at)
  if (tail.end === at) {
    const end = at + character.length
    const row = extendersFrom(text, end)
    return { start: at, end: row.combines ? row.end : end }
  }
  const hasBase = tail.combines && at > plain
  return { start: hasBase ? at - 1 : at, end: tail.end }
}

/** Marks and invisible characters begin here, but for one. */
const MARKS_FROM = 0x300
const SOFT_HYPHEN = 0xad

/** The row of invisible characters and marks at `at`, perhaps empty; `combines` if a mark is among them. */
function extendersFrom(text: string, at: number): { end: number; combines: boolean } {
  let end = at
  let combines = false
  for (
    let code = text.charCodeAt(end);
    code === SOFT_HYPHEN || code >= MARKS_FROM;
    code = text.charCodeAt(end)
  ) {
    if (isTypographic(text[end] ?? '')) break
    const character = characterAt(text, end)
    if (!INVISIBLE.test(character)) {
      if (!COMBINING.test(character.normalize('NFKC'))) break
      combines = true
    }
    end += character.length
  }
  return { end, combines }
}

/**
 * If the character at `at` is a hyphen that parts a word at a line's end: where the word goes on, and
 * what stands for the break. Before a capital the hyphen is the word's own (Anglo-\nAmerican).
 */
function lineBreak(text: string, at: number): { end: number; folded: '' | '-' } | null {
  const hyphen = text.charCodeAt(at)
  if (hyphen !== HYPHEN && hyphen !== SOFT_HYPHEN && DASHES[text[at] ?? ''] !== '-') return null
  let end = skip(text, at + 1, INVISIBLE)
  if (text.charCodeAt(end) === 0x0d) end++
  if (text.charCodeAt(end) !== 0x0a) return null
  end = skip(text, end + 1, INDENT)
  const next = text.slice(end, extendersFrom(text, end + characterAt(text, end).length).end)
  if (!LOWER_FIRST.test(foldCluster(next, undefined))) return null
  return { end, folded: hyphen === SOFT_HYPHEN || LOWER_FIRST.test(foldCluster(next, 'case')) ? '' : '-' }
}

const INDENT = /^[\t\p{Z}\u0085\p{Default_Ignorable_Code_Point}]/u
const LOWER_FIRST = /^\p{Ll}/u
const LETTER_FIRST = /^\p{L}/u

function startsWithLetter(text: string, from: number): boolean {
  return LETTER_FIRST.test(foldCluster(characterAt(text, skip(text, from, INVISIBLE)), undefined))
}

function skip(text: string, from: number, skipped: RegExp): number {
  let at = from
  for (let character = characterAt(text, at); skipped.test(character); character = characterAt(text, at)) {
    at += character.length
  }
  return at
}

/** True if a character, whatever stands around it, only folds as its case does: most letters of any script. */
function isSimple(code: number): boolean {
  const known = SIMPLE[code]
  if (known !== UNKNOWN) return known === YES
  const character = String.fromCharCode(code)
  const folded = foldCluster(character, undefined)
  const simple =
    folded.length === 1 &&
    folded === character.toLowerCase() &&
    !SURROGATE.test(character) &&
    !INVISIBLE.test(character) &&
    !COMBINING.test(character.normalize('NFKC')) &&
    character !== FINAL_IN_CONTEXT
  SIMPLE[code] = simple ? YES : NO
  return simple
}

const UNKNOWN = 0
const YES = 1
const NO = 2
/** Answers of `isSimple` by UTF-16 unit, found when first asked for. */
const SIMPLE = new Uint8Array(0x1_0000)
const SURROGATE = /\p{Cs}/u
/** The only letter whose lower case hangs on what stands around it. */
const FINAL_IN_CONTEXT = 'Σ'

const QUOTES: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  ʹ: "'",
  ʻ: "'",
  ʼ: "'",
  ʽ: "'",
  ʾ: "'",
  ʿ: "'",
  ˈ: "'",
  ꞌ: "'",
  '′': "'",
  '‵': "'",
  '‹': "'",
  '›': "'",
  '＇': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '‶': '"',
  '❝': '"',
  '❞': '"',
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
/** Superscripts, subscripts, fractions, circled digits: their compatibility form has another meaning. */
const NUMERAL_FORM = /[\p{No}\u2070-\u209f\u00aa\u00ba]/u

function foldCluster(cluster: string, except: FoldName | undefined): string {
  const mark = foldMark(cluster, except)
  if (mark !== cluster) return mark
  if (SPACE.test(cluster)) return except === 'spaces' ? cluster : ' '
  let folded = except === 'invisible' ? cluster : cluster.replace(INVISIBLE_WITHIN, '')
  const form = except === 'compatibility' || NUMERAL_FORM.test(folded) ? 'NFC' : 'NFKC'
  folded = folded.normalize(form)
  // U+FE77 unfolds to a mark on a tatweel.
  if (except !== 'invisible') folded = folded.replaceAll('\u0640', '')
  if (except !== 'case') {
    folded = folded
      .toLowerCase()
      .normalize(form)
      .replace(/ß/g, 'ss')
      .replace(/ς/g, 'σ')
      .replace(/i\u0307+/g, 'i')
    // Normalised again, as each of these may leave a composable form behind.
    folded = folded.normalize(form)
  }
  // A compatibility form may unfold to typography of its own: U+FE31 to a dash, U+0149 to an apostrophe and a letter.
  return folded === cluster ? folded : Array.from(folded, (character) => foldMark(character, except)).join('')
}

function isTypographic(character: string): boolean {
  return QUOTES[character] !== undefined || DASHES[character] !== undefined
}

function foldMark(character: string, except: FoldName | undefined): string {
  const quote = except === 'quotes' ? undefined : QUOTES[character]
  return quote ?? (except === 'dashes' ? undefined : DASHES[character]) ?? character
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
