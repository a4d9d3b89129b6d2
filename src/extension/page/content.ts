/** Which part of a page is its content, and what the page says of itself. */

/** A main part that holds less of the page's words than this is none. */
const MAIN_SHARE_MIN = 0.25

/** The main part of a page, where it has a single one; else all of it. */
export function contentOf(document: Document): Element {
  const { body } = document
  const candidates = ['main, [role="main"]', 'article, [role="article"]'].map((selector) =>
    [...document.querySelectorAll(selector)].filter((one) => !one.parentElement?.closest(selector)),
  )
  const whole = lengthOf(body)
  const found = candidates.find(([only, ...others]) => {
    return only !== undefined && others.length === 0 && lengthOf(only) >= whole * MAIN_SHARE_MIN
  })
  return found?.[0] ?? body
}

function lengthOf(element: Element): number {
  // biome-ignore lint/performance/useDomNodeTextContent: scripts are text content too, and often longer than the page
  return (element instanceof HTMLElement ? element.innerText : (element.textContent ?? '')).length
}

export type Facts = { readonly language: string; readonly date: string | null }

/** The language of a page, and when it was published. */
export function factsOf(document: Document): Facts {
  return { language: languageOf(document.documentElement.lang), date: dateOf(document) }
}

function languageOf(tag: string): string {
  return /^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i.test(tag.trim()) ? tag.trim() : 'en'
}

const DATES: readonly (readonly [selector: string, attribute: string])[] = [
  ['meta[property="article:published_time"]', 'content'],
  ['[itemprop="datePublished"]', 'content'],
  ['[itemprop="datePublished"]', 'datetime'],
  ['meta[name="date"]', 'content'],
  ['meta[name="dc.date"]', 'content'],
  ['article time[datetime]', 'datetime'],
]

/** The day alone: the hour says nothing about who said what. */
function dateOf(document: Document): string | null {
  for (const [selector, attribute] of DATES) {
    const written = document.querySelector(selector)?.getAttribute(attribute)?.trim() ?? ''
    const [day] = /^\d{4}-\d{2}-\d{2}(?=T|\s|$)/.exec(written) ?? []
    if (day !== undefined && isDay(day)) return day
  }
  return null
}

function isDay(day: string): boolean {
  const time = Date.parse(day)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
