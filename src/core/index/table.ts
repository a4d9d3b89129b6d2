/**
 * The document table of a segment, in two parts. The columns are read when a library is opened and kept, so they
 * have only what choosing places needs; the rest stands in pages of rows, by id, which are read for a list of documents.
 */
import type { DocumentRecord } from './block.ts'

/** Whose a document is: documents with the same person, work and aliases share one. */
export type Ownership = {
  /** Who speaks in it, or else wrote it. */
  readonly person: string | null
  /** Its publication, or else its title. */
  readonly work: string
  readonly aliases: Readonly<Record<string, readonly string[]>>
}

/** Column by column, documents in the order of the segment's words. */
export type Columns = {
  readonly ids: readonly string[]
  readonly digests: readonly string[]
  readonly dates: readonly (string | null)[]
  readonly words: readonly number[]
  /** Index of each one's ownership. */
  readonly owners: readonly number[]
  readonly ownerships: readonly Ownership[]
}

/** A row: a document as a list shows it. */
export type DocumentRow = {
  readonly id: string
  readonly title: string
  readonly author: string | null
  readonly speaker: string | null
  readonly publication: string | null
  readonly date: string | null
  readonly words: number
  readonly sha256: string
  readonly digest: string
}

export const ROWS_A_PAGE = 256

export function columnsOf(records: readonly DocumentRecord[]): Columns {
  const numbers = new Map<string, number>()
  const ownerships: Ownership[] = []
  const owners = records.map(({ metadata }) => {
    const { speaker, author, publication, title, aliases } = metadata
    const ownership = { person: speaker ?? author, work: publication ?? title, aliases }
    const name = JSON.stringify(ownership)
    const number = numbers.get(name) ?? ownerships.length
    if (number === ownerships.length) {
      numbers.set(name, number)
      ownerships.push(ownership)
    }
    return number
  })
  return {
    ids: records.map(({ metadata }) => metadata.id),
    digests: records.map(({ digest }) => digest),
    dates: records.map(({ metadata }) => metadata.date),
    words: records.map(({ words }) => words),
    owners,
    ownerships,
  }
}

/** All rows by id, and of one id by digest. */
export function rowsOf(records: readonly DocumentRecord[]): DocumentRow[] {
  return records
    .map(({ metadata, words, sha256, digest }) => {
      const { id, title, author, speaker, publication, date } = metadata
      return { id, title, author, speaker, publication, date, words, sha256, digest }
    })
    .sort(byId)
}

/** The order of rows. */
export function byId(a: Pick<DocumentRow, 'id' | 'digest'>, b: Pick<DocumentRow, 'id' | 'digest'>): number {
  return a.id < b.id || (a.id === b.id && a.digest < b.digest) ? -1 : 1
}

/** The rows in pages of `ROWS_A_PAGE`. */
export function pagesOf(rows: readonly DocumentRow[]): (readonly DocumentRow[])[] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_A_PAGE) }, (_, page) =>
    rows.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE),
  )
}
