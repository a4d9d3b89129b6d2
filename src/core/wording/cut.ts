/** Cuts without a mark: source words left out, or parts of the claim that stand in another order. */
import type { Source } from '../alignment/align.ts'
import type { Span } from '../span.ts'
import { sentenceEndBetween } from '../text/sentence.ts'
import type { Utterance } from '../utterance.ts'
import { type Change, gapOf, type Judged, spanOf, textOf } from './change.ts'
import type { Edit } from './finding.ts'
import { editSignals, elisionSignal } from './meaning.ts'

/** Within a sentence words are dropped; across one, or a quotation's border, true pieces are stitched. */
export function judgeCut(change: Change, source: Source, utterances: readonly Utterance[]): Judged {
  if (change.taken < 0) return { wording: 'stitched', edit: null, signals: [], breaks: true }
  if (isInterruption(change, source, utterances)) {
    return { wording: 'exact', edit: null, signals: [], breaks: true }
  }
  const edit: Edit = {
    op: 'delete',
    claimed: '',
    source: textOf(source, change.source, change.taken),
    at: change.claim,
    weight: 'full',
    detail: [],
  }
  const speeches = speechesOf(utterances)
  const crosses = isBorder(gapOf(change, source), source, speeches)
  // Words from the edge of a sentence are missed there, however the cut goes on: "I lie not. Then …".
  const isEdge =
    crosses && !isBorder(spanOf(source.words, change.source, change.source + change.taken), source, speeches)
  const signals = [
    ...(isEdge || !crosses ? editSignals(edit, change, null, source) : []),
    ...(crosses ? [elisionSignal(edit, change, source, true)] : []),
  ]
  return { wording: crosses ? 'stitched' : 'altered', edit, signals, breaks: crosses }
}

/** Speeches, each whole though attributions interrupt it. */
function speechesOf(utterances: readonly Utterance[]): readonly Utterance[] {
  const speeches: Utterance[] = []
  for (const utterance of utterances) {
    const before = speeches.at(-1)
    if (utterance.continues && before !== undefined)
      speeches[speeches.length - 1] = { ...before, end: utterance.end }
    else speeches.push(utterance)
  }
  return speeches
}

/** True if a sentence or a quotation begins or ends in the stretch between two words. */
export function isBorder(stretch: Span, source: Source, utterances: readonly Utterance[]): boolean {
  const isWithin = (offset: number): boolean => stretch.start <= offset && offset <= stretch.end
  return (
    sentenceEndBetween(source.text, stretch.start - source.offset, stretch.end - source.offset) ||
    utterances.some(({ start, end }) => isWithin(start) || isWithin(end))
  )
}

/** Only a bare attribution ("the Russian general said") was left out, between two parts of one speech. */
export function isInterruption(
  change: Pick<Change, 'source' | 'taken'>,
  source: Source,
  utterances: readonly Utterance[],
): boolean {
  const cut = spanOf(source.words, change.source, change.source + change.taken)
  return utterances.some((utterance, index) => {
    const before = utterances[index - 1]
    return (
      utterance.continues && before !== undefined && before.end <= cut.start && cut.end <= utterance.start
    )
  })
}
