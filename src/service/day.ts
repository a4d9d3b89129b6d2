/** Dates in words. */

/**
 * ISO 8601, as precise as it is, in words: `14 June 1999`, `June 1999`, `1999`; an interval as `10–12 June 1999`; anything
 * else as it stands.
 */
export function day(date: string): string {
  const [from, to] = ends(date)
  if (from === undefined) return date
  if (to === undefined) return from
  return /\s/.test(from) ? `${from} – ${to}` : `${from}–${to}`
}

const ISO = /^\d{4}(?:-\d{2}){0,2}(?:\/\d{4}(?:-\d{2}){0,2})?$/
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** The ends of an interval in words, without what the second has too: `10`, `12 June 1999`; one end if it is a date, else none. */
export function ends(date: string): string[] {
  if (!ISO.test(date)) return []
  const [from = [], to] = date.split('/').map(partsOf)
  if (to === undefined) return [from.join(' ')]
  let kept = from.length
  while (kept > 1 && from[kept - 1] === to[kept - 1]) kept--
  return [from.slice(0, kept).join(' '), to.join(' ')]
}

/** Day, month and year, as far as they are known. */
function partsOf(date: string): string[] {
  const { year, month, day } = calendarParts(date)
  return [day, month, year].filter((part) => part !== null)
}

/** The first day of an ISO 8601 date or interval, as far as it is known; the month as a word. */
export function calendarParts(date: string): { year: string; month: string | null; day: string | null } {
  const [year = '', month, day] = date.split('/', 1).join().split('-')
  return {
    year,
    month: month === undefined ? null : (MONTHS[Number(month) - 1] ?? month),
    day: day === undefined ? null : String(Number(day)),
  }
}
