/** Spaces lost and added in typing and reading: "ofthe", "to gether". */
import { ENGLISH } from '../language/english.ts'
import { OTHER_WORDS_WHEN_PARTED } from '../language/english-spelling.ts'
import { isNegation } from '../wording/meaning.ts'

/** Letters of the joined word at least. */
const LETTERS_MIN = 5

/**
 * True if two words, and the one of their letters, differ by no more than a slip of the space bar: not where that makes
 * other words ("a part", "apart"), moves a negation ("not able", "notable") or parts a number.
 */
export function isRespaced(first: string, second: string): boolean {
  const joined = first + second
  if (joined.length < LETTERS_MIN || OTHER_WORDS_WHEN_PARTED.has(joined) || /\p{N}/u.test(joined))
    return false
  if (SPACELESS.test(joined)) return false
  return ![first, second, joined].some((word) => isNegation(word, ENGLISH) || ENGLISH.modals.has(word))
}

/** Scripts in which a space is no part of spelling. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
