/** The log as everybody reads it: values that were brought into the library's store. */
import { bundleKey, CHECKPOINT_KEY, tileKey } from '../store/keys.ts'
import { type Store, StoreError } from '../store/store.ts'
import { bundleBytes, decodeBundle } from '../transparency/bundle.ts'
import { readCheckpoint, type SignedCheckpoint } from '../transparency/checkpoint.ts'
import type { TilePath } from '../transparency/path.ts'
import { bytesOf, decodeTile, tileWidth } from '../transparency/tile.ts'
import { decode } from './segment.ts'

export type LogFile = { readonly note: string; readonly checkpoint: SignedCheckpoint }

/** The last checkpoint that can be read; `null` before the first. Throws `StoreError`. */
export async function readLogFile(store: Store): Promise<LogFile | null> {
  const note = (await store.read([CHECKPOINT_KEY], 'fresh')).get(CHECKPOINT_KEY) ?? null
  if (note === null) return null
  const checkpoint = readCheckpoint(note)
  if (checkpoint === null) throw new StoreError('corrupt', `Cannot decode "${CHECKPOINT_KEY}"`)
  return { note, checkpoint }
}

/**
 * A tile or bundle of a log of `size` entries as it is served; `null` if the log does not go so far. What is stored may go
 * further than what was asked for, as it only grows. Throws `StoreError`.
 */
export async function readTileFile(
  store: Store,
  path: TilePath,
  size: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { level, index, width } = path
  const place = { level: level === 'entries' ? 0 : level, index }
  if (width > tileWidth(size, place)) return null
  const key = level === 'entries' ? bundleKey(index) : tileKey(level, index)
  // Never as immutable: a copy from before it was full would stand for minutes.
  const value = (await store.read([key], 'fresh')).get(key) ?? null
  if (value === null) throw new StoreError('missing', `Cannot find "${key}", which the checkpoint names`)
  if (level === 'entries') {
    const leaves = decodeBundle(value).slice(0, width)
    return leaves.length < width ? behind(key) : decode(key, () => bundleBytes(leaves))
  }
  const tile = decode(key, () => decodeTile(value)).slice(0, width)
  return tile.length < width ? behind(key) : bytesOf(tile)
}

/** A copy from before the checkpoint. */
function behind(key: string): never {
  throw new StoreError('unavailable', `"${key}" is seen as it was before the checkpoint`)
}
