/** Reads plain text and Markdown, with front matter or without. */
import { splitHeader, trimBlankLines, withLineFeeds } from '../../service/manuscript.ts'
import { dropControls } from './canonical.ts'
import type { Draft, Found, Source } from './draft.ts'
import { decodeText } from './encoding.ts'
import type { Facts, Fault } from './facts.ts'
import { readFrontMatter } from './front-matter.ts'

const FENCE = '---\n'
export async function readPlainText({ name, bytes }: Source): Promise<Found> {
  const decoded = decodeText(bytes)
  if (decoded.kind === 'text') return readText(name, decoded.text)
  return { kind: 'faults', faults: [{ line: null, field: null, message: decoded.message }] }
}

/** A title is the first heading of the first level. */
export async function readMarkdown(source: Source): Promise<Found> {
  const text = await readPlainText(source)
  if (text.kind === 'faults') return text
  const title = headingOf(text.draft.text)
  if (title === null) return text
  return { kind: 'draft', draft: { ...text.draft, facts: { title, ...text.draft.facts } } }
}

/**
 * Reads the content of the file called `name`. The canonical text is what follows the front matter, if there is any, and
 * the header line, if there is one, without the blank lines around it; line ends become LF. Without front matter control
 * characters are dropped.
 */
export function readText(name: string, content: string): Found {
  const lines = withLineFeeds(content)
  if (!lines.startsWith(FENCE)) return { kind: 'draft', draft: draftOf(dropControls(lines), 1) }
  const end = lines.indexOf(`\n${FENCE}`, FENCE.length - 1)
  // Without a second such line the first is a rule above the text, unless fields stand under it.
  if (end === -1) {
    if (!FIELD.test(lines.slice(FENCE.length)))
      return { kind: 'draft', draft: draftOf(dropControls(lines), 1) }
    const message = 'has no second line "---" that ends the front matter'
    return { kind: 'faults', faults: [{ line: 1, field: null, message }] }
  }
  const matter = readFrontMatter(lines.slice(FENCE.length, end + 1))
  if (matter.kind === 'faults') return { kind: 'faults', faults: matter.faults.map(oneFurther) }
  const from = end + 1 + FENCE.length
  const draft = draftOf(lines.slice(from), lines.slice(0, from).split('\n').length)
  const lineOf = (field: string) => matter.lineOf(field) + 1
  const faults = disagreements(matter.facts, draft.facts, lineOf)
  if (faults.length > 0) return { kind: 'faults', faults }
  const stated = { file: name, facts: matter.facts, lineOf }
  return { kind: 'draft', draft: { ...draft, stated, required: ['language', 'title'] } }
}

/** A field of front matter. */
const FIELD = /^[a-z]+:(?: |\n|$)/

/** `line` is the line of the file at which `body` begins. */
function draftOf(body: string, line: number): Draft {
  const { header: facts, text } = splitHeader(trimBlankLines(body))
  const before = body.slice(0, body.indexOf(text)).split('\n').length - 1
  return { text, locators: [], facts, stated: null, required: [], line: line + before }
}

/** Front matter may repeat what the header line says, but not contradict it. */
function disagreements(stated: Facts, header: Facts, lineOf: (field: string) => number): Fault[] {
  const fields = ['publication', 'volume', 'issue'] as const
  return fields
    .filter(
      (field) =>
        stated[field] !== undefined && header[field] !== undefined && stated[field] !== header[field],
    )
    .map((field) => ({
      line: lineOf(field),
      field,
      message: `is ${stated[field]}, but the header line of the text says ${header[field]}`,
    }))
}

function oneFurther(found: Fault): Fault {
  return { ...found, line: found.line === null ? null : found.line + 1 }
}

/** `# A title`, or a line with `===` below. */
function headingOf(text: string): string | null {
  const [, marked, underlined] = /^ {0,3}#[ \t]+(\S.*)$|^(\S.*)\n=+[ \t]*$/m.exec(text) ?? []
  const title = (marked ?? underlined)
    ?.replace(/[ \t]+#*[ \t]*$/, '')
    .replace(/[*_`]/g, '')
    .trim()
  return title === undefined || title === '' ? null : title
}
