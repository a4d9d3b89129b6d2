import { describe, expect, it } from 'vitest'
import { fromBase64, toBase64 } from '../../src/transparency/base64.ts'
import { bundleBytes, readBundle } from '../../src/transparency/bundle.ts'
import {
  originOf,
  readCheckpoint,
  readVerifierKey,
  signCheckpoint,
  signersOfCheckpoint,
  verifierKey,
} from '../../src/transparency/checkpoint.ts'
import { leafOf, readLeaf } from '../../src/transparency/entry.ts'
import { readTilePath, tilePath } from '../../src/transparency/path.ts'
import { ORIGIN, OTHER_KEY, SIGNING_KEY, signersBy } from './signing.ts'

const root = new Uint8Array(32).fill(7)

describe('the origin of a log', () => {
  it.each([
    ['https://quotes.gazette.example', 'quotes.gazette.example/log'],
    ['http://localhost:8787', 'localhost:8787/log'],
    ['https://gazette.example/quotes/', 'gazette.example/log'],
    ['', null],
    ['gazette.example', null],
    ['ftp://gazette.example', null],
  ])('of a service at "%s" is %s', (issuer, origin) => {
    expect(originOf(issuer)).toBe(origin)
  })
})

describe('a checkpoint', () => {
  it('is a signed note, and read as it was written', async () => {
    const signers = await signersBy(SIGNING_KEY)
    const note = await signCheckpoint({ origin: ORIGIN, size: 12, root }, signers)
    expect(note).toMatch(
      /^verbatim\.example\/log\n12\nBwcHB[\w/+=]+\n\n— verbatim\.example\/log [\w/+=]{92}\n$/,
    )
    const read = readCheckpoint(note)
    expect(read).toMatchObject({ origin: ORIGIN, size: 12, root })
    const keys = signers.map(({ publicKey }) => publicKey)
    expect(read && (await signersOfCheckpoint(read, keys))).toEqual(keys)
    const others = (await signersBy(OTHER_KEY)).map(({ publicKey }) => publicKey)
    expect(read && (await signersOfCheckpoint(read, others))).toEqual([])
  })

  it.each([
    ['without a signature', (note: string) => note.replace(/—.*\n/, '')],
    ['without an empty line', (note: string) => note.replace('\n\n', '\n')],
    ['with a line more', (note: string) => note.replace('\n\n', '\nmore\n\n')],
    ['of a size that is none', (note: string) => note.replace('\n12\n', '\n012\n')],
    ['of a size too large to count', (note: string) => note.replace('\n12\n', '\n99999999999999999999\n')],
    ['of a root that is too short', (note: string) => note.replace('BwcH', '')],
    ['with a carriage return', (note: string) => note.replaceAll('\n', '\r\n')],
    ['cut off', (note: string) => note.slice(0, -1)],
  ])('%s is none', async (_, change) => {
    const note = await signCheckpoint({ origin: ORIGIN, size: 12, root }, await signersBy(SIGNING_KEY))
    expect(readCheckpoint(change(note))).toBeNull()
  })

  it('names its key so that others know it again', async () => {
    const [signer] = await signersBy(SIGNING_KEY)
    const key = await verifierKey(ORIGIN, signer?.publicKey ?? new Uint8Array())
    expect(await readVerifierKey(key)).toEqual({ origin: ORIGIN, publicKey: signer?.publicKey })
    for (const wrong of [key.replace('verbatim', 'elsewhere'), key.slice(0, -4), '', `${key}AAAA`])
      expect(await readVerifierKey(wrong), wrong).toBeNull()
  })
})

describe('the path of a tile', () => {
  it.each([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 999, width: 1 }, 'tile/0/999.p/1'],
    [{ level: 1, index: 1_000, width: 255 }, 'tile/1/x001/000.p/255'],
    [{ level: 63, index: 1_234_067, width: 256 }, 'tile/63/x001/x234/067'],
    [{ level: 'entries', index: 12, width: 256 }, 'tile/entries/012'],
  ] as const)('of %o is %s', (place, path) => {
    expect(tilePath(place)).toBe(path)
    expect(readTilePath(path)).toEqual(place)
  })

  it.each([
    'tile/0/0',
    'tile/0/x000/001',
    'tile/00/001',
    'tile/64/000',
    'tile/0/001.p/0',
    'tile/0/001.p/256',
    'tile/0/001.p/01',
    'tile/0/001/',
    'tile/-1/000',
    'tile/entries',
    'tile/0/x001',
    'tile/0/000.p',
    '/tile/0/000',
    'tile/data/000',
  ])('is never %s', (path) => {
    expect(readTilePath(path)).toBeNull()
  })
})

describe('entries', () => {
  it('are written in one way only', () => {
    const leaf = leafOf({ kind: 'withdrawal', id: 'a', digest: 'b' })
    expect(leaf).toBe('{"kind":"withdrawal","id":"a","digest":"b"}')
    expect(readLeaf(leaf)).toEqual({ kind: 'withdrawal', id: 'a', digest: 'b' })
    for (const other of [
      `${leaf} `,
      leaf.replace('"a"', '"\\u0061"'),
      '{"kind":"other"}',
      leaf.replace('}', ',"x":1}'),
    ])
      expect(() => readLeaf(other), other).toThrow(SyntaxError)
  })

  it('stand in a bundle behind their lengths', () => {
    const leaves = ['{}', 'naïve', '']
    const bytes = bundleBytes(leaves)
    expect([...bytes.slice(0, 4)]).toEqual([0, 2, 123, 125])
    expect(readBundle(bytes)).toEqual(leaves)
    for (const cut of [1, 3, 5])
      expect(() => readBundle(bytes.slice(0, cut)), String(cut)).toThrow(SyntaxError)
  })
})

describe('base64', () => {
  it('has one writing of a value', () => {
    for (const length of [0, 1, 2, 3, 32, 10_000]) {
      const bytes = new Uint8Array(length).fill(255)
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
    }
    for (const text of ['//9=', '/x==', '/w=', '/w', '//8=\n', '_w=='])
      expect(fromBase64(text), text).toBeNull()
  })
})
