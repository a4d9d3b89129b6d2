/** Ghost 5 and 6: one address for each event, and no name of the event in the delivery. */
import * as z from 'zod'
import { type Body, wholeField } from '../article.ts'
import { dayOf, id, list, namesOf, object, optionalInstant, optionalText, titleOf, urlOf } from '../facts.ts'
import { parseJson } from '../json.ts'
import { article, check, ignored, type Malformed, malformed, type Reading } from '../reading.ts'
import { lexical } from '../rich-text/lexical.ts'
import { readRichText } from '../rich-text/read.ts'
import { ghost as scheme } from '../schemes.ts'
import type { Sender } from '../sender.ts'

export const ghost: Sender = { scheme, deliveryHeader: null, read }

/** `sent` is a post that went out as a newsletter only. */
const status = z.enum(['draft', 'scheduled', 'published', 'sent'], 'Must be a status of a post')

const post = object({
  id,
  title: optionalText,
  url: optionalText,
  html: optionalText,
  lexical: optionalText,
  status,
  published_at: optionalInstant,
  updated_at: optionalInstant,
  authors: list(object({ name: optionalText })).nullish(),
})

const change = object({ current: object({}) })
const envelope = object({ post: change.optional(), page: change.optional() })

function read(payload: unknown): Reading {
  const opened = check(envelope, payload)
  if (opened.kind === 'malformed') return opened
  const kind = opened.value.post !== undefined ? 'post' : 'page'
  const current = opened.value[kind]?.current
  if (current === undefined) return ignored('other_type')
  // All that is sent of what is gone stands under `previous`.
  if (Object.keys(current).length === 0) return ignored('deleted')
  const checked = check(post, current, [kind, 'current'])
  if (checked.kind === 'malformed') return checked
  const { value } = checked
  return article(
    {
      id: value.id,
      url: urlOf(value.url),
      title: titleOf(value.title),
      language: null,
      date: dayOf(value.published_at),
      updatedAt: value.updated_at ?? null,
      status: value.status === 'sent' ? 'published' : value.status,
      authors: namesOf(value.authors ?? []),
    },
    [bodyOf(value, `/${kind}/current`)],
  )
}

function bodyOf(value: z.output<typeof post>, pointer: string): Body | Malformed {
  if (value.html != null) return wholeField(`${pointer}/html`, 'html', value.html)
  if (value.lexical == null) return malformed(`${pointer}/html`, 'Must be text')
  const tree = parseJson(value.lexical)
  if (tree.kind === 'malformed') return malformed(`${pointer}/lexical`, 'Must be JSON')
  return readRichText(lexical, tree.value, `${pointer}/lexical`, { root: '' })
}
