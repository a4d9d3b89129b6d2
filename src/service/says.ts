/** Who tells words, and whose they are, as the beginning of a sentence. */
import type { Match } from './answer.ts'

/** “Monitor 5:114 (14 June 1999), citing AP, quotes Leonid Ivashov on 11 June 1999 saying” and what it says. */
export function says(match: Match, what: string): string {
  const { attribution, voice } = match
  const { speaker, via, evidence } = attribution
  const outlets = via.length === 0 ? '' : `, citing ${joined(via)},`
  const source = `${cite(match)}${outlets}`
  if (speaker === null || voice === 'narration' || voice === null) return `${source} has ${what}`
  // Without evidence it is the document as a whole that is the speaker's.
  if (evidence.length === 0) return `In ${cite(match)} ${speaker} says ${what}`
  const when = saidOn(match)
  switch (voice) {
    case 'speech':
      return `${source} quotes ${speaker}${when} saying ${what}`
    case 'reported':
      return `${source} reports ${speaker}${when} as saying ${what}`
    case 'mixed':
      return `${source.replace(/,$/, '')}, partly quoting ${speaker}${when}, has ${what}`
  }
}

/** “Monitor 5:114 (14 June 1999)”, “The Bible (King James Version), Genesis 1:1”. */
export function cite({ document, locator }: Match): string {
  const { title, publication, date } = document
  if (locator !== null) return publication === null ? locator : `${publication}, ${locator},`
  return date === null || title.includes(date) ? title : `${title} (${day(date)})`
}

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

/** “a”, “a and b”, “a, b and c”. */
export function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

const ISO = /^\d{4}(?:-\d{2}){0,2}(?:\/\d{4}(?:-\d{2}){0,2})?$/
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** The ends of an interval in words, without what the second has too: `10`, `12 June 1999`; one end if it is a date, else none. */
function ends(date: string): string[] {
  if (!ISO.test(date)) return []
  const [from = [], to] = date.split('/').map(partsOf)
  if (to === undefined) return [from.join(' ')]
  let kept = from.length
  while (kept > 1 && from[kept - 1] === to[kept - 1]) kept--
  return [from.slice(0, kept).join(' '), to.join(' ')]
}

/** Day, month and year, as far as they are known. */
function partsOf(date: string): string[] {
  const [year = '', month, dayOfMonth] = date.split('-')
  const name = month === undefined ? [] : [MONTHS[Number(month) - 1] ?? month]
  return [...(dayOfMonth === undefined ? [] : [String(Number(dayOfMonth))]), ...name, year]
}

/** Left out where it is the day of the document, which the citation has. */
function saidOn({ attribution: { date }, document }: Match): string {
  if (date === null || date === document.date) return ''
  const [from = date, to] = ends(date)
  if (to !== undefined) return ` between ${from} and ${to}`
  return ` ${date.split('-').length === 3 ? 'on' : 'in'} ${from}`
}
