/** Comments, and code in tags, that begin a line of Markdown. */
import type { Span } from '../../core/span.ts'

const RAW = /^\s*<(script|style|pre|textarea)\b/i
const COMMENTS = [
  ['<!--', '-->'],
  // Of MDX, which has no other.
  ['{/*', '*/}'],
] as const
/** Units of a line in which a comment or a tag begins. */
const INDENT_MAX = 200

export type Hidden = Span & {
  /** Code, behind which no paragraph goes on. */
  readonly isRaw: boolean
}

/** The comment, or the code in tags, that begins at `at`. What does not end reaches to the end of the text. */
export function hiddenAt(content: string, at: number): Hidden | null {
  const start = at + (/^\s*/.exec(content.slice(at, at + INDENT_MAX))?.[0].length ?? 0)
  for (const [opening, closing] of COMMENTS) {
    if (!content.startsWith(opening, start)) continue
    const end = content.indexOf(closing, start + opening.length)
    return { start, end: end < 0 ? content.length : end + closing.length, isRaw: false }
  }
  const [, name] = RAW.exec(content.slice(start, start + INDENT_MAX)) ?? []
  if (name === undefined) return null
  const ending = new RegExp(`</${name}\\s*>`, 'gi')
  ending.lastIndex = start
  return { start, end: ending.exec(content) === null ? content.length : ending.lastIndex, isRaw: true }
}
