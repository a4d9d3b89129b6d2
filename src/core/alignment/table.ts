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
 * To which come: words that read as another number of words (can not, cannot; four thousand, 4,000); a free skip forwards where the claim marks an
 * ellipsis; and a dear skip anywhere, so that true pieces cut together are seen as such.
 *
 * Costs are kept for as many rows as a reading spans; of every cell remains the move that led to it, one byte, by
 * which `trace` finds the way back. Where the cost is limited, only a band of each row is filled: every
 * way through a cell beyond it costs more (Ukkonen 1985).
 */
import type { Claim } from '../claim/claim.ts'
import { type Band, type Columns, liveColumns, nextColumns } from './band.ts'
import { COST, FAR } from './cost.ts'
import type { Likeness } from './likeness.ts'
import { type Match, replaceCost } from './match.ts'
import type { Pair, Pairs } from './pair.ts'
import { type AlignmentWork, type Ends, type Gap, rowsOf, spend, widthOf } from './step.ts'

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
  readonly rows: readonly Row[]
  readonly likeness: Likeness
  /** Where in the last row the cheapest way ends, and what it costs. */
  readonly column: number
  readonly cost: number
}

/** The moves into a row's cells from column `from` on. */
export type Row = { readonly from: number; readonly moves: Uint8Array }

/** Fills the table, or only the band; `null` if no way lies within the band, or too many cells do. */
export function fillTable(
  claim: Claim,
  gap: Gap,
  ends: Ends,
  likeness: Likeness,
  band: Band | null,
  work: AlignmentWork,
): Table | null {
  const width = widthOf(gap)
  let cells = 0
  const costs = new Uint8Array(width)
  const rows: Row[] = []
  let lines = newLines(width, likeness.pairs)
  const farthest = Math.max(0, ...likeness.pairs.keys())
  const live: Columns[] = []
  let columns: Columns = { from: 0, to: width - 1 }
  for (let row = 0; row <= rowsOf(gap); row++) {
    const marked = claim.elisions.has(gap.claim + row)
    if (marked) columns = { from: columns.from, to: width - 1 }
    const moves = new Uint8Array(Math.max(0, columns.to - columns.from + 1))
    cells += moves.length
    if (!spend(work, moves.length) || cells > CELLS_MAX) return null
    rows.push({ from: columns.from, moves })
    lines = turned(lines, columns)
    const begins = row === 0 && ends.freeStart
    if (row === 0) fillFirst(lines, moves, begins)
    else {
      const word = claim.words[gap.claim + row - 1]
      priceRow(costs, columns, likeness.matches[row - 1] ?? [], replaceCost(word))
      const adding = (word?.bracket ?? -1) >= 0 ? BRACKETED : PLAIN
      fillRow(lines, columns, moves, costs, adding, likeness.pairs.get(row))
    }
    if (!begins && !(row === rowsOf(gap) && ends.freeEnd)) skipWithin(lines.rows[0], columns, moves, marked)
    if (band === null) continue
    live.push(liveColumns(lines.rows[0], columns, band, row))
    columns = nextColumns(live, likeness.pairs.get(row + 1), band, width)
    if (columns.to < columns.from && row >= farthest) return null
  }
  const column = ends.freeEnd ? cheapestOf(lines.rows[0], 0, width - 1) : width - 1
  const cost = lines.rows[0][column] ?? FAR
  return band !== null && cost > band.limit ? null : { gap, ends, rows, likeness, column, cost }
}

/** Cells filled at most, over all rows. */
export const CELLS_MAX = 600_000

/** What the ways to the cells of a row cost, then those of the rows before it, the nearest first; and those that end in an added word. */
type Lines = {
  readonly rows: readonly [Int32Array, Int32Array, ...Int32Array[]]
  readonly added: Int32Array
}

/** Lines enough for what spans the most rows. */
function newLines(width: number, pairs: Pairs): Lines {
  const line = (): Int32Array => new Int32Array(width).fill(FAR)
  let span = 1
  for (const ofRow of pairs.values()) for (const { claimed } of ofRow.values()) span = Math.max(span, claimed)
  const more = Array.from({ length: span - 1 }, line)
  return { rows: [line(), line(), ...more], added: line() }
}

/** The lines for the next row, of which only `columns` will be filled: the farthest row gives its place to it. */
function turned({ rows: [settled, above, ...others], added }: Lines, columns: Columns): Lines {
  added.fill(FAR, columns.to + 1)
  const farthest = others.pop()
  return farthest === undefined
    ? { rows: [above.fill(FAR), settled], added }
    : { rows: [farthest.fill(FAR), settled, above, ...others], added }
}

/** What it costs to add a word, and one more. */
type Adding = { readonly open: number; readonly more: number }

const PLAIN: Adding = { open: COST.insert, more: COST.insertMore }
const BRACKETED: Adding = { open: COST.bracketed, more: COST.bracketed }

/** Costs of one claim word against each source word of the columns, the first at 1. */
function priceRow(
  costs: Uint8Array,
  { from, to }: Columns,
  matches: readonly Match[],
  stranger: number,
): void {
  costs.fill(stranger, from, to + 1)
  for (let at = firstBehind(matches, from - 1); at < matches.length; at++) {
    const { column, cost } = matches[at] ?? BEYOND
    if (column >= to) return
    costs[column + 1] = cost
  }
}

/** Index of the first match at or behind a column; they ascend. */
function firstBehind(matches: readonly Match[], column: number): number {
  let low = 0
  let high = matches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((matches[middle] ?? BEYOND).column < column) low = middle + 1
    else high = middle
  }
  return low
}

const BEYOND: Match = { column: Infinity, cost: FAR }

/** Before any claim word: source words are passed over, for nothing if the alignment may begin anywhere. */
function fillFirst({ rows: [settled] }: Lines, moves: Uint8Array, free: boolean): void {
  for (let column = 0; column < moves.length; column++) {
    settled[column] = free || column === 0 ? 0 : COST.delete + (column - 1) * COST.deleteMore
    moves[column] = MOVE.dropped | (column === 1 ? MOVE.dropBegins : 0)
  }
}

function fillRow(
  lines: Lines,
  { from, to }: Columns,
  moves: Uint8Array,
  costs: Uint8Array,
  { open, more }: Adding,
  pairs: ReadonlyMap<number, Pair> | undefined,
): void {
  const {
    rows: [settled, above],
    added,
  } = lines
  let left = FAR
  let drop = FAR
  let diagonal = from > 0 ? (above[from - 1] ?? FAR) : FAR
  for (let column = from; column <= to; column++) {
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
    moves[column - from] = move | last
    left = cost
    diagonal = straight
  }
}

function pairCost({ rows }: Lines, pair: Pair | undefined, column: number): number {
  if (pair === undefined) return FAR
  return (rows[pair.claimed]?.[column - pair.taken] ?? FAR) + COST[pair.kept]
}

/** Lets every cell of the row be reached from the cheapest one before it, or from the cheapest of all. */
function skipWithin(settled: Int32Array, { from, to }: Columns, moves: Uint8Array, marked: boolean): void {
  const forwards = marked ? 0 : COST.jump
  const skip = marked ? MOVE.elided : MOVE.jumped
  const back = (settled[cheapestOf(settled, from, to)] ?? FAR) + COST.jumpBack
  let before = FAR
  for (let column = from; column <= to; column++) {
    const here = settled[column] ?? FAR
    let cost = here
    let move = moves[column - from] ?? 0
    if (before + forwards < cost) {
      cost = before + forwards
      move |= skip
    }
    if (back < cost) {
      cost = back
      move = (move & ~MOVE.skip) | MOVE.jumpedBack
    }
    if (here <= before) {
      before = here
      move |= MOVE.lowest
    }
    settled[column] = cost
    moves[column - from] = move
  }
}

/** The first of the cheapest columns. */
function cheapestOf(costs: Int32Array, from: number, to: number): number {
  let cheapest = from
  for (let column = from + 1; column <= to; column++) {
    if ((costs[column] ?? FAR) < (costs[cheapest] ?? FAR)) cheapest = column
  }
  return cheapest
}
