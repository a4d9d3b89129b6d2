/** The log as Go's checksum database verifies it; see `independent/main.go`. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { toBase64 } from '../../src/transparency/base64.ts'
import { readCheckpoint, verifierKey } from '../../src/transparency/checkpoint.ts'
import type { LogEntry } from '../../src/transparency/entry.ts'
import { tilePath } from '../../src/transparency/path.ts'
import { memoryStorage } from '../../src/transparency/storage.ts'
import { decodeTile, nodesOf, tilesBetween, tileWidth } from '../../src/transparency/tile.ts'
import { consistencyProof } from '../../src/transparency/tree.ts'
import { ORIGIN, openLog, SIGNING_KEY, signersBy } from './signing.ts'

const FOLDER = join(import.meta.dirname, 'independent')
/** Where Debian's golang-golang-x-mod-dev puts it. */
const GOPATH = '/usr/share/gocode'
const MODULE = join(GOPATH, 'src', 'golang.org', 'x', 'mod', 'sumdb', 'tlog')
const canRun = existsSync(MODULE) && spawnSync('go', ['version']).status === 0
if (!canRun) process.stderr.write('No Go with golang.org/x/mod here: the log is not verified by it.\n')

const SIZES = [1, 2, 5, 255, 256, 257, 600]

describe.skipIf(!canRun)(
  'the reference implementation of Go (needs golang-go and golang-golang-x-mod-dev)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbatim-go-'))
    const program = join(folder, 'verify')
    beforeAll(() => {
      const env = { ...process.env, GO111MODULE: 'off', GOPATH, GOCACHE: join(folder, 'cache'), GOFLAGS: '' }
      execFileSync('go', ['build', '-o', program, 'main.go'], { cwd: FOLDER, env })
    })
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    it('finds every entry, tile and proof right, and a changed one wrong', async () => {
      const storage = memoryStorage()
      const log = await openLog(storage)
      const store = memoryStore()
      const notes: string[] = []
      let count = 0
      for (const size of SIZES) {
        const more = Array.from({ length: size - count - 1 }, (_, number) => entryOf(count + number))
        count = size - 1
        notes.push((await log.include(more)).checkpoint)
      }
      while (!(await log.mirror(store))) {}
      const size = SIZES.at(-1) ?? 0
      const nodes = nodesOf(async (level, index) => decodeTile(storage.get(`tile/${level}/${index}`) ?? ''))
      const { inclusions } = await log.include([0, 1, 254, 255, 256, 300, 598].map(entryOf))
      const consistencies = await Promise.all(
        notes.map(async (note) => {
          const before = readCheckpoint(note)?.size ?? 0
          const proof = await consistencyProof(before, size, nodes)
          return { checkpoint: note, proof: proof.map(toBase64) }
        }),
      )
      await serveInto(createApp({ store: () => store }), size)
      write('proofs.json', JSON.stringify({ inclusions, consistencies }))
      const [signer] = await signersBy(SIGNING_KEY)
      write('key.txt', await verifierKey(ORIGIN, signer?.publicKey ?? new Uint8Array()))
      expect(execFileSync(program, [folder], { encoding: 'utf8' })).toBe(
        '600 entries, 7 proofs of inclusion, 7 of consistency\n',
      )

      const forged = inclusions.map((one) => ({ ...one, leaf: one.leaf.replace('text-255', 'text-256') }))
      write('proofs.json', JSON.stringify({ inclusions: forged, consistencies }))
      expect(spawnSync(program, [folder]).status).toBe(1)
      write(
        'proofs.json',
        JSON.stringify({
          inclusions,
          consistencies: consistencies
            .toReversed()
            .map(({ proof }, at) => ({ proof, checkpoint: notes[at] })),
        }),
      )
      expect(spawnSync(program, [folder]).status).toBe(1)
    })

    /** All that the application serves of the log. */
    async function serveInto(app: ReturnType<typeof createApp>, size: number): Promise<void> {
      const paths = tilesBetween(0, size).flatMap(({ level, index }) => {
        const width = tileWidth(size, { level, index })
        const tile = tilePath({ level, index, width })
        return level > 0 ? [tile] : [tile, tilePath({ level: 'entries', index, width })]
      })
      for (const path of ['checkpoint', ...paths]) {
        const response = await app.request(`/log/${path}`)
        expect(response.status, path).toBe(200)
        write(path, new Uint8Array(await response.arrayBuffer()))
      }
    }

    function write(path: string, content: string | Uint8Array): void {
      const file = join(folder, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
    }
  },
)

function entryOf(number: number): LogEntry {
  const digest = number.toString(16).padStart(32, '0')
  return { kind: 'document', id: `text-${number}`, sha256: digest + digest, digest }
}
