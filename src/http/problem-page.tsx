/** Problems as pages, for whoever looks at them in a browser. Programs, which ask for no HTML, get them as RFC 9457 has it. */
import { createMiddleware } from 'hono/factory'
import { ProblemPage } from '../web/problem.tsx'
import { isApiPath } from './encoding.ts'

export const problemPage = createMiddleware(async (c, next) => {
  await next()
  const isProblem = c.res.headers.get('Content-Type')?.startsWith('application/problem+json') ?? false
  const asksForPage = c.req.header('Accept')?.includes('text/html') ?? false
  if (!isProblem || !asksForPage || isApiPath(c.req.path)) return
  const problem: { title: string; detail: string; request_id: string } = await c.res.json()
  const { status, headers } = c.res
  c.res = undefined
  const page = await ProblemPage({
    title: problem.title,
    detail: problem.detail,
    requestId: problem.request_id,
  })
  headers.set('Content-Type', 'text/html; charset=UTF-8')
  headers.delete('Content-Length')
  c.res = new Response(String(page), { status, headers })
})
