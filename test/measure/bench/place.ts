/** From candidates to a place: the same aligner, fed in the same way, behind every engine. */
import { type Alignment, align, exactAlignments, type Source } from '../../../src/core/alignment/align.ts'
import type { Claim } from '../../../src/core/claim/claim.ts'
import type { Span } from '../../../src/core/span.ts'

/** A stretch of text in which a claim may stand. */
export type Candidate = {
  /** How well it fits by the engine's own measure; comparable within one search. */
  readonly score: number
  readonly open: () => { readonly document: string; readonly source: Source }
}

export type Place = {
  readonly document: string
  readonly span: Span
  /** Of the alignment; 0 if the words are the same. */
  readonly cost: number
  /** Words of the claim that are the place's too. */
  readonly kept: number
}

/** Share of the claim's words that a place must keep to be taken for their source. */
const SOURCE_SHARE = 0.75
/** Share of the score of such a place's candidate under which others are not looked into: where scores say less than the service's do. */
const SCORE_SHARE = 0.5

/**
 * The place where the claim aligns best, by the rules of the service: candidates best first, until one
 * holds the very words; where one holds most of them, none that scores less than `scoreShare` of its score.
 */
export function closestPlace(
  claim: Claim,
  candidates: readonly Candidate[],
  scoreShare = SCORE_SHARE,
): Place | null {
  let best: Place | null = null
  let least = Number.NEGATIVE_INFINITY
  for (const { score, open } of candidates) {
    if (score < least) continue
    const { document, source } = open()
    const [exact] = exactAlignments(claim, source)
    const alignment = exact ?? align(claim, source, { cells: 0 })
    if (alignment === null) continue
    const kept = keptWords(alignment)
    if (kept >= SOURCE_SHARE * claim.words.length) {
      least = Math.max(least, scoreShare * score)
    }
    if (best !== null && best.cost <= alignment.cost) continue
    best = { document, span: spanOf(alignment, source), cost: alignment.cost, kept }
    if (best.cost === 0) return best
  }
  return best
}

/** True if the service would read no further: the very words, or most of them where no place of the very words is unread. */
export function isSettled(claim: Claim, place: Place | null, complete: boolean): boolean {
  if (place === null) return false
  return place.cost === 0 || (complete && place.kept >= SOURCE_SHARE * claim.words.length)
}

export function closerOf(one: Place | null, other: Place | null): Place | null {
  if (one === null || other === null) return one ?? other
  return other.cost < one.cost ? other : one
}

function keptWords({ steps }: Alignment): number {
  return steps.reduce((sum, { op, claimed }) => sum + (op === 'keep' ? claimed : 0), 0)
}

function spanOf({ start, end }: Alignment, { words }: Source): Span {
  return { start: words[start]?.start ?? 0, end: words[end - 1]?.end ?? 0 }
}
