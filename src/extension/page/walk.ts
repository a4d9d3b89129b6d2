/** Walks the part of a page that shows, in the order of reading, without touching it. */
import { DROPPED, type Effects, NO_EFFECT } from '../../service/html/kind.ts'
import type { Step } from './flow.ts'

/** What stands in an element. */
export type Content<Element, Text> =
  | { readonly kind: 'element'; readonly element: Element }
  | { readonly kind: 'text'; readonly node: Text; readonly text: string }

/** What a document and its style say of its elements, whichever DOM they are of. */
export type Layout<Element, Text> = {
  /** What the element does to the text in it; `DROPPED` if nothing in it shows. */
  readonly effectsOf: (element: Element) => Effects
  /** False if text of its own keeps its place, but does not show. */
  readonly isVisible: (element: Element) => boolean
  /** What shows in it: a shadow tree instead of its children, in a slot what is assigned to it. */
  readonly contentOf: (element: Element) => Iterable<Content<Element, Text>>
}

/** Elements in one another. What nests deeper is not read: the stack would not hold it. */
const DEPTH_MAX = 2_000

/** Linear in the elements and texts of `root`. */
export function walk<Element, Text>(root: Element, layout: Layout<Element, Text>): Step<Text>[] {
  const steps: Step<Text>[] = []
  const visit = (element: Element, depth: number): void => {
    const effects = layout.effectsOf(element)
    if ((effects & DROPPED) !== 0 || depth > DEPTH_MAX) return
    const isVisible = layout.isVisible(element)
    if (effects !== NO_EFFECT) steps.push({ kind: 'begin', effects })
    for (const content of layout.contentOf(element)) {
      if (content.kind === 'element') visit(content.element, depth + 1)
      else if (isVisible) steps.push(content)
    }
    if (effects !== NO_EFFECT) steps.push({ kind: 'finish', effects })
  }
  visit(root, 0)
  return steps
}
