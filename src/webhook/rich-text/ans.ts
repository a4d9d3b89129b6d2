/** `content_elements` of the Arc Native Specification 0.10: https://github.com/washingtonpost/ans-schema. Their words are HTML. */
import type { Node, Role } from './read.ts'

/** Embeds, images and raw HTML are not text; nor are links to other stories. */
export function ansElements(node: Node, key: string): Role {
  if (key === 'citation') return { kind: 'signature', at: 'content' }
  switch (node['type']) {
    case 'text':
    case 'header':
      return { kind: 'line', at: 'content', isQuoted: false }
    case 'correction':
      return { kind: 'line', at: 'text', isQuoted: false }
    case 'quote':
      return { kind: 'quotation', children: ['content_elements', 'citation'] }
    // The older element.
    case 'blockquote':
      return { kind: 'line', at: 'content', isQuoted: true }
    case 'list':
      return { kind: 'part', children: ['items'] }
    case 'element_group':
    case 'content_zone':
      return { kind: 'part', children: ['content_elements'] }
    case 'table':
      return { kind: 'part', children: ['header', 'rows'] }
    default:
      return { kind: 'nothing' }
  }
}
