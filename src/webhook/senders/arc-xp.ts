/** Arc XP: stories in ANS, bare or as the `body` of an event of IFX. */
import {
  anything,
  dayOf,
  flag,
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
import { pointerTo } from '../pointer.ts'
import { article, check, ignored, type Reading } from '../reading.ts'
import { ansElements } from '../rich-text/ans.ts'
import { readRichText } from '../rich-text/read.ts'
import { HTML } from '../rich-text/writer.ts'
import { arcXp as scheme } from '../schemes.ts'
import type { Sender } from '../sender.ts'

export const arcXp: Sender = { scheme, deliveryHeader: null, read }

const envelope = object({ key: optionalText, type: optionalText, body: anything })

const story = object({
  _id: id,
  type: text,
  language: optionalText,
  canonical_url: optionalText,
  headlines: object({ basic: optionalText }).nullish(),
  display_date: optionalInstant,
  first_publish_date: optionalInstant,
  last_updated_date: optionalInstant,
  revision: object({ published: flag.nullish() }).nullish(),
  credits: object({ by: list(anything).nullish() }).nullish(),
  content_elements: list(anything).nullish(),
})

const SAVED = /^story:(?:create|update|publish|first-publish|republish)$/

function read(payload: unknown): Reading {
  const opened = check(envelope, payload)
  if (opened.kind === 'malformed') return opened
  const { key, type, body } = opened.value
  const isBare = key == null
  if (isBare) {
    // WebSked tells of tasks and pitches, too.
    if (type !== 'story') return ignored('other_type')
  } else {
    if (!key.startsWith('story:')) return ignored('other_type')
    if (key === 'story:delete') return ignored('deleted')
    if (key === 'story:unpublish') return ignored('unpublished')
    if (!SAVED.test(key)) return ignored('unknown_event')
  }
  const root = isBare ? [] : ['body']
  const checked = check(story, isBare ? payload : body, root)
  if (checked.kind === 'malformed') return checked
  const { value } = checked
  if (value.type !== 'story') return ignored('other_type')
  const isPublished =
    key === 'story:publish' || key === 'story:first-publish' || value.revision?.published === true
  const field = pointerTo([...root, 'content_elements'])
  return article(
    {
      id: value._id,
      url: urlOf(value.canonical_url),
      title: titleOf(value.headlines?.basic),
      language: languageOf(value.language),
      date: dayOf(value.display_date ?? value.first_publish_date),
      updatedAt: value.last_updated_date ?? null,
      status: isPublished ? 'published' : 'draft',
      authors: namesOf(value.credits?.by ?? []),
    },
    [readRichText(ansElements, value.content_elements ?? [], field, { markup: HTML })],
  )
}
