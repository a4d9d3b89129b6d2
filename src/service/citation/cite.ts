/** A passage cited as newsrooms, scholars and programs do. What the library does not know is left out, never made up. */
import type { Match } from '../answer.ts'
import { apaOf } from './apa.ts'
import { bibtexOf } from './bibtex.ts'
import { chicagoOf } from './chicago.ts'
import { type CslItem, cslOf } from './csl.ts'
import { plainOf } from './plain.ts'
import { workOf } from './work.ts'

export type Citations = {
  readonly plain: string
  /** The reference, and on a line of its own how the text refers to it. */
  readonly apa: string
  readonly chicago: string
  readonly bibtex: string
  readonly csl: CslItem
}

/** `link`: where a reader finds the text; null if nowhere. */
export function citationsOf(match: Match, link: string | null): Citations {
  const work = workOf(match, link)
  return {
    plain: plainOf(match, work),
    apa: apaOf(work),
    chicago: chicagoOf(work),
    bibtex: bibtexOf(work),
    csl: cslOf(work),
  }
}
