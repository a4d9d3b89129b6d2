/** Words of a sentence as far as its dates ask: where a clause ends, and what may be a verb of another. In doubt it is. */
import { NAMING_VERBS, PREPOSITIONS, SPEECH_VERBS } from '../language/english-attribution.ts'
import {
  ADDRESSEES,
  CLAUSE_JOINTS,
  CLAUSE_STARTS,
  CLAUSE_VERBS,
  DATE_ADVERBS,
  DATE_DETERMINERS,
  DATE_PREPOSITIONS,
  OCCASION_PARTICIPLES,
  OCCASIONS,
  OTHER_PREPOSITIONS,
  SPEAKING_PARTICIPLES,
  SUBJECT_PRONOUNS,
  VERB_LIKE_NOUNS,
} from '../language/english-date.ts'
import type { Token } from './stated-date.ts'

/** True if a word goes on with the clause of the verb before it: its subject, whom it addresses, where and how. */
export function isPassed(tokens: readonly Token[], at: number, isFirst: boolean): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word') return true
  const { lower } = token
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  if (CLAUSE_STARTS.has(lower)) return false
  if (CLAUSE_JOINTS.has(lower)) return isBetweenCapitals(tokens, at) || ADDRESSEES.has(next?.lower ?? '')
  if (SUBJECT_PRONOUNS.has(lower)) return isFirst
  if (lower === 'to')
    return isCapital(next) || DATE_DETERMINERS.has(next?.lower ?? '') || ADDRESSEES.has(next?.lower ?? '')
  if (isFirst) return !CLAUSE_VERBS.has(lower)
  // "told reporters the army left", "told reporters Russia left"
  if (DATE_DETERMINERS.has(lower)) return before?.kind !== 'date' && !isNounBefore(before)
  if (isCapital(token) && isAddressee(before)) return false
  return !isVerb(tokens, at)
}

/** True if the tokens hold no verb and no joint of clauses. */
export function isSubject(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word' || isAuxiliary(token)) continue
    const { lower } = token
    if (CLAUSE_STARTS.has(lower) || lower === 'asked' || isVerb(tokens, at)) return false
    // "the army made gains", but "a statement made in Lund"
    if (OCCASION_PARTICIPLES.has(lower) && !OCCASIONS.has(lowerAt(tokens, at - 1))) return false
    if (CLAUSE_JOINTS.has(lower) && !isBetweenCapitals(tokens, at)) return false
  }
  return true
}

/** Behind a quotation only an occasion, a place or an addressee may stand between it and the date. */
export function isOfOccasion(token: Token | undefined): boolean {
  if (token === undefined) return false
  const { lower } = token
  if (lower === 'to' || lower === 'with' || isCapital(token) || /ly$/.test(lower)) return true
  if (lower === 'that' || lower === 'who') return false
  return [
    DATE_PREPOSITIONS,
    DATE_DETERMINERS,
    DATE_ADVERBS,
    OCCASIONS,
    OCCASION_PARTICIPLES,
    SPEAKING_PARTICIPLES,
    ADDRESSEES,
  ].some((list) => list.has(lower))
}

/** A form that may be a verb of another clause. Behind an article or preposition it is an adjective or noun: "a prepared statement". */
export function isVerb(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word' || isCapital(token)) return false
  const { lower } = token
  if (VERB_LIKE_NOUNS.has(lower) || OCCASIONS.has(lower)) return false
  if (OCCASION_PARTICIPLES.has(lower) || SPEAKING_PARTICIPLES.has(lower)) return false
  if (CLAUSE_VERBS.has(lower)) return true
  if (!/(?:ed|ing)$/.test(lower) || lower.includes('-')) return false
  const before = lowerAt(tokens, at - 1)
  return !DATE_DETERMINERS.has(before) && (lower.endsWith('ing') || !isPreposition(before))
}

/** A noun or pronoun, with which a clause may begin. */
export function isNoun(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false
  const { lower } = token
  return !isPreposition(lower) && !DATE_ADVERBS.has(lower) && !/ly$/.test(lower) && !CLAUSE_STARTS.has(lower)
}

function isNounBefore(token: Token | undefined): boolean {
  if (token?.kind !== 'word' || DATE_DETERMINERS.has(token.lower) || CLAUSE_JOINTS.has(token.lower))
    return false
  return isNoun(token) && !SPEECH_VERBS.has(token.lower) && !NAMING_VERBS.has(token.lower)
}

/** A relative clause or a participle behind a comma, up to the next: ", who leads it,", ", elected in 2012,". */
export function isInsert(token: Token | undefined): boolean {
  if (token?.kind !== 'word' || isCapital(token)) return false
  const { lower } = token
  if (lower === 'as') return true
  if (SPEAKING_PARTICIPLES.has(lower) || OCCASION_PARTICIPLES.has(lower)) return false
  return CLAUSE_STARTS.has(lower) || (/(?:ed|ing|born)$/.test(lower) && !VERB_LIKE_NOUNS.has(lower))
}

/** "told reporters": whoever is named behind them is not spoken to, but speaks of another thing. */
function isAddressee(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    ADDRESSEES.has(token.lower) &&
    !DATE_DETERMINERS.has(token.lower) &&
    !isCapital(token)
  )
}

/** "saying", "telling reporters". */
export function isParticiple(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.lower.endsWith('ing')
}

/** A word that may stand between a subject and its verb. */
export function isAuxiliary(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^(?:has|have|had|also|then|later|again|\p{Ll}+ly)$/u.test(token.text)
}

/** Tokens of the longest segment that is looked through backwards. */
const SEGMENT_TOKENS_MAX = 20

/** The start of the segment that ends at `end`: behind the comma, dash or gap before. */
export function segmentStart(tokens: readonly Token[], end: number): number {
  const floor = Math.max(0, end - SEGMENT_TOKENS_MAX)
  let start = end
  while (start > floor && !isBreak(tokens[start - 1])) start--
  return start
}

/** The end of the segment that begins at `from`: the next comma, dash or gap, or `to`. */
export function segmentEnd(tokens: readonly Token[], from: number, to: number): number {
  let at = from
  while (at < to && !isBreak(tokens[at])) at++
  return at
}

/** Where a segment ends: at a mark, or where words are left out. */
export function isBreak(token: Token | undefined): boolean {
  return token?.kind === 'gap' || isMark(token)
}

/** A mark that parts what a sentence says. */
export function isMark(token: Token | undefined): boolean {
  return token?.kind === 'mark' && /[,;:–—―…-]/.test(token.text)
}

function isCapital(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^\p{Lu}/u.test(token.text)
}

/** "Health and Human Services". */
function isBetweenCapitals(tokens: readonly Token[], at: number): boolean {
  return isCapital(tokens[at - 1]) && isCapital(tokens[at + 1])
}

export function isPreposition(word: string): boolean {
  return PREPOSITIONS.has(word) || DATE_PREPOSITIONS.has(word) || OTHER_PREPOSITIONS.has(word)
}

/** The word at a place; empty if none stands there. */
export function lowerAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at]
  return token?.kind === 'word' ? token.lower : ''
}
