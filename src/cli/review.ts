/** `verbatim review`: every quotation of a draft, verified against the local library. */
import type { Draft } from '../service/quotations.ts'
import { type Review, review } from '../service/review.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { openLocal } from './verify.ts'

/** Throws as `openLocal` does, and `StoreError`. */
export async function reviewLocally(draft: Draft, state: string): Promise<Review> {
  const { library, close } = await openLocal(state)
  try {
    return await review(library, draft)
  } finally {
    await close()
  }
}

export function exitCodeAfter({ summary }: Review): ExitCode {
  return summary.verdicts.verbatim === summary.quotations ? EXIT.ok : EXIT.findings
}
