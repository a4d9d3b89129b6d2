/** Claims planted in the texts: the same words for every engine, true or with a known number of edits. */

import type { Source } from '../../../src/core/alignment/align.ts'
import { readClaim } from '../../../src/core/claim/claim.ts'
import { overlaps, type Span } from '../../../src/core/span.ts'
import type { Random } from '../random.ts'
import { closestPlace } from './place.ts'
import { rangeAt, sourceOf, type Words } from './words.ts'

/** So many words with exactly so many edits at interior words. */
export type Kind = { readonly words: number; readonly edits: number }

export const KINDS: readonly Kind[] = [
  { words: 8, edits: 0 },
  { words: 8, edits: 1 },
  { words: 12, edits: 2 },
  { words: 20, edits: 4 },
  { words: 40, edits: 4 },
]

export type Planted = {
  readonly quote: string
  /** The words as they stand in the text. */
  readonly original: string
  readonly document: string
  readonly span: Span
  /** Cost of aligning the claim with those words: a place that costs no more is a right one. */
  readonly cost: number
}

/** The claims of a kind, and those asked before them. */
export type Planting = {
  readonly kind: Kind
  readonly warmUp: readonly Planted[]
  readonly claims: readonly Planted[]
}

export function describeKind({ words, edits }: Kind): string {
  return edits === 0 ? `${words} words, exact` : `${words} words, ${edits} ${edits === 1 ? 'edit' : 'edits'}`
}

/** `count` claims of a kind. Throws `RangeError` if the texts are too short to hold them. */
export function plantClaims(words: Words, kind: Kind, count: number, random: Random): Planted[] {
  const planted: Planted[] = []
  for (let tries = 0; planted.length < count; tries++) {
    if (tries >= TRIES_MAX * count) throw new RangeError(`Cannot plant claims of ${kind.words} words`)
    const claim = plant(words, kind, random)
    if (claim !== null) planted.push(claim)
  }
  return planted
}

/** Places drawn, for each claim, until the texts are taken to hold none. */
const TRIES_MAX = 200

/** A claim at a random place; `null` if its words are not all plain words of one text. */
function plant(words: Words, { words: count, edits }: Kind, random: Random): Planted | null {
  const range = rangeAt(words, random.below(words.count), count)
  if (range === null) return null
  const { document } = range.text
  const source = sourceOf(range)
  const span = { start: source.offset, end: source.words.at(-1)?.end ?? source.offset }
  const original = document.text.slice(span.start, span.end)
  const isBroken = document.silent.some((silent) => overlaps(silent, span))
  if (isBroken || !isPlain(original, count)) return null

  const edited = editWords(words, source, edits, random)
  if (!isPlain(edited.quote, edited.words)) return null
  const claim = readClaim(edited.quote)
  const place = closestPlace(claim, [{ score: 0, open: () => ({ document: '', source }) }])
  if (place === null) return null
  return { quote: edited.quote, original, document: document.metadata.id, span, cost: place.cost }
}

/** True if the quote is so many words and none of the marks by which an editor or a writer says more than words. */
function isPlain(quote: string, words: number): boolean {
  const claim = readClaim(quote)
  return (
    claim.words.length === words &&
    claim.elisions.size === 0 &&
    claim.brackets.length === 0 &&
    claim.words.every(({ spoken }) => spoken)
  )
}

/** The source with `edits` of its interior words swapped, dropped or followed by another word. */
function editWords(
  words: Words,
  source: Source,
  edits: number,
  random: Random,
): { readonly quote: string; readonly words: number } {
  const places = interiorPlaces(source.words.length, edits, random)
  let quote = ''
  let count = source.words.length
  let copied = 0
  for (const place of places) {
    const word = source.words[place]
    const next = source.words[place + 1]
    if (word === undefined || next === undefined) continue
    const [start, end] = [word.start - source.offset, word.end - source.offset]
    quote += source.text.slice(copied, start)
    copied = end
    const edit = random.below(3)
    if (edit === 0) {
      quote += anotherWord(words, [word.key], random)
    } else if (edit === 1) {
      copied = next.start - source.offset
      count--
    } else {
      quote += `${source.text.slice(start, end)} ${anotherWord(words, [word.key, next.key], random)}`
      count++
    }
  }
  const last = source.words.at(-1)?.end ?? source.offset
  return { quote: quote + source.text.slice(copied, last - source.offset), words: count }
}

/** `count` different words, ascending, that are neither the first nor the last. */
function interiorPlaces(words: number, count: number, random: Random): number[] {
  const interior = Array.from({ length: words - 2 }, (_, index) => index + 1)
  const places: number[] = []
  while (places.length < count) {
    places.push(...interior.splice(random.below(interior.length), 1))
  }
  return places.sort((a, b) => a - b)
}

const LETTERS = /^\p{L}+$/u

/** A random word of the texts, as frequent as it is there, that does not read like any of `keys`. */
function anotherWord(words: Words, keys: readonly string[], random: Random): string {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const range = rangeAt(words, random.below(words.count), 1)
    const word = range === null ? undefined : sourceOf(range).words[0]
    if (word !== undefined && LETTERS.test(word.word) && !keys.includes(word.key)) return word.word
  }
  throw new RangeError('Cannot find another word: the texts have too few')
}
