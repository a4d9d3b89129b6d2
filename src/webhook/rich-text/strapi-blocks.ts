/** The blocks of Strapi's rich text editor: nodes by `type`. */
import { isRecord } from '../facts.ts'
import type { Node, Role } from './read.ts'

export function strapiBlocks(node: Node): Role {
  switch (node['type']) {
    case 'text':
      return { kind: 'words', at: 'text' }
    case 'link':
      return { kind: 'part', children: ['children'] }
    case 'quote':
      return { kind: 'quotation', children: ['children'] }
    case 'image':
      return { kind: 'nothing' }
    default:
      return 'children' in node ? { kind: 'paragraph', children: ['children'] } : { kind: 'nothing' }
  }
}

/** True for a list of nodes. Components, which are lists of objects too, have no `children`. */
export function isStrapiBlocks(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.some(
      (node) => isRecord(node) && typeof node['type'] === 'string' && Array.isArray(node['children']),
    )
  )
}
