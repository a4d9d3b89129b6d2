/**
 * What is done to every text, and no more: line ends, and the blank lines around it. In a text that an editor has given
 * front matter a control character is a fault; of all others it is dropped, for nobody can see it there.
 */

import { withLineFeeds } from '../../service/manuscript.ts'

/** Line ends as LF, form feeds too; other control characters but tabs are dropped. */
export function dropControls(text: string): string {
  return withLineFeeds(text)
    .replace(/[\v\f\u0085]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
}

/** A fact that a format gives, in one line; `null` if nothing is left. */
export function oneLine(text: string | null | undefined): string | null {
  const line = dropControls(text ?? '')
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, FACT_UNITS_MAX)
    .toWellFormed()
  return line === '' ? null : line
}

const FACT_UNITS_MAX = 300
