/** Many claims, one after another: an error stays with its line and the rest goes on. */
import { StoreError } from '../store/store.ts'
import type { ClaimLine } from './claims.ts'
import { askMany, BATCH_CLAIMS_MAX } from './client.ts'
import type { Target } from './connect.ts'
import { MisuseError } from './exit.ts'
import { type Asking, openAt, type Verified, verifyIn } from './verify.ts'

/** What became of a line. */
export type Outcome = { readonly line: number } & (Verified | { readonly error: MisuseError | StoreError })

/** UTF-8 bytes of the claims in one request at most: the service takes 256 KB with all around them. */
const BATCH_BYTES_MAX = 200_000

/** Verifies against a library, which is opened once. Throws `StoreError` if it cannot be. */
export async function* verifyLinesAt(
  lines: readonly ClaimLine[],
  asking: Asking,
  target: Target,
): AsyncGenerator<Outcome> {
  const { library, close } = await openAt(target)
  try {
    for (const entry of lines) {
      yield entry.kind === 'fault'
        ? faultOutcome(entry)
        : { line: entry.line, ...(await settled(verifyIn(library, entry.claim, asking))) }
    }
  } finally {
    await close()
  }
}

/** Asks the service at `url`, many claims a request. Throws `MisuseError` or `StoreError` if a request as a whole fails. */
export async function* verifyLinesByService(
  lines: readonly ClaimLine[],
  asking: Asking,
  url: URL,
): AsyncGenerator<Outcome> {
  for (const batch of batchesOf(lines)) {
    const claims = batch.flatMap((entry) => (entry.kind === 'claim' ? [entry.claim] : []))
    const results = claims.length === 0 ? [] : await askMany(url, claims, asking)
    let next = 0
    for (const entry of batch) {
      const result = entry.kind === 'claim' ? results[next++] : undefined
      if (entry.kind === 'fault') yield faultOutcome(entry)
      else if (result instanceof Error) yield { line: entry.line, error: result }
      else if (result !== undefined) yield { line: entry.line, ...result }
    }
  }
}

function faultOutcome({ line, message }: Extract<ClaimLine, { kind: 'fault' }>): Outcome {
  return { line, error: new MisuseError(message) }
}

async function settled(
  verified: Promise<Verified>,
): Promise<Verified | { readonly error: MisuseError | StoreError }> {
  try {
    return await verified
  } catch (error) {
    if (error instanceof MisuseError || error instanceof StoreError) return { error }
    throw error
  }
}

/** The lines in runs that fit into one request each. */
function* batchesOf(lines: readonly ClaimLine[]): Generator<ClaimLine[]> {
  let batch: ClaimLine[] = []
  let bytes = 0
  for (const entry of lines) {
    const more = entry.kind === 'claim' ? Buffer.byteLength(JSON.stringify(entry.claim)) : 0
    if (batch.length === BATCH_CLAIMS_MAX || (batch.length > 0 && bytes + more > BATCH_BYTES_MAX)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(entry)
    bytes += more
  }
  if (batch.length > 0) yield batch
}
