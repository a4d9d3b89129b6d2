/** A draft from a file. */
import { formatDate, readDate } from '../core/date.ts'
import { draftFault, publicationDateFault } from '../service/fault.ts'
import type { Draft } from '../service/quotations.ts'
import { MisuseError } from './exit.ts'
import { readInput } from './input.ts'

export type DraftOptions = {
  readonly html: boolean
  readonly language: string
  readonly date?: string
}

/** Reads a file, or standard input if it is called `-`. Throws `MisuseError` for what cannot be read. */
export async function readDraftFile(file: string, { html, language, date }: DraftOptions): Promise<Draft> {
  const content = await readInput(file)
  const fault = draftFault(content)
  if (fault !== null) throw new MisuseError(`${file}: ${fault}`)
  const dateMessage = date === undefined ? null : publicationDateFault(date)
  if (dateMessage !== null) throw new MisuseError(`date: ${dateMessage}`)
  const [published] = date === undefined ? [] : readDate(date)
  const isHtml = html || /\.x?html?$/i.test(file)
  return {
    content,
    type: isHtml ? 'html' : 'text',
    language,
    date: published ? formatDate(published) : null,
  }
}
