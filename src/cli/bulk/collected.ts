/** What was found in all parts, in the order of the sources. */
import type { Incoming } from '../../service/plan.ts'
import type { Problem } from '../readers/problem.ts'
import type { Prepared } from './large.ts'
import { readIndex } from './part.ts'

export type Collected = {
  /** Prepared documents by id and digest. */
  readonly rows: ReadonlyMap<string, Prepared>
  /** All documents, those that the library already has among them. */
  readonly incoming: readonly Incoming[]
  readonly problems: readonly Problem[]
}

/** Of two documents with one id the second is a problem. Throws `RangeError` for a part that was not finished. */
export function collected(parts: readonly string[]): Collected {
  const rows = new Map<string, Prepared>()
  const incoming: Incoming[] = []
  const problems: Problem[] = []
  const files = new Map<string, string>()
  const isFirst = (id: string, file: string): boolean => {
    const other = files.get(id)
    if (other !== undefined) problems.push(duplicate(id, file, other))
    else files.set(id, file)
    return other === undefined
  }
  for (const part of parts) {
    const index = readIndex(part)
    if (index === null) throw new RangeError(`Part ${part} was not finished`)
    for (const row of index.rows) {
      const { metadata, digest, sha256 } = row.record
      if (!isFirst(metadata.id, row.file)) continue
      rows.set(`${metadata.id} ${digest}`, { part, row })
      incoming.push({ id: metadata.id, digest, sha256 })
    }
    for (const { id, digest, file } of index.held) {
      // Its text was compared with all else: nothing of it is asked.
      if (isFirst(id, file)) incoming.push({ id, digest, sha256: '' })
    }
    problems.push(...index.problems)
  }
  return { rows, incoming, problems }
}

function duplicate(id: string, file: string, other: string): Problem {
  return { file, line: null, field: 'id', message: `${id} is also the id of a document from ${other}` }
}
