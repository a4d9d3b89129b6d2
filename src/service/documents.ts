/** The canonical texts themselves. */

import type { Metadata } from '../core/document.ts'
import { blocksOf, decodeBlock, joinSlices } from '../core/index/block.ts'
import { blockKey } from '../store/keys.ts'
import { READ_KEYS_MAX, StoreError } from '../store/store.ts'
import { type DocumentSummary, decode, type Library } from './library.ts'
import { type Quotations, tellQuotations } from './quotations.ts'

export type HeldDocument = {
  readonly metadata: Metadata
  /** Digest of the text, hexadecimal. */
  readonly sha256: string
  readonly words: number
  readonly text: string
  /** Who says what in it, as it was read when the document was published. Empty if the whole is one speech. */
  readonly quotations: Quotations
}

/** A document with its whole text; `null` if it is not held. Throws `StoreError`. */
export async function readDocument(library: Library, id: string): Promise<HeldDocument | null> {
  const summary = library.document(id)
  if (summary === null) return null
  const keys = blocksOf(summary.first, summary.first + summary.words).map((block) =>
    blockKey(library.segment, block),
  )
  const tally = { rounds: 0, keys: 0, bytes: 0 }
  const slices = []
  for (let from = 0; from < keys.length; from += READ_KEYS_MAX) {
    const values = await library.read(keys.slice(from, from + READ_KEYS_MAX), tally)
    for (const [key, value] of [...values].toSorted(([a], [b]) => keys.indexOf(a) - keys.indexOf(b))) {
      slices.push(
        ...decode(key, () => decodeBlock(value)).filter((slice) => slice.document.metadata.id === id),
      )
    }
  }
  const { document, text, utterances, quoted } = joinSlices(slices)
  if (text.length !== document.units) throw new StoreError('corrupt', `Cannot read document "${id}" whole`)
  const { metadata, sha256, words } = document
  return { metadata, sha256, words, text, quotations: tellQuotations({ utterances, quoted }, text) }
}

export type Page = { readonly after: string | null; readonly limit: number }

/** The documents by id, from the one behind `after` on; `next` is the `after` of the page that follows. */
export function listDocuments(
  library: Library,
  { after, limit }: Page,
): { readonly documents: readonly DocumentSummary[]; readonly next: string | null } {
  const behind = library.documents
    .filter(({ id }) => after === null || id > after)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const documents = behind.slice(0, limit)
  return { documents, next: behind.length > limit ? (documents.at(-1)?.id ?? null) : null }
}
