/** The route at which agents use the service, by the Model Context Protocol. */
import { createRoute } from '@hono/zod-openapi'
import { mcpAnswer, mcpHeaders, mcpMessage } from './contract/mcp.ts'
import { json, problemResponse, router, text } from './router.ts'

export const MCP_PATH = '/mcp'

const description = createRoute({
  method: 'post',
  path: MCP_PATH,
  operationId: 'callMcp',
  summary: 'Let an agent verify: the Model Context Protocol',
  description:
    'Streamable HTTP, stateless, in the revisions 2025-03-26 to 2025-11-25 (`initialize`, then answers as a stream of one event) and 2026-07-28 (`server/discover`). The tools `verify_quotation`, `review_text` and `get_document` give what `POST /v1/verify`, `POST /v1/review` and `GET /v1/documents/{id}` do. There is no session: `GET` and `DELETE` are not allowed.',
  request: {
    headers: mcpHeaders,
    body: { required: true, content: json(mcpMessage) },
  },
  responses: {
    200: {
      description: 'The result, or the error, of a request.',
      content: { ...json(mcpAnswer), 'text/event-stream': { schema: text['text/plain'].schema } },
    },
    202: { description: 'A notification is taken note of.' },
    400: {
      description: 'The message is none of the protocol, or of no known revision.',
      content: json(mcpAnswer),
    },
    413: problemResponse('body_too_large'),
    415: problemResponse('unsupported_media_type'),
  },
})

const routes = router()
routes.openAPIRegistry.registerPath(description)

export const mcpRoutes = routes.post(MCP_PATH, async (c) => {
  const { answerMcp } = await import('./mcp/answer.ts')
  return answerMcp(c)
})
