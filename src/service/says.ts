/** Who tells words, and whose they are, as the beginning of a sentence. */
import type { Match } from './answer.ts'
import { day, ends } from './day.ts'

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

/** “a”, “a and b”, “a, b and c”. */
export function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

/** Left out where it is the day of the document, which the citation has. */
function saidOn({ attribution: { date }, document }: Match): string {
  if (date === null || date === document.date) return ''
  const [from = date, to] = ends(date)
  if (to !== undefined) return ` between ${from} and ${to}`
  return ` ${date.split('-').length === 3 ? 'on' : 'in'} ${from}`
}
