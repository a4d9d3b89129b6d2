/** A report for a terminal. */
import { renderReview } from '../render-review.ts'
import { labelled, numbered } from '../terminal.ts'
import { countUntold, type Report } from './report.ts'

/** What it is of, then the review of each body, ending with a line break. */
export function renderReport(report: Report): string {
  const { article, site, madeAt, expiresAt, url, bodies } = report
  const head = [
    ...labelled('Article', article.title ?? article.id),
    ...(article.url === null ? [] : labelled('Link', article.url)),
    ...labelled(
      'State',
      [article.status, ...(article.updatedAt === null ? [] : [article.updatedAt])].join(', '),
    ),
    ...labelled('Site', site),
    ...labelled('Made', `${madeAt}, kept until ${expiresAt}`),
    ...labelled('Report', url),
  ]
  const reviews = bodies.map(({ field, language, review }) => {
    const heading = bodies.length === 1 ? [] : [...labelled('Field', `${field} (${language})`), '']
    return `${[...heading, renderReview(review)].join('\n')}`
  })
  const untold = countUntold(report)
  const rest = untold === 0 ? [] : [`${numbered(untold, 'quotation')} more, which were counted only.\n`]
  return [`${head.join('\n')}\n`, ...reviews, ...rest].join('\n')
}
