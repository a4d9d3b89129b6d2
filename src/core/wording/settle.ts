/**
 * What an alignment keeps, settled as an editor would see it. The costs of an alignment know words and
 * their order, but no sentences; where two ways through the source cost about the same, they are told apart here.
 */
import type { Source, Step } from '../alignment/align.ts'
import { step } from '../alignment/step.ts'
import type { Claim } from '../claim/claim.ts'
import { languageOf } from '../language/language.ts'
import type { Span } from '../span.ts'
import type { Utterance } from '../utterance.ts'
import { isBorder } from './cut.ts'
import { partInterruptions } from './interruption.ts'
import { isNegation } from './meaning.ts'

/** The steps with words kept that were taken for changed, and the reverse. Claim and source are accounted for as before. */
export function settle(
  steps: readonly Step[],
  claim: Claim,
  source: Source,
  utterances: readonly Utterance[],
): readonly Step[] {
  const place = { claim, source, utterances }
  const parted = partInterruptions(settleRepeats(steps), claim, source, utterances)
  return settleEnds(reachTail(reachHead(parted, place), place), place)
}

type Place = {
  readonly claim: Claim
  readonly source: Source
  readonly utterances: readonly Utterance[]
}

/** Words at an end of the claim that are looked for in the source, and source words that may part them from the rest. */
const END_WORDS_MAX = 12
const PARTED_WORDS_MAX = 12
/** The same where nothing but a negation among them speaks for it. */
const NEGATED_WORDS_MAX = 4

/** Words of the source that the claim has twice are its own the second time. */
function settleRepeats(steps: readonly Step[]): readonly Step[] {
  const taken = new Set<number>()
  return steps.map((one) => {
    if (one.op !== 'keep' && one.op !== 'replace') return one
    const again = taken.has(one.source)
    for (let word = one.source; word < one.source + one.taken; word++) taken.add(word)
    return again ? { ...one, op: 'insert', taken: 0 } : one
  })
}

/**
 * Words at the claim's head that stand a little before, in the same sentence, are kept, and what parts them
 * from the rest is dropped: "We intend" for "We do not intend" drops "do not", and has no "We" for "not".
 */
function reachHead(steps: readonly Step[], place: Place): readonly Step[] {
  const first = steps.findIndex(isClaimed)
  const next = steps.findIndex(({ op }, at) => at > first && op === 'keep')
  const rest = steps[next]
  if (first < 0 || rest === undefined || steps.slice(0, next).some(isSkip)) return steps
  if (!isPlain(place.claim, 0, rest.claim)) return steps
  const kept = keptBy(steps.slice(0, next))
  for (let words = rest.claim; words > kept; words--) {
    const least = Math.max(1, rest.claim - words)
    for (let parted = least; parted <= PARTED_WORDS_MAX && parted + words <= rest.source; parted++) {
      const end = rest.source - parted
      if (!stands(place, 0, end - words, words)) continue
      const run = words + alike(place, words, end)
      if (!mayPart(place, run, { start: end, end: rest.source }, end - words)) return steps
      return [
        ...keep(0, end - words, words),
        ...change({ start: words, end: rest.claim }, { start: end, end: rest.source }),
        ...steps.slice(next),
      ]
    }
  }
  return steps
}

/** The same at its tail. */
function reachTail(steps: readonly Step[], place: Place): readonly Step[] {
  const last = steps.findLastIndex(isClaimed)
  const before = steps.findLastIndex(({ op }, at) => at < last && op === 'keep')
  const rest = steps[before]
  if (last < 0 || rest === undefined || steps.slice(before + 1).some(isSkip)) return steps
  const claimEnd = place.claim.words.length
  const from = rest.claim + rest.claimed
  const behind = rest.source + rest.taken
  if (!isPlain(place.claim, from, claimEnd - from)) return steps
  const kept = keptBy(steps.slice(before + 1))
  for (let words = claimEnd - from; words > kept; words--) {
    const least = Math.max(1, claimEnd - from - words)
    const most = Math.min(PARTED_WORDS_MAX, place.source.words.length - behind - words)
    for (let parted = least; parted <= most; parted++) {
      const start = behind + parted
      if (!stands(place, claimEnd - words, start, words)) continue
      const run = words + alike(place, claimEnd - words - 1, start - 1, -1)
      if (!mayPart(place, run, { start: behind, end: start }, start + words)) return steps
      return [
        ...steps.slice(0, before + 1),
        ...change({ start: from, end: claimEnd - words }, { start: behind, end: start }),
        ...keep(claimEnd - words, start, words),
      ]
    }
  }
  return steps
}

/**
 * True if the source words `parted` may be what the claim left out next to `words` kept ones: they stand in
 * one sentence, and are few beside them, hold a negation, or reach to an end of the sentence, which is at source word `edge`.
 */
function mayPart({ source, utterances }: Place, words: number, parted: Span, edge: number): boolean {
  const textEnd = source.offset + source.text.length
  const borderAt = (from: number, to: number): boolean =>
    (from < 0 && source.offset === 0) ||
    isBorder(
      { start: source.words[from]?.end ?? source.offset, end: source.words[to]?.start ?? textEnd },
      source,
      utterances,
    )
  if (borderAt(parted.start - 1, parted.end)) return false
  const count = parted.end - parted.start
  if (count < 2 * words) return true
  const language = languageOf(source.language)
  const negated = source.words.slice(parted.start, parted.end).some(({ word }) => isNegation(word, language))
  return (negated && count <= NEGATED_WORDS_MAX) || borderAt(edge - 1, edge)
}

function stands({ claim, source }: Place, from: number, start: number, words: number): boolean {
  for (let at = 0; at < words; at++) {
    if (claim.words[from + at]?.word !== source.words[start + at]?.word) return false
  }
  return true
}

/** Words that are the same on both sides from here on, or up to here. */
function alike({ claim, source }: Place, from: number, start: number, by: 1 | -1 = 1): number {
  let words = 0
  while (words < END_WORDS_MAX) {
    const word = claim.words[from + words * by]?.word
    if (word === undefined || word !== source.words[start + words * by]?.word) return words
    words++
  }
  return words
}

/** True if there are such words, not too many, and no editor's bracket holds one. */
function isPlain(claim: Claim, from: number, words: number): boolean {
  return (
    words > 0 &&
    words <= END_WORDS_MAX &&
    claim.words.slice(from, from + words).every(({ bracket }) => bracket < 0)
  )
}

function keptBy(steps: readonly Step[]): number {
  return steps.reduce((sum, { op, claimed }) => sum + (op === 'keep' ? claimed : 0), 0)
}

function isClaimed({ op }: Step): boolean {
  return op === 'replace' || op === 'insert'
}

function isSkip({ op }: Step): boolean {
  return op === 'elide' || op === 'jump'
}

function keep(claim: number, source: number, words: number): Step[] {
  return Array.from({ length: words }, (_, at) => step('keep', claim + at, 1, source + at, 1))
}

/** Claimed words for at least as many source words: some dropped, the others replaced. */
function change(claimed: Span, taken: Span): Step[] {
  const replaced = taken.end - (claimed.end - claimed.start)
  return Array.from({ length: taken.end - taken.start }, (_, at) => {
    const source = taken.start + at
    return source < replaced
      ? step('delete', claimed.start, 0, source, 1)
      : step('replace', claimed.start + source - replaced, 1, source, 1)
  })
}

/**
 * Words that the claim adds at either end are not held against source words beyond the sentence or
 * quotation: they replace nothing.
 */
function settleEnds(steps: readonly Step[], { source, utterances }: Place): readonly Step[] {
  const first = steps.findIndex(({ op }) => op === 'keep')
  const last = steps.findLastIndex(({ op }) => op === 'keep')
  const isBeyond = (from: Step, to: Step): boolean => {
    const between = {
      start: source.words[from.source + from.taken - 1]?.end ?? 0,
      end: source.words[to.source]?.start ?? 0,
    }
    return isBorder(between, source, utterances)
  }
  return steps.map((one, at) => {
    const head = steps[first]
    const tail = steps[last]
    const beyond =
      one.op === 'replace' &&
      head !== undefined &&
      tail !== undefined &&
      ((at < first && isBeyond(one, head)) || (at > last && isBeyond(tail, one)))
    return beyond ? { ...one, op: 'insert', taken: 0 } : one
  })
}
