/** What is thrown while a request is served: what the client is told of it, and what the log is. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { describeFailure } from '../service/describe-failure.ts'
import { SealError } from '../service/newsroom/seal.ts'
import { StoreError } from '../store/store.ts'
import { logRequest } from './log-request.ts'
import { isNewsroomPath } from './newsroom.ts'
import { PROBLEMS, type ProblemCode } from './problem.ts'

/** The problem that `failure` is to the client. What is our trouble, not the client's, is logged as one JSON line. */
export function problemOf(c: Context, failure: unknown): ProblemCode {
  // The two that Hono's validators throw.
  if (failure instanceof HTTPException && failure.status === 400) return 'malformed_json'
  if (failure instanceof HTTPException && failure.status === 415) return 'unsupported_media_type'
  const problem = ourProblem(c, failure)
  const { status } = PROBLEMS[problem]
  logRequest(c, { status, problem, ...describeFailure(failure) })
  // What is refused for it need not be logged once more.
  c.set('isLogged', true)
  return problem
}

function ourProblem(c: Context, failure: unknown): ProblemCode {
  if (failure instanceof SealError) return 'newsroom_unavailable'
  if (!(failure instanceof StoreError)) return 'internal'
  return isNewsroomPath(c.req.path) ? 'newsroom_unavailable' : 'library_unavailable'
}
