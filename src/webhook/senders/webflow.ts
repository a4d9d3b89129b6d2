/** Webflow, Data API version 2: items of any collection. Items that are published together come in one delivery. */
import type { Article } from '../article.ts'
import { anything, dayOf, flag, id, list, object, optionalInstant, record, text } from '../facts.ts'
import { factsOf, fieldsOf, type Prose, proseOf } from '../fields.ts'
import { pointerTo } from '../pointer.ts'
import { article, check, type Fault, ignored, type Reading } from '../reading.ts'
import { webflow as scheme } from '../schemes.ts'
import type { Sender } from '../sender.ts'

export const webflow: Sender = { scheme, deliveryHeader: null, read }

/** Rich text is HTML here. */
const PROSE: Prose = { isRichText: () => false, richText: () => ({ kind: 'nothing' }), plain: 'text' }

const payloadSchema = object({ items: list(anything).optional() })
const envelope = object({ triggerType: text })

const item = object({
  id,
  lastPublished: optionalInstant,
  lastUpdated: optionalInstant,
  isDraft: flag.nullish(),
  isArchived: flag.nullish(),
  fieldData: record,
})

const SAVED: ReadonlySet<string> = new Set([
  'collection_item_created',
  'collection_item_changed',
  'collection_item_published',
])

function read(payload: unknown): Reading {
  const opened = check(envelope, payload)
  if (opened.kind === 'malformed') return opened
  const { triggerType } = opened.value
  if (!triggerType.startsWith('collection_item_')) return ignored('other_type')
  if (triggerType === 'collection_item_deleted') return ignored('deleted')
  if (triggerType === 'collection_item_unpublished') return ignored('unpublished')
  if (!SAVED.has(triggerType)) return ignored('unknown_event')
  const held = check(payloadSchema, opened.value['payload'], ['payload'])
  if (held.kind === 'malformed') return held
  const { items } = held.value
  if (items === undefined) return readItem(held.value, ['payload'], triggerType)
  return together(items.map((one, at) => readItem(one, ['payload', 'items', String(at)], triggerType)))
}

function readItem(value: unknown, at: readonly string[], triggerType: string): Reading {
  const checked = check(item, value, at)
  if (checked.kind === 'malformed') return checked
  const { id: key, lastPublished, lastUpdated, isDraft, isArchived, fieldData } = checked.value
  if (isArchived === true) return ignored('deleted')
  const fields = fieldsOf(fieldData, pointerTo([...at, 'fieldData']))
  const facts = factsOf(fields)
  const isPublished =
    triggerType === 'collection_item_published' || (lastPublished != null && isDraft !== true)
  return article(
    {
      ...facts,
      id: key,
      date: facts.date ?? dayOf(lastPublished),
      updatedAt: lastUpdated ?? null,
      status: isPublished ? 'published' : 'draft',
    },
    proseOf(fields, PROSE),
  )
}

/** One bad item spoils the delivery: it would be lost without a trace. */
function together(readings: readonly Reading[]): Reading {
  const errors = readings.flatMap((reading): readonly Fault[] =>
    reading.kind === 'malformed' ? reading.errors : [],
  )
  if (errors.length > 0) return { kind: 'malformed', errors }
  const articles = readings.flatMap((reading): readonly Article[] =>
    reading.kind === 'articles' ? reading.articles : [],
  )
  if (articles.length > 0) return { kind: 'articles', articles }
  return readings[0] ?? ignored('empty')
}
