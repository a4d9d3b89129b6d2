/** Steps: what an alignment does with the words of a claim and of a stretch of source. */
import type { Token } from '../text/token.ts'

/** A stretch of text: its words, whose spans count from `offset` units before `text`. */
export type Stretch = { readonly words: readonly Token[]; readonly text: string; readonly offset: number }

/** A stretch of source text in a language (BCP 47). */
export type Source = Stretch & { readonly language: string }

/** How kept words are the same: to the letter, as another spelling, with a contraction opened or closed, or with a space lost or added. */
export type Kept = 'same' | 'respelled' | 'contracted' | 'respaced'

/** One step of an alignment: claim words `[claim, claim + claimed)` against source words `[source, source + taken)`. */
export type Step = {
  readonly op: 'keep' | 'replace' | 'insert' | 'delete' | 'elide' | 'jump'
  readonly claim: number
  readonly claimed: number
  readonly source: number
  /** Source words; negative for a jump backwards. */
  readonly taken: number
  /** Of a keep. */
  readonly kept: Kept
}

/** What is aligned by itself: claim words `[claim, claimEnd)` with source words `[source, sourceEnd)`. */
export type Gap = {
  readonly claim: number
  readonly claimEnd: number
  readonly source: number
  readonly sourceEnd: number
}

/** Claim words of a gap: the rows of its table, but for the first. */
export function rowsOf({ claim, claimEnd }: Gap): number {
  return claimEnd - claim
}

/** Columns of a gap's table: one more than its source words. */
export function widthOf({ source, sourceEnd }: Gap): number {
  return sourceEnd - source + 1
}

/** Cells of a gap's whole table. */
export function cellsOf(gap: Gap): number {
  return (rowsOf(gap) + 1) * widthOf(gap)
}

/** Work done: cells filled, words looked up and pairs of them compared. It stops at `cellsMax`; without that, nowhere. */
export type AlignmentWork = { cells: number; readonly cellsMax?: number }

/** Counts work that is about to be done; false if that is more than there may be, which then counts as done. */
export function spend(work: AlignmentWork, cells: number): boolean {
  const max = work.cellsMax ?? Infinity
  const isAllowed = work.cells + cells <= max
  work.cells = isAllowed ? work.cells + cells : max
  return isAllowed
}

/** True if there may be no more work. */
export function isSpent({ cells, cellsMax }: AlignmentWork): boolean {
  return cellsMax !== undefined && cells >= cellsMax
}

/** Ends at which source words may be passed over for nothing. */
export type Ends = { readonly freeStart: boolean; readonly freeEnd: boolean }

export function step(
  op: Step['op'],
  claim: number,
  claimed: number,
  source: number,
  taken: number,
  kept: Kept = 'same',
): Step {
  return { op, claim, claimed, source, taken, kept }
}
