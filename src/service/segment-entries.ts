/** The values of a segment under their keys, and its name. */
import type { Segment } from '../core/index/build.ts'
import type { Rank } from '../core/index/prepare.ts'
import { ENGINE } from '../core/version.ts'
import { blockKey, bucketKey, columnsKey, frequentKey, pageKey, smallKey } from '../store/keys.ts'
import { utf8Bytes } from '../store/size.ts'
import type { Entry } from '../store/store.ts'
import type { Commit } from './commit.ts'
import { nameOf } from './digest.ts'
import type { SegmentHead } from './record.ts'

/** The same documents, read by the same program, make the same segment. `ranks` are in its order. */
export function segmentName(form: SegmentHead['form'], ranks: readonly Rank[]): Promise<string> {
  return nameOf([ENGINE, form, ...ranks.map(({ id, digest }) => `${id} ${digest}`)])
}

export function smallEntries(name: string, value: string): Entry[] {
  return [[smallKey(name), value]]
}

/** The values of a large segment; buckets and blocks may be made while they are written. */
export type LargeValues = Omit<Segment, 'buckets' | 'blocks'> & {
  readonly buckets: Iterable<string>
  readonly blocks: Iterable<string>
  readonly counts: { readonly buckets: number; readonly blocks: number }
}

/** A large segment as it is committed. `ranks` are in its order. */
export function largeOf(
  name: string,
  ranks: readonly Rank[],
  values: Segment | LargeValues,
): NonNullable<Commit['segment']> {
  const { buckets, blocks } =
    'counts' in values ? values.counts : { buckets: values.buckets.length, blocks: values.blocks.length }
  const columns = JSON.stringify(values.columns)
  const opening: Entry[] = [
    [columnsKey(name), columns],
    [frequentKey(name), values.frequent],
  ]
  return {
    head: {
      name,
      form: 'large',
      documents: ranks.length,
      words: values.words,
      bytes: opening.reduce((sum, [, value]) => sum + utf8Bytes(value), 0),
      buckets,
      blocks,
    },
    ranks,
    keys: opening.length + values.pages.length + buckets + blocks,
    entries: entriesOf(name, opening, values),
  }
}

function* entriesOf(
  name: string,
  opening: readonly Entry[],
  values: Segment | LargeValues,
): Generator<Entry> {
  yield* opening
  for (const [number, page] of values.pages.entries()) yield [pageKey(name, number), JSON.stringify(page)]
  let bucket = 0
  for (const value of values.buckets) yield [bucketKey(name, bucket++), value]
  let block = 0
  for (const value of values.blocks) yield [blockKey(name, block++), value]
}
