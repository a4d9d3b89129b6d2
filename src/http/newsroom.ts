/** What the routes of the newsroom share: they are there where there is one, and no cache keeps what they answer. */
import { createMiddleware } from 'hono/factory'
import type { Newsroom } from '../service/newsroom/newsroom.ts'
import { refuse } from './problem.ts'
import { type HttpEnv, problemResponse } from './router.ts'

export type NewsroomEnv = {
  Bindings: HttpEnv['Bindings']
  Variables: HttpEnv['Variables'] & { newsroom: Newsroom }
}

/** Paths whose trouble is the newsroom's, not the library's. */
export const WEBHOOKS_PREFIX = '/v1/webhooks/'
const PREFIXES = [WEBHOOKS_PREFIX, '/v1/reports/', '/v1/sites', '/v1/dead-letters'] as const

export function isNewsroomPath(path: string): boolean {
  return PREFIXES.some((prefix) => path.startsWith(prefix))
}

export const inNewsroom = createMiddleware<NewsroomEnv>(async (c, next) => {
  const newsroom = c.get('openNewsroom')()
  if (newsroom === null) return refuse(c, 'newsroom_disabled')
  c.set('newsroom', newsroom)
  c.header('Cache-Control', 'private, no-store')
  return next()
})

/** In the description of a route that takes a key for administering, which `app.ts` asks for. */
export const administered = { security: [{ adminKey: [] }], middleware: inNewsroom }

export const adminRefusals = {
  401: problemResponse('unauthorized'),
  403: problemResponse('administration_disabled', 'insufficient_scope'),
  503: problemResponse('newsroom_disabled', 'newsroom_unavailable'),
}
