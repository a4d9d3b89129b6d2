/** Addresses of pages, relative to the service. */
import type { Answer } from '../service/answer.ts'

export const HOME = '/'
export const CARD = '/card'
export const BADGE = '/badge.svg'
export const OEMBED = '/oembed'
export const ICON = '/icon.svg'
export const SCRIPT = '/page.js'
export const RECEIPTS = '/v1/receipts'
/** The public keys that receipts are signed with. */
export const KEYS = '/.well-known/jwks.json'

/** What a page is asked with; nothing of it is kept. */
export type Question = Pick<Answer['claim'], 'quote' | 'speaker' | 'date' | 'document'>

/** `path` with the question as its query: the same address, the same answer from the same library. */
export function askAt(path: string, { quote, speaker, date, document }: Question): string {
  const fields = { quote, speaker, date, document }
  const given = Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
  return `${path}?${new URLSearchParams(given)}`
}

/** `id`: that of an answer. */
export function receiptAt(id: string): string {
  return `${RECEIPTS}/${id}`
}

/** UTF-16 units of an address that everything on its way lets through. */
const ADDRESS_UNITS_MAX = 4_000

/** Whether the question fits into an address. */
export function isShareable(question: Question): boolean {
  return askAt(HOME, question).length <= ADDRESS_UNITS_MAX
}
