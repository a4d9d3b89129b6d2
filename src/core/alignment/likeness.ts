/** All that is alike between the two sides of a gap. */
import type { Claim } from '../claim/claim.ts'
import { type Match, matchesWithin } from './match.ts'
import { type Pairs, pairsWithin } from './pair.ts'
import { type AlignmentWork, type Gap, isSpent, type Source } from './step.ts'

export type Likeness = {
  /** The source words that are each claim word of the gap, or like it; by row. */
  readonly matches: readonly (readonly Match[])[]
  readonly pairs: Pairs
}

/** `null` if the work allowed is spent before all is known. */
export function likenessWithin(claim: Claim, source: Source, gap: Gap, work: AlignmentWork): Likeness | null {
  const matches = matchesWithin(claim, source, gap, work)
  if (matches === null) return null
  const pairs = pairsWithin(claim, source, gap, work)
  return isSpent(work) ? null : { matches, pairs }
}
