/** WordPress through `integrations/wordpress/verbatim.php`, which signs as Standard Webhooks do: posts as its REST API shapes them. */
import { wholeField } from '../article.ts'
import {
  anything,
  dayOf,
  id,
  instant,
  isRecord,
  languageOf,
  list,
  namesOf,
  object,
  optionalText,
  text,
  titleOf,
  urlOf,
} from '../facts.ts'
import { article, check, ignored, type Reading } from '../reading.ts'
import { standardWebhooks } from '../schemes.ts'
import type { Sender } from '../sender.ts'

export const wordpress: Sender = { scheme: standardWebhooks, deliveryHeader: 'webhook-id', read }

const envelope = object({ type: text, data: object({ type: text, status: text }) })

/** Protected content is that of a post with a password; it is sent all the same, as the editor sees it. */
const content = object({ rendered: text })
const post = object({
  id,
  link: optionalText,
  date: instant.nullish(),
  modified_gmt: instant,
  title: object({ raw: optionalText, rendered: optionalText }).nullish(),
  content,
  excerpt: object({ rendered: text }).nullish(),
  lang: optionalText,
  _embedded: object({ author: list(anything).nullish() }).nullish(),
})

/** Of WordPress; sites add their own, which are drafts of some kind. */
const STATUSES: Readonly<Record<string, 'draft' | 'scheduled' | 'published'>> = {
  publish: 'published',
  private: 'published',
  future: 'scheduled',
}
const EVENTS: ReadonlySet<string> = new Set(['post.saved', 'post.published', 'post.unpublished'])
/** Revisions, attachments, menus, templates: not for readers, or not words. */
const OTHER_TYPES =
  /^(?:revision|attachment|nav_menu_item|custom_css|customize_changeset|wp_\w+|oembed_cache)$/

function read(payload: unknown): Reading {
  const opened = check(envelope, payload)
  if (opened.kind === 'malformed') return opened
  const { type, data } = opened.value
  if (OTHER_TYPES.test(data.type) || data.status === 'auto-draft') return ignored('other_type')
  if (type === 'post.deleted' || data.status === 'trash') return ignored('deleted')
  if (!EVENTS.has(type)) return ignored('unknown_event')
  const checked = check(post, data, ['data'])
  if (checked.kind === 'malformed') return checked
  const { value } = checked
  const excerpt = value.excerpt?.rendered
  return article(
    {
      id: value.id,
      url: urlOf(value.link),
      title: titleOf(value.title?.raw ?? value.title?.rendered),
      language: languageOf(value.lang),
      date: dayOf(value.date),
      // The REST API leaves out that it is UTC.
      updatedAt: value.modified_gmt.replace(/Z?$/, 'Z'),
      status: STATUSES[data.status] ?? 'draft',
      authors: namesOf((value._embedded?.author ?? []).filter(isRecord)),
    },
    [
      wholeField('/data/content/rendered', 'html', value.content.rendered),
      ...(excerpt == null ? [] : [wholeField('/data/excerpt/rendered', 'html', excerpt)]),
    ],
  )
}
