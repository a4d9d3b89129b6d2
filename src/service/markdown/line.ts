/** The lines of a Markdown text, and what stands above the text. */
import type { Span } from '../../core/span.ts'

/** Each without its end. */
export function linesOf(content: string): Span[] {
  const lines: Span[] = []
  let start = 0
  for (const { index, 0: end } of content.matchAll(/\r\n|\r|\n|$/g)) {
    lines.push({ start, end: index })
    start = index + end.length
  }
  return lines
}

/** A field of front matter, in YAML or TOML. */
const FIELD = /^(?:[\p{L}\p{M}\w"'.-]+\s*[:=]|#|\[)/u
const CLOSINGS: Readonly<Record<string, readonly string[]>> = { '---': ['---', '...'], '+++': ['+++'] }

/** How many lines front matter has; 0 if there is none. A rule above the text is none. */
export function frontMatterEnd(content: string, lines: readonly Span[]): number {
  const textOf = (index: number): string => {
    const line = lines[index]
    return line === undefined ? '' : content.slice(line.start, line.end).trimEnd()
  }
  const closings = CLOSINGS[textOf(0).replace(/^\ufeff/, '')]
  if (closings === undefined || !FIELD.test(textOf(1))) return 0
  for (let index = 1; index < lines.length; index++) if (closings.includes(textOf(index))) return index + 1
  return 0
}
