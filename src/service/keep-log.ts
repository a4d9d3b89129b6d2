/**
 * The log is made to say what the library holds: each version that was published, and that it is held no more. Whatever
 * changes the library changes the log soon after, and what that misses is found here.
 */
import type { Store } from '../store/store.ts'
import type { DocumentEntry } from '../transparency/entry.ts'
import { type TransparencyLog, versionName } from '../transparency/log.ts'
import { describeFailure } from './describe-failure.ts'
import { type HeldVersion, type Library, newTally, openLibrary } from './library.ts'
import { readRows } from './rows.ts'

/** Versions in one call to the log, and calls of a run: on the free plan it has 10 ms and 50 calls in all. */
const PART_VERSIONS = 2_000
const PARTS_MAX = 5
/** Versions that are logged in a run: of these rows are read. */
const LOGGED_MAX = 512

/**
 * Goes on comparing library and log, until all is well or enough was done; the next time goes on from there. When
 * nothing has changed it asks the log once. Never rejects: the next time comes soon.
 */
export async function keepLog(store: Store, log: TransparencyLog | null): Promise<void> {
  if (log === null) return
  try {
    const library = await openLibrary(store)
    const sweep = await log.sweep()
    if (library === null || sweep.complete === library.corpus.version) return
    const held = byName(library.versions)
    let { after } = sweep
    let room = LOGGED_MAX
    for (let part = 0; part < PARTS_MAX && room > 0; part++) {
      const start = after
      const behind = start === null ? held : held.filter(({ name }) => name > start)
      const names = behind.slice(0, PART_VERSIONS).map(({ name }) => name)
      const until = behind.length > names.length ? (names.at(-1) ?? null) : null
      const corpus = library.corpus.version
      const { missing } = await log.compare({ after, until, held: names, corpus })
      room -= await logMissing(library, log, missing.slice(0, room))
      after = until
      if (until === null && missing.length === 0) return
    }
  } catch (failure) {
    console.error(JSON.stringify({ level: 'error', job: 'log', ...describeFailure(failure) }))
  }
}

/** Logs what has just become of one document, for whoever changed it. Never rejects: the schedule makes it good. */
export async function logChange(store: Store, log: TransparencyLog | null, id: string): Promise<void> {
  if (log === null) return
  try {
    const library = await openLibrary(store)
    const held = byName(library?.versions.filter((version) => version.id === id) ?? [])
    const range = { after: versionName(id, ''), until: versionName(id, LAST_DIGEST), corpus: null }
    const { missing } = await log.compare({ ...range, held: held.map(({ name }) => name) })
    if (library !== null) await logMissing(library, log, missing)
  } catch (failure) {
    console.error(JSON.stringify({ level: 'error', job: 'log', ...describeFailure(failure) }))
  }
}

/** Behind every hexadecimal digest. */
const LAST_DIGEST = 'g'

/** What the log says of versions that are held. Throws `StoreError`. */
export async function entriesOf(
  library: Library,
  versions: readonly HeldVersion[],
): Promise<DocumentEntry[]> {
  const rows = await readRows(library, versions, newTally())
  return rows.map(({ id, sha256, digest }) => ({ kind: 'document', id, sha256, digest }))
}

async function logMissing(
  library: Library,
  log: TransparencyLog,
  missing: readonly string[],
): Promise<number> {
  if (missing.length === 0) return 0
  const wanted = new Set(missing)
  const versions = byName(library.versions).filter(({ name }) => wanted.has(name))
  await log.include(
    await entriesOf(
      library,
      versions.map(({ version }) => version),
    ),
  )
  return missing.length
}

function byName(versions: readonly HeldVersion[]): { name: string; version: HeldVersion }[] {
  return versions
    .map((version) => ({ name: versionName(version.id, version.digest), version }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
