/** Where the pages of texts are, relative to the service. */
import type { Span } from '../core/span.ts'
import { textFragmentOf } from './text-fragment.ts'

export const TEXTS = '/documents'

export function textAddress(id: string): string {
  return `${TEXTS}/${encodeURIComponent(id.toWellFormed())}`
}

type Passage = {
  readonly document: { readonly id: string; readonly superseded: boolean }
  readonly span: Span
  readonly text: string
}

/**
 * A match in the page of its text: marked there, by the service for every browser and by its words for those that know
 * text fragments. Null for an older version, whose page is no more.
 */
export function passageAddress({ document, span, text }: Passage): string | null {
  if (document.superseded) return null
  const { start, end } = span
  const fragment = textFragmentOf(text.toWellFormed())
  return `${textAddress(document.id)}?start=${start}&end=${end}#passage:~:text=${fragment}`
}
