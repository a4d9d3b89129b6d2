/** A claim put together from two places: its head stands, unbroken, in the one and its tail in the other. */
import type { Step } from '../alignment/align.ts'
import type { Claim } from '../claim/claim.ts'
import { rarityOf } from '../index/rarity.ts'
import type { Span } from '../span.ts'
import { spanOf } from '../wording/change.ts'
import type { WeighedSignal } from '../wording/finding.ts'
import { truncationSignals } from '../wording/truncation.ts'
import type { Sighting } from './place.ts'

/** Words of either part at least; shorter runs stand anywhere, and so do common phrases. */
const PART_WORDS_MIN = 5
/** Bits by which each part must be rarer than one chance place in the library. */
const PART_MARGIN_BITS = 8

export type Composition = {
  readonly head: Sighting
  readonly tail: Sighting
  readonly pieces: readonly [Part, Part]
  /** What either source goes on with, or began with, where the claim cuts it. */
  readonly signals: readonly WeighedSignal[]
}

/** Words of the claim that stand unbroken in a document: spans of the claim's quote and of the canonical text of that digest. */
type Part = {
  readonly claimed: Span
  readonly span: Span
  readonly document: string
  readonly sha256: string
}

/** Words of the claim from its one end on that a sighting keeps unbroken. */
type Reach = { readonly sighting: Sighting; readonly keeps: readonly Step[]; readonly words: number }

/** The composition with the longest head, if any two sightings hold the whole claim between them. */
export function compose(claim: Claim, all: readonly Sighting[]): Composition | null {
  const sightings = all.filter((sighting) => sighting.claim === claim)
  const total = claim.words.length
  const head = longest(sightings.map(headOf))
  const tail = longest(sightings.map((sighting) => tailOf(sighting, total)))
  if (head === null || tail === null || head.sighting === tail.sighting) return null
  const heads = head.keeps.filter((keep) => keep.claim + keep.claimed <= total - PART_WORDS_MIN)
  const cut = endOf(heads)
  const tails = tail.keeps.filter((keep) => keep.claim >= cut)
  if (cut < PART_WORDS_MIN || tails[0]?.claim !== cut) return null
  if (!isRare(head.sighting, heads) || !isRare(tail.sighting, tails)) return null
  const pieces = [partOf(head.sighting, heads), partOf(tail.sighting, tails)] as const
  return {
    head: head.sighting,
    tail: tail.sighting,
    pieces,
    signals: [
      ...truncationSignals(pieces[0].span, head.sighting.window.slice),
      ...truncationSignals(pieces[1].span, tail.sighting.window.slice),
    ],
  }
}

/** True if words that a sighting keeps are too rare to stand somewhere by chance. */
function isRare({ claim, claimed }: Sighting, keeps: readonly Step[]): boolean {
  const keys = claim.words.map(({ key }) => key)
  const pairs = keeps.map((keep) => [keep.claim, keep.source] as const)
  const { bits } = rarityOf(keys, pairs, claimed.library, claimed.countOf)
  return bits >= Math.log2(Math.max(2, claimed.library)) + PART_MARGIN_BITS
}

function longest(all: readonly Reach[]): Reach | null {
  return all.reduce<Reach | null>(
    (best, reach) => (best === null || reach.words > best.words ? reach : best),
    null,
  )
}

function headOf(sighting: Sighting): Reach {
  const { keeps } = sighting.comparison
  let count = 0
  while (keeps[count] !== undefined && follows(keeps[count - 1], keeps[count])) count++
  const found = keeps[0]?.claim === 0 ? keeps.slice(0, count) : []
  return { sighting, keeps: found, words: endOf(found) }
}

function tailOf(sighting: Sighting, total: number): Reach {
  const { keeps } = sighting.comparison
  let from = keeps.length - 1
  while (from > 0 && follows(keeps[from - 1], keeps[from])) from--
  const found = endOf(keeps) === total ? keeps.slice(Math.max(0, from)) : []
  return { sighting, keeps: found, words: total - (found[0]?.claim ?? total) }
}

/** True if nothing stands between two kept stretches, neither in the claim nor in the source. */
function follows(before: Step | undefined, next: Step | undefined): boolean {
  if (before === undefined || next === undefined) return true
  return before.claim + before.claimed === next.claim && before.source + before.taken === next.source
}

function endOf(keeps: readonly Step[]): number {
  const last = keeps.at(-1)
  return last === undefined ? 0 : last.claim + last.claimed
}

function partOf({ claim, window }: Sighting, keeps: readonly Step[]): Part {
  const [first] = keeps
  const last = keeps.at(-1)
  const { metadata, sha256 } = window.slice.document
  return {
    claimed: spanOf(claim.words, first?.claim ?? 0, endOf(keeps)),
    span: spanOf(window.source.words, first?.source ?? 0, (last?.source ?? 0) + (last?.taken ?? 0)),
    document: metadata.id,
    sha256,
  }
}
