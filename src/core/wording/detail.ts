/** The letters in which two similar words differ: "recieve" for "receive" differs in "ie" for "ei". */

import type { Span } from '../span.ts'
import { slip } from '../spelling/spelling.ts'
import type { Detail } from './finding.ts'
import { inOrder } from './order.ts'

/** Letters of a word up to which it is looked into. */
const LETTERS_MAX = 40
/** Letters with which two forms of one word begin alike at least, and their share of the longer. */
const STEM_LETTERS_MIN = 3
const STEM_SHARE = 0.5

/**
 * The stretches, ascending, in which two words as written differ; none if they are not similar. Case and kinds
 * of apostrophe are no difference. A letter and the marks it carries are one.
 */
export function detailOf(claimed: string, source: string): readonly Detail[] {
  const [ours, theirs] = [lettersOf(claimed), lettersOf(source)]
  if (Math.max(ours.length, theirs.length) > LETTERS_MAX) return []
  if (!areSimilar(ours, theirs)) return []
  const common = inOrder(
    ours.map(({ folded }) => folded),
    theirs.map(({ folded }) => folded),
  )
  const found: Detail[] = []
  let [a, b] = [0, 0]
  for (const [atOurs, atTheirs] of [...common, [ours.length, theirs.length] as const]) {
    if (atOurs > a || atTheirs > b) {
      push(found, {
        claimed: { start: ours[a]?.start ?? claimed.length, end: ours[atOurs]?.start ?? claimed.length },
        source: { start: theirs[b]?.start ?? source.length, end: theirs[atTheirs]?.start ?? source.length },
      })
    }
    ;[a, b] = [atOurs + 1, atTheirs + 1]
  }
  return found
}

/** One may be a slip for the other, or another form of it. */
function areSimilar(ours: readonly Letter[], theirs: readonly Letter[]): boolean {
  const [a, b] = [ours, theirs].map((letters) => letters.map(({ folded }) => folded).join(''))
  if (a !== undefined && b !== undefined && slip(a, b) > 0) return true
  let stem = 0
  while (stem < ours.length && ours[stem]?.folded === theirs[stem]?.folded) stem++
  return stem >= STEM_LETTERS_MIN && stem >= STEM_SHARE * Math.max(ours.length, theirs.length)
}

/** Adds a stretch; a letter swapped with its neighbour is one stretch, not a letter dropped and added. */
function push(found: Detail[], next: Detail): void {
  const last = found.at(-1)
  const swaps =
    last !== undefined &&
    (isEmpty(last.claimed) ? isEmpty(next.source) : isEmpty(last.source) && isEmpty(next.claimed))
  if (last === undefined || !swaps || next.claimed.start - last.claimed.end > SWAPPED_UNITS_MAX)
    found.push(next)
  else {
    found[found.length - 1] = {
      claimed: { start: last.claimed.start, end: next.claimed.end },
      source: { start: last.source.start, end: next.source.end },
    }
  }
}

/** Units between the two places of a swapped letter: one letter, wherever its script stands in Unicode. */
const SWAPPED_UNITS_MAX = 2

function isEmpty({ start, end }: Span): boolean {
  return start === end
}

type Letter = { readonly start: number; readonly folded: string }

function lettersOf(word: string): Letter[] {
  return [...word.matchAll(LETTER)].map(({ index, 0: letter }) => ({
    start: index,
    folded: letter
      .normalize('NFC')
      .toLowerCase()
      .replace(/[’‘ʼ`]/, "'"),
  }))
}

/** One code point and the marks and joiners that follow it. */
const LETTER = /[\s\S][\p{M}\u200c\u200d]*/gu
