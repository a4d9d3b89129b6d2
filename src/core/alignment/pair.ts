/** Where words read as others, mostly another number of them: can’t and can not, 4,000 and four thousand. */
import type { Claim } from '../claim/claim.ts'
import { languageOf } from '../language/language.ts'
import { numbersIn, readAlike } from '../number/number.ts'
import { areOneTitle, isTitle } from '../person/honorific.ts'
import { isRespaced } from '../spelling/respacing.ts'
import { mayBeSecond, mayBeTwo, type Pairing, pairing, withoutDiaeresis } from '../spelling/spelling.ts'
import type { Token } from '../text/token.ts'
import { indexesBy } from './kin.ts'
import { type AlignmentWork, type Gap, type Source, type Stretch, spend } from './step.ts'

/** So many claimed words that read as so many of the source. */
export type Pair = { readonly claimed: number; readonly taken: number; readonly kept: Pairing }

/** Pairs by the row and then the column behind them, both counted from the start of the gap. */
export type Pairs = ReadonlyMap<number, ReadonlyMap<number, Pair>>

/** As many as may be looked into. */
export function pairsWithin(claim: Claim, source: Source, gap: Gap, work: AlignmentWork): Pairs {
  const pairs = new Map<number, Map<number, Pair>>()
  let left = PAIRS_MAX
  const add = (row: number, column: number, pair: Pair): boolean => {
    const ofRow = pairs.get(row)
    if (ofRow === undefined) pairs.set(row, new Map([[column, pair]]))
    else ofRow.set(column, pair)
    return spend(work, 1) && --left > 0
  }
  const claimed = { words: claim.words.slice(gap.claim, gap.claimEnd), text: claim.quote, offset: 0 }
  const taken = { ...source, words: source.words.slice(gap.source, gap.sourceEnd) }
  for (const { one, two, kept } of pairingsBetween(claimed.words, taken, work)) {
    if (!add(one + 1, two + 2, { claimed: 1, taken: 2, kept })) return pairs
  }
  for (const { one, two, kept } of pairingsBetween(taken.words, claimed, work)) {
    if (!add(two + 2, one + 1, { claimed: 2, taken: 1, kept })) return pairs
  }
  for (const [ours, theirs] of alikeBetween(claimed, taken)) {
    const isEdited = claimed.words.slice(ours.at, ours.at + ours.count).some(({ bracket }) => bracket >= 0)
    if (isEdited) continue
    const pair = { claimed: ours.count, taken: theirs.count, kept: 'respelled' } as const
    if (!add(ours.at + ours.count, theirs.at + theirs.count, pair)) return pairs
  }
  return pairs
}

/** Pairs looked into in one gap, at most: what is said over and over pairs with every repeat. */
const PAIRS_MAX = 50_000

/** Words that are one thing, from `at` on. */
type Run = { readonly at: number; readonly count: number }

/** The numbers and titles of both sides that read alike, but are not the same words. */
function* alikeBetween(claimed: Stretch, source: Source): Iterable<readonly [Run, Run]> {
  const numbers = numbersIn(claimed, source.language)
  if (numbers.length > 0) {
    const byReading = groupedBy(numbersIn(source, source.language), ({ readings }) => readings)
    for (const ours of numbers) {
      for (const theirs of new Set(ours.readings.flatMap((reading) => byReading.get(reading) ?? []))) {
        if (readAlike(ours, theirs) && !areSame(claimed, ours, source, theirs)) yield [ours, theirs]
      }
    }
  }
  if (languageOf(source.language)?.tag !== 'en') return
  const titles = titlesIn(claimed)
  if (titles.length === 0) return
  for (const theirs of titlesIn(source)) {
    for (const ours of titles) if (areOneTitle(ours.word, theirs.word)) yield [ours, theirs]
  }
}

function titlesIn(side: Stretch): (Run & { readonly word: string })[] {
  return side.words.flatMap(({ word }, at) => (isTitle(side, at) ? [{ at, count: 1, word }] : []))
}

function areSame(claimed: Stretch, ours: Run, source: Stretch, theirs: Run): boolean {
  if (ours.count !== theirs.count) return false
  const end = ours.at + ours.count
  return claimed.words
    .slice(ours.at, end)
    .every(({ key }, index) => key === source.words[theirs.at + index]?.key)
}

function groupedBy<T>(items: readonly T[], names: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    for (const name of names(item)) {
      const group = groups.get(name)
      if (group === undefined) groups.set(name, [item])
      else group.push(item)
    }
  }
  return groups
}

/** One word that reads as two neighbours. */
type OneAndTwo = { readonly one: number; readonly two: number; readonly kept: Pairing }

/** Every word of `ones` that reads as two neighbours of the stretch. */
function* pairingsBetween(ones: readonly Token[], twos: Stretch, work: AlignmentWork): Generator<OneAndTwo> {
  const openable = [...ones.keys()].filter((one) => isOpenable(ones[one]))
  const lengths = new Set(ones.map(({ word }) => word.length))
  let byWord: ReadonlyMap<string, readonly number[]> | null = null
  for (let two = 0; two + 1 < twos.words.length; two++) {
    const first = twos.words[two]
    const second = twos.words[two + 1]
    if (first === undefined || second === undefined) continue
    const tight = isTight(twos, first, second)
    if (!tight && !isSpaced(twos, first, second)) continue
    let joined: readonly number[] = []
    if (lengths.has(first.word.length + second.word.length)) {
      byWord ??= indexesBy(ones, ({ word }) => withoutDiaeresis(word))
      joined = byWord.get(first.word + second.word) ?? []
    }
    if (!spend(work, joined.length)) return
    if (!tight && joined.length > 0 && isRespaced(first.word, second.word)) {
      for (const one of joined) yield { one, two, kept: 'respaced' }
    }
    if (!tight && !mayBeSecond(second)) continue
    if (!spend(work, openable.length)) return
    for (const one of tight ? [...joined, ...openable] : openable) {
      const word = ones[one]
      const kept = word === undefined ? null : pairing(word, [first, second], tight)
      if (kept !== null) yield { one, two, kept }
    }
  }
}

function isOpenable(word: Token | undefined): boolean {
  return word !== undefined && mayBeTwo(word)
}

function isSpaced({ text, offset }: Stretch, a: Token, b: Token): boolean {
  return text.slice(a.end - offset, b.start - offset).trim() === ''
}

function isTight({ text, offset }: Stretch, a: Token, b: Token): boolean {
  const gap = b.start - a.end
  return gap === 0 || (gap === 1 && HYPHENS.has(text[a.end - offset] ?? ''))
}

const HYPHENS: ReadonlySet<string> = new Set('-‐‑')
