/** Words quoted in a sentence of ours: on one line, and no longer than one takes in at a glance. */

import { contained } from './direction.ts'

/** Words of a quotation at most, and how many of its beginning and end stand for a longer one. */
const WORDS_MAX = 12
const END_WORDS = 5

/** The text in quotation marks, its own made single; of a long one both ends, with “[…]” between. */
export function quoted(text: string): string {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const shown =
    words.length <= WORDS_MAX ? words : [...words.slice(0, END_WORDS), '[…]', ...words.slice(-END_WORDS)]
  return `“${contained(shown.join(' ')).replaceAll('“', '‘').replaceAll('”', '’').replaceAll('"', "'")}”`
}
