/**
 * The table of an alignment, claim downwards, source across (Gotoh 1982: affine gaps), that may begin
 * and end anywhere in the source:
 *
 *               source   …  We   don’t  intend  to   beg …
 *     claim                 0      0      0
 *     We                    ↘0                              keep            0
 *     intend                       →4     ↘4                drop "don’t"    4
 *     to                                         ↘4
 *
 * To which come: one word read as two and two as one; a free skip forwards where the claim marks an
 * ellipsis; and a dear skip anywhere, so that true pieces cut together are seen as such.
 *
 * Costs are kept for three rows only; of every cell remains the move that led to it, one byte, by
 * which `trace` finds the way back.
 */
import type { Claim } from '../claim.ts'
import { COST, FAR } from './cost.ts'
import { type Match, matchesWithin, replaceCost } from './match.ts'
import { type Pair, type Pairs, pairsWithin } from './pair.ts'
import type { Ends, Gap, Source } from './step.ts'

/** What a cell's byte says. */
export const MOVE = {
  /** The last step into the cell, cheapest first and of equals in this order. */
  last: 0b11,
  matched: 0,
  paired: 1,
  dropped: 2,
  added: 3,
  /** A drop, or an addition, that ends in this cell began with its last word. */
  dropBegins: 1 << 2,
  addBegins: 1 << 3,
  /** The skip by which the cell is reached more cheaply than by its last step. */
  skip: 0b11 << 4,
  elided: 1 << 4,
  jumped: 2 << 4,
  jumpedBack: 3 << 4,
  /** No cell of the row before this one is cheaper: skips to cells behind come from the last of these. */
  lowest: 1 << 6,
} as const

export type Table = {
  readonly gap: Gap
  readonly ends: Ends
  /** Moves by cell, row after row of one more than the source's words. */
  readonly moves: Uint8Array
  readonly width: number
  readonly pairs: Pairs
  /** Where in the last row the cheapest way ends, and what it costs. */
  readonly column: number
  readonly cost: number
}

/** Cells of the table that a gap needs. */
export function cellsOf({ claim, claimEnd, source, sourceEnd }: Gap): number {
  return (claimEnd - claim + 1) * (sourceEnd - source + 1)
}

export function fillTable(claim: Claim, source: Source, gap: Gap, ends: Ends): Table {
  const rows = gap.claimEnd - gap.claim
  const width = gap.sourceEnd - gap.source + 1
  const moves = new Uint8Array(cellsOf(gap))
  const matches = matchesWithin(claim, source, gap)
  const pairs = pairsWithin(claim, source, gap)
  const costs = new Uint8Array(width)
  let lines: Lines = {
    settled: new Int32Array(width).fill(FAR),
    above: new Int32Array(width).fill(FAR),
    beforeAbove: new Int32Array(width).fill(FAR),
    added: new Int32Array(width).fill(FAR),
  }
  for (let row = 0; row <= rows; row++) {
    const line = moves.subarray(row * width, (row + 1) * width)
    const begins = row === 0 && ends.freeStart
    lines = { ...lines, settled: lines.beforeAbove, above: lines.settled, beforeAbove: lines.above }
    if (row === 0) fillFirst(lines, line, begins)
    else {
      const word = claim.words[gap.claim + row - 1]
      priceRow(costs, matches[row - 1] ?? [], replaceCost(word))
      fillRow(lines, line, costs, (word?.bracket ?? -1) >= 0 ? BRACKETED : PLAIN, pairs.get(row))
    }
    if (!begins && !(row === rows && ends.freeEnd)) {
      skipWithin(lines.settled, line, claim.elisions.has(gap.claim + row))
    }
  }
  const column = ends.freeEnd ? cheapestOf(lines.settled) : width - 1
  return { gap, ends, moves, width, pairs, column, cost: lines.settled[column] ?? FAR }
}

/** What the ways to the cells of a row cost, and to those of the rows before it; and those that end in an added word. */
type Lines = {
  readonly settled: Int32Array
  readonly above: Int32Array
  readonly beforeAbove: Int32Array
  readonly added: Int32Array
}

/** What it costs to add a word, and one more. */
type Adding = { readonly open: number; readonly more: number }

const PLAIN: Adding = { open: COST.insert, more: COST.insertMore }
const BRACKETED: Adding = { open: COST.bracketed, more: COST.bracketed }

/** Costs of one claim word against each source word, the first at 1. */
function priceRow(costs: Uint8Array, matches: readonly Match[], stranger: number): void {
  costs.fill(stranger)
  for (const { column, cost } of matches) costs[column + 1] = cost
}

/** Before any claim word: source words are passed over, for nothing if the alignment may begin anywhere. */
function fillFirst({ settled }: Lines, moves: Uint8Array, free: boolean): void {
  for (let column = 0; column < settled.length; column++) {
    settled[column] = free || column === 0 ? 0 : COST.delete + (column - 1) * COST.deleteMore
    moves[column] = MOVE.dropped | (column === 1 ? MOVE.dropBegins : 0)
  }
}

function fillRow(
  lines: Lines,
  moves: Uint8Array,
  costs: Uint8Array,
  { open, more }: Adding,
  pairs: ReadonlyMap<number, Pair> | undefined,
): void {
  const { settled, above, added } = lines
  let left = FAR
  let drop = FAR
  let diagonal = FAR
  for (let column = 0; column < settled.length; column++) {
    const straight = above[column] ?? FAR
    const addFirst = straight + open
    const addMore = (added[column] ?? FAR) + more
    const add = Math.min(addFirst, addMore)
    let move: number = addFirst <= addMore ? MOVE.addBegins : 0
    added[column] = add

    const dropFirst = left + COST.delete
    const dropMore = drop + COST.deleteMore
    if (dropFirst <= dropMore) move |= MOVE.dropBegins
    drop = Math.min(dropFirst, dropMore)

    let cost = diagonal + (costs[column] ?? COST.replace)
    let last: number = MOVE.matched
    if (pairs !== undefined) {
      const paired = pairCost(lines, pairs.get(column), column)
      if (paired < cost) {
        cost = paired
        last = MOVE.paired
      }
    }
    if (drop < cost) {
      cost = drop
      last = MOVE.dropped
    }
    if (add < cost) {
      cost = add
      last = MOVE.added
    }
    settled[column] = cost
    moves[column] = move | last
    left = cost
    diagonal = straight
  }
}

function pairCost({ above, beforeAbove }: Lines, pair: Pair | undefined, column: number): number {
  if (pair === undefined) return FAR
  const from = pair.claimed === 1 ? above : beforeAbove
  return (from[column - pair.taken] ?? FAR) + COST[pair.kept]
}

/** Lets every cell of the row be reached from the cheapest one before it, or from the cheapest of all. */
function skipWithin(settled: Int32Array, moves: Uint8Array, marked: boolean): void {
  const forwards = marked ? 0 : COST.jump
  const skip = marked ? MOVE.elided : MOVE.jumped
  const back = (settled[cheapestOf(settled)] ?? FAR) + COST.jumpBack
  let before = FAR
  for (let column = 0; column < settled.length; column++) {
    const here = settled[column] ?? FAR
    let cost = here
    let move = moves[column] ?? 0
    if (before + forwards < cost) {
      cost = before + forwards
      move |= skip
    }
    if (back < cost) {
      cost = back
      move |= MOVE.jumpedBack
    }
    if (here <= before) {
      before = here
      move |= MOVE.lowest
    }
    settled[column] = cost
    moves[column] = move
  }
}

/** The first of the cheapest columns. */
function cheapestOf(costs: Int32Array): number {
  let cheapest = 0
  for (let column = 1; column < costs.length; column++) {
    if ((costs[column] ?? FAR) < (costs[cheapest] ?? FAR)) cheapest = column
  }
  return cheapest
}
