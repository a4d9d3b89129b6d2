/**
 * Which of the dates in a sentence is when its words were said: one that belongs to the verb of saying, behind it ("told
 * reporters on Monday"), before it ("Smith on Monday said") or at the sentence's head ("Speaking on Monday, Smith said").
 * Dates of other clauses and things are not ("the May 3 attack", "since 1998", "who was elected in 2012"). In doubt none is.
 */
import { isRange } from '../date.ts'
import { NAMING_VERBS, PREPOSITIONS, SPEECH_VERBS } from '../language/english-attribution.ts'
import {
  ADDRESSEES,
  ADDRESSING_VERBS,
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
  SENTENCE_LINKS,
  SPEAKING_PARTICIPLES,
  SUBJECT_PRONOUNS,
  VERB_LIKE_NOUNS,
} from '../language/english-date.ts'
import type { Span } from '../span.ts'
import { datedTokens, type StatedDate, type Token } from './stated-date.ts'

/** A sentence outside its utterances, read for dates. */
export type DatedSentence = {
  readonly tokens: readonly Token[]
  /** The one date of its main clause, whatever that says, if it is a day, a week or a month of a year. */
  readonly only: StatedDate | null
}

/** Reads the parts of a sentence that no utterance holds, ascending and disjoint. Linear. */
export function datedSentence(text: string, parts: readonly Span[]): DatedSentence {
  const tokens = datedTokens(text, parts)
  const all = { from: 0, to: tokens.length }
  const [only, other] = tokens.flatMap(({ stated }, at) =>
    stated && isAdverbial(tokens, at, all) && !isSubordinate(tokens, at) ? [{ at, stated }] : [],
  )
  const isOnly = only && !other && isFine(only.stated) && isAdverbial(tokens, only.at, null)
  return { tokens, only: isOnly ? only.stated : null }
}

/**
 * The dates that belong to the saying; several should agree. `cue` is the verb that announces the words, "said" or
 * "according"; without one it is the only date of the sentence. Looks at a bounded stretch around the cue.
 */
export function saidDates(sentence: DatedSentence, cue: Span | null): readonly StatedDate[] {
  const { tokens, only } = sentence
  if (cue === null) return only === null ? [] : [only]
  const from = tokenAt(tokens, cue.start)
  const clause = { tokens, from, to: Math.max(from + 1, tokenAt(tokens, cue.end)) }
  const found = [...atHead(clause), ...beforeVerb(clause), ...behindVerb(clause)]
  return [...new Set(found)].flatMap((at) => tokens[at]?.stated ?? [])
}

/** The tokens `[from, to)` of a verb of saying. */
type Clause = { readonly tokens: readonly Token[]; readonly from: number; readonly to: number }

/** Tokens behind a verb among which its date may stand, and before it. */
const BEHIND_TOKENS_MAX = 32
const BEFORE_TOKENS_MAX = 20
/** Tokens from a sentence's head to the verb. */
const HEAD_TOKENS_MAX = 60

/** "said on Monday", "told reporters in Geneva on Monday", “…,” said Smith, the chairman, on Monday. */
function behindVerb({ tokens, from, to }: Clause): readonly number[] {
  const found: number[] = []
  const verb = tokens[from]?.lower ?? ''
  const end = Math.min(tokens.length, to + BEHIND_TOKENS_MAX)
  const takesNoun = verb === 'according' || ADDRESSING_VERBS.has(verb) || isQuoteEnd(tokens, from - 1)
  let at = tokens[to]?.lower === 'to' && verb === 'according' ? to + 1 : to
  const start = at
  // "said the army left on Friday" reports; “…,” said the general on Friday does not.
  let isNarrow = !takesNoun && isNoun(tokens[at])
  if (isNarrow) while (at < end && tokens[at]?.kind !== 'gap') at++
  let isApposed = false
  for (; at < end; at++) {
    const token = tokens[at]
    if (token?.kind === 'date') {
      // "said Smith, a senator in 1998"
      const isNear = !isApposed || isMark(tokens[at - 1]) || isMark(tokens[at - 2])
      if ((isNear || (token.stated && isFine(token.stated))) && isAdverbial(tokens, at, { from, to }))
        found.push(at)
    } else if (token?.kind === 'gap') {
      if (found.length > 0) return found
      isNarrow = true
    } else if (token?.kind === 'mark') {
      if (/[:;]/.test(token.text)) return found
      if (!isMark(token)) continue
      const next = tokens[at + 1]
      if (next?.kind === 'word' && CLAUSE_JOINTS.has(next.lower)) return found
      if (isInsert(next)) at = segmentEnd(tokens, at + 1, end) - 1
      isApposed = true
    } else if (isNarrow ? !isOfOccasion(token) : !isPassed(tokens, at, at === start)) return found
  }
  return found
}

/** "Smith on Monday said", "Smith, speaking on Monday, said", "… and on Monday Smith said", "Smith left on Monday, saying". */
function beforeVerb({ tokens, from }: Clause): readonly number[] {
  let last = from - 1
  while (last >= 0 && isAuxiliary(tokens[last])) last--
  const isParted = isMark(tokens[last])
  const end = isParted ? last : last + 1
  const start = segmentStart(tokens, end)
  if (isParted) {
    const inserted = phraseDate(tokens, start, end)
    if (inserted !== null) return [inserted]
    return isParticiple(tokens[from]) ? sharedDates(tokens, start, end) : []
  }
  if (isDateOfSubject(tokens, start, last)) return [last]
  const opening = afterLinks(tokens, start, from)
  const first = phraseDate(tokens, opening, from)
  if (first !== null) return isSubject(tokens, first + 1, from) ? [first] : []
  if (!isSubject(tokens, start, from) || !isMark(tokens[start - 1])) return []
  const before = phraseDate(tokens, afterLinks(tokens, segmentStart(tokens, start - 1), start - 1), start - 1)
  return before === null ? [] : [before]
}

/** "Smith on Monday said": right before the verb, and behind something. */
function isDateOfSubject(tokens: readonly Token[], start: number, at: number): boolean {
  if (tokens[at]?.kind !== 'date' || at <= start || !isAdverbial(tokens, at, null)) return false
  if (tokens.slice(start, at).every(({ lower }) => isWhen(lower))) return false
  return !tokens.slice(start, at).some(({ lower }) => CLAUSE_STARTS.has(lower))
}

/** What is said by the way ("…, saying") is said when the rest happens. */
function sharedDates(tokens: readonly Token[], start: number, end: number): readonly number[] {
  const dates: number[] = []
  for (let at = start; at < end; at++) {
    if (CLAUSE_STARTS.has(lowerAt(tokens, at))) return dates
    if (tokens[at]?.stated?.needs === null && isAdverbial(tokens, at, null)) dates.push(at)
  }
  return dates
}

/** "On Monday Smith said", "Speaking on Monday, Smith said", "In a statement on Monday, Smith said". */
function atHead({ tokens, from }: Clause): readonly number[] {
  if (from > HEAD_TOKENS_MAX) return []
  const start = afterLinks(tokens, 0, from)
  const end = segmentEnd(tokens, start, from)
  const at = phraseDate(tokens, start, end)
  if (at === null) return []
  const isOneClause = end === from ? isSubject(tokens, at + 1, from) : isRest(tokens, at + 1, end, from)
  return isOneClause ? [at] : []
}

/** True if `[from, to)`, the rest of a phrase and what follows it up to a verb, holds no other clause. */
function isRest(tokens: readonly Token[], from: number, phraseEnd: number, to: number): boolean {
  for (let at = from; at < phraseEnd; at++) if (!isPassed(tokens, at, false)) return false
  const isShared = isParticiple(tokens[to]) && isBreak(tokens[to - 1])
  let start = phraseEnd
  while (start < to) {
    while (start < to && isBreak(tokens[start])) start++
    const end = segmentEnd(tokens, start, to)
    // What commas part hangs on the subject, and what stands right before "…, said" does too.
    const isHung = end < to && (isInsert(tokens[start]) || end === to - 1)
    if (!isHung && !isShared && !isSubject(tokens, start, end)) return false
    start = end
  }
  return true
}

/** The date of a phrase that says when, where or on what occasion somebody speaks; null if it is no such phrase. */
function phraseDate(tokens: readonly Token[], start: number, end: number): number | null {
  let at = start
  while (at < end && tokens[at]?.kind !== 'date') at++
  if (at >= end || !isAdverbial(tokens, at, null)) return null
  const head = tokens.slice(start, at)
  if (head.every(({ lower }) => isWhen(lower))) return at
  const [first] = head
  const opens = first && (SPEAKING_PARTICIPLES.has(first.lower) || DATE_PREPOSITIONS.has(first.lower))
  if (!opens || head.some((_, index) => !isPassed(tokens, start + index, index === 0))) return null
  if (first && SPEAKING_PARTICIPLES.has(first.lower)) return at
  const isOccasion = tokens.slice(start, Math.min(end, at + 4)).some(({ lower }) => OCCASIONS.has(lower))
  const isPlace = head.every(
    ({ lower, text }) => /^\p{Lu}/u.test(text) || DATE_PREPOSITIONS.has(lower) || lower === 'the',
  )
  return isOccasion || isPlace ? at : null
}

/** True if the tokens hold no verb and no joint of clauses. */
function isSubject(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word' || isAuxiliary(token)) continue
    if (CLAUSE_STARTS.has(token.lower) || isVerb(tokens, at) || token.lower === 'asked') return false
    if (CLAUSE_JOINTS.has(token.lower) && !isBetweenCapitals(tokens, at)) return false
  }
  return true
}

/**
 * True if a date says when its clause happens, not when something else did or what it is called. `verb` is that of the
 * saying; without one any verb of saying may stand before the date.
 */
function isAdverbial(
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
function isFine({ when }: StatedDate): boolean {
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

/** True if a clause of its own holds the date: "who resigned on Monday", "after talks on Monday". */
function isSubordinate(tokens: readonly Token[], at: number): boolean {
  const floor = Math.max(0, at - BEFORE_TOKENS_MAX)
  for (let before = at - 1; before >= floor && !isBreak(tokens[before]); before--)
    if (CLAUSE_STARTS.has(lowerAt(tokens, before))) return true
  return false
}

/** True if a word goes on with the clause of the verb before it: its subject, whom it addresses, where and how. */
function isPassed(tokens: readonly Token[], at: number, isFirst: boolean): boolean {
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

/** Behind a quotation only an occasion, a place or an addressee may stand between it and the date. */
function isOfOccasion(token: Token | undefined): boolean {
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
function isVerb(tokens: readonly Token[], at: number): boolean {
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
function isNoun(token: Token | undefined): boolean {
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
function isInsert(token: Token | undefined): boolean {
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
function isParticiple(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.lower.endsWith('ing')
}

/** A word that may stand before a date with nothing else: "late on", "on the morning of". */
function isWhen(word: string): boolean {
  return (
    DATE_ADVERBS.has(word) ||
    DATE_PREPOSITIONS.has(word) ||
    DAY_PARTS.has(word) ||
    word === 'the' ||
    word === 'of'
  )
}

/** Past the marks and links with which a sentence or clause begins: "But", "and then". */
function afterLinks(tokens: readonly Token[], from: number, to: number): number {
  let at = from
  while (at < to && (isMark(tokens[at]) || SENTENCE_LINKS.has(tokens[at]?.lower ?? ''))) at++
  return at
}

/** The start of the segment that ends at `end`: behind the comma, dash or gap before. */
function segmentStart(tokens: readonly Token[], end: number): number {
  const floor = Math.max(0, end - BEFORE_TOKENS_MAX)
  let start = end
  while (start > floor && !isBreak(tokens[start - 1])) start--
  return start
}

/** The end of the segment that begins at `from`: the next comma, dash or gap, or `to`. */
function segmentEnd(tokens: readonly Token[], from: number, to: number): number {
  let at = from
  while (at < to && !isBreak(tokens[at])) at++
  return at
}

function isBreak(token: Token | undefined): boolean {
  return token?.kind === 'gap' || isMark(token)
}

/** A mark that parts what a sentence says. */
function isMark(token: Token | undefined): boolean {
  return token?.kind === 'mark' && /[,;:–—…-]/.test(token.text)
}

function isQuoteEnd(tokens: readonly Token[], at: number): boolean {
  let last = at
  while (last > at - 3 && tokens[last]?.kind === 'mark') last--
  return last < 0 || tokens[last]?.kind === 'gap'
}

function isAuxiliary(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^(?:has|have|had|also|then|later|again|\p{Ll}+ly)$/u.test(token.text)
}

/** "Health and Human Services". */
function isBetweenCapitals(tokens: readonly Token[], at: number): boolean {
  return isCapital(tokens[at - 1]) && isCapital(tokens[at + 1])
}

function isCapital(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^\p{Lu}/u.test(token.text)
}

function isPreposition(word: string): boolean {
  return PREPOSITIONS.has(word) || DATE_PREPOSITIONS.has(word) || OTHER_PREPOSITIONS.has(word)
}

/** The token before `at` and words that leave a date what it is: "late on Monday". */
function skippedBack(tokens: readonly Token[], at: number): number {
  let before = at
  while (before >= 0 && DATE_ADVERBS.has(lowerAt(tokens, before))) before--
  return before
}

function lowerAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at]
  return token?.kind === 'word' ? token.lower : ''
}

/** The number of the first token that does not end before an offset. Logarithmic. */
function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}
