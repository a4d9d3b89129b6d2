/** Many claims verified in as few reads as their keys allow: on the free plan a request has 50, and each claim alone takes two. */
import { CELLS_MAX, WORDS_MAX } from '../core/work.ts'
import type { Library } from './library.ts'
import { readTogether } from './read-together.ts'
import { type Claim, type Verification, type VerifyOptions, verify } from './verify.ts'

/** Claims under way at once: what they have read stays in memory until they are done, 1 MB each. */
const CLAIMS_AT_ONCE = 10

export type AskedClaim = { readonly claim: Claim; readonly options: VerifyOptions }

/** Work that all claims together may take; see `Cost`. */
export type Budget = { readonly cells: number; readonly words: number }

/** Work of all claims of a request: one that takes all it may does not keep the others from being verified. */
export const REQUEST_BUDGET: Budget = { cells: 3 * CELLS_MAX, words: 3 * WORDS_MAX }

export const NO_LIMIT: Budget = { cells: Number.POSITIVE_INFINITY, words: Number.POSITIVE_INFINITY }

/**
 * How each claim ended, in their order; a failure is that of `verify` and stays with its claim. Once the budget is spent
 * no further claims are begun: there are fewer results than claims then.
 */
export async function verifyAll(
  library: Library,
  asked: readonly AskedClaim[],
  budget: Budget = NO_LIMIT,
  onVerified: (done: number) => void = () => {},
): Promise<PromiseSettledResult<Verification>[]> {
  const results: PromiseSettledResult<Verification>[] = []
  const spent = { cells: 0, words: 0 }
  for (let from = 0; from < asked.length; from += CLAIMS_AT_ONCE) {
    if (spent.cells >= budget.cells || spent.words >= budget.words) break
    const group = asked.slice(from, from + CLAIMS_AT_ONCE)
    const together = readTogether(library, group.length)
    const verifyOne = async ({ claim, options }: AskedClaim): Promise<Verification> => {
      try {
        return await verify(together.library, claim, options)
      } finally {
        together.leave()
      }
    }
    for (const result of await Promise.allSettled(group.map(verifyOne))) {
      results.push(result)
      if (result.status === 'rejected' || result.value.kind !== 'answer') continue
      spent.cells += result.value.work.cells
      spent.words += result.value.work.words
    }
    onVerified(results.length)
  }
  return results
}
