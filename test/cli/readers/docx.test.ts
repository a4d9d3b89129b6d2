import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { known, only, shelf } from './shelf.ts'

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function relations(...targets: readonly (readonly [type: string, target: string])[]): string {
  const entries = targets.map(
    ([type, target], index) => `<Relationship Id="r${index}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`
}

function docx(body: string, others: Readonly<Record<string, string>> = {}): Uint8Array {
  const parts = {
    '[Content_Types].xml': TYPES,
    '_rels/.rels': relations(['officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': relations(['footnotes', 'footnotes.xml']),
    'word/document.xml': `<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
    'word/footnotes.xml': `<w:footnotes xmlns:w="${WORD}"><w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
    ...others,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

const paragraph = (runs: string) => `<w:p>${runs}</w:p>`
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`

describe('a Word document', () => {
  it.each([
    ['its paragraphs', paragraph(run('One ') + run('two.')) + paragraph(run('Three.')), 'One two.\n\nThree.'],
    ['no empty ones', paragraph(run('One.')) + paragraph('') + paragraph(run('Two.')), 'One.\n\nTwo.'],
    ['its line breaks', paragraph(`${run('One')}<w:r><w:br/></w:r>${run('two')}`), 'One\ntwo'],
    [
      'no footnotes',
      paragraph(`${run('One')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(' two.')}`),
      'One two.',
    ],
    [
      'what was put in, not what was taken out',
      paragraph(
        `${run('We will ')}<w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:ins>${run('surely ')}</w:ins>${run('go.')}`,
      ),
      'We will surely go.',
    ],
  ])('has %s', async (_, body, text) => {
    expect((await only('a.docx', docx(body))).text).toBe(text)
  })

  it('says what its properties say, but for the dates of the file', async () => {
    const properties = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>On the ferry</dc:title><dc:creator>Ann Holm</dc:creator><dc:language>en-GB</dc:language><dcterms:created>2024-01-02T03:04:05Z</dcterms:created></cp:coreProperties>`
    const document = await only('a.docx', docx(paragraph(run('Words.')), { 'docProps/core.xml': properties }))
    expect(known(document)).toEqual({ id: 'a', title: 'On the ferry', author: 'Ann Holm', language: 'en-GB' })
  })

  it.each([
    ['it is no archive', strToU8('Words.'), 'a.docx: is no whole zip archive, or cut off'],
    [
      'it is cut off',
      docx(paragraph(run('Words.'))).slice(0, 300),
      'a.docx: is no whole zip archive, or cut off',
    ],
    ['it is another archive', zipSync({ 'a.txt': strToU8('Words.') }), 'a.docx: is no Word document'],
    ['its XML is broken', docx('<w:p>'), 'a.docx: cannot be read as a Word document'],
    ['it holds no words', docx(''), 'a.docx: holds no words'],
  ])('is one problem if %s', async (_, bytes, says) => {
    const { documents, problems } = await shelf({ 'a.docx': bytes, 'b.txt': 'Words.' })
    expect(problems).toEqual([expect.stringContaining(says)])
    expect(documents).toHaveLength(1)
  })
})
