/** Lexical, in which Ghost keeps its posts: read only where a delivery has no HTML. */
import type { Node, Role } from './read.ts'

/** Cards (galleries, embeds, sign-up forms) are not text. */
export function lexical(node: Node): Role {
  switch (node['type']) {
    case 'text':
    case 'extended-text':
      return { kind: 'words', at: 'text' }
    case 'linebreak':
      return { kind: 'break' }
    case 'link':
    case 'autolink':
      return { kind: 'part', children: ['children'] }
    case 'quote':
    case 'extended-quote':
    case 'aside':
      return { kind: 'quotation', children: ['children'] }
    case undefined:
      // The whole: `{ "root": … }`.
      return { kind: 'part', children: ['root'] }
    default:
      return 'children' in node ? { kind: 'paragraph', children: ['children'] } : { kind: 'nothing' }
  }
}
