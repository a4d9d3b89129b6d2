/** What the log says: one entry a leaf, written in one way only, so that whoever has the facts has the leaf. */
import * as z from 'zod'
import { type PublicKey, publicKey } from './signer.ts'

/** A version of a document was published: digests of its text and of all that is told of it. */
export type DocumentEntry = {
  readonly kind: 'document'
  readonly id: string
  readonly sha256: string
  readonly digest: string
}

/** A version that was logged is no longer held. */
export type WithdrawalEntry = { readonly kind: 'withdrawal'; readonly id: string; readonly digest: string }

/** A key of the service signs from now on. */
export type KeyEntry = { readonly kind: 'key' } & PublicKey

export type LogEntry = DocumentEntry | WithdrawalEntry | KeyEntry

/** The leaf of an entry, as text: its UTF-8 bytes are hashed. */
export function leafOf(entry: LogEntry): string {
  switch (entry.kind) {
    case 'document': {
      const { kind, id, sha256, digest } = entry
      return JSON.stringify({ kind, id, sha256, digest })
    }
    case 'withdrawal': {
      const { kind, id, digest } = entry
      return JSON.stringify({ kind, id, digest })
    }
    case 'key': {
      const { kind, kty, crv, x, kid, use, alg } = entry
      return JSON.stringify({ kind, kty, crv, x, kid, use, alg })
    }
  }
}

/** The entry of a leaf. Throws `SyntaxError` if it is none, or is not written as `leafOf` writes it. */
export function readLeaf(leaf: string): LogEntry {
  const read = entry.safeParse(JSON.parse(leaf))
  if (!read.success || leafOf(read.data) !== leaf)
    throw new SyntaxError('Cannot read leaf: it is no entry of a log')
  return read.data
}

const entry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('document'), id: z.string(), sha256: z.string(), digest: z.string() }),
  z.strictObject({ kind: z.literal('withdrawal'), id: z.string(), digest: z.string() }),
  publicKey.extend({ kind: z.literal('key') }),
])
