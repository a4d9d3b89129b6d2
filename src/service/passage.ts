/** Where the pages of texts are, relative to the service. */
import type { Span } from '../core/span.ts'

export const TEXTS = '/documents'

export function textAddress(id: string): string {
  return `${TEXTS}/${encodeURIComponent(id.toWellFormed())}`
}

type Passage = {
  readonly document: { readonly id: string; readonly superseded: boolean; readonly sha256: string }
  readonly span: Span
}

/** Hexadecimal digits by which an address tells the versions of a text apart. */
const DIGEST_DIGITS = 12

/**
 * A match in the page of its text, marked there unless the text has changed since. Not by a text fragment, with which a
 * browser marks and shows the first place that has the same words. Null for an older version, whose page is no more.
 */
export function passageAddress({ document, span }: Passage): string | null {
  if (document.superseded) return null
  const { start, end } = span
  const digest = document.sha256.slice(0, DIGEST_DIGITS)
  return `${textAddress(document.id)}?start=${start}&end=${end}&sha256=${digest}#passage`
}
