/** The route that content management systems send articles to. The body is read as JSON only once its signature is checked. */
import { createRoute } from '@hono/zod-openapi'
import { type Reception, receiveArticles } from '../service/newsroom/receive.ts'
import { REPORTS_PATH } from '../service/newsroom/report.ts'
import { SOURCES } from '../webhook/article.ts'
import { isSource } from '../webhook/senders.ts'
import { delivery, receptionAnswer, signatureHeaders, siteQuery, sourcePath } from './contract/newsroom.ts'
import { fieldErrors, inWords } from './field.ts'
import { isArticleWithinLimit, refuseFailure, refuseTooMany } from './limit/limit.ts'
import { inNewsroom, type NewsroomEnv } from './newsroom.ts'
import { refuse } from './problem.ts'
import { json, problemResponse, queryOf, router } from './router.ts'

const PATH = '/v1/webhooks/:source'

const description = createRoute({
  method: 'post',
  path: '/v1/webhooks/{source}',
  operationId: 'receiveWebhook',
  summary: 'Take in an article from a content management system, for review',
  description: `\`source\` is one of ${SOURCES.join(', ')}. The request is signed as that system does; \`standard\` is Standard Webhooks. An event that is no article to review is answered with 200 and the reason.`,
  request: {
    params: sourcePath,
    query: siteQuery,
    headers: signatureHeaders,
    body: { description: 'The event, as its sender writes it.', required: true, content: json(delivery) },
  },
  responses: {
    200: { description: 'There is nothing to review in it.', content: json(receptionAnswer) },
    202: { description: 'It is taken in, now or before.', content: json(receptionAnswer) },
    400: problemResponse('invalid_request', 'malformed_json'),
    401: problemResponse('unverified_webhook'),
    404: problemResponse('unknown_site'),
    413: problemResponse('body_too_large'),
    503: problemResponse('newsroom_disabled', 'newsroom_unavailable'),
  },
})

const routes = router<object, NewsroomEnv['Variables']>()
routes.openAPIRegistry.registerPath(description)

export const webhookRoutes = routes.post(PATH, inNewsroom, async (c) => {
  const source = c.req.param('source')
  const query = siteQuery.safeParse(queryOf(c))
  if (!query.success) {
    const errors = fieldErrors(query.error)
    return refuse(c, 'invalid_request', { detail: inWords(errors), errors })
  }
  if (!isSource(source)) return refuse(c, 'unknown_site', { detail: NO_SOURCE })
  const { pathname, search, origin } = new URL(c.req.url)
  const reception = await receiveArticles(c.get('newsroom'), {
    source,
    site: query.data.site,
    origin,
    isWithinLimit: (site) => isArticleWithinLimit(c, site),
    request: {
      method: c.req.method,
      path: pathname + search,
      headers: c.req.raw.headers,
      body: new Uint8Array(await c.req.arrayBuffer()),
    },
  })
  switch (reception.kind) {
    case 'accepted': {
      const articles = reception.articles.map((one) => ({
        ...one,
        url: `${origin}${REPORTS_PATH}/${one.report}`,
      }))
      return c.json({ articles, ignored: null }, 202)
    }
    case 'ignored':
      return c.json({ articles: [], ignored: reception.reason }, 200)
    case 'unknown_site':
      return refuseFailure(c, () => refuse(c, 'unknown_site'))
    case 'refused': {
      const detail = REFUSALS[reception.reason]
      return refuseFailure(c, () => refuse(c, 'unverified_webhook', { detail }))
    }
    case 'too_many':
      return refuseTooMany(c, TOO_MANY)
    case 'malformed': {
      const errors = reception.errors.map(({ pointer, message }) => ({
        field: pointer === '' ? 'body' : shortened(pointer),
        message,
      }))
      return refuse(c, 'invalid_request', { detail: inWords(errors), errors })
    }
  }
})

/** Names of fields are repeated in the answer, but not at any length. */
const POINTER_UNITS_MAX = 200

function shortened(pointer: string): string {
  return pointer.length > POINTER_UNITS_MAX ? `${pointer.slice(0, POINTER_UNITS_MAX)}…` : pointer
}

const TOO_MANY = 'There were more deliveries for this site within a minute than this service takes.'

const NO_SOURCE = `The path names no source of articles; there are ${SOURCES.join(', ')}.`

const REFUSALS: Readonly<Record<(Reception & { kind: 'refused' })['reason'], string>> = {
  missing_signature: 'The request has no signature: set the secret at the sender.',
  malformed_signature:
    'The signature is not of the form that the sender’s scheme has, or a header it names is missing.',
  wrong_signature: 'The signature is not of this body and a secret of this site.',
  stale: 'The request was signed too long ago. Only a new signature is accepted.',
  from_the_future: 'The request was signed in the future: the clock of the sender is wrong.',
}
