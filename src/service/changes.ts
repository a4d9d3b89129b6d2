/** A claim as an editor corrects it by its source, whatever it is shown on. */
import { type Claim, lastEllipsisIn, readClaim, readLiterally } from '../core/claim/claim.ts'
import type { Span } from '../core/span.ts'
import { SPACELESS } from '../core/text/token.ts'
import type { Edit, Match } from './answer.ts'

/**
 * `kept`: words of the claim that stand. `struck`: words, or a mark that is not honest, that the source does not have, and
 * `inserted`, behind them, what it has there. `mark`: an honest mark of the claim's editor (…, [NATO], [w]e), and `opened`,
 * behind it, the source's words for which it stands.
 */
export type MarkedPart = {
  readonly kind: 'kept' | 'struck' | 'inserted' | 'mark' | 'opened'
  /** What is inserted or opened brings the spaces that part it from the words around it; see `spaced`. */
  readonly text: string
}

/**
 * The claim in parts. Without what is inserted and opened they are the quote as it was sent. Edits ascend by the word they
 * are at; one that does not fit the claim is put where its turn comes.
 */
export function markChanges(
  sent: string,
  { edits, wording }: Pick<Match, 'edits' | 'wording'>,
): MarkedPart[] {
  const claim = readingOf(sent, edits)
  const places = placesOf(edits, claim)
  const parts: MarkedPart[] = []
  let copied = 0
  for (const [index, edit] of edits.entries()) {
    const place = places[index] ?? { start: sent.length, end: sent.length }
    const start = Math.max(copied, place.start)
    const end = Math.max(start, place.end)
    // Only where all marks are honest the place is `elided`: a light edit alone does not say how far an ellipsis leaps.
    const isHonest = wording === 'elided' && edit.weight === 'light' && isMark(edit)
    parts.push(
      { kind: 'kept', text: sent.slice(copied, start) },
      { kind: isHonest ? 'mark' : 'struck', text: sent.slice(start, end) },
      { kind: isHonest ? 'opened' : 'inserted', text: placed(edit.source, sent, { start, end }) },
    )
    copied = end
  }
  parts.push({ kind: 'kept', text: sent.slice(copied) })
  return parts.filter(({ text }) => text !== '')
}

/** The words of a part that is inserted or opened, and the space on either side of them. */
export function spaced(text: string): readonly [before: string, words: string, behind: string] {
  const words = text.trim()
  const start = text.indexOf(words)
  return [text.slice(0, start), words, text.slice(start + words.length)]
}

function isMark({ op }: Edit): boolean {
  return op === 'elide' || op === 'bracket'
}

/** The claim as it was read when the edits were found: without markup and remarks, unless they are words of the source. */
function readingOf(sent: string, edits: readonly Edit[]): Claim {
  const claim = readClaim(sent)
  const literal = readLiterally(sent)
  return literal !== null && misfits(literal, edits) < misfits(claim, edits) ? literal : claim
}

function misfits(claim: Claim, edits: readonly Edit[]): number {
  return edits.filter((edit) => {
    const { start, end } = wordsOf(edit, claim)
    return edit.op !== 'elide' && edit.claimed !== '' && !claim.quote.slice(start, end).includes(edit.claimed)
  }).length
}

/** Where in the quote as sent each edit is made. What only inserts stands before an ellipsis that is opened behind it. */
function placesOf(edits: readonly Edit[], claim: Claim): Span[] {
  let from = 0
  const places = edits.map((edit) => {
    const span = edit.op === 'elide' ? ellipsisOf(edit, claim, from) : wordsOf(edit, claim)
    if (span.start < span.end) from = Math.max(from, span.end)
    return asSent(span, claim)
  })
  for (let index = places.length - 2; index >= 0; index--) {
    const [place, next] = [places[index], places[index + 1]]
    if (place === undefined || next === undefined || place.start < place.end) continue
    const at = Math.min(place.start, next.start)
    places[index] = { start: at, end: at }
  }
  return places
}

/** An empty span has no source of its own: it stands before the word that it is before, else behind the last. */
function asSent({ start, end }: Span, { words, asSent: locate }: Claim): Span {
  if (start < end) return locate({ start, end })
  const next = words.find((word) => word.start === start)
  const last = words.findLast((word) => word.end === start)
  const at =
    next !== undefined
      ? locate(next).start
      : last !== undefined
        ? locate(last).end
        : locate({ start, end }).start
  return { start: at, end: at }
}

/** The words that an edit put into the claim, with the brackets they stand in; empty if it put none. */
function wordsOf({ at, claimed, op }: Edit, { quote, words, brackets }: Claim): Span {
  const first = words[at]
  const count = readClaim(claimed).words.length
  if (first === undefined) {
    const end = words.at(-1)?.end ?? quote.length
    return { start: end, end }
  }
  if (count === 0) return { start: first.start, end: first.start }
  const last = words[at + count - 1] ?? words.at(-1) ?? first
  if (op !== 'bracket') return { start: first.start, end: last.end }
  return {
    start: Math.min(first.start, brackets[first.bracket]?.start ?? first.start),
    end: Math.max(last.end, brackets[last.bracket]?.end ?? last.end),
  }
}

/** The ellipsis before the word that an edit is at, behind those before it. */
function ellipsisOf({ at }: Edit, { quote, words }: Claim, from: number): Span {
  const end = words[at]?.start ?? quote.length
  return lastEllipsisIn(quote, { start: Math.min(from, end), end }) ?? { start: end, end }
}

/** Words of the source, parted from what stands before them or, at the beginning of a word, from that. */
function placed(source: string, sent: string, { start, end }: Span): string {
  if (source.trim() === '') return ''
  const before = sent.slice(0, start)
  const behind = sent.slice(end)
  if (start < end) return isDense(before, sent.slice(start)) ? source : ` ${source}`
  if (/[\p{L}\p{N}]$/u.test(before)) return isDense(before, behind) ? source : ` ${source}`
  return `${source} `
}

/** True next to a script that has no spaces between words. */
function isDense(before: string, behind: string): boolean {
  return SPACELESS.test(Array.from(before.slice(-2)).at(-1) ?? '') || SPACELESS.test(behind)
}
