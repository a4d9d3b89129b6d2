/** The routes that change the library: one text put into it, or taken out. Whoever comes here has a key. */
import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type * as z from 'zod'
import type { AttributionOverride } from '../core/document.ts'
import { DOCUMENT_UNITS_MAX, MARKUP_FACTOR } from '../service/allowance.ts'
import { renderHtml } from '../service/html.ts'
import { type Fault, readManuscript } from '../service/manuscript.ts'
import { SMALL_WORDS_MAX } from '../service/plan.ts'
import { deleteDocument, putDocument } from '../service/put.ts'
import { documentBody, documentPath, newDocumentPath, noQuery } from './contract/request.ts'
import { putAnswer } from './contract/response.ts'
import { fieldName, inWords } from './field.ts'
import { conditionOf } from './precondition.ts'
import { refuse } from './problem.ts'
import { DOCUMENT_PATH, type HttpEnv, json, problemResponse, router } from './router.ts'
import { logAfterwards } from './transparency-log.ts'

const security = [{ publishKey: [] }]
const refusals = {
  401: problemResponse('unauthorized'),
  403: problemResponse('publishing_disabled', 'insufficient_scope'),
  412: problemResponse('precondition_failed'),
  503: problemResponse('library_unavailable'),
}

export const publishRoutes = router()
  .openapi(
    createRoute({
      method: 'put',
      path: DOCUMENT_PATH,
      operationId: 'putDocument',
      summary: 'Publish a text, or another version of it',
      description:
        'It can be found at once where it was published, elsewhere within about a minute. The version it replaces stays findable, marked `superseded`. `If-Match: "DIGEST"` replaces that version only, `If-None-Match: *` none; of two requests at the same time both may pass, as what one has written is not yet seen by the other.',
      security,
      request: {
        params: newDocumentPath,
        query: noQuery,
        body: { required: true, content: json(documentBody) },
      },
      responses: {
        200: {
          description: 'It is held, in place of another version, or as it already was.',
          content: json(putAnswer),
        },
        201: { description: 'It is held.', content: json(putAnswer) },
        400: problemResponse('invalid_request', 'malformed_json'),
        413: problemResponse('document_too_long', 'body_too_large'),
        415: problemResponse('unsupported_media_type'),
        507: problemResponse('compaction_needed'),
        ...refusals,
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const { text, html, ...stated } = c.req.valid('json')
      const plan = c.get('plan')
      const limit = DOCUMENT_UNITS_MAX[plan]
      if (html !== undefined && html.length > limit * MARKUP_FACTOR) {
        return refuseLength(c, html.length, limit * MARKUP_FACTOR, 'characters of HTML')
      }
      const content = html === undefined ? (text ?? '') : renderHtml(html).text
      if (content.length > limit) return refuseLength(c, content.length, limit, 'characters')
      const facts = { ...stated, attribution: stated.attribution.map(overrideOf) }
      const manuscript = readManuscript(id, facts, content)
      if (manuscript.kind === 'faults') {
        const errors = manuscript.faults.map((fault) => errorOf(fault, html === undefined ? 'text' : 'html'))
        return refuse(c, 'invalid_request', { detail: inWords(errors), errors })
      }
      const put = await putDocument(c.get('store'), manuscript.document, { plan, condition: conditionOf(c) })
      switch (put.kind) {
        case 'held': {
          // No ETag: the text held is not the body sent, to the byte (RFC 9110, section 9.3.4). `digest` is the tag to be.
          const { kind: _, ...answer } = put
          await logAfterwards(c, id)
          c.set('corpus', put.corpus.version)
          return put.status === 'created' ? c.json(answer, 201) : c.json(answer, 200)
        }
        case 'condition_unmet':
          return refuseCondition(c, put.digest)
        case 'too_long':
          return refuseLength(c, put.words, SMALL_WORDS_MAX, 'words')
        case 'compaction_needed':
          return refuse(c, 'compaction_needed')
      }
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: DOCUMENT_PATH,
      operationId: 'deleteDocument',
      summary: 'Take a text out, with all its versions',
      description: 'It is not found any more; what is stored of it is deleted when the library is compacted.',
      security,
      request: { params: documentPath, query: noQuery },
      responses: {
        204: { description: 'It is taken out.' },
        404: problemResponse('unknown_document'),
        ...refusals,
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const deleted = await deleteDocument(c.get('store'), id, conditionOf(c))
      switch (deleted.kind) {
        case 'deleted':
          await logAfterwards(c, id)
          return c.body(null, 204)
        case 'condition_unmet':
          return refuseCondition(c, deleted.digest)
        case 'unknown':
          return refuse(c, 'unknown_document')
      }
    },
  )
publishRoutes.openAPIRegistry.registerComponent('securitySchemes', 'publishKey', {
  type: 'http',
  scheme: 'bearer',
  description:
    'A key for publishing texts, `verbatim_publish_…`, whose digest the operator has put into `PUBLISH_KEYS`.',
})

const FROM_COMMAND_LINE =
  'Publish it from the command line: put it into the texts of the data folder, then `npm run verbatim -- ingest --data FOLDER --remote`'

function refuseLength(c: Context<HttpEnv>, length: number, limit: number, unit: string) {
  const [has, most] = [length, limit].map((count) => count.toLocaleString('en-US'))
  const detail = `The text has ${has} ${unit}; a request may bring ${most}. ${FROM_COMMAND_LINE}.`
  return refuse(c, 'document_too_long', { detail })
}

function refuseCondition(c: Context<HttpEnv>, digest: string | null) {
  if (digest === null) {
    return refuse(c, 'precondition_failed', { detail: 'No document of that id is held.' })
  }
  // Told so that whoever asked need not ask again.
  c.header('ETag', `"${digest}"`)
  return refuse(c, 'precondition_failed', { detail: `The document is held with the ETag "${digest}".` })
}

function overrideOf(entry: z.output<typeof documentBody>['attribution'][number]): AttributionOverride {
  const { quote, speaker, role, date, via } = entry
  return {
    quote,
    ...(speaker == null ? {} : { speaker }),
    ...(role == null ? {} : { role }),
    ...(date == null ? {} : { date }),
    ...(via == null ? {} : { via }),
  }
}

function errorOf({ path: [field, ...part], message }: Fault, sent: 'text' | 'html') {
  return {
    field: fieldName([field === 'text' ? sent : field, ...part]),
    message: message.charAt(0).toUpperCase() + message.slice(1),
  }
}
