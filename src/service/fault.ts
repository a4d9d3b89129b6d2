/** What keeps a text from being accepted, in words for the person who sent it. All checks are linear in the text. */
import { readClaim } from '../core/claim/claim.ts'
import { extentOf, readDate } from '../core/date.ts'

/** The longest quote, in UTF-16 units and in words: a page and a half, and no more work than one request may cost. */
export const QUOTE_UNITS_MAX = 16_000
export const QUOTE_WORDS_MAX = 2_000

/** The longest text whose quotations are looked for, in UTF-16 units: a long article, or a chapter. */
export const DRAFT_UNITS_MAX = 1_000_000

/** The longest name or date, in UTF-16 units. */
export const NAME_UNITS_MAX = 200

/** The longest title, licence or other fact about a document, in UTF-16 units. */
export const FACT_UNITS_MAX = 1_000

/** Why `quote` cannot be verified, or null if it can be. Line breaks and tabs are part of a quotation. */
export function quoteFault(quote: string): string | null {
  if (quote.length > QUOTE_UNITS_MAX) return tooMany(QUOTE_UNITS_MAX, 'characters', quote.length)
  if (!quote.isWellFormed()) return LONE_SURROGATE
  if (CONTROL_BUT_LINES.test(quote)) return 'Must not hold control characters other than tab and line breaks'
  const words = readClaim(quote).words.length
  if (words === 0) return 'Must hold at least one word'
  return words > QUOTE_WORDS_MAX ? tooMany(QUOTE_WORDS_MAX, 'words', words) : null
}

/** Why `name` (of a person or a document) cannot be one, or null if it can. */
export function nameFault(name: string): string | null {
  if (name.length > NAME_UNITS_MAX) return tooMany(NAME_UNITS_MAX, 'characters', name.length)
  if (!name.isWellFormed()) return LONE_SURROGATE
  if (CONTROL.test(name)) return 'Must not hold control characters'
  if (name.trim() === '') return 'Must not be blank'
  return null
}

/** Why a fact about a document cannot be held, or null if it can. */
export function factFault(fact: string): string | null {
  if (fact.length > FACT_UNITS_MAX) return tooMany(FACT_UNITS_MAX, 'characters', fact.length)
  if (!fact.isWellFormed()) return LONE_SURROGATE
  if (CONTROL_BUT_LINES.test(fact)) return 'Must not hold control characters other than tab and line breaks'
  return fact.trim() === '' ? 'Must not be blank: leave it out instead' : null
}

/** Why a text cannot be held, whatever its length, or null if it can. */
export function textFault(text: string): string | null {
  if (!text.isWellFormed()) return LONE_SURROGATE
  return text.trim() === '' ? 'Must not be blank' : null
}

/** Why a text cannot be read for quotations, or null if it can. */
export function draftFault(content: string): string | null {
  return content.length > DRAFT_UNITS_MAX
    ? tooMany(DRAFT_UNITS_MAX, 'characters', content.length)
    : textFault(content)
}

/** Why `date` cannot be the day, month or year of a publication, or null if it can. */
export function publicationDateFault(date: string): string | null {
  const fault = dateFault(date)
  if (fault !== null) return fault
  const [reading, other] = readDate(date)
  if (other) return 'Must not be ambiguous: day and month could be either; write it as 1999-06-11'
  return reading !== undefined && extentOf(reading) === null ? 'Must have a year' : null
}

/** Why `date` cannot be compared with a date, or null if it can. */
export function dateFault(date: string): string | null {
  const fault = nameFault(date)
  if (fault !== null) return fault
  if (readDate(date).length > 0) return null
  return 'Must be a date such as 1999-06-11, 11 June 1999, June 11, 1999, 6/11/1999, June 11, June 1999 or 1999'
}

const LONE_SURROGATE = 'Must be well-formed Unicode: it holds half of a surrogate pair'
const CONTROL = /\p{Cc}/u
const CONTROL_BUT_LINES = /[^\P{Cc}\t\n\r]/u

function tooMany(most: number, what: string, count: number): string {
  return `Must have at most ${most.toLocaleString('en-US')} ${what}, has ${count.toLocaleString('en-US')}`
}
