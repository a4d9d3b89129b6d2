/** Which single words of the source stand for which of the claim, and at what cost. */
import type { Claim, ClaimWord } from '../claim/claim.ts'
import { isMisreading } from '../spelling/misreading.ts'
import { areContracted, readsAlike, slip } from '../spelling/spelling.ts'
import { areSpelledOut } from '../spelling/umlaut.ts'
import type { Token } from '../text/token.ts'
import { COST } from './cost.ts'
import { kinAmong } from './kin.ts'
import { type AlignmentWork, type Gap, type Kept, type Source, spend } from './step.ts'

/** A source word that is the claim word's own or like it, by its column in the gap. */
export type Match = { readonly column: number; readonly cost: number }

/** How two words are the same, if they are. */
export function sameness(claimed: Token, source: Token, language: string): Kept | null {
  if (claimed.word === source.word) return 'same'
  if (claimed.key === source.key && readsAlike(claimed, source, language)) return 'respelled'
  if (areSpelledOut(claimed.word, source.word)) return 'respelled'
  return areContracted(claimed.word, source.word) ? 'contracted' : null
}

/** What a claim word costs against a source word that has nothing in common with it. */
export function replaceCost(claimed: ClaimWord | undefined): number {
  return claimed !== undefined && claimed.bracket >= 0 ? COST.bracketed : COST.replace
}

/**
 * The matches of each claim word of the gap, in the order of the source. Distinct words are compared
 * once, and claim words that are the same share one list. `null` if the work allowed is spent before all is known.
 */
export function matchesWithin(
  claim: Claim,
  source: Source,
  gap: Gap,
  work: AlignmentWork,
): readonly (readonly Match[])[] | null {
  const { distinct, ids } = distinctAmong(claim.words.slice(gap.claim, gap.claimEnd))
  const kin = kinAmong(distinct)
  const matches: Match[][] = distinct.map(() => [])
  const known = new Map<string, readonly Alike[]>()
  for (let at = gap.source; at < gap.sourceEnd; at++) {
    const word = source.words[at]
    if (word === undefined) continue
    if (!spend(work, 1)) return null
    let alike = known.get(word.word)
    if (alike === undefined) {
      const candidates = kin(word)
      if (!spend(work, candidates.cells)) return null
      alike = alikeAmong(distinct, candidates.kin, word, source.language)
      known.set(word.word, alike)
    }
    for (const { id, cost } of alike) matches[id]?.push({ column: at - gap.source, cost })
  }
  return ids.map((id) => matches[id] ?? [])
}

/** The words without repeats, and the index of each among them; the same word in brackets is another. */
function distinctAmong(words: readonly ClaimWord[]): { distinct: ClaimWord[]; ids: number[] } {
  const known = new Map<string, number>()
  const distinct: ClaimWord[] = []
  const ids = words.map((word) => {
    const name = word.bracket >= 0 ? `[${word.word}` : word.word
    const id = known.get(name) ?? distinct.length
    if (id === distinct.length) {
      known.set(name, id)
      distinct.push(word)
    }
    return id
  })
  return { distinct, ids }
}

type Alike = { readonly id: number; readonly cost: number }

const NOTHING_ALIKE: readonly Alike[] = []

function alikeAmong(
  distinct: readonly ClaimWord[],
  candidates: Iterable<number>,
  word: Token,
  language: string,
): readonly Alike[] {
  let found: Alike[] | null = null
  for (const id of candidates) {
    const claimed = distinct[id]
    if (claimed === undefined) continue
    const how = sameness(claimed, word, language)
    if (how === null && !isSlip(claimed, word)) continue
    found ??= []
    found.push({ id, cost: how === 'same' ? 0 : COST[how ?? 'slip'] })
  }
  return found ?? NOTHING_ALIKE
}

/** True if one word is a slip for the other, and that costs less than another word would. */
function isSlip(claimed: ClaimWord, source: Token): boolean {
  if (COST.slip >= replaceCost(claimed)) return false
  return slip(claimed.word, source.word) > 0 || isMisreading(claimed.word, source.word)
}
