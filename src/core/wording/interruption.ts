/** Attributions that interrupt a speech ("the Russian general said"), parted from changes right beside them. */
import type { Source, Step } from '../alignment/align.ts'
import { step } from '../alignment/step.ts'
import type { Claim } from '../claim/claim.ts'
import type { Span } from '../span.ts'
import type { Utterance } from '../utterance.ts'

/**
 * The steps with every bare attribution that a change goes over skipped by itself: of "families,” Ellery said, “unless"
 * the claim's "families, until" replaces "unless", not "Ellery said, “unless".
 */
export function partInterruptions(
  steps: readonly Step[],
  claim: Claim,
  source: Source,
  utterances: readonly Utterance[],
): readonly Step[] {
  const interruptions = interruptionsIn(source, utterances)
  if (interruptions.length === 0) return steps
  const parted: Step[] = []
  for (let at = 0; at < steps.length; ) {
    const end = runEnd(steps, at, claim)
    const run = steps.slice(at, Math.max(end, at + 1))
    parted.push(...(end > at ? partRun(run, interruptions) : run))
    at += run.length
  }
  return parted
}

/** The words (not units) of each bare attribution between two parts of a speech. */
function interruptionsIn({ words }: Source, utterances: readonly Utterance[]): Span[] {
  const found: Span[] = []
  let at = 0
  for (const [index, { continues, start }] of utterances.entries()) {
    const before = utterances[index - 1]
    if (!continues || before === undefined) continue
    while ((words[at]?.start ?? Infinity) < before.end) at++
    const first = at
    while ((words[at]?.end ?? Infinity) <= start) at++
    if (at > first && first > 0) found.push({ start: first, end: at })
  }
  return found
}

/** The end of the run of changed words that begins at a step, or of the one jump forth; `at` if there is none. */
function runEnd(steps: readonly Step[], at: number, claim: Claim): number {
  const first = steps[at]
  if (first?.op === 'jump') return first.taken > 0 ? at + 1 : at
  let end = at
  while (isChange(steps[end], claim)) end++
  return end
}

/** A word replaced, added or dropped, outside brackets. */
function isChange(one: Step | undefined, claim: Claim): boolean {
  if (one === undefined || (one.op !== 'replace' && one.op !== 'insert' && one.op !== 'delete')) return false
  return one.claimed === 0 || (claim.words[one.claim]?.bracket ?? -1) < 0
}

function partRun(run: readonly Step[], interruptions: readonly Span[]): readonly Step[] {
  const [first] = run
  if (first === undefined) return run
  const taken = run.reduce((sum, one) => sum + one.taken, 0)
  const claimed = run.reduce((sum, one) => sum + one.claimed, 0)
  const { source, claim } = first
  const within = interruptions.find(({ start, end }) => source <= start && end <= source + taken)
  if (within === undefined || (claimed === 0 && within.end - within.start === taken)) return run
  const [before, behind] = [within.start - source, source + taken - within.end]
  const claimedBefore =
    behind === 0
      ? claimed
      : before === 0
        ? 0
        : run.reduce((sum, one) => sum + (one.source < within.start ? one.claimed : 0), 0)
  return [
    ...change(claim, claimedBefore, source, before),
    step('jump', claim + claimedBefore, 0, within.start, within.end - within.start),
    ...change(claim + claimedBefore, claimed - claimedBefore, within.end, behind),
  ]
}

/** Claimed words for source words: as many as there are of both replaced, the others dropped before or added behind them. */
function change(claim: number, claimed: number, source: number, taken: number): Step[] {
  if (claimed === 0) return taken === 0 ? [] : [step('jump', claim, 0, source, taken)]
  const dropped = Math.max(0, taken - claimed)
  return [
    ...Array.from({ length: dropped }, (_, at) => step('delete', claim, 0, source + at, 1)),
    ...Array.from({ length: claimed }, (_, at) =>
      at < taken
        ? step('replace', claim + at, 1, source + dropped + at, 1)
        : step('insert', claim + at, 1, source + taken, 0),
    ),
  ]
}
