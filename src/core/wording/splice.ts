/**
 * Splices: ellipses that make one clause of halves of two. An editor may leave out words of a clause, or whole
 * clauses; what he keeps must still be said of what it was said of.
 */
import type { Source } from '../alignment/align.ts'
import type { Claim } from '../claim/claim.ts'
import { type Language, languageOf } from '../language/language.ts'
import type { Change } from './change.ts'
import { isNegation } from './meaning.ts'

/** What was hung on another clause: a negation, or any other part; or, for all that is known, on another phrase only. */
export type Splice = 'negation' | 'clause' | 'phrase'

/**
 * What an ellipsis hangs on a clause not its own; `null` if nothing. There is no grammar here, but marks and short
 * words: where clauses meet, which verbs need a subject before them, which words are subjects. The words may be hung
 * otherwise if
 * - the claim goes on with a verb or negation whose subject is left out ("No man … is king");
 * - it breaks off behind a verb whose predicate is left out, and goes on in another clause ("thanks are … hard");
 * - it breaks off in a negated clause and goes on within another ("We do not want … peace");
 * - it breaks off behind a condition, and goes on in another sentence ("If the rains fail … we shall rejoice");
 * - it breaks off within a clause and goes on within another ("We want … peace").
 *
 * In a language without word lists nothing is found. Linear in the words swallowed and kept.
 */
export function spliceAt(change: Change, claim: Claim, source: Source): Splice | null {
  const language = languageOf(source.language)
  if (language === null || change.taken <= 0) return null
  const gap = readGap(change, source, language)
  if (takesSubject(gap)) return isNegation(gap.next, language) ? 'negation' : 'clause'
  const head = headOf(change, claim, source, language)
  if (head.isNegated && goesOnWithin(gap)) return 'negation'
  if (takesPredicate(gap) || (head.isCondition && takesConsequence(gap))) return 'clause'
  if (joinsHalves(gap)) return 'clause'
  return gap.borders.at(-1) === 'none' && gap.borders.some((border) => border !== 'none') ? 'phrase' : null
}

/** What stands before a word: nothing, a word that joins clauses, a mark within a statement, one between two, or one that ends a sentence. */
type Border = 'none' | 'joint' | 'mark' | 'half' | 'end'

/** The swallowed words, with the kept ones on either side. */
type Gap = {
  readonly last: string
  readonly words: readonly string[]
  readonly next: string
  /** What stands before each swallowed word, and before the next. */
  readonly borders: readonly Border[]
  readonly language: Language
}

const MARK = /[,()–—“”"]/
/** Words behind an "and" that may be a part of their own: "nineteen villages and by the patience". */
const EQUAL_WORDS_MIN = 2

const HALF = /[;:]/
const END = /[.?!]/

function readGap({ source: from, taken }: Change, source: Source, language: Language): Gap {
  const words = source.words.slice(from, from + taken).map(({ word }) => word)
  const next = source.words[from + taken]?.word ?? ''
  const last = source.words[from - 1]?.word ?? ''
  const borders = [...words, next].map((word, at): Border => {
    const text = textBefore(source, from + at)
    if (END.test(text)) return 'end'
    if (HALF.test(text)) return 'half'
    if (MARK.test(text)) return 'mark'
    return joins(word, language) || (at === taken && joins(words[at - 1] ?? '', language)) ? 'joint' : 'none'
  })
  return { last, words, next, borders, language }
}

/** What stands between a word of the source and the one before. */
function textBefore({ words, text, offset }: Source, word: number): string {
  const start = words[word - 1]?.end
  const end = words[word]?.start
  return start === undefined || end === undefined ? '' : text.slice(start - offset, end - offset)
}

/** "No man … is king" for "No man is free who cannot command himself, and no servant is king". */
function takesSubject({ words, next, borders, language }: Gap): boolean {
  if (!needsSubject(next, language) && !isNegation(next, language)) return false
  const count = words.length
  const before = words[count - 1] ?? ''
  const closing = borders[count]
  if (closing === 'joint') return count > 1 && language.relatives.has(before)
  // Behind a parenthesis the subject is what stood before it, unless that had its verb.
  if (closing === 'mark') return borders[0] === 'none' && needsSubject(words[0] ?? '', language)
  if (isStop(closing)) return false
  const border = borders.findLastIndex((one, at) => at < count && one !== 'none')
  if (border === 0 && language.relatives.has(words[0] ?? '')) return language.subjects.has(before)
  return border >= 0
}

/**
 * "few of them were … cheap" for "few of them were thanked. But thanks are cheap"; "every family … thanked" for "every
 * family lost someone, and few were thanked".
 */
function takesPredicate(gap: Gap): boolean {
  const { last, words, borders, language } = gap
  const isOpen = isSubject(last, language) || (joins(last, language) && !language.conjunctions.has(last))
  if (!isParted(borders) && isOpen && !startsAnew(gap) && borders.some(isStop)) return true
  if (!isParted(borders) && needsSubject(last, language)) return borders.some(isStop) || holdsClause(gap)
  if (borders[0] !== 'none' || !needsSubject(words.at(-1) ?? '', language)) return false
  return borders.some((border, at) => border !== 'none' && at < words.length - 1)
}

/** "If the rains fail … we shall rejoice" for "If the rains fail, we shall wait; if they come, we shall rejoice". */
function takesConsequence({ words, borders, language }: Gap): boolean {
  return !isStop(borders[0]) && (borders.some(isStop) || words.some((word) => isCondition(word, language)))
}

/**
 * "We want … peace" for "We want war, and they want peace": the claim breaks off within a clause, and goes on within
 * another; behind the end of a sentence, anywhere but at the head of the next.
 */
function joinsHalves(gap: Gap): boolean {
  const { words, borders } = gap
  const closing = borders[words.length]
  if (borders[0] !== 'none' || isStop(closing) || startsAnew(gap)) return false
  return borders.includes('end') || (closing === 'none' && holdsClause(gap))
}

/** True if another clause begins among the swallowed words, as far as they tell. */
function holdsClause({ words, borders, language }: Gap): boolean {
  const border = borders.findIndex((one, at) => at > 0 && at < words.length && one !== 'none')
  if (border < 0) return false
  return (
    borders.slice(border, words.length).some(isStop) ||
    words.slice(border).some((word) => opens(word, language)) ||
    words.slice(border, -EQUAL_WORDS_MIN).some((word) => language.conjunctions.has(word))
  )
}

/** What the kept words say of the clause that breaks off. */
function headOf(
  change: Change,
  claim: Claim,
  source: Source,
  language: Language,
): { readonly isNegated: boolean; readonly isCondition: boolean } {
  const wordAt = (at: number): string => source.words[at]?.word ?? ''
  let isNegated = false
  let first = change.source
  for (let back = 1; back <= change.claim; back++) {
    first = change.source - back
    isNegated ||= isNegation(wordAt(first), language)
    const text = textBefore(source, first)
    if (END.test(text) || HALF.test(text) || (MARK.test(text) && startsClause(wordAt(first), language))) break
    if (claim.elisions.has(change.claim - back)) break
  }
  const opening = language.conjunctions.has(wordAt(first)) ? first + 1 : first
  return { isNegated, isCondition: isCondition(wordAt(opening), language) }
}

/** True if the claim goes on in another clause than it broke off in, and not with a sentence or an equal part. */
function goesOnWithin(gap: Gap): boolean {
  const { words, next, borders, language } = gap
  const count = words.length
  const before = words[count - 1] ?? ''
  if (isStop(borders[0]) || startsAnew(gap)) return false
  if (borders[0] === 'mark') {
    const last = borders.findLastIndex((border, at) => at < count && border !== 'none')
    return borders[count] === 'none' && words.slice(last).some((word) => opens(word, language))
  }
  if (borders[0] === 'joint' && language.conjunctions.has(words[0] ?? '')) return false
  if (language.conditions.has(before)) return !isSubject(next, language)
  if (language.conjunctions.has(before) || language.conjunctions.has(next)) return false
  return borders.some((border, at) => at > 0 && at < count && border !== 'none')
}

/** True if the claim goes on with a sentence, or with a clause that has its subject and hangs on no other. */
function startsAnew({ words, next, borders, language }: Gap): boolean {
  const closing = borders[words.length]
  if (closing === 'end' || (closing === 'half' && language.conjunctions.has(next))) return true
  const isEqual = closing === 'joint' && language.conjunctions.has(words.at(-1) ?? '')
  return isSubject(next, language) && (closing === 'mark' || closing === 'half' || isEqual)
}

/** A subject or a verb that needs one: what tells a clause from a phrase. */
function opens(word: string, language: Language): boolean {
  return needsSubject(word, language) || isSubject(word, language)
}

function isStop(border: Border | undefined): boolean {
  return border === 'half' || border === 'end'
}

/** True if a mark stands where the claim breaks off. */
function isParted([first]: readonly Border[]): boolean {
  return first === 'mark' || isStop(first)
}

/** A word that makes a clause the condition of another; not one that sets two against each other. */
function isCondition(word: string, { conditions, turns }: Language): boolean {
  return conditions.has(word) && !turns.has(word)
}

function startsClause(word: string, language: Language): boolean {
  return joins(word, language) || isSubject(word, language)
}

function joins(word: string, { conjunctions, conditions, relatives }: Language): boolean {
  return conjunctions.has(word) || conditions.has(word) || relatives.has(word)
}

function needsSubject(word: string, { auxiliaries, modals }: Language): boolean {
  return auxiliaries.has(word) || modals.has(word)
}

/** A subject, with or without its verb: we, we’re. */
function isSubject(word: string, { subjects }: Language): boolean {
  const end = word.indexOf("'")
  return subjects.has(end < 0 ? word : word.slice(0, end))
}
