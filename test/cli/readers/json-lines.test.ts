import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf, known, only, readShelf, shelf } from './shelf.ts'

function lines(...records: readonly (object | string)[]): string {
  return records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n')
}

describe('JSON Lines', () => {
  it('hold a document on each line, with the names of the metadata as fields', async () => {
    const record = {
      id: 'ferry-1',
      title: 'On the crossing',
      text: '\r\nThe ferry left.\r\nNobody waved.\n',
      author: 'Ann Holm',
      speaker: 'Bob Lee',
      date: '11 June 1999',
      volume: 5,
      fiction: true,
      aliases: { 'Bob Lee': ['Robert Lee'] },
      language: 'en-GB',
      shelfmark: 'X 12',
      url: null,
    }
    const { documents, files } = await shelf({ 'a.jsonl': lines(record, '', { text: 'More words.' }) })
    expect(documents.map(known)).toEqual([
      {
        id: 'ferry-1',
        title: 'On the crossing',
        author: 'Ann Holm',
        speaker: 'Bob Lee',
        date: '1999-06-11',
        volume: 5,
        fiction: true,
        aliases: { 'Bob Lee': ['Robert Lee'] },
        language: 'en-GB',
      },
      { id: expect.stringMatching(/^a-[0-9a-f]{12}$/), title: 'a', language: 'en' },
    ])
    expect(documents.map(({ text }) => text)).toEqual(['The ferry left.\nNobody waved.', 'More words.'])
    expect(files).toEqual(['a.jsonl:1', 'a.jsonl:3'])
  })

  it('give a text the same id wherever its line stands', async () => {
    const [one, two] = [{ text: 'One word.' }, { text: 'Two words.' }]
    const ids = async (content: string) =>
      (await shelf({ 'a.jsonl': content })).documents.map(({ metadata }) => metadata.id)
    expect((await ids(lines(two, one))).toReversed()).toEqual(await ids(lines(one, two)))
  })

  it('take facts from a sidecar, but not those of one text', async () => {
    const content = lines({ text: 'Words.', author: 'Ann' })
    expect(
      (await only('a.jsonl', content, { 'a.yaml': 'author: Bob\nlicence: CC0' })).metadata,
    ).toMatchObject({
      author: 'Bob',
      licence: 'CC0',
    })
    const { problems } = await shelf({ 'a.jsonl': content, 'a.yaml': 'licence: CC0\nid: a' })
    expect(problems).toEqual(['a.yaml:2: id: is a fact about one text, but a.jsonl holds one in each record'])
  })

  it.each([
    ['a line that is no JSON', '{"text": "Words', 'is no JSON object'],
    ['a line that is no object', '["Words"]', 'is no JSON object'],
    ['a line without a text', { title: 'A' }, 'text: is missing'],
    ['a text that is none', { text: 5 }, 'text: must be text'],
    ['a text without words', { text: '…' }, 'holds no words'],
    ['half a surrogate pair', '{"text": "The \\ud800 bell"}', 'holds half a surrogate pair'],
    ['an id with a slash', { text: 'Words.', id: 'a/b' }, 'id: must be at most 100 lower-case letters'],
    ['a date that is none', { text: 'Words.', date: 'long ago' }, 'date: must be a date'],
    ['a list of authors', { text: 'Words.', author: ['Ann'] }, 'author: must be text'],
    ['an id that a line before has', { text: 'Others.', id: 'one' }, 'id: one is also the id of line 1'],
    ['a line that stands there already', { text: 'Words.', id: '' }, null],
  ])('lose only the line with a problem: %s', async (_, record, says) => {
    const content = lines({ text: 'One.', id: 'one' }, record, { text: 'Three.', id: 'three' })
    const { documents, problems } = await shelf({ 'a.jsonl': content })
    expect(problems).toEqual(says === null ? [] : [expect.stringContaining(`a.jsonl:2: ${says}`)])
    expect(documents).toHaveLength(says === null ? 3 : 2)
  })

  it('may not hold one record twice', async () => {
    const { problems } = await shelf({ 'a.jsonl': lines({ text: 'Words.' }, { text: 'Words.' }) })
    expect(problems).toEqual(['a.jsonl:2: is the same as line 1'])
  })

  it('lose control characters', async () => {
    const { text, metadata } = await only(
      'a.jsonl',
      lines({ text: 'The \u0007bell\u0000.', author: 'Ann\u009d Holm' }),
    )
    expect([text, metadata.author]).toEqual(['The bell.', 'Ann Holm'])
  })

  it('are UTF-8, line by line, with a byte order mark or without', async () => {
    const content = Buffer.concat([
      Buffer.from('\uFEFF{"text": "One."}\n'),
      Buffer.of(0x22, 0xe9, 0x22),
      Buffer.from('\r\n{"text": "Zwölf."}'),
    ])
    const { documents, problems } = await shelf({ 'a.ndjson': content })
    expect(documents.map(({ text }) => text)).toEqual(['One.', 'Zwölf.'])
    expect(problems).toEqual(['a.ndjson:2: is not UTF-8'])
  })

  it('are read however large the file, but not a line of hundreds of megabytes', async () => {
    const folder = folderOf({ 'a.jsonl': lines({ text: 'One.' }, '') })
    truncateSync(join(folder, 'a.jsonl'), 300 * 1024 * 1024)
    expect(await readShelf(folder)).toMatchObject({
      documents: [{ text: 'One.' }],
      problems: ['a.jsonl:2: is longer than 64 MB'],
    })
  })
})
