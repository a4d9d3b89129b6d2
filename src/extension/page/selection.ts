/** What its user has selected on a page, with the words around it. */
import type { Selection as Selected } from '../message.ts'
import { factsOf } from './content.ts'
import { readText } from './live.ts'

/** Words on either side, from which the panel may see whose words the page says they are. They are not sent. */
const AROUND_UNITS = 4_000

/** Null if nothing is selected. */
export function readSelection(document: Document): Selected | null {
  const selection = document.getSelection()
  const words = selection?.toString().trim() ?? ''
  if (selection === null || words === '') return null
  const alone = { quote: words, before: '', after: '', ...factsOf(document) }
  if (selection.rangeCount === 0 || isEditing(document)) return alone
  const range = selection.getRangeAt(0)
  const page = readText(document.body)
  const nodes = page.nodes.filter((node) => range.intersectsNode(node))
  const [first, last] = [nodes[0], nodes.at(-1)]
  if (first === undefined || last === undefined) return alone
  const span = page.toSpan(
    { node: first, offset: first === range.startContainer ? range.startOffset : 0 },
    { node: last, offset: last === range.endContainer ? range.endOffset : last.length },
  )
  const quote = page.text.slice(span?.start, span?.end).trim()
  if (span === null || quote === '') return alone
  return {
    ...alone,
    quote,
    before: page.text.slice(Math.max(0, span.start - AROUND_UNITS), span.start),
    after: page.text.slice(span.end, span.end + AROUND_UNITS),
  }
}

/** What is selected in a field is no text of the page. */
function isEditing({ activeElement }: Document): boolean {
  return activeElement instanceof HTMLTextAreaElement || activeElement instanceof HTMLInputElement
}
