/** Reads plain text and Markdown, with front matter or without. */
import { disagreements, readBody, withLineFeeds } from '../../service/manuscript.ts'
import { dropControls } from './canonical.ts'
import type { Draft, Found, Source } from './draft.ts'
import { decodeText } from './encoding.ts'
import type { Fault } from './facts.ts'
import { readFrontMatter } from './front-matter.ts'

const FENCE = '---\n'

export async function readPlainText({ name, bytes }: Source): Promise<Found> {
  const decoded = await decodeText(bytes)
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
 * Reads the content of the file called `name`: front matter, if there is any, and the text. Without front matter control
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
  const faults = disagreements(matter.facts, draft.facts).map(({ path: [field], message }) => {
    return { line: lineOf(field), field, message }
  })
  if (faults.length > 0) return { kind: 'faults', faults }
  const stated = { file: name, facts: matter.facts, lineOf }
  return { kind: 'draft', draft: { ...draft, stated, required: ['language', 'title'] } }
}

/** A field of front matter. */
const FIELD = /^[a-z]+:(?: |\n|$)/

/** `line` is the line of the file at which `body` begins. */
function draftOf(body: string, line: number): Draft {
  const { header, text } = readBody(body)
  const before = body.slice(0, body.indexOf(text)).split('\n').length - 1
  return { text, locators: [], facts: header, stated: null, required: [], line: line + before }
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
