/** The words of the measured texts, folded and counted once, so that no engine is charged for it. */
import type { Source } from '../../../src/core/alignment/align.ts'
import type { Document } from '../../../src/core/document.ts'
import { overlaps } from '../../../src/core/span.ts'
import { tokenize } from '../../../src/core/text/token.ts'

/** A text and where its words are. */
export type Text = {
  readonly document: Document
  /** UTF-16 offset of each word in the document's text. */
  readonly starts: Int32Array
  /** Number of its first word among all texts. */
  readonly first: number
  /** Its words as the aligner compares them, parted by single spaces. */
  readonly folded: string
}

/** Words `[from, to)` of a text. */
export type Range = { readonly text: Text; readonly from: number; readonly to: number }

/** A range and its words folded. */
export type Passage = Range & { readonly folded: string }

export type Words = {
  readonly texts: readonly Text[]
  readonly passages: readonly Passage[]
  readonly count: number
}

/** Words of a passage, the unit of what the peers index. */
export const PASSAGE_WORDS = 128
/** Words that a passage shares with the next one: any 8 words then stand whole in one of them. */
const PASSAGE_OVERLAP = 7

/** Reads the words of all documents, in their order. */
export function readWords(documents: readonly Document[]): Words {
  const texts: Text[] = []
  const passages: Passage[] = []
  let count = 0
  for (const document of documents) {
    const tokens = tokenize(document.text, document.silent)
    const text = {
      document,
      starts: Int32Array.from(tokens, ({ start }) => start),
      first: count,
      folded: tokens.map(({ word }) => word).join(' '),
    }
    texts.push(text)
    count += tokens.length
    for (let from = 0; from < tokens.length; from += PASSAGE_WORDS - PASSAGE_OVERLAP) {
      const words = tokens.slice(from, from + PASSAGE_WORDS)
      passages.push({
        text,
        from,
        to: from + words.length,
        folded: words.map(({ word }) => word).join(' '),
      })
      if (from + words.length === tokens.length) break
    }
  }
  return { texts, passages, count }
}

/** The words of a range, as far as the text has them, to be aligned with. */
export function sourceOf({ text: { document, starts }, from, to }: Range): Source {
  const offset = starts[Math.max(0, from)] ?? document.text.length
  const end = starts[to] ?? document.text.length
  const text = document.text.slice(offset, end)
  const silent = document.silent.filter((span) => overlaps(span, { start: offset, end }))
  return { words: tokenize(text, silent, offset), text, offset, language: document.metadata.language }
}

/** `count` words from a word on, which is numbered through all texts; `null` if its text ends before. */
export function rangeAt({ texts }: Words, word: number, count: number): Range | null {
  let low = 0
  let high = texts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((texts[middle]?.first ?? Number.POSITIVE_INFINITY) <= word) low = middle
    else high = middle
  }
  const text = texts[low]
  if (text === undefined) return null
  const from = word - text.first
  return from + count > text.starts.length ? null : { text, from, to: from + count }
}
