/** A folder of about so many words: whole texts of other folders, chosen evenly among them, as links. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { readFile } from '../../../src/cli/readers/file.ts'
import { listFiles, type SourceFile } from '../../../src/cli/readers/files.ts'
import { MANIFEST } from '../../../src/cli/readers/manifest.ts'
import type { Document, Metadata } from '../../../src/core/document.ts'

export type SampleFile = { readonly file: SourceFile; readonly root: string }

/** Bytes of a word with what parts it from the next, in English. */
const WORD_BYTES = 5.9

/** Files of the folders that have about `words` words together, or all; the same ones every time. */
export function sampleFiles(folders: readonly string[], words: number): SampleFile[] {
  const all = folders.flatMap((root) => listFiles(root).map((file) => ({ file, root })))
  const bytes = all.reduce((sum, { file }) => sum + file.bytes, 0)
  const share = Math.min(1, (words * WORD_BYTES) / bytes)
  // Every so many bytes one is taken: of the long texts as large a part as of the short ones.
  let owed = 0
  return all.filter(({ file }) => {
    owed += file.bytes * share
    if (owed < file.bytes / 2) return false
    owed -= file.bytes
    return true
  })
}

/** Links to these files in one folder, with a manifest of what is known of them; and the documents themselves. */
export async function writeSample(files: readonly SampleFile[], folder: string): Promise<Document[]> {
  mkdirSync(folder, { recursive: true })
  const documents: Document[] = []
  const lines: string[] = []
  for (const [number, { file, root }] of files.entries()) {
    const path = `${number}${extname(file.path)}`
    for await (const read of readFile(file, root)) {
      if (read.kind === 'problem') continue
      documents.push(read.document)
      symlinkSync(file.path, join(folder, path))
      lines.push(JSON.stringify({ ...statedOf(read.document.metadata), path }))
    }
  }
  writeFileSync(join(folder, MANIFEST), `${lines.join('\n')}\n`)
  return documents
}

/** A manifest leaves out what is not known. */
function statedOf(metadata: Metadata): Record<string, unknown> {
  const { aliases: _, ...facts } = metadata
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== false))
}
