/** The Chicago Manual of Style, 17th edition, as a note: 14.1, 14.260 (quoted in). */
import { calendarParts } from '../day.ts'
import type { Work } from './work.ts'

export function chicagoOf({
  by,
  title,
  date,
  container,
  volume,
  issue,
  locator,
  quotes,
  link,
}: Work): string {
  const number = [volume, issue === null ? null : `no. ${issue}`].filter((part) => part !== null).join(', ')
  const paper = [container, number].filter((part) => part !== null && part !== '').join(' ')
  const when = date === null || (paper === '' && title.includes(date)) ? null : dayOf(date)
  const parts = [
    quotes === null ? null : quotes.speaker,
    quotes === null
      ? by
      : `${quotes.speaker === null ? 'Quoted' : 'quoted'} in ${by === null ? '' : `${by}, `}`,
  ].filter((part) => part !== null)
  const head = parts.map((part) => (part.endsWith(' ') ? part : `${part}, `)).join('')
  const behind =
    paper === '' ? [when, locator, link] : [`${paper}${when === null ? '' : ` (${when})`}`, locator, link]
  const told = behind.filter((part) => part !== null)
  return told.length === 0 ? `${head}“${title}.”` : `${head}“${title},” ${told.join(', ')}.`
}

/** `June 14, 1999`, `June 1999`, `1999`. */
function dayOf(date: string): string {
  const { year, month, day } = calendarParts(date)
  if (month === null) return year
  return day === null ? `${month} ${year}` : `${month} ${day}, ${year}`
}
