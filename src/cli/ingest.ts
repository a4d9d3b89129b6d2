/** `verbatim ingest`: texts into the library. */
import { existsSync } from 'node:fs'
import { type Publication, publish } from '../service/publish.ts'
import { memoryStore } from '../store/memory.ts'
import { type Connection, connectLocal, connectRemote } from './connect.ts'
import { MisuseError } from './exit.ts'
import { showProgress } from './progress.ts'
import { formatProblem, SourceError } from './readers/problem.ts'
import { dataFolder, describePassedOver, readSources, STARTER_LIBRARY } from './sources.ts'

export type IngestOptions = {
  /** The data folder, whose folder `texts` holds the editor's texts. */
  readonly data: string
  /** Whether the starter library is part of the library. */
  readonly starter: boolean
  /** The folder of the local library. */
  readonly state: string
  /** Publish to the deployed Worker's namespace, not to the local one. */
  readonly remote: boolean
  /** Build only. */
  readonly dryRun: boolean
  readonly quiet: boolean
}

/** `problems` counts the files, or records of files, that could not be read and are left out. */
export type Ingestion = Publication & { readonly problems: number }

/**
 * Makes the library hold the documents of all sources that can be read, and no others; what is wrong with the rest goes
 * to stderr. Throws `SourceError` if nothing can be read, before anything is written; `MisuseError`, and `StoreError`.
 */
export async function ingest(options: IngestOptions): Promise<Ingestion> {
  const { data, starter, dryRun, quiet } = options
  const folder = dataFolder(data)
  if (!existsSync(folder.name)) throw new MisuseError(`There is no folder ${folder.name}`)
  const { documents, problems } = await readSources([folder, ...(starter ? STARTER_LIBRARY : [])])
  if (documents.length === 0 && problems.length > 0) throw new SourceError(problems)
  const passedOver = describePassedOver(folder)
  if (documents.length === 0) throw new MisuseError(passedOver ?? `There are no texts in ${folder.name}`)
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`)
  if (passedOver !== null) process.stderr.write(`${passedOver}\n`)

  const connection = await connect(options)
  try {
    const listener = quiet ? {} : { onProgress: showProgress(process.stderr, () => performance.now()) }
    const publication = await publish(connection.store, documents, {
      ...listener,
      // What could not be read may be what is missing.
      prune: problems.length === 0,
      dryRun,
    })
    return { ...publication, problems: problems.length }
  } finally {
    await connection.close()
  }
}

/** One line that says what became of the library. */
export function describePublication({ corpus, keys, bytes, changed }: Publication, dryRun: boolean): string {
  const held = `${counted(corpus.documents, 'document')}, ${counted(corpus.words, 'word')}`
  if (!changed) return `The library is up to date: ${held}; corpus ${corpus.version}`
  const stored = `${counted(keys, 'key')}, ${(bytes / 1e6).toFixed(1)} MB; corpus ${corpus.version}`
  return dryRun ? `Would publish ${held} as ${stored}` : `Published ${held} as ${stored}`
}

async function connect({ remote, dryRun, state }: IngestOptions): Promise<Connection> {
  if (dryRun) return { store: memoryStore(), close: async () => {} }
  return remote ? connectRemote() : connectLocal(state)
}

/** `1 document`, `2,000 documents`. */
function counted(count: number, unit: string): string {
  return `${count.toLocaleString('en-US')} ${unit}${count === 1 ? '' : 's'}`
}
