import { describe, expect, it } from 'vitest'
import { readText } from '../../../src/cli/readers/text.ts'
import { NOTHING_KNOWN } from '../../../src/core/document.ts'

const MATTER = ['title: A title', 'language: en']

function file(matter: readonly string[], body: string): string {
  return `---\n${matter.join('\n')}\n---\n${body}`
}

function metadataOf(matter: readonly string[], body = 'Some words.') {
  const text = readText('a-name', file(matter, body))
  if (text.kind === 'faults') throw new Error(JSON.stringify(text.faults))
  return text.document.metadata
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
  ])('$title', ({ body, text }) => {
    expect(readText('a-name', file(MATTER, body))).toMatchObject({ kind: 'document', document: { text } })
  })

  it('is found in linear time in a file of blank lines', () => {
    const body = `${'\n'.repeat(200_000)}x${'\n'.repeat(200_000)}y`
    expect(readText('a-name', file(MATTER, body))).toMatchObject({
      document: { text: `x${'\n'.repeat(200_000)}y` },
    })
  })
})

describe('the metadata of a file', () => {
  it('has null for what is not stated, and the file name as id', () => {
    expect(metadataOf(MATTER)).toEqual({
      id: 'a-name',
      title: 'A title',
      ...NOTHING_KNOWN,
    })
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
  ])('reads "$line" as it is meant', ({ line, field }) => {
    expect(metadataOf([...MATTER, line])).toMatchObject(field)
  })

  it('takes publication, volume, issue and so a title from the header line', () => {
    expect(
      metadataOf(['language: en'], 'Publication: The Monitor Volume: 5 Issue: 114\n\nWords.'),
    ).toMatchObject({
      title: 'The Monitor 5:114',
      publication: 'The Monitor',
      volume: 5,
      issue: 114,
    })
  })

  it('hands on the attributions an editor states', () => {
    const matter = [...MATTER, 'attribution:', '  - quote: Some words', '    speaker: Ann', '    via: [AP]']
    expect(readText('a-name', file(matter, 'Some\nwords.'))).toMatchObject({
      document: { overrides: [{ quote: 'Some words', speaker: 'Ann', via: ['AP'] }] },
    })
  })
})

describe('a fault in a file names its line and field', () => {
  it.each([
    { fault: 'an unknown field', matter: [...MATTER, 'autor: A'], line: 4, field: 'autor' },
    { fault: 'a missing language', matter: ['title: A'], line: 2, field: 'language' },
    { fault: 'a missing title', matter: ['language: en'], line: 1, field: 'title' },
    { fault: 'a day that is not', matter: [...MATTER, 'date: 1999-02-31'], line: 4, field: 'date' },
    { fault: 'a date in other words', matter: [...MATTER, 'date: 14 June 1999'], line: 4, field: 'date' },
    { fault: 'a value left out', matter: [...MATTER, 'author:'], line: 4, field: 'author' },
    { fault: 'a volume in words', matter: [...MATTER, 'volume: five'], line: 4, field: 'volume' },
    { fault: 'a flag that is neither', matter: [...MATTER, 'fiction: maybe'], line: 4, field: 'fiction' },
    { fault: 'no language', matter: ['title: A', 'language: English!'], line: 3, field: 'language' },
    { fault: 'a url of another kind', matter: [...MATTER, 'url: file:///etc'], line: 4, field: 'url' },
    { fault: 'an id that cannot stand in a URL', matter: [...MATTER, 'id: A/B'], line: 4, field: 'id' },
    {
      fault: 'an alias that is no list',
      matter: [...MATTER, 'aliases:', '  Ann: A.'],
      line: 5,
      field: 'aliases.Ann',
    },
    {
      fault: 'an unknown field of an attribution',
      matter: [...MATTER, 'attribution:', '  - quote: Some words', '    role: A', '    speeker: Ann'],
      line: 7,
      field: 'attribution.0.speeker',
    },
    {
      fault: 'an attribution that says nothing',
      matter: [...MATTER, 'attribution:', '  - quote: Some words'],
      line: 5,
      field: 'attribution.0',
    },
    {
      fault: 'an attribution of words that are not there',
      matter: [...MATTER, 'attribution:', '  - quote: Other words', '    speaker: Ann'],
      line: 4,
      field: 'attribution',
    },
    { fault: 'a key given twice', matter: [...MATTER, 'title: B'], line: 4, field: null },
    { fault: 'YAML that does not parse', matter: [...MATTER, 'aliases: {'], line: 5, field: null },
    { fault: 'front matter that is no list of keys', matter: ['words'], line: 2, field: null },
  ])('$fault', ({ matter, line, field }) => {
    const text = readText('a-name', file(matter, 'Some words.'))
    expect(text).toMatchObject({ kind: 'faults', faults: [{ line, field, message: expect.any(String) }] })
  })

  it.each([
    { fault: 'no front matter', content: 'Words.' },
    { fault: 'front matter that does not end', content: '---\ntitle: A\n' },
    { fault: 'no words', content: file(MATTER, '…\n') },
    { fault: 'an empty file', content: '' },
  ])('$fault', ({ content }) => {
    expect(readText('a-name', content)).toMatchObject({ kind: 'faults', faults: [{ line: 1, field: null }] })
  })

  it('a file name that cannot be an id', () => {
    expect(readText('A name', file(MATTER, 'Words.'))).toMatchObject({ faults: [{ line: 1, field: 'id' }] })
  })

  it('front matter that contradicts the header line', () => {
    const matter = ['language: en', 'publication: Monitor', 'volume: 6']
    const body = 'Publication: Monitor Volume: 5 Issue: 114\n\nWords.'
    expect(readText('a-name', file(matter, body))).toEqual({
      kind: 'faults',
      faults: [{ line: 4, field: 'volume', message: 'is 6, but the header line of the text says 5' }],
    })
  })

  it('all faults of a file at once, in order of their lines', () => {
    const text = readText(
      'a-name',
      file(['date: yesterday', 'colour: red', 'issue: x', 'language: en'], 'Words.'),
    )
    expect(text.kind === 'faults' && text.faults.map(({ line }) => line)).toEqual([2, 3, 4])
  })
})
