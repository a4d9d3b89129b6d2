/** `verbatim ingest`: texts into the library, however many. */
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ENGINE } from '../core/version.ts'
import { changesOf, isAlone, SMALL_WORDS_MAX } from '../service/plan.ts'
import { alone, type Publication, SYSTEM_CLOCK } from '../service/publish.ts'
import { type Settled, settle } from '../service/settle.ts'
import { numbered } from '../service/terminal.ts'
import { memoryStore } from '../store/memory.ts'
import type { Store } from '../store/store.ts'
import { batchesOf, bytesOf, fingerprint } from './bulk/batches.ts'
import { collected } from './bulk/collected.ts'
import { commitFrom } from './bulk/commit-from.ts'
import type { Prepared } from './bulk/large.ts'
import { openPart, readIndex } from './bulk/part.ts'
import { prepareAll, type Task } from './bulk/pool.ts'
import { heldName } from './bulk/prepare-batch.ts'
import { rebuild } from './bulk/rebuild.ts'
import { openWorkFolder, type WorkFolder, workParent } from './bulk/work-folder.ts'
import { connect, type Target } from './connect.ts'
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
  options: Target & Pick<IngestOptions, 'prune' | 'dryRun'>,
  listener: Listener,
): Promise<Ingestion> {
  const settled = await settle(store, SYSTEM_CLOCK)
  const { library } = settled
  const work = openWorkFolder(
    // A build that is only tried leaves nothing beside the library.
    options.dryRun ? join(tmpdir(), 'verbatim-build') : workParent(options),
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
  const isSmall =
    words <= SMALL_WORDS_MAX && isAlone(library, words, { origin: 'ingest', smallWords: SMALL_WORDS_MAX })
  const change = isSmall
    ? {
        ...(await alone(documents.map(read), removed, { origin: 'ingest', began: work.began })),
        close: () => {},
      }
    : await rebuild(library, documents, removed, work, (done, total) =>
        listener({ stage: 'index', done, total }),
      )
  const publication = await commitFrom(store, settled, change, work, listener)
  change.close()
  work.remove()
  return { ...publication, problems: problems.length }
}

/** Everything in the sources, in their order. */
async function readAll(
  { library, corpus }: Settled,
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
    const print = fingerprint(batch, corpus.version)
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
