/** Facts about an article as senders write them. */
import * as z from 'zod'

/** What is repeated in every notice of a report is short. */
const ID_UNITS_MAX = 500
const ADDRESS_UNITS_MAX = 2_000
const INSTANT_UNITS_MAX = 50

/** An object with these fields; unknown ones are passed over. */
export function object<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.looseObject(shape, 'Must be an object')
}

export function list<Schema extends z.ZodType>(element: Schema) {
  return z.array(element, 'Must be a list')
}

export const anything = z.unknown().optional()
/** Fields under names of the site's own. */
export const record = z.record(z.string(), z.unknown(), 'Must be an object')
export const text = z.string('Must be text')
export const optionalText = text.nullish()
export const flag = z.boolean('Must be true or false')
const name = text
  .min(1, 'Must not be empty')
  .max(ID_UNITS_MAX, `Must have at most ${ID_UNITS_MAX} characters`)
/** Numbers count as ids too. */
export const id = z.union([name, z.int()], 'Must be an id').transform(String)
const INSTANT = 'Must be a date and time, ISO 8601'
/** ISO 8601 with a time; some senders leave the offset out. */
export const instant = z.iso
  .datetime({ offset: true, local: true, error: INSTANT })
  .max(INSTANT_UNITS_MAX, INSTANT)
export const optionalInstant = instant.nullish()

/** The day of an ISO 8601 date by the clock it was written by. */
export function dayOf(date: string | null | undefined): string | null {
  return date == null ? null : date.slice(0, 'YYYY-MM-DD'.length)
}

/** The tag in BCP 47's own spelling; null if it is none. */
export function languageOf(tag: unknown): string | null {
  if (typeof tag !== 'string' || tag === '' || tag.length > LANGUAGE_UNITS_MAX) return null
  try {
    const [canonical = null] = Intl.getCanonicalLocales(tag.replaceAll('_', '-'))
    // Drupal's and ISO 639's words for no language.
    return canonical === 'und' || canonical === 'zxx' || canonical === 'mul' ? null : canonical
  } catch {
    return null
  }
}

const LANGUAGE_UNITS_MAX = 40

/** An absolute web address; null for any other, and for one that is too long to be followed everywhere. */
export function urlOf(address: unknown): string | null {
  if (typeof address !== 'string' || address.length > ADDRESS_UNITS_MAX || !/^https?:\/\//i.test(address))
    return null
  return URL.canParse(address) ? address : null
}

/** The names of authors: texts, or objects with a name. What looks like an e-mail address is not one. */
export function namesOf(authors: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(authors) ? authors.slice(0, AUTHORS_MAX) : [authors]
  const names = list.flatMap((author) => {
    const name = isRecord(author) ? (author['name'] ?? author['title']) : author
    return typeof name === 'string' && name.trim() !== '' && !name.includes('@') ? [name.trim()] : []
  })
  return [...new Set(names)]
}

const AUTHORS_MAX = 100

/** A title without what is around it; null if nothing is left. */
export function titleOf(title: string | null | undefined): string | null {
  return title == null || title.trim() === '' ? null : title.trim()
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
