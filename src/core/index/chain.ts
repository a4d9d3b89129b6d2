/** Chains: places where seeds that must stand wherever the claim does stand in its order. */
import { firstFrom, type Walked } from './walk.ts'

/** The diagonals of the first and the last seed of a chain. */
export type Chain = { readonly first: number; readonly last: number }

/** Where all seeds stand in the claim's order, with no more than `reach` words of the source between them. */
export function chainsOf(walked: readonly Walked[], reach: number): Chain[] {
  const [rarest] = walked.toSorted((a, b) => a.positions.length - b.positions.length)
  if (rarest === undefined) return []
  const pivot = walked.indexOf(rarest)
  const before = walked.slice(0, pivot).reverse()
  const behind = walked.slice(pivot + 1)
  return rarest.positions.flatMap((position) => {
    const diagonal = position - rarest.seed.at
    const last = follow(behind, diagonal, nextDiagonal)
    const first = last === null ? null : follow(before, diagonal, previousDiagonal)
    return first === null || last === null || last - first > reach ? [] : [{ first, last }]
  })
}

/** The diagonal of the last of the seeds, each on that of the seed before it or the nearest from there; `null` if one has none. */
function follow(
  seeds: readonly Walked[],
  from: number,
  step: (positions: readonly number[], at: number, diagonal: number) => number | null,
): number | null {
  let diagonal: number | null = from
  for (const { seed, positions } of seeds) {
    if (diagonal !== null) diagonal = step(positions, seed.at, diagonal)
  }
  return diagonal
}

/** Words fewer that the source may have where the claim writes a compound apart. */
export const JOINED_WORDS = 2

function nextDiagonal(positions: readonly number[], at: number, diagonal: number): number | null {
  const next = firstFrom(positions, diagonal + at)
  const before = positions[next - 1] ?? Number.NEGATIVE_INFINITY
  const isJoined = positions[next] !== diagonal + at && before >= diagonal + at - JOINED_WORDS
  const position = isJoined ? before : positions[next]
  return position === undefined ? null : position - at
}

function previousDiagonal(positions: readonly number[], at: number, diagonal: number): number | null {
  const next = firstFrom(positions, diagonal + at + 1)
  const behind = positions[next] ?? Number.POSITIVE_INFINITY
  const isJoined = positions[next - 1] !== diagonal + at && behind <= diagonal + at + JOINED_WORDS
  const position = isJoined ? behind : positions[next - 1]
  return position === undefined ? null : position - at
}
