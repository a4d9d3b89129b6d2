/** Publication Manual of the American Psychological Association, 7th edition: 9.4 (elements), 8.6 (quoted in). */
import { calendarParts } from '../day.ts'
import { personOf, surnameOf, type Work } from './work.ts'

export function apaOf(work: Work): string {
  return `${reference(work)}\nIn the text: (${inText(work).join(', ')})`
}

function reference({ by, title, date, container, volume, issue, link }: Work): string {
  const dated = `(${date === null ? 'n.d.' : dateOf(date)})`
  const number = `${volume ?? ''}${issue === null ? '' : `(${issue})`}`
  const periodical = [container, number].filter((part) => part !== null && part !== '').join(', ')
  const parts = [
    ...(by === null ? [title, dated] : [inverted(by), dated, title]),
    ...(periodical === '' ? [] : [periodical]),
  ]
  return [...parts.map(ended), ...(link === null ? [] : [link])].join(' ')
}

function inText({ by, title, date, quotes, locator }: Work): string[] {
  const named = by === null ? title : surnameOf(by)
  const place = [yearOf(date), ...(locator === null || locator === named ? [] : [locator])]
  if (quotes === null) return [named, ...place]
  const said = quotes.date === null ? [] : [yearOf(quotes.date)]
  const whose = quotes.speaker === null ? [] : [surnameOf(quotes.speaker)]
  return [...whose, ...said, `as quoted in ${named}`, ...place]
}

function yearOf(date: string | null): string {
  return date === null ? 'n.d.' : calendarParts(date).year
}

/** `1999, June 14`. */
function dateOf(date: string): string {
  const { year, month, day } = calendarParts(date)
  const within = [month, day].filter((part) => part !== null).join(' ')
  return within === '' ? year : `${year}, ${within}`
}

/** `Ivashov, L.` */
function inverted(name: string): string {
  const person = personOf(name)
  if (person === null) return name
  const initials = person.given
    .split(/\s+/)
    .flatMap((part) => [...part].slice(0, 1).map((letter) => `${letter}.`))
  const suffix = person.suffix === null ? [] : [person.suffix]
  return [person.surname, ...(initials.length === 0 ? [] : [initials.join(' ')]), ...suffix].join(', ')
}

/** With a full stop at its end, unless it has one. */
function ended(part: string): string {
  return /[.?!]$/.test(part) ? part : `${part}.`
}
