/** JSON Lines: a text on each line, with the names of the metadata as its fields. Other fields are passed over, control characters dropped. */
import { trimBlankLines } from '../../service/manuscript.ts'
import { dropControls } from './canonical.ts'
import { checkRecord } from './facts.ts'
import { parseObject } from './manifest.ts'
import type { RecordSource, TextRecord } from './record.ts'

/** A longer line is no text, but a file of another kind. */
const LINE_BYTES_MAX = 64 * 1024 * 1024
const LINE_FEED = 0x0a

/** Reads each line by itself, so that a broken one costs only its own text. */
export async function* readJsonLines({ name, stream }: RecordSource): AsyncGenerator<TextRecord> {
  let line = 0
  for await (const bytes of linesOf(stream())) {
    line += 1
    if (bytes === null) yield fault(line, `is longer than ${LINE_BYTES_MAX / 1024 / 1024} MB`)
    else if (bytes.length > 0) yield* readLine(name, line, bytes)
  }
}

function* readLine(file: string, line: number, bytes: Uint8Array): Generator<TextRecord> {
  const content = decode(bytes, line)
  if (content === null) yield fault(line, 'is not UTF-8')
  if (content === null || content.trim() === '') return
  const record = parseObject(content)
  if (record === null) {
    yield fault(line, 'is no JSON object')
    return
  }
  const { text, ...facts } = record
  if (typeof text !== 'string') {
    yield fault(line, text === undefined ? 'is missing' : 'must be text', 'text')
    return
  }
  const checked = checkRecord(facts)
  if (checked.kind === 'faults') {
    for (const { path, message } of checked.faults) yield fault(line, message, path.join('.'))
    return
  }
  const stated = { file, facts: checked.facts, lineOf: () => line }
  const canonical = trimBlankLines(dropControls(text))
  yield {
    kind: 'draft',
    line,
    key: content,
    draft: { text: canonical, locators: [], facts: {}, stated, required: [], line: null },
  }
}

/** The lines without their line feeds; `null` for one that is too long. */
async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | null> {
  let held: Uint8Array[] = []
  let length = 0
  const take = (piece: Uint8Array): void => {
    length += piece.length
    if (length <= LINE_BYTES_MAX) held.push(piece)
    else held = []
  }
  const end = (): Uint8Array | null => {
    const line = length <= LINE_BYTES_MAX ? Buffer.concat(held) : null
    held = []
    length = 0
    return line
  }
  for await (const piece of pieces) {
    let from = 0
    for (let feed = piece.indexOf(LINE_FEED); feed >= 0; feed = piece.indexOf(LINE_FEED, from)) {
      take(piece.subarray(from, feed))
      yield end()
      from = feed + 1
    }
    take(piece.subarray(from))
  }
  if (length > 0) yield end()
}

/** The first line may begin with a byte order mark. */
function decode(bytes: Uint8Array, line: number): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: line > 1 }).decode(bytes)
  } catch {
    return null
  }
}

function fault(line: number, message: string, field: string | null = null): TextRecord {
  return { kind: 'fault', fault: { line, field, message } }
}
