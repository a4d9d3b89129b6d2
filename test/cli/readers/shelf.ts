/** A folder of files for one test, and all that is read from it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { readFile } from '../../../src/cli/readers/file.ts'
import { listFiles } from '../../../src/cli/readers/files.ts'
import { formatProblem } from '../../../src/cli/readers/problem.ts'
import type { Read } from '../../../src/cli/readers/read.ts'
import type { Document, Metadata } from '../../../src/core/document.ts'

export type Contents = Readonly<Record<string, string | Uint8Array>>

export type Shelf = {
  readonly documents: readonly Document[]
  /** As people are told them, with paths below the folder. */
  readonly problems: readonly string[]
  /** Where each document was read, below the folder. */
  readonly files: readonly string[]
}

/** A folder with these files, removed when the test ends. */
export function folderOf(contents: Contents): string {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** Reads all files of a folder. */
export async function readShelf(folder: string): Promise<Shelf> {
  const reads: Read[] = []
  for (const file of listFiles(folder)) for await (const read of readFile(file, folder)) reads.push(read)
  const below = (text: string) => text.replaceAll(`${folder}/`, '')
  return {
    documents: reads.flatMap((read) => (read.kind === 'document' ? [read.document] : [])),
    problems: reads.flatMap((read) => (read.kind === 'problem' ? [below(formatProblem(read.problem))] : [])),
    files: reads.flatMap((read) => (read.kind === 'document' ? [below(read.file)] : [])),
  }
}

export function shelf(contents: Contents): Promise<Shelf> {
  return readShelf(folderOf(contents))
}

/** The one document of a file. Throws if there are others, or problems. */
export async function only(
  name: string,
  content: string | Uint8Array,
  beside: Contents = {},
): Promise<Document> {
  const { documents, problems } = await shelf({ [name]: content, ...beside })
  const [document, ...others] = documents
  if (document === undefined || others.length > 0 || problems.length > 0) {
    throw new Error(`${documents.length} documents; ${problems.join('; ')}`)
  }
  return document
}

/** What is stated of a document: its facts without those that are not known. */
export function known({ metadata }: Document): Partial<Metadata> {
  return Object.fromEntries(
    Object.entries(metadata).filter(
      ([, value]) => value !== null && value !== false && JSON.stringify(value) !== '{}',
    ),
  )
}

/** The stretch of text that each locator begins, by its label. */
export function located({ text, locators }: Document): Readonly<Record<string, string>> {
  return Object.fromEntries(
    locators.map(({ start, label }, index) => [label, text.slice(start, locators[index + 1]?.start)]),
  )
}
