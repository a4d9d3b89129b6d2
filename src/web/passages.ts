/** A text in runs of one kind: said by somebody, or the passage that is looked for, or neither, or both. */
import type { Span } from '../core/span.ts'

export type Speech = Span & { readonly speaker: string | null }

export type Run = {
  readonly text: string
  /** Index in the speeches given; null outside them. */
  readonly speech: number | null
  readonly isPassage: boolean
}

export type Layers = {
  /** They ascend and do not overlap. */
  readonly speeches: readonly Speech[]
  readonly passage: Span | null
}

/** The paragraphs of `part`, each in runs that make it up; blank lines are between them. Linear. */
export function paragraphsOf(text: string, part: Span, { speeches, passage }: Layers): Run[][] {
  const paragraphs: Run[][] = []
  let next = 0
  for (const paragraph of blocksOf(text, part)) {
    while ((speeches[next]?.end ?? Number.POSITIVE_INFINITY) <= paragraph.start) next++
    const cuts = new Set([paragraph.start, paragraph.end])
    const cut = ({ start, end }: Span): void => {
      for (const at of [start, end]) if (at > paragraph.start && at < paragraph.end) cuts.add(at)
    }
    if (passage !== null) cut(passage)
    let last = next
    for (
      let speech = speeches[last];
      speech !== undefined && speech.start < paragraph.end;
      speech = speeches[++last]
    )
      cut(speech)
    const inOrder = [...cuts].sort((a, b) => a - b)
    let at = next
    paragraphs.push(
      inOrder.slice(0, -1).map((start, index) => {
        while ((speeches[at]?.end ?? Number.POSITIVE_INFINITY) <= start) at++
        return {
          text: text.slice(start, inOrder[index + 1]),
          speech: (speeches[at]?.start ?? Number.POSITIVE_INFINITY) <= start ? at : null,
          isPassage: passage !== null && passage.start <= start && start < passage.end,
        }
      }),
    )
  }
  return paragraphs
}

/** Stretches between blank lines; none is empty. */
function* blocksOf(text: string, { start, end }: Span): Generator<Span> {
  const gap = /\n[^\S\n]*\n\s*/g
  gap.lastIndex = start
  let from = start
  for (let found = gap.exec(text); found !== null && found.index < end; found = gap.exec(text)) {
    if (text.slice(from, found.index).trim() !== '') yield { start: from, end: found.index }
    from = gap.lastIndex
  }
  const last = text.slice(from, end).trimEnd()
  if (last !== '') yield { start: from, end: from + last.length }
}
