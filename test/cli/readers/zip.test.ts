import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { ArchiveError, openArchive } from '../../../src/cli/readers/archive.ts'
import { shelf } from './shelf.ts'

function zip(contents: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const bytes = Object.entries(contents).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ])
  return zipSync(Object.fromEntries(bytes))
}

describe('a zip archive', () => {
  it('is read like a folder, with its sidecars and manifests', async () => {
    const { documents, files, problems } = await shelf({
      'talks/1999.zip': zip({
        'b/two.txt': 'Two words.',
        'b/two.yaml': 'title: The second\nlanguage: en-GB',
        'a/manifest.jsonl': '{"path": "one.md", "title": "The first"}',
        'a/one.md': 'One word.',
        'a/quotes.csv': 'quote,id\nThree words.,third\n',
        'a/photo.jpg': 'x',
        '.hidden.txt': 'x',
        '__MACOSX/a/._one.md': 'x',
      }),
    })
    expect(problems).toEqual([])
    expect(documents.map(({ metadata: { id, title } }) => [id, title])).toEqual([
      ['talks-1999-a-one', 'The first'],
      ['third', 'quotes'],
      ['talks-1999-b-two', 'The second'],
    ])
    expect(files).toEqual([
      'talks/1999.zip/a/one.md',
      'talks/1999.zip/a/quotes.csv:2',
      'talks/1999.zip/b/two.txt',
    ])
  })

  it('loses only the files with a problem', async () => {
    const { documents, problems } = await shelf({
      'a.zip': zip({
        'bad.txt': '---\ntitle: A\n---\nWords.',
        'good.txt': 'Words.',
        'inner.zip': zip({ 'c.txt': 'Words.' }),
        'old.rtf': 'Words.',
        'manifest.jsonl': '{"path": "gone.txt"}',
      }),
    })
    expect(documents).toMatchObject([{ metadata: { id: 'a-good' } }])
    expect(problems).toEqual([
      'a.zip/manifest.jsonl:1: path: there is no such file: gone.txt',
      'a.zip: not read: 1 file of unknown kind (.rtf)',
      'a.zip/bad.txt:2: language: is missing',
      'a.zip/inner.zip: is an archive within an archive: unpack it first',
    ])
  })

  const whole = zip({ 'a.txt': 'Words. '.repeat(1_000), 'b.txt': 'Others.' })
  /** The size that the entry of a.txt is said to have, wherever that stands. */
  const lying = whole.map((byte, at) => (at > 0 && isSizeAt(whole, at) ? 1 : byte))
  const garbled = whole.map((byte, at) => (at > 40 && at < 50 ? 255 - byte : byte))

  it.each([
    ['it is none', strToU8('Words.'), /^z\.zip: is no whole zip archive, or cut off/],
    ['it is cut off', whole.slice(0, -30), /^z\.zip: is no whole zip archive, or cut off/],
    ['it has nothing in it', zip({}), /^z\.zip: holds no texts$/],
    [
      'a name leads out of it',
      zip({ '../evil.txt': 'Words.', 'b.txt': 'Others.' }),
      /^z\.zip: holds a file whose name leads out of it \(\.\.\/evil\.txt\)$/,
    ],
  ])('is one problem if %s', async (_, bytes, says) => {
    const { documents, problems } = await shelf({ 'z.zip': bytes, 'b.txt': 'Words.' })
    expect(problems).toEqual([expect.stringMatching(says)])
    expect(documents).toHaveLength(1)
  })

  it.each([
    ['more comes out of it than it says', lying],
    ['it is damaged', garbled],
  ])('loses only the file in it of which %s', async (_, bytes) => {
    const { documents, problems } = await shelf({ 'z.zip': bytes })
    expect(problems).toEqual([expect.stringMatching(/^z\.zip\/a\.txt: is no whole zip archive, or cut off/)])
    expect(documents).toMatchObject([{ text: 'Others.' }])
  })

  it.each([
    ['too much comes out of it', { files: 10, bytes: 1_000 }, 'holds more than'],
    [
      'too many files are in it',
      { files: 1, bytes: 1_000_000 },
      'holds 2 files, of which 1 are read at most',
    ],
  ])('is not unpacked if %s', async (_, limits, says) => {
    await expect(openArchive(whole, limits)).rejects.toThrow(ArchiveError)
    await expect(openArchive(whole, limits)).rejects.toThrow(says)
  })

  it('is not unpacked if it says that gigabytes would come out', async () => {
    const bomb = whole.map((byte, at) => (isSizeAt(whole, at - 3) ? 0x7f : byte))
    const { problems } = await shelf({ 'z.zip': bomb })
    expect(problems).toEqual([expect.stringContaining('z.zip: holds more than 1024 MB when unpacked')])
  })
})

/** True for the low byte of 7,000, the unpacked size of a.txt. */
function isSizeAt(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x58 && bytes[at + 1] === 0x1b && bytes[at + 2] === 0 && bytes[at + 3] === 0
}
