/**
 * Work: what judging one claim costs the processor. Counted rather than timed, as the clock of a Worker stands
 * still between reads; what is not finished when a budget is spent is answered as such.
 */
import { type AlignmentWork, isSpent } from './alignment/step.ts'

export type Work = AlignmentWork & {
  /** Words of windows, for each reading that they are looked through for, and of claims at the places found. */
  words: number
}

/** Cells of all alignment tables of one claim, and pairs of words compared for them. */
export const CELLS_MAX = 10_000_000
/** Words read and laid out for one claim. */
export const WORDS_MAX = 400_000
/** Words that a place counts for besides the claim's own: what is found out about it however short the claim is. */
const PLACE_WORDS = 40

export function newWork(): Work {
  return { cells: 0, cellsMax: CELLS_MAX, words: 0 }
}

/** Counts a window of so many words, looked through for so many readings. */
export function countWindow(work: Work, words: number, readings: number): void {
  countWords(work, words * readings)
}

/** Counts a place of a claim of so many words. */
export function countPlace(work: Work, words: number): void {
  countWords(work, words + PLACE_WORDS)
}

/** True if there may be no more work of some kind. */
export function isExhausted(work: Work): boolean {
  return work.words >= WORDS_MAX || isSpent(work)
}

function countWords(work: Work, words: number): void {
  work.words = Math.min(WORDS_MAX, work.words + words)
}
