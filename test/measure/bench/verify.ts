/** Whole verifications: their time, cold and warm, and the operations that they take. */
import type { Cost } from '../../../src/service/answer.ts'
import type { Library } from '../../../src/service/library.ts'
import { type Verification, verify } from '../../../src/service/verify.ts'
import type { Planting } from './claim.ts'
import type { Verbatim } from './verbatim.ts'

/** Times in milliseconds. */
export type Verified = {
  /** Words of the originals. */
  readonly words: number
  readonly form: 'true' | 'altered'
  /** Of opening the library, as an isolate does before its first claim. */
  readonly open: readonly number[]
  /** Of a claim asked of a library just opened: its cache is empty. */
  readonly cold: readonly number[]
  /** Processor time of a claim whose buckets and blocks are cached: what other programs do is not in it. */
  readonly warm: readonly number[]
  readonly costs: readonly Cost[]
}

/** Verifies the claims and the words that they were made from, each by itself, after those that only warm up. */
export async function measureVerify(
  verbatim: Verbatim,
  { kind, warmUp, claims }: Planting,
): Promise<Verified[]> {
  for (const { quote, original } of warmUp) {
    await ask(verbatim.library, quote)
    await ask(verbatim.library, original)
  }
  const originals = claims.map(({ original }) => original)
  const altered = claims.map(({ quote }) => quote)
  return [
    { words: kind.words, form: 'true', ...(await verifyAll(verbatim, originals)) },
    { words: kind.words, form: 'altered', ...(await verifyAll(verbatim, altered)) },
  ]
}

/** Claims asked cold at most: opening a library takes longer than all else. */
const COLD_MAX = 50

async function verifyAll(
  { library, reopen }: Verbatim,
  quotes: readonly string[],
): Promise<Omit<Verified, 'words' | 'form'>> {
  const warm: number[] = []
  const costs: Cost[] = []
  for (const quote of quotes) {
    await ask(library, quote)
    warm.push((await ask(library, quote)).processor)
  }
  // Apart from what is timed, to which the counting would leave its garbage.
  for (const quote of quotes) costs.push((await ask(library, quote)).verification.costOf())
  const open: number[] = []
  const cold: number[] = []
  for (const quote of quotes.slice(0, COLD_MAX)) {
    const began = performance.now()
    const fresh = await reopen()
    open.push(performance.now() - began)
    cold.push((await ask(fresh, quote)).milliseconds)
  }
  return { open, cold, warm, costs }
}

/** Verifies a quote that claims nothing else. */
export async function ask(
  library: Library,
  quote: string,
): Promise<{
  milliseconds: number
  processor: number
  verification: Extract<Verification, { kind: 'answer' }>
}> {
  const claim = { quote, speaker: null, date: null, document: null }
  const before = process.threadCpuUsage()
  const began = performance.now()
  const verification = await verify(library, claim, { limit: 5 })
  const milliseconds = performance.now() - began
  const { user, system } = process.threadCpuUsage(before)
  if (verification.kind !== 'answer') throw new Error('A claim for no document was refused for one')
  return { milliseconds, processor: (user + system) / 1000, verification }
}
