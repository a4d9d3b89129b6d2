/** The documents of a file that holds one in each of its records. */
import { compose } from './compose.ts'
import type { Stated } from './draft.ts'
import type { Facts } from './facts.ts'
import { type ManyTexts, stemOf } from './formats.ts'
import { type Held, lastOf, problem, problemOf } from './held.ts'
import { idFrom, shortDigest } from './id.ts'
import type { Problem } from './problem.ts'
import type { Read } from './read.ts'

/** A file that holds many texts cannot be told these. */
const OF_ONE_TEXT: readonly (keyof Facts)[] = ['id', 'sha256', 'attribution']

/** Reads record by record. One that states no id has one of the file's name and its own content. */
export async function* readRecords(
  { place, path, idPath, stream }: Held,
  { load }: ManyTexts,
  above: readonly Stated[],
): AsyncGenerator<Read> {
  const file = place.nameOf(path)
  const misplaced = above.flatMap((stated) => misplacedIn(stated, file))
  if (misplaced.length > 0) {
    yield* misplaced.map((found) => ({ kind: 'problem', problem: found }) as const)
    return
  }
  const readFormat = await load()
  const title = lastOf(stemOf(path))
  const lines = new Map<string, number>()
  let isEmpty = true
  for await (const record of readFormat({ name: file, stream })) {
    isEmpty = false
    if (record.kind === 'fault') {
      yield problemOf(file, record.fault)
      continue
    }
    const { draft, line, key } = record
    const stated = draft.stated.facts.id
    const id = stated ?? idFrom(`${stemOf(idPath)}-${shortDigest(key)}`)
    const before = lines.get(id)
    if (before === undefined) {
      lines.set(id, line)
      yield* compose({ file, line, id, title }, draft, above)
    } else if (stated === undefined) {
      yield problemOf(file, { line, field: null, message: `is the same as line ${before}` })
    } else {
      yield problemOf(file, { line, field: 'id', message: `${id} is also the id of line ${before}` })
    }
  }
  if (isEmpty) yield problem(file, 'holds no texts')
}

function misplacedIn({ file, facts, lineOf }: Stated, told: string): Problem[] {
  return OF_ONE_TEXT.filter((field) => facts[field] !== undefined).map((field) => ({
    file,
    line: lineOf(field),
    field,
    message: `is a fact about one text, but ${told} holds one in each record`,
  }))
}
