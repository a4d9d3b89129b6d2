import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readFile } from '../../../src/cli/readers/file.ts'
import { describeUnread, listFiles, surveyFiles } from '../../../src/cli/readers/files.ts'
import { SourceError } from '../../../src/cli/readers/problem.ts'
import { ID } from '../../../src/service/manuscript.ts'
import { folderOf, readShelf, shelf } from './shelf.ts'

function namesIn(folder: string): string[] {
  return listFiles(folder).map(({ path }) => path.slice(folder.length + 1))
}

describe('the files of a folder', () => {
  it('are those that hold texts, however deep, by path in the order of code units', () => {
    const folder = folderOf({ 'b.txt': 'a', 'Z.md': 'a', 'a/é.html': 'a', 'a/b/c.PDF': 'a', 'a.txt': 'a' })
    expect(namesIn(folder)).toEqual(['Z.md', 'a.txt', 'a/b/c.PDF', 'a/é.html', 'b.txt'])
    expect(listFiles(folder)[0]).toEqual({ path: join(folder, 'Z.md'), name: join(folder, 'Z.md'), bytes: 1 })
  })

  it('are named relative to where the command runs, if they lie below', () => {
    const [file] = listFiles(join(import.meta.dirname, '..', '..', '..', 'data', 'texts'))
    expect(file?.name).toBe(join('data', 'texts', 'monitor-5-114.txt'))
  })

  it('do not count hidden ones, sidecars, manifests and pictures; what is of unknown kind is told once', () => {
    const folder = folderOf({
      '.hidden.txt': 'a',
      '.git/a.txt': 'a',
      'a.txt': 'a',
      'a.yaml': 'title: A',
      'b.pdf.json': '{}',
      'b.pdf': 'a',
      'c/manifest.jsonl': '',
      'c/d.rtf': 'a',
      'c/e.xyz': 'a',
      'c/f.xyz': 'a',
      'c/lonely.yaml': 'title: A',
      'photo.JPG': 'a',
      LICENSE: 'a',
    })
    const { files, problems, unread } = surveyFiles(folder)
    expect(files.map(({ path }) => path)).toEqual([join(folder, 'a.txt'), join(folder, 'b.pdf')])
    expect(problems).toEqual([])
    expect(describeUnread(unread)).toBe('not read: 5 files of unknown kind (no extension, .rtf, .xyz, .yaml)')
    expect(describeUnread(new Map())).toBeNull()
  })

  it('may be links; a link to a folder around it is not followed for ever', () => {
    const folder = folderOf({ 'a/b.txt': 'Words.' })
    symlinkSync(join(folder, 'a', 'b.txt'), join(folder, 'link.txt'))
    symlinkSync(folder, join(folder, 'a', 'loop'))
    expect(namesIn(folder)).toEqual(['a/b.txt', 'link.txt'])
  })

  it('may be one file instead of a folder', async () => {
    const folder = folderOf({ 'a.txt': 'Words.', 'b.xyz': 'Words.' })
    expect(await readShelf(join(folder, 'a.txt'))).toMatchObject({ documents: [{ metadata: { id: 'a' } }] })
    const { problems } = await readShelf(join(folder, 'b.xyz'))
    expect(problems).toEqual([expect.stringContaining('is of unknown kind; what is read is .txt')])
  })

  it('cannot be those of a folder that is not there', () => {
    expect(() => listFiles('no-such-folder')).toThrow(SourceError)
    expect(() => listFiles('no-such-folder')).toThrow('no-such-folder: there is no such folder')
  })
})

describe('a file that cannot be read is one problem, and the others are read', () => {
  it('as it is too large', async () => {
    const folder = folderOf({ 'a.txt': 'Words.', 'large.txt': 'Words.' })
    truncateSync(join(folder, 'large.txt'), 2 ** 31)
    expect(await readShelf(folder)).toMatchObject({
      documents: [{ metadata: { id: 'a' } }],
      problems: [expect.stringContaining('large.txt: is larger than 256 MB')],
    })
  })

  it('as it links to nothing', async () => {
    const folder = folderOf({ 'a.txt': 'Words.' })
    symlinkSync(join(folder, 'gone.txt'), join(folder, 'b.txt'))
    expect(await readShelf(folder)).toMatchObject({
      documents: [{ metadata: { id: 'a' } }],
      problems: ['b.txt: cannot be read: it is not there, or links to nothing'],
    })
  })

  it.skipIf(process.getuid?.() === 0)('as nobody may read it', async () => {
    const folder = folderOf({ 'a.txt': 'Words.', 'b.txt': 'Words.' })
    mkdirSync(join(folder, 'c'))
    writeFileSync(join(folder, 'c', 'd.txt'), 'Words.')
    chmodSync(join(folder, 'b.txt'), 0)
    chmodSync(join(folder, 'c'), 0)
    const { problems } = surveyFiles(folder)
    expect(problems).toMatchObject([{ message: 'cannot be read: you have no permission' }])
    expect((await readShelf(folder)).problems).toEqual(['b.txt: cannot be read: you have no permission'])
    chmodSync(join(folder, 'c'), 0o700)
  })
})

describe('an id that is derived from a path', () => {
  it.each([
    ['a.txt', 'a'],
    ['1999/The Ferry.txt', '1999-the-ferry'],
    ['Café (2).txt', 'cafe-2'],
    ['v1.2_final.md', 'v1.2_final'],
  ])('%s is %s', async (name, id) => {
    expect((await shelf({ [name]: 'Words.' })).documents[0]?.metadata.id).toBe(id)
  })

  it('fits and stays apart from others, however long it is and whatever its letters', async () => {
    const deep = 'years-of-the-assembly/'.repeat(6)
    const { documents } = await shelf({
      [`${deep}a.txt`]: 'Words.',
      [`${deep.replace('years', 'hours')}a.txt`]: 'Words.',
      '演讲.txt': '言葉',
      '讲话.txt': '言葉',
      'Речь 5.txt': 'Слова.',
    })
    const ids = documents.map(({ metadata }) => metadata.id)
    expect(new Set(ids).size).toBe(5)
    expect(ids.filter((id) => !ID.test(id))).toEqual([])
  })
})

describe('what is read', () => {
  it('can be sent to another thread, as can the files', async () => {
    const folder = folderOf({ 'a.txt': 'Words.', 'b.txt': '' })
    const files = listFiles(folder)
    expect(structuredClone(files)).toEqual(files)
    for (const file of files) {
      for await (const read of readFile(file, folder)) expect(structuredClone(read)).toEqual(read)
    }
  })

  it('has the whole text of the Monitor brief of 14 June 1999, without its header line', async () => {
    const { documents } = await readShelf(join(import.meta.dirname, '..', '..', '..', 'data', 'texts'))
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
