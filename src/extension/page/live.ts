/** The layout of a live document, as its style has it. */
import {
  BLOCK_QUOTATION,
  DROPPED,
  type Effects,
  kindOf,
  LINE_BREAK,
  NO_EFFECT,
  PARAGRAPH,
  PREFORMATTED,
  QUOTATION,
} from '../../service/html/kind.ts'
import { layOut, type PageText } from './flow.ts'
import { type Content, type Layout, walk } from './walk.ts'

/** What shows of an element, shadow trees included. Reads the document, and changes nothing. */
export function readText(root: Element): PageText<Text> {
  return layOut(walk(root, LIVE))
}

const LIVE: Layout<Element, Text> = {
  effectsOf(element) {
    const { effects } = kindOf(element.localName)
    if ((effects & (DROPPED | LINE_BREAK)) !== 0) return effects
    const style = getComputedStyle(element)
    if (style.display === 'none' || isFolded(element, style)) return DROPPED
    return (effects & (QUOTATION | BLOCK_QUOTATION)) | blockOf(element, style) | spaceOf(style)
  },
  isVisible: (element) => getComputedStyle(element).visibility === 'visible',
  *contentOf(element): Generator<Content<Element, Text>> {
    for (const node of Array.from(shownIn(element))) {
      if (node instanceof Element) yield { kind: 'element', element: node }
      else if (node instanceof Text) yield { kind: 'text', node, text: node.data }
    }
  },
}

/** Closed details, and what else has no box though its display says so. */
function isFolded(element: Element, { display }: CSSStyleDeclaration): boolean {
  return display !== 'contents' && !element.checkVisibility()
}

function blockOf(element: Element, { display, float, position }: CSSStyleDeclaration): Effects {
  if (display === 'contents' || display.startsWith('inline') || display.startsWith('ruby')) return NO_EFFECT
  // The first letter of a story may hang beside it, and still begins its first word.
  const isInitial = float !== 'none' && (element.textContent ?? '').trim().length <= INITIAL_UNITS_MAX
  const isNote = position === 'absolute' && element.localName === 'sup'
  return isInitial || isNote ? NO_EFFECT : PARAGRAPH
}

/** A letter, perhaps behind a quotation mark, each of two units. */
const INITIAL_UNITS_MAX = 4

function spaceOf({ whiteSpace }: CSSStyleDeclaration): Effects {
  return /^(?:pre|break-spaces)|preserve/.test(whiteSpace) ? PREFORMATTED : NO_EFFECT
}

function shownIn(element: Element): ArrayLike<Node> {
  const shadow = shadowOf(element)
  if (shadow !== null) return shadow.childNodes
  if (!(element instanceof HTMLSlotElement)) return element.childNodes
  const assigned = element.assignedNodes()
  return assigned.length === 0 ? element.childNodes : assigned
}

/** Scripts of extensions may see shadow trees that their page keeps to itself, as their user does. */
function shadowOf(element: Element): ShadowRoot | null {
  if (!(element instanceof HTMLElement)) return null
  // Firefox has it as a property of elements.
  if ('openOrClosedShadowRoot' in element) return asTree(element.openOrClosedShadowRoot)
  return chrome.dom?.openOrClosedShadowRoot(element) ?? element.shadowRoot
}

function asTree(found: unknown): ShadowRoot | null {
  return found instanceof ShadowRoot ? found : null
}
