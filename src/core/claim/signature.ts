/**
 * A claim signed by its writer, with no quotation marks to say where the quotation ends: "We will go — Ann Lee",
 * "We will go (Ann Lee, 4 May 1999)", "ANN LEE: We will go", "Genesis 1:1 In the beginning". Only what is clearly parted
 * from the quotation and can be nothing but a byline is left out; whoever it names must have said the words.
 */

import type { Span } from '../span.ts'
import { type Byline, readByline } from './byline.ts'
import { type Claim, partOf } from './claim.ts'
import type { Reading } from './reading.ts'

/** The claim without the byline behind or before it; `null` if it has none that names somebody. */
export function signedReading(claim: Claim): Reading | null {
  const signature = behind(claim.quote) ?? before(claim.quote)
  if (signature === null) return null
  const { span, byline } = signature
  const words = partOf(claim, ({ start, end }) => end <= span.start || start >= span.end)
  if (words.words.length === 0) return null
  return { claim: words, speaker: byline.speaker, date: byline.date, isMarked: false }
}

type Signature = { readonly span: Span; readonly byline: Byline }

/** Units from either end of a quote in which a byline may stand. */
const REACH_UNITS = 160

const DASH = /(?<=\S)(?:\s*[–—―]\s*|\s*--\s*|\s+[-~]\s+|\s*\n\s*(?:[-~]\s*)?)(?=\S)/g
const PARENTHESES = /\(([^()]{2,150})\)[\s.]*$/
const VERSE_BEHIND =
  /(?<=[.!?…;,:]["”’»]*\s)((?:[1-3]\s)?\p{Lu}[\p{L} ]{1,30}\s\d{1,3}:\d[^\s]*(?:\s\p{Lu}{2,5})?)\s*$/u
const LABEL = /^[^\p{L}\p{N}]{0,4}([^:\n"“”„«»]{2,80}(?:\d:\d[^:\s]{0,8}[^:\n"“”„«»]{0,20})?):(\s+)(?=\S)/u
const VERSE_BEFORE =
  /^\s*((?:[1-3]\s)?\p{Lu}[\p{L} ]{1,30}\s\d{1,3}:\d{1,3}(?:[–-]\d{1,3})?)\s+(?=["“„«‘']?\p{Lu})/u

function behind(quote: string): Signature | null {
  const from = Math.max(0, quote.length - REACH_UNITS)
  const tail = quote.slice(from)
  for (const { index, 0: dash } of tail.matchAll(DASH)) {
    const at = index + dash.length
    const head = quote.slice(0, from + index)
    const byline = readByline(tail.slice(at).replace(/[\s.]+$/, ''))
    if (byline !== null && isParted(head, byline, dash.includes('\n')))
      return signature(from + at, quote.length, byline)
  }
  const inParentheses = PARENTHESES.exec(tail)
  if (inParentheses !== null) {
    const byline = readByline(inParentheses[1] ?? '')
    const start = from + inParentheses.index
    if (byline !== null && isParted(quote.slice(0, start), byline, false))
      return signature(start, quote.length, byline)
  }
  const verse = VERSE_BEHIND.exec(tail)
  const byline = verse === null ? null : readByline(verse[1] ?? '')
  return verse === null || byline === null ? null : signature(from + verse.index, quote.length, byline)
}

function before(quote: string): Signature | null {
  const head = quote.slice(0, REACH_UNITS)
  const verse = VERSE_BEFORE.exec(head)
  const found = verse ?? LABEL.exec(head)
  if (found === null) return null
  const label = found[1] ?? ''
  const byline = readByline(label)
  if (byline === null || byline.speaker === null) return null
  const rest = quote.slice(found[0].length)
  const isLoud = isAllCapitals(label) && !isAllCapitals(rest)
  if (!isLoud && !byline.isFull && !(found[2] ?? '').includes('\n')) return null
  return signature(0, found[0].length, byline)
}

function signature(start: number, end: number, byline: Byline): Signature {
  return { span: { start, end }, byline }
}

/** A single name must stand behind a whole sentence: "He is a thief — John" says who he is. In capitals all words look like names. */
function isParted(head: string, { speaker, isFull }: Byline, isOwnLine: boolean): boolean {
  if (speaker === null) return false
  if (isOwnLine || /[.!?…]["”’»)]*\s*$/.test(head.slice(-20))) return true
  return isFull && !isAllCapitals(head)
}

function isAllCapitals(text: string): boolean {
  return /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text)
}
