/** Many claims verified in as few reads as their keys allow: on the free plan a request has 50, and each claim alone takes two. */
import type { Library } from './library.ts'
import { readTogether } from './read-together.ts'
import { type Claim, type Verification, type VerifyOptions, verify } from './verify.ts'

/** Claims under way at once: what they have read stays in memory until they are done, 1 MB each. */
const CLAIMS_AT_ONCE = 10

export type AskedClaim = { readonly claim: Claim; readonly options: VerifyOptions }

/** How each claim ended, in their order; a failure is that of `verify` and stays with its claim. */
export async function verifyAll(
  library: Library,
  asked: readonly AskedClaim[],
): Promise<PromiseSettledResult<Verification>[]> {
  const results: PromiseSettledResult<Verification>[] = []
  for (let from = 0; from < asked.length; from += CLAIMS_AT_ONCE) {
    const group = asked.slice(from, from + CLAIMS_AT_ONCE)
    const together = readTogether(library, group.length)
    const verifyOne = async ({ claim, options }: AskedClaim): Promise<Verification> => {
      try {
        return await verify(together.library, claim, options)
      } finally {
        together.leave()
      }
    }
    results.push(...(await Promise.allSettled(group.map(verifyOne))))
  }
  return results
}
