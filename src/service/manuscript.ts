/** What makes a document of a text and the facts that its editor states: the same rules for a file as for a request. */
import { formatDate, readDate } from '../core/date.ts'
import type { AttributionOverride, Document, Metadata } from '../core/document.ts'

export const ID = /^[a-z0-9._-]{1,100}$/
export const ID_RULE = 'at most 100 lower-case letters, digits, "-", "." or "_"'

type OptionalFact =
  | 'title'
  | 'author'
  | 'speaker'
  | 'publication'
  | 'volume'
  | 'issue'
  | 'date'
  | 'url'
  | 'licence'

/** What is left out, or `null`, is not known. */
export type Facts = {
  readonly [Name in OptionalFact]?: Metadata[Name] | null | undefined
} & Pick<Metadata, 'language' | 'fiction' | 'translation' | 'aliases'> & {
    readonly attribution: readonly AttributionOverride[]
  }

/** `path` leads to a field, or to a part of one; `at` is where in the text as it was handed in, with LF for line ends. */
export type Fault = {
  readonly path: readonly [field: keyof Facts | 'text', ...part: (string | number)[]]
  readonly message: string
  readonly at?: number
}

export type Manuscript =
  | { readonly kind: 'document'; readonly document: Document }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }

/** The first line of a text as some archives give it. */
const HEADER = /^Publication: (?<publication>\S.*) Volume: (?<volume>\d{1,9}) Issue: (?<issue>\d{1,9})$/

/**
 * The canonical text is what was handed in, without the header line, if there is one, and the blank lines around it;
 * line ends become LF. All faults are told at once.
 */
export function readManuscript(id: string, stated: Facts, content: string): Manuscript {
  const lines = withLineFeeds(content)
  const { header, text } = splitHeader(trimBlankLines(lines))
  const facts = { ...stated, ...header }
  const title = facts.title ?? titleOf(facts)
  const control = controlCharacterIn(lines)
  const faults: Fault[] = [
    ...disagreements(stated, header),
    ...absentQuotes(stated, text),
    ...(title === null ? [{ path: ['title'], message: 'is missing' } as const] : []),
    ...(control === null ? [] : [{ path: ['text'], ...control } as const]),
    ...(/[\p{L}\p{N}]/u.test(text) ? [] : [{ path: ['text'], message: 'holds no words' } as const]),
  ]
  if (title === null || faults.length > 0) return { kind: 'faults', faults }
  return { kind: 'document', document: assemble({ ...facts, title }, id, text) }
}

export function withLineFeeds(content: string): string {
  return content.replace(/\r\n?/g, '\n')
}

/** A text has no control characters but tabs and line ends: others are a fault of its making. */
export function controlCharacterIn(text: string): { readonly message: string; readonly at: number } | null {
  const at = text.search(/[^\P{Cc}\n\t]/u)
  if (at < 0) return null
  const code = (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return { message: `holds the control character U+${code}`, at }
}

/** Only ISO 8601 comes back as it was written, and only if there is such a day. */
export function isIsoDate(text: string): boolean {
  return readDate(text).some((date) => formatDate(date) === text)
}

export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

type Header = { readonly publication?: string; readonly volume?: number; readonly issue?: number }

/** Both parts of a text without blank lines around it. */
export function splitHeader(body: string): { readonly header: Header; readonly text: string } {
  const lineEnd = body.indexOf('\n')
  const line = lineEnd === -1 ? body : body.slice(0, lineEnd)
  const { publication, volume, issue } = HEADER.exec(line)?.groups ?? {}
  if (publication === undefined) return { header: {}, text: body }
  return {
    header: { publication, volume: Number(volume), issue: Number(issue) },
    text: trimBlankLines(body.slice(line.length)),
  }
}

/** An editor may repeat what the header line says, but not contradict it. */
function disagreements(facts: Facts, header: Header): Fault[] {
  const fields = ['publication', 'volume', 'issue'] as const
  return fields
    .filter((field) => facts[field] != null && header[field] !== undefined && facts[field] !== header[field])
    .map((field) => ({
      path: [field],
      message: `is ${facts[field]}, but the header line of the text says ${header[field]}`,
    }))
}

/** An override whose quote is not found would be passed over in silence. Line breaks do not count. */
function absentQuotes({ attribution }: Facts, text: string): Fault[] {
  const flat = (words: string) => words.replace(/\s+/g, ' ')
  const held = flat(text)
  return attribution.flatMap(({ quote }, at) =>
    held.includes(flat(quote))
      ? []
      : [
          {
            path: ['attribution', at, 'quote'],
            message: `names words that are not in the text: ${quote}`,
          } as const,
        ],
  )
}

function titleOf({ publication, volume, issue }: Header | Facts): string | null {
  if (publication == null || volume == null || issue == null) return null
  return `${publication} ${volume}:${issue}`
}

function assemble(facts: Facts & { readonly title: string }, id: string, text: string): Document {
  return {
    metadata: {
      id,
      title: facts.title,
      author: facts.author ?? null,
      speaker: facts.speaker ?? null,
      publication: facts.publication ?? null,
      volume: facts.volume ?? null,
      issue: facts.issue ?? null,
      date: facts.date ?? null,
      language: facts.language,
      url: facts.url ?? null,
      licence: facts.licence ?? null,
      fiction: facts.fiction,
      translation: facts.translation,
      aliases: facts.aliases,
    },
    text,
    silent: [],
    locators: [],
    overrides: facts.attribution,
  }
}

/** Linear, unlike `/\n+$/`, whatever the text. */
export function trimBlankLines(text: string): string {
  let start = 0
  let end = text.length
  while (text[start] === '\n') start += 1
  while (end > start && text[end - 1] === '\n') end -= 1
  return text.slice(start, end)
}
