/** A report as a page: the article as it was sent, its quotations marked, beside each what the source says. */
import { countUntold, type Report } from '../service/newsroom/report.ts'
import { summarize } from '../service/render-review.ts'
import { numbered } from '../service/terminal.ts'
import { Page } from './layout.tsx'
import { Drafts, Incomplete, lookedFor } from './review.tsx'

export function ReportPage({ report }: { readonly report: Report }) {
  const { article, summary, bodies } = report
  const title = article.title ?? 'An article without a title'
  const [body] = bodies
  const untold = countUntold(report)
  return (
    <Page title={`${title}: ${summarize(summary)}`} shape="wide" unlisted>
      <h1>
        {article.url === null ? (
          title
        ) : (
          <a href={article.url} rel="noreferrer">
            {title}
          </a>
        )}
      </h1>
      <p>
        {summarize(summary)}. {body !== undefined && lookedFor(body.review.corpus)}
      </p>
      <p class="aside">{describeOrigin(report)}</p>
      {!summary.complete && <Incomplete summary={summary} />}
      {untold > 0 && <p class="warning">The last {numbered(untold, 'quotation')} were counted only.</p>}
      <Drafts
        parts={bodies.map(({ field, language, review }) => ({
          heading: bodies.length === 1 ? null : `${field} (${language})`,
          review,
        }))}
      />
    </Page>
  )
}

/** Of which state of the article the report is, and how long it is kept. */
function describeOrigin({ site, article, madeAt, expiresAt }: Report): string {
  const changed = article.updatedAt === null ? '' : ` as changed ${minuteOf(article.updatedAt)}`
  return `${site}, ${article.status}${changed}. Made ${minuteOf(madeAt)}, kept until ${minuteOf(expiresAt)}.`
}

/** `2026-11-20 08:00 UTC`; a time without an offset as it is. */
function minuteOf(time: string): string {
  const at = Date.parse(time)
  const isLocal = !/(?:Z|[+-]\d{2}:?\d{2})$/i.test(time)
  if (Number.isNaN(at) || isLocal) return time.replace('T', ' ')
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
