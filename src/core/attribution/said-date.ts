/**
 * Which of the dates in a sentence is when its words were said: one that belongs to the verb of saying, behind it ("told
 * reporters on Monday"), before it ("Smith on Monday said") or at the sentence's head ("Speaking on Monday, Smith said").
 * Dates of other clauses and things are not ("the May 3 attack", "since 1998", "who was elected in 2012"). In doubt none is.
 */
import {
  ADDRESSING_VERBS,
  CLAUSE_JOINTS,
  CLAUSE_STARTS,
  DATE_ADVERBS,
  DATE_PREPOSITIONS,
  DAY_PARTS,
  OCCASIONS,
  SENTENCE_LINKS,
  SPEAKING_PARTICIPLES,
} from '../language/english-date.ts'
import { indexAt, type Span } from '../span.ts'
import { isAdverbial, isFine, isSubordinate } from './adverbial.ts'
import {
  isAuxiliary,
  isBreak,
  isInsert,
  isMark,
  isNoun,
  isOfOccasion,
  isParticiple,
  isPassed,
  isPreposition,
  isSubject,
  lowerAt,
  segmentEnd,
  segmentStart,
} from './clause.ts'
import { AUXILIARY_TOKENS_MAX } from './cue.ts'
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
  const from = indexAt(tokens, cue.start)
  const clause = { tokens, from, to: Math.max(from + 1, indexAt(tokens, cue.end)) }
  const found = [...atHead(clause), ...beforeVerb(clause), ...behindVerb(clause)]
  return [...new Set(found)].flatMap((at) => tokens[at]?.stated ?? [])
}

/** The tokens `[from, to)` of a verb of saying. */
type Clause = { readonly tokens: readonly Token[]; readonly from: number; readonly to: number }

/** Tokens behind a verb among which its date may stand. */
const BEHIND_TOKENS_MAX = 32
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
  const floor = Math.max(0, from - AUXILIARY_TOKENS_MAX)
  let last = from - 1
  while (last >= floor && isAuxiliary(tokens[last])) last--
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
  return before !== null && isPhraseEnd(tokens, before + 1, start - 1) ? [before] : []
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
  if (!isPhraseEnd(tokens, from, phraseEnd)) return false
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

/** What stands behind a phrase's date says where, or names the occasion: "On Friday the army left, Smith said" is a clause. */
function isPhraseEnd(tokens: readonly Token[], from: number, to: number): boolean {
  const first = lowerAt(tokens, from)
  if (from < to && !isPreposition(first) && !SPEAKING_PARTICIPLES.has(first) && !OCCASIONS.has(first))
    return false
  for (let at = from; at < to; at++) if (!isPassed(tokens, at, false)) return false
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

function isQuoteEnd(tokens: readonly Token[], at: number): boolean {
  let last = at
  while (last > at - 3 && tokens[last]?.kind === 'mark') last--
  return last < 0 || tokens[last]?.kind === 'gap'
}
