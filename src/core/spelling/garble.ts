/** Words mistyped or misread: what a slip makes of a word that is still meant to be that word. */
import { areConfused, NEAR_MEANING } from '../language/english-confusion.ts'
import { languageOf } from '../language/language.ts'
import type { Token } from '../text/token.ts'
import { meaningsOf } from '../wording/meaning.ts'
import { isMisreading } from './misreading.ts'
import { slip } from './spelling.ts'

/**
 * True if the claimed word is the source's with one slip, and no other word. Of a word that negates, counts, binds or
 * qualifies that is so in English only, where the words near to these are known. What is a name is not asked here.
 */
export function isGarbled(claimed: Token, source: Token, tag: string): boolean {
  if (slip(claimed.word, source.word) !== 1 && !isMisreading(claimed.word, source.word)) return false
  if (areConfused(claimed.word, source.word) || HAS_DIGIT.test(source.word)) return false
  const language = languageOf(tag)
  const isMeant = (word: Token): boolean => meaningsOf(word, language).length > 0
  if (isMeant(claimed) && !HAS_DIGIT.test(claimed.word)) return false
  return !isMeant(source) || (language?.tag === 'en' && !NEAR_MEANING.has(claimed.word))
}

const HAS_DIGIT = /\p{N}/u
