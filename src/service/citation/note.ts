/** Whom the work quotes or tells of, for styles that have no place for it. */
import { day } from '../day.ts'
import type { Work } from './work.ts'

/** `Quotes Edith Calloway on 2 May 2003, citing AP`; null where the words are the work's own. */
export function noteOf({ quotes, tells }: Work): string | null {
  const told = quotes ?? tells
  if (told === null) return null
  const { speaker, date, via } = told
  const whom = speaker ?? 'somebody whom it does not name'
  return `${VERBS[tells?.voice ?? 'speech']} ${whom}${date === null ? '' : ` on ${day(date)}`}${via === '' ? '' : `, citing ${via}`}`
}

const VERBS = {
  speech: 'Quotes',
  reported: 'Tells indirectly what was said by',
  mixed: 'Partly quotes',
} as const
