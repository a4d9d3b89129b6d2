/** The route that finds the quotations of a text: who says what, when, and through whom. Nothing of the text is kept. */
import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import * as z from 'zod'
import { formatDate, readDate } from '../core/date.ts'
import { findQuotations } from '../service/quotations.ts'
import { renderQuotations } from '../service/render-quotations.ts'
import { quotationsBody, quotationsQuery } from './contract/request.ts'
import { quotationsAnswer } from './contract/response.ts'
import { DRAFT_PATH, draftTypeOf } from './encoding.ts'
import { fieldErrors, inWords } from './field.ts'
import { refuse } from './problem.ts'
import { chooseFormat } from './representation.ts'
import { type HttpEnv, json, problemResponse, router, text } from './router.ts'

const description = createRoute({
  method: 'post',
  path: DRAFT_PATH,
  operationId: 'findQuotations',
  summary: 'Find the quotations of a text, and who said them',
  request: {
    query: quotationsQuery,
    body: {
      required: true,
      content: { ...json(quotationsBody), ...text, 'text/html': { schema: z.string() } },
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

export const quotationRoutes = routes.post(DRAFT_PATH, async (c) => {
  const type = draftTypeOf(c.req.header('Content-Type') ?? '')
  const query = quotationsQuery.safeParse(c.req.query())
  if (!query.success) return refuseFields(c, query.error)
  const sent =
    type === null ? await c.req.json<unknown>().catch(() => MALFORMED) : { [type]: await c.req.text() }
  if (sent === MALFORMED) return refuse(c, 'malformed_json')
  const body = quotationsBody.safeParse(
    type === null || typeof sent !== 'object' ? sent : { ...sent, ...query.data },
  )
  if (!body.success) return refuseFields(c, body.error)
  const { text: plain, html, language, date } = body.data
  const [published] = date == null ? [] : readDate(date)
  const draft = {
    content: html ?? plain ?? '',
    type: html === undefined ? ('text' as const) : ('html' as const),
    language,
    date: published ? formatDate(published) : null,
  }
  const found = findQuotations(draft)
  const format = chooseFormat(c, body.data.format ?? query.data.format)
  return format === 'text'
    ? c.text(renderQuotations(found), 200)
    : c.json({ ...found, language: draft.language, date: draft.date }, 200)
})

const MALFORMED = Symbol('not JSON')

function refuseFields(c: Context<HttpEnv>, error: z.ZodError) {
  const errors = fieldErrors(error)
  return refuse(c, 'invalid_request', { detail: inWords(errors), errors })
}
