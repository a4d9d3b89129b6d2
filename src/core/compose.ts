/** A claim put together from two places: its head stands, unbroken, in the one and its tail in the other. */
import type { Claim } from './claim.ts'
import type { Sighting } from './place.ts'
import type { Span } from './span.ts'

/** Words of either part at least; shorter runs stand anywhere. */
const PART_WORDS_MIN = 5

export type Composition = {
  readonly head: Sighting
  readonly tail: Sighting
  readonly pieces: readonly {
    readonly claimed: Span
    readonly span: Span
    readonly document: string
  }[]
}

type Part = { readonly sighting: Sighting; readonly words: number; readonly span: Span }

/** The composition with the longest head, if any two sightings hold the whole claim between them. */
export function compose(claim: Claim, all: readonly Sighting[]): Composition | null {
  const sightings = all.filter((sighting) => sighting.claim === claim)
  const total = claim.words.length
  const heads = sightings.map((sighting) => headOf(sighting))
  const tails = sightings.map((sighting) => tailOf(sighting, total))
  const head = longest(heads)
  const tail = longest(tails)
  if (head === null || tail === null || head.words + tail.words < total) return null
  const cut = Math.min(head.words, total - PART_WORDS_MIN)
  if (cut < PART_WORDS_MIN || total - cut > tail.words || head.sighting === tail.sighting) return null
  const claimed = (from: number, to: number): Span => ({
    start: claim.words[from]?.start ?? 0,
    end: claim.words[to - 1]?.end ?? 0,
  })
  const tailPairs = tail.sighting.comparison.pairs
  const tailStart = tailPairs.find(([word]) => word === cut)?.[1] ?? 0
  return {
    head: head.sighting,
    tail: tail.sighting,
    pieces: [
      {
        claimed: claimed(0, cut),
        span: head.span,
        document: head.sighting.window.slice.document.metadata.id,
      },
      {
        claimed: claimed(cut, total),
        span: {
          start: tail.sighting.window.source.words[tailStart]?.start ?? tail.span.start,
          end: tail.span.end,
        },
        document: tail.sighting.window.slice.document.metadata.id,
      },
    ],
  }
}

function longest(parts: readonly Part[]): Part | null {
  return parts.reduce<Part | null>(
    (best, part) => (best === null || part.words > best.words ? part : best),
    null,
  )
}

function headOf(sighting: Sighting): Part {
  const { pairs } = sighting.comparison
  let words = 0
  while (pairs[words]?.[0] === words && (words === 0 || followsOn(pairs, words))) words++
  return { sighting, words, span: spanOf(sighting, pairs.slice(0, words)) }
}

function tailOf(sighting: Sighting, total: number): Part {
  const { pairs } = sighting.comparison
  let words = 0
  while (words < pairs.length) {
    const at = pairs.length - 1 - words
    if (pairs[at]?.[0] !== total - 1 - words || (words > 0 && !followsOn(pairs, at + 1))) break
    words++
  }
  return { sighting, words, span: spanOf(sighting, pairs.slice(pairs.length - words)) }
}

function followsOn(pairs: Sighting['comparison']['pairs'], at: number): boolean {
  return (pairs[at]?.[1] ?? 0) === (pairs[at - 1]?.[1] ?? 0) + 1
}

function spanOf({ window }: Sighting, pairs: Sighting['comparison']['pairs']): Span {
  const first = pairs[0]?.[1] ?? 0
  const last = pairs.at(-1)?.[1] ?? 0
  return { start: window.source.words[first]?.start ?? 0, end: window.source.words[last]?.end ?? 0 }
}
