/** Where one word reads as two neighbours of the other side: can’t and can not, to-morrow and tomorrow. */
import type { Claim } from '../claim.ts'
import { mayBeSecond, mayBeTwo, type Pairing, pairing } from '../spelling.ts'
import type { Token } from '../token.ts'
import type { Gap, Source, Stretch } from './step.ts'

export type Pair = { readonly claimed: 1 | 2; readonly taken: 1 | 2; readonly kept: Pairing }

/** Pairs by the row and then the column behind them, both counted from the start of the gap. */
export type Pairs = ReadonlyMap<number, ReadonlyMap<number, Pair>>

export function pairsWithin(claim: Claim, source: Source, gap: Gap): Pairs {
  const pairs = new Map<number, Map<number, Pair>>()
  const add = (row: number, column: number, pair: Pair): void => {
    const ofRow = pairs.get(row)
    if (ofRow === undefined) pairs.set(row, new Map([[column, pair]]))
    else ofRow.set(column, pair)
  }
  const claimed = claim.words.slice(gap.claim, gap.claimEnd)
  const taken = source.words.slice(gap.source, gap.sourceEnd)
  for (const { one, two, kept } of pairingsBetween(claimed, { ...source, words: taken })) {
    add(one + 1, two + 2, { claimed: 1, taken: 2, kept })
  }
  const quote = { words: claimed, text: claim.quote, offset: 0 }
  for (const { one, two, kept } of pairingsBetween(taken, quote)) {
    add(two + 2, one + 1, { claimed: 2, taken: 1, kept })
  }
  return pairs
}

/** Every word of `ones` that reads as two neighbours of the stretch. */
function pairingsBetween(
  ones: readonly Token[],
  twos: Stretch,
): { one: number; two: number; kept: Pairing }[] {
  const found: { one: number; two: number; kept: Pairing }[] = []
  let openable: readonly (readonly [number, Token])[] | null = null
  for (let two = 0; two + 1 < twos.words.length; two++) {
    const first = twos.words[two]
    const second = twos.words[two + 1]
    if (first === undefined || second === undefined) continue
    const tight = isTight(twos, first, second)
    if (!tight && (!mayBeSecond(second) || !isSpaced(twos, first, second))) continue
    if (!tight) openable ??= [...ones.entries()].filter(([, word]) => mayBeTwo(word))
    for (const [one, word] of tight ? ones.entries() : (openable ?? [])) {
      const kept = pairing(word, [first, second], tight)
      if (kept !== null) found.push({ one, two, kept })
    }
  }
  return found
}

function isSpaced({ text, offset }: Stretch, a: Token, b: Token): boolean {
  return text.slice(a.end - offset, b.start - offset).trim() === ''
}

function isTight({ text, offset }: Stretch, a: Token, b: Token): boolean {
  const gap = b.start - a.end
  return gap === 0 || (gap === 1 && HYPHENS.has(text[a.end - offset] ?? ''))
}

const HYPHENS: ReadonlySet<string> = new Set('-‐‑')
