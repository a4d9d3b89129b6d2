import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import { publish } from '../../src/service/publish.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { type Store, StoreError } from '../../src/store/store.ts'
import { readBundle } from '../../src/transparency/bundle.ts'
import type { Ledger } from '../../src/transparency/ledger.ts'
import { KEYS, PUBLISH_KEY } from '../newsroom/newsroom.ts'
import { logAll, openLog } from '../transparency/signing.ts'
import { REPORT, SPEECH } from './texts.ts'

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})
afterEach(() => {
  vi.restoreAllMocks()
})

async function openLogged(): Promise<{ store: Store; log: Ledger; app: ReturnType<typeof createApp> }> {
  const [store, log] = [memoryStore(), await openLog()]
  await publish(store, [REPORT, SPEECH])
  await logAll(store, log)
  return { store, log, app: createApp({ store: () => store, log: () => log, keys: () => KEYS }) }
}

describe('GET /log/checkpoint', () => {
  it('is the last one, kept for a moment only', async () => {
    const { app, log } = await openLogged()
    const response = await app.request('/log/checkpoint')
    expect(await response.text()).toBe((await log.include([])).checkpoint)
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain/)
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=5')
  })

  it.each([
    { missing: ['SIGNING_KEY', 'ISSUER'], says: 'SIGNING_KEY and ISSUER are not set' },
    { missing: ['ISSUER'], says: 'ISSUER is not set' },
  ])('says what is missing: $missing', async ({ missing, says }) => {
    const app = createApp({ store: () => memoryStore(), unsigned: () => missing })
    for (const path of ['/log/checkpoint', '/log/tile/0/000']) {
      const response = await app.request(path)
      expect(response.status).toBe(503)
      expect(await response.json()).toMatchObject({
        code: 'log_disabled',
        detail: expect.stringContaining(says),
      })
    }
  })

  it('is not said to be none where there is a log that nothing was brought from yet', async () => {
    const { log } = await openLogged()
    const response = await createApp({ store: () => memoryStore(), log: () => log }).request(
      '/log/checkpoint',
    )
    expect(response.status).toBe(503)
    expect(response.headers.get('Retry-After')).not.toBeNull()
    expect(await response.json()).toMatchObject({ code: 'library_unavailable' })
  })

  it('is told apart from a store that fails', async () => {
    const store = { ...memoryStore(), read: () => Promise.reject(new StoreError('unavailable', 'Away')) }
    const response = await createApp({ store: () => store }).request('/log/checkpoint')
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ code: 'library_unavailable' })
  })
})

describe('GET /log/tile', () => {
  it('gives hashes and entries, as far as they go, to be kept for ever', async () => {
    const { app } = await openLogged()
    for (const width of [1, 2, 3]) {
      const tile = await app.request(`/log/tile/0/000.p/${width}`)
      expect((await tile.arrayBuffer()).byteLength).toBe(32 * width)
      expect(tile.headers.get('Content-Type')).toBe('application/octet-stream')
      expect(tile.headers.get('Cache-Control')).toContain('immutable')
      const entries = await app.request(`/log/tile/entries/000.p/${width}`)
      expect(readBundle(new Uint8Array(await entries.arrayBuffer()))).toHaveLength(width)
    }
  })

  it.each([
    '0/000',
    '0/000.p/4',
    '0/001.p/1',
    '1/000.p/1',
    'entries/000',
    '0/0',
    'entries',
    '0/000.p/0',
    'x/000',
  ])('has no %s', async (path) => {
    const { app } = await openLogged()
    const response = await app.request(`/log/tile/${path}`)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'unknown_tile' })
  })

  it('is unavailable, not unknown, where the store is behind its checkpoint', async () => {
    const { app, store } = await openLogged()
    await store.write([['log/tile/0/0', '']])
    await store.remove(['log/entries/0'])
    for (const path of ['0/000.p/3', 'entries/000.p/3'])
      expect((await app.request(`/log/tile/${path}`)).status, path).toBe(503)
  })
})

const body = JSON.stringify({
  text: 'High water is at six.',
  title: 'Tides',
  publication: 'Harbour Gazette',
  date: '2003-05-03',
  language: 'en',
})

describe('a text that is put or deleted by request', () => {
  it('is logged at once', async () => {
    const { app, log } = await openLogged()
    const size = async (): Promise<string | undefined> => (await log.include([])).checkpoint.split('\n')[1]
    const headers = { Authorization: `Bearer ${PUBLISH_KEY}`, 'Content-Type': 'application/json' }
    const put = await app.request('/v1/documents/tides', { method: 'PUT', headers, body })
    expect(put.status, await put.text()).toBe(201)
    expect(await size()).toBe('4')
    expect((await app.request('/v1/documents/tides', { method: 'DELETE', headers })).status).toBe(204)
    expect(await size()).toBe('5')
  })

  it('is published also where the log fails', async () => {
    const store = memoryStore()
    const away = () => Promise.reject(new StoreError('unavailable', 'Away'))
    const log = { include: away, keys: away, sweep: away, compare: away }
    const app = createApp({ store: () => store, log: () => log, keys: () => KEYS })
    const headers = { Authorization: `Bearer ${PUBLISH_KEY}`, 'Content-Type': 'application/json' }
    const put = await app.request('/v1/documents/tides', { method: 'PUT', headers, body })
    expect(put.status, await put.text()).toBe(201)
  })
})
