/** What an engine does with claims of one kind: how many places it finds, and in what time. */
import { readClaim } from '../../../src/core/claim/claim.ts'
import type { Planted } from './claim.ts'
import type { Engine } from './engine.ts'
import type { Place } from './place.ts'

export type Trial = {
  readonly planted: Planted
  readonly place: Place | null
  /** True if the place aligns no worse than the words from which the claim was made. */
  readonly right: boolean
  readonly milliseconds: number
}

export type Measured = {
  readonly trials: readonly Trial[]
  /** Processor time of all trials in milliseconds: unlike each one's own time, it does not grow where other programs run. */
  readonly processor: number
}

/** Asks the claims in turn, each once, until `seconds` have passed; at least one is asked. They are read before. */
export async function measure(
  find: Engine['find'],
  claims: readonly Planted[],
  seconds: number,
): Promise<Measured> {
  const asked = claims.map((planted) => ({ planted, claim: readClaim(planted.quote) }))
  const before = process.threadCpuUsage()
  const end = performance.now() + seconds * 1000
  const trials: Trial[] = []
  for (const { planted, claim } of asked) {
    const began = performance.now()
    if (began >= end && trials.length > 0) break
    const place = await find(claim, planted)
    const milliseconds = performance.now() - began
    trials.push({ planted, place, right: place !== null && place.cost <= planted.cost, milliseconds })
  }
  const { user, system } = process.threadCpuUsage(before)
  return { trials, processor: (user + system) / 1000 }
}
