/** A draft from a file. */
import { formatDate, readDate } from '../core/date.ts'
import type { Span } from '../core/span.ts'
import { draftFault, publicationDateFault } from '../service/fault.ts'
import { placesIn } from '../service/line.ts'
import { isLanguageTag, LANGUAGE_RULE } from '../service/manuscript.ts'
import type { Draft } from '../service/quotations.ts'
import { inCharacters } from '../service/render-quotations.ts'
import { MisuseError } from './exit.ts'
import { readInput } from './input.ts'

export type DraftOptions = {
  readonly html: boolean
  readonly markdown: boolean
  readonly language: string
  readonly date?: string
}

/**
 * Reads a file, or standard input if it is called `-`. Throws `MisuseError` for what cannot be read, and for a blank one
 * unless it `mayBeBlank`.
 */
export async function readDraftFile(
  file: string,
  options: DraftOptions,
  { mayBeBlank = false } = {},
): Promise<Draft> {
  const { language, date } = options
  if (!isLanguageTag(language)) throw new MisuseError(`language: Must be ${LANGUAGE_RULE}`)
  const dateMessage = date === undefined ? null : publicationDateFault(date)
  if (dateMessage !== null) throw new MisuseError(`date: ${dateMessage}`)
  const content = await readInput(file)
  const fault = mayBeBlank && content.trim() === '' ? null : draftFault(content)
  if (fault !== null) throw new MisuseError(`${file}: ${fault}`)
  const [published] = date === undefined ? [] : readDate(date)
  return { content, type: typeOf(file, options), language, date: published ? formatDate(published) : null }
}

/** `article.md:12:5, characters 340 to 381`: terminals and editors open the place by its line. */
export function whereIn(file: string, content: string): (spans: readonly Span[]) => string {
  const placeOf = placesIn(content)
  const name = file === '-' ? 'line ' : `${file}:`
  return (spans) => {
    const { line, column } = placeOf(spans[0]?.start ?? 0)
    return `${name}${line}:${column}, ${inCharacters(spans)}`
  }
}

function typeOf(file: string, { html, markdown }: DraftOptions): Draft['type'] {
  if (html || markdown) return html ? 'html' : 'markdown'
  if (/\.x?html?$/i.test(file)) return 'html'
  return /\.(?:md|markdown|mdown|mdx)$/i.test(file) ? 'markdown' : 'text'
}
