/** A citation as running text has it: the words, whose they are, and where they stand. */
import type { Match } from '../answer.ts'
import { day } from '../day.ts'
import { cite } from '../says.ts'
import { noteOf } from './note.ts'
import type { Work } from './work.ts'

export function plainOf(match: Match, work: Work): string {
  const { by, quotes, link } = work
  const source = cite(match).replace(/,$/, '')
  const parts =
    quotes === null
      ? [by, source, whomItTellsOf(work)]
      : [
          quotes.speaker,
          quotes.date === null ? null : day(quotes.date),
          `quoted in ${source}`,
          quotes.via === '' ? null : `citing ${quotes.via}`,
        ]
  const told = parts.filter((part) => part !== null).join(', ')
  return `“${match.text}” — ${told}.${link === null ? '' : ` ${link}`}`
}

function whomItTellsOf(work: Work): string | null {
  const note = noteOf(work)
  return note === null ? null : `which ${note.charAt(0).toLowerCase()}${note.slice(1)}`
}
