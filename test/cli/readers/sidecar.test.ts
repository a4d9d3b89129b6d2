import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { surveyFiles } from '../../../src/cli/readers/files.ts'
import { formatProblem } from '../../../src/cli/readers/problem.ts'
import { folderOf, known, only, shelf } from './shelf.ts'

const MATTER = '---\ntitle: Of the matter\nlanguage: en\nauthor: Matter\n---\nWords.'

describe('a sidecar', () => {
  it.each(['a.txt.yaml', 'a.yaml', 'a.yml', 'a.txt.json', 'a.json'])('may be called %s', async (name) => {
    const facts = name.endsWith('json') ? '{"title": "Beside", "volume": 5}' : 'title: Beside\nvolume: 5\n'
    const { metadata } = await only('a.txt', 'Words.', { [name]: facts })
    expect(metadata).toMatchObject({ id: 'a', title: 'Beside', volume: 5 })
  })

  it('wins over the manifest, that over front matter, that over what the format says', async () => {
    const manifest = { path: 'a.md', title: 'Of the manifest', author: 'Manifest', publication: 'Manifest' }
    const sidecar = { title: 'Of the sidecar' }
    const document = await only('a.md', MATTER.replace('Words.', '# Heading\n\nWords.'), {
      'manifest.jsonl': JSON.stringify(manifest),
      'a.json': JSON.stringify(sidecar),
    })
    expect(known(document)).toMatchObject({
      title: 'Of the sidecar',
      author: 'Manifest',
      publication: 'Manifest',
      language: 'en',
    })
  })

  it('may state what front matter lacks', async () => {
    const { metadata } = await only('a.txt', '---\ntitle: A\n---\nWords.', { 'a.yaml': 'language: de' })
    expect(metadata.language).toBe('de')
  })

  it('may have fields that are null in JSON: they are not stated', async () => {
    const { metadata } = await only('a.txt', 'Words.', {
      'a.json': '{\n\t"title": "A",\n\t"author": null\n}',
    })
    expect(metadata.author).toBeNull()
  })

  it.each([
    ['a.yaml', 'title: A\nautor: B', 'a.yaml:2: autor: is no field'],
    ['a.json', '{\n"id": "A/B"\n}', 'a.json:2: id: must be at most 100 lower-case letters'],
    ['a.json', '{"title": ', 'a.json:1: '],
    ['a.yaml', `title: A\nsha256: ${'1'.repeat(64)}`, 'a.yaml:2: sha256: is not that of the text'],
    ['a.yaml', 'attribution:\n  - quote: Others\n    speaker: Ann', 'a.yaml:1: attribution: names words'],
  ])('is told with its own name and line: %s %j', async (name, content, says) => {
    const { documents, problems } = await shelf({ 'a.txt': 'Words.', [name]: content, 'b.txt': 'Words.' })
    expect(problems).toEqual([expect.stringContaining(says)])
    expect(documents).toMatchObject([{ metadata: { id: 'b' } }])
  })

  it('may not be one of two', async () => {
    const { problems } = await shelf({ 'a.txt': 'Words.', 'a.yaml': 'title: A', 'a.json': '{}' })
    expect(problems).toEqual(['a.yaml: tells of a.txt, as does a.json: keep one'])
  })
})

describe('a manifest', () => {
  const line = {
    id: 'assembly/Delegate 01',
    path: 'elsewhere/assembly/1946/01.txt',
    title: 'Statement, first session',
    author: 'Ann Holm',
    country: 'Freeland',
    date: '14 June 1946',
    publication: 'Records of the assembly',
    language: 'fra',
    bytes: 12,
    post: null,
  }

  it('tells of the files beside it and below: whoever speaks for a country is the speaker', async () => {
    const document = await only('assembly/1946/01.txt', 'Des mots.', {
      'assembly/manifest.jsonl': JSON.stringify(line),
    })
    expect(known(document)).toEqual({
      id: 'assembly-delegate-01',
      title: 'Statement, first session',
      author: 'Ann Holm',
      speaker: 'Ann Holm',
      date: '1946-06-14',
      publication: 'Records of the assembly',
      language: 'fr',
    })
  })

  it('need not tell of all files, and the nearest that tells of one counts', async () => {
    const { documents } = await shelf({
      'manifest.jsonl': '{"path": "x/a.txt", "title": "Far"}\n\n{"path": "x/b.txt", "title": "Only"}\n',
      'x/manifest.jsonl': '{"path": "a.txt", "title": "Near"}',
      'x/a.txt': 'Words.',
      'x/b.txt': 'Words.',
      'x/c.txt': 'Words.',
    })
    expect(documents.map(({ metadata }) => metadata.title)).toEqual(['Near', 'Only', 'c'])
  })

  it('holds each line to its rules, and tells what is wrong once for the folder', () => {
    const lines = [
      '{"path": "a.txt"}',
      '{"path": ',
      '{"title": "A"}',
      '{"path": "gone.txt"}',
      '{"path": "../../a.txt"}',
      '{"path": "a.txt"}',
      '{"path": "b.txt", "date": "6/11/1999"}',
    ]
    const { problems } = surveyFiles(
      folderOf({ 'manifest.jsonl': lines.join('\n'), 'a.txt': 'Words.', 'b.txt': 'Words.' }),
    )
    expect(problems.map(formatProblem).map((problem) => problem.replace(/^.*manifest/, 'manifest'))).toEqual([
      'manifest.jsonl:2: is no JSON object',
      'manifest.jsonl:3: path: is missing',
      'manifest.jsonl:4: path: there is no such file: gone.txt',
      'manifest.jsonl:5: path: there is no such file: ../../a.txt',
      'manifest.jsonl:6: path: another line tells of this file: a.txt',
      'manifest.jsonl:7: date: can mean several dates; write it as 1999-06-14',
    ])
  })

  it('may state the digest of a text', async () => {
    const sha256 = createHash('sha256').update('Words.').digest('hex')
    const manifest = JSON.stringify({ path: 'a.txt', sha256 })
    expect(await only('a.txt', 'Words.\n', { 'manifest.jsonl': manifest })).toMatchObject({ text: 'Words.' })
    const { problems } = await shelf({ 'a.txt': 'Other words.', 'manifest.jsonl': manifest })
    expect(problems).toEqual([expect.stringContaining('manifest.jsonl:1: sha256: is not that of the text')])
  })
})
