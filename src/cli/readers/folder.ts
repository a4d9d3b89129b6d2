/** Texts in a folder: one `.txt` file with front matter each. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from '../../core/document.ts'
import { type Problem, SourceError } from './problem.ts'
import { readText, type Text } from './text.ts'

const EXTENSION = '.txt'

/** Reads every text of the folder, in order of their file names. Throws `SourceError` with the problems of all files, before the first document. */
export function* readFolder(folder: string): Generator<Document> {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && entry.name.endsWith(EXTENSION))
    .map((entry) => entry.name)
    .sort()
  const problems: Problem[] = []
  const documents = new Map<string, Document>()
  for (const name of files) {
    const file = join(folder, name)
    const text = readFile(file, name.slice(0, -EXTENSION.length))
    if (text.kind === 'faults') {
      problems.push(...text.faults.map((fault) => ({ file, ...fault })))
    } else if (documents.has(text.document.metadata.id)) {
      const { id } = text.document.metadata
      problems.push({ file, line: text.lineOf('id'), field: 'id', message: `another text has the id ${id}` })
    } else {
      documents.set(text.document.metadata.id, text.document)
    }
  }
  if (problems.length > 0) throw new SourceError(problems)
  yield* documents.values()
}

function readFile(file: string, name: string): Text {
  const content = decode(readFileSync(file))
  if (content !== null) return readText(name, content)
  return { kind: 'faults', faults: [{ line: 1, field: null, message: 'is not UTF-8' }] }
}

/** Drops a byte order mark; `null` if the bytes are not UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return null
  }
}
