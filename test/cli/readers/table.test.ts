import { describe, expect, it } from 'vitest'
import { known, only, shelf } from './shelf.ts'

const HEAD = 'quote,speaker,date'

describe('a table of quotations', () => {
  it('holds a document in each row, whose whole text is the quote', async () => {
    const { documents, files } = await shelf({
      'talk.csv': [
        'Quote,Speaker,Date,Source,URL,id,Page',
        '"We will not sell it, ever.",Ann Holm,11 June 1999,The Ferry Post,https://example.org/a,holm-1,7',
        '',
        '"They said ""no"",\nand left.",Bob Lee,,,,,',
        'Nobody waved.,,,,,,',
      ].join('\r\n'),
    })
    expect(documents.map(({ text }) => text)).toEqual([
      'We will not sell it, ever.',
      'They said "no",\nand left.',
      'Nobody waved.',
    ])
    expect(documents.map(known)).toEqual([
      {
        id: 'holm-1',
        title: 'The Ferry Post',
        speaker: 'Ann Holm',
        date: '1999-06-11',
        url: 'https://example.org/a',
        language: 'en',
      },
      { id: expect.stringMatching(/^talk-[0-9a-f]{12}$/), title: 'talk', speaker: 'Bob Lee', language: 'en' },
      { id: expect.stringMatching(/^talk-[0-9a-f]{12}$/), title: 'talk', language: 'en' },
    ])
    expect(files).toEqual(['talk.csv:2', 'talk.csv:4', 'talk.csv:6'])
  })

  it.each([
    ['semicolons', 'a.csv', 'text;speaker\nWe, too, waved.;Ann\n'],
    ['tabs', 'a.tsv', 'text\tspeaker\nWe, too, waved.\tAnn\n'],
    ['a byte order mark', 'a.csv', '\uFEFFtext,speaker\n"We, too, waved.",Ann\n'],
    [
      'UTF-16, as spreadsheets call Unicode',
      'a.tsv',
      Buffer.from('\uFEFFtext\tspeaker\nWe, too, waved.\tAnn\n', 'utf16le'),
    ],
    ['a quotation in a cell without marks of its own', 'a.csv', 'speaker,text\nAnn,"We, too, waved."'],
  ])('may have %s', async (_, name, content) => {
    expect(await only(name, content)).toMatchObject({ text: 'We, too, waved.', metadata: { speaker: 'Ann' } })
  })

  it('may be written as spreadsheets of Western Europe do', async () => {
    const content = Buffer.from(`${HEAD}\nÜber die Brücke führte kein Weg für die Fähre.,Jörg,\n`, 'latin1')
    expect(await only('a.csv', content)).toMatchObject({
      text: 'Über die Brücke führte kein Weg für die Fähre.',
      metadata: { speaker: 'Jörg' },
    })
  })

  it('has the source for a publication, where there is a title', async () => {
    const { metadata } = await only('a.csv', 'quote,title,source\nWords.,On ferries,The Ferry Post')
    expect(metadata).toMatchObject({ title: 'On ferries', publication: 'The Ferry Post' })
  })

  it.each([
    ['too few cells', 'Words.,Ann', 'has 2 cells, but the table has 3 columns'],
    ['too many cells', 'Words, unmarked.,Ann,1999', 'has 4 cells, but the table has 3 columns'],
    ['no quote', ',Ann,1999', 'holds no words'],
    ['a date that can mean two', 'Words.,Ann,6/11/1999', 'date: can mean several dates'],
    ['a row that stands there already', 'One.,Ann,1999', 'is the same as line 2'],
  ])('loses only the row with a problem: %s', async (_, row, says) => {
    const { documents, problems } = await shelf({
      'a.csv': [HEAD, 'One.,Ann,1999', row, 'Three.,Ann,1999'].join('\n'),
    })
    expect(documents.map(({ text }) => text)).toEqual(['One.', 'Three.'])
    expect(problems).toEqual([expect.stringContaining(`a.csv:3: ${says}`)])
  })

  it.each([
    ['speaker,date\nAnn,1999', 'a.csv:1: has no column "quote" or "text" in its first row'],
    ['quote,text\nOne.,Two.', 'a.csv:1: has two columns for "text"'],
    ['', 'a.csv: holds no texts'],
    [`${HEAD}\n`, 'a.csv: holds no texts'],
  ])('is a problem as a whole if its headers do not tell what it is: %j', async (content, says) => {
    expect(await shelf({ 'a.csv': content })).toMatchObject({ documents: [], problems: [says] })
  })

  it('ends where a quotation mark is opened and never closed, and says where', async () => {
    const content = [HEAD, 'One.,Ann,1999', '"Two.,Ann,1999', 'Three.,Ann,1999'].join('\n')
    expect(await shelf({ 'a.csv': content })).toMatchObject({
      documents: [{ text: 'One.' }],
      problems: ['a.csv:3: opens a quotation mark that is never closed'],
    })
  })
})
