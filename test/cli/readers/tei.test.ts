import { describe, expect, it } from 'vitest'
import { known, located, only, shelf } from './shelf.ts'

const HEADER = `<teiHeader><fileDesc><titleStmt><title>The Ferry</title><title type="sub">A tale</title><author>Ann Holm</author></titleStmt>
<publicationStmt><publisher>A project</publisher><date>2020</date><availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY</licence></availability></publicationStmt>
<sourceDesc><bibl><title level="j">The Quay Review</title><date when="1899-05">May 1899</date></bibl></sourceDesc></fileDesc>
<profileDesc><langUsage><language ident="eng">English</language></langUsage></profileDesc></teiHeader>`

function tei(body: string, header = HEADER): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">${header}<text><front><p>Front.</p></front><body>${body}</body></text></TEI>`
}

describe('a TEI file', () => {
  it.each([
    ['paragraphs', '<p>One\n   two.</p>\n<p>Three <hi>four</hi>five.</p>', 'One two.\n\nThree fourfive.'],
    ['no notes', '<p>One<note place="foot"><p>A note.</p></note> two.</p>', 'One two.'],
    ['its own quotation marks', '<p><said who="#a">“Go,”</said> she <q>said</q>.</p>', '“Go,” she said.'],
    ['lines of verse', '<lg><l>One,</l><l>two.</l></lg><lg><l>Three.</l></lg>', 'One,\ntwo.\n\nThree.'],
    ['lines of print', '<p>One<lb/>two har<lb break="no"/>bour</p>', 'One\ntwo harbour'],
    [
      'the reading of the source, not the editor’s',
      '<p>We <choice><sic>wil</sic><corr>will</corr></choice> <choice><orig>goe</orig><reg>go</reg></choice> <del>not</del>now.</p>',
      'We wil goe now.',
    ],
    [
      'speakers as labels',
      '<sp><speaker>Holm.</speaker><p>Go.</p></sp><sp><speaker>LEE</speaker><l>Stay</l><l>here.</l></sp>',
      'Holm: Go.\n\nLEE: Stay\nhere.',
    ],
    [
      'characters by their numbers',
      '<p>One &amp; two &#8212; three<![CDATA[ <four>]]></p>',
      'One & two — three <four>',
    ],
  ])('has %s', async (_, body, text) => {
    expect((await only('a.xml', tei(body))).text).toBe(text)
  })

  it('is cited by its divisions and pages', async () => {
    const document = await only(
      'a.xml',
      tei(
        `<pb n="1"/><div type="chapter" n="1"><head>The <hi>quay</hi></head><p>One <pb n="2"/>two.</p></div>
         <div type="chapter" n="2"><p>Three.</p></div><p>Four.</p>`,
      ),
    )
    expect(located(document)).toEqual({
      'The quay, p. 1': 'The quay\n\nOne ',
      'The quay, p. 2': 'two.\n\n',
      'chapter 2, p. 2': 'Three.\n\n',
      'p. 2': 'Four.',
    })
  })

  it('says what its header says of the source, not of the electronic edition', async () => {
    expect(known(await only('a.tei', tei('<p>Words.</p>')))).toEqual({
      id: 'a',
      title: 'The Ferry',
      author: 'Ann Holm',
      publication: 'The Quay Review',
      date: '1899-05',
      language: 'en',
      licence: 'https://creativecommons.org/licenses/by/4.0/',
    })
  })

  it('is in the encoding it declares', async () => {
    const latin = tei('<p>Über die Brücke.</p>').replace('UTF-8', 'ISO-8859-1')
    expect((await only('a.xml', Buffer.from(latin, 'latin1'))).text).toBe('Über die Brücke.')
    const { problems } = await shelf({ 'a.xml': Buffer.from(tei('<p>Über</p>'), 'latin1') })
    expect(problems).toEqual(['a.xml: says that it is UTF-8, but is not'])
  })

  it.each([
    ['is not well-formed', tei('<p>One\n</div>'), /^a\.xml:6: is not well-formed XML: /],
    ['ends too early', '<TEI>', /^a\.xml:1: is not well-formed XML: /],
    [
      'names what nothing declares',
      tei('<p>&bogus;</p>'),
      /^a\.xml:\d: is not well-formed XML: undefined entity/,
    ],
    ['is not TEI', '<rss><channel/></rss>', /^a\.xml: is XML, but not TEI: it is <rss>$/],
    ['has no words in its body', tei('<p>…</p>'), /^a\.xml: holds no words$/],
  ])('is one problem if it %s', async (_, content, says) => {
    expect(await shelf({ 'a.xml': content })).toMatchObject({
      documents: [],
      problems: [expect.stringMatching(says)],
    })
  })
})
