/** Definitions of links, `[label]: address "title"`, which nobody sees. */
import type { Span } from '../../core/span.ts'

/** As CommonMark has it: nothing longer is one. */
export const LABEL_UNITS_MAX = 999

const BEGINNING = /^ {0,3}\[([^\]^][^\]]*)\]:[ \t]*/
const ADDRESS = /^(?:<[^<>]*>|[^\s<]\S*)(?:\s+(\S.*))?$/
const TITLE = /^(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\))$/

export type Definition = {
  readonly label: string
  /** The last of its lines. */
  readonly last: number
}

/**
 * The definition that begins at `start`, in the line `index`. Address and title may each stand on a line of their own.
 * What has more behind its label than an address and a title is prose: `[Ann]: “We will,” she said.`
 */
export function definitionAt(
  content: string,
  lines: readonly Span[],
  index: number,
  start: number,
): Definition | null {
  const textOf = (at: number): string => {
    const line = lines[at]
    return line === undefined ? '' : content.slice(line.start, line.end).trim()
  }
  const written = content.slice(start, lines[index]?.end ?? start)
  const beginning = BEGINNING.exec(written)
  const label = labelOf(beginning?.[1] ?? '')
  if (beginning === null || label === '') return null
  const behind = written.slice(beginning[0].length).trimEnd()
  const last = behind === '' ? index + 1 : index
  const address = ADDRESS.exec(behind === '' ? textOf(last) : behind)
  if (address === null) return null
  const [, title] = address
  if (title !== undefined) return TITLE.test(title) ? { label, last } : null
  return { label, last: TITLE.test(textOf(last + 1)) ? last + 1 : last }
}

export function labelOf(text: string): string {
  return text.length > LABEL_UNITS_MAX ? '' : text.trim().replace(/\s+/g, ' ').toLowerCase()
}
