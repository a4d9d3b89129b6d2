/** Everything in one file. */
import { createReadStream } from 'node:fs'
import { readFile as readBytes } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { ArchiveError, FOLDER_LIMITS, openArchive } from './archive.ts'
import { compose } from './compose.ts'
import type { Stated } from './draft.ts'
import { nameOf, type SourceFile, unreadable } from './files.ts'
import { EXTENSIONS, formatOf, type OneText, stemOf } from './formats.ts'
import { type Held, lastOf, problem, problemOf } from './held.ts'
import { idFrom } from './id.ts'
import { folderPlace } from './place.ts'
import type { Read } from './read.ts'
import { readRecords } from './records.ts'
import { readBeside } from './sidecar.ts'
import { entriesOf } from './zip.ts'

/** Of a file that is read as a whole, so not of JSON Lines and tables. */
export const FILE_BYTES_MAX = 256 * 1024 * 1024

/**
 * Reads every document of a file below the folder `root`, from which ids are derived. Never throws for what is in the
 * file: that is a problem, and the rest goes on. Files do not depend on one another: those of a folder can be read in
 * any order, by several threads.
 */
export async function* readFile(file: SourceFile, root: string): AsyncGenerator<Read> {
  const folder = resolve(root) === file.path ? dirname(file.path) : resolve(root)
  const path = relative(folder, file.path).split(sep).join('/')
  const place = folderPlace(folder, (other) => (other === path ? file.name : nameOf(join(folder, other))))
  yield* readHeld({
    place,
    path,
    idPath: path,
    bytes: file.bytes,
    read: () => readBytes(file.path),
    stream: () => createReadStream(file.path),
    open: () => openArchive(file.path, FOLDER_LIMITS),
  })
}

async function* readHeld(held: Held): AsyncGenerator<Read> {
  const file = held.place.nameOf(held.path)
  const format = formatOf(held.path)
  try {
    if (format === null) {
      yield problem(file, `is of unknown kind; what is read is ${EXTENSIONS.join(' ')}`)
    } else if (format.kind !== 'many' && held.bytes > FILE_BYTES_MAX) {
      const limit = `${FILE_BYTES_MAX / 1024 / 1024} MB`
      yield problem(file, `is larger than ${limit}: split it, or make it a file of JSON Lines (.jsonl)`)
    } else if (format.kind === 'archive') {
      for await (const found of entriesOf(held)) yield* 'kind' in found ? [found] : readHeld(found)
    } else {
      const { layers, problems } = await readBeside(held.path, held.place)
      for (const found of problems) yield { kind: 'problem', problem: found }
      if (problems.length > 0) return
      yield* format.kind === 'one' ? readOne(held, format, layers) : readRecords(held, format, layers)
    }
  } catch (error) {
    yield problem(file, error instanceof ArchiveError ? error.message : unreadable(error))
  }
}

async function* readOne(
  { place, path, idPath, read }: Held,
  { load }: OneText,
  above: readonly Stated[],
): AsyncGenerator<Read> {
  const file = place.nameOf(path)
  const readFormat = await load()
  const found = await readFormat({ name: file, bytes: await read() })
  if (found.kind === 'faults') {
    yield* found.faults.map((fault) => problemOf(file, fault))
    return
  }
  const naming = { file, line: null, id: idFrom(stemOf(idPath)), title: lastOf(stemOf(path)) }
  yield* compose(naming, found.draft, above)
}
