/** A claim as an editor marks it up against its source, whatever it is shown on. */
import { readClaim } from '../core/claim/claim.ts'
import type { Span } from '../core/span.ts'
import type { Edit } from './answer.ts'

/** Words of the claim that are the source's too, or only in one of the two. */
export type MarkedPart = { readonly of: 'both' | 'source' | 'claim'; readonly text: string }

/** The claim in parts; `edits` ascend by the word they are at, and one that does not fit the claim is put where its turn comes. */
export function markChanges(sent: string, edits: readonly Edit[]): MarkedPart[] {
  const { quote, words } = readClaim(sent)
  const parts: MarkedPart[] = []
  let copied = 0
  for (const edit of edits) {
    const span = changedSpan(quote, words, edit)
    const start = Math.max(copied, span.start)
    const end = Math.max(copied, span.end)
    parts.push(
      { of: 'both', text: quote.slice(copied, start) },
      { of: 'source', text: edit.source },
      { of: 'claim', text: quote.slice(start, end) },
    )
    copied = end
  }
  parts.push({ of: 'both', text: quote.slice(copied) })
  return parts.filter(({ text }) => text !== '')
}

/** The words of the quote that an edit put there, an editor's brackets included; empty if it put none. */
function changedSpan(quote: string, words: readonly Span[], { op, at, claimed }: Edit): Span {
  const start = words[at]?.start ?? quote.length
  const count = readClaim(claimed).words.length
  if (count === 0) return { start, end: start }
  const end = words[at + count - 1]?.end ?? quote.length
  const inBrackets = op === 'bracket' && quote[start - 1] === '[' && quote[end] === ']'
  return inBrackets ? { start: start - 1, end: end + 1 } : { start, end }
}
