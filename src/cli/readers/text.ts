/** Reads one plain-text file with front matter as a document. */
import type { Document } from '../../core/document.ts'
import {
  controlCharacterIn,
  ID,
  ID_RULE,
  type Fault as ManuscriptFault,
  readManuscript,
  withLineFeeds,
} from '../../service/manuscript.ts'
import { type Fault, readFrontMatter } from './front-matter.ts'

/** Lines of the faults are 1-based lines of the file. */
export type Text =
  | { readonly kind: 'document'; readonly document: Document; readonly lineOf: (field: string) => number }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }

const FENCE = '---\n'

/** Reads a file's content: front matter, then the text. `name` is the id of a document that states none. */
export function readText(name: string, content: string): Text {
  const file = withLineFeeds(content)
  if (!file.startsWith(FENCE)) return unfenced('must begin with front matter: a line "---"')
  const end = file.indexOf(`\n${FENCE}`, FENCE.length - 1)
  if (end === -1) return unfenced('has no second line "---" that ends the front matter')

  const matter = readFrontMatter(file.slice(FENCE.length, end + 1))
  if (matter.kind === 'faults') {
    return { kind: 'faults', faults: matter.faults.map((found) => ({ ...found, line: found.line + 1 })) }
  }
  const { id = name, ...facts } = matter.facts
  const begin = end + 1 + FENCE.length
  const manuscript = readManuscript(id, facts, file.slice(begin))
  const lineOf = (field: string) => matter.lineOf(field) + 1
  const told = ({ path: [field], message, at }: ManuscriptFault): Fault => {
    if (field !== 'text') return { line: field === 'title' ? 1 : lineOf(field), field, message }
    return { line: at === undefined ? 1 : lineAt(file, begin + at), field: null, message }
  }
  const control = controlCharacterIn(file.slice(0, begin))
  const faults: Fault[] = [
    ...(ID.test(id)
      ? []
      : [{ line: 1, field: 'id', message: `is missing, and the file's name is none: ${ID_RULE}` }]),
    ...(control === null ? [] : [{ line: lineAt(file, control.at), field: null, message: control.message }]),
    ...(manuscript.kind === 'faults' ? manuscript.faults.map(told) : []),
  ]
  if (manuscript.kind === 'faults' || faults.length > 0) return { kind: 'faults', faults }
  return { kind: 'document', document: manuscript.document, lineOf }
}

function unfenced(message: string): Text {
  return { kind: 'faults', faults: [{ line: 1, field: null, message }] }
}

function lineAt(file: string, at: number): number {
  return file.slice(0, at).split('\n').length
}
