/** Whether a date in a sentence says when its clause happens: "on Monday", and not "the Monday meeting" or "since Monday". */
import { isRange } from '../date.ts'
import { NAMING_VERBS, SPEECH_VERBS } from '../language/english-attribution.ts'
import {
  BROADCASTS,
  CLAUSE_JOINTS,
  CLAUSE_STARTS,
  CLAUSE_VERBS,
  DATE_ADVERBS,
  DATE_DETERMINERS,
  DATE_PREPOSITIONS,
  DAY_PARTS,
  EVENT_NOUNS,
  OCCASION_PARTICIPLES,
  OCCASIONS,
  OTHER_PREPOSITIONS,
  SPEAKING_PARTICIPLES,
  SUBJECT_PRONOUNS,
} from '../language/english-date.ts'
import { isBreak, isVerb, lowerAt } from './clause.ts'
import type { StatedDate, Token } from './stated-date.ts'

/**
 * True if a date says when its clause happens, not when something else did or what it is called. `verb` is that of the
 * saying; without one any verb of saying may stand before the date.
 */
export function isAdverbial(
  tokens: readonly Token[],
  at: number,
  verb: { readonly from: number; readonly to: number } | null,
): boolean {
  const stated = tokens[at]?.stated
  if (!stated) return false
  const before = skippedBack(tokens, at - 1)
  const word = lowerAt(tokens, before)
  if (stated.isPossessive) return isAttribute(tokens, at, before)
  if (DATE_DETERMINERS.has(word)) return isAttribute(tokens, at, before - 1)
  if (DATE_PREPOSITIONS.has(word) && (stated.needs === null || stated.needs.has(word)))
    return mayGovern(tokens, skippedBack(tokens, before - 1), verb)
  if (word === 'of' && DAY_PARTS.has(lowerAt(tokens, before - 1))) return true
  if (stated.needs !== null || OTHER_PREPOSITIONS.has(word) || !mayFollow(tokens[at + 1])) return false
  return mayGovern(tokens, before, verb)
}

/** "in a 1998 interview", "at Monday's news conference": the date of an occasion; `before` is the preposition. */
function isAttribute(tokens: readonly Token[], at: number, before: number): boolean {
  const preposition = lowerAt(tokens, before)
  if (!['in', 'at', 'on', 'during'].includes(preposition)) return false
  const occasions = preposition === 'on' ? BROADCASTS : OCCASIONS
  for (let next = at + 1; next <= at + 3 && tokens[next]?.kind === 'word'; next++)
    if (occasions.has(lowerAt(tokens, next))) return true
  return false
}

/** To the day or week, or a month of a year. */
export function isFine({ when }: StatedDate): boolean {
  switch (when.kind) {
    case 'date':
      return (
        isRange(when.date) || when.date.day !== null || (when.date.year !== null && when.date.month !== null)
      )
    case 'ago':
      return when.unit === 'day' || when.unit === 'week'
    case 'month of year':
      return false
    default:
      return true
  }
}

/** What stands before a date and its preposition may have it for its date. */
function mayGovern(
  tokens: readonly Token[],
  at: number,
  verb: { readonly from: number; readonly to: number } | null,
): boolean {
  const token = tokens[at]
  if (token?.kind !== 'word' || (verb && verb.from <= at && at < verb.to)) return true
  const { lower } = token
  if (OTHER_PREPOSITIONS.has(lower) || EVENT_NOUNS.has(lower)) return false
  if (OCCASION_PARTICIPLES.has(lower) || SPEAKING_PARTICIPLES.has(lower)) return true
  if (verb === null && (SPEECH_VERBS.has(lower) || NAMING_VERBS.has(lower))) return true
  return !isVerb(tokens, at)
}

/** A noun behind a bare date makes it an attribute: "Friday prayers". */
function mayFollow(token: Token | undefined): boolean {
  if (token?.kind !== 'word' || !/^\p{Ll}/u.test(token.text)) return true
  const { lower } = token
  return (
    /(?:ly|ed|ing)$/.test(lower) ||
    [
      CLAUSE_STARTS,
      CLAUSE_JOINTS,
      CLAUSE_VERBS,
      SUBJECT_PRONOUNS,
      DATE_PREPOSITIONS,
      OTHER_PREPOSITIONS,
      DATE_DETERMINERS,
      DATE_ADVERBS,
      SPEECH_VERBS,
      NAMING_VERBS,
    ].some((list) => list.has(lower))
  )
}

/** Tokens before a date among which the beginning of its clause is looked for. */
const CLAUSE_TOKENS_MAX = 20

/** True if a clause of its own holds the date: "who resigned on Monday", "after talks on Monday". */
export function isSubordinate(tokens: readonly Token[], at: number): boolean {
  const floor = Math.max(0, at - CLAUSE_TOKENS_MAX)
  for (let before = at - 1; before >= floor && !isBreak(tokens[before]); before--)
    if (CLAUSE_STARTS.has(lowerAt(tokens, before))) return true
  return false
}

/** The token before `at` and words that leave a date what it is: "late on Monday". */
function skippedBack(tokens: readonly Token[], at: number): number {
  const floor = Math.max(0, at - CLAUSE_TOKENS_MAX)
  let before = at
  while (before >= floor && DATE_ADVERBS.has(lowerAt(tokens, before))) before--
  return before
}
