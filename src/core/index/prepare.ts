/** Everything that is read out of a document before it is stored, by whoever has the time for it: once. */
import { attribute } from '../attribution/attribute.ts'
import type { Document } from '../document.ts'
import { tokenize } from '../text/token.ts'
import type { PreparedDocument, Slice } from './block.ts'
import { hashWords } from './gram.ts'

/** A document with its digests: see `DocumentRecord`. */
export type DigestedDocument = {
  readonly document: Document
  readonly sha256: string
  readonly digest: string
}

/** Reads a document; it stands at the beginning of its segment until `placed`. Throws `RangeError` if it has no words. */
export function prepare({ document, sha256, digest }: DigestedDocument): PreparedDocument {
  const { metadata, text, silent, locators, overrides } = document
  const tokens = tokenize(text, silent)
  if (tokens.length === 0) throw new RangeError(`Cannot index document "${metadata.id}": it has no words`)
  const { utterances, ...voices } = attribute(document)
  return {
    record: {
      metadata,
      sha256,
      digest,
      first: 0,
      words: tokens.length,
      units: text.length,
      marksSpeech: voices.marksSpeech,
    },
    text,
    starts: Int32Array.from(tokens, (token) => token.start),
    words: hashWords(tokens.map((token) => token.key)),
    silent,
    locators,
    overrides,
    // Where nothing is quoted, reporting is the text's own way of telling: scripture, sayings.
    voices: { ...voices, utterances: voices.marksSpeech ? utterances : [] },
  }
}

/** The document that a slice holds whole, as it was before it was cut. */
export function restore(slice: Slice): PreparedDocument {
  const { document, text, silent, locators, overrides, utterances, quoted } = slice
  const tokens = tokenize(text, silent)
  return {
    record: document,
    text,
    starts: Int32Array.from(tokens, (token) => token.start),
    words: hashWords(tokens.map((token) => token.key)),
    silent,
    locators,
    overrides,
    voices: { utterances, quoted, marksSpeech: document.marksSpeech },
  }
}

/** The documents in the order of a segment, each with its first word at its number there. */
export function inOrder(documents: readonly PreparedDocument[]): PreparedDocument[] {
  let first = 0
  return documents
    .toSorted((a, b) => byRank(rankOf(a), rankOf(b)))
    .map((document) => {
      const inPlace = placed(document, first)
      first += document.record.words
      return inPlace
    })
}

/** The document with its first word at that number of the segment. */
export function placed(document: PreparedDocument, first: number): PreparedDocument {
  return { ...document, record: { ...document.record, first } }
}

/** What decides a document's place in a segment. */
export type Rank = { readonly date: string | null; readonly id: string; readonly digest: string }

/** By date, then id: posting lists then run from the earliest document to the latest, the undated last. */
export function byRank(a: Rank, b: Rank): number {
  return compare(a.date ?? LAST, b.date ?? LAST) || compare(a.id, b.id) || compare(a.digest, b.digest)
}

const LAST = '~'

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The rank of a prepared document. */
export function rankOf({ record }: Pick<PreparedDocument, 'record'>): Rank {
  const { metadata, digest } = record
  return { date: metadata.date, id: metadata.id, digest }
}
