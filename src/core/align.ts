/**
 * Alignment: which words of a stretch of source text a claim keeps, changes, adds and skips. The
 * costs are those of `alignment/cost.ts`; long claims are cut at anchors first.
 */
import { anchorsBetween } from './alignment/anchor.ts'
import { COST } from './alignment/cost.ts'
import { type Ends, type Gap, type Source, type Step, step } from './alignment/step.ts'
import { cellsOf, fillTable } from './alignment/table.ts'
import { trace } from './alignment/trace.ts'
import type { Claim } from './claim.ts'

export type { Source, Step, Stretch } from './alignment/step.ts'

export type Alignment = {
  readonly steps: readonly Step[]
  readonly cost: number
  /** Source words from the first taken to behind the last. */
  readonly start: number
  readonly end: number
}

export type AlignmentWork = { cells: number }

/** All places where the claim's words stand in the source, word for word, side by side. */
export function exactAlignments(claim: Claim, source: Source): Alignment[] {
  const { words } = claim
  const [head] = words
  if (head === undefined) return []
  const found: Alignment[] = []
  for (let start = 0; start + words.length <= source.words.length; start++) {
    if (source.words[start]?.word !== head.word) continue
    if (words.every((word, at) => source.words[start + at]?.word === word.word)) {
      const steps = words.map((_, at) => step('keep', at, 1, start + at, 1))
      found.push({ steps, cost: 0, start, end: start + words.length })
    }
  }
  return found
}

/**
 * The cheapest alignment of the whole claim within the source; `null` if it keeps no word. Claims of
 * more than `TABLE_WORDS_MAX` words are aligned between anchors: words that both sides have in runs found only once.
 */
export function align(claim: Claim, source: Source, work: AlignmentWork): Alignment | null {
  const whole = { claim: 0, claimEnd: claim.words.length, source: 0, sourceEnd: source.words.length }
  const anchors = claim.words.length > TABLE_WORDS_MAX ? anchorsBetween(claim.words, source.words) : []
  const steps: Step[] = []
  let at = { claim: 0, source: 0 }
  let cost = 0
  for (const anchor of [...anchors, null]) {
    const gap = {
      claim: at.claim,
      claimEnd: anchor?.claim ?? whole.claimEnd,
      source: at.source,
      sourceEnd: anchor?.source ?? whole.sourceEnd,
    }
    const ends = { freeStart: at.claim === 0 && steps.length === 0, freeEnd: anchor === null }
    if (gap.claim < gap.claimEnd || (gap.source < gap.sourceEnd && !ends.freeStart && !ends.freeEnd)) {
      const filled = fillGap(claim, source, gap, ends, work)
      steps.push(...filled.steps)
      cost += filled.cost
    }
    if (anchor !== null) {
      steps.push(step('keep', anchor.claim, 1, anchor.source, 1))
      at = { claim: anchor.claim + 1, source: anchor.source + 1 }
    }
  }
  const taken = steps.filter(({ op }) => op === 'keep' || op === 'replace')
  if (!taken.some(({ op }) => op === 'keep')) return null
  const start = Math.min(...taken.map((one) => one.source))
  const end = Math.max(...taken.map((one) => one.source + one.taken))
  return { steps, cost, start, end }
}

/** Claim words up to which one table is filled. */
const TABLE_WORDS_MAX = 160
/** Cells of the largest table; a gap between anchors that needs more is taken as words dropped and words added. */
const TABLE_CELLS_MAX = 600_000

function fillGap(
  claim: Claim,
  source: Source,
  gap: Gap,
  ends: Ends,
  work: AlignmentWork,
): { steps: Step[]; cost: number } {
  const cells = cellsOf(gap)
  if (cells > TABLE_CELLS_MAX) return giveUp(gap, ends)
  work.cells += cells
  const table = fillTable(claim, source, gap, ends)
  return { steps: trace(table, claim, source), cost: table.cost }
}

/** Everything dropped, everything added. */
function giveUp(gap: Gap, ends: Ends): { steps: Step[]; cost: number } {
  const steps: Step[] = []
  for (let word = gap.claim; word < gap.claimEnd; word++) steps.push(step('insert', word, 1, gap.source, 0))
  if (!ends.freeStart && !ends.freeEnd) {
    for (let word = gap.source; word < gap.sourceEnd; word++)
      steps.push(step('delete', gap.claimEnd, 0, word, 1))
  }
  return { steps, cost: steps.length * COST.insertMore }
}
