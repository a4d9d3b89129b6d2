/** The values of a segment under their keys, and its name. */
import type { Segment } from '../core/index/build.ts'
import type { Rank } from '../core/index/prepare.ts'
import { ENGINE } from '../core/version.ts'
import { blockKey, bucketKey, columnsKey, frequentKey, pageKey, smallKey } from '../store/keys.ts'
import type { Entry } from '../store/store.ts'
import { nameOf } from './digest.ts'
import type { SegmentHead } from './record.ts'

/**
 * Of its documents, in its order, and of when it was begun: the same documents published again are another segment, lest
 * they be deleted with the one before by somebody who does not see them yet.
 */
export function segmentName(
  form: SegmentHead['form'],
  ranks: readonly Rank[],
  began: number,
): Promise<string> {
  return nameOf([ENGINE, form, String(began), ...ranks.map(({ id, digest }) => `${id} ${digest}`)])
}

export function smallEntries(name: string, value: string): Entry[] {
  return [[smallKey(name), value]]
}

export type LargeValues = Omit<Segment, 'buckets' | 'blocks' | 'words'> & {
  readonly buckets: Iterable<string>
  readonly blocks: Iterable<string>
}

export function* largeEntries(name: string, values: LargeValues): Generator<Entry> {
  yield [columnsKey(name), JSON.stringify(values.columns)]
  yield [frequentKey(name), values.frequent]
  for (const [number, page] of values.pages.entries()) yield [pageKey(name, number), JSON.stringify(page)]
  let bucket = 0
  for (const value of values.buckets) yield [bucketKey(name, bucket++), value]
  let block = 0
  for (const value of values.blocks) yield [blockKey(name, block++), value]
}
