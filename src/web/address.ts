/** Addresses of pages, relative to the service. */
import type { Answer, Match } from '../service/answer.ts'
import { textFragmentOf } from '../service/text-fragment.ts'

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

/**
 * The passage in the page of its text: marked there, by the service for every browser and by its words for those that
 * know text fragments. Null for an older version, whose page is no more.
 */
export function passageAddress({
  document,
  span,
  text,
}: Pick<Match, 'document' | 'span' | 'text'>): string | null {
  if (document.superseded) return null
  const { start, end } = span
  return `${textAddress(document.id)}?start=${start}&end=${end}#passage:~:text=${textFragmentOf(text)}`
}
