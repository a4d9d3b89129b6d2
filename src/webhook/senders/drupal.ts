/** Drupal 10 and 11 with the Webhooks module: an entity as the Serialization module writes it, each field a list of values. */
import * as z from 'zod'
import { type Body, wholeField } from '../article.ts'
import {
  anything,
  dayOf,
  id,
  instant,
  isRecord,
  languageOf,
  namesOf,
  object,
  titleOf,
  urlOf,
} from '../facts.ts'
import { within } from '../pointer.ts'
import { article, check, ignored, type Reading } from '../reading.ts'
import { drupal as scheme } from '../schemes.ts'
import type { Sender } from '../sender.ts'

export const drupal: Sender = { scheme, deliveryHeader: null, read }

/** Some serialisers write a value without the list around it. */
function valuesOf<Schema extends z.ZodType>(schema: Schema) {
  const one = z.preprocess((value) => (isRecord(value) ? value : { value }), object({ value: schema }))
  return z.preprocess(
    (value) => (Array.isArray(value) ? value : [value]),
    z.array(one).min(1, 'Must not be empty'),
  )
}

const absentOr = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (Array.isArray(value) && value.length === 0 ? undefined : value), schema.optional())

/** ISO 8601, or seconds since 1970 up to the year 9999. */
const time = z.union([
  instant,
  z.coerce
    .number('Must be a date and time, ISO 8601')
    .min(0)
    .max(253_402_300_799)
    .transform((seconds) => new Date(seconds * 1_000).toISOString()),
])

const node = object({
  nid: valuesOf(id),
  title: valuesOf(z.string('Must be text')),
  status: absentOr(valuesOf(z.union([z.boolean(), z.stringbool(), z.int()], 'Must be true or false'))),
  langcode: absentOr(valuesOf(z.string('Must be text'))),
  created: absentOr(valuesOf(time)),
  changed: absentOr(valuesOf(time)),
})

const envelope = object({ event: anything, entity: object({}).optional() })

function read(payload: unknown, headers: Headers): Reading {
  const opened = check(envelope, payload)
  if (opened.kind === 'malformed') return opened
  const { event: stated, entity } = opened.value
  const [, type = '', action = ''] =
    EVENT.exec(headers.get('x-drupal-webhooks-event') ?? (typeof stated === 'string' ? stated : '')) ?? []
  if (type === '') return ignored('unknown_event')
  if (type !== 'node') return ignored('other_type')
  if (action === 'delete') return ignored('deleted')
  if (!SAVED.has(action)) return ignored('unknown_event')
  const root = entity === undefined ? [] : ['entity']
  const checked = check(node, entity ?? payload, root)
  if (checked.kind === 'malformed') return checked
  const { nid, title, status, langcode, created, changed } = checked.value
  const isPublished = Boolean(status?.[0]?.value ?? false)
  return article(
    {
      id: nid[0]?.value ?? '',
      url: urlOf(checked.value['url']),
      title: titleOf(title[0]?.value),
      language: languageOf(langcode?.[0]?.value),
      date: isPublished ? dayOf(created?.[0]?.value) : null,
      updatedAt: changed?.[0]?.value ?? null,
      status: isPublished ? 'published' : 'draft',
      authors: namesOf(checked.value['authors'] ?? []),
    },
    proseOf(checked.value, within('', ...root)),
  )
}

/** `entity:node:update`. */
const EVENT = /^entity:(\w+):(\w+)$/
const SAVED: ReadonlySet<string> = new Set(['create', 'insert', 'update', 'publish', 'unpublish'])

/** Fields of formatted text: what the filters make of it, which is what readers see, or what was typed. */
function proseOf(entity: Readonly<Record<string, unknown>>, pointer: string): readonly Body[] {
  return Object.entries(entity).flatMap(([name, values]) => {
    const field = within(pointer, name)
    if (!Array.isArray(values)) return formatted(values, field)
    return values.flatMap((value, at) => formatted(value, within(field, at)))
  })
}

function formatted(value: unknown, field: string): readonly Body[] {
  if (!isRecord(value) || !('format' in value) || typeof value['value'] !== 'string') return []
  const { processed, format } = value
  // Times have a format too, `Y-m-d\TH:i:sP`.
  if (typeof format === 'string' && format.startsWith('Y-m-d')) return []
  if (typeof processed === 'string') return [wholeField(`${field}/processed`, 'html', processed)]
  return [wholeField(`${field}/value`, format === 'plain_text' ? 'text' : 'html', value['value'])]
}
