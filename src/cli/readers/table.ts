/** Tables of quotations (CSV): each row is a document whose whole text is the quote. */
import { Readable } from 'node:stream'
import { type CsvError, parse } from 'csv-parse'
import * as z from 'zod'
import { dropControls } from './canonical.ts'
import { decodeStream, streamEncoding } from './encoding.ts'
import { checkRecord, FACTS } from './facts.ts'
import type { RecordSource, TextRecord } from './record.ts'

/** A longer row is no quotation: a quotation mark that opens a cell is not closed. */
const ROW_UNITS_MAX = 4_000_000
/** Of headers that have as many of one as of another the first counts. */
const DELIMITERS = [',', ';', '\t'] as const
/** Columns by other names. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['quote', 'text'],
  ['quotation', 'text'],
  ['license', 'licence'],
])
/** What a cell cannot hold. */
const NO_COLUMNS: ReadonlySet<string> = new Set(['aliases', 'attribution', 'sha256'])
const COLUMNS: ReadonlySet<string> = new Set(
  [...Object.keys(FACTS.shape), 'text', 'source'].filter((field) => !NO_COLUMNS.has(field)),
)

/**
 * Reads a table with a row of headers: `quote` or `text`, and any of the metadata; `source` is the title, or beside a
 * `title` the publication. Other columns are passed over. Commas, semicolons or tabs part the cells, whichever the
 * headers have most of. A row that has not as many cells as the headers is a fault, and costs only itself. Control
 * characters are dropped.
 */
export async function* readTable({ name, stream }: RecordSource): AsyncGenerator<TextRecord> {
  const encoding = await streamEncoding(stream())
  let columns: readonly string[] | null = null
  for await (const parsed of rowsOf(decodeStream(stream(), encoding))) {
    if (parsed.kind === 'fault') {
      yield parsed
    } else if (columns === null) {
      columns = parsed.cells.map(columnOf)
      const message = headerFault(columns)
      if (message !== null) {
        yield fault(parsed.line, message)
        return
      }
    } else if (parsed.cells.length !== columns.length) {
      yield fault(
        parsed.line,
        `has ${parsed.cells.length} cells, but the table has ${columns.length} columns`,
      )
    } else {
      yield* recordOf(name, parsed, columns)
    }
  }
}

type Row = { readonly kind: 'row'; readonly line: number; readonly cells: readonly string[] }

function columnOf(header: string): string {
  const name = header.trim().toLowerCase()
  return SYNONYMS.get(name) ?? name
}

function headerFault(columns: readonly string[]): string | null {
  if (!columns.includes('text')) return 'has no column "quote" or "text" in its first row'
  const twice = columns.find((column, index) => COLUMNS.has(column) && columns.indexOf(column) < index)
  return twice === undefined ? null : `has two columns for "${twice}"`
}

function* recordOf(file: string, { line, cells }: Row, columns: readonly string[]): Generator<TextRecord> {
  const stated = cells.flatMap((cell, index) => {
    const column = columns[index] ?? ''
    return COLUMNS.has(column) && cell.trim() !== '' ? [[column, cell] as const] : []
  })
  if (stated.length === 0) return
  const { text = '', source, ...facts } = Object.fromEntries<string | undefined>(stated)
  const sourced = 'title' in facts ? { publication: source } : { title: source }
  const checked = checkRecord(source === undefined ? facts : { ...sourced, ...facts })
  if (checked.kind === 'faults') {
    for (const { path, message } of checked.faults) yield fault(line, message, path.join('.'))
    return
  }
  const canonical = dropControls(text).trim()
  yield {
    kind: 'draft',
    line,
    key: JSON.stringify(stated),
    draft: {
      text: canonical,
      locators: [],
      facts: {},
      stated: { file, facts: checked.facts, lineOf: () => line },
      required: [],
      line: null,
    },
  }
}

const PARSED = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) })

/** All rows, the headers first, blank lines left out, each with the line at which it begins. */
async function* rowsOf(
  content: AsyncGenerator<string>,
): AsyncGenerator<Row | (TextRecord & { kind: 'fault' })> {
  const { head, whole } = await withHead(content)
  let line = 1
  const errors: CsvError[] = []
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(head),
    info: true,
    max_record_size: ROW_UNITS_MAX,
    relax_column_count: true,
    // A quotation in a cell that is not quoted itself.
    relax_quotes: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error !== undefined) errors.push(error)
      return undefined
    },
  })
  const source = Readable.from(whole)
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  for await (const parsed of parser) {
    const { record, info } = PARSED.parse(parsed)
    if (!(record.length === 1 && record[0] === '')) yield { kind: 'row', line, cells: record }
    line = info.lines + 1
  }
  if (errors.length > 0) yield fault(line, 'opens a quotation mark that is never closed')
}

/** The first line, and all of the content again. */
async function withHead(
  content: AsyncGenerator<string>,
): Promise<{ readonly head: string; readonly whole: AsyncIterable<string> }> {
  let held = ''
  while (!held.includes('\n') && held.length < ROW_UNITS_MAX) {
    const { value, done } = await content.next()
    if (done === true) break
    held += value
  }
  async function* whole(): AsyncGenerator<string> {
    yield held
    yield* content
  }
  return { head: held.split('\n', 1).join(), whole: whole() }
}

function delimiterOf(head: string): string {
  const counts = DELIMITERS.map((delimiter) => head.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

function fault(line: number, message: string, field: string | null = null): TextRecord & { kind: 'fault' } {
  return { kind: 'fault', fault: { line, field, message } }
}
