/** Checking a receipt with nothing but the keys of its service: no library, no network. */
import { compactVerify, decodeProtectedHeader, importJWK } from 'jose'
import { fromBase64 } from '../../transparency/base64.ts'
import {
  type Checkpoint,
  keyBytes,
  originOf,
  readCheckpoint,
  signersOfCheckpoint,
} from '../../transparency/checkpoint.ts'
import { leafOf } from '../../transparency/entry.ts'
import { leafHash } from '../../transparency/hash.ts'
import { provesInclusion } from '../../transparency/proof.ts'
import type { PublicKey } from '../../transparency/signer.ts'
import type { Claim } from '../verify.ts'
import { readStatement } from './decode.ts'
import { ALGORITHM, claimDigest, RECEIPT_TYPE, type Source, type Statement, textsOf } from './statement.ts'

export type ReceiptFault =
  /** It is no receipt. */
  | 'unreadable'
  /** The key that it names is none of the service's. */
  | 'unknown_key'
  /** It was changed, or the key is not the one that signed it. */
  | 'bad_signature'
  /** It is of another claim than the one beside it. */
  | 'other_claim'
  /** Its checkpoint was not signed by the service, or is of another log. */
  | 'bad_checkpoint'
  /** A text that it rests on is not proved to have been in the log. */
  | 'not_logged'

export type CheckedReceipt =
  | { readonly kind: 'genuine'; readonly statement: Statement; readonly kid: string }
  | { readonly kind: 'refused'; readonly fault: ReceiptFault }

/** `claim`: the one that the receipt is said to be of; null to check the rest only. */
export async function checkReceipt(
  jws: string,
  claim: Claim | null,
  keys: readonly PublicKey[],
): Promise<CheckedReceipt> {
  const refused = (fault: ReceiptFault): CheckedReceipt => ({ kind: 'refused', fault })
  const statement = readStatement(jws)
  const kid = statement === null ? null : keyNamedBy(jws)
  if (statement === null || kid === null) return refused('unreadable')
  const key = keys.find((one) => one.kid === kid)
  if (key === undefined) return refused('unknown_key')
  if (!(await isSignedBy(jws, key))) return refused('bad_signature')
  if (claim !== null && (await claimDigest(claim)) !== statement.claim.sha256) return refused('other_claim')
  const fault = await logFault(statement, keys)
  return fault === null ? { kind: 'genuine', statement, kid } : refused(fault)
}

/** Null if it is signed in another way, or is something else that the same key signs. */
function keyNamedBy(jws: string): string | null {
  try {
    const { alg, typ, kid } = decodeProtectedHeader(jws)
    return alg === ALGORITHM && typ === RECEIPT_TYPE && kid !== undefined ? kid : null
  } catch {
    return null
  }
}

async function isSignedBy(jws: string, { kty, crv, x }: PublicKey): Promise<boolean> {
  try {
    await compactVerify(jws, await importJWK({ kty, crv, x }, ALGORITHM), { algorithms: [ALGORITHM] })
    return true
  } catch {
    return false
  }
}

async function logFault(statement: Statement, keys: readonly PublicKey[]): Promise<ReceiptFault | null> {
  const checkpoint = readCheckpoint(statement.checkpoint)
  if (checkpoint === null || checkpoint.origin !== originOf(statement.iss)) return 'bad_checkpoint'
  const signers = await signersOfCheckpoint(checkpoint, keys.map(keyBytes))
  if (signers === null || signers.length === 0) return 'bad_checkpoint'
  const texts = new Set(statement.documents.map(({ id, sha256 }) => `${id} ${sha256}`))
  const isComplete =
    statement.match === null || [...textsOf(statement.match)].every((text) => texts.has(text))
  const areLogged = await Promise.all(statement.documents.map((source) => isLogged(source, checkpoint)))
  return isComplete && areLogged.every((is) => is) ? null : 'not_logged'
}

async function isLogged(source: Source, { size, root }: Pick<Checkpoint, 'size' | 'root'>): Promise<boolean> {
  const { id, sha256, digest, leaf, index } = source
  const proof = source.proof.flatMap((hash) => fromBase64(hash) ?? [])
  return (
    proof.length === source.proof.length &&
    leaf === leafOf({ kind: 'document', id, sha256, digest }) &&
    provesInclusion(await leafHash(leaf), index, size, proof, root)
  )
}
