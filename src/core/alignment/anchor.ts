/** Anchors: words of a long claim and its source that surely belong together, between which each stretch is aligned by itself. */
import type { Token } from '../text/token.ts'

export type Anchor = { readonly claim: number; readonly source: number }

/** Words in a run that may anchor an alignment. */
const ANCHOR_WORDS = 4

/** Word pairs that surely belong together: heads of runs found once on each side, in an order common to both. */
export function anchorsBetween(claim: readonly Token[], source: readonly Token[]): Anchor[] {
  const ids = new Map<string, number>()
  for (const { word } of claim) if (!ids.has(word)) ids.set(word, ids.size)
  const inSource = runsOf(source, ids)
  const shared: Anchor[] = []
  for (const [run, at] of runsOf(claim, ids)) {
    const place = inSource.get(run)
    if (at < 0 || place === undefined || place < 0) continue
    if (isSameRun(claim, at, source, place)) shared.push({ claim: at, source: place })
  }
  return longestAscending(shared)
}

function isSameRun(claim: readonly Token[], at: number, source: readonly Token[], place: number): boolean {
  for (let word = 0; word < ANCHOR_WORDS; word++) {
    if (claim[at + word]?.word !== source[place + word]?.word) return false
  }
  return true
}

/** Position of each run of the claim's words, or −1 if it stands more than once. */
function runsOf(words: readonly Token[], ids: ReadonlyMap<string, number>): Map<number, number> {
  const runs = new Map<number, number>()
  const before = ids.size ** (ANCHOR_WORDS - 1)
  let run = 0
  let length = 0
  for (const [at, { word }] of words.entries()) {
    const id = ids.get(word)
    length = id === undefined ? 0 : length + 1
    // A number to the base of all words; four of up to 9,700 make less than 2^53.
    run = id === undefined ? 0 : (run % before) * ids.size + id
    if (length < ANCHOR_WORDS) continue
    runs.set(run, runs.has(run) ? -1 : at + 1 - ANCHOR_WORDS)
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
