/** `verbatim verify`: a claimed quotation against a library. */
import type { Answer, Cost } from '../service/answer.ts'
import { type Library, openLibrary } from '../service/library.ts'
import { type Claim, verify } from '../service/verify.ts'
import { StoreError } from '../store/store.ts'
import { claimFault } from './claims.ts'
import { connect, type Target } from './connect.ts'
import { MisuseError } from './exit.ts'

/** `cost` is `null` where a service does not tell it. */
export type Verified = { readonly answer: Answer; readonly cost: Cost | null }

export const EMPTY = (): StoreError =>
  new StoreError('missing', 'The library is empty: "npm run verbatim -- ingest" fills it')

/** What a claim is verified with. */
export type Asking = { readonly limit: number; readonly coverage: boolean }

/** The library in a KV namespace. Throws `StoreError` also if it is empty. */
export async function openAt(
  target: Target,
): Promise<{ readonly library: Library; readonly close: () => Promise<void> }> {
  const { store, close } = await connect(target)
  try {
    const library = await openLibrary(store)
    if (library !== null) return { library, close }
    throw EMPTY()
  } catch (error) {
    await close()
    throw error
  }
}

/** Verifies one claim against that library. Throws as `openAt` and `verifyIn` do. */
export async function verifyAt(claim: Claim, asking: Asking, target: Target): Promise<Verified> {
  refuseFaults(claim)
  const { library, close } = await openAt(target)
  try {
    return await verifyIn(library, claim, asking)
  } finally {
    await close()
  }
}

/** Throws `MisuseError` for a claim that cannot be verified or an unknown document, and `StoreError`. */
export async function verifyIn(library: Library, claim: Claim, asking: Asking): Promise<Verified> {
  refuseFaults(claim)
  const verification = await verify(library, claim, asking)
  if (verification.kind === 'unknown_document') {
    throw new MisuseError(`There is no document ${claim.document} in the library`)
  }
  return { answer: verification.answer, cost: verification.costOf() }
}

function refuseFaults(claim: Claim): void {
  const fault = claimFault(claim)
  if (fault !== null) throw new MisuseError(fault)
}
