/** What is measured: something that finds the place of a claim in texts that it has indexed. */
import type { Claim } from '../../../src/core/claim/claim.ts'
import type { Planted } from './claim.ts'
import type { Candidate, Place } from './place.ts'
import { type Range, sourceOf } from './words.ts'

export type Engine = {
  readonly name: string
  /** Its version, and all of its settings that are not its defaults. */
  readonly settings: string
  readonly indexBytes: number | null
  /** True if it finds only words that stand in the text as claimed. */
  readonly onlyExact: boolean
  /** The best place of a planted claim, which is read: candidates, then `closestPlace`. */
  readonly find: (claim: Claim, planted: Planted) => Place | null | Promise<Place | null>
}

/** Passages that a peer's aligner looks into: as many words as the service's own twelve passages of 512. */
export const PASSAGES_MAX = 48

/** Words as a candidate, with those around them that a claim of so many words may reach to. */
export function candidateOf({ text, from, to }: Range, claimWords: number, score: number): Candidate {
  return {
    score,
    open: () => ({
      document: text.document.metadata.id,
      source: sourceOf({ text, from: from - claimWords, to: to + claimWords }),
    }),
  }
}
