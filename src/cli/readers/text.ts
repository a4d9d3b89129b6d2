/** Reads one plain-text file with front matter as a document. */
import type { Document } from '../../core/document.ts'
import { type Facts, type Fault, ID, ID_RULE, readFrontMatter } from './front-matter.ts'

/** Lines of the faults are 1-based lines of the file. */
export type Text =
  | { readonly kind: 'document'; readonly document: Document; readonly lineOf: (field: string) => number }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }

const FENCE = '---\n'
/** The first line of a text as some archives give it. */
const HEADER = /^Publication: (?<publication>\S.*) Volume: (?<volume>\d{1,9}) Issue: (?<issue>\d{1,9})$/

/**
 * Reads a file's content. `name` is the id of a document that states none. The canonical text is what follows the
 * front matter and the header line, if there is one, without the blank lines around it; line ends become LF.
 */
export function readText(name: string, content: string): Text {
  const lines = content.replace(/\r\n?/g, '\n')
  if (!lines.startsWith(FENCE)) return unfenced('must begin with front matter: a line "---"')
  const end = lines.indexOf(`\n${FENCE}`, FENCE.length - 1)
  if (end === -1) return unfenced('has no second line "---" that ends the front matter')

  const matter = readFrontMatter(lines.slice(FENCE.length, end + 1))
  if (matter.kind === 'faults') {
    return { kind: 'faults', faults: matter.faults.map((found) => ({ ...found, line: found.line + 1 })) }
  }
  const { header, text } = splitHeader(trimBlankLines(lines.slice(end + 1 + FENCE.length)))
  const lineOf = (field: string) => matter.lineOf(field) + 1
  const facts = { ...matter.facts, ...header }
  const id = facts.id ?? name
  const title = facts.title ?? titleOf(facts)
  const faults: Fault[] = [
    ...disagreements(matter.facts, header, lineOf),
    ...absentQuotes(matter.facts, text, lineOf('attribution')),
    ...(ID.test(id)
      ? []
      : [{ line: 1, field: 'id', message: `is missing, and the file's name is none: ${ID_RULE}` }]),
    ...(title === null ? [{ line: 1, field: 'title', message: 'is missing' }] : []),
    ...controlCharacters(lines),
    ...(/[\p{L}\p{N}]/u.test(text) ? [] : [{ line: 1, field: null, message: 'holds no words' }]),
  ]
  if (title === null || faults.length > 0) return { kind: 'faults', faults }
  return { kind: 'document', document: assemble({ ...facts, id, title }, text), lineOf }
}

function unfenced(message: string): Text {
  return { kind: 'faults', faults: [{ line: 1, field: null, message }] }
}

type Header = { readonly publication?: string; readonly volume?: number; readonly issue?: number }

function splitHeader(body: string): { readonly header: Header; readonly text: string } {
  const lineEnd = body.indexOf('\n')
  const line = lineEnd === -1 ? body : body.slice(0, lineEnd)
  const { publication, volume, issue } = HEADER.exec(line)?.groups ?? {}
  if (publication === undefined) return { header: {}, text: body }
  return {
    header: { publication, volume: Number(volume), issue: Number(issue) },
    text: trimBlankLines(body.slice(line.length)),
  }
}

/** A text has no control characters but tabs and line ends: others are a fault of its making. */
function controlCharacters(lines: string): Fault[] {
  const at = lines.search(/[^\P{Cc}\n\t]/u)
  if (at < 0) return []
  const line = lines.slice(0, at).split('\n').length
  return [
    {
      line,
      field: null,
      message: `holds the control character U+${(lines.codePointAt(at) ?? 0).toString(16).padStart(4, '0')}`,
    },
  ]
}

/** Front matter may repeat what the header line says, but not contradict it. */
function disagreements(facts: Facts, header: Header, lineOf: (field: string) => number): Fault[] {
  const fields = ['publication', 'volume', 'issue'] as const
  return fields
    .filter(
      (field) => facts[field] !== undefined && header[field] !== undefined && facts[field] !== header[field],
    )
    .map((field) => ({
      line: lineOf(field),
      field,
      message: `is ${facts[field]}, but the header line of the text says ${header[field]}`,
    }))
}

/** An override whose quote is not found would be passed over in silence. Line breaks in the YAML do not count. */
function absentQuotes(facts: Facts, text: string, line: number): Fault[] {
  const flat = (words: string) => words.replace(/\s+/g, ' ')
  const held = flat(text)
  return facts.attribution
    .filter(({ quote }) => !held.includes(flat(quote)))
    .map(({ quote }) => ({
      line,
      field: 'attribution',
      message: `names words that are not in the text: ${quote}`,
    }))
}

function titleOf({ publication, volume, issue }: Header | Facts): string | null {
  if (publication === undefined || volume === undefined || issue === undefined) return null
  return `${publication} ${volume}:${issue}`
}

function assemble(facts: Facts & { readonly id: string; readonly title: string }, text: string): Document {
  return {
    metadata: {
      id: facts.id,
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
function trimBlankLines(text: string): string {
  let start = 0
  let end = text.length
  while (text[start] === '\n') start += 1
  while (end > start && text[end - 1] === '\n') end -= 1
  return text.slice(start, end)
}
