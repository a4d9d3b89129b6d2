/** The index of a segment, made anew of its documents and held against what is stored, value by value. */
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { decodeBlock, type PreparedDocument } from '../../core/index/block.ts'
import { decodeSmallSegment, encodeSmallSegment } from '../../core/index/small-segment.ts'
import type { SegmentHead } from '../../service/record.ts'
import { largeOf } from '../../service/segment-entries.ts'
import { pageKey, segmentPrefix, smallKey } from '../../store/keys.ts'
import { utf8Bytes } from '../../store/size.ts'
import type { Store } from '../../store/store.ts'
import { buildLarge, inOrder } from '../bulk/large.ts'
import { type PartWriter, writePart } from '../bulk/part.ts'
import type { Listener } from '../progress.ts'
import { changed, type Report } from './finding.ts'
import { readIf, readValue, readValues } from './values.ts'

/** Takes the documents of a segment, on the disk if they are many. */
export type IndexAudit = {
  readonly add: (document: PreparedDocument) => void
  /** Reports what differs. Throws `StoreError`. */
  readonly compare: () => Promise<void>
}

export function auditIndex(
  store: Store,
  segment: SegmentHead,
  folder: string,
  listener: Listener,
  report: Report,
): IndexAudit {
  return segment.form === 'small'
    ? auditSmall(store, segment, report)
    : auditLarge(store, segment, folder, listener, report)
}

function auditSmall(store: Store, segment: SegmentHead, report: Report): IndexAudit {
  const documents: PreparedDocument[] = []
  return {
    add: (document) => documents.push(document),
    async compare() {
      const key = smallKey(segment.name)
      const [stored, expected] = [await readValue(store, key), encodeSmallSegment(documents)]
      const words = documents.reduce((sum, { record }) => sum + record.words, 0)
      compareFacts(segment, { documents: documents.length, words, bytes: utf8Bytes(expected) }, report)
      if (stored === expected) return
      const own = readIf(stored, decodeSmallSegment)?.blocks ?? []
      const ids = decodeSmallSegment(expected).blocks.flatMap((block, at) =>
        differing(own[at] ?? null, block),
      )
      report.add(changed(key, 'Not what the documents of this segment give', [...new Set(ids)]))
    },
  }
}

/** What its head says of a segment follows from its documents too. */
function compareFacts(segment: SegmentHead, facts: Partial<SegmentHead>, report: Report): void {
  if (isDeepStrictEqual({ ...segment, ...facts }, segment)) return
  report.add(
    changed(segmentPrefix(segment.name), 'Its head says of the segment what its documents do not give'),
  )
}

function auditLarge(
  store: Store,
  segment: SegmentHead,
  folder: string,
  listener: Listener,
  report: Report,
): IndexAudit {
  const { name } = segment
  const writer: PartWriter = writePart(join(folder, 'documents'))
  return {
    add: (document) => writer.add(document, document.record.metadata.id),
    async compare() {
      const { rows } = writer.finish({ held: [], problems: [] })
      const part = join(folder, 'documents')
      const built = buildLarge(inOrder(rows.map((row) => ({ part, row }))), folder, (done, total) =>
        listener({ stage: 'index', done, total }),
      )
      try {
        const { head, entries, keys: total } = largeOf(name, built.ranks, built.values)
        compareFacts(segment, head, report)
        let done = 0
        for await (const [key, stored, expected] of beside(store, entries)) {
          if (stored !== expected) {
            const message = stored === null ? 'Missing' : 'Not what the documents of this segment give'
            report.add(changed(key, message, documentsIn(name, key, stored, expected)))
          }
          listener({ stage: 'compare', done: ++done, total })
        }
      } finally {
        built.close()
      }
    },
  }
}

/** What is stored under the key of each entry, beside what must be. */
async function* beside(
  store: Store,
  entries: Iterable<readonly [key: string, value: string, expiresAt?: number]>,
): AsyncGenerator<readonly [key: string, stored: string | null, expected: string]> {
  let waiting = new Map<string, string>()
  const flush = async function* (): AsyncGenerator<readonly [string, string | null, string]> {
    for await (const [key, stored] of readValues(store, [...waiting.keys()]))
      yield [key, stored, waiting.get(key) ?? '']
    waiting = new Map()
  }
  for (const [key, value] of entries) {
    waiting.set(key, value)
    if (waiting.size === AT_ONCE) yield* flush()
  }
  yield* flush()
}

const AT_ONCE = 50

/** Whom a value tells wrongly of, as far as it says. */
function documentsIn(segment: string, key: string, stored: string | null, expected: string): string[] {
  if (key.startsWith(`${segmentPrefix(segment)}block/`)) return differing(stored, expected)
  if (key.startsWith(pageKey(segment, 0).slice(0, -1))) return differingRows(stored, expected)
  return []
}

/** The documents of which a block has another slice. */
function differing(stored: string | null, expected: string): string[] {
  if (stored === expected) return []
  const own = readIf(stored, decodeBlock)?.map((slice) => JSON.stringify(slice)) ?? []
  return decodeBlock(expected).flatMap((slice, at) =>
    own[at] === JSON.stringify(slice) ? [] : [slice.document.metadata.id],
  )
}

function differingRows(stored: string | null, expected: string): string[] {
  const rows = (value: string): { id: string }[] => JSON.parse(value)
  const own = readIf(stored, rows)
  return rows(expected).flatMap((row, at) =>
    Array.isArray(own) && JSON.stringify(own[at]) === JSON.stringify(row) ? [] : [row.id],
  )
}
