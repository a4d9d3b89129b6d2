/** One JSON line for a request that we failed, never for one that was refused. */
import type { Context } from 'hono'
import { routePath } from 'hono/route'

/** Never the words of a user or of a text: so the pattern of the route, not the path or the query. */
export function logRequest(c: Context, entry: Readonly<Record<string, unknown>>): void {
  const { method } = c.req
  const request = { job: 'request', request_id: c.get('requestId'), method, route: routePath(c, -1) }
  console.error(JSON.stringify({ level: 'error', ...request, ...entry }))
}
