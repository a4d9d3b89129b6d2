/**
 * Words in another order. An alignment sees a swap as words replaced by each other, or as a jump back in the
 * source; an editor sees words moved: dropped where the source has them, added where the claim has them.
 */
import type { Source, Step } from '../alignment/align.ts'
import { step } from '../alignment/step.ts'
import type { Claim } from '../claim/claim.ts'
import type { Span } from '../span.ts'
import type { Utterance } from '../utterance.ts'
import { between } from './change.ts'
import { isBorder } from './cut.ts'
import { areSameWords } from './order.ts'
import { slide } from './slide.ts'
import { tellSwaps } from './swap.ts'

/** Steps as they are told: ascending in the source wherever words were only moved within a sentence; and those that move words. */
export type Told = { readonly steps: readonly Step[]; readonly moved: ReadonlySet<Step> }

export function tellMoves(
  steps: readonly Step[],
  claim: Claim,
  source: Source,
  utterances: readonly Utterance[],
): Told {
  const place = { claim, source, utterances, moved: new Set<Step>() }
  const straight = slide(tellJumps(steps, place), place.moved, claim, source, utterances)
  return { steps: tellEnds(tellSwaps(straight, claim, source, place.moved), place), moved: place.moved }
}

type Place = {
  readonly claim: Claim
  readonly source: Source
  readonly utterances: readonly Utterance[]
  /** Filled as moves are found. */
  readonly moved: Set<Step>
}

/** Parts between jumps at most: each is compared with each. */
const PARTS_MAX = 200

/** Steps between two jumps, the jump that leads to them, and the source words (not units) that they stand for. */
type Part = { readonly jump: Step | null; readonly steps: readonly Step[]; readonly words: Span }

/** Jumps back within a sentence: of the parts those that ascend and keep the most words stay, the others moved. */
function tellJumps(steps: readonly Step[], place: Place): readonly Step[] {
  const jumps = steps.filter(({ op, taken }) => op === 'jump' && taken < 0)
  if (jumps.length === 0 || jumps.some((jump) => isBackAcross(jump, place))) return steps
  const parts = partsOf(steps)
  if (parts.length > PARTS_MAX) return steps
  const staying = heaviestChain(parts)
  const moving = parts.filter((part) => !staying.has(part))
  const told: Step[] = []
  let from = Math.min(...parts.map(({ words }) => words.start))
  for (const part of parts) {
    if (!staying.has(part)) {
      told.push(...part.steps.filter(({ claimed }) => claimed > 0).map((one) => add(one, from, place)))
      continue
    }
    const { jump } = part
    const leaves = moving.some(({ words }) => from <= words.start && words.end <= part.words.start)
    if (!leaves && jump !== null && jump.source === from && jump.taken > 0) {
      told.push(jump)
      from += jump.taken
    }
    for (const one of part.steps) {
      const source = one.taken > 0 ? one.source : from
      told.push(...drop(one.claim, from, source, place), { ...one, source })
      from = source + one.taken
    }
  }
  const end = Math.max(...parts.map(({ words }) => words.end))
  return [...told, ...drop(place.claim.words.length, from, end, place)]
}

function partsOf(steps: readonly Step[]): Part[] {
  const parts: Part[] = []
  let jump: Step | null = null
  let from = 0
  for (let at = 0; at <= steps.length; at++) {
    const one = steps[at]
    if (one !== undefined && one.op !== 'jump') continue
    const between = steps.slice(from, at)
    const taken = between.filter((each) => each.taken > 0)
    const words = { start: taken[0]?.source ?? Infinity, end: -Infinity }
    for (const each of taken) words.end = each.source + each.taken
    parts.push({ jump, steps: between, words })
    jump = one ?? null
    from = at + 1
  }
  return parts
}

/** True if a jump leads back over the end of a sentence or quotation. */
function isBackAcross(jump: Step, { source, utterances }: Place): boolean {
  const start = source.words[jump.source + jump.taken]?.start
  const end = source.words[jump.source - 1]?.end
  return start === undefined || end === undefined || isBorder({ start, end }, source, utterances)
}

/** The parts, ascending in the source, that together keep the most words; of equals those found first. */
function heaviestChain(parts: readonly Part[]): ReadonlySet<Part> {
  const chains: { weight: number; parts: readonly Part[] }[] = []
  for (const part of parts) {
    const kept = part.steps.reduce((sum, { op, claimed }) => sum + (op === 'keep' ? claimed : 0), 0)
    let best = { weight: 0, parts: [] as readonly Part[] }
    for (const chain of chains) {
      const last = chain.parts.at(-1)
      if (chain.weight > best.weight && last !== undefined && last.words.end <= part.words.start) best = chain
    }
    if (kept > 0) chains.push({ weight: best.weight + kept, parts: [...best.parts, part] })
  }
  const [first] = chains
  const heaviest = chains.reduce(
    (best, chain) => (chain.weight > best.weight ? chain : best),
    first ?? NO_CHAIN,
  )
  return new Set(heaviest.parts)
}

const NO_CHAIN = { weight: 0, parts: [] }

/**
 * Words that the claim adds near one of its ends while the source has them right beyond it, in the same
 * sentence: "quickly to go" for "to quickly go".
 */
function tellEnds(steps: readonly Step[], place: Place): readonly Step[] {
  if (steps.some(({ op }) => op === 'jump')) return steps
  const taken = steps.filter((one) => one.taken > 0)
  const start = taken[0]?.source ?? 0
  const end = (taken.at(-1)?.source ?? 0) + (taken.at(-1)?.taken ?? 0)
  const runs = addedRuns(steps, place.claim)
  const head = runs.at(0)
  const tail = runs.at(-1)
  const words = place.claim.words.length
  // Beside a changed word the words dropped would be one change with it.
  const [isHeadKept, isTailKept] = [taken.at(0)?.op === 'keep', taken.at(-1)?.op === 'keep']
  if (isHeadKept && head !== undefined && isFrom(head, start - head.length, head[0].claim, 'head', place)) {
    for (const one of head) place.moved.add(one)
    return [...drop(0, start - head.length, start, place), ...steps]
  }
  if (
    isTailKept &&
    tail !== undefined &&
    isFrom(tail, end, words - tail[0].claim - tail.length, 'tail', place)
  ) {
    for (const one of tail) place.moved.add(one)
    return [...steps, ...drop(words, end, end + tail.length, place)]
  }
  return steps
}

type Run = readonly [Step, ...Step[]]

/** Neighbouring added words, outside brackets. */
function addedRuns(steps: readonly Step[], claim: Claim): Run[] {
  const runs: [Step, ...Step[]][] = []
  for (const [at, one] of steps.entries()) {
    if (one.op !== 'insert' || (claim.words[one.claim]?.bracket ?? -1) >= 0) continue
    const run = runs.at(-1)
    if (run !== undefined && steps[at - 1] === run.at(-1)) run.push(one)
    else runs.push([one])
  }
  return runs
}

/**
 * True if an added run has the words of the source from word `from` on, beyond the side of the alignment, in
 * one sentence with it, and was moved from there: over no more words (`over`) than it has, or from the
 * sentence's end.
 */
function isFrom(
  run: Run,
  from: number,
  over: number,
  side: 'head' | 'tail',
  { claim, source, utterances }: Place,
): boolean {
  const to = from + run.length
  const words = source.words.slice(Math.max(0, from), to).map(({ word }) => word)
  if (
    !areSameWords(
      run.map((one) => claim.words[one.claim]?.word ?? ''),
      words,
    )
  )
    return false
  const isParted = (before: number, after: number): boolean =>
    before < 0 ||
    after >= source.words.length ||
    isBorder(between(source.words, before, after), source, utterances)
  const [inner, outer] =
    side === 'head'
      ? [isParted(from, to), isParted(from - 1, from)]
      : [isParted(from - 1, to - 1), isParted(to - 1, to)]
  return !inner && (over <= run.length || outer)
}

/** A claimed word as one that the claim has added before source word `source`. */
function add(one: Step, source: number, { moved }: Place): Step {
  const added = step('insert', one.claim, one.claimed, source, 0)
  if (one.op !== 'insert') moved.add(added)
  return added
}

function drop(claim: number, from: number, to: number, { moved }: Place): Step[] {
  const dropped = Array.from({ length: Math.max(0, to - from) }, (_, at) =>
    step('delete', claim, 0, from + at, 1),
  )
  for (const one of dropped) moved.add(one)
  return dropped
}
