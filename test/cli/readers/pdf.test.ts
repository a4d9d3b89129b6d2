import { describe, expect, it } from 'vitest'
import { known, located, only, shelf } from './shelf.ts'

/** Content streams as PDF has them: a line each, 14 points apart; an empty one leaves a gap. */
function content(lines: readonly string[]): string {
  const shown = lines.map((line) => (line === '' ? 'T*' : `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`))
  return `BT /F1 12 Tf 14 TL 72 720 Td ${shown.join(' ')} ET`
}

/** A PDF of some pages in Helvetica, written by hand (ISO 32000-1, §7.5). `trailer` goes into the trailer dictionary. */
function pdf(pages: readonly (readonly string[])[], info = '', trailer = ''): Uint8Array {
  const kids = pages.map((_, index) => `${5 + 2 * index} 0 R`)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< ${info} >>`,
    ...pages.flatMap((lines, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${6 + 2 * index} 0 R >>`,
      `<< /Length ${content(lines).length} >>\nstream\n${content(lines)}\nendstream`,
    ]),
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const start = file.length
  const size = objects.length + 1
  file += `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF`
  return Buffer.from(file, 'latin1')
}

describe('a PDF', () => {
  it('is its text layer, lines as they stand, a paragraph behind each gap, a page a locator', async () => {
    const document = await only(
      'a.pdf',
      pdf([
        ['The last ferry left the har-', 'bour at noon.', '', 'Nobody waved, for', 'nobody was there', 'on'],
        ['the quay that day.'],
      ]),
    )
    expect(document.text).toBe(
      'The last ferry left the har-\nbour at noon.\n\nNobody waved, for\nnobody was there\non\nthe quay that day.',
    )
    expect(located(document)).toEqual({
      'p. 1': expect.stringMatching(/^The last ferry[\s\S]*\non\n$/),
      'p. 2': 'the quay that day.',
    })
  })

  it('says who wrote it and what it is called, but its dates are those of the file', async () => {
    const info = '/Title (On the ferry) /Author (Ann Holm) /CreationDate (D:20240102030405Z)'
    expect(known(await only('a.pdf', pdf([['Words.']], info)))).toEqual({
      id: 'a',
      title: 'On the ferry',
      author: 'Ann Holm',
      language: 'en',
    })
  })

  it('has no title that only a program gave', async () => {
    expect(await only('ferry.pdf', pdf([['Words.']], '/Title (Microsoft Word - ferry.doc)'))).toMatchObject({
      metadata: { title: 'ferry' },
    })
  })

  const locked =
    '/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (' +
    `${'o'.repeat(32)}) /U (${'u'.repeat(32)}) >> /ID [(${'i'.repeat(16)}) (${'i'.repeat(16)})]`

  it.each([
    ['it has no text layer', pdf([[]]), 'a.pdf: has no text layer: run OCR first'],
    [
      'it is locked',
      pdf([['Words.']], '', locked),
      'a.pdf: is locked with a password: save it without one first',
    ],
    ['it is none', Buffer.from('%PDF-1.4 and nothing else'), 'a.pdf: cannot be read as PDF: '],
  ])('is one problem if %s', async (_, bytes, says) => {
    const { documents, problems } = await shelf({ 'a.pdf': bytes, 'b.txt': 'Words.' })
    expect(problems).toEqual([expect.stringContaining(says)])
    expect(documents).toHaveLength(1)
  })
})
