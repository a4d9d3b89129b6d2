/** A report: the review of an article that a site sent, kept for a while under an id that cannot be guessed. */
import * as z from 'zod'
import type { Store } from '../../store/store.ts'
import type { Article, ArticleEvent, Body, Origin } from '../../webhook/article.ts'
import { originsOf } from '../../webhook/article.ts'
import type { Library } from '../library.ts'
import type { ReadingCost } from '../quotations.ts'
import { READING_MAX, type ReadingLimit } from '../readable.ts'
import { countVerdicts, type Effort, type Finding, QUOTATIONS_MAX, type Review, review } from '../review.ts'
import { dropArticle, type QueuedArticle } from './article.ts'
import { DELETED, receivedKey, reportKey } from './keys.ts'
import type { Newsroom } from './newsroom.ts'
import { reportMs, type Site } from './site.ts'
import { readStored } from './stored.ts'

export type Report = {
  readonly format: 1
  readonly id: string
  /** Where it is found. */
  readonly url: string
  readonly site: string
  readonly source: ArticleEvent['source']
  /** The sender's name for the delivery; see `ArticleEvent`. */
  readonly delivery: string
  readonly article: Omit<Article, 'bodies'>
  /** ISO 8601. */
  readonly madeAt: string
  readonly expiresAt: string
  /** True if a finding has a verdict that the site wants to be alerted to. */
  readonly isAlert: boolean
  /** Of all bodies together. */
  readonly summary: Review['summary']
  readonly bodies: readonly ReviewedBody[]
}

export type ReviewedBody = {
  /** JSON Pointer (RFC 6901) to the field in the payload. */
  readonly field: string
  readonly type: Body['type']
  /** BCP 47 tag by which it was read. */
  readonly language: string
  readonly review: Review
  /** Where each finding stands in the payload, span by span of its quotation. */
  readonly origins: readonly (readonly (readonly Origin[])[])[]
}

/** Where reports are served, by their ids. */
export const REPORTS_PATH = '/v1/reports'
/** Findings, and skipped marks, of one report; its summary counts all. */
const TOLD_MAX = 500

/** Reviews all bodies of an article, which share what of one draft is read and verified. Throws as `review` does. */
export async function reviewArticle(
  library: Library,
  { report: id, origin, event }: QueuedArticle,
  { site, now }: { readonly site: Site; readonly now: number },
): Promise<Report> {
  const { bodies: sent, source, delivery, ...article } = event
  const all: ReviewedBody[] = []
  let most = QUOTATIONS_MAX
  let reading = READING_MAX
  for (const body of sent) {
    const reviewed = await reviewBody(library, body, { event, site, most, reading })
    const { summary, cost } = reviewed.review
    most -= Math.min(most, summary.quotations)
    reading = lessBy(reading, cost)
    all.push(reviewed)
  }
  const findings = all.flatMap((body) => body.review.findings)
  const verdicts = countVerdicts(findings)
  const unread = all.reduce((sum, body) => sum + body.review.summary.unread, 0)
  const complete = unread === 0 && verdicts.unchecked === 0
  return {
    format: 1,
    id,
    url: `${origin}${REPORTS_PATH}/${id}`,
    site: site.id,
    source,
    delivery,
    article,
    madeAt: new Date(now).toISOString(),
    expiresAt: new Date(now + reportMs(site)).toISOString(),
    // Whoever hears of no alert takes the article for good.
    isAlert: findings.some((finding) => isAlert(finding, site)) || (unread > 0 && site.alerts.length > 0),
    summary: {
      quotations: findings.length,
      verdicts,
      skipped: all.reduce((sum, body) => sum + body.review.summary.skipped, 0),
      unread,
      complete,
    },
    bodies: shortened(all),
  }
}

function lessBy(limit: ReadingLimit, { units, marks, told }: ReadingCost): ReadingLimit {
  return {
    units: Math.max(0, limit.units - units),
    marks: Math.max(0, limit.marks - marks),
    stretches: Math.max(0, limit.stretches - told),
  }
}

/** The first findings and skipped marks of all bodies: what is no article but thousands of marks must fit the store too. */
function shortened(bodies: readonly ReviewedBody[]): ReviewedBody[] {
  let [findings, skipped] = [TOLD_MAX, TOLD_MAX]
  return bodies.map(({ review, origins, ...body }) => {
    const told = {
      ...review,
      findings: review.findings.slice(0, findings),
      places: review.places.slice(0, findings),
      skipped: review.skipped.slice(0, skipped),
    }
    const kept = { ...body, review: told, origins: origins.slice(0, findings) }
    findings -= told.findings.length
    skipped -= told.skipped.length
    return kept
  })
}

export function isAlert({ verdict }: Finding, { alerts }: Site): boolean {
  return alerts.some((alert) => alert === verdict)
}

async function reviewBody(
  library: Library,
  body: Body,
  {
    event,
    site,
    ...effort
  }: { readonly event: ArticleEvent; readonly site: Site } & Pick<Effort, 'most' | 'reading'>,
): Promise<ReviewedBody> {
  const language = body.language ?? event.language ?? site.language
  const draft = {
    content: body.content,
    type: body.type,
    language,
    // What is not published yet was written when it was last changed: "on Friday" in it is the one before that.
    date: event.date ?? event.updatedAt?.slice(0, 'YYYY-MM-DD'.length) ?? null,
  }
  const reviewed = await review(library, draft, effort)
  return {
    field: body.field,
    type: body.type,
    language,
    review: reviewed,
    origins: reviewed.findings.map(({ quotation }) => quotation.spans.map((span) => originsOf(body, span))),
  }
}

/** Keeps a report until it expires. Throws `StoreError`. */
export async function writeReport(store: Store, report: Report): Promise<void> {
  await store.write([[reportKey(report.id), JSON.stringify(report), Date.parse(report.expiresAt)]])
}

/** Null if there is none, or none any more. Throws `StoreError`. */
export function readReport(store: Store, id: string): Promise<Report | null> {
  return readStored(store, reportKey(id), REPORT)
}

/**
 * False if there was none. Neither its delivery makes another, should it come again, nor its review, should that have been
 * broken off before the article was deleted. Throws `StoreError`.
 */
export async function deleteReport(newsroom: Newsroom, id: string): Promise<boolean> {
  if ((await readReport(newsroom.store, id)) === null) return false
  await dropArticle(newsroom, id)
  await newsroom.store.remove([reportKey(id)])
  return true
}

/** True of a report that was there and was deleted. Throws `StoreError`. */
export async function isDeleted(store: Store, id: string): Promise<boolean> {
  const key = receivedKey(id)
  return (await store.read([key], 'fresh')).get(key) === DELETED
}

/** Findings that the report counts and does not tell; see `TOLD_MAX`. */
export function countUntold({ summary, bodies }: Report): number {
  return bodies.reduce((left, { review }) => left - review.findings.length, summary.quotations)
}

/** Written by `writeReport`: only what tells its form from that of another version is checked. */
const REPORT = z.custom<Report>(
  (value) =>
    z.object({ format: z.literal(1), id: z.string(), bodies: z.array(z.unknown()) }).safeParse(value).success,
)

/** What ids of reports look like; see `Seal`. */
const REPORT_ID = /^[\w-]{24}$/
export function isReportId(id: string): boolean {
  return REPORT_ID.test(id)
}
