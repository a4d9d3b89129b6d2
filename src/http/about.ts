/** The routes around the API: the health of the service, and what each problem means. */
import { createRoute } from '@hono/zod-openapi'
import { ENGINE, VERSION } from '../core/version.ts'
import { problemPath } from './contract/request.ts'
import { health, problemMeaning, readiness } from './contract/response.ts'
import { openLibraryOf } from './identity.ts'
import { isProblemCode, PROBLEMS, refuse } from './problem.ts'
import { issuesReceipts } from './receipts.tsx'
import { json, problemResponse, router } from './router.ts'

const PAGE_SECONDS = 3600
const PROGRAM = { version: VERSION, engine: ENGINE } as const

const routes = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/healthz',
      operationId: 'health',
      summary: 'Tell whether the service runs',
      description: 'Nothing is read for it; whether it can answer is told by `/readyz`.',
      responses: { 200: { description: 'It runs.', content: json(health) } },
    }),
    (c) => {
      const deployment = c.get('deployment')
      return c.json(
        {
          status: 'ok' as const,
          ...PROGRAM,
          deployment: deployment === null ? null : { id: deployment.id, tag: deployment.tag },
        },
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/readyz',
      operationId: 'readiness',
      summary: 'Tell whether the service can answer, and from which library',
      description: 'Reads what is published unless that was read in the last half minute.',
      responses: {
        200: { description: 'It can.', content: json(readiness) },
        503: problemResponse('library_empty', 'library_unavailable'),
      },
    }),
    async (c) => {
      const library = await openLibraryOf(c)
      if (library === null) return refuse(c, 'library_empty')
      const { publish = [], admin = [] } = c.get('keys')
      return c.json(
        {
          status: 'ready' as const,
          ...PROGRAM,
          corpus: library.corpus,
          plan: c.get('plan'),
          publishing: publish.length > 0,
          administration: admin.length > 0,
          newsroom: c.get('openNewsroom')() !== null,
          receipts: await issuesReceipts(c),
        },
        200,
      )
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
