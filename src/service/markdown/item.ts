/** List items of Markdown: what begins one, and how far its text is indented. */

const BULLET = /^\s*[-+*](?:[ \t]+|$)(?:\[[ xX]\][ \t]+)?/
const NUMBER = /^\s*(\d{1,9})[.)](?:[ \t]+|$)(?:\[[ xX]\][ \t]+)?/
const MARKER = /^(\s*(?:[-+*]|\d{1,9}[.)]))([ \t]*)/
const TAB_COLUMNS = 4
/** A wider gap behind a marker is indented code. */
const GAP_COLUMNS_MAX = 4

/** The length of what begins an item; 0 if nothing does. Within a paragraph only the number 1 does. */
export function beginOf(line: string, isParagraph: boolean): number {
  const number = NUMBER.exec(line)
  const isItem = number !== null && (!isParagraph || number[1] === '1')
  return (isItem ? number : BULLET.exec(line))?.[0].length ?? 0
}

/** The columns before an item's text, of a line whose item begins at `before` columns. */
export function baseOf(line: string, before: number): number {
  const [, marker = '', gap = ''] = MARKER.exec(line) ?? []
  const text = columnsOf(marker, before)
  const width = columnsOf(gap, text) - text
  return text + (width >= 1 && width <= GAP_COLUMNS_MAX ? width : 1)
}

export function indentOf(line: string): number {
  return columnsOf(/^[ \t]*/.exec(line)?.[0] ?? '')
}

/** Where `text` ends that begins at `before`: a tab reaches to the next fourth column. */
export function columnsOf(text: string, before = 0): number {
  let columns = before
  for (const character of text) columns += character === '\t' ? TAB_COLUMNS - (columns % TAB_COLUMNS) : 1
  return columns
}
