/** The formats that are read, by the extensions of their files. Their readers are loaded when the first such file is met. */
import type { Found, Source } from './draft.ts'
import type { RecordSource, TextRecord } from './record.ts'

/** A file is one text. */
export type OneText = {
  readonly kind: 'one'
  readonly load: () => Promise<(source: Source) => Promise<Found>>
}

/** A file holds a text in each of its records, which are read one after another, however large the file. */
export type ManyTexts = {
  readonly kind: 'many'
  readonly load: () => Promise<(source: RecordSource) => AsyncIterable<TextRecord>>
}

export type Format = OneText | ManyTexts | { readonly kind: 'archive' }

const PLAIN_TEXT: Format = { kind: 'one', load: async () => (await import('./text.ts')).readPlainText }
const MARKDOWN: Format = { kind: 'one', load: async () => (await import('./text.ts')).readMarkdown }
const HTML: Format = { kind: 'one', load: async () => (await import('./html.ts')).readHtml }
const PDF: Format = { kind: 'one', load: async () => (await import('./pdf.ts')).readPdf }
const DOCX: Format = { kind: 'one', load: async () => (await import('./docx.ts')).readDocx }
const EPUB: Format = { kind: 'one', load: async () => (await import('./epub.ts')).readEpub }
const TEI: Format = { kind: 'one', load: async () => (await import('./tei.ts')).readTei }
const TRANSCRIPT: Format = { kind: 'one', load: async () => (await import('./transcript.ts')).readTranscript }
const JSON_LINES: Format = { kind: 'many', load: async () => (await import('./json-lines.ts')).readJsonLines }
const TABLE: Format = { kind: 'many', load: async () => (await import('./table.ts')).readTable }

const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['.txt', PLAIN_TEXT],
  ['.text', PLAIN_TEXT],
  ['.md', MARKDOWN],
  ['.markdown', MARKDOWN],
  ['.html', HTML],
  ['.htm', HTML],
  ['.xhtml', HTML],
  ['.pdf', PDF],
  ['.docx', DOCX],
  ['.epub', EPUB],
  ['.xml', TEI],
  ['.tei', TEI],
  ['.srt', TRANSCRIPT],
  ['.vtt', TRANSCRIPT],
  ['.jsonl', JSON_LINES],
  ['.ndjson', JSON_LINES],
  ['.csv', TABLE],
  ['.tsv', TABLE],
  ['.zip', { kind: 'archive' }],
])

export const EXTENSIONS: readonly string[] = [...FORMATS.keys()]

/** The format of a file by its name; `null` for one that is not read. */
export function formatOf(path: string): Format | null {
  return FORMATS.get(extensionOf(path)) ?? null
}

/** With its dot, in small letters; empty if there is none. */
export function extensionOf(path: string): string {
  const { extension } = /[^/\\]\.(?<extension>[^./\\]+)$/.exec(path)?.groups ?? {}
  return extension === undefined ? '' : `.${extension.toLowerCase()}`
}

/** A path without its extension. */
export function stemOf(path: string): string {
  return path.slice(0, path.length - extensionOf(path).length)
}
