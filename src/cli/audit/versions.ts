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

/** What was taken out: versions up to this stamp, and when that was published; both in milliseconds since 1970. */
export type Removed = { readonly stamp: number; readonly at: number }

/** Milliseconds within which what was published, or taken out, is logged. */
const LOGGED_MS = 60 * 60 * 1000

export function versionsOf(entries: readonly (LogEntry | null)[]): Versions {
  const last = new Map(
    entries.flatMap((entry) =>
      entry === null || entry.kind === 'key' ? [] : [[versionName(entry.id, entry.digest), entry] as const],
    ),
  )
  return { last, isWhole: !entries.includes(null) }
}

/** `removed`: by id, or by the name of a version. What was taken out may be stored on, and nobody finds it. */
export function compareVersions(
  { last, isWhole }: Versions,
  stored: readonly StoredVersion[],
  removed: ReadonlyMap<string, Removed>,
  now: number,
  report: Report,
): void {
  const removalOf = (id: string, name: string): Removed | undefined => {
    const [all, one] = [removed.get(id), removed.get(name)]
    return all !== undefined && all.stamp >= (one?.stamp ?? 0) ? all : one
  }
  /** Of what the log does not say; where it cannot be read, that is reported already. */
  const unlogged = (id: string, what: string, since: number): void => {
    const message = `${what}, and the log does not say so`
    // A time to come is none to wait for.
    if (isWhole && Math.abs(now - since) > LOGGED_MS) report.add(finding('unlogged', id, message))
    else report.note({ documents: [id], message: `${message} yet` })
  }
  const held = new Set<string>()
  for (const { id, digest, sha256, stamp } of stored) {
    const name = versionName(id, digest)
    const entry = last.get(name)
    if (entry?.kind === 'document' && sha256 !== null && sha256 !== entry.sha256)
      report.add(finding('changed', id, 'Its text is not the one that was logged'))
    if (stamp <= (removalOf(id, name)?.stamp ?? -1)) continue
    held.add(name)
    if (entry?.kind !== 'document') unlogged(id, 'It is held', stamp)
  }
  for (const [name, entry] of last) {
    if (entry.kind !== 'document' || held.has(name)) continue
    const removal = removalOf(entry.id, name)
    if (removal !== undefined) unlogged(entry.id, 'It was taken out', removal.at)
    else if (isWhole)
      report.add(finding('missing', entry.id, 'It was logged, and is neither held nor withdrawn'))
    else
      report.note({
        documents: [entry.id],
        message: 'It was logged, and is not held; of the log not all can be read',
      })
  }
}

function finding(kind: Finding['kind'], id: string, message: string): Finding {
  return { kind, documents: [id], key: null, message }
}
