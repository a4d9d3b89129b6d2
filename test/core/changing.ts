/** What a claim makes of a short text, as the engine compares the two. */
import { align } from '../../src/core/alignment/align.ts'
import { readClaim } from '../../src/core/claim/claim.ts'
import { tokenize } from '../../src/core/text/token.ts'
import { type Comparison, compare } from '../../src/core/wording/wording.ts'

export function comparisonOf(text: string, quote: string, language = 'en'): Comparison {
  const source = { words: tokenize(text), text, offset: 0, language }
  const claim = readClaim(quote)
  const alignment = align(claim, source, { cells: 0 })
  if (alignment === null) throw new Error(`No word of “${quote}” stands in “${text}”`)
  return compare(claim, source, alignment, [])
}

/** The kinds of signals, sorted. */
export function kindsOf(text: string, quote: string, language = 'en'): string[] {
  return [...new Set(comparisonOf(text, quote, language).signals.map(({ kind }) => kind))].sort()
}
