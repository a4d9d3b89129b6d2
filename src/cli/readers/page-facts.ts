/** What a web page says of itself: JSON-LD, then Open Graph and other `<meta>`, then `<title>` and `<html lang>`. */
import { oneLine } from './canonical.ts'
import { type Facts, isoDate, languageTag } from './facts.ts'

/** What is asked of a page's tree, whose types the product does not have. */
export type Page = {
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}

type PageElement = { readonly textContent: string | null; getAttribute(name: string): string | null }

/** Facts that cannot be read, such as a date in other words, are left out. */
export function readPageFacts(document: Page): Facts {
  const article = articleOf(document)
  const meta = metaOf(document)
  const first = (...candidates: readonly (string | null | undefined)[]): string | null =>
    candidates.map(oneLine).find((candidate) => candidate !== null) ?? null

  const title = first(
    nameOf(article.headline),
    nameOf(article.name),
    meta('og:title', 'twitter:title', 'dc.title', 'citation_title'),
    document.querySelector('title')?.textContent,
  )
  const author = first(
    nameOf(article.author),
    meta('author', 'dc.creator', 'citation_author'),
    notAddress(meta('article:author')),
  )
  const publication = first(
    nameOf(article.publisher),
    meta('og:site_name', 'dc.publisher', 'citation_journal_title'),
  )
  const date = first(
    nameOf(article.datePublished),
    meta(
      'article:published_time',
      'date',
      'dc.date',
      'dc.date.issued',
      'citation_publication_date',
      'pubdate',
    ),
  )
  const language = first(
    nameOf(article.inLanguage),
    document.querySelector('html[lang]')?.getAttribute('lang'),
    meta('og:locale', 'dc.language'),
  )
  const url = first(
    document.querySelector('link[rel="canonical"]')?.getAttribute('href'),
    meta('og:url'),
    nameOf(article.url),
  )
  const licence = first(
    nameOf(article.license),
    document.querySelector('[rel~="license"]')?.getAttribute('href'),
    meta('dc.rights'),
  )
  return stated({
    title,
    author,
    publication,
    date: date === null ? null : isoDate(date.replace(SECONDS_FRACTION, '')),
    language: language === null ? null : languageTag(language),
    url: url !== null && /^https?:\/\//.test(url) && URL.canParse(url) ? url : null,
    licence,
  })
}

/** Of a time of day, which a date does not need. */
const SECONDS_FRACTION = /(?<=\d{4}-\d\d-\d\d)[T ]\d\d.*$/

/** Without what is not known. */
export function stated(facts: { readonly [field in keyof Facts]: Facts[field] | null }): Facts {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== null && value !== undefined),
  )
}

type Thing = { readonly [property in Property]?: unknown }

/** The properties of schema.org that are read. */
type Property =
  | '@graph'
  | '@id'
  | '@type'
  | 'alternateName'
  | 'author'
  | 'datePublished'
  | 'headline'
  | 'inLanguage'
  | 'license'
  | 'name'
  | 'publisher'
  | 'url'

/** The article that the page is, as schema.org describes it. */
function articleOf(document: Page): Thing {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const article = thingsOf(parse(script.textContent ?? '')).find(isArticle)
    if (article !== undefined) return article
  }
  return {}
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    // A page may say wrong things of itself, and still be read.
    return null
  }
}

function thingsOf(value: unknown): readonly Thing[] {
  if (Array.isArray(value)) return value.flatMap(thingsOf)
  if (!isThing(value)) return []
  return '@graph' in value ? [value, ...thingsOf(value['@graph'])] : [value]
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An Article or one of its kinds: NewsArticle, BlogPosting, Report. */
function isArticle(thing: Thing): boolean {
  const types: readonly unknown[] = Array.isArray(thing['@type']) ? thing['@type'] : [thing['@type']]
  return types.some((type) => typeof type === 'string' && /(?:Article|BlogPosting|Report)$/.test(type))
}

/** What a value is called: itself, its name, or all of theirs. */
function nameOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) {
    const names = value.map(nameOf).filter((name) => name !== null)
    return names.length === 0 ? null : names.join(', ')
  }
  return isThing(value) ? nameOf(value.name ?? value.alternateName ?? value['@id'] ?? null) : null
}

/** Gives the content of the first such `<meta>` that has any. */
function metaOf(document: Page): (...names: readonly string[]) => string | null {
  const contents = new Map<string, string>()
  for (const element of document.querySelectorAll('meta[content]')) {
    const name = (element.getAttribute('property') ?? element.getAttribute('name') ?? '').toLowerCase()
    const content = element.getAttribute('content') ?? ''
    if (!contents.has(name) && content.trim() !== '') contents.set(name, content)
  }
  return (...names) =>
    names.map((name) => contents.get(name)).find((content) => content !== undefined) ?? null
}

/** Open Graph gives authors by the addresses of their pages. */
function notAddress(text: string | null): string | null {
  return text !== null && /^https?:/.test(text) ? null : text
}
