/** What an evaluation draws from: the texts in the library, those held out of it, and random stretches of either. */
import type { Document } from '../../../src/core/document.ts'
import { overlaps, type Span } from '../../../src/core/span.ts'
import { quotations } from '../../../src/core/text/quotation.ts'
import { type Token, tokenize } from '../../../src/core/text/token.ts'
import { type Random, randomFrom } from '../random.ts'

/** A document with its words. */
export type Text = {
  readonly document: Document
  readonly words: readonly Token[]
  /** What nobody may take a stretch from: transcripts' notes. */
  readonly silent: readonly Span[]
  /** Words retold inside quotation marks: whose they are is not the document's to say. */
  readonly quoted: readonly Span[]
}

/** Words `[from, to)` of a text. */
export type Stretch = { readonly text: Text; readonly from: number; readonly to: number }

export type World = {
  /** The documents of the library, and of those not in it. */
  readonly held: readonly Document[]
  readonly heldOut: readonly Document[]
  readonly textOf: (document: Document) => Text
  /** Words at random places of the library, for claims that invent. */
  readonly vocabulary: readonly string[]
}

/** One document in so many is held out of the library. */
const HELD_OUT_EVERY = 12
const VOCABULARY_WORDS = 20_000
/** Texts whose words are kept at once. */
const TEXTS_MAX = 400

/** Parts the documents and opens them; `seed` decides which are held out. */
export function worldOf(documents: readonly Document[], seed: number): World {
  const random = randomFrom(seed)
  const remainder = random.below(HELD_OUT_EVERY)
  const isOut = (index: number): boolean =>
    documents.length >= HELD_OUT_EVERY && index % HELD_OUT_EVERY === remainder
  const held = documents.filter((_, index) => !isOut(index))
  const texts = new Map<Document, Text>()
  const textOf = (document: Document): Text => {
    const known = texts.get(document)
    if (known !== undefined) return known
    if (texts.size >= TEXTS_MAX) texts.clear()
    const text = open(document)
    texts.set(document, text)
    return text
  }
  return {
    held,
    heldOut: documents.filter((_, index) => isOut(index)),
    textOf,
    vocabulary: vocabularyOf(held, textOf, random),
  }
}

/** A stretch of `count` words somewhere in the documents, in which nothing is silent; `accepts` may refuse more. */
export function drawStretch(
  documents: readonly Document[],
  world: World,
  count: number,
  random: Random,
  accepts: (stretch: Stretch) => boolean = () => true,
): Stretch | null {
  for (let turn = 0; turn < DRAWS_MAX; turn++) {
    const text = world.textOf(drawDocument(documents, random))
    const from = random.below(Math.max(1, text.words.length - count))
    const stretch = { text, from, to: from + count }
    if (isWhole(stretch) && accepts(stretch)) return stretch
  }
  return null
}

/** A stretch of `count` words around a word that `isMeant`, which is neither its first nor its last. */
export function drawAround(
  world: World,
  count: number,
  random: Random,
  isMeant: (word: Token, text: Text, at: number) => boolean,
): { readonly stretch: Stretch; readonly at: number } | null {
  if (count < 3) return null
  for (let turn = 0; turn < DRAWS_MAX; turn++) {
    const text = world.textOf(drawDocument(world.held, random))
    const start = random.below(text.words.length)
    const end = Math.min(text.words.length, start + LOOK_WORDS)
    for (let at = start; at < end; at++) {
      const word = text.words[at]
      if (word === undefined || !isMeant(word, text, at)) continue
      const from = at - 1 - random.below(count - 2)
      const stretch = { text, from, to: from + count }
      if (from >= 0 && isWhole(stretch)) return { stretch, at }
      break
    }
  }
  return null
}

/** The stretch as the text has it. */
export function quoteOf({ text, from, to }: Stretch): string {
  const span = spanOf({ text, from, to })
  return text.document.text.slice(span.start, span.end)
}

export function spanOf({ text, from, to }: Stretch): Span {
  return { start: text.words[from]?.start ?? 0, end: text.words[to - 1]?.end ?? 0 }
}

/** True if a word of the stretch stands inside quotation marks. */
export function isQuoted(stretch: Stretch): boolean {
  const span = spanOf(stretch)
  return stretch.text.quoted.some((other) => overlaps(other, span))
}

const DRAWS_MAX = 400
const LOOK_WORDS = 400

function open(document: Document): Text {
  const { text, silent } = document
  return {
    document,
    silent,
    words: tokenize(text, silent),
    quoted: quotations(text).map(({ open, close }) => ({ start: open, end: close })),
  }
}

/** A document, the longer the likelier. */
function drawDocument(documents: readonly Document[], random: Random): Document {
  const sums = sumsOf(documents)
  const unit = random.below(sums.at(-1) ?? 0)
  let low = 0
  let high = documents.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) > unit) high = middle
    else low = middle + 1
  }
  const document = documents[low]
  if (document === undefined) throw new RangeError('Cannot draw from no documents')
  return document
}

const SUMS = new WeakMap<readonly Document[], readonly number[]>()

function sumsOf(documents: readonly Document[]): readonly number[] {
  const known = SUMS.get(documents)
  if (known !== undefined) return known
  let sum = 0
  const sums = documents.map(({ text }) => {
    sum += text.length
    return sum
  })
  SUMS.set(documents, sums)
  return sums
}

function isWhole(stretch: Stretch): boolean {
  const { text, from, to } = stretch
  if (from < 0 || to > text.words.length) return false
  const span = spanOf(stretch)
  return !text.silent.some((other) => overlaps(other, span))
}

function vocabularyOf(
  documents: readonly Document[],
  textOf: (document: Document) => Text,
  random: Random,
): string[] {
  return Array.from({ length: VOCABULARY_WORDS }, () => {
    const { document, words } = textOf(drawDocument(documents, random))
    const word = words[random.below(words.length)]
    return word === undefined ? '' : document.text.slice(word.start, word.end)
  }).filter((word) => /^\p{L}+$/u.test(word))
}
