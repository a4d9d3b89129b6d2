/** `verbatim ingest`: texts into the library. */
import { existsSync } from 'node:fs'
import { type Publication, publish } from '../service/publish.ts'
import { numbered } from '../service/terminal.ts'
import { memoryStore } from '../store/memory.ts'
import { connect, type Target } from './connect.ts'
import { MisuseError } from './exit.ts'
import { showProgress } from './progress.ts'
import { dataFolder, readSources, STARTER_LIBRARY } from './sources.ts'

export type IngestOptions = Target & {
  /** The data folder, whose folder `texts` holds the editor's texts. */
  readonly data: string
  /** Whether the starter library is part of the library. */
  readonly starter: boolean
  /** Build only. */
  readonly dryRun: boolean
  readonly quiet: boolean
}

/**
 * Makes the library hold the documents of all sources, and no others. Throws `SourceError` before anything is
 * written, `MisuseError`, and `StoreError`.
 */
export async function ingest(options: IngestOptions): Promise<Publication> {
  const { data, starter, dryRun, quiet } = options
  const folder = dataFolder(data)
  if (!existsSync(folder.name)) throw new MisuseError(`There is no folder ${folder.name}`)
  const documents = readSources([folder, ...(starter ? STARTER_LIBRARY : [])])
  if (documents.length === 0) throw new MisuseError(`There are no texts in ${folder.name}`)

  const connection = dryRun ? { store: memoryStore(), close: async () => {} } : await connect(options)
  try {
    const listener = quiet ? {} : { onProgress: showProgress(process.stderr, () => performance.now()) }
    return await publish(connection.store, documents, { ...listener, prune: true, dryRun })
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
