/** The route that verifies every quotation of a draft. Nothing of the draft is kept. */
import { createRoute } from '@hono/zod-openapi'
import { renderReview } from '../service/render-review.ts'
import { sarifOf } from '../service/render-sarif.ts'
import { review } from '../service/review.ts'
import { ReviewPage } from '../web/review.tsx'
import { reviewBody, reviewQuery } from './contract/request.ts'
import { reviewAnswer } from './contract/response.ts'
import { draftOf } from './draft.ts'
import { REVIEW_PATH } from './encoding.ts'
import { openLibraryOf } from './identity.ts'
import { refuse } from './problem.ts'
import { chooseFormat } from './representation.ts'
import { draftContent, html, json, problemResponse, router, sarif, text } from './router.ts'

const description = createRoute({
  method: 'post',
  path: REVIEW_PATH,
  operationId: 'review',
  summary: 'Verify every quotation of a draft',
  request: { query: reviewQuery, body: { required: true, content: draftContent(reviewBody) } },
  responses: {
    200: {
      description:
        'Every quotation with its place in the draft, its verdict and what the source says, and the marked words that are none.',
      content: { ...json(reviewAnswer), ...text, ...html, ...sarif },
    },
    400: problemResponse('invalid_request', 'malformed_json'),
    413: problemResponse('body_too_large'),
    415: problemResponse('unsupported_media_type'),
    503: problemResponse('library_empty', 'library_unavailable'),
  },
})

const routes = router()
routes.openAPIRegistry.registerPath(description)

export const reviewRoutes = routes.post(REVIEW_PATH, async (c) => {
  const asked = await draftOf(c, { body: reviewBody, query: reviewQuery })
  if (asked instanceof Response) return asked
  const library = await openLibraryOf(c)
  if (library === null) return refuse(c, 'library_empty')
  const { draft, debug } = asked
  const reviewed = await review(library, draft)
  c.header('Cache-Control', 'private, no-store')
  switch (chooseFormat(c, asked.format, ['json', 'text', 'html', 'sarif'])) {
    case 'text':
      return c.text(renderReview(reviewed), 200)
    case 'html':
      return c.html(ReviewPage({ review: reviewed }), 200)
    case 'sarif': {
      const log = sarifOf([{ review: reviewed, source: { content: draft.content, uri: 'draft' } }])
      return c.json(log, 200, { 'Content-Type': 'application/sarif+json' })
    }
    case 'json': {
      const { summary, findings, skipped, corpus, cost } = reviewed
      const { language, date } = draft
      const told = { summary, findings, skipped, language, date, corpus }
      return c.json(debug ? { ...told, cost } : told, 200)
    }
  }
})
