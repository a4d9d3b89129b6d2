/**
 * Blocks: the documents' text as it is stored, once, together with everything that was read out of it.
 *
 * A segment's words are numbered through, document after document. A *block* is 4,096 of them with
 * 128 more of the same document on either side, so that a short quotation always lies within one block. A block
 * holds a slice of each document it touches.
 *
 *     block = JSON of the slices without their text · "\n" · the slices' texts
 */

import type { AttributionOverride, Locator, Metadata } from '../document.ts'
import { overlaps, type Span } from '../span.ts'
import { type Token, tokenize } from '../text/token.ts'
import type { Utterance, Voices } from '../utterance.ts'

export const BLOCK_WORDS = 4096
export const OVERLAP_WORDS = 128
/** Words between the marks in a slice: so many more than asked for may have to be read at either end. */
const MARK_WORDS = 64

/** What a slice knows about its document as a whole. */
export type DocumentRecord = {
  readonly metadata: Metadata
  /** Digest of the canonical text, hexadecimal. */
  readonly sha256: string
  /** Of all that was handed in of the document, which is all that an answer may rest on; see `documentDigest`. */
  readonly digest: string
  /** Number of the document's first word in the segment, and how many words it has. */
  readonly first: number
  readonly words: number
  /** Length of the canonical text in UTF-16 units. */
  readonly units: number
  readonly marksSpeech: boolean
}

/** A stretch of one document; all offsets count UTF-16 units of the whole canonical text. */
export type Slice = {
  readonly document: DocumentRecord
  readonly start: number
  readonly text: string
  /**
   * `[word, offset]` of the slice's first word, and of others from which the text reads as if nothing
   * stood before it; words count within the document.
   */
  readonly marks: readonly (readonly [word: number, offset: number])[]
  readonly silent: readonly Span[]
  readonly locators: readonly Locator[]
  /** Of the whole document, in the slice with which it begins. */
  readonly overrides: readonly AttributionOverride[]
  readonly utterances: readonly Utterance[]
  readonly quoted: readonly Span[]
}

/** A document ready to be cut: its text, where each word starts, and who says what. */
export type PreparedDocument = {
  readonly record: DocumentRecord
  readonly text: string
  readonly starts: Int32Array
  /** Its words as `hashWords` gives them. */
  readonly words: Uint32Array
  readonly silent: readonly Span[]
  readonly locators: readonly Locator[]
  readonly overrides: readonly AttributionOverride[]
  readonly voices: Voices
}

/**
 * Words `from` to `to` of a document (clipped to it) as a slice, and the few beyond them that cannot be
 * read without; text between words goes with the word before it.
 */
export function cutSlice(document: PreparedDocument, from: number, to: number): Slice {
  const { record, text, starts } = document
  const first = nearestCut(document, Math.max(0, from), -1)
  const last = nearestCut(document, Math.min(record.words, to), 1)
  const start = first === 0 ? 0 : (starts[first] ?? 0)
  const end = last === record.words ? text.length : (starts[last] ?? text.length)
  const span = { start, end }
  const marks: [number, number][] = [[first, start]]
  for (let word = nextMark(record.first, first); word < last; word += MARK_WORDS) {
    const at = starts[word] ?? end
    if (canBeCut(text, at)) marks.push([word, at])
  }
  return {
    document: record,
    start,
    text: text.slice(start, end),
    marks,
    silent: document.silent.filter((other) => overlaps(span, other)),
    locators: locatorsWithin(document.locators, span),
    overrides: start === 0 ? document.overrides : [],
    utterances: document.voices.utterances.filter((other) => overlaps(span, other)),
    quoted: document.voices.quoted.filter((other) => overlaps(span, other)),
  }
}

export function encodeBlock(slices: readonly Slice[]): string {
  const heads = slices.map(({ text, ...head }) => ({ ...head, length: text.length }))
  return `${JSON.stringify(heads)}\n${slices.map((slice) => slice.text).join('')}`
}

/** Throws `SyntaxError` if `block` is none. */
export function decodeBlock(block: string): Slice[] {
  const line = block.indexOf('\n')
  // The text was written by `encodeBlock` and stands under its digest.
  const heads = JSON.parse(block.slice(0, line)) as (Omit<Slice, 'text'> & { length: number })[]
  let at = line + 1
  if (!Array.isArray(heads)) throw new SyntaxError('Cannot decode block: it has no slices')
  return heads.map(({ length, ...head }) => {
    const text = block.slice(at, at + length)
    if (text.length !== length)
      throw new SyntaxError(`Cannot decode block: text ends ${length - text.length} units early`)
    at += length
    return { ...head, text }
  })
}

/** Numbers of the blocks to read for words `from` to `to` of the library: as few as the overlap allows. */
export function blocksOf(from: number, to: number): number[] {
  let first = Math.floor(from / BLOCK_WORDS)
  let last = Math.floor((to - 1) / BLOCK_WORDS)
  while (last > first && to <= last * BLOCK_WORDS + OVERLAP_WORDS) last--
  while (first < last && from >= (first + 1) * BLOCK_WORDS - OVERLAP_WORDS) first++
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** Neighbouring slices of one document, in order, as one. */
export function joinSlices(slices: readonly Slice[]): Slice {
  const [head, ...rest] = slices
  if (head === undefined) throw new RangeError('Cannot join slices: there are none')
  return rest.reduce(joinTwo, head)
}

function joinTwo(one: Slice, next: Slice): Slice {
  const end = one.start + one.text.length
  if (next.start > end) throw new RangeError(`Cannot join slices: units ${end} to ${next.start} are missing`)
  const lastWord = one.marks.at(-1)?.[0] ?? -1
  return {
    document: one.document,
    start: one.start,
    text: one.text + next.text.slice(end - next.start),
    marks: [...one.marks, ...next.marks.filter(([word]) => word > lastWord)],
    silent: joinLists(one.silent, next.silent),
    locators: joinLists(one.locators, next.locators),
    overrides: one.overrides,
    utterances: joinLists(one.utterances, next.utterances),
    quoted: joinLists(one.quoted, next.quoted),
  }
}

/** Both ascend by start, and whatever the second has before the last of the first, the first has too. */
function joinLists<T extends { readonly start: number }>(one: readonly T[], next: readonly T[]): T[] {
  const last = one.at(-1)?.start ?? -1
  return [...one, ...next.filter(({ start }) => start > last)]
}

/** The tokens of words `from` to `to` of the document, as far as the slice holds them; spans count the whole text. */
export function tokensOf(slice: Slice, from: number, to: number): Token[] {
  const before = slice.marks.findLast(([word]) => word <= from) ?? slice.marks[0]
  const behind = slice.marks.find(([word]) => word >= to)
  if (before === undefined) return []
  const [word, start] = before
  const end = behind?.[1] ?? slice.start + slice.text.length
  const text = slice.text.slice(start - slice.start, end - slice.start)
  return tokenize(text, slice.silent, start).slice(Math.max(0, from - word), to - word)
}

/** The first word behind `word` that may be marked: marks count from the library's first word. */
function nextMark(first: number, word: number): number {
  return word + MARK_WORDS - ((first + word) % MARK_WORDS)
}

/** The word nearest to `word`, backwards or forwards, before which the text can be cut; `word` itself if none is near. */
function nearestCut({ text, starts, record }: PreparedDocument, word: number, step: -1 | 1): number {
  for (let at = word; Math.abs(at - word) < MARK_WORDS; at += step) {
    if (at <= 0 || at >= record.words || canBeCut(text, starts[at] ?? 0)) return at
  }
  return word
}

/** True if nothing can join what stands before and behind, so that either side reads alike without the other. */
function canBeCut(text: string, at: number): boolean {
  return PARTED.test(text.slice(Math.max(0, at - 2), at + 1))
}

/**
 * A word behind a space, but for one behind a hyphen at a line's end; or a character of a script without
 * spaces behind another.
 */
const PARTED =
  /^[\p{L}\p{N}\p{Po}\p{Pe}\p{Pf}]\s\p{L}$|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u

/** The locators in the span, and the one in force where it begins. */
function locatorsWithin(locators: readonly Locator[], span: Span): Locator[] {
  const from = locators.findLastIndex((locator) => locator.start <= span.start)
  return locators.slice(Math.max(0, from)).filter((locator) => locator.start < span.end)
}
