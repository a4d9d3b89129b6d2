/** What an engine does with claims of one kind: how many places it finds, and in what time. */
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

/** Asks the claims in turn, each once, until `seconds` have passed; at least one is asked. */
export async function measure(
  find: Engine['find'],
  claims: readonly Planted[],
  seconds: number,
): Promise<Trial[]> {
  const end = performance.now() + seconds * 1000
  const trials: Trial[] = []
  for (const planted of claims) {
    const began = performance.now()
    if (began >= end && trials.length > 0) break
    const place = await find(planted)
    const milliseconds = performance.now() - began
    trials.push({ planted, place, right: place !== null && place.cost <= planted.cost, milliseconds })
  }
  return trials
}
