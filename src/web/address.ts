/** Addresses of pages, relative to the service. */
import type { Answer, Match } from '../service/answer.ts'

export const HOME = '/'
export const TEXTS = '/documents'
export const CARD = '/card'
export const BADGE = '/badge.svg'
export const OEMBED = '/oembed'
export const ICON = '/icon.svg'
export const SCRIPT = '/page.js'

/** What a page is asked with; nothing of it is kept. */
export type Question = Pick<Answer['claim'], 'quote' | 'speaker' | 'date' | 'document'>

/** `path` with the question as its query: the same address, the same answer from the same library. */
export function askAt(path: string, { quote, speaker, date, document }: Question): string {
  const fields = { quote, speaker, date, document }
  const given = Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
  return `${path}?${new URLSearchParams(given)}`
}

/** UTF-16 units of an address that everything on its way lets through. */
const ADDRESS_UNITS_MAX = 4_000

/** Whether the question fits into an address. */
export function isShareable(question: Question): boolean {
  return askAt(HOME, question).length <= ADDRESS_UNITS_MAX
}

export function textAddress(id: string): string {
  return `${TEXTS}/${encodeURIComponent(id)}`
}

/** Hexadecimal digits by which an address tells the versions of a text apart. */
const DIGEST_DIGITS = 12

/**
 * The passage in the page of its text, marked there unless the text has changed since. Not by a text fragment, with which
 * a browser marks and shows the first place that has the same words. Null for an older version, whose page is no more.
 */
export function passageAddress({ document, span }: Pick<Match, 'document' | 'span'>): string | null {
  if (document.superseded) return null
  const { start, end } = span
  const digest = document.sha256.slice(0, DIGEST_DIGITS)
  return `${textAddress(document.id)}?start=${start}&end=${end}&sha256=${digest}#passage`
}
