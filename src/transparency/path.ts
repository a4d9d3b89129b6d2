/** The paths of tiles and bundles below a log (https://c2sp.org/tlog-tiles). */
import { TILE_WIDTH } from './tile.ts'

/** `width`: hashes or entries that are asked for, 256 of a full one. */
export type TilePath = {
  readonly level: number | 'entries'
  readonly index: number
  readonly width: number
}

/** For example `tile/0/x001/x234/067.p/5`. */
export function tilePath({ level, index, width }: TilePath): string {
  const groups: string[] = []
  for (let rest = index; groups.length === 0 || rest > 0; rest = Math.floor(rest / GROUP))
    groups.unshift(String(rest % GROUP).padStart(GROUP_DIGITS, '0'))
  const number = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${number}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/** `null` for what is no path of a tile, in the one way to write it. */
export function readTilePath(path: string): TilePath | null {
  const { level = '', number = '', width } = PATH.exec(path)?.groups ?? {}
  const read: TilePath = {
    level: level === 'entries' ? level : Number(level),
    index: Number(number.replace(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  }
  return Number.isSafeInteger(read.index) && tilePath(read) === path ? read : null
}

const GROUP = 1_000
const GROUP_DIGITS = 3
const PATH =
  /^tile\/(?<level>entries|[0-9]|[1-5][0-9]|6[0-3])\/(?<number>(?:x\d{3}\/){0,5}\d{3})(?:\.p\/(?<width>[1-9]\d?|1\d\d|2[0-4]\d|25[0-5]))?$/
