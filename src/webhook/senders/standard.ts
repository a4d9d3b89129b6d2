/** Any system that signs as Standard Webhooks do and writes our own form of an article. */
import * as z from 'zod'
import { wholeField } from '../article.ts'
import {
  dayOf,
  id,
  languageOf,
  list,
  namesOf,
  object,
  optionalInstant,
  optionalText,
  text,
  titleOf,
  urlOf,
} from '../facts.ts'
import { article, check, ignored, type Reading } from '../reading.ts'
import { standardWebhooks } from '../schemes.ts'
import type { Sender } from '../sender.ts'

export const standard: Sender = { scheme: standardWebhooks, deliveryHeader: 'webhook-id', read }

const envelope = object({ type: text })

const delivery = object({
  data: object({
    id,
    url: optionalText,
    title: optionalText,
    language: optionalText,
    date: optionalText.refine(
      (date) => date == null || /^\d{4}-\d{2}-\d{2}/.test(date),
      'Must be a date, ISO 8601',
    ),
    updated: optionalInstant,
    status: z.enum(['draft', 'scheduled', 'published'], 'Must be draft, scheduled or published').nullish(),
    authors: list(text).nullish(),
    html: optionalText,
    text: optionalText,
    markdown: optionalText,
  }),
})

const SAVED: ReadonlySet<string> = new Set([
  'article.created',
  'article.updated',
  'article.published',
  'article.unpublished',
])

function read(payload: unknown): Reading {
  const opened = check(envelope, payload)
  if (opened.kind === 'malformed') return opened
  const { type } = opened.value
  if (!type.startsWith('article.')) return ignored('other_type')
  if (type === 'article.deleted') return ignored('deleted')
  if (!SAVED.has(type)) return ignored('unknown_event')
  const checked = check(delivery, payload)
  if (checked.kind === 'malformed') return checked
  const { data } = checked.value
  const bodies = BODIES.flatMap((field) => {
    const content = data[field]
    return content == null ? [] : wholeField(`/data/${field}`, field, content)
  })
  if (bodies.length === 0 && type === 'article.unpublished') return ignored('unpublished')
  return article(
    {
      id: data.id,
      url: urlOf(data.url),
      title: titleOf(data.title),
      language: languageOf(data.language),
      date: dayOf(data.date),
      updatedAt: data.updated ?? null,
      status: data.status ?? (type === 'article.published' ? 'published' : 'draft'),
      authors: namesOf(data.authors ?? []),
    },
    bodies,
  )
}

const BODIES = ['html', 'text', 'markdown'] as const
