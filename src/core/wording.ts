/** The first judgement: how the claim's words stand to the words of a place, and what was done to them. */
import type { Alignment, Source, Step } from './align.ts'
import type { Claim } from './claim.ts'
import type { Edit, Fold, Piece, WeighedSignal, Wording } from './finding.ts'
import { editSignals, elisionSignal, isNegation, meaningsOf } from './meaning.ts'
import { sentenceEndBetween } from './sentence.ts'
import type { Span } from './span.ts'
import { slip } from './spelling.ts'
import type { Token } from './token.ts'
import { foldsBetween } from './typography.ts'
import type { Utterance } from './utterance.ts'

export type Comparison = {
  readonly wording: Wording
  readonly edits: readonly Edit[]
  readonly signals: readonly WeighedSignal[]
  /** Words kept ÷ the longer side, marked elisions not counted. */
  readonly similarity: number
  /** Claimed words that the source has in this order, and the longest unbroken run of them. */
  readonly kept: number
  readonly run: number
  /** Of the canonical text, from the first word taken to the last. */
  readonly span: Span
  /** The claim's parts where a mark or a cut parts them; one if none does. */
  readonly pieces: readonly Piece[]
  readonly folds: readonly Fold[]
  /** Claimed words with the source words that stand for them. */
  readonly pairs: readonly (readonly [claimed: number, source: number])[]
}

/** Source words that an ellipsis may swallow; more is a cut. */
const ELIDED_WORDS_MAX = 300
/** Source words that an editor's bracket may replace. */
const BRACKETED_WORDS_MAX = 4

/** Compares the claim with the place that the alignment found in `source`. */
export function compare(
  claim: Claim,
  source: Source,
  alignment: Alignment,
  utterances: readonly Utterance[],
): Comparison {
  const steps = settleEnds(settleRepeats(alignment.steps), source, utterances)
  const changes = changesOf(claim, steps)
  const seen = new Set<Wording>(['exact'])
  const edits: Edit[] = []
  const signals: WeighedSignal[] = []
  const breaks = new Set<number>()
  let skipped = 0

  for (const change of changes) {
    const found = judgeChange(change, claim, source, utterances)
    seen.add(found.wording)
    if (found.edit !== null) edits.push(found.edit)
    signals.push(...found.signals)
    if (found.breaks) breaks.add(change.claim)
    if (change.kind === 'elide') skipped += change.taken
    if (found.breaks && found.edit === null) skipped += Math.max(0, change.taken)
  }
  const keeps = steps.filter(({ op }) => op === 'keep')
  for (const { kept } of keeps) if (kept !== 'same') seen.add(kept === 'respelled' ? 'respelled' : 'altered')
  const kept = keeps.reduce((sum, step) => sum + step.claimed, 0)
  const pairs = keeps.flatMap((step): [number, number][] =>
    Array.from({ length: step.claimed }, (_, at) => [
      step.claim + at,
      step.source + Math.min(at, step.taken - 1),
    ]),
  )
  const taken = steps.filter(({ op }) => op === 'keep' || op === 'replace')
  const start = Math.min(...taken.map((step) => step.source))
  const end = Math.max(...taken.map((step) => step.source + step.taken))
  return {
    wording: worst(seen),
    edits,
    signals,
    similarity: similarity(kept, claim.words.length, end - start - skipped),
    kept,
    run: longestRun(steps),
    span: spanOf(source.words, start, end),
    pieces: piecesOf(claim, source, steps, breaks),
    folds: foldsBetween({ text: claim.quote, offset: 0 }, source, wordPairs(claim, source, keeps)),
    pairs,
  }
}

/** Words of the source that the claim has twice are its own the second time. */
function settleRepeats(steps: readonly Step[]): Step[] {
  const taken = new Set<number>()
  return steps.map((step) => {
    if (step.op !== 'keep') return step
    const again = taken.has(step.source)
    for (let word = step.source; word < step.source + step.taken; word++) taken.add(word)
    return again ? { ...step, op: 'insert', taken: 0 } : step
  })
}

/**
 * Words that the claim adds at either end are not held against source words beyond the sentence or
 * quotation: they replace nothing.
 */
function settleEnds(steps: readonly Step[], source: Source, utterances: readonly Utterance[]): Step[] {
  const first = steps.findIndex(({ op }) => op === 'keep')
  const last = steps.findLastIndex(({ op }) => op === 'keep')
  const isBeyond = (from: Step, to: Step): boolean => {
    const between = {
      start: source.words[from.source + from.taken - 1]?.end ?? 0,
      end: source.words[to.source]?.start ?? 0,
    }
    return isBorder(between, source, utterances)
  }
  return steps.map((step, at) => {
    const head = steps[first]
    const tail = steps[last]
    const beyond =
      step.op === 'replace' &&
      head !== undefined &&
      tail !== undefined &&
      ((at < first && isBeyond(step, head)) || (at > last && isBeyond(tail, step)))
    return beyond ? { ...step, op: 'insert', taken: 0 } : step
  })
}

/** True if a sentence or a quotation begins or ends in the stretch between two words. */
function isBorder(stretch: Span, source: Source, utterances: readonly Utterance[]): boolean {
  return (
    sentenceEndBetween(source.text, stretch.start - source.offset, stretch.end - source.offset) ||
    utterances.some(({ start, end }) => isWithin(stretch, start) || isWithin(stretch, end))
  )
}

const WORST: readonly Wording[] = ['altered', 'stitched', 'elided', 'respelled', 'exact']

function worst(seen: ReadonlySet<Wording>): Wording {
  return WORST.find((wording) => seen.has(wording)) ?? 'exact'
}

/** Neighbouring steps that change something, as one: words claimed `[claim, claim + claimed)` for words `[source, source + taken)`. */
type Change = {
  readonly kind: 'words' | 'contraction' | 'bracket' | 'elide' | 'jump'
  readonly claim: number
  readonly claimed: number
  readonly source: number
  readonly taken: number
}

type Judged = {
  readonly wording: Wording
  readonly edit: Edit | null
  readonly signals: readonly WeighedSignal[]
  /** True if the claim is parted here into pieces. */
  readonly breaks: boolean
}

const UNCHANGED: Judged = { wording: 'exact', edit: null, signals: [], breaks: false }

function changesOf(claim: Claim, steps: readonly Step[]): Change[] {
  const changes: Change[] = []
  let joinable = false
  for (const step of steps) {
    const kind = kindOf(claim, step)
    const last = joinable ? changes.at(-1) : undefined
    joinable = kind === 'words' || kind === 'bracket'
    if (kind === null) continue
    const joined = last === undefined ? null : joinChange(last, kind, step)
    if (joined === null)
      changes.push({ kind, claim: step.claim, claimed: step.claimed, source: step.source, taken: step.taken })
    else changes[changes.length - 1] = joined
  }
  return changes
}

/** A change with the step that follows it, if they are one; words dropped beside a bracket are what it replaces. */
function joinChange(last: Change, kind: Change['kind'], step: Step): Change | null {
  const dropped = step.op === 'delete' && last.kind === 'bracket'
  const replaced = last.kind === 'words' && last.claimed === 0 && kind === 'bracket'
  if (last.kind !== kind && !dropped && !replaced) return null
  return {
    ...last,
    kind: replaced ? kind : last.kind,
    claimed: last.claimed + step.claimed,
    taken: last.taken + step.taken,
  }
}

/** What kind of change a step is part of; `null` if it changes nothing. */
function kindOf(claim: Claim, step: Step): Change['kind'] | null {
  const bracketed = step.claimed > 0 && (claim.words[step.claim]?.bracket ?? -1) >= 0
  switch (step.op) {
    case 'keep':
      if (bracketed) return 'bracket'
      return step.kept === 'contracted' ? 'contraction' : null
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

function judgeChange(change: Change, claim: Claim, source: Source, utterances: readonly Utterance[]): Judged {
  switch (change.kind) {
    case 'words':
      return change.claimed === 0 ? judgeCut(change, source, utterances) : judgeWords(change, claim, source)
    case 'contraction':
      return { ...UNCHANGED, wording: 'altered', edit: editOf(change, claim, source, 'replace', 'light') }
    case 'bracket':
      return judgeBracket(change, claim, source)
    case 'elide':
      return judgeElision(change, claim, source, utterances)
    case 'jump':
      return judgeCut(change, source, utterances)
  }
}

function judgeWords(change: Change, claim: Claim, source: Source): Judged {
  const op = change.taken === 0 ? 'insert' : 'replace'
  const edit = editOf(change, claim, source, op, weightOf(change, claim, source))
  return { wording: 'altered', edit, signals: editSignals(edit, change, claim, source), breaks: false }
}

/** Source words left out without a mark, or a part of the claim that stands elsewhere in the place. */
function judgeCut(change: Change, source: Source, utterances: readonly Utterance[]): Judged {
  if (change.taken < 0) return { ...UNCHANGED, wording: 'stitched', breaks: true }
  const cut = gapOf(change, source)
  if (isInterruption(cut, utterances)) return { ...UNCHANGED, breaks: true }
  const edit: Edit = {
    op: 'delete',
    claimed: '',
    source: textOf(source, change.source, change.taken),
    at: change.claim,
    weight: 'full',
  }
  const crosses = isBorder(cut, source, utterances)
  const signals = crosses
    ? [elisionSignal(edit, change, source, true)]
    : editSignals(edit, change, null, source)
  return { wording: crosses ? 'stitched' : 'altered', edit, signals, breaks: crosses }
}

/** Only a bare attribution ("the Russian general said") stands between two parts of one speech. */
function isInterruption(cut: Span, utterances: readonly Utterance[]): boolean {
  return utterances.some((utterance, index) => {
    const before = utterances[index - 1]
    return (
      utterance.continues && before !== undefined && before.end >= cut.start && utterance.start <= cut.end
    )
  })
}

/**
 * An ellipsis is honest unless the claim goes on right behind a swallowed negation ("We … intend"),
 * and it joins words of one speaker only.
 */
function judgeElision(
  change: Change,
  claim: Claim,
  source: Source,
  utterances: readonly Utterance[],
): Judged {
  const edit: Edit = {
    op: 'elide',
    claimed: '…',
    source: textOf(source, change.source, change.taken),
    at: change.claim,
    weight: 'light',
  }
  const cut = gapOf(change, source)
  const crosses = sentenceEndBetween(source.text, cut.start - source.offset, cut.end - source.offset)
  const signals = [elisionSignal(edit, change, source, crosses)]
  if (resumesBehindNegation(change, source)) {
    const negation = { kind: 'negation_changed', claimed: '…', source: edit.source, warns: true } as const
    return {
      wording: 'altered',
      edit: { ...edit, weight: 'full' },
      signals: [negation, ...signals],
      breaks: true,
    }
  }
  const joined = { start: source.words[change.source - 1]?.start ?? cut.start, end: cut.end + 1 }
  const speakers = new Set(
    utterances
      .filter(({ start, end, voice }) => voice === 'speech' && start < joined.end && joined.start < end)
      .map(({ attribution }) => attribution.speaker),
  )
  const honest = speakers.size <= 1 && change.taken <= ELIDED_WORDS_MAX && claim.words.length > change.claim
  return { wording: honest ? 'elided' : 'stitched', edit, signals, breaks: true }
}

/** Words back from where the claim goes on, within the clause, among which a swallowed negation decides. */
const NEGATION_REACH = 4

function resumesBehindNegation(change: Change, source: Source): boolean {
  const [first] = source.words.slice(change.source, change.source + change.taken)
  const before = source.words[change.source - 1]
  // "We will not under any pressure beg": the negation of the words kept stands first in the gap.
  if (first !== undefined && before !== undefined && isNegation(first.word)) {
    const cut = gapOf(change, source)
    const joins = !CLAUSE_END.test(source.text.slice(before.end - source.offset, first.start - source.offset))
    if (joins && !sentenceEndBetween(source.text, cut.start - source.offset, cut.end - source.offset))
      return true
  }
  const resumed = change.source + change.taken
  for (let at = resumed - 1; at >= Math.max(change.source, resumed - NEGATION_REACH); at--) {
    const word = source.words[at]
    const next = source.words[at + 1]
    if (word === undefined || next === undefined) return false
    if (CLAUSE_END.test(source.text.slice(word.end - source.offset, next.start - source.offset))) return false
    if (isNegation(word.word)) return true
  }
  return false
}

const CLAUSE_END = /[,;:.?!–—()“”"]/

/** A bracket may explain, not change: it is honest unless it holds or replaces a negation, modal or number, or replaces too much. */
function judgeBracket(change: Change, claim: Claim, source: Source): Judged {
  const words = claim.words.slice(change.claim, change.claim + change.claimed)
  const taken = source.words.slice(change.source, change.source + change.taken)
  const same = words.length === taken.length && words.every((word, at) => word.key === taken[at]?.key)
  if (same && isBracketed(source, taken)) return UNCHANGED
  const edit = { ...editOf(change, claim, source, 'bracket', 'light'), claimed: bracketText(change, claim) }
  if (same) return { ...UNCHANGED, wording: 'elided', edit }
  const meanings = [...words, ...taken].flatMap((word) => meaningsOf(word))
  const honest = meanings.length === 0 && taken.length <= BRACKETED_WORDS_MAX
  const replaces = {
    kind: 'bracket_replaces',
    claimed: edit.claimed,
    source: edit.source,
    warns: !honest,
  } as const
  if (honest) return { wording: 'elided', edit, signals: [replaces], breaks: false }
  return {
    wording: 'altered',
    edit: { ...edit, weight: 'full' },
    signals: [...editSignals(edit, change, claim, source), replaces],
    breaks: false,
  }
}

function isBracketed(source: Source, taken: readonly Token[]): boolean {
  const [first] = taken
  return first !== undefined && source.text[first.start - source.offset - 1] === '['
}

function bracketText(change: Change, claim: Claim): string {
  const first = claim.words[change.claim]
  const last = claim.words[change.claim + change.claimed - 1]
  if (first === undefined || last === undefined) return ''
  const bracket = claim.brackets[first.bracket]
  return claim.quote.slice(
    Math.min(first.start, bracket?.start ?? first.start),
    Math.max(last.end, claim.brackets[last.bracket]?.end ?? last.end),
  )
}

function weightOf(change: Change, claim: Claim, source: Source): Edit['weight'] {
  const claimed = claim.words[change.claim]
  const taken = source.words[change.source]
  if (change.claimed !== 1 || change.taken !== 1 || claimed === undefined || taken === undefined)
    return 'full'
  const meant = meaningsOf(claimed).length + meaningsOf(taken).length > 0
  return !meant && slip(claimed.word, taken.word) === 1 ? 'light' : 'full'
}

function editOf(change: Change, claim: Claim, source: Source, op: Edit['op'], weight: Edit['weight']): Edit {
  const first = claim.words[change.claim]
  const last = claim.words[change.claim + change.claimed - 1]
  return {
    op,
    claimed: first === undefined || last === undefined ? '' : claim.quote.slice(first.start, last.end),
    source: textOf(source, change.source, change.taken),
    at: change.claim,
    weight,
  }
}

function textOf(source: Source, from: number, count: number): string {
  if (count <= 0) return ''
  const span = spanOf(source.words, from, from + count)
  return source.text.slice(span.start - source.offset, span.end - source.offset)
}

function spanOf(words: readonly Token[], from: number, to: number): Span {
  return { start: words[from]?.start ?? 0, end: words[to - 1]?.end ?? 0 }
}

/** The stretch between the words on either side of what was left out. */
function gapOf(change: Change, source: Source): Span {
  return {
    start: source.words[change.source - 1]?.end ?? source.offset,
    end: source.words[change.source + change.taken]?.start ?? source.offset + source.text.length,
  }
}

function isWithin(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end
}

function similarity(kept: number, claimed: number, taken: number): number {
  const longer = Math.max(claimed, taken, 1)
  return Math.round((Math.min(kept, longer) / longer) * 1000) / 1000
}

function longestRun(steps: readonly Step[]): number {
  let longest = 0
  let run = 0
  for (const { op, claimed } of steps) {
    run = op === 'keep' ? run + claimed : 0
    longest = Math.max(longest, run)
  }
  return longest
}

function wordPairs(claim: Claim, source: Source, keeps: readonly Step[]): [Token, Token][] {
  return keeps.flatMap((step): [Token, Token][] => {
    const claimed = claim.words[step.claim]
    const taken = source.words[step.source]
    return claimed === undefined || taken === undefined || step.kept === 'contracted'
      ? []
      : [[claimed, taken]]
  })
}

function piecesOf(
  claim: Claim,
  source: Source,
  steps: readonly Step[],
  breaks: ReadonlySet<number>,
): Piece[] {
  const pieces: Piece[] = []
  for (const step of steps) {
    if (step.op !== 'keep' && step.op !== 'replace') continue
    const claimed = spanOf(claim.words, step.claim, step.claim + step.claimed)
    const span = spanOf(source.words, step.source, step.source + step.taken)
    const last = pieces.at(-1)
    if (last === undefined || breaks.has(step.claim)) pieces.push({ claimed, span })
    else {
      pieces[pieces.length - 1] = {
        claimed: { start: last.claimed.start, end: claimed.end },
        span: { start: Math.min(last.span.start, span.start), end: Math.max(last.span.end, span.end) },
      }
    }
  }
  return pieces
}
