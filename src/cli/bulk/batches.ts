/** Sources in batches, each enough for a thread to be worth its while and small enough to lose. */
import { statSync } from 'node:fs'
import { ENGINE } from '../../core/version.ts'
import { type SourceFile, surveyFiles } from '../readers/files.ts'
import type { Problem } from '../readers/problem.ts'
import type { Source } from '../sources.ts'
import { digestName } from './digest-name.ts'
import type { Batch } from './prepare-batch.ts'

/** Bytes of files in a batch, but for a single file that has more. */
const BATCH_BYTES = 4_000_000
const PACKAGE_BYTES = 8_000_000

export type Batches = {
  readonly batches: readonly Batch[]
  /** What is wrong with the folders themselves. */
  readonly problems: readonly Problem[]
}

export function batchesOf(sources: readonly Source[]): Batches {
  const batches: Batch[] = []
  const problems: Problem[] = []
  for (const { kind, name } of sources) {
    if (kind === 'package') {
      batches.push({ kind, name })
      continue
    }
    const survey = surveyFiles(name)
    problems.push(...survey.problems)
    const said = digestName(survey.beside.map(stateOf))
    for (const files of grouped(survey.files)) batches.push({ kind: 'files', files, said, root: name })
  }
  return { batches, problems }
}

/** Bytes of its files; of a package about as many as it has. */
export function bytesOf(batch: Batch): number {
  return batch.kind === 'package' ? PACKAGE_BYTES : batch.files.reduce((sum, { bytes }) => sum + bytes, 0)
}

/**
 * A name that changes when the program does, one of the files, what is said of them, or the library that they are compared
 * with; `null` for what cannot be told to be the same.
 */
export function fingerprint(batch: Batch, corpus: string): string | null {
  if (batch.kind === 'package') return null
  return digestName([ENGINE, corpus, batch.root, batch.said, batch.files.map(stateOf)])
}

function stateOf({ path, bytes }: SourceFile): readonly unknown[] {
  return [path, bytes, statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0]
}

function* grouped(files: readonly SourceFile[]): Generator<readonly SourceFile[]> {
  let group: SourceFile[] = []
  let bytes = 0
  for (const file of files) {
    if (group.length > 0 && bytes + file.bytes > BATCH_BYTES) {
      yield group
      group = []
      bytes = 0
    }
    group.push(file)
    bytes += file.bytes
  }
  if (group.length > 0) yield group
}
