/** What is thrown while a request is served: what the client is told of it, and what the log is. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import { describeFailure } from '../service/log.ts'
import { SealError } from '../service/newsroom/seal.ts'
import { StoreError } from '../store/store.ts'
import { isNewsroomPath } from './newsroom.ts'
import type { ProblemCode } from './problem.ts'

/** The problem that `failure` is to the client. What is our trouble, not the client's, is logged as one JSON line. */
export function problemOf(c: Context, failure: unknown): ProblemCode {
  // The two that Hono's validators throw.
  if (failure instanceof HTTPException && failure.status === 400) return 'malformed_json'
  if (failure instanceof HTTPException && failure.status === 415) return 'unsupported_media_type'
  log(c, failure)
  if (failure instanceof SealError) return 'newsroom_unavailable'
  if (!(failure instanceof StoreError)) return 'internal'
  return isNewsroomPath(c.req.path) ? 'newsroom_unavailable' : 'library_unavailable'
}

/** Never the words of a user or of a text: so the pattern of the route, not the path or the query. */
function log(c: Context, failure: unknown): void {
  const entry = {
    level: 'error',
    request_id: c.get('requestId'),
    method: c.req.method,
    route: routePath(c, -1),
    ...describeFailure(failure),
  }
  console.error(JSON.stringify(entry))
}
