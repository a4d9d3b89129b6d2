/** The hashes of a log's tree, as RFC 6962 (section 2.1) has them: SHA-256, leaves and nodes apart. */

/** 32 bytes. */
export type Hash = Uint8Array<ArrayBuffer>

export const HASH_BYTES = 32

const LEAF = 0x00
const NODE = 0x01
const encoder = new TextEncoder()

/** Of a leaf's UTF-8 bytes. */
export function leafHash(leaf: string): Promise<Hash> {
  return digest(LEAF, encoder.encode(leaf))
}

export function nodeHash(left: Hash, right: Hash): Promise<Hash> {
  return digest(NODE, left, right)
}

/** Of a tree without leaves. */
export function emptyHash(): Promise<Hash> {
  return sha256(new Uint8Array())
}

function digest(prefix: number, ...parts: readonly Uint8Array[]): Promise<Hash> {
  const bytes = new Uint8Array(1 + parts.reduce((sum, { length }) => sum + length, 0))
  bytes[0] = prefix
  let at = 1
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return sha256(bytes)
}

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Hash> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
