/** What is published, by its heads: each is named by its digest, and the record must say what they say. */

import { ENGINE } from '../../core/version.ts'
import type { Corpus } from '../../service/answer.ts'
import { nameOf } from '../../service/digest.ts'
import { openHeads } from '../../service/library.ts'
import {
  type Head,
  type Heads,
  headName,
  liveHeads,
  readHead,
  readHistory,
  readRecord,
} from '../../service/record.ts'
import { corpusOf } from '../../service/settle.ts'
import { HEADS_PREFIX, historyKey, LIBRARY_KEY } from '../../store/keys.ts'
import { type Store, StoreError } from '../../store/store.ts'
import { changed, type Report } from './finding.ts'
import { readIf, readValue, readValues } from './values.ts'

export type AuditedHeads = {
  readonly live: Heads
  /** When each document of a head was published; those of all that were published with it are its own. */
  readonly stamps: ReadonlyMap<string, readonly number[]>
  readonly corpus: Corpus | null
}

/** Null before the first publication. Throws `StoreError`. */
export async function auditHeads(store: Store, report: Report): Promise<AuditedHeads | null> {
  const value = await readValue(store, LIBRARY_KEY)
  const listed = await store.list(HEADS_PREFIX)
  if (value === null && listed.length === 0) return null
  const record = readIf(value, readRecord)
  if (record === null)
    report.add(changed(LIBRARY_KEY, 'The record of the library is missing or cannot be read'))
  const heads = new Map<string, Head>()
  for await (const [key, own] of readValues(store, listed)) {
    const name = key.slice(HEADS_PREFIX.length)
    const head = readIf(own, readHead)
    if (head === null || own === null) report.add(changed(key, 'A head cannot be read'))
    else if (name !== headName(head.stamp, await nameOf([own])))
      report.add(changed(key, 'A head is not the one that its name is the digest of'))
    else heads.set(name, head)
  }
  for (const [name, head] of [record?.heads, record?.before?.heads].flatMap((all) =>
    Object.entries(all ?? {}),
  )) {
    const own = heads.get(name)
    const key = `${HEADS_PREFIX}${name}`
    if (own === undefined && !listed.includes(key) && record?.heads[name] !== undefined)
      report.add(changed(key, 'A head that the library is read by is missing'))
    const isOther =
      own === undefined ? !(await isNamed(name, head)) : JSON.stringify(own) !== JSON.stringify(head)
    if (isOther)
      report.add(changed(LIBRARY_KEY, `The record says of head ${name} what it does not say itself`))
  }
  const live = liveHeads(heads)
  if (record !== null && heads.size === listed.length) {
    const names = new Set(Object.keys(record.heads))
    if (names.size !== live.size || [...live.keys()].some((name) => !names.has(name)))
      report.add(
        changed(
          LIBRARY_KEY,
          'The record does not name the heads that live; if texts are being published, audit again',
        ),
      )
  }
  const stamps = await readStamps(store, live, report)
  const corpus = await corpusNow(store, live)
  if (corpus === null)
    report.add(
      changed(LIBRARY_KEY, 'The library cannot be opened: of what its heads name something is amiss'),
    )
  const isOther = (recorded: Corpus, own: Corpus | null): boolean =>
    own !== null && JSON.stringify(recorded) !== JSON.stringify(own)
  const before = record?.before ?? null
  // What was replaced may be deleted; until then readers may be sent back to it.
  const isThere = before !== null && Object.keys(before.heads).every((name) => heads.has(name))
  const corpusBefore = isThere ? await corpusNow(store, new Map(Object.entries(before.heads))) : null
  if (
    (record !== null && isOther(record.corpus, corpus)) ||
    (before !== null && isOther(before.corpus, corpusBefore))
  )
    report.add(changed(LIBRARY_KEY, 'The record does not say of the library what its documents give'))
  return { live, stamps, corpus }
}

/** Of a head that is known by the record only. */
async function isNamed(name: string, head: Head): Promise<boolean> {
  return head.engine !== ENGINE || name === headName(head.stamp, await nameOf([JSON.stringify(head)]))
}

async function readStamps(
  store: Store,
  live: Heads,
  report: Report,
): Promise<Map<string, readonly number[]>> {
  const stamps = new Map<string, readonly number[]>()
  for (const [name, { hasHistory, segment, stamp }] of live) {
    if (segment === null) continue
    const key = historyKey(name)
    const history = hasHistory ? readIf(await readValue(store, key), readHistory) : null
    if (hasHistory && history?.stamps.length !== segment.documents)
      report.add(changed(key, 'When the documents were published cannot be read'))
    stamps.set(name, history?.stamps ?? Array.from({ length: segment.documents }, () => stamp))
  }
  return stamps
}

/** Null if the segments cannot be opened. */
async function corpusNow(store: Store, live: Heads): Promise<Corpus | null> {
  try {
    const empty = { version: '', documents: 0, words: 0, from: null, until: null }
    return await corpusOf(await openHeads(store, live, empty, null, 'fresh'))
  } catch (fault) {
    // What was changed may break anything that reads it.
    if (fault instanceof StoreError && fault.code === 'unavailable') throw fault
    return null
  }
}
