/** A BibTeX entry, with `url`, `day` and `language` as biblatex knows them. */
import { calendarParts } from '../day.ts'
import { noteOf } from './note.ts'
import { personOf, type Work } from './work.ts'

export function bibtexOf(work: Work): string {
  const { id, by, title, container, volume, issue, date, language, locator, link } = work
  const { year, month, day } = date === null ? UNDATED : calendarParts(date)
  const isPeriodical = volume !== null || issue !== null
  const type = container === null ? 'misc' : isPeriodical ? 'article' : 'incollection'
  const fields: readonly (readonly [name: string, value: string | null])[] = [
    ['author', by === null ? null : nameOf(by)],
    ['title', escaped(title)],
    [isPeriodical ? 'journal' : 'booktitle', escaped(container)],
    ['volume', escaped(volume)],
    ['number', escaped(issue)],
    ['year', year],
    ['month', month],
    ['day', day],
    ['pages', escaped(locator)],
    ['language', escaped(language)],
    // Taken as it is, but for what would close the field.
    [
      'url',
      link === null ? null : link.replaceAll('{', '%7B').replaceAll('}', '%7D').replaceAll('\\', '%5C'),
    ],
    ['note', escaped(noteOf(work))],
  ]
  const told = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${value}},`]))
  return [`@${type}{${id},`, ...told, '}'].join('\n')
}

const UNDATED = { year: null, month: null, day: null }

/** Braces keep BibTeX from parting what is no name of a person. */
function nameOf(name: string): string {
  const person = personOf(name)
  if (person === null) return `{${escaped(name)}}`
  const { surname, suffix, given } = person
  return [surname, suffix, given]
    .filter((part) => part !== null && part !== '')
    .map((part) => escaped(part))
    .join(', ')
}

function escaped(value: string | number): string
function escaped(value: string | number | null): string | null
function escaped(value: string | number | null): string | null {
  return value === null
    ? null
    : String(value).replace(/[\\{}$&#%_~^]/g, (special) => ESCAPES[special] ?? `\\${special}`)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}
