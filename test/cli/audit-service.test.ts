/** `verbatim audit --url`, of a service as it answers. */
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/core/document.ts'
import { createApp } from '../../src/http/app.ts'
import { publish } from '../../src/service/publish.ts'
import { memoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { memoryStorage } from '../../src/transparency/storage.ts'
import { REPORT, SPEECH } from '../http/texts.ts'
import { logAll, openLog } from '../transparency/signing.ts'
import { inProcess } from './in-process.ts'

const FORGED: Document = { ...REPORT, text: REPORT.text.replace('not sell', 'now sell') }
const RESTRICTED: Document = {
  ...REPORT,
  metadata: { ...REPORT.metadata, id: 'novel', title: 'A novel', restricted: true },
}

const KEY = 'verbatim_verify_of-the-tests'
/** A list of no documents. */
const EMPTY = {
  documents: [],
  next: null,
  corpus: { version: '0', documents: 0, words: 0, from: null, until: null },
}

/** What the service answers from, and what it answers of its own for a path. */
let store: Store
let others: ReadonlyMap<string, { readonly status: number; readonly body: string }>
let keys: Set<string | undefined>
let service: Server
let url: string
beforeAll(async () => {
  const app = createApp({ store: () => store })
  service = createServer(async (request, response) => {
    const path = request.url ?? '/'
    keys.add(request.headers.authorization)
    const other = others.get(path)
    if (other !== undefined) return response.writeHead(other.status).end(other.body)
    const headers = new Headers({ accept: String(request.headers.accept ?? '*/*') })
    const answer = await app.request(path, { headers })
    return response
      .writeHead(answer.status, Object.fromEntries(answer.headers))
      .end(new Uint8Array(await answer.arrayBuffer()))
  })
  await new Promise<void>((resolve) => service.listen(0, 'localhost', resolve))
  const address = service.address()
  url = `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterAll(() => {
  service.close()
})

const audit = (...words: string[]) =>
  inProcess(['audit', '--url', url, '--quiet', ...words], { env: { VERBATIM_KEY: KEY } })

/** A service that has published and logged these. */
async function serve(...documents: readonly Document[]): Promise<void> {
  store = memoryStore()
  others = new Map()
  keys = new Set()
  await publish(store, documents)
  await logAll(store, await openLog())
}

async function valuesOf(prefix: string): Promise<(readonly [key: string, value: string])[]> {
  const values = await store.read(await store.list(prefix), 'fresh')
  return [...values].map(([key, value]) => [key, value ?? ''])
}

async function findingsOf(): Promise<{ code: number; findings: { kind: string; documents: string[] }[] }> {
  const { code, stdout, stderr } = await audit('--json')
  expect(stderr).toBe('')
  return { code, findings: JSON.parse(stdout).findings }
}

describe('verbatim audit of a service', () => {
  it('passes texts that are as they were logged, and says what it could not look at', async () => {
    await serve(REPORT, SPEECH, RESTRICTED)
    const { code, stdout } = await audit()
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^All is as it was published: 2 texts\n/),
    })
    expect(stdout).toContain('novel: It may not be read out')
    expect(stdout).toContain('Of a service only the latest version of each text is audited')
    expect(stdout).toContain('Log       verbatim.example/log, 4 entries')
    // Many texts are many questions, and whoever has a key is counted for himself.
    expect([...keys]).toEqual([`Bearer ${KEY}`])
  })

  it('does not pass a library of which it could read nothing', async () => {
    await serve(RESTRICTED)
    expect((await audit()).stdout).toMatch(/^No text could be audited\n/)
  })

  it('names a text that was changed with all its digests: the log does not have it', async () => {
    await serve(REPORT, SPEECH)
    const log = await valuesOf('log/')
    await serve(FORGED, SPEECH)
    await store.write(log)
    expect(await findingsOf()).toMatchObject({
      code: 1,
      findings: [{ kind: 'unlogged', documents: ['gazette-12'] }],
    })
  })

  it('names a text that was changed under its digest', async () => {
    await serve(REPORT, SPEECH)
    const values = await valuesOf('')
    // Another store: of this one the service holds what it has published.
    store = memoryStore()
    await store.write(values.map(([key, value]) => [key, value.replace('not sell', 'now sell')]))
    expect(await findingsOf()).toMatchObject({
      code: 1,
      findings: [
        { kind: 'changed', documents: ['gazette-12'] },
        { kind: 'changed', documents: ['gazette-12'] },
      ],
    })
  })

  it('names a text that is kept back, and one that is listed only', async () => {
    await serve(REPORT, SPEECH)
    others = new Map([['/v1/documents?limit=100', { status: 200, body: JSON.stringify(EMPTY) }]])
    expect(await findingsOf()).toMatchObject({
      code: 1,
      findings: [
        { kind: 'missing', documents: ['calloway-opening'] },
        { kind: 'missing', documents: ['gazette-12'] },
      ],
    })
    others = new Map([['/v1/documents/gazette-12', { status: 404, body: '{}' }]])
    expect(await findingsOf()).toMatchObject({
      code: 1,
      findings: [{ kind: 'missing', documents: ['gazette-12'] }],
    })
  })

  it('names what is gone of the log, or that there is none', async () => {
    await serve(REPORT, SPEECH)
    others = new Map([['/log/tile/0/000.p/3', { status: 404, body: '{}' }]])
    expect((await findingsOf()).findings).toMatchObject([{ kind: 'changed', key: 'log/tile/0/0' }])
    others = new Map([['/log/checkpoint', { status: 404, body: '{}' }]])
    expect(await findingsOf()).toMatchObject({ code: 1, findings: [{ kind: 'missing' }] })
  })

  it('follows a log of more entries than a tile has', async () => {
    await serve(REPORT, SPEECH)
    const storage = memoryStorage()
    const log = await openLog(storage)
    const entries = Array.from({ length: 300 }, (_, number) => {
      const digest = number.toString(16).padStart(32, '0')
      return { kind: 'document', id: `text-${number}`, sha256: digest + digest, digest } as const
    })
    await log.include(entries)
    await log.compare({ after: null, until: null, held: [], corpus: null })
    await logAll(store, log)
    expect(await findingsOf()).toEqual({ code: 0, findings: [] })
  })

  it.each([
    ['another page that leads back to the first', { ...EMPTY, next: 'a' }],
    ['no list', {}],
  ])('ends with 3 where a service answers with %s', async (_, page) => {
    await serve(REPORT)
    const reply = { status: 200, body: JSON.stringify(page) }
    others = new Map([
      ['/v1/documents?limit=100', reply],
      ['/v1/documents?limit=100&after=a', reply],
    ])
    const { code, stderr } = await audit()
    expect({ code, stderr }).toEqual({ code: 3, stderr: `What answers at ${url} is not Verbatim\n` })
  })
})
