import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { known, located, only, shelf } from './shelf.ts'

const CONTAINER = `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="book/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`

const PACKAGE = `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:title>The Ferry</dc:title><dc:creator>Ann Holm</dc:creator><dc:creator>Bob Lee</dc:creator><dc:language>en-GB</dc:language>
<dc:date opf:event="modification">2020-01-01</dc:date><dc:date>1999-06</dc:date><dc:publisher>Quay Press</dc:publisher></metadata>
<manifest><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="text/two%20a.xhtml" media-type="application/xhtml+xml"/><item id="notes" href="notes.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="n"/><itemref idref="two"/><itemref idref="one"/><itemref idref="notes" linear="no"/></spine></package>`

const xhtml = (body: string) =>
  `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${body}</body></html>`

function epub(parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const all = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': CONTAINER,
    'book/content.opf': PACKAGE,
    'book/nav.xhtml': xhtml('<nav><a href="text/one.xhtml">Contents</a></nav>'),
    'book/text/one.xhtml': xhtml('<p>Nobody waved.</p>'),
    'book/text/two a.xhtml': xhtml('<h1>The <i>last</i><br/>day</h1><p>The ferry left&nbsp;at noon.</p>'),
    'book/notes.xhtml': xhtml('<p>A note.</p>'),
    ...parts,
  }
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])))
}

describe('an EPUB', () => {
  it('is its chapters in the order of the spine, each a locator, without contents and notes', async () => {
    const document = await only('a.epub', epub())
    expect(document.text).toBe('The last\nday\n\nThe ferry left\u00a0at noon.\n\nNobody waved.')
    expect(located(document)).toEqual({
      'The last day': 'The last\nday\n\nThe ferry left\u00a0at noon.\n\n',
      'section 2': 'Nobody waved.',
    })
  })

  it('says what its package says', async () => {
    expect(known(await only('a.epub', epub()))).toEqual({
      id: 'a',
      title: 'The Ferry',
      author: 'Ann Holm, Bob Lee',
      publication: 'Quay Press',
      date: '1999-06',
      language: 'en-GB',
    })
  })

  it('may have its fonts garbled, which locks nothing', async () => {
    const fonts = `<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></EncryptedData></encryption>`
    expect(await only('a.epub', epub({ 'META-INF/encryption.xml': fonts }))).toBeDefined()
  })

  it.each([
    [
      'is locked',
      {
        'META-INF/encryption.xml':
          '<e><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e>',
      },
      'is locked against copying (DRM)',
    ],
    [
      'names no package',
      { 'META-INF/container.xml': '<container/>' },
      'META-INF/container.xml names no package',
    ],
    [
      'has a broken package',
      { 'book/content.opf': '<package><metadata></package>' },
      'book/content.opf is not well-formed XML',
    ],
    [
      'names a chapter that is not in it',
      { 'book/content.opf': PACKAGE.replace('text/one', 'text/three') },
      'names a chapter that is not in it: book/text/three.xhtml',
    ],
  ])('is one problem if it %s', async (_, parts, says) => {
    const { documents, problems } = await shelf({ 'a.epub': epub(parts), 'b.txt': 'Words.' })
    expect(problems).toEqual([expect.stringContaining(`a.epub: ${says}`)])
    expect(documents).toHaveLength(1)
  })

  it('is one problem if it is an archive of another kind', async () => {
    const { problems } = await shelf({ 'a.epub': zipSync({ 'a.txt': strToU8('Words.') }) })
    expect(problems).toEqual(['a.epub: is no EPUB: it has no META-INF/container.xml'])
  })
})
