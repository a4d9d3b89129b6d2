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
export type Settled = { readonly known: Heads; readonly library: Library | null; readonly corpus: Corpus }

/** Attempts to write the one moving key, which others may be writing too. */
const ATTEMPTS = 8
const BACK_OFF_MS = 1100

/** Throws `StoreError`. What was published stays so if it does: it is only seen later. */
export async function settle(store: Store, { own = new Map(), wait }: SettleOptions): Promise<Settled> {
  const held = await openLibrary(store).catch(() => null)
  for (let attempt = 1; ; attempt++) {
    const record = await readRecordIfAny(store)
    // What is held may be newer than a copy of the record: two texts that come one after the other must both stay.
    const known = await knownHeads(store, record, new Map([...(held?.heads ?? []), ...own]))
    if (known.size === 0) return { known, library: null, corpus: NOTHING }
    const live = liveHeads(known)
    if (record !== null && isRecorded(record, live)) {
      const library = keep(store, await openHeads(store, live, record.corpus, held))
      return { known, library, corpus: record.corpus }
    }
    const opened = await openHeads(store, live, NOTHING, held)
    const corpus = await corpusOf(opened)
    const heads = Object.fromEntries(live)
    const before = record === null ? null : { heads: record.heads, corpus: record.corpus }
    const next: LibraryRecord = { format: 2, heads, corpus, before }
    try {
      await store.write([[LIBRARY_KEY, JSON.stringify(next)]])
    } catch (fault) {
      if (!(fault instanceof StoreError) || attempt === ATTEMPTS) throw fault
      await wait(BACK_OFF_MS * attempt)
      continue
    }
    const library = keep(store, { ...opened, corpus })
    // Somebody else may have written at the same time: what he did not know of is then added to what he wrote.
    if (attempt === ATTEMPTS) return { known, library, corpus }
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

/** Those recorded, those listed and those the caller knows: a list may lack what is new and have what is gone. */
async function knownHeads(store: Store, record: LibraryRecord | null, own: Heads): Promise<Heads> {
  const known = new Map([...Object.entries(record?.heads ?? {}), ...own])
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
