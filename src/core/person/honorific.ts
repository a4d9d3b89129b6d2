/** Titles before names and what they are short for: Dr. Lind is Doctor Lind, read aloud. */
import type { Stretch } from '../alignment/step.ts'
import { SHORT_TITLES } from '../language/english-spelling.ts'

/** True if the word is a title, short or in full, written with a capital before a name. */
export function isTitle({ words, text, offset }: Stretch, at: number): boolean {
  const word = words[at]
  const next = words[at + 1]
  if (
    word === undefined ||
    next === undefined ||
    !(SHORT_TITLES.has(word.word) || FULL_TITLES.has(word.word))
  )
    return false
  const gap = text.slice(word.end - offset, next.start - offset)
  return (
    CAPITAL.test(text.slice(word.start - offset)) &&
    CAPITAL.test(text.slice(next.start - offset)) &&
    GAP.test(gap)
  )
}

/** True if one title is short for the other. */
export function areOneTitle(a: string, b: string): boolean {
  return SHORT_TITLES.get(a) === b || SHORT_TITLES.get(b) === a
}

const FULL_TITLES: ReadonlySet<string> = new Set(SHORT_TITLES.values())
const CAPITAL = /^\p{Lu}/u
const GAP = /^\.?\s{1,3}$/
