/** Which single words of the source stand for which of the claim, and at what cost. */
import type { Claim, ClaimWord } from '../claim.ts'
import { areContracted, readsAlike, slip } from '../spelling.ts'
import type { Token } from '../token.ts'
import { COST } from './cost.ts'
import type { Gap, Kept, Source } from './step.ts'

/** A source word that is the claim word's own or like it, by its column in the gap. */
export type Match = { readonly column: number; readonly cost: number }

/** How two words are the same, if they are. */
export function sameness(claimed: Token, source: Token, language: string): Kept | null {
  if (claimed.word === source.word) return 'same'
  if (claimed.key === source.key && readsAlike(claimed, source, language)) return 'respelled'
  return areContracted(claimed.word, source.word) ? 'contracted' : null
}

/** What a claim word costs against a source word that has nothing in common with it. */
export function replaceCost(claimed: ClaimWord | undefined): number {
  return claimed !== undefined && claimed.bracket >= 0 ? COST.bracketed : COST.replace
}

/** The matches of each claim word of the gap, in the order of the source. Distinct source words are compared once. */
export function matchesWithin(claim: Claim, source: Source, gap: Gap): Match[][] {
  const words = claim.words.slice(gap.claim, gap.claimEnd)
  const kin = kinAmong(words)
  const matches: Match[][] = words.map(() => [])
  const known = new Map<string, readonly Likeness[]>()
  for (let column = 0; column < gap.sourceEnd - gap.source; column++) {
    const word = source.words[gap.source + column]
    if (word === undefined) continue
    let likenesses = known.get(word.word)
    if (likenesses === undefined) {
      likenesses = likenessesOf(word, words, kin(word), source.language)
      known.set(word.word, likenesses)
    }
    for (const { row, cost } of likenesses) matches[row]?.push({ column, cost })
  }
  return matches
}

type Likeness = { readonly row: number; readonly cost: number }

const NOTHING_ALIKE: readonly Likeness[] = []

function likenessesOf(
  word: Token,
  words: readonly ClaimWord[],
  rows: Iterable<number>,
  language: string,
): readonly Likeness[] {
  let found: Likeness[] | null = null
  for (const row of rows) {
    const claimed = words[row]
    if (claimed === undefined) continue
    const how = sameness(claimed, word, language)
    if (how === null && !isSlip(claimed, word)) continue
    found ??= []
    found.push({ row, cost: how === 'same' ? 0 : COST[how ?? 'slip'] })
  }
  return found ?? NOTHING_ALIKE
}

/** True if one word is a slip for the other, and that costs less than another word would. */
function isSlip(claimed: ClaimWord, source: Token): boolean {
  return COST.slip < replaceCost(claimed) && slip(claimed.word, source.word) > 0
}

/**
 * Finds the rows whose words may be like a given one: those of its key, those that begin or end as it does
 * and are of about its length (a slip rarely touches both ends of a word), and all where a contraction is opened.
 */
function kinAmong(words: readonly Token[]): (word: Token) => Iterable<number> {
  const ofKey = rowsBy(words, ({ key }) => key)
  const ofFirst = rowsBy(words, ({ word }) => word.charCodeAt(0))
  const ofLast = rowsBy(words, ({ word }) => word.charCodeAt(word.length - 1))
  const all = [...words.keys()]
  const contracted = all.filter((row) => words[row]?.word.includes(APOSTROPHE))
  return (word) => {
    if (word.word.includes(APOSTROPHE)) return all
    const rows = new Set(ofKey.get(word.key))
    for (const row of contracted) rows.add(row)
    const near = [
      ofFirst.get(word.word.charCodeAt(0)),
      ofLast.get(word.word.charCodeAt(word.word.length - 1)),
    ]
    for (const ends of near) {
      for (const row of ends ?? []) {
        if (Math.abs((words[row]?.word.length ?? 0) - word.word.length) <= SLIP_UNITS_MAX) rows.add(row)
      }
    }
    return rows
  }
}

const APOSTROPHE = "'"
/** Units by which the lengths of two words that are a slip apart may differ. */
const SLIP_UNITS_MAX = 2

function rowsBy<T>(words: readonly Token[], feature: (word: Token) => T): Map<T, number[]> {
  const rows = new Map<T, number[]>()
  for (const [row, word] of words.entries()) {
    const of = feature(word)
    const others = rows.get(of)
    if (others === undefined) rows.set(of, [row])
    else others.push(row)
  }
  return rows
}
