/** `verbatim quotations`: who says what in a text. */
import { formatDate, readDate } from '../core/date.ts'
import { draftFault, publicationDateFault } from '../service/fault.ts'
import { findQuotations, type Quotations } from '../service/quotations.ts'
import { MisuseError } from './exit.ts'
import { readInput } from './input.ts'

export type QuotationsOptions = {
  readonly html: boolean
  readonly language: string
  readonly date?: string
}

/** Finds the quotations of a file, or of standard input if it is called `-`. Throws `MisuseError` for what cannot be read. */
export async function quotationsIn(
  file: string,
  { html, language, date }: QuotationsOptions,
): Promise<Quotations> {
  const content = await readInput(file)
  const fault = draftFault(content)
  if (fault !== null) throw new MisuseError(`${file}: ${fault}`)
  const dateMessage = date === undefined ? null : publicationDateFault(date)
  if (dateMessage !== null) throw new MisuseError(`date: ${dateMessage}`)
  const [published] = date === undefined ? [] : readDate(date)
  const isHtml = html || /\.x?html?$/i.test(file)
  return findQuotations({
    content,
    type: isHtml ? 'html' : 'text',
    language,
    date: published ? formatDate(published) : null,
  })
}
