/** Web pages: the main content, and what the page says of itself. */
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { renderHtml } from '../../service/html.ts'
import { trimBlankLines } from '../../service/manuscript.ts'
import { dropControls } from './canonical.ts'
import { type Found, fault, found, type Source } from './draft.ts'
import { decodeText } from './encoding.ts'
import { type Page, readPageFacts } from './page-facts.ts'

/** Where a page must say how it is encoded (HTML Living Standard, §4.2.5.4). */
const HEAD_BYTES = 1024

/** A larger page is no article, and its tree would not fit in memory: what it says of itself is read from its beginning. */
const PAGE_UNITS_MAX = 16_000_000
const BEGINNING_UNITS = 1_000_000
/** The search for the main content is quadratic in how deep elements nest. */
const DEPTH_MAX = 1_000

/**
 * Reads the main content, or the whole page where none stands out. Control characters, which character references may
 * name, are dropped.
 */
export async function readHtml({ bytes }: Source): Promise<Found> {
  const decoded = decodeText(bytes, declaredEncoding(bytes))
  if (decoded.kind === 'fault') return fault(decoded.message)
  const html = decoded.text
  if (html.length > PAGE_UNITS_MAX) {
    return found(textOf(html), readPageFacts(treeOf(html.slice(0, BEGINNING_UNITS))))
  }
  const tree = treeOf(html)
  const facts = readPageFacts(tree)
  return found((isDeep(tree) ? '' : textOf(mainContent(tree))) || textOf(html), facts)
}

/** HTML as text, without control characters. */
export function textOf(html: string): string {
  return trimBlankLines(dropControls(renderHtml(html).text))
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, HEAD_BYTES))
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)/.exec(head)?.[1] ??
    null
  )
}

/** HTML need not have the tags of its body; the tree that is made here needs them. */
function treeOf(html: string): Tree {
  return parseHTML(/<body[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`).document
}

type Tree = Page & Node

type Node = {
  readonly firstChild: Node | null
  readonly nextSibling: Node | null
  readonly parentNode: Node | null
}

function isDeep(tree: Node): boolean {
  let node: Node | null = tree
  let depth = 0
  while (node !== null && depth <= DEPTH_MAX) {
    if (node.firstChild !== null) {
      node = node.firstChild
      depth += 1
      continue
    }
    while (node !== null && node.nextSibling === null) {
      node = node.parentNode
      depth -= 1
    }
    node = node?.nextSibling ?? null
  }
  return depth > DEPTH_MAX
}

/** Empties the tree. */
function mainContent(tree: Page): string {
  try {
    return new Readability(tree).parse()?.content ?? ''
  } catch {
    // Readability does not promise to cope with every tree; the page is still text.
    return ''
  }
}
