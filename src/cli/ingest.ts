/** `verbatim ingest`: texts into the library, however many. */
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ENGINE } from '../core/version.ts'
import { type Commit, commit } from '../service/commit.ts'
import { changesOf, isAlone, SMALL_WORDS_MAX } from '../service/plan.ts'
import { alone, type Publication, SYSTEM_CLOCK } from '../service/publish.ts'
import { type Settled, settle } from '../service/settle.ts'
import { numbered } from '../service/terminal.ts'
import { draftKey } from '../store/keys.ts'
import { memoryStore } from '../store/memory.ts'
import type { Store } from '../store/store.ts'
import { batchesOf, bytesOf, fingerprint } from './bulk/batches.ts'
import { collected } from './bulk/collected.ts'
import type { Prepared } from './bulk/large.ts'
import { openPart, readIndex } from './bulk/part.ts'
import { prepareAll, type Task } from './bulk/pool.ts'
import { heldName } from './bulk/prepare-batch.ts'
import { rebuild } from './bulk/rebuild.ts'
import { openWorkFolder, type WorkFolder } from './bulk/work-folder.ts'
import { connect, ROOT, type Target } from './connect.ts'
import { MisuseError } from './exit.ts'
import { type Listener, showProgress } from './progress.ts'
import { formatProblem, SourceError } from './readers/problem.ts'
import { dataFolder, describePassedOver, type Source, STARTER_LIBRARY } from './sources.ts'

export type IngestOptions = Target & {
  /** The data folder, whose folder `texts` holds the editor's texts. */
  readonly data: string
  /** Whether the starter library is part of the library. */
  readonly starter: boolean
  /** Takes out what earlier ingests brought and the sources no longer have, unless some of these cannot be read. */
  readonly prune: boolean
  /** Build only. */
  readonly dryRun: boolean
  readonly quiet: boolean
}

/** `problems` counts the files, or records of files, that could not be read and are left out. */
export type Ingestion = Publication & { readonly problems: number }

/**
 * Adds the documents of all sources that can be read to the library; what is wrong with the rest goes to stderr. One
 * that was killed goes on where it stopped. Throws `SourceError` if nothing can be read, before anything is written;
 * `MisuseError`, and `StoreError`.
 */
export async function ingest(options: IngestOptions): Promise<Ingestion> {
  const { data, starter, dryRun, quiet } = options
  const folder = dataFolder(data)
  if (!existsSync(folder.name)) throw new MisuseError(`There is no folder ${folder.name}`)
  const listener = quiet ? () => {} : showProgress(process.stderr, () => performance.now())
  const sources = [folder, ...(starter ? STARTER_LIBRARY : [])]
  const connection = dryRun
    ? { store: forgetful(memoryStore()), close: async () => {} }
    : await connect(options)
  try {
    return await ingestInto(connection.store, sources, options, listener)
  } finally {
    await connection.close()
  }
}

/** One line that says what became of the library. */
export function describePublication({ corpus, keys, bytes, changed }: Publication, dryRun: boolean): string {
  const held = `${numbered(corpus.documents, 'document')}, ${numbered(corpus.words, 'word')}`
  if (!changed) return `The library is up to date: ${held}; corpus ${corpus.version}`
  const stored = `${numbered(keys, 'key')}, ${(bytes / 1e6).toFixed(1)} MB; corpus ${corpus.version}`
  return dryRun ? `Would publish ${held} as ${stored}` : `Published ${held} as ${stored}`
}

/** As `ingest`, from any sources into any store. */
export async function ingestInto(
  store: Store,
  sources: readonly Source[],
  options: Pick<IngestOptions, 'prune' | 'state' | 'remote' | 'dryRun'>,
  listener: Listener,
): Promise<Ingestion> {
  const settled = await settle(store, SYSTEM_CLOCK)
  const { library } = settled
  const work = openWorkFolder(
    workParent(options),
    sources.map(({ name }) => resolve(name)),
  )
  const { rows, incoming, problems } = await readAll(settled, sources, work, listener)
  refuseNothing(incoming.length, problems, sources)
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`)

  const { added, removed } = await changesOf(library, incoming, options.prune && problems.length === 0)
  if (library !== null && added.length === 0 && removed.length === 0) {
    work.remove()
    return { corpus: library.corpus, keys: 0, bytes: 0, changed: false, problems: problems.length }
  }
  const documents = added.flatMap(({ digest, id }) => rows.get(`${id} ${digest}`) ?? [])
  const words = documents.reduce((sum, { row }) => sum + row.record.words, 0)
  const isSmall = words <= SMALL_WORDS_MAX && isAlone(library, words, SMALL_WORDS_MAX)
  const change = isSmall
    ? { ...(await alone(documents.map(read), removed, { origin: 'ingest' })), close: () => {} }
    : await rebuild(library, documents, removed, work.path, (done, total) =>
        listener({ stage: 'index', done, total }),
      )
  const publication = await commitFrom(store, settled, change, work, listener)
  change.close()
  work.remove()
  return { ...publication, problems: problems.length }
}

/** Beside the library that is built, so that who deletes it deletes both. */
function workParent({ state, remote, dryRun }: Pick<IngestOptions, 'state' | 'remote' | 'dryRun'>): string {
  if (dryRun) return join(tmpdir(), 'verbatim-build')
  return remote ? join(ROOT, '.wrangler', 'build') : join(resolve(state), 'build')
}

/** Everything in the sources, in their order. */
async function readAll(
  { library }: Settled,
  sources: readonly Source[],
  work: WorkFolder,
  listener: Listener,
) {
  const held = new Set(
    (library?.versions ?? []).flatMap(({ id, digest, superseded, segment }) =>
      superseded || library?.heads.get(segment.head)?.engine !== ENGINE ? [] : [heldName(id, digest)],
    ),
  )
  const { batches, problems } = batchesOf(sources)
  const tasks = batches.map((batch, number): Task & { readonly isKnown: boolean } => {
    const print = fingerprint(batch)
    const part = join(work.path, `part-${print ?? number}`)
    return { batch, part, isKnown: print !== null && readIndex(part) !== null }
  })
  const total = tasks.reduce((sum, { batch }) => sum + bytesOf(batch), 0)
  let done = tasks.reduce((sum, { batch, isKnown }) => sum + (isKnown ? bytesOf(batch) : 0), 0)
  const toDo = tasks.filter(({ isKnown }) => !isKnown)
  listener({ stage: 'read', done, total })
  await prepareAll(toDo, held, ({ batch }) => {
    done += bytesOf(batch)
    listener({ stage: 'read', done, total })
  })
  const read = collected(tasks.map(({ part }) => part))
  return { ...read, problems: [...problems, ...read.problems] }
}

/** Commits what may take long to write; what an attempt before it has stored is not stored again. */
async function commitFrom(
  store: Store,
  settled: Settled,
  change: Commit,
  work: WorkFolder,
  listener: Listener,
): Promise<Publication> {
  const { segment } = change
  const begun = segment !== null && (await isBegun(store, segment.head.name))
  const skipped = begun && segment !== null ? work.written(segment.head.name) : 0
  return commit(
    store,
    settled,
    segment === null
      ? change
      : { ...change, segment: { ...segment, entries: behind(segment.entries, skipped) } },
    {
      clock: SYSTEM_CLOCK,
      onProgress: ({ done, total }) => {
        listener({ stage: 'write', done: skipped + done, total })
        if (segment !== null && done % KEYS_A_NOTE === 0) {
          work.setWritten(segment.head.name, Math.max(0, skipped + done - KEYS_UNDER_WAY))
        }
      },
    },
  )
}

/** Keys after which it is noted how many are stored, and more than are under way at any time. */
const KEYS_A_NOTE = 64
const KEYS_UNDER_WAY = 16

async function isBegun(store: Store, segment: string): Promise<boolean> {
  const key = draftKey(segment)
  return ((await store.read([key], 'fresh')).get(key) ?? null) !== null
}

function* behind<T>(items: Iterable<T>, count: number): Generator<T> {
  let at = 0
  for (const item of items) if (at++ >= count) yield item
}

function read({ part, row }: Prepared) {
  const reader = openPart(part)
  const document = reader.document(row)
  reader.close()
  return document
}

function refuseNothing(found: number, problems: SourceError['problems'], sources: readonly Source[]): void {
  const passedOver = sources.flatMap((source) =>
    source.kind === 'folder' ? (describePassedOver(source) ?? []) : [],
  )
  if (found === 0 && problems.length > 0) throw new SourceError(problems)
  if (found === 0) throw new MisuseError(passedOver[0] ?? `There are no texts in ${sources[0]?.name}`)
  for (const line of passedOver) process.stderr.write(`${line}\n`)
}

/** Does not keep what is not read again while a library is published. */
function forgetful(store: Store): Store {
  return {
    ...store,
    async write(entries, onWritten) {
      let count = 0
      for (const [key, value] of entries) {
        if (!BULK.test(key)) await store.write([[key, value]])
        onWritten?.(++count)
      }
    },
  }
}

const BULK = /\/(?:bucket|block|rows)\/\d+$/
