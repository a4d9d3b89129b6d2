/** The band of a table: the columns of each row through which a way of limited cost can lead. */
import type { Claim } from '../claim/claim.ts'
import { COST, FAR } from './cost.ts'
import type { Likeness } from './likeness.ts'
import type { Match } from './match.ts'
import type { Pair } from './pair.ts'
import type { Gap } from './step.ts'

/** Columns `from` to `to`, both of them in; none if `to` is less. */
export type Columns = { readonly from: number; readonly to: number }

export type Band = {
  /** What a way may cost in all. */
  readonly limit: number
  /** By row, what all claim words from it on cost at least. */
  readonly rest: Int32Array
  /** Source words that a way within the limit can drop in a row. */
  readonly drops: number
}

/** Cost, beyond what the words themselves must cost, of the ways in a band: so little that none of them jumps. */
const SLACK = COST.jump - 1

/** The band of ways that cost little more than the claim's words must, wherever in the source they stand. */
export function bandOf(claim: Claim, gap: Gap, likeness: Likeness): Band {
  const least = leastCosts(claim, gap, likeness)
  const rest = new Int32Array(least.length + 1)
  for (let row = least.length - 1; row >= 0; row--) rest[row] = (rest[row + 1] ?? 0) + (least[row] ?? 0)
  return { limit: (rest[0] ?? 0) + SLACK, rest, drops: 1 + (SLACK - COST.delete) / COST.deleteMore }
}

/** What each claim word costs at least. */
function leastCosts(claim: Claim, gap: Gap, { matches, pairs }: Likeness): number[] {
  const known = new Map<readonly Match[], number>()
  const least = matches.map((found, row): number => {
    const bracketed = (claim.words[gap.claim + row]?.bracket ?? -1) >= 0
    const matched = known.get(found) ?? found.reduce((cost, match) => Math.min(cost, match.cost), FAR)
    known.set(found, matched)
    return Math.min(matched, bracketed ? COST.bracketed : COST.insertMore)
  })
  for (const [row, ofRow] of pairs) {
    for (const { claimed } of ofRow.values()) least.fill(0, row - claimed, row)
  }
  return least
}

/** The columns of a filled row, among `filled`, that a way within the limit can lead through. */
export function liveColumns(
  settled: Int32Array,
  filled: Columns,
  { limit, rest }: Band,
  row: number,
): Columns {
  const most = limit - (rest[row] ?? 0)
  let { from, to } = filled
  while (from <= to && (settled[from] ?? FAR) > most) from++
  while (to > from && (settled[to] ?? FAR) > most) to--
  return { from, to }
}

/**
 * The columns of the next row that ways from the live ones of the rows before can lead to, by one word or by the
 * next row's `pairs`. `live` has the live columns of all rows filled.
 */
export function nextColumns(
  live: readonly Columns[],
  pairs: ReadonlyMap<number, Pair> | undefined,
  { drops }: Band,
  width: number,
): Columns {
  const last = live.at(-1) ?? NONE
  const isEmpty = last.to < last.from
  let from = isEmpty ? width : last.from
  let to = isEmpty ? -1 : last.to + 1 + drops
  for (const [column, { claimed, taken }] of pairs ?? []) {
    const origin = live.at(-claimed) ?? NONE
    if (column - taken < origin.from || column - taken > origin.to) continue
    from = Math.min(from, column)
    to = Math.max(to, column + drops)
  }
  return { from, to: Math.min(to, width - 1) }
}

const NONE: Columns = { from: 0, to: -1 }
