/** Which typography had to be folded for two writings of the same words to be equal. */
import type { Fold } from '../wording/finding.ts'
import { type FoldName, fold } from './fold.ts'
import type { Token } from './token.ts'

/** A text and its words; spans count from `offset` units before `text`. */
type Side = { readonly text: string; readonly offset: number }

const RULES: readonly FoldName[] = [
  'case',
  'quotes',
  'dashes',
  'spaces',
  'compatibility',
  'invisible',
  'line_breaks',
]

/**
 * The folds that make the pairs of kept words, and what stands between neighbours, equal: a rule
 * counts if without it they would differ.
 */
export function foldsBetween(
  claimed: Side,
  source: Side,
  pairs: readonly (readonly [claimed: Token, source: Token])[],
): Fold[] {
  const folds = new Set<Fold>()
  for (const [index, [word, original]] of pairs.entries()) {
    compareWords(slice(claimed, word.start, word.end), slice(source, original.start, original.end), folds)
    const next = pairs[index + 1]
    if (next === undefined) continue
    compareGaps(slice(claimed, word.end, next[0].start), slice(source, original.end, next[1].start), folds)
  }
  return [...folds].sort()
}

const HAS_WORD = /[\p{L}\p{N}]/u

function slice({ text, offset }: Side, start: number, end: number): string {
  return text.slice(start - offset, end - offset)
}

function compareWords(a: string, b: string, folds: Set<Fold>): void {
  if (a === b) return
  const needed = RULES.filter((rule) => fold(a, rule).text !== fold(b, rule).text)
  if (fold(a).text === fold(b).text) for (const rule of needed) folds.add(rule)
  else if (withoutMarks(a) === withoutMarks(b)) folds.add('diacritics')
}

function withoutMarks(word: string): string {
  return fold(word)
    .text.normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
}

function compareGaps(a: string, b: string, folds: Set<Fold>): void {
  // Where words were changed or left out between the two, there is nothing to compare.
  if (a === b || HAS_WORD.test(a) || HAS_WORD.test(b)) return
  if (fold(a).text !== fold(b).text) {
    folds.add(/^\s*$/.test(a) && /^\s*$/.test(b) ? 'spaces' : 'punctuation')
    return
  }
  for (const rule of RULES) if (fold(a, rule).text !== fold(b, rule).text) folds.add(rule)
}
