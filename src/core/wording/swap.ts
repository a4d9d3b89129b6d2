/** One change told as what it is: words that both sides have at its ends are kept, and words in another order moved. */
import type { Source, Step } from '../alignment/align.ts'
import { step } from '../alignment/step.ts'
import type { Claim } from '../claim/claim.ts'
import { areSameWords, inOrder } from './order.ts'

/** The steps with every change told so: "was only" for "only was" drops "only" and adds it. Adds to `moved` the steps that move words. */
export function tellSwaps(
  steps: readonly Step[],
  claim: Claim,
  source: Source,
  moved: Set<Step>,
): readonly Step[] {
  const told: Step[] = []
  for (let at = 0; at < steps.length; ) {
    let end = at
    while (isChange(steps[end], claim)) end++
    told.push(...retold(steps.slice(at, end), claim, source, moved))
    const next = steps[end]
    if (next !== undefined) told.push(next)
    at = end + 1
  }
  return told
}

/** Words of a swap at most. */
const SWAP_WORDS_MAX = 24

function retold(run: readonly Step[], claim: Claim, source: Source, moved: Set<Step>): readonly Step[] {
  const [first] = run
  if (first === undefined) return run
  const claimed = run.reduce((sum, one) => sum + one.claimed, 0)
  const taken = run.reduce((sum, one) => sum + one.taken, 0)
  const claimWords = claim.words.slice(first.claim, first.claim + claimed).map(({ word }) => word)
  const sourceWords = source.words.slice(first.source, first.source + taken).map(({ word }) => word)
  const swaps = claimed <= SWAP_WORDS_MAX && areSameWords(claimWords, sourceWords)
  const common = swaps ? inOrder(sourceWords, claimWords) : commonEnds(sourceWords, claimWords)
  if (common.length === 0) return run
  const moves = swaps || run.some((one) => moved.has(one))
  const told: Step[] = []
  const change = (one: Step): void => {
    told.push(one)
    if (moves) moved.add(one)
  }
  let [atSource, atClaim] = [0, 0]
  for (const [nextSource, nextClaim] of [...common, [taken, claimed] as const]) {
    for (; atClaim < nextClaim; atClaim++)
      change(step('insert', first.claim + atClaim, 1, first.source + atSource, 0))
    for (; atSource < nextSource; atSource++)
      change(step('delete', first.claim + atClaim, 0, first.source + atSource, 1))
    if (atClaim < claimed && atSource < taken)
      told.push(step('keep', first.claim + atClaim++, 1, first.source + atSource++, 1))
  }
  return told
}

/** Pairs of indexes of the words with which both lists begin, and of those with which both then end. */
function commonEnds(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const most = Math.min(a.length, b.length)
  let head = 0
  while (head < most && a[head] === b[head]) head++
  let tail = 0
  while (tail < most - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return [
    ...Array.from({ length: head }, (_, at) => [at, at] as const),
    ...Array.from({ length: tail }, (_, at) => [a.length - tail + at, b.length - tail + at] as const),
  ]
}

/** A word replaced, added or dropped, outside brackets. */
function isChange(one: Step | undefined, claim: Claim): boolean {
  if (one === undefined || (one.op !== 'replace' && one.op !== 'insert' && one.op !== 'delete')) return false
  return one.claimed === 0 || (claim.words[one.claim]?.bracket ?? -1) < 0
}
