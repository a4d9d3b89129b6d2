/**
 * Articles of systems in which each site names its fields itself (Contentful, Sanity, Strapi, Webflow): which field is
 * the title and which are prose is told by their names and by what stands in them.
 */
import { type Article, type Body, wholeField } from './article.ts'
import { dayOf, isRecord, languageOf, namesOf, titleOf, urlOf } from './facts.ts'
import { within } from './pointer.ts'
import type { Malformed } from './reading.ts'
import { type Format, readRichText } from './rich-text/read.ts'

export type Field = { readonly name: string; readonly value: unknown; readonly pointer: string }

/** How a system writes prose. */
export type Prose = {
  /** Its rich text, if it has a format of its own. */
  readonly isRichText: (value: unknown) => boolean
  readonly richText: Format
  /** What a string is that holds no HTML. */
  readonly plain: 'text' | 'markdown'
}

export function fieldsOf(record: Readonly<Record<string, unknown>>, pointer: string): readonly Field[] {
  return Object.entries(record).map(([name, value]) => ({ name, value, pointer: within(pointer, name) }))
}

export type FieldFacts = Pick<Article, 'title' | 'language' | 'url' | 'date' | 'authors'>

export function factsOf(fields: readonly Field[]): FieldFacts {
  const first = <T>(names: readonly string[], read: (value: unknown) => T | null): T | null => {
    for (const name of names) {
      const field = fields.find((one) => plainName(one.name) === name)
      const value = field === undefined ? null : read(field.value)
      if (value !== null) return value
    }
    return null
  }
  return {
    title: first(TITLES, (value) => (typeof value === 'string' ? titleOf(value) : null)),
    language: first(LANGUAGES, languageOf),
    url: first(ADDRESSES, urlOf),
    date: first(DATES, (value) => (typeof value === 'string' && DAY.test(value) ? dayOf(value) : null)),
    authors:
      first(AUTHORS, (value) => {
        const names = namesOf(value).filter((name) => !REFERENCE.test(name))
        return names.length > 0 ? names : null
      }) ?? [],
  }
}

const TITLES = ['title', 'headline', 'name']
const LANGUAGES = ['language', 'locale', 'lang', 'i18nlang']
const ADDRESSES = ['canonicalurl', 'url', 'permalink', 'link']
const DATES = ['publishedat', 'publishdate', 'publicationdate', 'publishedon', 'date']
const AUTHORS = ['authors', 'author', 'byline', 'writers', 'writer']
const DAY = /^\d{4}-\d{2}-\d{2}(?:T|$)/
/** An id in place of an author. */
const REFERENCE = /^[\da-f-]{20,}$/i

/** All prose of the fields: rich text, and strings of several words that the name does not mark as something else. */
export function proseOf(
  fields: readonly Field[],
  prose: Prose,
  language: string | null = null,
): readonly (Body | Malformed)[] {
  return fields.flatMap(({ name, value, pointer }) => {
    if (isAside(name)) return []
    if (prose.isRichText(value)) return readRichText(prose.richText, value, pointer, { language })
    if (isZone(value)) {
      return value.flatMap((part, at) =>
        isRecord(part) ? proseOf(componentFields(part, within(pointer, at)), prose, language) : [],
      )
    }
    if (typeof value !== 'string' || TITLES.includes(plainName(name))) return []
    if (HTML.test(value)) return wholeField(pointer, 'html', value, language)
    return isProse(value) ? wholeField(pointer, prose.plain, value, language) : []
  })
}

/** What is named so repeats the text, or is not read by readers of the article. */
function isAside(name: string): boolean {
  if (/^[_$]/.test(name)) return true
  const words = name.split(/[-_\s]+|(?<=[a-z0-9])(?=[A-Z])/)
  return words.some((word) => ASIDE.has(word.toLowerCase()))
}

const ASIDE: ReadonlySet<string> = new Set(
  'seo meta og slug url uri href link alt id key email password token'.split(' '),
)

/** A dynamic zone of Strapi: a list of components, which have no zones in them. */
function isZone(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) && value.some((part) => isRecord(part) && typeof part['__component'] === 'string')
  )
}

function componentFields(component: Readonly<Record<string, unknown>>, pointer: string): readonly Field[] {
  return fieldsOf(component, pointer).filter(({ value }) => !isZone(value))
}

/** A label or a name has fewer words. */
const PROSE_WORDS_MIN = 4
/** Scripts without spaces: as many characters say about as much. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{8}/u

function isProse(value: string): boolean {
  let words = 0
  for (const _ of value.matchAll(/\S+/g)) {
    words += 1
    if (words === PROSE_WORDS_MIN) return true
  }
  return UNSPACED.test(value)
}

/** A tag that editors of rich text write. */
const HTML = /<\/?(?:p|br|div|span|blockquote|h[1-6]|ul|ol|li|em|strong|b|i|a|q|figure)(?:\s[^<>]*)?\/?>/i

/** `publish-date`, `publish_date` and `publishDate` are one. */
function plainName(name: string): string {
  return name.replace(/[-_\s]/g, '').toLowerCase()
}
