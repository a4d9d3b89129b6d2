/** Strapi 4 and 5: entries of any content type; unsigned, with a token in a header. */
import { dayOf, id, object, optionalInstant, optionalText, text } from '../facts.ts'
import { factsOf, fieldsOf, type Prose, proseOf } from '../fields.ts'
import { article, check, ignored, malformed, type Reading } from '../reading.ts'
import { isStrapiBlocks, strapiBlocks } from '../rich-text/strapi-blocks.ts'
import { bearer } from '../schemes.ts'
import type { Sender } from '../sender.ts'

export const strapi: Sender = { scheme: bearer, deliveryHeader: null, read }

const PROSE: Prose = { isRichText: isStrapiBlocks, richText: strapiBlocks, plain: 'markdown' }

const envelope = object({ event: text })
const delivery = object({
  entry: object({
    // A document has an entry for each language and state; Strapi 4 has entries only.
    id: id.nullish(),
    documentId: optionalText,
    updatedAt: optionalInstant,
    publishedAt: optionalInstant,
  }),
})

const SAVED: ReadonlySet<string> = new Set([
  'entry.create',
  'entry.update',
  'entry.publish',
  'entry.unpublish',
  'entry.draft-discard',
])

function read(payload: unknown): Reading {
  const opened = check(envelope, payload)
  if (opened.kind === 'malformed') return opened
  const { event } = opened.value
  if (event.startsWith('media.')) return ignored('other_type')
  if (event === 'entry.delete') return ignored('deleted')
  if (!SAVED.has(event)) return ignored('unknown_event')
  const checked = check(delivery, payload)
  if (checked.kind === 'malformed') return checked
  const { entry } = checked.value
  const key = entry.documentId ?? entry.id
  if (key == null) return malformed('/entry/id', 'Must be an id')
  const fields = fieldsOf(entry, '/entry')
  const facts = factsOf(fields)
  return article(
    {
      ...facts,
      id: key,
      date: facts.date ?? dayOf(entry.publishedAt),
      updatedAt: entry.updatedAt ?? null,
      status: entry.publishedAt == null || event === 'entry.unpublish' ? 'draft' : 'published',
    },
    proseOf(fields, PROSE),
  )
}
