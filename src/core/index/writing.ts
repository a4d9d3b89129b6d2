/** Writings: which lists must stand together where a compound of the claim is written in one way or another. */
import type { Chain } from './chain.ts'
import { firstFrom, type Walked } from './walk.ts'

/** Of each compound the lists of each of its writings, as far as they were walked and are whole. */
export function writingsOf(walked: readonly Walked[]): Walked[][][] {
  const compounds = new Map<number, Walked[][]>()
  for (const one of walked) {
    const { writing } = one.seed
    if (writing === null || one.list?.whole === false) continue
    const ways = compounds.get(writing.compound) ?? Array.from({ length: writing.ways }, () => [])
    ways[writing.way]?.push(one)
    compounds.set(writing.compound, ways)
  }
  return [...compounds.values()]
}

/** True if within `reach` of the chain no writing of one of the compounds has all its grams. */
export function isRefuted({ first, last }: Chain, writings: readonly Walked[][][], reach: number): boolean {
  const stands = ({ seed, positions }: Walked): boolean => {
    const position = positions[firstFrom(positions, last - reach + seed.at)]
    return position !== undefined && position <= first + reach + seed.at
  }
  return writings.some((ways) => ways.every((way) => !way.every(stands)))
}
