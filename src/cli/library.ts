/** `verbatim library`: what is held. */
import { harmless, harmlessLines, labelled, numbered, type Paint } from '../service/terminal.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { asJson, type FormatOptions, paintOf } from './format.ts'
import { type Listed, readHeld, readHoldings, type Shown } from './held.ts'
import { type PlaceOptions, placeOf } from './place.ts'

export type LibraryOptions = PlaceOptions & FormatOptions

export type ShowOptions = LibraryOptions & { readonly text: boolean }

/** The documents that have all these words in their facts. Throws `MisuseError` and `StoreError`. */
export async function listLibrary(words: readonly string[], options: LibraryOptions): Promise<ExitCode> {
  const { documents, corpus } = await readHoldings(placeOf(options))
  const wanted = words.flatMap((word) => plain(word).split(/\s+/)).filter((word) => word !== '')
  const found = documents.filter((document) => {
    const facts = plain(factsOf(document).join('\n'))
    return wanted.every((word) => facts.includes(word))
  })
  if (options.json) process.stdout.write(asJson({ documents: found, corpus }))
  else {
    process.stdout.write(table(found))
    process.stderr.write(
      `${found.length.toLocaleString('en-US')} of ${numbered(documents.length, 'document')}\n`,
    )
  }
  return EXIT.ok
}

/** Facts and text of one document. Throws `MisuseError` if it is not held, and `StoreError`. */
export async function showDocument(id: string, options: ShowOptions): Promise<ExitCode> {
  const shown = await readHeld(id, placeOf(options))
  if (options.json) process.stdout.write(asJson(shown))
  else if (options.text) process.stdout.write(`${onScreen(shown.text)}\n`)
  else
    process.stdout.write(`${describe(shown, paintOf(options)).join('\n')}\n\n${harmlessLines(shown.text)}\n`)
  return EXIT.ok
}

/** As it is held for a file or a pipe; a terminal obeys what it is told. */
function onScreen(text: string): string {
  return process.stdout.isTTY ? harmlessLines(text) : text
}

function describe(shown: Shown, paint: Paint): string[] {
  const { volume, issue } = shown
  const facts: (readonly [label: string, fact: string | null])[] = [
    ['Title', shown.title],
    ['Id', shown.id],
    ['Speaker', shown.speaker],
    ['Author', shown.author],
    ['Published', shown.publication],
    ['Issue', [volume, issue].filter((number) => number !== null).join(':') || null],
    ['Date', shown.date],
    ['Language', shown.translation ? `${shown.language}, a translation` : shown.language],
    ['Reading', shown.restricted === true ? 'may be quoted from, not read whole' : null],
    ['Link', shown.url],
    ['Licence', shown.licence],
    ['Holds', `${numbered(shown.words, 'word')}, ${numbered(shown.quotations.length, 'quotation')}`],
    ['SHA-256', shown.sha256],
  ]
  return facts.flatMap(([label, fact]) => (fact === null ? [] : labelled(label, fact, paint)))
}

/** Columns on a terminal, tabs elsewhere: id, date, whose it is, title, words. */
function table(documents: readonly Listed[]): string {
  const rows = documents.map((document) => {
    const { id, date, speaker, author, publication, title, words } = document
    return [id, date ?? '-', speaker ?? author ?? publication ?? '-', title, numbered(words, 'word')].map(
      harmless,
    )
  })
  if (!process.stdout.isTTY) return rows.map((row) => `${row.join('\t')}\n`).join('')
  const widths = [0, 1, 2, 3].map((column) =>
    Math.min(
      COLUMN_MAX,
      rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0),
    ),
  )
  return rows.map((row) => `${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}\n`).join('')
}

/** A longer cell pushes the rest of its line to the right. */
const COLUMN_MAX = 40

function factsOf({ id, title, author, speaker, publication, date }: Listed): string[] {
  return [id, title, author, speaker, publication, date].flatMap((fact) => fact ?? [])
}

/** Without case and diacritics. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
}
