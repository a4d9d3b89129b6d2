/** The ways to read a claim. A quotation may come with words of whoever quotes it. */
import { type Claim, readClaim, readLiterally } from './claim.ts'
import { signedReading } from './signature.ts'
import { spokenReading } from './spoken.ts'

export type Reading = {
  readonly claim: Claim
  /** The speaker or work that the quote itself names beside the words claimed; `null` if none, or not by name. */
  readonly speaker: string | null
  /** The date that the quote itself gives, as written. */
  readonly date: string | null
  /** True if quotation marks part the words claimed from the writer's; else the speaker alone vouches for the parting. */
  readonly isMarked: boolean
}

/**
 * The ways to read a quote: first the whole, then, if there are such, without the writer's own words
 * (“We will go,” Ann Lee said), and last with markup and remarks such as "[2]" or "(Laughter.)" as words of the quotation.
 */
export function readingsOf(quote: string): readonly [Reading, ...Reading[]] {
  const whole = readClaim(quote)
  const literal = readLiterally(quote)
  const outer = spokenReading(whole) ?? signedReading(whole)
  return [
    { ...NOBODY_NAMED, claim: whole },
    ...(outer === null ? [] : [outer]),
    ...(literal === null ? [] : [{ ...NOBODY_NAMED, claim: literal }]),
  ]
}

const NOBODY_NAMED = { speaker: null, date: null, isMarked: true } as const
