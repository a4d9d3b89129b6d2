/** The routes around the API: the health of the service, and what each problem means. */
import { createRoute } from '@hono/zod-openapi'
import { openLibrary } from '../service/library.ts'
import { problemPath } from './contract/request.ts'
import { health, problemMeaning } from './contract/response.ts'
import { isProblemCode, PROBLEMS, refuse } from './problem.ts'
import { json, problemResponse, router } from './router.ts'

const PAGE_SECONDS = 3600

const routes = router().openapi(
  createRoute({
    method: 'get',
    path: '/healthz',
    operationId: 'health',
    summary: 'Tell whether the service runs, and with which library',
    responses: {
      200: { description: 'It runs; whether it has a library is told apart.', content: json(health) },
      503: problemResponse('library_unavailable'),
    },
  }),
  async (c) => {
    const library = await openLibrary(c.get('store'))
    return c.json({ status: 'ok' as const, library: library?.corpus ?? null }, 200)
  },
)

routes.openAPIRegistry.registerPath(
  createRoute({
    method: 'get',
    path: '/problems/{code}',
    operationId: 'explainProblem',
    summary: 'Explain a problem',
    description: 'Where the `type` of a problem leads.',
    request: { params: problemPath },
    responses: {
      200: { description: 'What it means, and what to do.', content: json(problemMeaning) },
      404: problemResponse('not_found'),
    },
  }),
)

export const aboutRoutes = routes.get('/problems/:code', (c) => {
  const code = c.req.param('code')
  if (!isProblemCode(code)) return refuse(c, 'not_found')
  c.header('Cache-Control', `public, max-age=${PAGE_SECONDS}`)
  return c.json({ type: `/problems/${code}`, code, ...PROBLEMS[code] })
})
