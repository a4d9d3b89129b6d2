/** A citation as running text has it: the words, whose they are, and where they stand. */
import type { Match } from '../answer.ts'
import { day } from '../day.ts'
import { cite } from '../says.ts'
import type { Work } from './work.ts'

export function plainOf(match: Match, { by, quotes, link }: Work): string {
  const source = cite(match).replace(/,$/, '')
  const parts =
    quotes === null
      ? [by, source]
      : [
          quotes.speaker,
          quotes.date === null ? null : day(quotes.date),
          `quoted in ${source}`,
          quotes.via === '' ? null : `citing ${quotes.via}`,
        ]
  const told = parts.filter((part) => part !== null).join(', ')
  return `“${match.text}” — ${told}.${link === null ? '' : ` ${link}`}`
}
