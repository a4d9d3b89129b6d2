/** What a request costs, by which it is counted: its path and method tell. */

import { HOME } from '../../web/address.ts'
import { DRAFT_PATHS } from '../encoding.ts'
import { MCP_PATH } from '../mcp.ts'

/**
 * `free`: never refused; whoever watches the service, or has just been refused, must be told. `reading`: one question, a
 * text, a page. `draft`: many questions at once, or a change to the library.
 */
export type Cost = 'free' | 'reading' | 'draft'

const FREE: readonly RegExp[] = [/^\/healthz$/, /^\/readyz$/, /^\/problems\//]
const BATCH_PATH = '/v1/verify/batch'
const DRAFTS: ReadonlySet<string> = new Set([...DRAFT_PATHS, BATCH_PATH, MCP_PATH, HOME])

export function costOf(method: string, path: string): Cost {
  if (method === 'OPTIONS' || FREE.some((free) => free.test(path))) return 'free'
  const brings = method === 'POST' || (method === 'PUT' && path.startsWith('/v1/documents/'))
  const changes = method === 'DELETE' && path.startsWith('/v1/documents/')
  return changes || (brings && (method === 'PUT' || DRAFTS.has(path))) ? 'draft' : 'reading'
}
