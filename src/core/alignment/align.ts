/**
 * Alignment: which words of a stretch of source text a claim keeps, changes, adds and skips, at the costs
 * of `alignment/cost.ts`.
 */

import type { Claim } from '../claim/claim.ts'
import type { Token } from '../text/token.ts'
import { anchorsBetween } from './anchor.ts'
import { bandOf } from './band.ts'
import { COST } from './cost.ts'
import { likenessWithin } from './likeness.ts'
import {
  type AlignmentWork,
  cellsOf,
  type Ends,
  type Gap,
  isSpent,
  type Source,
  type Step,
  step,
} from './step.ts'
import { CELLS_MAX, fillTable } from './table.ts'
import { trace } from './trace.ts'

export type { AlignmentWork, Source, Step, Stretch } from './step.ts'

export type Alignment = {
  readonly steps: readonly Step[]
  readonly cost: number
  /** Source words from the first taken to behind the last. */
  readonly start: number
  readonly end: number
}

/**
 * All places where the claim's words stand in the source, word for word, side by side, one by one. They are found
 * in time linear in the source's words, however these repeat (Knuth, Morris, Pratt 1977); but each has all the claim's words.
 */
export function* exactAlignments(claim: Claim, source: Source): Generator<Alignment> {
  const { words } = claim
  if (words.length === 0) return
  const borders = bordersOf(words)
  let standing = 0
  for (const [at, { word }] of source.words.entries()) {
    while (standing > 0 && words[standing]?.word !== word) standing = borders[standing - 1] ?? 0
    if (words[standing]?.word === word) standing++
    if (standing < words.length) continue
    const start = at + 1 - standing
    const steps = words.map((_, word) => step('keep', word, 1, start + word, 1))
    yield { steps, cost: 0, start, end: at + 1 }
    standing = borders[standing - 1] ?? 0
  }
}

/** For each word, with how many words a run that ends in it both ends and begins, itself apart. */
function bordersOf(words: readonly Token[]): Int32Array {
  const borders = new Int32Array(words.length)
  let length = 0
  for (let at = 1; at < words.length; at++) {
    while (length > 0 && words[length]?.word !== words[at]?.word) length = borders[length - 1] ?? 0
    if (words[length]?.word === words[at]?.word) length++
    borders[at] = length
  }
  return borders
}

/**
 * The cheapest alignment of the whole claim within the source; `null` if it keeps no word, or the work allowed
 * is spent first.
 *
 * A claim of more than `TABLE_WORDS_MAX` words is looked for in a band of the table first, which finds
 * the cheapest alignment if that has few changes; else, and if it has more than `WHOLE_WORDS_MAX`, it is
 * aligned between anchors, by which it may cost more than it need.
 */
export function align(claim: Claim, source: Source, work: AlignmentWork): Alignment | null {
  const whole = { claim: 0, claimEnd: claim.words.length, source: 0, sourceEnd: source.words.length }
  const way = alignWhole(claim, source, whole, work) ?? alignBetweenAnchors(claim, source, whole, work)
  if (isSpent(work)) return null
  const taken = way.steps.filter(({ op }) => op === 'keep' || op === 'replace')
  if (!taken.some(({ op }) => op === 'keep')) return null
  const start = Math.min(...taken.map((one) => one.source))
  const end = Math.max(...taken.map((one) => one.source + one.taken))
  return { ...way, start, end }
}

/** Claim words up to which the whole table is filled at once, and up to which it is if the band holds no way. */
const TABLE_WORDS_MAX = 40
const WHOLE_WORDS_MAX = 160

const ANYWHERE: Ends = { freeStart: true, freeEnd: true }

type Way = { readonly steps: readonly Step[]; readonly cost: number }

/** The cheapest way of all; `null` if it was not found within the limits. */
function alignWhole(claim: Claim, source: Source, gap: Gap, work: AlignmentWork): Way | null {
  const words = claim.words.length
  const likeness = likenessWithin(claim, source, gap, work)
  if (likeness === null) return null
  const banded =
    words > TABLE_WORDS_MAX
      ? fillTable(claim, gap, ANYWHERE, likeness, bandOf(claim, gap, likeness), work)
      : null
  const isSmall = words <= WHOLE_WORDS_MAX && cellsOf(gap) <= CELLS_MAX
  const table = banded ?? (isSmall ? fillTable(claim, gap, ANYWHERE, likeness, null, work) : null)
  return table === null ? null : { steps: trace(table, claim, source), cost: table.cost }
}

/** Aligns what stands between words that both sides have in runs found only once. */
function alignBetweenAnchors(claim: Claim, source: Source, whole: Gap, work: AlignmentWork): Way {
  const steps: Step[] = []
  let at = { claim: 0, source: 0 }
  let cost = 0
  for (const anchor of [...anchorsBetween(claim.words, source.words), null]) {
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
  return { steps, cost }
}

function fillGap(claim: Claim, source: Source, gap: Gap, ends: Ends, work: AlignmentWork): Way {
  if (cellsOf(gap) > CELLS_MAX) return giveUp(gap, ends)
  const likeness = likenessWithin(claim, source, gap, work)
  const table = likeness === null ? null : fillTable(claim, gap, ends, likeness, null, work)
  return table === null ? giveUp(gap, ends) : { steps: trace(table, claim, source), cost: table.cost }
}

/** Everything dropped, everything added. */
function giveUp(gap: Gap, ends: Ends): Way {
  const steps: Step[] = []
  for (let word = gap.claim; word < gap.claimEnd; word++) steps.push(step('insert', word, 1, gap.source, 0))
  if (!ends.freeStart && !ends.freeEnd) {
    for (let word = gap.source; word < gap.sourceEnd; word++)
      steps.push(step('delete', gap.claimEnd, 0, word, 1))
  }
  return { steps, cost: steps.length * COST.insertMore }
}
