/** The way back through a filled table: the steps of the cheapest alignment. */
import type { Claim } from '../claim/claim.ts'
import { sameness } from './match.ts'
import type { Pair } from './pair.ts'
import { rowsOf, type Source, type Step, step, widthOf } from './step.ts'
import { MOVE, type Table } from './table.ts'

export function trace(table: Table, claim: Claim, source: Source): Step[] {
  const steps: Step[] = []
  let row = rowsOf(table.gap)
  let column = table.column
  while (row > 0 || (column > 0 && !table.ends.freeStart)) {
    const skipped = skipInto(table, row, column)
    if (skipped !== null) {
      steps.push(skipped.step)
      column = skipped.column
      if (row === 0 && column === 0) break
    }
    const { gap } = table
    const last = moveAt(table, row, column) & MOVE.last
    if (last === MOVE.matched) {
      row--
      column--
      steps.push(matchStep(claim, source, gap.claim + row, gap.source + column))
    } else if (last === MOVE.paired) {
      const { claimed, taken, kept } = pairAt(table, row, column)
      row -= claimed
      column -= taken
      steps.push(step('keep', gap.claim + row, claimed, gap.source + column, taken, kept))
    } else if (last === MOVE.dropped) {
      for (let begun = false; !begun && column > 0; column--) {
        begun = (moveAt(table, row, column) & MOVE.dropBegins) !== 0
        steps.push(step('delete', gap.claim + row, 0, gap.source + column - 1, 1))
      }
    } else {
      for (let begun = false; !begun && row > 0; row--) {
        begun = (moveAt(table, row, column) & MOVE.addBegins) !== 0
        steps.push(step('insert', gap.claim + row - 1, 1, gap.source + column, 0))
      }
    }
  }
  return steps.reverse()
}

function moveAt({ rows }: Table, row: number, column: number): number {
  const filled = rows[row]
  return filled?.moves[column - filled.from] ?? 0
}

/** The skip that leads to a cell, if one does, and the column it came from: the last of the cheapest before. */
function skipInto(table: Table, row: number, column: number): { step: Step; column: number } | null {
  const skip = moveAt(table, row, column) & MOVE.skip
  if (skip === 0) return null
  let from = skip === MOVE.jumpedBack ? widthOf(table.gap) - 1 : column - 1
  while (from > 0 && (moveAt(table, row, from) & MOVE.lowest) === 0) from--
  const { gap } = table
  const op = skip === MOVE.elided ? 'elide' : 'jump'
  return { step: step(op, gap.claim + row, 0, gap.source + from, column - from), column: from }
}

function pairAt({ likeness }: Table, row: number, column: number): Pair {
  const pair = likeness.pairs.get(row)?.get(column)
  if (pair === undefined) throw new RangeError('Cannot trace a pair that the table does not hold')
  return pair
}

function matchStep(claim: Claim, source: Source, claimWord: number, sourceWord: number): Step {
  const claimed = claim.words[claimWord]
  const original = source.words[sourceWord]
  if (claimed === undefined || original === undefined)
    throw new RangeError('Cannot match words outside the table')
  const how = sameness(claimed, original, source.language)
  return how === null
    ? step('replace', claimWord, 1, sourceWord, 1)
    : step('keep', claimWord, 1, sourceWord, 1, how)
}
