/** Changes: neighbouring steps of an alignment that change something, as one, and what stands at them. */
import type { Source, Step } from '../alignment/align.ts'
import type { Claim } from '../claim/claim.ts'
import type { Span } from '../span.ts'
import type { Token } from '../text/token.ts'
import { detailOf } from './detail.ts'
import type { Edit, WeighedSignal, Wording } from './finding.ts'

/** Neighbouring steps that change something, as one: words claimed `[claim, claim + claimed)` for words `[source, source + taken)`. */
export type Change = {
  readonly kind: 'words' | 'contraction' | 'bracket' | 'elide' | 'jump'
  readonly claim: number
  readonly claimed: number
  readonly source: number
  readonly taken: number
  /** True if the words stand elsewhere on the other side, in the same sentence. */
  readonly moved: boolean
}

/** What a change makes of the wording. */
export type Judged = {
  readonly wording: Wording
  readonly edit: Edit | null
  readonly signals: readonly WeighedSignal[]
  /** True if the claim is parted here into pieces. */
  readonly breaks: boolean
}

export function changesOf(claim: Claim, steps: readonly Step[], moved: ReadonlySet<Step>): Change[] {
  const changes: Change[] = []
  let joinable = false
  for (const step of steps) {
    const kind = kindOf(claim, step)
    const last = joinable ? changes.at(-1) : undefined
    joinable = kind === 'words' || kind === 'bracket'
    if (kind === null) continue
    const { claim: at, claimed, source, taken } = step
    const change = { kind, claim: at, claimed, source, taken, moved: moved.has(step) }
    const joined = last === undefined ? null : joinChange(last, change)
    if (joined === null) changes.push(change)
    else changes[changes.length - 1] = joined
  }
  return changes
}

/** A change with the one that follows it, if they are one; words dropped beside a bracket are what it replaces. */
function joinChange(last: Change, next: Change): Change | null {
  const dropped = next.kind === 'words' && next.claimed === 0 && last.kind === 'bracket'
  const replaced = last.kind === 'words' && last.claimed === 0 && next.kind === 'bracket'
  if (last.kind !== next.kind && !dropped && !replaced) return null
  return {
    ...last,
    kind: replaced ? next.kind : last.kind,
    // A word that was taken for one beyond the border of a sentence stands for none, but still beyond it.
    source: last.taken === 0 ? next.source : last.source,
    claimed: last.claimed + next.claimed,
    taken: last.taken + next.taken,
    moved: last.moved || next.moved,
  }
}

/** What kind of change a step is part of; `null` if it changes nothing. */
function kindOf(claim: Claim, step: Step): Change['kind'] | null {
  const bracketed = step.claimed > 0 && (claim.words[step.claim]?.bracket ?? -1) >= 0
  switch (step.op) {
    case 'keep':
      if (bracketed) return 'bracket'
      return step.kept === 'contracted' || step.kept === 'respaced' ? 'contraction' : null
    case 'elide':
      return 'elide'
    case 'jump':
      return 'jump'
    case 'replace':
    case 'insert':
      return bracketed ? 'bracket' : 'words'
    case 'delete':
      return 'words'
  }
}

export function editOf(
  change: Change,
  claim: Claim,
  source: Source,
  op: Edit['op'],
  weight: Edit['weight'],
): Edit {
  const first = claim.words[change.claim]
  const last = claim.words[change.claim + change.claimed - 1]
  const claimed = first === undefined || last === undefined ? '' : claim.quote.slice(first.start, last.end)
  const original = textOf(source, change.source, change.taken)
  const detail = change.claimed === 1 && change.taken === 1 ? detailOf(claimed, original) : []
  return { op, claimed, source: original, at: change.claim, weight, detail }
}

export function textOf(source: Source, from: number, count: number): string {
  if (count <= 0) return ''
  const span = spanOf(source.words, from, from + count)
  return source.text.slice(span.start - source.offset, span.end - source.offset)
}

export function spanOf(words: readonly Token[], from: number, to: number): Span {
  return { start: words[from]?.start ?? 0, end: words[to - 1]?.end ?? 0 }
}

/** The stretch between two words: from the end of the one to the start of the other. */
export function between(words: readonly Token[], before: number, after: number): Span {
  return { start: words[before]?.end ?? 0, end: words[after]?.start ?? 0 }
}

/** The stretch between the words on either side of what was left out. */
export function gapOf(change: Change, source: Source): Span {
  return {
    start: source.words[change.source - 1]?.end ?? source.offset,
    end: source.words[change.source + change.taken]?.start ?? source.offset + source.text.length,
  }
}
