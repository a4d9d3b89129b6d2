import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readFolder } from '../../../src/cli/readers/folder.ts'
import { SourceError } from '../../../src/cli/readers/problem.ts'

const GOOD = '---\ntitle: A\nlanguage: en\n---\nWords.\n'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function put(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
}

function problems(): SourceError['problems'] {
  try {
    for (const _ of readFolder(folder)) throw new Error('A document was given before the problems')
  } catch (error) {
    if (error instanceof SourceError) return error.problems
    throw error
  }
  return []
}

describe('a folder of texts', () => {
  it('gives one document for each .txt file, in order of their names', () => {
    put({ 'b.txt': GOOD, 'a.txt': GOOD, 'notes.md': 'no text' })
    expect(Array.from(readFolder(folder), ({ metadata }) => metadata.id)).toEqual(['a', 'b'])
  })

  it('may have a byte order mark in its files', () => {
    put({ 'a.txt': `\uFEFF${GOOD}` })
    expect([...readFolder(folder)]).toMatchObject([{ text: 'Words.' }])
  })

  it('reports the problems of all files at once and gives no document', () => {
    put({ 'a.txt': GOOD, 'b.txt': GOOD.replace('en', 'English!'), 'c.txt': 'no front matter' })
    expect(problems().map(({ file, line, field }) => ({ file, line, field }))).toEqual([
      { file: join(folder, 'b.txt'), line: 3, field: 'language' },
      { file: join(folder, 'c.txt'), line: 1, field: null },
    ])
  })

  it('refuses a file that is not UTF-8', () => {
    put({ 'a.txt': Uint8Array.of(0x2d, 0xff, 0xfe) })
    expect(problems()).toEqual([
      { file: join(folder, 'a.txt'), line: 1, field: null, message: 'is not UTF-8' },
    ])
  })

  it('refuses a second text with one id, where it states it', () => {
    put({ 'a.txt': GOOD, 'b.txt': GOOD.replace('title', 'id: a\ntitle') })
    expect(problems()).toMatchObject([{ file: join(folder, 'b.txt'), line: 2, field: 'id' }])
  })
})

describe('the texts supplied with the project', () => {
  const documents = [...readFolder(join(import.meta.dirname, '..', '..', '..', 'data', 'texts'))]

  it('hold the Monitor brief of 14 June 1999, without its header line', () => {
    const monitor = documents.find(({ metadata }) => metadata.id === 'monitor-5-114')
    expect(monitor?.metadata).toMatchObject({
      title: 'Monitor 5:114',
      publication: 'Monitor',
      volume: 5,
      issue: 114,
      date: '1999-06-14',
    })
    expect(monitor?.text).toMatch(/^The current confrontation between NATO and Russia/)
    expect(monitor?.text).toMatch(/with the Yugoslav side” \(AP, June 11\)\.$/)
  })
})
