/** PDF: the text layer, page by page. */
import { extractTextItems, getDocumentProxy, getMeta } from 'unpdf'
import { trimBlankLines } from '../../service/manuscript.ts'
import { dropControls, oneLine } from './canonical.ts'
import { type Found, fault, found, type Source } from './draft.ts'
import { flow } from './flow.ts'
import { stated } from './page-facts.ts'

/** Lines further apart than this many times the size of their letters are of two paragraphs. */
const PARAGRAPH_GAP = 1.7
/** What programs write for a title that nobody gave. */
const NO_TITLE = /^(?:untitled|microsoft word\b.*|.*\.(?:docx?|pdf|indd|rtf|odt|tex|dvi))$/i

/**
 * Each page is a locator, `p. 3`. Lines stay lines, with their hyphens; a gap between them begins a paragraph. Form feeds
 * and other control characters, which text layers hold, are dropped. Dates of the file are none of the text.
 */
export async function readPdf({ bytes }: Source): Promise<Found> {
  try {
    // PDF.js takes the bytes it is given away from whoever holds them.
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 })
    try {
      const { items } = await extractTextItems(pdf)
      const written = flow()
      for (const [index, page] of items.entries()) {
        written.lines(1)
        written.locate(() => `p. ${index + 1}`)
        written.write(pageText(page))
      }
      const { text, locators } = written.finish()
      if (!/[\p{L}\p{N}]/u.test(text)) return fault('has no text layer: run OCR first')
      const { info } = await getMeta(pdf)
      return found(text, factsOf(info), locators)
    } finally {
      await pdf.loadingTask.destroy()
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      return fault('is locked with a password: save it without one first')
    }
    return fault(`cannot be read as PDF: ${error instanceof Error ? error.message : String(error)}`)
  }
}

type Item = { readonly str: string; readonly y: number; readonly fontSize: number; readonly hasEOL: boolean }

function pageText(items: readonly Item[]): string {
  let text = ''
  let last: Item | null = null
  for (const item of items) {
    if (item.str.trim() !== '') {
      const gap = last === null ? 0 : last.y - item.y
      if (
        last !== null &&
        text.endsWith('\n') &&
        gap > PARAGRAPH_GAP * Math.max(last.fontSize, item.fontSize)
      )
        text += '\n'
      last = item
    }
    text += item.str
    if (item.hasEOL) text += '\n'
  }
  return trimBlankLines(
    dropControls(text)
      .replace(/[ \t]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n'),
  )
}

function factsOf(info: Readonly<Record<string, unknown>>) {
  const fact = (name: string): string | null => {
    const value = info[name]
    return typeof value === 'string' ? oneLine(value) : null
  }
  const title = fact('Title')
  return stated({ title: title === null || NO_TITLE.test(title) ? null : title, author: fact('Author') })
}
