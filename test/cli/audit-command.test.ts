import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { connectLocal, ROOT } from '../../src/cli/connect.ts'
import type { Store } from '../../src/store/store.ts'
import { verifierKey } from '../../src/transparency/checkpoint.ts'
import { publicKeyOf } from '../../src/transparency/signer.ts'
import { logAll, ORIGIN, OTHER_KEY, openLog, SIGNING_KEY, signersBy } from '../transparency/signing.ts'
import { inProcess } from './in-process.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = mkdtempSync(join(tmpdir(), 'verbatim-audit-test-'))
const state = join(folder, 'state')
const kept = join(folder, 'checkpoint.txt')
/** Of no key that there is. */
const damagedKey = join(folder, 'damaged.json')
writeFileSync(damagedKey, JSON.stringify({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'no base64url!' }] }))
const audit = (...words: string[]) => inProcess(['audit', '--state', state, '--quiet', ...words])

beforeAll(async () => {
  await inProcess(['ingest', '--no-starter', '--data', join(ROOT, 'data'), '--state', state, '--quiet'])
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Does something to the local Workers KV. */
async function inStore(act: (store: Parameters<typeof logAll>[0]) => Promise<void>): Promise<void> {
  const { store, close } = await connectLocal(state)
  await act(store)
  await close()
}

describe('verbatim audit of a local library', () => {
  it('ends with 1 where there is no log yet, and says how to have one', async () => {
    const { code, stdout } = await audit()
    expect(code).toBe(1)
    expect(stdout).toContain('There is no log: a service with SIGNING_KEY and ISSUER keeps one')
  })

  it('passes what was ingested and logged, and keeps the checkpoint', async () => {
    await inStore(async (store) => logAll(store, await openLog()))
    const { code, stdout } = await audit('--save', kept)
    expect(stdout).toMatch(
      /^All is as it was published: 1 text\n[\s\S]*Trust {5}The key is the one that the log itself/,
    )
    expect(code).toBe(0)
    expect(readFileSync(kept, 'utf8')).toMatch(/^verbatim\.example\/log\n2\n/)
  })

  it('takes a key as a set of keys, as a line in a file, and as the line itself', async () => {
    const [signer, other] = await signersBy(`${SIGNING_KEY},${OTHER_KEY}`)
    if (signer === undefined || other === undefined) throw new Error('There are no keys')
    const [set, line, wrong] = ['jwks.json', 'key.txt', 'other.json'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    const key = await verifierKey(ORIGIN, signer.publicKey)
    writeFileSync(set, JSON.stringify({ keys: [publicKeyOf(other), publicKeyOf(signer)] }))
    writeFileSync(line, `${key}\n`)
    writeFileSync(wrong, JSON.stringify(publicKeyOf(other)))
    for (const given of [set, line, key]) {
      const { code, stdout } = await audit('--key', given, '--texts-only', '--json')
      expect(JSON.parse(stdout)).toMatchObject({
        findings: [],
        trusted: true,
        log: { signers: [key], size: 2 },
      })
      expect(code).toBe(0)
    }
    // The key of another log, though it is the same key, is none of this one.
    for (const given of [wrong, await verifierKey('elsewhere.example/log', signer.publicKey)]) {
      const { code, stdout } = await audit('--key', given, '--texts-only')
      expect({ code, stdout }).toEqual({
        code: 1,
        stdout: expect.stringContaining('signed by no key that you trust for this log'),
      })
    }
  })

  it.each([
    { words: ['--key', 'no-such-file'], says: 'Cannot read no-such-file' },
    { words: ['--key', import.meta.filename], says: 'has no Ed25519 key' },
    { words: ['--key', damagedKey], says: 'has no Ed25519 key' },
    { words: ['--checkpoint', 'no-such-file'], says: 'Cannot read no-such-file' },
  ])('ends with 2 if called wrongly: $words', async ({ words, says }) => {
    const { code, stderr } = await audit(...words)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(says) })
  })

  it('names the document of which a word was changed, checksum and all, and keeps to what was kept', async () => {
    await inStore((store) => changeText(store, 'to beg', 'to ceg'))
    const { code, stdout } = await audit('--checkpoint', kept, '--json')
    await inStore((store) => changeText(store, 'to ceg', 'to beg'))
    expect(code).toBe(1)
    expect(JSON.parse(stdout).findings).toContainEqual({
      kind: 'changed',
      documents: ['monitor-5-114'],
      key: null,
      message: 'Its text is not the one of its digest',
    })
  })

  it('names the document of which one bit was flipped on the disk', async () => {
    const blobs = readdirSync(state, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
    const [blob = '', bytes = Buffer.of()] =
      blobs.map((file) => [file, readFileSync(file)] as const).find(([, held]) => held.includes('to beg')) ??
      []
    const at = bytes.indexOf('to beg') + 3
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(blob, bytes)
    const { code, stdout } = await audit('--json')
    expect(code).toBe(1)
    const { findings } = JSON.parse(stdout)
    expect(findings.map(({ documents }: { documents: string[] }) => documents)).toContainEqual([
      'monitor-5-114',
    ])
  })
})

async function changeText(store: Store, before: string, after: string): Promise<void> {
  for (const [key, value] of await store.read(await store.list('segment/'), 'fresh'))
    if (value?.includes(before)) await store.write([[key, value.replace(before, after)]])
}
