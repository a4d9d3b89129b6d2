/** The canonical texts themselves. */

import type { Metadata } from '../core/document.ts'
import { blocksOf, decodeBlock, joinSlices, type Slice } from '../core/index/block.ts'
import type { DocumentRow } from '../core/index/table.ts'
import { blockKey } from '../store/keys.ts'
import { READ_KEYS_MAX, StoreError } from '../store/store.ts'
import { decode, type HeldVersion, type Library, newTally } from './library.ts'
import { type Quotations, tellQuotations } from './quotations.ts'
import { readRows } from './rows.ts'

export type HeldDocument = {
  readonly metadata: Metadata & { readonly restricted: boolean }
  /** Digest of the text, hexadecimal. */
  readonly sha256: string
  /** Of everything that is told of the document. */
  readonly digest: string
  readonly words: number
  readonly text: string
  /** Who says what in it, as it was read when the document was published. Empty if the whole is one speech. */
  readonly quotations: Quotations
}

/** A document with its whole text, in its latest version; `null` if it is not held. Throws `StoreError`. */
export async function readDocument(library: Library, id: string): Promise<HeldDocument | null> {
  const version = library.document(id)
  if (version === null) return null
  const { document, text, utterances, quoted } = await readWhole(library, version)
  const { metadata, sha256, digest, words } = document
  const told = { ...metadata, restricted: metadata.restricted === true }
  return {
    metadata: told,
    sha256,
    digest,
    words,
    text,
    quotations: tellQuotations({ utterances, quoted }, text),
  }
}

/** A version of a document as one slice. Throws `StoreError`. */
export async function readWhole(library: Library, version: HeldVersion): Promise<Slice> {
  const { id, at, words, segment } = version
  const slices: Slice[] = []
  const numbers = blocksOf(at, at + words)
  for (let from = 0; from < numbers.length; from += READ_KEYS_MAX) {
    const part = numbers.slice(from, from + READ_KEYS_MAX)
    for (const [key, value] of await readBlocks(library, segment, part)) {
      slices.push(...decode(key, () => decodeBlock(value)).filter(({ document }) => document.first === at))
    }
  }
  const whole = decode(`blocks of ${segment.name}`, () => joinSlices(slices))
  if (whole.text.length !== whole.document.units) {
    throw new StoreError('corrupt', `Cannot read document "${id}" whole`)
  }
  return whole
}

/** Keys and values of some blocks, in their order. */
async function readBlocks(
  library: Library,
  { name, small }: HeldVersion['segment'],
  numbers: readonly number[],
): Promise<(readonly [key: string, value: string])[]> {
  const keys = numbers.map((number) => blockKey(name, number))
  const values =
    small === null
      ? await library.read(keys, newTally())
      : new Map(numbers.map((number) => [blockKey(name, number), small.blocks[number] ?? '']))
  return keys.map((key) => [key, values.get(key) ?? ''])
}

export type Page = { readonly after: string | null; readonly limit: number }

/** The documents by id, from the one behind `after` on; `next` is the `after` of the page that follows. Throws `StoreError`. */
export async function listDocuments(
  library: Library,
  { after, limit }: Page,
): Promise<{ readonly documents: readonly DocumentRow[]; readonly next: string | null }> {
  const behind = library.versions
    .filter(({ id, superseded }) => !superseded && (after === null || id > after))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const documents = await readRows(library, behind.slice(0, limit), newTally())
  return { documents, next: behind.length > limit ? (documents.at(-1)?.id ?? null) : null }
}
