/** Portable Text, the format of Sanity: https://www.portabletext.org (specification 0.0.1). */
import { isRecord } from '../facts.ts'
import type { Node, Role } from './read.ts'

/**
 * Blocks are paragraphs, quotations by their style. A block of a site's own type counts for the blocks in it (a box, a
 * panel); what else it has, and objects within a line, are not text.
 */
export function portableText(node: Node): Role {
  if (node['_type'] === 'span') return { kind: 'words', at: 'text' }
  if (node['_type'] === 'block') {
    return { kind: node['style'] === 'blockquote' ? 'quotation' : 'paragraph', children: ['children'] }
  }
  const children = Object.keys(node).filter((key) => isPortableText(node[key]))
  return children.length > 0 ? { kind: 'paragraph', children } : { kind: 'nothing' }
}

/** True for a list with a block in it. */
export function isPortableText(value: unknown): boolean {
  return Array.isArray(value) && value.some((block) => isRecord(block) && block['_type'] === 'block')
}
