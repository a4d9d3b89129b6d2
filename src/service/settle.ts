/** Settling: the key `library` is made to say what the heads say. Whoever publishes does it, and so may anybody else at any time. */
import { HEADS_PREFIX, headKey, LIBRARY_KEY } from '../store/keys.ts'
import { READ_KEYS_MAX, type Store, StoreError } from '../store/store.ts'
import type { Corpus } from './answer.ts'
import { coverageOf } from './coverage.ts'
import { nameOf } from './digest.ts'
import type { Holding } from './holding.ts'
import { decode, keep, type Library, openHeads, openLibrary, readLibraryRecord } from './library.ts'
import { type Heads, type LibraryRecord, liveHeads, readHead } from './record.ts'

export type SettleOptions = {
  /** Heads that the caller has just written, which no list may show yet. */
  readonly own?: Heads
  /** Waits so many milliseconds: a key takes one write a second. */
  readonly wait: (milliseconds: number) => Promise<void>
}

/** Every head that is known, and the library of those that live; both are empty before the first publication. */
export type Settled = {
  readonly known: Heads
  readonly library: Library | null
  readonly corpus: Corpus
  /** Names of the heads that the record sent readers to before it was settled. */
  readonly recorded: ReadonlySet<string>
}

/** Attempts to open what the heads name and to write the one moving key, which others may be writing too. */
const ATTEMPTS = 8
const BACK_OFF_MS = 1100
/** Milliseconds after which no further attempt is begun: somebody may be waiting, and the next who settles goes on. */
const SETTLE_MS = 45_000

/** Throws `StoreError`. What was published stays so if it does: it is only seen later. */
export async function settle(store: Store, { own = new Map(), wait }: SettleOptions): Promise<Settled> {
  const held = await openLibrary(store).catch(() => null)
  // What is held may be newer than a copy of the record: two texts that come one after the other must both stay.
  const known = new Map([...(held?.heads ?? []), ...own])
  const recorded = new Set<string>()
  const began = Date.now()
  for (let attempt = 1; ; attempt++) {
    const record = await readRecordIfAny(store)
    for (const name of Object.keys(record?.heads ?? {})) recorded.add(name)
    // What was seen once stays known: the record may be of somebody who has not seen it, and the list be behind.
    for (const [name, head] of await knownHeads(store, record, known)) known.set(name, head)
    if (known.size === 0) return { known, library: null, corpus: NOTHING, recorded }
    const live = liveHeads(known)
    try {
      const opened = await openHeads(store, live, NOTHING, held, 'fresh')
      if (record !== null && isRecorded(record, live)) {
        const { corpus } = record
        return { known, library: keep(store, { ...opened, corpus }), corpus, recorded }
      }
      const corpus = await corpusOf(opened)
      const before = record === null ? null : { heads: record.heads, corpus: record.corpus }
      const next: LibraryRecord = { format: 2, heads: Object.fromEntries(live), corpus, before }
      await store.write([[LIBRARY_KEY, JSON.stringify(next)]])
      const library = keep(store, { ...opened, corpus })
      // Somebody else may have written at the same time: what he did not know of is then added to what he wrote.
      if (attempt === ATTEMPTS) return { known, library, corpus, recorded }
    } catch (fault) {
      // A head may be seen before its data, and the record take no second write within a second.
      const isLast = attempt === ATTEMPTS || Date.now() - began > SETTLE_MS
      if (!(fault instanceof StoreError) || fault.code === 'corrupt' || isLast) throw fault
      await wait(BACK_OFF_MS * attempt)
    }
  }
}

/** One that cannot be read, or was written by another version of the program, says nothing that the heads do not. */
async function readRecordIfAny(store: Store): Promise<LibraryRecord | null> {
  try {
    return await readLibraryRecord(store)
  } catch (fault) {
    if (fault instanceof StoreError && fault.code === 'corrupt') return null
    throw fault
  }
}

/** What is held by these documents; see `Corpus`. */
export async function corpusOf({ versions }: Holding): Promise<Corpus> {
  const lines = versions.map(({ id, digest, superseded }) => `${id} ${digest}${superseded ? ' -' : ''}`)
  return { version: await nameOf(lines.sort()), ...coverageOf(versions) }
}

const NOTHING: Corpus = { version: '', documents: 0, words: 0, from: null, until: null }

function isRecorded({ heads }: LibraryRecord, live: Heads): boolean {
  const names = Object.keys(heads)
  return names.length === live.size && names.every((name) => live.has(name))
}

/** Those recorded, those listed and those that one knew: a list may lack what is new and have what is gone. */
async function knownHeads(store: Store, record: LibraryRecord | null, before: Heads): Promise<Heads> {
  const known = new Map([...Object.entries(record?.heads ?? {}), ...before])
  const listed = await store.list(HEADS_PREFIX)
  const unread = listed.filter((key) => !known.has(key.slice(HEADS_PREFIX.length)))
  for (let from = 0; from < unread.length; from += READ_KEYS_MAX) {
    for (const [key, value] of await store.read(unread.slice(from, from + READ_KEYS_MAX), 'fresh')) {
      if (value === null) continue
      known.set(
        key.slice(HEADS_PREFIX.length),
        decode(key, () => readHead(value)),
      )
    }
  }
  return known
}

/** The entry of a head. */
export function headEntry(name: string, head: unknown): readonly [string, string] {
  return [headKey(name), JSON.stringify(head)]
}
