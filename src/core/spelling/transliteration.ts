/** One name from another script, spelled in two ways: not the source's letters, but the same person or place. */
import { NAME_SPELLINGS } from '../language/name-spelling.ts'
import { areOneSound, foldLetters } from '../text/letters.ts'
import type { Token } from '../text/token.ts'

/** True if two names are one by a rule of sounds or a known pair. Names that are merely near (Ivashov, Ivashev) may be two. */
export function areTransliterated(claimed: Token, source: Token): boolean {
  const [a, ending] = bare(claimed.word)
  const [b, other] = bare(source.word)
  if (ending !== other) return false
  const name = NAME_SPELLINGS.get(a)
  return (name !== undefined && name === NAME_SPELLINGS.get(b)) || areOneSound(foldLetters(a), foldLetters(b))
}

/** A name and its possessive ending. */
function bare(word: string): readonly [name: string, ending: string] {
  const end = word.search(POSSESSIVE)
  return end < 0 ? [word, ''] : [word.slice(0, end), word.slice(end)]
}

const POSSESSIVE = /'s?$/
