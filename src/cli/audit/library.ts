/** Everything that is stored of a library: the texts against their digests, these against the log, and the rest against the texts. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeSmallSegment } from '../../core/index/small-segment.ts'
import type { Columns } from '../../core/index/table.ts'
import { ENGINE } from '../../core/version.ts'
import type { Corpus } from '../../service/answer.ts'
import type { Head, Heads, SegmentHead } from '../../service/record.ts'
import { numbered } from '../../service/terminal.ts'
import { columnsKey, segmentPrefix, smallKey } from '../../store/keys.ts'
import type { Store } from '../../store/store.ts'
import { versionName } from '../../transparency/log.ts'
import type { Listener } from '../progress.ts'
import { auditDocuments } from './documents.ts'
import { changed, type Report } from './finding.ts'
import { auditHeads } from './heads.ts'
import { auditIndex } from './index-values.ts'
import { readIf, readValue } from './values.ts'
import { compareVersions, type Removed, type StoredVersion, type Versions } from './versions.ts'

export type LibraryAudit = {
  readonly withIndex: boolean
  /** What the log says; `null` if there is none to be trusted. */
  readonly logged: Versions | null
  /** Milliseconds since 1970. */
  readonly now: number
}

export type AuditedLibrary = {
  /** Versions of documents that were read. */
  readonly versions: number
  /** `null` if it cannot be told. */
  readonly corpus: Corpus | null
}

/** Null if the library is empty. Throws `StoreError`. */
export async function auditLibrary(
  store: Store,
  { withIndex, logged, now }: LibraryAudit,
  listener: Listener,
  report: Report,
): Promise<AuditedLibrary | null> {
  const heads = await auditHeads(store, report)
  if (heads === null) {
    if (logged !== null) compareVersions(logged, [], new Map(), now, report)
    return null
  }
  const segments = [...heads.live.values()].flatMap((head) => (head.segment === null ? [] : [head.segment]))
  const total = segments.reduce((sum, { documents }) => sum + documents, 0)
  const stored: StoredVersion[] = []
  const onDocument = (): void => listener({ stage: 'audit', done: stored.length, total })
  for (const [name, head] of heads.live) {
    const { segment } = head
    if (segment === null) continue
    const stamps = heads.stamps.get(name) ?? []
    const add = (version: Omit<StoredVersion, 'stamp'>, index: number): void => {
      stored.push({ ...version, stamp: stamps[index] ?? head.stamp })
      onDocument()
    }
    await auditSegment(store, { head, segment, withIndex, add }, listener, report)
  }
  if (logged !== null) compareVersions(logged, stored, removals(heads.live), now, report)
  return { versions: stored.length, corpus: heads.corpus }
}

type SegmentAudit = {
  readonly head: Head
  readonly segment: SegmentHead
  readonly withIndex: boolean
  readonly add: (version: Omit<StoredVersion, 'stamp'>, index: number) => void
}

async function auditSegment(
  store: Store,
  { head, segment, withIndex, add }: SegmentAudit,
  listener: Listener,
  report: Report,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-audit-'))
  try {
    const isCurrent = head.engine === ENGINE
    const index = auditIndex(store, segment, folder, listener, report)
    const seen = new Set<string>()
    let read = 0
    let well = 0
    for await (const document of auditDocuments(store, segment, head, withIndex, report)) {
      const { id, digest, sha256, prepared } = document
      seen.add(versionName(id, digest))
      add({ id, digest, sha256 }, document.index)
      read++
      if (prepared === null) continue
      index.add(prepared)
      well++
    }
    if (seen.size < segment.documents) await addUnread(store, segment, seen, add, report)
    else if (read !== segment.documents) {
      const message = `Its head says that it has ${numbered(segment.documents, 'text')}, and it has ${read}`
      report.add(changed(segmentPrefix(segment.name), message))
    }
    // Whoever can write a head can say so of any: what nobody could audit is not well.
    if (!isCurrent)
      report.add({
        kind: 'unaudited',
        documents: [],
        key: segmentPrefix(segment.name),
        message: `${numbered(read, 'text')} read by another version of Verbatim: only the words were audited; "verbatim ingest" reads them anew`,
      })
    else if (withIndex && well === read) await index.compare()
    else if (withIndex)
      report.note({
        documents: [],
        message: `The index beside ${numbered(read, 'text')} was not audited, as it follows from texts of which some are not as they must be`,
      })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Documents that should be there and could not be read, as far as the table of the segment names them. */
async function addUnread(
  store: Store,
  segment: SegmentHead,
  seen: ReadonlySet<string>,
  add: SegmentAudit['add'],
  report: Report,
): Promise<void> {
  const { name, form, documents } = segment
  const key = form === 'small' ? smallKey(name) : columnsKey(name)
  // Only names are taken of it, for whoever reads the finding: what it was changed to be does no harm.
  const read = (value: string): Columns =>
    form === 'small' ? decodeSmallSegment(value).columns : (JSON.parse(value) as Columns)
  const columns = readIf(await readValue(store, key), read)
  const ids: string[] = []
  for (const [index, id] of (columns?.ids ?? []).entries()) {
    const digest = columns?.digests[index] ?? ''
    if (seen.has(versionName(id, digest))) continue
    ids.push(id)
    add({ id, digest, sha256: null }, index)
  }
  const message = `${numbered(documents - seen.size, 'text')} of this segment cannot be read`
  report.add(changed(segmentPrefix(name), message, [...new Set(ids)]))
}

/** What was taken out: by id, or by the name of a version. */
function removals(heads: Heads): Map<string, Removed> {
  const removed = new Map<string, Removed>()
  for (const head of heads.values()) {
    for (const { id, digest, stamp, at } of head.removed) {
      const name = digest === null ? id : versionName(id, digest)
      const other = removed.get(name)
      if (other === undefined || stamp > other.stamp) removed.set(name, { stamp, at })
    }
  }
  return removed
}
