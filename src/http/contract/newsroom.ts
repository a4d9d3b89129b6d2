/** What requests and responses of webhooks, reports, sites and dead letters say. */
import * as z from 'zod'
import { isLanguageTag, LANGUAGE_RULE } from '../../service/manuscript.ts'
import { ADDRESS_UNITS_MAX } from '../../service/newsroom/address.ts'
import { ALERTS, SITE_ID } from '../../service/newsroom/site.ts'
import { CHANNELS } from '../../service/newsroom/task.ts'
import { SOURCES } from '../../webhook/article.ts'
import { must } from './request.ts'
import { corpus, finding, list, reviewSummary, skippedWords } from './response.ts'

const REPORT_DAYS_MAX = 365
const OVERLAP_HOURS_MAX = 24 * 30
const SECRET_UNITS_MAX = 500
const siteId = z
  .string(must('the id of a site'))
  .regex(SITE_ID, 'Must be 1 to 40 small letters, digits and hyphens')
  .meta({ description: 'Id of a site: small letters, digits and hyphens.', example: 'gazette' })

export const sourcePath = z.object({
  source: z.string().meta({ description: `One of ${SOURCES.join(', ')}.`, example: 'ghost' }),
})
/** Of all that senders sign with; only told here, and read by the scheme of the sender. */
export const signatureHeaders = z.object({
  'X-Ghost-Signature': z.string().optional().meta({
    description: 'What Ghost signs with. Each other sender has headers of its own.',
  }),
})
/** What a sender writes is up to it, and is read once its signature is checked. */
export const delivery = z.looseObject({}).meta({ id: 'Delivery' })
export const siteQuery = z.strictObject({ site: siteId })
export const sitePath = z.object({
  id: z.string().meta({ description: 'Id of a site.', example: 'gazette' }),
})
export const reportPath = z.object({
  id: z.string().meta({
    description: 'Id of a report, as the answer to its delivery told.',
    example: 'x1bV0mPZC0mQ0Qn2n0yJ7cKd',
  }),
})
export const letterPath = z.object({
  id: z.string().meta({
    description: 'Id of a dead letter: the report, and what failed.',
    example: 'x1bV0mPZC0mQ0Qn2n0yJ7cKd.callback',
  }),
})

const reportFormat = z.enum(['json', 'text', 'html'], must('json, text or html')).optional().meta({
  description: '`json`, `text` for a terminal, or `html` for a page; wins over the `Accept` header.',
})
export const reportQuery = z.strictObject({ format: reportFormat })

const address = z.string(must('an address')).meta({ maxLength: ADDRESS_UNITS_MAX })
const callback = address.nullable().meta({
  description: 'Where each report is posted: https, a host on the public internet, port 443.',
  example: 'https://gazette.example/verbatim',
})
const slack = address.nullable().meta({
  description:
    'The address of a Slack hook, or of one that takes the same messages, which is told of reports that alert.',
})
const alerts = z
  .array(z.enum(ALERTS, must(`one of ${ALERTS.join(', ')}`)), must('a list of verdicts'))
  .max(ALERTS.length, `Must hold at most ${ALERTS.length} verdicts`)
  .meta({ description: 'Verdicts that make a report alert.' })
const language = z
  .string(must('a language tag'))
  .refine(isLanguageTag, `Must be ${LANGUAGE_RULE}`)
  .meta({ description: 'Of articles that do not state theirs.', example: 'en' })
const reportDays = z
  .int(must('a whole number'))
  .min(1, 'Must be at least 1')
  .max(REPORT_DAYS_MAX, `Must be at most ${REPORT_DAYS_MAX}`)
  .meta({ description: 'How long a report is kept.' })
const secret = z
  .string(must('text'))
  .max(SECRET_UNITS_MAX, `Must have at most ${SECRET_UNITS_MAX} characters`)
  .nullable()
  .meta({ description: 'One that the sender has already; null, or left out, to have one made.' })

export const siteBody = z
  .strictObject(
    {
      id: siteId,
      source: z.enum(SOURCES, must(`one of ${SOURCES.join(', ')}`)),
      secret: secret.default(null),
      callback: callback.default(null),
      slack: slack.default(null),
      alerts: alerts.default(['altered', 'misattributed', 'misdated']),
      language: language.default('en'),
      report_days: reportDays.default(30),
    },
    must('a JSON object'),
  )
  .meta({ id: 'SiteRequest' })

export const siteChangeBody = z
  .strictObject(
    {
      callback: callback.optional(),
      slack: slack.optional(),
      alerts: alerts.optional(),
      language: language.optional(),
      report_days: reportDays.optional(),
    },
    must('a JSON object'),
  )
  .meta({ id: 'SiteChangeRequest' })

export const rotationBody = z
  .strictObject(
    {
      of: z.enum(['sender', 'callback'], must('sender or callback')).default('sender').meta({
        description: 'What articles are signed with, or what callbacks are signed with.',
      }),
      secret: secret.default(null),
      overlap_hours: z
        .number(must('a number'))
        .min(0, 'Must be at least 0')
        .max(OVERLAP_HOURS_MAX, `Must be at most ${OVERLAP_HOURS_MAX}`)
        .default(24)
        .meta({ description: 'How long the former secret holds beside the new one; 0 for one that leaked.' }),
    },
    must('a JSON object'),
  )
  .meta({ id: 'RotationRequest' })

const source = z.enum(SOURCES)
const article = z.object({
  id: z.string(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  language: z.string().nullable(),
  date: z.string().nullable().meta({ description: 'The day of publication by the sender’s clock.' }),
  updated_at: z.string().nullable(),
  status: z.enum(['draft', 'scheduled', 'published']),
  authors: list(z.string()),
})

export const receptionAnswer = z
  .object({
    articles: list(
      z.object({
        article: z.string().meta({ description: 'The sender’s id of it.' }),
        delivery: z.string(),
        report: z.string(),
        url: z
          .string()
          .meta({ description: 'Where its report is or will be found. Whoever has it can read it.' }),
        status: z.enum(['accepted', 'received_before']),
      }),
    ),
    ignored: z
      .enum(['deleted', 'unpublished', 'unknown_event', 'other_type', 'empty'])
      .nullable()
      .meta({ description: 'Why there is nothing to review; null if there is.' }),
  })
  .meta({ id: 'Reception' })

export const waitingAnswer = z
  .object({ id: z.string(), status: z.literal('waiting') })
  .meta({ id: 'WaitingReport' })

const origin = z
  .object({
    pointer: z.string().meta({ description: 'JSON Pointer (RFC 6901) to a string of the payload.' }),
    start: z.int(),
    end: z.int(),
  })
  .meta({ id: 'Origin', description: 'A stretch of a string of the payload, in UTF-16 units.' })

export const reportAnswer = z
  .object({
    id: z.string(),
    url: z.string(),
    site: z.string(),
    source,
    delivery: z.string(),
    article,
    made_at: z.string(),
    expires_at: z.string(),
    alert: z
      .boolean()
      .meta({ description: 'True if a finding has a verdict that the site wants to be alerted to.' }),
    summary: reviewSummary.meta({ description: 'Of all bodies together.' }),
    bodies: list(
      z.object({
        field: z.string().meta({ description: 'JSON Pointer (RFC 6901) to the field of the payload.' }),
        type: z.enum(['html', 'text', 'markdown']),
        language: z.string(),
        findings: list(
          finding.extend({
            origins: list(list(origin)).meta({
              description: 'Where each span of the quotation stands in the payload.',
            }),
          }),
        ),
        skipped: skippedWords,
        corpus,
      }),
    ).meta({ description: 'With the first 500 findings and 500 skipped marks; `summary` counts all.' }),
  })
  .meta({ id: 'Report' })

export const siteAnswer = z
  .object({
    id: z.string(),
    source,
    webhook: z.string().meta({ description: 'The address that the sender posts to.' }),
    callback: z.string().nullable(),
    slack: z.boolean().meta({ description: 'True if there is a hook; its address is a secret.' }),
    alerts: list(z.enum(ALERTS)),
    language: z.string(),
    report_days: z.int(),
    added_at: z.string(),
    secrets: z
      .object({ sender: z.int(), callback: z.int() })
      .meta({ description: 'How many hold now: two while one is rotated.' }),
  })
  .meta({ id: 'Site' })

export const sitesAnswer = z.object({ sites: list(siteAnswer) }).meta({ id: 'Sites' })

export const configuredAnswer = z
  .object({
    site: siteAnswer,
    secret: z.string().nullable().meta({ description: 'The one made for the sender, told only now.' }),
    callback_secret: z
      .string()
      .nullable()
      .meta({ description: 'The one made to verify callbacks with, told only now.' }),
  })
  .meta({ id: 'ConfiguredSite' })

export const deadLettersAnswer = z
  .object({
    dead_letters: list(
      z.object({
        id: z.string(),
        site: z.string(),
        report: z.string(),
        task: z.enum(['review', ...CHANNELS]),
        reason: z.string(),
        attempts: z.int(),
        died_at: z.string(),
      }),
    ),
  })
  .meta({ id: 'DeadLetters' })
