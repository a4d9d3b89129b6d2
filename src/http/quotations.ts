/** The route that finds the quotations of a text: who says what, when, and through whom. Nothing of the text is kept. */
import { createRoute } from '@hono/zod-openapi'
import { findQuotations } from '../service/quotations.ts'
import { READING_MAX } from '../service/readable.ts'
import { renderQuotations } from '../service/render-quotations.ts'
import { quotationsBody, quotationsQuery } from './contract/request.ts'
import { quotationsAnswer } from './contract/response.ts'
import { draftOf } from './draft.ts'
import { QUOTATIONS_PATH } from './encoding.ts'
import { chooseFormat } from './representation.ts'
import { draftContent, json, problemResponse, router, text } from './router.ts'

const description = createRoute({
  method: 'post',
  path: QUOTATIONS_PATH,
  operationId: 'findQuotations',
  summary: 'Find the quotations of a text, and who said them',
  request: {
    query: quotationsQuery,
    body: {
      required: true,
      content: draftContent(quotationsBody),
    },
  },
  responses: {
    200: {
      description: 'Every quotation with its places and its speaker, and the marked words that are none.',
      content: { ...json(quotationsAnswer), ...text },
    },
    400: problemResponse('invalid_request', 'malformed_json'),
    413: problemResponse('body_too_large'),
    415: problemResponse('unsupported_media_type'),
  },
})

const routes = router()
routes.openAPIRegistry.registerPath(description)

export const quotationRoutes = routes.post(QUOTATIONS_PATH, async (c) => {
  const asked = await draftOf(c, { body: quotationsBody, query: quotationsQuery })
  if (asked instanceof Response) return asked
  const { draft, debug } = asked
  const { cost, ...found } = findQuotations(draft, READING_MAX)
  return chooseFormat(c, asked.format, ['json', 'text']) === 'text'
    ? c.text(renderQuotations(found), 200)
    : c.json({ ...found, language: draft.language, date: draft.date, ...(debug ? { cost } : {}) }, 200)
})
