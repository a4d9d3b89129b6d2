/** A file that is to be read, wherever it lies. */
import type { Archive } from './archive.ts'
import type { Fault } from './facts.ts'
import type { Place } from './place.ts'
import type { Read } from './read.ts'

export type Held = {
  readonly place: Place
  /** In its place. */
  readonly path: string
  /** What its id is derived from. */
  readonly idPath: string
  readonly bytes: number
  readonly read: () => Promise<Uint8Array>
  readonly stream: () => AsyncIterable<Uint8Array>
  /** `null` within an archive. */
  readonly open: (() => Promise<Archive>) | null
}

/** The last part of a path. */
export function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A problem of a file as a whole. */
export function problem(file: string, message: string): Read {
  return problemOf(file, { line: null, field: null, message })
}

export function problemOf(file: string, fault: Fault): Read {
  return { kind: 'problem', problem: { file, ...fault } }
}
