/**
 * The stretches of a text that are somebody's words by its layout: between quotation marks, behind a speaker's label,
 * behind a dialogue dash, or in a block quotation.
 */
import type { Span } from '../span.ts'
import { paragraphs, type Quotation, quotations } from '../text/quotation.ts'
import { blockQuotations } from './block-quotation.ts'
import { dialogue } from './dialogue.ts'
import { labelledTurns } from './label.ts'

/** Quoted words; where no marks stand around them, `open` and `close` are their ends. */
export type Stretch = Quotation & {
  readonly by: 'marks' | 'label' | 'dash' | 'block'
  /** The words of the layout that name the speaker, "SMITH" before "SMITH: …"; null if there are none. */
  readonly label: Span | null
}

/** The quoted stretches of a text, outermost and nested, each ascending by `start`; the outermost are disjoint. */
export function stretches(
  text: string,
  language: string,
): { readonly outer: readonly Stretch[]; readonly nested: readonly Quotation[] } {
  const marked = quotations(text)
  const blocks = paragraphs(text)
  const laidOut = [
    ...labelledTurns(text, blocks),
    ...dialogue(text, blocks, language),
    ...blockQuotations(text, blocks),
  ].sort((a, b) => a.open - b.open)
  const outer: Stretch[] = []
  const nested: Quotation[] = []
  let next = 0
  for (const quotation of marked) {
    while (next < laidOut.length && (laidOut[next]?.close ?? 0) <= quotation.open) next++
    const holder = laidOut[next]
    if (holder && holder.open < quotation.close) nested.push(quotation)
    else if (quotation.depth > 0) nested.push(quotation)
    else outer.push({ ...quotation, by: 'marks', label: null })
  }
  return { outer: [...outer, ...laidOut].sort((a, b) => a.open - b.open), nested }
}
