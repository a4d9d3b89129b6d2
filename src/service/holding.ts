/**
 * What a library holds: the documents of all its segments in one order, as if it were cut into one segment. Verdicts
 * then do not hang on how it is cut.
 */
import type { PostingList } from '../core/index/posting.ts'
import { byRank } from '../core/index/prepare.ts'
import type { Ownership } from '../core/index/table.ts'
import type { Heads, Origin } from './record.ts'
import { documentAt, type OpenSegment } from './segment.ts'

/** One version of a document that can be found. */
export type HeldVersion = {
  readonly id: string
  readonly digest: string
  readonly date: string | null
  readonly owner: Ownership
  /** Number of its first word in the library; its words. */
  readonly first: number
  readonly words: number
  /** True if a later version of the document is held. */
  readonly superseded: boolean
  readonly stamp: number
  readonly origin: Origin
  readonly segment: OpenSegment
  /** Number of its first word in its segment. */
  readonly at: number
}

/** All versions held, in the order of the library's words. */
export type Holding = {
  readonly versions: readonly HeldVersion[]
  readonly words: number
  /** Words of a segment to words of the library; words of what is not held are left out. */
  readonly inLibrary: (segment: OpenSegment, list: PostingList) => PostingList
}

/** Which versions can be found: none that was removed, each once however many segments have it. */
export function holdingOf(segments: readonly OpenSegment[], heads: Heads): Holding {
  const found = new Map<string, Found>()
  const removed = removedBy(heads)
  for (const segment of segments) {
    for (const [index, id] of segment.columns.ids.entries()) {
      const one = versionIn(segment, index, id)
      if (removed(one)) continue
      const name = `${one.digest} ${id}`
      const other = found.get(name)
      if (other === undefined || isLater(one, other)) found.set(name, one)
    }
  }
  const latest = new Map<string, Found>()
  for (const one of found.values()) {
    const other = latest.get(one.id)
    if (other === undefined || isLater(one, other)) latest.set(one.id, one)
  }
  let words = 0
  const versions = [...found.values()].sort(byRank).map((one): HeldVersion => {
    const { index: _, ...version } = one
    const first = words
    words += one.words
    return { ...version, first, superseded: latest.get(one.id) !== one }
  })
  return { versions, words, inLibrary: numbering(segments, versions) }
}

type Found = Omit<HeldVersion, 'first' | 'superseded'> & { readonly index: number }

function versionIn(segment: OpenSegment, index: number, id: string): Found {
  const { columns, firsts, history } = segment
  return {
    id,
    digest: columns.digests[index] ?? '',
    date: columns.dates[index] ?? null,
    owner: columns.ownerships[columns.owners[index] ?? 0] ?? NOBODYS,
    words: columns.words[index] ?? 0,
    stamp: history.stamps[index] ?? 0,
    origin: history.origins[index] ?? 'ingest',
    segment,
    at: firsts[index] ?? 0,
    index,
  }
}

const NOBODYS: Ownership = { person: null, work: '', aliases: {} }

function isLater(a: Found, b: Found): boolean {
  return a.stamp > b.stamp || (a.stamp === b.stamp && a.digest > b.digest)
}

/** Tells whether a version was removed. */
function removedBy(heads: Heads): (version: Found) => boolean {
  const all = new Map<string, number>()
  const one = new Map<string, number>()
  for (const { removed } of heads.values()) {
    for (const { id, digest, stamp } of removed) {
      const [stamps, name] = digest === null ? [all, id] : [one, `${digest} ${id}`]
      stamps.set(name, Math.max(stamp, stamps.get(name) ?? 0))
    }
  }
  if (all.size + one.size === 0) return () => false
  return ({ id, digest, stamp }) =>
    stamp <= (all.get(id) ?? -1) || stamp <= (one.get(`${digest} ${id}`) ?? -1)
}

/** The library's numbers for the words of each segment. */
function numbering(segments: readonly OpenSegment[], versions: readonly HeldVersion[]): Holding['inLibrary'] {
  const shifts = new Map(
    segments.map((segment) => [segment, new Float64Array(segment.firsts.length).fill(Number.NaN)]),
  )
  for (const { segment, at, first } of versions) {
    const own = shifts.get(segment)
    if (own !== undefined) own[documentAt(segment.firsts, at)] = first - at
  }
  const plain = new Set(
    [...shifts].flatMap(([segment, own]) => (own.every((shift) => shift === 0) ? [segment] : [])),
  )
  return (segment, list) => {
    const own = shifts.get(segment)
    if (plain.has(segment) || own === undefined) return list
    const positions: number[] = []
    let index = 0
    let end = -1
    for (const position of list.positions) {
      if (position >= end) {
        index = documentAt(segment.firsts, position)
        end = segment.firsts[index + 1] ?? Number.POSITIVE_INFINITY
      }
      const shift = own[index] ?? Number.NaN
      if (!Number.isNaN(shift)) positions.push(position + shift)
    }
    return { positions, count: list.whole ? positions.length : list.count, whole: list.whole }
  }
}
