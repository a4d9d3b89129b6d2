/** The log, as it must be: every entry below its tile, every tile below the root, the root signed, and grown out of what was kept. */
import { bundleKey, CHECKPOINT_KEY, tileKey } from '../../store/keys.ts'
import { decodeBundle } from '../../transparency/bundle.ts'
import {
  keyBytes,
  readCheckpoint,
  type SignedCheckpoint,
  signersOfCheckpoint,
  verifierKey,
} from '../../transparency/checkpoint.ts'
import { type LogEntry, readLeaf } from '../../transparency/entry.ts'
import { type Hash, isSame, leafHash } from '../../transparency/hash.ts'
import {
  decodeTile,
  grow,
  nodesOf,
  TILE_WIDTH,
  type Tile,
  tilesBetween,
  tileWidth,
} from '../../transparency/tile.ts'
import { rootOf } from '../../transparency/tree.ts'
import { changed, type Report } from './finding.ts'
import type { TrustedKey } from './trust.ts'
import { readIf } from './values.ts'

/** Where a log is read: here or at a service, as it is stored. */
export type LogSource = {
  readonly checkpoint: () => Promise<string | null>
  /** Values of these keys, in their order; `width`: how much of it there must be. */
  readonly values: (wanted: readonly Wanted[]) => Promise<readonly (string | null)[]>
}

export type Wanted = { readonly key: string; readonly width: number } & (
  | { readonly kind: 'bundle'; readonly index: number }
  | { readonly kind: 'tile'; readonly level: number; readonly index: number }
)

export type Trust = {
  /** Keys that the auditor has; `null`: those that the log itself announces, up to `kept` if there is one. */
  readonly keys: readonly TrustedKey[] | null
  /** A checkpoint that was kept. */
  readonly kept: string | null
}

export type AuditedLog = {
  readonly note: string
  readonly checkpoint: SignedCheckpoint
  /** Of those who signed it and are trusted, as notes name them. */
  readonly signers: readonly string[]
  /** True if it is signed by one of them, of these entries, and they grew out of what was kept. */
  readonly isProven: boolean
  /** What the log says, in order; `null` where it cannot be trusted. */
  readonly entries: readonly (LogEntry | null)[]
}

/** A checkpoint says what it likes until its entries are there, and what may be there is laid out before it is read. */
const ENTRIES_MAX = 10_000_000

/** Null if there is no log, or none that can be read. Throws `StoreError`. */
export async function auditLog(source: LogSource, trust: Trust, report: Report): Promise<AuditedLog | null> {
  const note = await source.checkpoint()
  const checkpoint = note === null ? null : readCheckpoint(note)
  if (note === null || checkpoint === null) {
    const message =
      note === null
        ? 'There is no log: a service with SIGNING_KEY and ISSUER keeps one, from its first minutes on'
        : 'The checkpoint of the log cannot be read'
    report.add({ kind: note === null ? 'missing' : 'changed', documents: [], key: CHECKPOINT_KEY, message })
    return null
  }
  if (checkpoint.size > ENTRIES_MAX) {
    const message = `The log says that it has ${checkpoint.size.toLocaleString('en-US')} entries, which is more than can be audited`
    report.add(changed(CHECKPOINT_KEY, message))
    return null
  }
  const { leaves, hashes } = await readEntries(source, checkpoint, report)
  const entries = leaves.map((leaf) => (leaf === null ? null : readIf(leaf, readLeaf)))
  for (const [index, leaf] of leaves.entries())
    if (leaf !== null && entries[index] === null)
      report.add(changed(bundleKey(Math.floor(index / TILE_WIDTH)), `Entry ${index} of the log is none`))
  const before = trust.kept === null ? null : readCheckpoint(trust.kept)
  // What came behind a checkpoint that was kept anybody may have written, a key of his own too.
  const announced = entries
    .slice(0, before?.size)
    .flatMap((entry) => (entry?.kind === 'key' ? [keyBytes(entry)] : []))
  const given = trust.keys?.filter(({ origin }) => origin === null || origin === checkpoint.origin)
  const keys = given?.map(({ publicKey }) => publicKey) ?? announced
  const signers = await signersOfCheckpoint(checkpoint, keys)
  if (signers === null || signers.length === 0) {
    const message =
      signers === null
        ? 'The signature of the checkpoint is wrong'
        : `The checkpoint is signed by ${nobody(trust)}`
    report.add({ kind: 'unsigned', documents: [], key: CHECKPOINT_KEY, message })
  }
  const hasGrown = trust.kept === null || (await compareKept(before, checkpoint, hashes, keys, report))
  if (before !== null && hasGrown) noteSince(entries.slice(before.size), report)
  return {
    note,
    checkpoint,
    signers: await Promise.all((signers ?? []).map((key) => verifierKey(checkpoint.origin, key))),
    isProven: signers !== null && signers.length > 0 && hashes !== null && hasGrown,
    entries,
  }
}

/** Whoever can write the store can publish too, and the log says so as of anybody: who published must know what. */
function noteSince(entries: readonly (LogEntry | null)[], report: Report): void {
  for (const [kind, what] of [
    ['document', 'Published'],
    ['withdrawal', 'Withdrawn'],
  ] as const) {
    const ids = entries.flatMap((entry) => (entry?.kind === kind ? [entry.id] : []))
    if (ids.length > 0)
      report.note({ documents: [...new Set(ids)], message: `${what} since the checkpoint that was kept` })
  }
}

function nobody({ keys, kept }: Trust): string {
  if (keys !== null) return 'no key that you trust for this log'
  if (kept === null) return 'no key that the log announces'
  return 'no key that the log announced up to the checkpoint that was kept: if the key was changed since, have the new one given to you (--key)'
}

type Read = {
  /** `null` where what is stored is not what was signed. */
  readonly leaves: readonly (string | null)[]
  /** Of the leaves; `null` if they cannot be told. */
  readonly hashes: readonly Hash[] | null
}

async function readEntries(
  source: LogSource,
  { size, root }: SignedCheckpoint,
  report: Report,
): Promise<Read> {
  const places = tilesBetween(0, size)
  const bundles = places
    .filter(({ level }) => level === 0)
    .map(({ index }): Wanted => {
      const width = tileWidth(size, { level: 0, index })
      return { kind: 'bundle', index, key: bundleKey(index), width }
    })
  const wanted = places.map(
    (place): Wanted => ({
      kind: 'tile',
      ...place,
      key: tileKey(place.level, place.index),
      width: tileWidth(size, place),
    }),
  )
  const values = await source.values(bundles)
  const found = bundles.flatMap(({ width }, at): (string | null)[] => {
    const own = decodeBundle(values[at] ?? '').slice(0, width)
    return Array.from({ length: width }, (_, line) => own[line] ?? null)
  })
  const hashed = await Promise.all(found.map((leaf) => (leaf === null ? null : leafHash(leaf))))
  const stored = await readTiles(source, wanted)
  const storedHash = (index: number): Hash | null =>
    stored.get(tileKey(0, Math.floor(index / TILE_WIDTH)))?.[index % TILE_WIDTH] ?? null

  // Either of the two tells the other where it is wrong: the one whose root was signed.
  const fromBundles = await treeOf(hashed)
  const fromTiles =
    fromBundles !== null && isSame(fromBundles.root, root)
      ? null
      : await treeOf(hashed.map((_, at) => storedHash(at)))
  const signed = [fromBundles, fromTiles].find((tree) => tree !== null && isSame(tree.root, root)) ?? null
  if (signed === null) {
    for (const { key, width } of wanted)
      if (stored.get(key)?.length !== width) report.add(changed(key, 'A tile of the log cannot be read'))
    for (const [at, { key, width }] of bundles.entries())
      if (decodeBundle(values[at] ?? '').length < width)
        report.add(changed(key, 'Entries of the log cannot be read'))
    report.add(changed(CHECKPOINT_KEY, 'The entries of the log are not those that the checkpoint signs'))
    return { leaves: found.map(() => null), hashes: null }
  }
  for (const { key, width } of wanted) {
    const [expected, own] = [signed.tiles.get(key)?.slice(0, width), stored.get(key)]
    if (own === undefined || expected === undefined || !isSameTile(own, expected))
      report.add(changed(key, 'A tile of the log is not what its entries give'))
  }
  const leaves = found.map((leaf, index) => {
    const [own, expected] = [hashed[index] ?? null, signed.hashes[index]]
    return own !== null && expected !== undefined && isSame(own, expected) ? leaf : null
  })
  for (const { key, index, width } of bundles) {
    const first = index * TILE_WIDTH
    const wrong = Array.from({ length: width }, (_, at) => first + at).filter((at) => leaves[at] === null)
    const [one] = wrong
    if (one === undefined) continue
    const which = wrong.length === 1 ? `Entry ${one}` : `${wrong.length} entries from ${one} on`
    const ids = wrong.flatMap((at) => idsIn(found[at] ?? ''))
    report.add(changed(key, `Not as it was signed: ${which} of the log`, ids))
  }
  return { leaves, hashes: signed.hashes }
}

type Tree = {
  readonly hashes: readonly Hash[]
  readonly tiles: ReadonlyMap<string, Tile>
  readonly root: Hash
}

/** Null if a leaf is not known. */
async function treeOf(leaves: readonly (Hash | null)[]): Promise<Tree | null> {
  const hashes = leaves.flatMap((hash) => hash ?? [])
  if (hashes.length < leaves.length) return null
  const grown = await grow(0, hashes, async () => [])
  const tiles = new Map(grown.map(({ level, index, tile }) => [tileKey(level, index), tile]))
  const nodes = nodesOf(async (level, index) => tiles.get(tileKey(level, index)) ?? [])
  return { hashes, tiles, root: await rootOf(hashes.length, nodes) }
}

/** Those that can be read, as wide as they must be. */
async function readTiles(source: LogSource, wanted: readonly Wanted[]): Promise<Map<string, Tile>> {
  const tiles = new Map<string, Tile>()
  for (const [at, value] of (await source.values(wanted)).entries()) {
    const tile = readIf(value, decodeTile)
    const place = wanted[at]
    if (tile !== null && place !== undefined) tiles.set(place.key, tile.slice(0, place.width))
  }
  return tiles
}

function isSameTile(a: Tile, b: Tile): boolean {
  return a.length === b.length && a.every((hash, at) => isSame(hash, b[at] ?? new Uint8Array()))
}

/** As far as a leaf that was changed still says it. */
function idsIn(leaf: string): string[] {
  const [, id] = /"id":"([^"]+)"/.exec(leaf) ?? []
  return id === undefined ? [] : [id]
}

/** True if the log grew out of what was kept. */
async function compareKept(
  before: SignedCheckpoint | null,
  now: SignedCheckpoint,
  hashes: readonly Hash[] | null,
  keys: readonly Uint8Array<ArrayBuffer>[],
  report: Report,
): Promise<boolean> {
  const rewritten = (message: string): false => {
    report.add({ kind: 'rewritten', documents: [], key: CHECKPOINT_KEY, message })
    return false
  }
  if (before === null || before.origin !== now.origin)
    return rewritten('The checkpoint that was kept is none of this log')
  const isSigned = ((await signersOfCheckpoint(before, keys))?.length ?? 0) > 0
  if (!isSigned)
    report.add({
      kind: 'unsigned',
      documents: [],
      key: null,
      message: 'The checkpoint that was kept is not signed by a key that is trusted',
    })
  if (before.size > now.size)
    return rewritten(`The log was rewritten: it had ${before.size} entries, and has ${now.size}`)
  if (hashes === null) return false
  const tree = await treeOf(hashes.slice(0, before.size))
  if (tree === null || !isSame(tree.root, before.root))
    return rewritten(`The log was rewritten: its first ${before.size} entries are not those that it had`)
  return isSigned
}
