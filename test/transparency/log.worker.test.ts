import {
  createExecutionContext,
  createScheduledController,
  runDurableObjectAlarm,
  waitOnExecutionContext,
} from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import worker from '../../src/index.ts'
import { publish } from '../../src/service/publish.ts'
import { kvStore } from '../../src/store/kv.ts'
import { fromBase64 } from '../../src/transparency/base64.ts'
import { readBundle } from '../../src/transparency/bundle.ts'
import { keyBytes, readCheckpoint, signersOfCheckpoint } from '../../src/transparency/checkpoint.ts'
import { LOG_NAME, logAt } from '../../src/transparency/client.ts'
import { type DocumentEntry, readLeaf } from '../../src/transparency/entry.ts'
import { leafHash } from '../../src/transparency/hash.ts'
import { provesInclusion } from '../../src/transparency/proof.ts'
import { REPORT, SPEECH } from '../http/texts.ts'

const object = env.LOG.getByName(LOG_NAME)
const log = logAt(object)

async function get(path: string): Promise<Response> {
  const context = createExecutionContext()
  const response = await worker.fetch(new Request(`https://verbatim.example${path}`), env, context)
  await waitOnExecutionContext(context)
  return response
}

describe('the log in its Durable Object', () => {
  beforeAll(async () => {
    await publish(kvStore(env.LIBRARY), [REPORT, SPEECH])
  })

  it('says of what is published, at the latest when the schedule comes, and everybody may read it', async () => {
    expect((await get('/log/checkpoint')).status).toBe(503)
    await worker.scheduled(createScheduledController(), env)
    await runDurableObjectAlarm(object)
    const note = await (await get('/log/checkpoint')).text()
    const checkpoint = readCheckpoint(note)
    expect(checkpoint).toMatchObject({ origin: 'verbatim.example/log', size: 3 })
    const tile = await get('/log/tile/0/000.p/3')
    expect((await tile.arrayBuffer()).byteLength).toBe(3 * 32)
    const entries = await (await get('/log/tile/entries/000.p/3')).arrayBuffer()
    expect(readBundle(new Uint8Array(entries)).map((leaf) => readLeaf(leaf).kind)).toEqual([
      'key',
      'document',
      'document',
    ])
    const [key] = await log.keys()
    const signers = checkpoint && key && (await signersOfCheckpoint(checkpoint, [keyBytes(key)]))
    expect(signers).toHaveLength(1)
  })

  it('gives each of many who ask at once a proof, and appends each entry once', async () => {
    const entries = Array.from(
      { length: 20 },
      (_, number): DocumentEntry => ({
        kind: 'document',
        id: `text-${number % 5}`,
        sha256: String(number % 5).repeat(64),
        digest: String(number % 5).repeat(32),
      }),
    )
    const all = await Promise.all(entries.map((entry) => log.include([entry])))
    const places = await Promise.all(
      all.map(async ({ checkpoint: note, inclusions: [one] }) => {
        const checkpoint = readCheckpoint(note)
        if (checkpoint === null || one === undefined) throw new Error('There is no proof')
        const proof = one.proof.flatMap((hash) => fromBase64(hash) ?? [])
        const { size, root } = checkpoint
        expect(await provesInclusion(await leafHash(one.leaf), one.index, size, proof, root)).toBe(true)
        return `${one.index} ${one.leaf}`
      }),
    )
    expect(new Set(places).size).toBe(5)
  })

  it('tells a contradiction by its name', async () => {
    const entry = { kind: 'document', id: 'text-0', sha256: 'f'.repeat(64), digest: '0'.repeat(32) } as const
    await expect(log.include([entry])).rejects.toMatchObject({ name: 'StoreError', code: 'corrupt' })
  })
})
