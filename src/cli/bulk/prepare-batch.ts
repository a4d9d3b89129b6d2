/** A batch of files, read and prepared into a part: what one thread does at a time. */

import { prepare } from '../../core/index/prepare.ts'
import { ENGINE } from '../../core/version.ts'
import { digestDocument } from '../../service/publish.ts'
import { readFile } from '../readers/file.ts'
import type { SourceFile } from '../readers/files.ts'
import type { Problem } from '../readers/problem.ts'
import type { Read } from '../readers/read.ts'
import { readPackage } from '../sources.ts'
import { type HeldRow, type PartIndex, writePart } from './part.ts'

/** Files of one folder, or a package of texts. */
export type Batch =
  | {
      readonly kind: 'files'
      readonly files: readonly SourceFile[]
      /** Changes when anything does that is said beside the files: in sidecars and manifests. */
      readonly said: string
      readonly root: string
    }
  | { readonly kind: 'package'; readonly name: string }

/** The longest text that is one document, in UTF-16 units: a very long novel. All of it is in memory at once. */
export const DOCUMENT_UNITS_MAX = 6_000_000

/** `held` tells which documents the library has as they are: these are not prepared. */
export async function prepareBatch(
  batch: Batch,
  part: string,
  held: ReadonlySet<string>,
): Promise<PartIndex> {
  const writer = writePart(part)
  const problems: Problem[] = []
  const unchanged: HeldRow[] = []
  for await (const read of readAll(batch)) {
    if (read.kind === 'problem') {
      problems.push(read.problem)
      continue
    }
    const { document, file } = read
    if (document.text.length > DOCUMENT_UNITS_MAX) {
      problems.push({ file, line: null, field: null, message: tooLong(document.text.length) })
      continue
    }
    const digested = await digestDocument(document)
    const { id } = document.metadata
    if (held.has(heldName(id, digested.digest))) unchanged.push({ file, id, digest: digested.digest })
    else writer.add(prepare(digested), file)
  }
  return writer.finish({ held: unchanged, problems })
}

/** How a document that is held is called in `prepareBatch`: with the program that read it. */
export function heldName(id: string, digest: string): string {
  return `${ENGINE} ${id} ${digest}`
}

async function* readAll(batch: Batch): AsyncGenerator<Read> {
  if (batch.kind === 'package') yield* readPackage(batch.name)
  else for (const file of batch.files) yield* readFile(file, batch.root)
}

function tooLong(units: number): string {
  const [has, most] = [units, DOCUMENT_UNITS_MAX].map((count) => count.toLocaleString('en-US'))
  return `has ${has} characters, and a document may have ${most}: split it into volumes or chapters`
}
