/** What is held against what was logged. */
import type { LogEntry } from '../../transparency/entry.ts'
import { versionName } from '../../transparency/log.ts'
import type { Finding, Report } from './finding.ts'

/** A version that is stored; `sha256` is null if its text cannot be read. */
export type StoredVersion = {
  readonly id: string
  readonly digest: string
  readonly sha256: string | null
  /** When it was published, in milliseconds since 1970. */
  readonly stamp: number
}

/** What the log says of each version, at last. */
export type Versions = {
  readonly last: ReadonlyMap<string, Exclude<LogEntry, { readonly kind: 'key' }>>
  /** True if all that the log says could be read. */
  readonly isWhole: boolean
}

/** Milliseconds within which what was published is logged. */
const LOGGED_MS = 60 * 60 * 1000

export function versionsOf(entries: readonly (LogEntry | null)[]): Versions {
  const last = new Map(
    entries.flatMap((entry) =>
      entry === null || entry.kind === 'key' ? [] : [[versionName(entry.id, entry.digest), entry] as const],
    ),
  )
  return { last, isWhole: !entries.includes(null) }
}

/** `removed` says up to which stamp versions were taken out: by id, or by the name of a version. */
export function compareVersions(
  { last, isWhole }: Versions,
  stored: readonly StoredVersion[],
  removed: ReadonlyMap<string, number>,
  now: number,
  report: Report,
): void {
  const there = new Set<string>()
  for (const { id, digest, sha256, stamp } of stored) {
    const name = versionName(id, digest)
    there.add(name)
    const entry = last.get(name)
    const isRemoved = stamp <= Math.max(removed.get(id) ?? 0, removed.get(name) ?? 0)
    if (entry?.kind === 'document') {
      if (sha256 !== null && sha256 !== entry.sha256)
        report.add(finding('changed', id, 'Its text is not the one that was logged'))
    } else if (!isRemoved) {
      const message = 'It is held, and the log does not say so'
      if (isWhole && stamp < now - LOGGED_MS) report.add(finding('unlogged', id, message))
      else report.note({ documents: [id], message: `${message} yet` })
    }
  }
  for (const [name, entry] of last) {
    if (entry.kind !== 'document' || there.has(name)) continue
    if (removed.has(entry.id) || removed.has(name))
      report.note({ documents: [entry.id], message: 'It was taken out, and the log does not say so yet' })
    else report.add(finding('missing', entry.id, 'It was logged, and is neither held nor withdrawn'))
  }
}

function finding(kind: Finding['kind'], id: string, message: string): Finding {
  return { kind, documents: [id], key: null, message }
}
