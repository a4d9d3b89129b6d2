/** Anchors: words of a long claim and its source that surely belong together, between which each stretch is aligned by itself. */
import type { Token } from '../token.ts'

export type Anchor = { readonly claim: number; readonly source: number }

/** Words in a run that may anchor an alignment. */
const ANCHOR_WORDS = 4

/** Word pairs that surely belong together: heads of runs found once on each side, in an order common to both. */
export function anchorsBetween(claim: readonly Token[], source: readonly Token[]): Anchor[] {
  const inSource = runsOf(source)
  const inClaim = runsOf(claim)
  const shared: Anchor[] = []
  for (const [run, at] of inClaim) {
    const place = inSource.get(run)
    if (at >= 0 && place !== undefined && place >= 0) shared.push({ claim: at, source: place })
  }
  return longestAscending(shared)
}

/** Position of each run of words, or −1 if it stands more than once. */
function runsOf(words: readonly Token[]): Map<string, number> {
  const runs = new Map<string, number>()
  for (let at = 0; at + ANCHOR_WORDS <= words.length; at++) {
    const run = words
      .slice(at, at + ANCHOR_WORDS)
      .map((word) => word.word)
      .join(' ')
    runs.set(run, runs.has(run) ? -1 : at)
  }
  return runs
}

/** The longest run of pairs ascending on both sides (patience sorting); `pairs` ascend by claim. */
function longestAscending(pairs: readonly Anchor[]): Anchor[] {
  const piles: number[] = []
  const previous: number[] = []
  for (const [index, pair] of pairs.entries()) {
    let low = 0
    let high = piles.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[piles[middle] ?? 0]?.source ?? 0) < pair.source) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? (piles[low - 1] ?? -1) : -1
    piles[low] = index
  }
  const chain: Anchor[] = []
  for (let at = piles.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) {
    const pair = pairs[at]
    if (pair !== undefined) chain.push(pair)
  }
  return chain.reverse()
}
