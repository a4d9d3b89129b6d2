/** Contentful: entries with a value for each locale, and the event in a header. */
import { dayOf, id, isRecord, languageOf, object, optionalInstant, record, text } from '../facts.ts'
import { type Field, factsOf, type Prose, proseOf } from '../fields.ts'
import { within } from '../pointer.ts'
import { article, check, ignored, type Reading } from '../reading.ts'
import { contentfulRichText, isContentfulRichText } from '../rich-text/contentful.ts'
import { contentful as scheme } from '../schemes.ts'
import type { Sender } from '../sender.ts'

export const contentful: Sender = { scheme, deliveryHeader: null, read }

const PROSE: Prose = { isRichText: isContentfulRichText, richText: contentfulRichText, plain: 'markdown' }

const SAVED: ReadonlySet<string> = new Set(['create', 'save', 'auto_save', 'publish', 'unarchive'])

const entry = object({
  sys: object({ id, type: text, updatedAt: optionalInstant, publishedAt: optionalInstant }),
  fields: record,
})

function read(payload: unknown, headers: Headers): Reading {
  const [, type = '', event = ''] = (headers.get('x-contentful-topic') ?? '').split('.')
  if (type !== 'Entry') return ignored(type === '' ? 'unknown_event' : 'other_type')
  if (event === 'delete' || event === 'archive') return ignored('deleted')
  if (event === 'unpublish') return ignored('unpublished')
  if (!SAVED.has(event)) return ignored('unknown_event')
  const checked = check(entry, payload)
  if (checked.kind === 'malformed') return checked
  const { sys, fields } = checked.value
  const locales = byLocale(fields)
  const [first = { language: null, fields: [] }] = locales
  const facts = factsOf(first.fields)
  return article(
    {
      ...facts,
      id: sys.id,
      language: first.language ?? facts.language,
      date: facts.date ?? dayOf(sys.publishedAt),
      updatedAt: sys.updatedAt ?? null,
      status: event === 'publish' ? 'published' : 'draft',
    },
    locales.flatMap(({ language, fields: translated }) => proseOf(translated, PROSE, language)),
  )
}

type Translation = { readonly language: string | null; readonly fields: readonly Field[] }

/** The fields of each locale in turn; of those that a transformed delivery has without locales, last. */
function byLocale(fields: Readonly<Record<string, unknown>>): readonly Translation[] {
  const found = new Map<string | null, Field[]>()
  const put = (language: string | null, field: Field): void => {
    const held = found.get(language)
    if (held === undefined) found.set(language, [field])
    else held.push(field)
  }
  for (const [name, value] of Object.entries(fields)) {
    const pointer = within('/fields', name)
    if (!isTranslated(value)) put(null, { name, value, pointer })
    else
      for (const [tag, words] of Object.entries(value)) {
        put(languageOf(tag), { name, value: words, pointer: within(pointer, tag) })
      }
  }
  return [...found]
    .map(([language, translated]) => ({ language, fields: translated }))
    .sort((a, b) => Number(a.language === null) - Number(b.language === null))
}

function isTranslated(value: unknown): value is Readonly<Record<string, unknown>> {
  const tags = isRecord(value) ? Object.keys(value) : []
  return tags.length > 0 && tags.every((tag) => LOCALE.test(tag))
}

const LOCALE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/
