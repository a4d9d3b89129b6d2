/** What makes a document of a text and the facts stated of it: the same rules for a file as for a request. */
import { formatDate, readDate } from '../core/date.ts'
import {
  type AttributionOverride,
  type Document,
  type Locator,
  type Metadata,
  NOTHING_KNOWN,
} from '../core/document.ts'

export const ID = /^[a-z0-9._-]{1,100}$/
export const ID_RULE = 'at most 100 lower-case letters, digits, "-", "." or "_"'
export const DATE_RULE = 'a date such as 1999-06-14, 1999-06 or 1999'
export const LANGUAGE_RULE = 'a language tag such as en or pt-BR'

/** What is left out, or `null`, is not known. */
export type Facts = {
  readonly [Name in Exclude<keyof Metadata, 'id'>]?: Metadata[Name] | null | undefined
} & { readonly attribution?: readonly AttributionOverride[] | undefined }

/** `path` leads to a field, or to a part of one; `at` is where in the canonical text. */
export type Fault = {
  readonly path: readonly [field: keyof Facts | 'text', ...part: (string | number)[]]
  readonly message: string
  readonly at?: number
}

export type Manuscript =
  | { readonly kind: 'document'; readonly document: Document }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }

/** What the first line of a text says of it. */
export type Header = { readonly publication?: string; readonly volume?: number; readonly issue?: number }

/** A text as its editor hands it in, as a document. All faults are told at once. */
export function readManuscript(id: string, stated: Facts, content: string): Manuscript {
  const { header, text } = readBody(content)
  const facts = { ...stated, ...header }
  const title = facts.title ?? titleOf(facts)
  const faults = [
    ...disagreements(stated, header),
    ...absentQuotes(stated, text),
    ...(title === null ? [{ path: ['title'], message: 'is missing' } as const] : []),
    ...textFaults(text),
  ]
  if (title === null || faults.length > 0) return { kind: 'faults', faults }
  return { kind: 'document', document: documentOf({ id, title }, facts, text) }
}

/**
 * The canonical text is what was handed in, without the header line, if there is one, and the blank lines around it;
 * line ends become LF.
 */
export function readBody(content: string): { readonly header: Header; readonly text: string } {
  const body = trimBlankLines(withLineFeeds(content))
  const lineEnd = body.indexOf('\n')
  const line = lineEnd === -1 ? body : body.slice(0, lineEnd)
  const { publication, volume, issue } = HEADER.exec(line)?.groups ?? {}
  if (publication === undefined) return { header: {}, text: body }
  return {
    header: { publication, volume: Number(volume), issue: Number(issue) },
    text: trimBlankLines(body.slice(line.length)),
  }
}

/** The first line of a text as some archives give it. */
const HEADER =
  /^Publication: (?<publication>[^\s\p{Cc}]\P{Cc}*) Volume: (?<volume>\d{1,9}) Issue: (?<issue>\d{1,9})$/u

/** LF line ends. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/** Linear, unlike `/\n+$/`, whatever the text. */
export function trimBlankLines(text: string): string {
  let start = 0
  let end = text.length
  while (text[start] === '\n') start += 1
  while (end > start && text[end - 1] === '\n') end -= 1
  return text.slice(start, end)
}

/** A text has words, and no control characters but tabs and line ends: others are a fault of its making. */
export function textFaults(text: string): Fault[] {
  const path = ['text'] as const
  const control = text.search(CONTROL)
  return [
    ...(/[\p{L}\p{N}]/u.test(text) ? [] : [{ path, message: 'holds no words' }]),
    ...(control < 0
      ? []
      : [{ path, message: `holds the control character ${codeAt(text, control)}`, at: control }]),
    ...(text.isWellFormed() ? [] : [{ path, message: 'holds half a surrogate pair' }]),
  ]
}

/** True if a fact can be held. */
export function isPlain(fact: string): boolean {
  return fact.isWellFormed() && !CONTROL.test(fact)
}

/** Without control characters but tabs and line feeds, and without carriage returns. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, '')
}

const CONTROL = /[^\P{Cc}\n\t]/u
const CONTROLS = new RegExp(CONTROL, 'gu')

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

/** An editor may repeat what the header line says, but not contradict it. */
export function disagreements(stated: Facts, header: Header): Fault[] {
  const fields = ['publication', 'volume', 'issue'] as const
  return fields
    .filter(
      (field) => stated[field] != null && header[field] !== undefined && stated[field] !== header[field],
    )
    .map((field) => ({
      path: [field],
      message: `is ${stated[field]}, but the header line of the text says ${header[field]}`,
    }))
}

/** An override whose quote is not found would be passed over in silence. Line breaks do not count. */
export function absentQuotes({ attribution = [] }: Facts, text: string): Fault[] {
  if (attribution.length === 0) return []
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

/** The title of an issue that has no other; `null` if it is not known which it is. */
export function titleOf({ publication, volume, issue }: Facts): string | null {
  if (publication == null || volume == null || issue == null) return null
  return `${publication} ${volume}:${issue}`
}

/** What is not known of it is told so. */
export function documentOf(
  { id, title }: Pick<Metadata, 'id' | 'title'>,
  facts: Facts,
  text: string,
  locators: readonly Locator[] = [],
): Document {
  return {
    metadata: {
      id,
      title,
      author: facts.author ?? null,
      speaker: facts.speaker ?? null,
      publication: facts.publication ?? null,
      volume: facts.volume ?? null,
      issue: facts.issue ?? null,
      date: facts.date ?? null,
      language: facts.language ?? NOTHING_KNOWN.language,
      url: facts.url ?? null,
      licence: facts.licence ?? null,
      fiction: facts.fiction ?? false,
      translation: facts.translation ?? false,
      aliases: facts.aliases ?? {},
      ...(facts.restricted === true ? { restricted: true } : {}),
    },
    text,
    silent: [],
    locators,
    overrides: facts.attribution ?? [],
  }
}

function codeAt(text: string, at: number): string {
  return `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
