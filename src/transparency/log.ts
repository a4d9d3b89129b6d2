/** The log as the rest of the service sees it. */
import type { LogEntry } from './entry.ts'
import type { PublicKey } from './signer.ts'

/** That a leaf stands in the tree of a checkpoint (RFC 6962, section 2.1.1). */
export type Inclusion = {
  readonly leaf: string
  readonly index: number
  /** Hashes in base64, from the leaf's sibling up. */
  readonly proof: readonly string[]
}

export type Included = {
  /** A signed note; see `checkpoint.ts`. */
  readonly checkpoint: string
  /** In the order of the entries. */
  readonly inclusions: readonly Inclusion[]
}

export type TransparencyLog = {
  /**
   * Logs those not logged yet, then proves each in the tree of one checkpoint. Throws `StoreError`: `corrupt` if
   * another text was logged as this version.
   */
  readonly include: (entries: readonly LogEntry[]) => Promise<Included>
  /** Every public key ever announced, newest first. Throws `StoreError`. */
  readonly keys: () => Promise<readonly PublicKey[]>
  /** How far the log was compared with the library. Throws `StoreError`. */
  readonly sweep: () => Promise<Sweep>
  /** Compares a part of the library with the log. Throws `StoreError`. */
  readonly compare: (part: HeldPart) => Promise<Compared>
}

/** The comparison of log and library, which goes through the names of all versions, a part at a time. */
export type Sweep = {
  /** The version of the library that the log was last found to have all of, if nothing was logged since. */
  readonly complete: string | null
  /** Where the comparison under way goes on: behind this name. */
  readonly after: string | null
}

/** All versions held behind the name `after`, up to and with the name `until` (`null`: up to the last). */
export type HeldPart = {
  readonly after: string | null
  readonly until: string | null
  /** Names of versions; see `versionName`. */
  readonly held: readonly string[]
  /** The version of the library, if this is part of a sweep; else whoever asks has just changed these himself. */
  readonly corpus: string | null
}

/** What the log lacks. What it has and the library has no more is withdrawn meanwhile. */
export type Compared = { readonly missing: readonly string[] }

/** The name of a version of a document: names sort by id. */
export function versionName(id: string, digest: string): string {
  return `${id} ${digest}`
}
