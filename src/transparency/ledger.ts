/**
 * The log itself: the one place where leaves are appended and checkpoints signed. What it says was logged, and the
 * checkpoint that says so, are stored in one transaction; so it never signs two trees of which one is not the beginning
 * of the other, whoever appends at the same time and wherever it dies.
 */
import * as z from 'zod'
import { bundleKey, CHECKPOINT_KEY, tileKey } from '../store/keys.ts'
import { type Entry, type Store, StoreError } from '../store/store.ts'
import { toBase64 } from './base64.ts'
import { decodeBundle, encodeBundle } from './bundle.ts'
import { readCheckpoint, signCheckpoint } from './checkpoint.ts'
import { type LogEntry, leafOf, readLeaf } from './entry.ts'
import { leafHash } from './hash.ts'
import {
  type Compared,
  type HeldPart,
  type Included,
  type Sweep,
  type TransparencyLog,
  versionName,
} from './log.ts'
import { type PublicKey, publicKeyOf, type Signer } from './signer.ts'
import type { LogStorage } from './storage.ts'
import {
  decodeTile,
  encodeTile,
  grow,
  nodesOf,
  TILE_WIDTH,
  type Tile,
  type Tiles,
  tilesBetween,
} from './tile.ts'
import { inclusionProof, rootOf } from './tree.ts'

/** In whose name the log is kept, and who signs. */
export type Identity = { readonly origin: string; readonly signers: readonly Signer[] }

export type Ledger = TransparencyLog & {
  /**
   * Brings a part of what is new to where everybody reads it, the checkpoint last; where that is gone or older than it was,
   * what came since, too. False if there is more. Throws `StoreError`; what was not brought is, the next time.
   */
  readonly mirror: (store: Store) => Promise<boolean>
  /** True if there are entries that were not brought yet. */
  readonly isBehind: () => boolean
}

const head = z.strictObject({
  size: z.int(),
  checkpoint: z.string(),
  /** Origin and keys of the checkpoint. */
  signed: z.string(),
})
type Head = z.infer<typeof head>

/** The last leaf about a version or a key. */
const subject = z.strictObject({ index: z.int(), leaf: z.string(), at: z.int() })
type Subject = z.infer<typeof subject>

const sweeping = z.strictObject({
  complete: z.string().nullable(),
  after: z.string().nullable(),
  /** The library with which the sweep under way began, if all was well since, and nothing was logged. */
  begun: z.string().nullable(),
})

const HEAD = 'head'
const SWEEP = 'sweep'
/** How many leaves were brought to where everybody reads them, and how many the checkpoint there has. */
const MIRRORED = 'mirrored'
const SHOWN = 'shown'
const VERSIONS = 'version/'
const KEYS = 'key/'
const tileItem = (level: number, index: number): string => `tile/${level}/${index}`
const bundleItem = (index: number): string => `bundle/${index}`

/** Milliseconds for which what was just logged may not be seen yet by whoever compares the library with the log. */
const UNSEEN_MS = 10 * 60 * 1000
/** Bundles brought at once: with their tiles fewer values than a request may write on the free plan. */
const MIRRORED_BUNDLES = 16

/** `now` is in milliseconds since 1970. */
export function ledgerOver(storage: LogStorage, identity: Identity, now: () => number): Ledger {
  const name = [identity.origin, ...identity.signers.map(({ kid }) => kid)].join(' ')
  const announced = identity.signers
    .toReversed()
    .map((signer): LogEntry => ({ kind: 'key', ...publicKeyOf(signer) }))

  const subjectOf = (entry: LogEntry): Subject | null => read(storage.get(subjectItem(entry)), subject)
  const tiles: Tiles = async (level, index) => storedTile(storage, level, index)

  const append = async (entries: readonly LogEntry[]): Promise<Appended> => {
    for (;;) {
      const guard = { key: HEAD, expected: storage.get(HEAD) }
      const before = read(guard.expected, head)
      const size = before?.size ?? 0
      const subjects = new Map<string, Subject>()
      const indexes = new Map<string, number>()
      const leaves: string[] = []
      for (const entry of [...announced, ...entries]) {
        const leaf = leafOf(entry)
        const known = subjects.get(subjectItem(entry)) ?? subjectOf(entry)
        indexes.set(leaf, known?.leaf === leaf ? known.index : size + leaves.length)
        if (known?.leaf === leaf) continue
        if (known !== null && !mayFollow(entry, known.leaf)) throw contradiction(entry)
        subjects.set(subjectItem(entry), { index: size + leaves.length, leaf, at: now() })
        leaves.push(leaf)
      }
      if (leaves.length === 0 && before?.signed === name) return { head: before, tiles, indexes }
      const changes = new Map<string, string>()
      const grown = await grow(size, await Promise.all(leaves.map(leafHash)), tiles)
      const fresh = new Map(grown.map(({ level, index, tile }) => [tileItem(level, index), tile]))
      const newTiles: Tiles = async (level, index) => fresh.get(tileItem(level, index)) ?? tiles(level, index)
      const next = size + leaves.length
      const root = await rootOf(next, nodesOf(newTiles))
      const checkpoint = await signCheckpoint({ origin: identity.origin, size: next, root }, identity.signers)
      const after: Head = { size: next, checkpoint, signed: name }
      for (const [key, tile] of fresh) changes.set(key, encodeTile(tile))
      for (const [key, value] of bundled(storage, size, leaves)) changes.set(key, value)
      for (const [key, value] of subjects) changes.set(key, JSON.stringify(value))
      // Whoever logs this may see a library of some time ago, and not the one that was found to be logged.
      if (leaves.length > 0) {
        const sweep = read(storage.get(SWEEP), sweeping) ?? NEVER
        changes.set(SWEEP, JSON.stringify({ ...sweep, complete: null, begun: null }))
      }
      changes.set(HEAD, JSON.stringify(after))
      // Somebody else may have appended while this was computed.
      if (storage.commit(guard, changes)) return { head: after, tiles: newTiles, indexes }
    }
  }

  const logged = (prefix: string, after: string | null, until: string | null) =>
    Array.from(storage.list({ prefix, after, until }), ([key, value]) => ({
      name: key.slice(prefix.length),
      ...subject.parse(JSON.parse(value)),
    }))

  return {
    async include(entries): Promise<Included> {
      const { head: own, tiles: tree, indexes } = await append(entries)
      const nodes = nodesOf(tree)
      const inclusions = await Promise.all(
        entries.map(async (entry) => {
          const leaf = leafOf(entry)
          const index = indexes.get(leaf) ?? 0
          const proof = await inclusionProof(index, own.size, nodes)
          return { leaf, index, proof: proof.map(toBase64) }
        }),
      )
      return { checkpoint: own.checkpoint, inclusions }
    },
    async keys(): Promise<readonly PublicKey[]> {
      await append([])
      return logged(KEYS, null, null)
        .sort((a, b) => b.index - a.index)
        .flatMap(({ leaf }) => {
          const entry = readLeaf(leaf)
          if (entry.kind !== 'key') return []
          const { kind: _, ...key } = entry
          return [key]
        })
    },
    async sweep(): Promise<Sweep> {
      await append([])
      const { complete, after } = read(storage.get(SWEEP), sweeping) ?? NEVER
      return { complete, after }
    },
    async compare({ after, until, held, corpus }: HeldPart): Promise<Compared> {
      const there = new Set(held)
      const known = logged(VERSIONS, after, until).flatMap((one) => {
        const entry = readLeaf(one.leaf)
        return entry.kind === 'document' ? [{ ...one, entry }] : []
      })
      const gone = known.filter((one) => !there.has(one.name))
      // A sweep may see a library of some time ago.
      const withdrawn = gone.filter(({ at }) => corpus === null || at <= now() - UNSEEN_MS)
      if (withdrawn.length > 0)
        await append(withdrawn.map(({ entry: { id, digest } }) => ({ kind: 'withdrawal', id, digest })))
      const names = new Set(known.map((one) => one.name))
      const missing = held.filter((one) => !names.has(one))
      if (corpus !== null) {
        const isWell = missing.length === 0 && gone.length === 0
        moveSweep(storage, { after, until, corpus, isWell })
      }
      return { missing }
    },
    isBehind: () => count(storage, MIRRORED) < (read(storage.get(HEAD), head)?.size ?? 0),
    async mirror(store): Promise<boolean> {
      const own = read(storage.get(HEAD), head)
      if (own === null) return true
      const seen = await readMirrored(store)
      // The namespace is another, or was put back as it was once: what it had since is lost with its checkpoint.
      if (seen.size < count(storage, SHOWN)) setCounts(storage, seen.size, SHOWN, MIRRORED)
      const from = count(storage, MIRRORED)
      const until = Math.min(own.size, (Math.floor(from / TILE_WIDTH) + MIRRORED_BUNDLES) * TILE_WIDTH)
      await store.write(mirrorEntries(storage, from, until))
      setCounts(storage, until, MIRRORED)
      if (until < own.size) return false
      if (seen.note !== own.checkpoint) await store.write([[CHECKPOINT_KEY, own.checkpoint]])
      setCounts(storage, own.size, SHOWN)
      return read(storage.get(HEAD), head)?.checkpoint === own.checkpoint
    },
  }
}

/** The head when all was logged, its tree, and where in it each leaf asked for stands. */
type Appended = {
  readonly head: Head
  readonly tiles: Tiles
  readonly indexes: ReadonlyMap<string, number>
}

const NEVER = { complete: null, after: null, begun: null }

/** What was logged once as this version must be the same whenever it is: only a withdrawal may follow it, and that it came again. */
function mayFollow(entry: LogEntry, leaf: string): boolean {
  return entry.kind !== 'key' && readLeaf(leaf).kind !== entry.kind
}

function contradiction(entry: LogEntry): StoreError {
  const what =
    entry.kind === 'key' ? `the key "${entry.kid}"` : `document "${entry.id}" with digest ${entry.digest}`
  return new StoreError('corrupt', `The log has something else as ${what}`)
}

function subjectItem(entry: LogEntry): string {
  return entry.kind === 'key' ? KEYS + entry.kid : VERSIONS + versionName(entry.id, entry.digest)
}

function storedTile(storage: LogStorage, level: number, index: number): Tile {
  return decodeTile(storage.get(tileItem(level, index)) ?? '')
}

/** The bundles that grow where these leaves come to `size` others. */
function bundled(storage: LogStorage, size: number, leaves: readonly string[]): Map<string, string> {
  const bundles = new Map<string, string[]>()
  for (const [at, leaf] of leaves.entries()) {
    const key = bundleItem(Math.floor((size + at) / TILE_WIDTH))
    const bundle = bundles.get(key) ?? [...decodeBundle(storage.get(key) ?? '')]
    bundle.push(leaf)
    bundles.set(key, bundle)
  }
  return new Map([...bundles].map(([key, bundle]) => [key, encodeBundle(bundle)]))
}

/** The checkpoint that everybody reads. One that is damaged is none. Throws `StoreError`. */
async function readMirrored(store: Store): Promise<{ readonly note: string | null; readonly size: number }> {
  try {
    const note = (await store.read([CHECKPOINT_KEY], 'fresh')).get(CHECKPOINT_KEY) ?? null
    return { note, size: (note === null ? null : readCheckpoint(note))?.size ?? 0 }
  } catch (fault) {
    if (fault instanceof StoreError && fault.code === 'corrupt') return { note: null, size: 0 }
    throw fault
  }
}

function count(storage: LogStorage, key: string): number {
  return Number(storage.get(key) ?? 0)
}

function setCounts(storage: LogStorage, count: number, ...keys: readonly [string, ...string[]]): void {
  const [key] = keys
  storage.commit({ key, expected: storage.get(key) }, new Map(keys.map((one) => [one, String(count)])))
}

function mirrorEntries(storage: LogStorage, from: number, until: number): Entry[] {
  return tilesBetween(from, until).flatMap(({ level, index }): Entry[] => {
    const tile: Entry = [tileKey(level, index), storage.get(tileItem(level, index)) ?? '']
    return level > 0 ? [tile] : [[bundleKey(index), storage.get(bundleItem(index)) ?? ''], tile]
  })
}

/** A sweep is complete if it went through all of one library and nothing was amiss. */
function moveSweep(
  storage: LogStorage,
  {
    after,
    until,
    corpus,
    isWell,
  }: Pick<HeldPart, 'after' | 'until'> & { readonly corpus: string; readonly isWell: boolean },
): void {
  const expected = storage.get(SWEEP)
  const { complete, begun } = read(expected, sweeping) ?? NEVER
  const from = after === null ? corpus : begun
  const own = isWell && from === corpus ? corpus : null
  const next = {
    complete: until === null ? (own ?? complete) : complete,
    after: until,
    begun: until === null ? null : own,
  }
  storage.commit({ key: SWEEP, expected }, new Map([[SWEEP, JSON.stringify(next)]]))
}

/** What this file has written, or nothing yet. */
function read<T>(value: string | null, schema: z.ZodType<T>): T | null {
  return value === null ? null : schema.parse(JSON.parse(value))
}
