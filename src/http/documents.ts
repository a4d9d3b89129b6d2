/** The routes to the canonical texts themselves: what is held, and the text that every span of an answer counts in. */
import { createRoute } from '@hono/zod-openapi'
import { listDocuments, readDocument } from '../service/documents.ts'
import { hasScope } from './authorization.ts'
import { documentPath, documentQuery, documentsQuery } from './contract/request.ts'
import { documentList, heldDocument } from './contract/response.ts'
import { openLibraryOf } from './identity.ts'
import { TEXT_TAG } from './precondition.ts'
import { refuse } from './problem.ts'
import { allowCaching, chooseFormat, weakTag } from './representation.ts'
import { DOCUMENT_PATH, json, problemResponse, router, text } from './router.ts'

const DOCUMENT_SECONDS = 300

export const documentRoutes = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/v1/documents',
      operationId: 'listDocuments',
      summary: 'List the documents held',
      request: { query: documentsQuery },
      responses: {
        200: {
          description: 'One page, by id; the `Link` header leads to the next.',
          content: json(documentList),
        },
        400: problemResponse('invalid_request'),
        503: problemResponse('library_empty', 'library_unavailable'),
      },
    }),
    async (c) => {
      const library = await openLibraryOf(c)
      if (library === null) return refuse(c, 'library_empty')
      const { after = null, limit } = c.req.valid('query')
      const { documents, next } = await listDocuments(library, { after, limit })
      if (next !== null) {
        c.header('Link', `</v1/documents?limit=${limit}&after=${encodeURIComponent(next)}>; rel="next"`)
      }
      allowCaching(c, weakTag(library.corpus.version, 'json'), DOCUMENT_SECONDS)
      const summaries = documents.map(({ id, title, author, speaker, publication, date, words }) => {
        return { id, title, author, speaker, publication, date, words }
      })
      return c.json({ documents: summaries, next, corpus: library.corpus }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: DOCUMENT_PATH,
      operationId: 'readDocument',
      summary: 'Read a document',
      request: { params: documentPath, query: documentQuery },
      responses: {
        200: {
          description: 'The document; as text, the canonical text and nothing else.',
          content: { ...json(heldDocument), ...text },
        },
        400: problemResponse('invalid_request'),
        403: problemResponse('restricted_text'),
        404: problemResponse('unknown_document'),
        503: problemResponse('library_empty', 'library_unavailable'),
      },
    }),
    async (c) => {
      const library = await openLibraryOf(c)
      if (library === null) return refuse(c, 'library_empty')
      const document = await readDocument(library, c.req.valid('param').id)
      if (document === null) return refuse(c, 'unknown_document')
      const { metadata, sha256, digest, words, text, quotations } = document
      if (metadata.restricted && !(await hasScope(c, 'publish'))) return refuse(c, 'restricted_text')
      const format = chooseFormat(c, c.req.valid('query').format, ['json', 'text'])
      allowCaching(c, `"${digest}${format === 'text' ? TEXT_TAG : ''}"`, DOCUMENT_SECONDS)
      // It is not for the next one who asks a cache.
      if (metadata.restricted) c.header('Cache-Control', 'private, no-store')
      return format === 'text'
        ? c.text(text, 200)
        : c.json({ ...metadata, sha256, words, text, ...quotations }, 200)
    },
  )
