/** The routes of reports. Whoever has the address of one can read it, as long as it is kept. */
import { createRoute } from '@hono/zod-openapi'
import { whereabouts } from '../service/newsroom/dead-letter.ts'
import { renderReport } from '../service/newsroom/render-report.ts'
import {
  deleteReport,
  isReportId,
  REPORTS_PATH,
  type Report,
  readReport,
} from '../service/newsroom/report.ts'
import { ReportPage } from '../web/report.tsx'
import { reportAnswer, reportPath, reportQuery, waitingAnswer } from './contract/newsroom.ts'
import { noQuery } from './contract/request.ts'
import { administered, adminRefusals, inNewsroom, type NewsroomEnv } from './newsroom.ts'
import { refuse } from './problem.ts'
import { chooseFormat } from './representation.ts'
import { html, json, problemResponse, router, text } from './router.ts'

const PATH = `${REPORTS_PATH}/{id}`
/** A review takes seconds. */
const RETRY_AFTER_SECONDS = 5

export const reportRoutes = router<object, NewsroomEnv['Variables']>()
  .openapi(
    createRoute({
      method: 'get',
      path: PATH,
      operationId: 'getReport',
      summary: 'Read the report of an article that was sent',
      middleware: inNewsroom,
      request: { params: reportPath, query: reportQuery },
      responses: {
        200: { description: 'The report.', content: { ...json(reportAnswer), ...text, ...html } },
        202: { description: 'The article waits for its review.', content: json(waitingAnswer) },
        404: problemResponse('unknown_report'),
        503: problemResponse('review_failed', 'newsroom_disabled', 'newsroom_unavailable'),
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      if (!isReportId(id)) return refuse(c, 'unknown_report')
      const { store } = c.get('newsroom')
      const report = await readReport(store, id)
      c.header('X-Robots-Tag', 'noindex')
      if (report === null) {
        switch (await whereabouts(store, id)) {
          case 'unknown':
            return refuse(c, 'unknown_report')
          case 'given_up':
            return refuse(c, 'review_failed')
          case 'waiting':
            c.header('Retry-After', String(RETRY_AFTER_SECONDS))
            return c.json({ id, status: 'waiting' as const }, 202)
        }
      }
      switch (chooseFormat(c, c.req.valid('query').format, ['json', 'text', 'html'])) {
        case 'text':
          return c.text(renderReport(report), 200)
        case 'html':
          return c.html(ReportPage({ report }), 200)
        case 'json':
          return c.json(toldOf(report), 200)
      }
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: PATH,
      operationId: 'deleteReport',
      summary: 'Delete a report before it expires',
      ...administered,
      request: { params: reportPath, query: noQuery },
      responses: {
        204: { description: 'It is deleted.' },
        404: problemResponse('unknown_report'),
        ...adminRefusals,
      },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      const isDeleted = isReportId(id) && (await deleteReport(c.get('newsroom'), id))
      return isDeleted ? c.body(null, 204) : refuse(c, 'unknown_report')
    },
  )

/** A report as JSON: all but the text of the draft, which the sender has. */
function toldOf({ article, bodies, ...report }: Report) {
  const { id, url, site, source, delivery, madeAt, expiresAt, isAlert, summary } = report
  const { updatedAt, ...facts } = article
  return {
    id,
    url,
    site,
    source,
    delivery,
    article: { ...facts, updated_at: updatedAt },
    made_at: madeAt,
    expires_at: expiresAt,
    alert: isAlert,
    summary,
    bodies: bodies.map(({ field, type, language, review, origins }) => ({
      field,
      type,
      language,
      findings: review.findings.map((finding, at) => ({ ...finding, origins: origins[at] ?? [] })),
      skipped: review.skipped,
      corpus: review.corpus,
    })),
  }
}
