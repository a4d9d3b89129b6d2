/** The first judgement: how the claim's words stand to the words of a place, and what was done to them. */
import type { Alignment, Source, Step } from '../alignment/align.ts'
import type { Claim } from '../claim/claim.ts'
import type { Span } from '../span.ts'
import { isGarbled } from '../spelling/garble.ts'
import { areTransliterated } from '../spelling/transliteration.ts'
import type { Token } from '../text/token.ts'
import type { Utterance } from '../utterance.ts'
import { judgeBracket } from './bracket.ts'
import { type Change, changesOf, editOf, type Judged, spanOf } from './change.ts'
import { judgeCut } from './cut.ts'
import { judgeElision } from './elision.ts'
import { type Edit, type Piece, type WeighedSignal, WORDINGS, type Wording } from './finding.ts'
import { editSignals } from './meaning.ts'
import { tellMoves } from './move.ts'
import { settle } from './settle.ts'

export type Comparison = {
  readonly wording: Wording
  readonly edits: readonly Edit[]
  readonly signals: readonly WeighedSignal[]
  /** Words kept ÷ the longer side, marked elisions not counted. */
  readonly similarity: number
  /** Claimed words that the source has in this order, and the longest unbroken run of them. */
  readonly kept: number
  readonly run: number
  /** Claimed words that are the source's but for a slip; a name that may be another's is none. */
  readonly slips: number
  /** Words of the source from first to last, without those that a mark leaves out; of a cut only a few. */
  readonly taken: number
  /**
   * Words by which claim and source differ without a mark: of each change the longer side's, but of the source words
   * that others replace at most one more than of those.
   */
  readonly changed: number
  /** Unmarked cuts that may lead anywhere. */
  readonly jumps: number
  /** Of the canonical text, from the first word taken to the last. */
  readonly span: Span
  /** The claim's parts where a mark or a cut parts them; one if none does. */
  readonly pieces: readonly Piece[]
  /** Claimed words with the source words that stand for them. */
  readonly pairs: readonly (readonly [claimed: number, source: number])[]
  /** The same as steps: they tell where one word stands for two. */
  readonly keeps: readonly Step[]
}

/** Words that a cut within a sentence counts for at most: what is left out was not said otherwise. */
const CUT_WORDS_COUNTED = 3
/** Share of the claim's words that must be the source's, however many an editor has put into brackets. */
const BRACKETED_KEPT_SHARE = 2 / 3

/** Compares the claim with the place that the alignment found in `source`. */
export function compare(
  claim: Claim,
  source: Source,
  alignment: Alignment,
  utterances: readonly Utterance[],
): Comparison {
  const steps = settle(alignment.steps, claim, source, utterances)
  const told = tellMoves(steps, claim, source, utterances)
  const changes = changesOf(claim, told.steps, told.moved)
  const seen = new Set<Wording>(['exact'])
  const edits: Edit[] = []
  const signals: WeighedSignal[] = []
  const breaks = new Set<number>()
  const names = new Set<number>()
  let skipped = 0
  let replacing = 0
  let changed = 0
  let jumps = 0

  for (const change of changes) {
    const found = judgeChange(change, claim, source, utterances)
    seen.add(found.wording)
    if (found.edit !== null) edits.push(found.edit)
    signals.push(...found.signals)
    if (found.breaks) breaks.add(change.claim)
    if (found.signals.some(({ kind }) => kind === 'name_changed')) {
      for (let at = 0; at < change.claimed; at++) names.add(change.claim + at)
    }
    if (change.kind === 'elide') skipped += change.taken
    if (change.kind !== 'elide' && change.kind !== 'contraction' && found.edit !== null) {
      replacing += Math.min(change.taken, change.claimed + CUT_WORDS_COUNTED)
      changed += unlike(change)
    }
    if (change.kind === 'jump' && found.wording !== 'exact') jumps++
    if (found.breaks && found.edit === null) skipped += Math.max(0, change.taken)
  }
  const keeps = steps.filter(({ op }) => op === 'keep')
  for (const { kept } of keeps) if (kept !== 'same') seen.add(kept === 'respelled' ? 'respelled' : 'altered')
  const kept = keeps.reduce((sum, step) => sum + step.claimed, 0)
  if (kept < BRACKETED_KEPT_SHARE * claim.words.length) seen.add('altered')
  const pairs = keeps.flatMap((step): [number, number][] =>
    Array.from({ length: step.claimed }, (_, at) => [
      step.claim + at,
      step.source + Math.min(at, step.taken - 1),
    ]),
  )
  const { start, end } = takenBy(told.steps)
  return {
    wording: worst(seen),
    edits,
    signals,
    similarity: similarity(keeps, claim.words.length, end - start - skipped),
    kept,
    run: longestRun(steps),
    slips: steps.filter((step) => !names.has(step.claim) && isSlip(step, claim, source)).length,
    taken: kept + replacing,
    changed,
    jumps,
    span: spanOf(source.words, start, end),
    pieces: piecesOf(claim, source, told.steps, breaks),
    pairs,
    keeps,
  }
}

/** “Nobody” for “each and every one of us” is one thing said otherwise, not six. */
function unlike({ claimed, taken }: Change): number {
  return claimed === 0 ? taken : Math.max(claimed, Math.min(taken, claimed + 1))
}

/** Source words (not units) from the first that a step stands for to the last. */
function takenBy(steps: readonly Step[]): Span {
  let start = Infinity
  let end = 0
  for (const { op, source, taken } of steps) {
    if (op !== 'keep' && op !== 'replace' && op !== 'delete') continue
    start = Math.min(start, source)
    end = Math.max(end, source + taken)
  }
  return { start, end }
}

function worst(seen: ReadonlySet<Wording>): Wording {
  return WORDINGS.findLast((wording) => seen.has(wording)) ?? 'exact'
}

function judgeChange(change: Change, claim: Claim, source: Source, utterances: readonly Utterance[]): Judged {
  switch (change.kind) {
    case 'words':
      if (change.moved) return judgeMove(change, claim, source)
      return change.claimed === 0 ? judgeCut(change, source, utterances) : judgeWords(change, claim, source)
    case 'contraction':
      return {
        wording: 'altered',
        edit: editOf(change, claim, source, 'replace', 'light'),
        signals: [],
        breaks: false,
      }
    case 'bracket':
      return judgeBracket(change, claim, source, utterances)
    case 'elide':
      return judgeElision(change, claim, source, utterances)
    case 'jump':
      return judgeCut(change, source, utterances)
  }
}

function judgeWords(change: Change, claim: Claim, source: Source): Judged {
  const op = change.taken === 0 ? 'insert' : 'replace'
  const full = editOf(change, claim, source, op, 'full')
  const signals = editSignals(full, change, claim, source)
  const names = signals.some(({ kind }) => kind === 'name_changed')
  const isSame = names ? areTransliterated : isGarbled
  if (!areAll(change, claim, source, isSame))
    return { wording: 'altered', edit: full, signals, breaks: false }
  return { wording: 'altered', edit: { ...full, weight: 'light' }, signals: [], breaks: false }
}

/** Words that only stand elsewhere are all there: but a negation that moves may negate something else. */
function judgeMove(change: Change, claim: Claim, source: Source): Judged {
  const op = change.taken === 0 ? 'insert' : change.claimed === 0 ? 'delete' : 'replace'
  const edit = editOf(change, claim, source, op, 'full')
  const claimed = new Set(claim.words.map(({ word }) => word))
  const taken = source.words.slice(change.source, change.source + change.taken)
  const allThere = taken.every(({ word }) => claimed.has(word))
  const signals = editSignals(edit, change, claim, source)
  return {
    wording: 'altered',
    edit,
    signals: allThere ? signals.filter(({ kind }) => kind === 'negation_changed') : signals,
    breaks: false,
  }
}

/** True if the change puts as many words for as many, and each pair of them is the same by `isSame`. */
function areAll(
  { claim: at, claimed, source: from, taken }: Change,
  claim: Claim,
  source: Source,
  isSame: (claimed: Token, source: Token, language: string) => boolean,
): boolean {
  const words = claim.words.slice(at, at + claimed)
  return (
    claimed === taken &&
    words.every((word, index) => {
      const original = source.words[from + index]
      return (
        original !== undefined && (word.word === original.word || isSame(word, original, source.language))
      )
    })
  )
}

function isSlip({ op, claim: at, source: from }: Step, claim: Claim, source: Source): boolean {
  const [word, original] = [claim.words[at], source.words[from]]
  if (op !== 'replace' || word === undefined || original === undefined) return false
  return isGarbled(word, original, source.language)
}

/** Words kept, of the side that has more words. */
function similarity(keeps: readonly Step[], claimed: number, taken: number): number {
  const longer = Math.max(claimed, taken, 1)
  const kept = keeps.reduce((sum, step) => sum + (claimed >= taken ? step.claimed : step.taken), 0)
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
