/**
 * Tiles: the tree in pieces that are read and cached like files (https://c2sp.org/tlog-tiles). A tile of level L has up to
 * 256 neighbouring hashes of complete subtrees of 256^L leaves; a bundle has the entries below a tile of level 0.
 */
import { fromBase64, toBase64 } from './base64.ts'
import { HASH_BYTES, type Hash, nodeHash } from './hash.ts'
import type { Nodes } from './tree.ts'

/** Levels of the tree in a tile; hashes in a full one. */
const TILE_HEIGHT = 8
export const TILE_WIDTH = 256

export type Tile = readonly Hash[]
/** The hashes that a tile has so far. */
export type Tiles = (level: number, index: number) => Promise<Tile>

export type TilePlace = { readonly level: number; readonly index: number }

/** How many hashes tile `index` of this level has in a tree of `size` leaves. */
export function tileWidth(size: number, { level, index }: TilePlace): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level)
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH))
}

/** All tiles of a tree of `size` leaves that have a hash which that of `before` leaves had not; from the leaves up. */
export function tilesBetween(before: number, size: number): TilePlace[] {
  const places: TilePlace[] = []
  for (let level = 0, width = 1; width <= size; level++, width *= TILE_WIDTH) {
    const [from, to] = [Math.floor(before / width), Math.floor(size / width)]
    if (from === to) break
    for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < to; index++)
      places.push({ level, index })
  }
  return places
}

/** The tiles that are new or grow where these hashes of leaves come to a tree of `size`. */
export async function grow(
  size: number,
  leaves: readonly Hash[],
  tiles: Tiles,
): Promise<(TilePlace & { readonly tile: Tile })[]> {
  const grown: (TilePlace & { tile: Tile })[] = []
  let [level, from, added] = [0, size, leaves]
  while (added.length > 0) {
    const full: Hash[] = []
    for (let at = 0; at < added.length; ) {
      const index = Math.floor((from + at) / TILE_WIDTH)
      const held = (from + at) % TILE_WIDTH
      const more = added.slice(at, at + TILE_WIDTH - held)
      const tile = held === 0 ? more : [...(await tiles(level, index)).slice(0, held), ...more]
      grown.push({ level, index, tile })
      if (tile.length === TILE_WIDTH) full.push(await joined(tile))
      at += more.length
    }
    ;[level, from, added] = [level + 1, Math.floor(from / TILE_WIDTH), full]
  }
  return grown
}

/** The hashes of complete subtrees, of those in tiles. What is computed once is kept, as long as the function is. */
export function nodesOf(tiles: Tiles): Nodes {
  const known = new Map<string, Promise<Hash>>()
  const find = async (level: number, index: number): Promise<Hash> => {
    const rest = level % TILE_HEIGHT
    if (rest > 0) return nodeHash(await nodes(level - 1, 2 * index), await nodes(level - 1, 2 * index + 1))
    const tile = await tiles(level / TILE_HEIGHT, Math.floor(index / TILE_WIDTH))
    const hash = tile[index % TILE_WIDTH]
    if (hash === undefined) throw new RangeError(`There is no hash ${index} of level ${level}`)
    return hash
  }
  const nodes: Nodes = (level, index) => {
    const name = `${level} ${index}`
    const hash = known.get(name) ?? find(level, index)
    known.set(name, hash)
    return hash
  }
  return nodes
}

/** As it is stored: values are text. */
export function encodeTile(tile: Tile): string {
  return toBase64(bytesOf(tile))
}

/** Throws `SyntaxError` if `value` is no tile. */
export function decodeTile(value: string): Tile {
  const bytes = fromBase64(value)
  if (bytes === null || bytes.length % HASH_BYTES > 0) throw new SyntaxError('Cannot decode tile')
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, at) =>
    bytes.slice(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  )
}

/** As it is served. */
export function bytesOf(tile: Tile): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(tile.length * HASH_BYTES)
  for (const [at, hash] of tile.entries()) bytes.set(hash, at * HASH_BYTES)
  return bytes
}

/** The hash above a full tile. */
async function joined(tile: Tile): Promise<Hash> {
  const [only] = tile
  if (only !== undefined && tile.length === 1) return only
  const pairs = Array.from({ length: tile.length / 2 }, (_, at) => tile.slice(2 * at, 2 * at + 2))
  return joined(
    await Promise.all(
      pairs.map(([left, right]) => {
        if (left === undefined || right === undefined) throw new RangeError('A tile is full at 256 hashes')
        return nodeHash(left, right)
      }),
    ),
  )
}
