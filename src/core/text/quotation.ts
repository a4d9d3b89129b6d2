/**
 * Quotations in a text, by their marks. An opening and a closing mark are told apart by their shape, and where the
 * shape does not say by their neighbours; a stack pairs them. What does not pair is dropped at the end of its paragraph
 * (a blank line), or where it would run over `QUOTATION_WORDS_MAX`: a stray mark never turns the rest inside out. Linear.
 */
import { ELIDED_HEADS } from '../language/english-attribution.ts'
import type { Span } from '../span.ts'

/** `[start, end)` is the content, `[open, close)` the whole with its marks; all are UTF-16 offsets in the text. */
export type Quotation = Span & {
  readonly open: number
  readonly close: number
  /** 0 for a quotation inside no other. */
  readonly depth: number
  /** False if its paragraph ends without a closing mark: it is left open, or goes on in the next paragraph. */
  readonly closed: boolean
}

/** Every quotation of the text, ascending by `start`, an outer one before those inside it. */
export function quotations(text: string): readonly Quotation[] {
  const found: Found[] = []
  let next = 0
  for (const paragraph of paragraphs(text)) {
    // A paragraph without marks is not searched through to the next mark of the text.
    if (next < paragraph.end) next = pair(text, paragraph, found)
  }
  return nest(found)
}

/** The paragraphs of a text: stretches parted by blank lines, ascending. */
export function paragraphs(text: string): readonly Span[] {
  const found: Span[] = []
  let start = 0
  for (const blank of text.matchAll(/\n[^\S\n]*(?=\n)/g)) {
    if (blank.index > start) found.push({ start, end: blank.index })
    start = blank.index + blank[0].length
  }
  if (start < text.length) found.push({ start, end: text.length })
  return found
}

/** A quotation in one paragraph that is longer than this is taken for two stray marks. */
const QUOTATION_WORDS_MAX = 800

type Family = 'double' | 'single' | 'guillemet' | 'corner' | 'white corner'
type Side = 'open' | 'close'
type Found = Omit<Quotation, 'depth'>
type Opened = {
  readonly at: number
  readonly end: number
  readonly family: Family
  /** Words and marks of the family counted in the paragraph so far. */
  readonly words: number
  readonly marks: number
}

/** What each mark mostly is; null: only its neighbours say. */
const MARKS: Readonly<Record<string, readonly [Family, Side | null]>> = {
  '“': ['double', 'open'],
  '”': ['double', 'close'],
  '„': ['double', 'open'],
  '"': ['double', null],
  '‘': ['single', 'open'],
  '’': ['single', 'close'],
  '‚': ['single', 'open'],
  "'": ['single', null],
  "''": ['double', null],
  '``': ['double', 'open'],
  '«': ['guillemet', 'open'],
  '»': ['guillemet', 'close'],
  '「': ['corner', 'open'],
  '」': ['corner', 'close'],
  '『': ['white corner', 'open'],
  '』': ['white corner', 'close'],
}

/** Two single marks are the typewriter's and the wire's double one. A tag left in a text is one hit: its marks quote nothing. */
const MARK = /''|``|[“”„"‘’‚'«»「」『』]|<\/?\p{L}[^<>\n]{0,2000}>/gu

/** Pairs the marks of a paragraph; returns where the next mark behind it stands. */
function pair(text: string, paragraph: Span, found: Found[]): number {
  const stack: Opened[] = []
  const counts = new Map<Family, number>()
  const seen = new Map<Family, number>()
  let opening = -1
  let counted = paragraph.start
  let words = 0
  MARK.lastIndex = paragraph.start
  let hit = MARK.exec(text)
  for (; hit !== null && hit.index < paragraph.end; hit = MARK.exec(text)) {
    const at = hit.index
    const end = MARK.lastIndex
    if (hit[0].startsWith('<')) continue
    const [family, shape] = MARKS[hit[0]] ?? ['double', null]
    // Only lengths of quotations are wanted: words outside need no counting.
    if (stack.length > 0) words += countWords(text, counted, at)
    counted = at
    const isOpen = (counts.get(family) ?? 0) > 0
    const side = sideOf(text, paragraph, { start: at, end }, family, shape, isOpen, opening === at)
    if (side === null) continue
    seen.set(family, (seen.get(family) ?? 0) + 1)
    if (side === 'open') {
      stack.push({ at, end, family, words, marks: seen.get(family) ?? 0 })
      counts.set(family, (counts.get(family) ?? 0) + 1)
      opening = end
    } else if (isOpen && (family !== 'single' || stack.at(-1)?.family === 'single')) {
      const opened = popTo(stack, counts, family)
      if (opened && words - opened.words <= QUOTATION_WORDS_MAX) {
        const inner = { start: trimStart(text, opened.end, at), end: trimEnd(text, opened.end, at) }
        if (inner.end > inner.start) found.push({ open: opened.at, ...inner, close: end, closed: true })
      }
    }
  }
  if (stack.length > 0) words += countWords(text, counted, paragraph.end)
  const left = stack.find((opened) => opened.family !== 'single') ?? stack[0]
  if (left && words - left.words <= QUOTATION_WORDS_MAX && runsOn(text, paragraph, left, seen)) {
    const end = trimEnd(text, left.end, paragraph.end)
    if (end > left.end) found.push({ open: left.at, start: left.end, end, close: end, closed: false })
  }
  return hit?.index ?? text.length
}

/** Whether the mark opens, closes or is none (an apostrophe, a prime, a lone mark between spaces). */
function sideOf(
  text: string,
  paragraph: Span,
  mark: Span,
  family: Family,
  shape: Side | null,
  isOpen: boolean,
  afterOpening: boolean,
): Side | null {
  const at = mark.start
  const before = at > paragraph.start ? (text[at - 1] ?? ' ') : ' '
  const after = mark.end < paragraph.end ? (text[mark.end] ?? ' ') : ' '
  const opens = !isSpace(after) && (afterOpening || isSpace(before) || '([{–—-/'.includes(before))
  const closes = !isSpace(before) && !afterOpening && !isWord(after)
  if (family === 'single') return singleSide(text, at, shape, isOpen, opens, closes)
  if (family !== 'double' && family !== 'guillemet') return shape
  if (shape === 'open') return isOpen && closes && !opens ? 'close' : 'open'
  if (shape === 'close') return !isOpen && opens ? 'open' : 'close'
  if (isPrime(text, at)) return null
  // Between a dash and a word the mark may do either; what is already open decides.
  if (opens && !(isOpen && closes)) return 'open'
  if (closes || afterOpening) return 'close'
  if (isSpace(before) && isSpace(after)) return isOpen ? 'close' : null
  return isOpen ? 'close' : isWord(before) ? null : 'open'
}

function singleSide(
  text: string,
  at: number,
  shape: Side | null,
  isOpen: boolean,
  opens: boolean,
  closes: boolean,
): Side | null {
  if (isOpen && closes && shape !== 'open') return isPlural(text, at) ? null : 'close'
  if (isOpen && closes && !opens) return 'close'
  if (shape === 'close' || !opens || isElided(text, at)) return null
  return 'open'
}

/** The apostrophe of "the generals’ demands": a plural, if a closing mark still follows in the same line of words. */
function isPlural(text: string, at: number): boolean {
  if (!/^s['’] \p{L}/iu.test(text.slice(at - 1, at + 4))) return false
  const ahead = text.slice(at + 2, at + 2 + PLURAL_REACH_UNITS)
  return /^[^‘\n]*?[\p{L}\p{P}]['’](?!\p{L})/u.test(ahead) && !/^[^'’]*\s'\p{L}/u.test(ahead)
}

const PLURAL_REACH_UNITS = 120

function isElided(text: string, at: number): boolean {
  const word = /^[\p{L}\p{N}]*/u.exec(text.slice(at + 1, at + 9))?.[0].toLowerCase() ?? ''
  return ELIDED_HEADS.has(word) || /^\d\ds?$/.test(word)
}

/** The inches of 6'2". */
function isPrime(text: string, at: number): boolean {
  return /\d['’′]\d{1,2}$/.test(text.slice(Math.max(0, at - 4), at))
}

/** Takes the innermost open mark of the family off the stack, and with it the unpaired ones inside. */
function popTo(stack: Opened[], counts: Map<Family, number>, family: Family): Opened | undefined {
  for (let opened = stack.pop(); opened; opened = stack.pop()) {
    counts.set(opened.family, (counts.get(opened.family) ?? 1) - 1)
    if (opened.family === family) return opened
  }
  return undefined
}

/** An unpaired mark holds to its paragraph's end if the next paragraph reopens, or if no mark of its kind follows it. */
function runsOn(text: string, paragraph: Span, left: Opened, seen: ReadonlyMap<Family, number>): boolean {
  const next = /^\s*(\S)/u.exec(text.slice(paragraph.end, paragraph.end + 40))?.[1] ?? ''
  const reopens = MARKS[next]
  if (reopens && reopens[0] === left.family && reopens[1] !== 'close') return true
  return left.family !== 'single' && (seen.get(left.family) ?? 0) === left.marks
}

function nest(found: readonly Found[]): readonly Quotation[] {
  const ordered = [...found].sort((a, b) => a.open - b.open)
  const closes: number[] = []
  return ordered.map((quotation) => {
    while (closes.length > 0 && (closes.at(-1) ?? 0) <= quotation.open) closes.pop()
    closes.push(quotation.close)
    return { ...quotation, depth: closes.length - 1 }
  })
}

function countWords(text: string, from: number, to: number): number {
  let words = 0
  for (let at = from; at < to; at++)
    if (!isSpace(text[at] ?? ' ') && (at === 0 || isSpace(text[at - 1] ?? ' '))) words++
  return words
}

function trimStart(text: string, from: number, to: number): number {
  let start = from
  while (start < to && isSpace(text[start] ?? 'x')) start++
  return start
}

function trimEnd(text: string, from: number, to: number): number {
  let end = to
  while (end > from && isSpace(text[end - 1] ?? 'x')) end--
  return end
}

function isSpace(unit: string): boolean {
  return unit <= ' ' || (unit > '~' && /\s/.test(unit))
}

function isWord(unit: string): boolean {
  return /[\p{L}\p{N}]/u.test(unit)
}
