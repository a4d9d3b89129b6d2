/** Sanity: whatever the projection of the webhook says, by default the whole document. */
import { id, object, optionalInstant, text } from '../facts.ts'
import { factsOf, fieldsOf, type Prose, proseOf } from '../fields.ts'
import { article, check, ignored, type Reading } from '../reading.ts'
import { isPortableText, portableText } from '../rich-text/portable-text.ts'
import { sanity as scheme } from '../schemes.ts'
import type { Sender } from '../sender.ts'

export const sanity: Sender = { scheme, deliveryHeader: null, read }

const PROSE: Prose = { isRichText: isPortableText, richText: portableText, plain: 'text' }

const document = object({ _id: id, _type: text, _updatedAt: optionalInstant })

/** Drafts and versions of a release are documents of their own beside the published one. */
const UNPUBLISHED = /^(?:drafts|versions\.[^.]+)\./

function read(payload: unknown, headers: Headers): Reading {
  if (headers.get('sanity-operation') === 'delete') return ignored('deleted')
  const checked = check(document, payload)
  if (checked.kind === 'malformed') return checked
  const { _id, _type, _updatedAt } = checked.value
  if (/^(?:sanity|system)\./.test(_type)) return ignored('other_type')
  const fields = fieldsOf(checked.value, '')
  return article(
    {
      ...factsOf(fields),
      id: _id.replace(UNPUBLISHED, ''),
      updatedAt: _updatedAt ?? null,
      status: UNPUBLISHED.test(_id) ? 'draft' : 'published',
    },
    proseOf(fields, PROSE),
  )
}
