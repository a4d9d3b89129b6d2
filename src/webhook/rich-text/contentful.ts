/** Rich text of Contentful: nodes by `nodeType`, as `@contentful/rich-text-types` lists them. */
import { isRecord } from '../facts.ts'
import type { Node, Role } from './read.ts'

/** Embedded entries and assets are other articles' text, or none. */
export function contentfulRichText(node: Node): Role {
  const type = node['nodeType']
  if (type === 'text') return { kind: 'words', at: 'value' }
  if (type === 'blockquote') return { kind: 'quotation', children: ['content'] }
  if (typeof type !== 'string' || type.startsWith('embedded-') || type === 'hr') return { kind: 'nothing' }
  return { kind: INLINE.has(type) ? 'part' : 'paragraph', children: ['content'] }
}

const INLINE: ReadonlySet<string> = new Set([
  'hyperlink',
  'entry-hyperlink',
  'asset-hyperlink',
  'resource-hyperlink',
])

export function isContentfulRichText(value: unknown): boolean {
  return isRecord(value) && value['nodeType'] === 'document'
}
