/** Where files lie together: a folder, or an archive. */
import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Manifest, parseManifest } from './manifest.ts'

/** Paths are below the place, with `/` between their parts. */
export type Place = {
  /** A path as people are told it. */
  nameOf(path: string): string
  has(path: string): boolean
  /** Throws if it cannot be read. */
  read(path: string): Promise<Uint8Array>
  /** The manifest at `path`; to be asked only if there is one. Read once. */
  manifest(path: string): Promise<Manifest>
}

/** A folder. `nameOf` says how people are told a path. */
export function folderPlace(folder: string, nameOf: (path: string) => string): Place {
  const place: Place = {
    nameOf,
    has: (path) => existsSync(join(folder, path)),
    read: (path) => readFile(join(folder, path)),
    manifest: async (path) => {
      const { mtimeMs, size } = statSync(join(folder, path))
      const key = JSON.stringify([join(folder, path), mtimeMs, size])
      const known = manifests.get(key) ?? readManifest(place, path)
      manifests.set(key, known)
      return known
    },
  }
  return place
}

/** Read once for all files that it tells of. */
const manifests = new Map<string, Promise<Manifest>>()

export async function readManifest(place: Place, path: string): Promise<Manifest> {
  return parseManifest(await place.read(path), path, place)
}
