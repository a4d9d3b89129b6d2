/** What a site is told of a report: as data for a program, and as a message for people. */

import { utf8Bytes } from '../../store/size.ts'
import { contained } from '../direction.ts'
import { inWords } from '../phrase.ts'
import { proposalOf, summarize } from '../render-review.ts'
import type { Finding } from '../review.ts'
import type { Report } from './report.ts'
import { isAlert } from './report.ts'
import type { Site } from './site.ts'

/** Findings told in a notice; the report has all. */
const ALERTS_TOLD_MAX = 10
/** UTF-8 of these findings: webhooks should stay below 20 KB (Standard Webhooks 1.0). */
const ALERTS_BYTES_MAX = 15_000
/** UTF-16 units of a quotation or a title in a notice. */
const TEXT_UNITS_MAX = 300

/** The body of a callback. */
export type Notice = {
  readonly type: 'report.created'
  /** When the report was made, ISO 8601. */
  readonly timestamp: string
  readonly data: {
    readonly report: string
    readonly url: string
    readonly expires_at: string
    readonly site: string
    readonly source: Report['source']
    readonly delivery: string
    readonly article: {
      readonly id: string
      readonly url: string | null
      readonly title: string | null
      readonly status: Report['article']['status']
      readonly updated_at: string | null
    }
    readonly summary: Report['summary']
    /** True if a finding has a verdict that the site wants to be alerted to, or a part of the article was not read. */
    readonly alert: boolean
    /** These findings, the first ten, or fewer where they are long. */
    readonly alerts: readonly AlertTold[]
  }
}

export type AlertTold = {
  readonly verdict: Finding['verdict']
  readonly reasons: readonly string[]
  readonly quote: string
  readonly speaker: string | null
  /** What was found, in a sentence; null of what was not verified. */
  readonly summary: string | null
  /** JSON Pointer (RFC 6901) to the field in the payload. */
  readonly field: string
}

export function noticeOf(report: Report, site: Site): Notice {
  const { article } = report
  return {
    type: 'report.created',
    timestamp: report.madeAt,
    data: {
      report: report.id,
      url: report.url,
      expires_at: report.expiresAt,
      site: report.site,
      source: report.source,
      delivery: report.delivery,
      article: {
        id: article.id,
        url: article.url,
        title: article.title === null ? null : shortened(article.title),
        status: article.status,
        updated_at: article.updatedAt,
      },
      summary: report.summary,
      alert: report.isAlert,
      alerts: fitting(alertsOf(report, site).slice(0, ALERTS_TOLD_MAX)),
    },
  }
}

function fitting(alerts: readonly AlertTold[]): readonly AlertTold[] {
  let bytes = 0
  const over = alerts.findIndex((alert) => {
    bytes += utf8Bytes(JSON.stringify(alert))
    return bytes > ALERTS_BYTES_MAX
  })
  return over < 0 ? alerts : alerts.slice(0, over)
}

/** A message for a Slack hook, or for one that takes the same: a text for notifications, and the same in blocks. */
export type SlackMessage = {
  readonly text: string
  readonly blocks: readonly {
    readonly type: 'section'
    readonly text: { readonly type: 'mrkdwn'; readonly text: string }
  }[]
}

/** Slack refuses a section of more. */
const SECTION_UNITS_MAX = 3_000

export function slackMessageOf(report: Report, site: Site): SlackMessage {
  // A link ends with its line.
  const title = shortened(report.article.title ?? report.article.id).replaceAll(/\s+/g, ' ')
  const told = alertsOf(report, site)
  const head = `*<${report.url}|${escaped(title)}>*\n${escaped(summarize(report.summary))}`
  const alerts = told.slice(0, ALERTS_TOLD_MAX).map(({ verdict, quote, speaker, summary }) => {
    const by = speaker === null ? '' : ` (${escaped(speaker)})`
    const found = summary === null ? '' : `\n${escaped(summary)}`
    return `*${inWords(verdict)}*: “${escaped(quote)}”${by}${found}`
  })
  const rest = told.length - alerts.length
  const more = rest === 0 ? [] : [`<${report.url}|${rest} more in the report>`]
  return {
    text: escaped(`${title}: ${summarize(report.summary)}`),
    blocks: [head, ...alerts, ...more].map((text) => ({
      type: 'section',
      text: { type: 'mrkdwn', text: text.slice(0, SECTION_UNITS_MAX) },
    })),
  }
}

function alertsOf({ bodies }: Report, site: Site): readonly AlertTold[] {
  return bodies.flatMap(({ field, review }) =>
    review.findings.filter((finding) => isAlert(finding, site)).map((finding) => toldOf(finding, field)),
  )
}

function toldOf(finding: Finding, field: string): AlertTold {
  const { verdict, quotation, claim, answer } = finding
  const proposal = proposalOf(finding).map((part) => `${part}.`)
  return {
    verdict,
    reasons: answer?.reasons ?? [],
    quote: shortened(quotation.text),
    speaker: claim.speaker === null ? null : shortened(claim.speaker),
    summary: answer === null ? null : shortened([answer.summary, ...proposal].join(' ')),
    field,
  }
}

/** What Slack reads as markup: without it a draft could link or call somebody (Slack, "Escaping text"). */
function escaped(text: string): string {
  return contained(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function shortened(text: string): string {
  const characters = Array.from(text)
  return characters.length <= TEXT_UNITS_MAX ? text : `${characters.slice(0, TEXT_UNITS_MAX - 1).join('')}…`
}
