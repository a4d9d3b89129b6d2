/**
 * What is published, as it is recorded. A *head* is written once, when all data of its segment is there, and names the
 * heads that it replaces. The truth is the set of heads: those live that no other one replaces. It does not matter who
 * sees which head first, so publishers need no lock. The key `library` says which are live, for readers, who never list.
 */
import * as z from 'zod'

/** What was taken out of the library: all versions of an id of that stamp and before, or of these only the one of that digest. */
const removal = z.strictObject({ id: z.string(), stamp: z.int(), digest: z.string().nullable() })
export type Removal = z.infer<typeof removal>

const head = z.strictObject({
  format: z.literal(2),
  /** Of the program that read the documents. */
  engine: z.string(),
  /** `null` for a head that only removes documents. */
  segment: z
    .strictObject({
      name: z.string(),
      form: z.enum(['small', 'large']),
      documents: z.int().min(1),
      words: z.int().min(1),
      /** UTF-8 bytes that are read of it when a library is opened. */
      bytes: z.int(),
      buckets: z.int(),
      blocks: z.int(),
    })
    .nullable(),
  /** Milliseconds since 1970, later than that of every head its publisher knew. */
  stamp: z.int(),
  /** `stamp` and `origin` hold for all documents unless each has its own, under `historyKey`. */
  origin: z.enum(['ingest', 'api']),
  hasHistory: z.boolean(),
  /** Names of the heads that it replaces. */
  supersedes: z.array(z.string()),
  removed: z.array(removal),
})
export type Head = z.infer<typeof head>
export type Origin = Head['origin']
export type SegmentHead = NonNullable<Head['segment']>

/** Heads by name. */
export type Heads = ReadonlyMap<string, Head>

const corpus = z.strictObject({
  version: z.string(),
  documents: z.int(),
  words: z.int(),
  from: z.string().nullable(),
  until: z.string().nullable(),
})

const record = z.strictObject({
  format: z.literal(2),
  heads: z.record(z.string(), head),
  corpus,
  /** The same before, for a reader who sees this record before the data it names. */
  before: z.strictObject({ heads: z.record(z.string(), head), corpus }).nullable(),
})
export type LibraryRecord = z.infer<typeof record>

/** What is known of each document of a head, in the order of its segment. */
const history = z.strictObject({ stamps: z.array(z.int()), origins: z.array(z.enum(['ingest', 'api'])) })
export type History = z.infer<typeof history>

/** Each throws where the value is none. */
export const readHead = (value: string): Head => head.parse(JSON.parse(value))
export const readRecord = (value: string): LibraryRecord => record.parse(JSON.parse(value))
export const readHistory = (value: string): History => history.parse(JSON.parse(value))

/** Milliseconds after which nobody publishes on the strength of what he saw before. */
export const MEMORY_MS = 7 * 24 * 3600 * 1000

/** Names sort by their stamp. */
export function headName(stamp: number, digest: string): string {
  return `${stamp.toString(36).padStart(STAMP_DIGITS, '0')}-${digest.slice(0, DIGEST_DIGITS)}`
}

/** The stamp that a head is named by. */
export function stampOf(name: string): number {
  return Number.parseInt(name.slice(0, STAMP_DIGITS), 36)
}

const STAMP_DIGITS = 9
const DIGEST_DIGITS = 16

/** The heads that no other one replaces. */
export function liveHeads(heads: Heads): Heads {
  const superseded = new Set([...heads.values()].flatMap(({ supersedes }) => supersedes))
  return new Map([...heads].filter(([name]) => !superseded.has(name)))
}

/**
 * What a new head must say that it replaces to replace these: they, and what they replace, lest a list that is behind
 * bring that back. `known` are all heads that its publisher saw.
 */
export function supersededBy(replaced: Heads, known: Heads, now: number): string[] {
  const names = new Set(replaced.keys())
  for (const [name, { supersedes }] of replaced) {
    for (const other of supersedes) {
      if (known.has(other) || stampOf(name) > now - MEMORY_MS) names.add(other)
    }
  }
  return [...names].sort()
}
