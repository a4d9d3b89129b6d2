/** What every sender's delivery comes to: an article with its bodies, and the way from them back to what was sent. */
import { indexAt, type Span } from '../core/span.ts'

export type ArticleEvent = Article & {
  readonly source: Source
  /** The same for the same delivery sent again; unique among the deliveries of one site. */
  readonly delivery: string
}

export type Article = {
  /** As the sender has it; unique among its articles. */
  readonly id: string
  /** Where it is or will be read. */
  readonly url: string | null
  readonly title: string | null
  /** BCP 47 tag. */
  readonly language: string | null
  /** The day of publication by the sender's clock, `YYYY-MM-DD`. */
  readonly date: string | null
  /** When it was last changed, as the sender writes it, ISO 8601. */
  readonly updatedAt: string | null
  readonly status: Status
  /** Names; what is or holds an e-mail address is left out. */
  readonly authors: readonly string[]
  /** At least one. */
  readonly bodies: readonly Body[]
}

/** As they stand in the address: `POST /v1/webhooks/ghost`. */
export const SOURCES = [
  'ghost',
  'wordpress',
  'contentful',
  'sanity',
  'drupal',
  'strapi',
  'webflow',
  'arc-xp',
  'standard',
] as const
export type Source = (typeof SOURCES)[number]

export type Status = 'draft' | 'scheduled' | 'published'

/** One field of an article that holds prose. */
export type Body = {
  /** JSON Pointer (RFC 6901) to the field in the payload. */
  readonly field: string
  readonly type: 'html' | 'text' | 'markdown'
  readonly content: string
  /** Set where the sender has each language apart; BCP 47 tag. */
  readonly language: string | null
  /** Ascending and disjoint. What lies between them was put in: breaks, marks of block quotations, tags. */
  readonly places: readonly Place[]
}

/** `content[start, end)` stands in a string of the payload, unit for unit from `offset` on. All are UTF-16 offsets. */
export type Place = Span & {
  /**
   * JSON Pointer (RFC 6901) to that string in the payload. Where a field is JSON written as a string (Ghost's
   * `lexical`), from the root of what is written in it.
   */
  readonly pointer: string
  readonly offset: number
}

/** A stretch of a string of the payload: `[start, end)` in UTF-16 units of that string. */
export type Origin = Span & { readonly pointer: string }

/** Where a span of a body's content stands in the payload; nothing for what was put in. Logarithmic, and linear in its answer. */
export function originsOf({ places }: Pick<Body, 'places'>, { start, end }: Span): readonly Origin[] {
  const origins: Origin[] = []
  for (let at = indexAt(places, start); at < places.length; at++) {
    const place = places[at]
    if (place === undefined || place.start >= end) break
    const from = Math.max(start, place.start) - place.start + place.offset
    const to = Math.min(end, place.end) - place.start + place.offset
    if (from < to) origins.push({ pointer: place.pointer, start: from, end: to })
  }
  return origins
}

/** A field that is one string. */
export function wholeField(
  field: string,
  type: Body['type'],
  content: string,
  language: string | null = null,
): Body {
  const places = content === '' ? [] : [{ start: 0, end: content.length, pointer: field, offset: 0 }]
  return { field, type, content, language, places }
}
