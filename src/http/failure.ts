/** What is thrown while a request is served: what the client is told of it, and what the log is. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import { StoreError } from '../store/store.ts'
import type { ProblemCode } from './problem.ts'

/** The problem that `failure` is to the client. What is our trouble, not the client's, is logged as one JSON line. */
export function problemOf(c: Context, failure: unknown): ProblemCode {
  // The two that Hono's validators throw.
  if (failure instanceof HTTPException && failure.status === 400) return 'malformed_json'
  if (failure instanceof HTTPException && failure.status === 415) return 'unsupported_media_type'
  log(c, failure)
  return failure instanceof StoreError ? 'library_unavailable' : 'internal'
}

/** Never the words of a user or of a text: so the pattern of the route, not the path or the query. */
function log(c: Context, failure: unknown): void {
  const entry = {
    level: 'error',
    request_id: c.get('requestId'),
    method: c.req.method,
    route: routePath(c, -1),
    ...facts(failure),
  }
  console.error(JSON.stringify(entry))
}

/** A message may quote anything, so only a store's is kept, which is made of keys; the frames tell where others arose. */
function facts(failure: unknown) {
  if (failure instanceof StoreError) {
    return { error: failure.name, code: failure.code, message: failure.message }
  }
  return failure instanceof Error
    ? { error: failure.name, frames: frames(failure) }
    : { error: typeof failure }
}

const FRAMES_MAX = 8

function frames(error: Error): string[] {
  const head = `${error.name}: ${error.message}`
  const stack = error.stack ?? ''
  // Elsewhere than after the message a line that looks like a frame may be part of it.
  if (!stack.startsWith(head)) return []
  return stack
    .slice(head.length)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, FRAMES_MAX)
}
