import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ENGINE, VERSION } from '../../src/core/version.ts'
import { createApp } from '../../src/http/app.ts'
import { readiness } from '../../src/http/contract/response.ts'
import { PROBLEMS } from '../../src/http/problem.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { type Store, StoreError } from '../../src/store/store.ts'
import { DOCS_STYLE_DIGEST } from '../../src/web/docs/style.ts'
import { STYLE_DIGEST } from '../../src/web/style.ts'
import { appOf, openNewsroom } from '../newsroom/newsroom.ts'
import { asking, calling, createAppOver, EMPTY, openLighthouse, posting, QUOTE } from './texts.ts'

const app = await openLighthouse()

describe('every response', () => {
  it.each([
    ['an answer', asking({ quote: QUOTE }), {}],
    ['a problem', '/nowhere', {}],
    ['a refusal of a method', '/v1/verify', { method: 'PATCH' }],
    ['a refusal of a body', '/v1/verify', posting({ quote: 'a'.repeat(1e6) })],
    ['the index', '/', {}],
    ['the documentation', '/docs', {}],
  ])('is locked down and open to other origins: %s', async (_, path, init) => {
    const { headers } = await app.request(path, init)
    expect(headers.get('Content-Security-Policy')).toBe(
      `default-src 'none'; style-src '${STYLE_DIGEST}' '${DOCS_STYLE_DIGEST}'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; frame-ancestors 'none'`,
    )
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(headers.get('Referrer-Policy')).toBe('no-referrer')
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
    expect(headers.get('Access-Control-Expose-Headers')).toBe(
      'ETag,Link,Retry-After,Verbatim-Version,Verbatim-Engine,Verbatim-Corpus,X-Request-Id',
    )
    expect(headers.get('Verbatim-Version')).toBe(VERSION)
    expect(headers.get('Verbatim-Engine')).toBe(ENGINE)
  })

  it('carries the request id of the client, or one of its own', async () => {
    const given = await app.request('/nowhere', { headers: { 'X-Request-Id': 'desk-7' } })
    expect(given.headers.get('X-Request-Id')).toBe('desk-7')
    expect(await given.json()).toMatchObject({ request_id: 'desk-7' })
    const forged = await app.request('/nowhere', { headers: { 'X-Request-Id': 'a b' } })
    expect(forged.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('lets a page of any origin ask, and publish if it has a key of its own', async () => {
    const response = await app.request('/v1/verify', {
      method: 'OPTIONS',
      headers: { Origin: 'https://example.org', 'Access-Control-Request-Method': 'POST' },
    })
    expect(response.status).toBe(204)
    expect(response.headers.get('Access-Control-Allow-Methods')).toBe('GET,HEAD,POST,PUT,PATCH,DELETE')
    expect(response.headers.get('Access-Control-Allow-Headers')).toContain('Content-Type')
    expect(response.headers.get('Access-Control-Allow-Headers')).toContain('Authorization')
  })
})

describe('what is answered from the library names its version', () => {
  const question = new URLSearchParams({ quote: QUOTE })
  it.each<[string, string, RequestInit]>([
    ['a verdict', asking({ quote: QUOTE }), {}],
    ['a verdict as text', asking({ quote: QUOTE, format: 'text' }), {}],
    ['a verdict that is known already', asking({ quote: QUOTE }), { headers: { 'If-None-Match': '*' } }],
    ['many verdicts', '/v1/verify/batch', posting({ claims: [{ quote: QUOTE }] })],
    ['a review', '/v1/review', posting({ text: `“${QUOTE},” she said.` })],
    ['the list of texts', '/v1/documents', {}],
    ['a text', '/v1/documents/gazette-12', {}],
    ['a text that is not held', '/v1/documents/gazette-13', {}],
    ['the index', `/?${question}`, {}],
    ['the page of a text', '/documents/gazette-12', {}],
    ['a badge', `/badge.svg?${question}`, {}],
    ['a card', `/card?${question}`, {}],
    ['oEmbed', `/oembed?url=${encodeURIComponent(`http://localhost/?${question}`)}`, {}],
    ['an agent’s tool', '/mcp', calling('verify_quotation', { quote: QUOTE })],
    ['readiness', '/readyz', {}],
  ])('%s', async (_, path, init) => {
    const { corpus } = readiness.parse(await (await app.request('/readyz')).json())
    const response = await app.request(path, init)
    await response.text()
    expect(response.headers.get('Verbatim-Corpus')).toBe(corpus.version)
    expect(response.headers.get('Verbatim-Version')).toBe(VERSION)
    expect(response.headers.get('X-Request-Id')).not.toBeNull()
  })

  it('what is not, does not', async () => {
    expect((await app.request('/healthz')).headers.get('Verbatim-Corpus')).toBeNull()
  })
})

describe('a library that is empty', () => {
  it('is a 503 that names the command that fills it, never not_found', async () => {
    const response = await EMPTY.request(asking({ quote: QUOTE }))
    expect(response.status).toBe(503)
    const body = await response.json()
    expect(body).toMatchObject({
      code: 'library_empty',
      detail: expect.stringContaining('npm run verbatim -- ingest'),
    })
  })

  it('does not make the service unhealthy, only not ready', async () => {
    expect((await EMPTY.request('/healthz')).status).toBe(200)
    const response = await EMPTY.request('/readyz')
    expect(response.status).toBe(503)
    expect(response.headers.get('Retry-After')).toBe('60')
    expect(await response.json()).toMatchObject({ code: 'library_empty' })
  })
})

describe('a fault', () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  afterEach(() => log.mockClear())

  const failing = (failure: Error): Store => ({ ...memoryStore(), read: () => Promise.reject(failure) })
  const unavailable = new StoreError('unavailable', 'Cannot read 3 keys')

  it('of storage is a 503 that says when to try again', async () => {
    const response = await createAppOver(failing(unavailable)).request(asking({ quote: QUOTE }))
    expect(response.status).toBe(503)
    expect(response.headers.get('Retry-After')).toBe('5')
    expect(await response.json()).toMatchObject({ code: 'library_unavailable' })
  })

  it('of storage shows in whether the service is ready, not in whether it runs', async () => {
    const broken = createAppOver(failing(unavailable))
    expect((await broken.request('/readyz')).status).toBe(503)
    expect((await broken.request('/healthz')).status).toBe(200)
  })

  it('of ours is a 500 that gives nothing away', async () => {
    const broken = createAppOver(failing(new TypeError('Cannot read secret.ts')))
    const response = await broken.request(asking({ quote: QUOTE }))
    expect(response.status).toBe(500)
    const body = await response.text()
    expect(JSON.parse(body)).toMatchObject({ code: 'internal' })
    expect(body).not.toMatch(/secret|\.ts|at /)
  })

  it.each([
    ['of storage', unavailable],
    ['of ours', new TypeError(`Cannot read ${QUOTE}\n    at ${QUOTE}`)],
  ])('%s is logged as one line, without a word of the claim', async (_, failure) => {
    await createAppOver(failing(failure)).request(asking({ quote: QUOTE, speaker: 'Edith Calloway' }))
    expect(log).toHaveBeenCalledTimes(1)
    const line = String(log.mock.calls[0]?.[0])
    expect(JSON.parse(line)).toMatchObject({ level: 'error', method: 'GET', route: '/v1/verify' })
    expect(line).not.toMatch(/\n|lighthouse|Calloway/)
  })

  it('is not what a client does wrong: that is not logged', async () => {
    await app.request('/v1/verify', { ...posting({}), body: '{' })
    await app.request(asking({ quote: '' }))
    await app.request('/nowhere')
    expect(log).not.toHaveBeenCalled()
  })
})

describe('the pages around the API', () => {
  it('GET /healthz names the program, and which deployment of it this is', async () => {
    const program = { status: 'ok', version: VERSION, engine: ENGINE }
    expect(await (await app.request('/healthz')).json()).toEqual({ ...program, deployment: null })
    const deployed = createApp({
      store: () => memoryStore(),
      deployment: () => ({ id: '57f1', tag: 'v1', timestamp: '' }),
    })
    expect(await (await deployed.request('/healthz')).json()).toEqual({
      ...program,
      deployment: { id: '57f1', tag: 'v1' },
    })
  })

  it('GET /readyz names the library and what is configured, and no secret', async () => {
    const { newsroom, library } = openNewsroom()
    const ready = { status: 'ready', version: VERSION, engine: ENGINE, plan: 'free' }
    const corpus = expect.objectContaining({ documents: 2 })
    expect(await (await app.request('/readyz')).json()).toEqual({
      ...ready,
      corpus,
      publishing: false,
      administration: false,
      newsroom: false,
      receipts: false,
    })
    expect(await (await appOf(newsroom, library).request('/readyz')).json()).toEqual({
      ...ready,
      corpus,
      publishing: true,
      administration: true,
      newsroom: true,
      receipts: false,
    })
  })

  it.each(['/healthz', '/readyz'])('%s is asked anew each time, by HEAD too', async (path) => {
    const response = await app.request(path, { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(await response.text()).toBe('')
  })

  it('the version is that of the package', () => {
    const { version } = JSON.parse(
      readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'),
    )
    expect(VERSION).toBe(version)
  })

  it.each(Object.entries(PROBLEMS))(
    'GET /problems/%s explains the problem',
    async (code, { status, title }) => {
      const response = await app.request(`/problems/${code}`)
      expect(response.status).toBe(200)
      expect(await response.json()).toMatchObject({ code, status, title })
    },
  )
})
