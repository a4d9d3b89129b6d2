import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { NOTHING_KNOWN } from '../../../src/core/document.ts'
import { known, only, shelf } from './shelf.ts'

const MATTER = ['title: A title', 'language: en']

function file(matter: readonly string[], body: string): string {
  return `---\n${matter.join('\n')}\n---\n${body}`
}

async function metadataOf(matter: readonly string[], body = 'Some words.') {
  return (await only('a-name.txt', file(matter, body))).metadata
}

async function problemsOf(content: string | Uint8Array, name = 'a.txt') {
  return (await shelf({ [name]: content })).problems
}

describe('the canonical text of a file', () => {
  it.each([
    { title: 'begins after the front matter', body: 'Words.\n\nMore.', text: 'Words.\n\nMore.' },
    { title: 'has no blank lines around it', body: '\n\nWords.\n\n', text: 'Words.' },
    { title: 'has LF line ends', body: 'One\r\ntwo\rthree', text: 'One\ntwo\nthree' },
    { title: 'keeps its own spaces and marks', body: '  “A”–b …  c\t', text: '  “A”–b …  c\t' },
    { title: 'may hold a line of dashes', body: 'One\n---\ntwo', text: 'One\n---\ntwo' },
    {
      title: 'leaves a header line out',
      body: 'Publication: Monitor Volume: 5 Issue: 114\n\nWords.',
      text: 'Words.',
    },
    {
      title: 'keeps what only resembles a header',
      body: 'Publication: Monitor\n\nWords.',
      text: 'Publication: Monitor\n\nWords.',
    },
    {
      title: 'keeps a header that is not first',
      body: 'Words.\nPublication: A Volume: 1 Issue: 2',
      text: 'Words.\nPublication: A Volume: 1 Issue: 2',
    },
  ])('$title', async ({ body, text }) => {
    expect(await only('a.txt', file(MATTER, body))).toMatchObject({ text })
    expect(await only('a.txt', body)).toMatchObject({ text })
  })

  it('has no control characters, where no front matter says that an editor has seen it', async () => {
    expect((await only('a.txt', 'The \u0007bell\u009d.\fNobody came.')).text).toBe('The bell.\nNobody came.')
  })

  it('is found in linear time in a file of blank lines', async () => {
    const body = `${'\n'.repeat(200_000)}x${'\n'.repeat(200_000)}y`
    expect((await only('a.txt', file(MATTER, body))).text).toBe(`x${'\n'.repeat(200_000)}y`)
  })

  it('may begin with a rule, if no field stands under it', async () => {
    expect((await only('a.txt', '---\n\nThe ferry left at noon.')).text).toMatch(/^---\n\nThe ferry/)
  })
})

describe('the metadata of a file', () => {
  it('has null for what is not stated, and the file name as id', async () => {
    expect(await metadataOf(MATTER)).toEqual({ id: 'a-name', title: 'A title', ...NOTHING_KNOWN })
  })

  it('without front matter has the file name as id and title', async () => {
    expect(known(await only('Harbour talk.txt', 'Words.'))).toEqual({
      id: 'harbour-talk',
      title: 'Harbour talk',
      language: 'en',
    })
  })

  it.each([
    ['# The salt road\n\nWords.', 'The salt road'],
    ['Some words.\n\n# *The* salt road #\n', 'The salt road'],
    ['The salt road\n=============\n\nWords.', 'The salt road'],
    ['## The salt road\n\nWords.', 'a'],
    ['#no heading', 'a'],
  ])('takes the title of Markdown from its heading: %j', async (content, title) => {
    const document = await only('a.md', content)
    expect(document.metadata.title).toBe(title)
    expect(document.text).toBe(content.trim())
  })

  it.each([
    { line: 'date: 1999-06-14', field: { date: '1999-06-14' } },
    { line: 'date: 1999', field: { date: '1999' } },
    { line: 'date: "2024-02-29"', field: { date: '2024-02-29' } },
    { line: 'volume: 5', field: { volume: 5 } },
    { line: 'author: No', field: { author: 'No' } },
    { line: 'publication: 1843', field: { publication: '1843' } },
    { line: 'speaker: "  Abraham Lincoln "', field: { speaker: 'Abraham Lincoln' } },
    { line: 'fiction: true', field: { fiction: true } },
    { line: 'url: https://example.org/a?b=c', field: { url: 'https://example.org/a?b=c' } },
    {
      line: 'aliases: { Mark Twain: [Samuel Clemens] }',
      field: { aliases: { 'Mark Twain': ['Samuel Clemens'] } },
    },
  ])('reads "$line" as it is meant', async ({ line, field }) => {
    expect(await metadataOf([...MATTER, line])).toMatchObject(field)
  })

  it('takes publication, volume, issue and so a title from the header line', async () => {
    expect(
      await metadataOf(['language: en'], 'Publication: The Monitor Volume: 5 Issue: 114\n\nWords.'),
    ).toMatchObject({ title: 'The Monitor 5:114', publication: 'The Monitor', volume: 5, issue: 114 })
  })

  it('hands on the attributions an editor states', async () => {
    const matter = [...MATTER, 'attribution:', '  - quote: Some words', '    speaker: Ann', '    via: [AP]']
    expect(await only('a.txt', file(matter, 'Some\nwords.'))).toMatchObject({
      overrides: [{ quote: 'Some words', speaker: 'Ann', via: ['AP'] }],
    })
  })

  it('may state the digest of the canonical text', async () => {
    const digest = createHash('sha256').update('Words.').digest('hex')
    expect(await metadataOf([...MATTER, `sha256: ${digest}`], '\nWords.\n')).not.toHaveProperty('sha256')
    expect(await problemsOf(file([...MATTER, `sha256: ${'0'.repeat(64)}`], 'Words.'))).toEqual([
      `a.txt:4: sha256: is not that of the text, which is ${digest}`,
    ])
  })
})

describe('a fault in a file names its line and field', () => {
  it.each([
    { fault: 'an unknown field', matter: [...MATTER, 'autor: A'], place: '4: autor' },
    { fault: 'a missing language', matter: ['title: A'], place: '2: language' },
    { fault: 'a missing title', matter: ['language: en'], place: '2: title' },
    { fault: 'a day that is not', matter: [...MATTER, 'date: 1999-02-31'], place: '4: date' },
    { fault: 'a date in other words', matter: [...MATTER, 'date: 14 June 1999'], place: '4: date' },
    { fault: 'a value left out', matter: [...MATTER, 'author:'], place: '4: author' },
    { fault: 'a volume in words', matter: [...MATTER, 'volume: five'], place: '4: volume' },
    { fault: 'a flag that is neither', matter: [...MATTER, 'fiction: maybe'], place: '4: fiction' },
    { fault: 'no language', matter: ['title: A', 'language: English!'], place: '3: language' },
    { fault: 'a url of another kind', matter: [...MATTER, 'url: file:///etc'], place: '4: url' },
    { fault: 'an id that cannot stand in a URL', matter: [...MATTER, 'id: A/B'], place: '4: id' },
    { fault: 'an id of 600 bytes', matter: [...MATTER, `id: ${'a'.repeat(600)}`], place: '4: id' },
    { fault: 'a digest that is none', matter: [...MATTER, 'sha256: abc'], place: '4: sha256' },
    {
      fault: 'an alias that is no list',
      matter: [...MATTER, 'aliases:', '  Ann: A.'],
      place: '5: aliases.Ann',
    },
    {
      fault: 'an unknown field of an attribution',
      matter: [...MATTER, 'attribution:', '  - quote: Some words', '    role: A', '    speeker: Ann'],
      place: '7: attribution.0.speeker',
    },
    {
      fault: 'an attribution that says nothing',
      matter: [...MATTER, 'attribution:', '  - quote: Some words'],
      place: '5: attribution.0',
    },
    {
      fault: 'an attribution of words that are not there',
      matter: [...MATTER, 'attribution:', '  - quote: Other words', '    speaker: Ann'],
      place: '4: attribution',
    },
    { fault: 'a key given twice', matter: [...MATTER, 'title: B'], place: '4' },
    { fault: 'YAML that does not parse', matter: [...MATTER, 'aliases: {'], place: '5' },
    { fault: 'front matter that is no list of keys', matter: ['words'], place: '2' },
  ])('$fault', async ({ matter, place }) => {
    const problems = await problemsOf(file(matter, 'Some words.'))
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^a\\.txt:${place}: \\S`))])
  })

  it.each([
    {
      fault: 'front matter that does not end',
      content: '---\ntitle: A\n',
      says: 'a.txt:1: has no second line',
    },
    { fault: 'no words', content: file(MATTER, '…\n'), says: 'a.txt:5: holds no words' },
    { fault: 'an empty file', content: '', says: 'a.txt:1: holds no words' },
    {
      fault: 'a control character',
      content: file(MATTER, 'Words.\nThe\u0007 bell.'),
      says: 'a.txt:6: holds the control character U+0007',
    },
    {
      fault: 'a header line that front matter contradicts',
      content: file(
        ['language: en', 'publication: Monitor', 'volume: 6'],
        'Publication: Monitor Volume: 5 Issue: 114\n\nWords.',
      ),
      says: 'a.txt:4: volume: is 6, but the header line of the text says 5',
    },
  ])('$fault', async ({ content, says }) => {
    expect(await problemsOf(content)).toEqual([expect.stringContaining(says)])
  })

  it('all faults of a file at once, in order of their lines', async () => {
    const problems = await problemsOf(
      file(['date: yesterday', 'colour: red', 'issue: x', 'language: en'], 'A'),
    )
    expect(problems.map((problem) => problem.split(':')[1])).toEqual(['2', '3', '4'])
  })
})

describe('the encoding of a text', () => {
  const words = 'Über die Brücke führte kein Weg, sagte der Fährmann, und ließ die Glocke läuten.'
  const western = Uint8Array.from(words, (letter) => letter.codePointAt(0) ?? 0)
  const swapped = Buffer.from(`\uFEFF${words}`, 'utf16le').swap16()

  it.each([
    ['UTF-8', Buffer.from(words)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${words}`)],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${words}`, 'utf16le')],
    ['UTF-16, big end first', swapped],
    ['that of Western Europe before UTF-8', western],
  ])('may be %s', async (_, bytes) => {
    expect((await only('a.txt', bytes)).text).toBe(words)
  })

  it('is told by the frequencies of its letters, where nothing says it', async () => {
    const russian = 'Паром ушёл в полдень, и никто на берегу не сказал ни слова о том, когда он вернётся.'
    const bytes = Uint8Array.from(russian, (letter) => {
      const code = letter.codePointAt(0) ?? 0
      if (letter === 'ё') return 0xb8
      return code >= 0x410 ? code - 0x350 : code
    })
    expect((await only('a.txt', bytes)).text).toBe(russian)
  })

  it.each([
    [
      'a byte order mark that lies',
      Uint8Array.of(0xef, 0xbb, 0xbf, 0x41, 0xff, 0xfe),
      'says that it is UTF-8, but is not',
    ],
    ['a program called .txt', Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 0, 1), 'is no text'],
    ['mostly control characters', Uint8Array.from({ length: 200 }, (_, at) => at % 8), 'is no text'],
  ])('is a problem for %s', async (_, bytes, says) => {
    expect(await problemsOf(bytes)).toEqual([`a.txt: ${says}`].map((text) => expect.stringContaining(text)))
  })
})
