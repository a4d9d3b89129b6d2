/** `verbatim verify`: a claimed quotation against the local library. */
import type { Answer, Cost } from '../service/answer.ts'
import { type Library, openLibrary } from '../service/library.ts'
import { type Claim, verify } from '../service/verify.ts'
import { StoreError } from '../store/store.ts'
import { claimFault } from './claims.ts'
import { connectLocal } from './connect.ts'
import { MisuseError } from './exit.ts'

/** `cost` is `null` where a service does not tell it. */
export type Verified = { readonly answer: Answer; readonly cost: Cost | null }

/** The library in local KV; `state` is the folder it is kept in. Throws `StoreError` also if it is empty. */
export async function openLocal(
  state: string,
): Promise<{ readonly library: Library; readonly close: () => Promise<void> }> {
  const { store, close } = await connectLocal(state)
  try {
    const library = await openLibrary(store)
    if (library !== null) return { library, close }
    throw new StoreError('missing', 'The library is empty: "npm run verbatim -- ingest" fills it')
  } catch (error) {
    await close()
    throw error
  }
}

/** Verifies one claim against the local library. Throws as `openLocal` and `verifyIn` do. */
export async function verifyLocally(claim: Claim, limit: number, state: string): Promise<Verified> {
  refuseFaults(claim)
  const { library, close } = await openLocal(state)
  try {
    return await verifyIn(library, claim, limit)
  } finally {
    await close()
  }
}

/** Throws `MisuseError` for a claim that cannot be verified or an unknown document, and `StoreError`. */
export async function verifyIn(library: Library, claim: Claim, limit: number): Promise<Verified> {
  refuseFaults(claim)
  const verification = await verify(library, claim, { limit })
  if (verification.kind === 'unknown_document') {
    throw new MisuseError(`There is no document ${claim.document} in the library`)
  }
  return { answer: verification.answer, cost: verification.costOf() }
}

function refuseFaults(claim: Claim): void {
  const fault = claimFault(claim)
  if (fault !== null) throw new MisuseError(fault)
}
