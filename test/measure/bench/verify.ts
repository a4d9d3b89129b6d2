/** Whole verifications: their time, cold and warm, and the operations that they take. */
import type { Cost } from '../../../src/service/answer.ts'
import type { Library } from '../../../src/service/library.ts'
import { verify } from '../../../src/service/verify.ts'
import type { Planted } from './claim.ts'
import type { Verbatim } from './verbatim.ts'

export type Verified = {
  /** Words of the originals. */
  readonly words: number
  readonly form: 'true' | 'altered'
  /** Milliseconds of a claim asked of a library whose cache is empty. */
  readonly cold: readonly number[]
  /** Milliseconds of a claim whose buckets and blocks are cached. */
  readonly warm: readonly number[]
  readonly costs: readonly Cost[]
}

/** Verifies the claims and the words that they were made from, each by itself. */
export async function measureVerify(
  verbatim: Verbatim,
  words: number,
  claims: readonly Planted[],
): Promise<Verified[]> {
  const originals = claims.map(({ original }) => original)
  const altered = claims.map(({ quote }) => quote)
  return [
    { words, form: 'true', ...(await verifyAll(verbatim, originals)) },
    { words, form: 'altered', ...(await verifyAll(verbatim, altered)) },
  ]
}

/** Claims asked cold at most: a library is opened anew for each. */
const COLD_MAX = 50

async function verifyAll(
  { library, reopen }: Verbatim,
  quotes: readonly string[],
): Promise<Pick<Verified, 'cold' | 'warm' | 'costs'>> {
  const cold: number[] = []
  for (const quote of quotes.slice(0, COLD_MAX)) {
    cold.push((await ask(await reopen(), quote)).milliseconds)
  }
  const warm: number[] = []
  const costs: Cost[] = []
  for (const quote of quotes) {
    await ask(library, quote)
    const { milliseconds, cost } = await ask(library, quote)
    warm.push(milliseconds)
    costs.push(cost)
  }
  return { cold, warm, costs }
}

async function ask(library: Library, quote: string): Promise<{ milliseconds: number; cost: Cost }> {
  const claim = { quote, speaker: null, date: null, document: null }
  const began = performance.now()
  const verification = await verify(library, claim, { limit: 5 })
  const milliseconds = performance.now() - began
  if (verification.kind !== 'answer') throw new Error('A claim for no document was refused for one')
  return { milliseconds, cost: verification.cost }
}
