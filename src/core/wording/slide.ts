/**
 * Where a dropped or added word is told among its like. Of "the very, very old house" one "very" may be
 * dropped in two ways at the same cost, as a block of lines in a diff may slide; which is told must not be chance.
 */
import type { Source, Step, Stretch } from '../alignment/align.ts'
import { step } from '../alignment/step.ts'
import type { Claim } from '../claim/claim.ts'
import { type Language, languageOf } from '../language/language.ts'
import type { Utterance } from '../utterance.ts'
import { isInterruption } from './cut.ts'
import { isNegation } from './meaning.ts'

/**
 * The steps with every run of dropped or added words where an editor would mark it: at an interruption of the
 * speech; else not between a negation and its verb; else between two clauses; else before a short word and behind
 * a long one ("to the market", not "the market to"); and of equals the last, so that of "the the" it is the second. Words moved stay where they are.
 */
export function slide(
  steps: readonly Step[],
  moved: ReadonlySet<Step>,
  claim: Claim,
  source: Source,
  utterances: readonly Utterance[],
): readonly Step[] {
  const told = [...steps]
  for (let at = 0; at < told.length; ) {
    const end = runEnd(told, at, claim)
    if (end > at && !told.slice(at, end).some((one) => moved.has(one)))
      slideRun(told, at, end, { claim, source, utterances })
    at = Math.max(end, at + 1)
  }
  return told
}

type Place = {
  readonly claim: Claim
  readonly source: Source
  readonly utterances: readonly Utterance[]
}

/** What a place is worth that parts a negation from what it negates, on either side; and one between clauses. */
const BEFORE_NEGATION = -20
const AFTER_NEGATION = -10
const CLAUSE = 1
/** For each letter of the last word, up to so many: phrases end in "market" rather than in "to". */
const LAST_LETTER = 0.01
const LETTERS_MAX = 20

/** The end of the run of words only dropped or only added that begins at a step and stands between kept ones; `at` if there is none. */
function runEnd(steps: readonly Step[], at: number, claim: Claim): number {
  const op = steps[at]?.op
  if (op !== 'insert' && op !== 'delete') return at
  let end = at
  while (steps[end]?.op === op && !isBracketed(steps[end], claim)) end++
  const isFree = (one: Step | undefined): boolean => one === undefined || isKept(one, claim)
  return isFree(steps[at - 1]) && isFree(steps[end]) ? end : at
}

/** Slides the run `[at, end)` to its best place. */
function slideRun(steps: Step[], at: number, end: number, place: Place): void {
  const { least, most } = reachOf(steps, at, end, place)
  let best = 0
  let worth = -Infinity
  for (let by = least; by <= most; by++) {
    const here = worthOf(steps, at, end, by, place)
    if (here >= worth) [best, worth] = [by, here]
  }
  if (best === 0) return
  const from = at + Math.min(0, best)
  steps.splice(from, end - at + Math.abs(best), ...slid(steps, at, end, best))
}

/** How far the run may slide: over kept words like those at its other side, while a kept word stays before and behind. */
function reachOf(
  steps: readonly Step[],
  at: number,
  end: number,
  place: Place,
): { least: number; most: number } {
  const dropped = steps[at]?.op === 'delete'
  const { words } = dropped ? place.source : place.claim
  const first = firstOf(steps[at])
  const run = end - at
  const isAlike = (word: number): boolean => words[word]?.word === words[word + run]?.word
  const mayBorder = (index: number): boolean =>
    index < 0 || index >= steps.length ? !dropped : isKept(steps[index], place.claim)
  let least = 0
  while (
    isKept(steps[at + least - 1], place.claim) &&
    mayBorder(at + least - 2) &&
    isAlike(first + least - 1)
  ) {
    least--
  }
  let most = 0
  while (isKept(steps[end + most], place.claim) && mayBorder(end + most + 1) && isAlike(first + most)) most++
  return { least, most }
}

function worthOf(steps: readonly Step[], at: number, end: number, by: number, place: Place): number {
  const { claim, source, utterances } = place
  const dropped = steps[at]?.op === 'delete'
  const side: Stretch = dropped ? source : { words: claim.words, text: claim.quote, offset: 0 }
  const from = firstOf(steps[at]) + by
  const taken = end - at
  if (dropped && isInterruption({ source: from, taken }, source, utterances)) return Infinity
  const language = languageOf(source.language)
  const last = side.words[from + taken - 1]?.word.length ?? 0
  return (
    borderWorth(side, from, language) +
    borderWorth(side, from + taken, language) +
    Math.min(last, LETTERS_MAX) * LAST_LETTER
  )
}

/** What it is worth that a run begins or ends right before a word. */
function borderWorth({ words, text, offset }: Stretch, at: number, language: Language | null): number {
  const before = words[at - 1]
  const after = words[at]
  if (before === undefined || after === undefined) return 0
  const clause = CLAUSE_END.test(text.slice(before.end - offset, after.start - offset)) ? CLAUSE : 0
  const parts =
    (isNegation(after.word, language) ? BEFORE_NEGATION : 0) +
    (isNegation(before.word, language) ? AFTER_NEGATION : 0)
  return clause + parts
}

const CLAUSE_END = /[,;:.?!–—()“”"]/

/** The run and the kept words that it slides over, anew. */
function slid(steps: readonly Step[], at: number, end: number, by: number): Step[] {
  const run = steps.slice(at, end)
  const over = by > 0 ? steps.slice(end, end + by) : steps.slice(at + by, at)
  const first = steps[at + Math.min(0, by)]
  let claim = first?.claim ?? 0
  let source = first?.source ?? 0
  return (by > 0 ? [...over, ...run] : [...run, ...over]).map((one) => {
    const anew = step(one.op, claim, one.claimed, source, one.taken, one.kept)
    claim += one.claimed
    source += one.taken
    return anew
  })
}

function firstOf(one: Step | undefined): number {
  return (one?.op === 'delete' ? one.source : one?.claim) ?? 0
}

function isKept(one: Step | undefined, claim: Claim): boolean {
  return one?.op === 'keep' && one.claimed === 1 && one.taken === 1 && !isBracketed(one, claim)
}

function isBracketed(one: Step | undefined, claim: Claim): boolean {
  return one !== undefined && one.claimed > 0 && (claim.words[one.claim]?.bracket ?? -1) >= 0
}
