/** Small libraries of made-up words, and what a reader finds in them who looks at every word. */
import fc from 'fast-check'
import type { Document } from '../../src/core/document.ts'
import { type Token, tokenize } from '../../src/core/text/token.ts'
import { type Library, openLibrary } from '../../src/service/library.ts'
import { publish } from '../../src/service/publish.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { textOf } from './text.ts'

/** Documents with their words. */
export type Shelf = readonly { readonly document: Document; readonly words: readonly Token[] }[]

/** Words `[start, end)` of a document. */
export type Run = { readonly document: number; readonly start: number; readonly end: number }

/** Words that are everywhere, so that only phrases of them tell places apart. */
const COMMON = ['ko', 'lun', 'mer', 'tas', 'vi'] as const
/** Said so often that no phrase of four words in it is rare. */
const REFRAIN = ['ko', 'lun', 'ko', 'mer', 'lun'] as const
const RARE_WORDS = 700
const SENTENCE_WORDS = 17

/** A few words of a document: common, rare, or a refrain said up to 320 times, more than the index has places for. */
const piece: fc.Arbitrary<readonly string[]> = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom(...COMMON).map((word) => [word]) },
  { weight: 30, arbitrary: fc.nat(RARE_WORDS - 1).map((number) => [rareWord(number)]) },
  { weight: 10, arbitrary: fc.array(fc.constantFrom(...COMMON), { minLength: 3, maxLength: 6 }) },
)
const refrain = fc
  .integer({ min: 1, max: 320 })
  .map((times) => Array.from({ length: times }, () => REFRAIN).flat())
const longText = fc.array(piece, { minLength: 100, maxLength: 900, size: 'max' })
const shortText = fc.array(piece, { minLength: 1, maxLength: 12 })

/** Texts of one word to a few thousand, some with a refrain in their middle. */
export const texts: fc.Arbitrary<readonly string[]> = fc
  .array(
    fc
      .tuple(fc.oneof(longText, shortText), fc.option(refrain, { freq: 3 }), shortText)
      .map(([head, middle, tail]) => written([...head.flat(), ...(middle ?? []), ...tail.flat()])),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => all.slice(0, 5))

export function shelfOf(written: readonly string[]): Shelf {
  return written.map((text, number) => ({ document: textOf(`text-${number}`, text), words: tokenize(text) }))
}

export async function open(documents: readonly Document[]): Promise<Library> {
  const store = memoryStore()
  await publish(store, documents)
  const library = await openLibrary(store)
  if (library === null) throw new Error('The shelf was published, but is not there')
  return library
}

/** Everywhere that the words stand side by side. */
export function placesOf(shelf: Shelf, words: readonly string[]): Run[] {
  const places: Run[] = []
  for (const [document, { words: held }] of shelf.entries()) {
    for (let start = 0; start < held.length; start++) {
      if (held[start]?.word !== words[0]) continue
      const isThere = words.every((word, at) => held[start + at]?.word === word)
      if (isThere) places.push({ document, start, end: start + words.length })
    }
  }
  return places
}

/** The words of a run as they are written in the text. */
export function quoteOf(shelf: Shelf, { document, start, end }: Run): string {
  const held = shelf[document]
  return held?.document.text.slice(held.words[start]?.start, held.words[end - 1]?.end) ?? ''
}

/** A run of at least `least` words, if any document has so many; two numbers choose it. */
export function runIn(shelf: Shelf, least: number, most: number, a: number, b: number): Run | null {
  const long = [...shelf.entries()].filter(([, { words }]) => words.length >= least)
  const chosen = long[a % Math.max(1, long.length)]
  if (chosen === undefined) return null
  const [document, { words }] = chosen
  const start = b % (words.length - least + 1)
  const longest = Math.min(most, words.length - start)
  return { document, start, end: start + least + (a % (longest - least + 1)) }
}

/** No two of these words are a slip for each other, nor another spelling. */
function rareWord(number: number): string {
  const digits = [...number.toString(9).padStart(4, '0')].map(Number)
  return digits.map((digit, at) => `${'bdfghjprz'[digit]}${'aeiou'[(digit + at) % 5]}`).join('')
}

/** Sentences of so many words. */
function written(words: readonly string[]): string {
  const spaced = words.map((word, at) => {
    const first = at % SENTENCE_WORDS === 0
    return `${first && at > 0 ? '. ' : ' '}${first ? word.slice(0, 1).toUpperCase() + word.slice(1) : word}`
  })
  return `${spaced.join('').trim()}.`
}
