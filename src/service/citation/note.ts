/** Whom the work quotes, for styles that have no place for it. */
import { day } from '../day.ts'
import type { Work } from './work.ts'

export function noteOf({ quotes }: Work): string | null {
  if (quotes === null) return null
  const { speaker, date, via } = quotes
  return `Quotes ${speaker}${date === null ? '' : ` on ${day(date)}`}${via === '' ? '' : `, citing ${via}`}`
}
