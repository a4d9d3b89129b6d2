/** How much a request may bring: DESIGN, “Abuse”, has the same table. What is at a limit is taken, one more is refused. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { ROOT } from '../../src/cli/connect.ts'
import { ADMIN_KEY, openNewsroom, PUBLISH_KEY } from '../newsroom/newsroom.ts'
import { secretOf, signed } from '../webhook/sign.ts'
import { QUOTE } from './texts.ts'

const { app } = openNewsroom()
const KIB = 1_024
const MIB = KIB * KIB

type Row = {
  /** As DESIGN has it. */
  readonly limit: string
  readonly most: number
  readonly ask: (count: number) => Request
  readonly status: number
  readonly code: string
  readonly field?: string
}

const json = (path: string, body: unknown, { method = 'POST', key = '' } = {}): Request =>
  new Request(`http://localhost${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json, text/event-stream',
      ...(key === '' ? {} : { Authorization: `Bearer ${key}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const get = (path: string): Request => new Request(`http://localhost${path}`)
const document = (facts: object, id = 'gazette-13'): Request =>
  json(
    `/v1/documents/${id}`,
    { text: 'We will not sell.', title: 'G', language: 'en', ...facts },
    { method: 'PUT', key: PUBLISH_KEY },
  )
const words = (count: number): string => Array(count).fill('we').join(' ')
const letters = (count: number): string => 'a'.repeat(count)
/** A body of so many bytes. */
const bytes = (path: string, key?: string) => (count: number) =>
  json(path, `{"quote":"${QUOTE}"${' '.repeat(count - QUOTE.length - 12)}}`, key === undefined ? {} : { key })
const tool = (name: string, args: object): Request =>
  new Request('http://localhost/mcp', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } }),
  })

const LIMITS: readonly Row[] = [
  { limit: 'a body', most: 256 * KIB, ask: bytes('/v1/verify'), status: 413, code: 'body_too_large' },
  { limit: 'a body', most: 256 * KIB, ask: bytes('/v1/verify/batch'), status: 413, code: 'body_too_large' },
  {
    limit: 'a body',
    most: 256 * KIB,
    ask: bytes('/v1/sites', ADMIN_KEY),
    status: 413,
    code: 'body_too_large',
  },
  {
    limit: 'the body of a draft',
    most: 4 * MIB,
    ask: bytes('/v1/review'),
    status: 413,
    code: 'body_too_large',
  },
  {
    limit: 'the body of a draft',
    most: 4 * MIB,
    ask: bytes('/v1/quotations'),
    status: 413,
    code: 'body_too_large',
  },
  { limit: 'a message of an agent', most: 4 * MIB, ask: bytes('/mcp'), status: 413, code: 'body_too_large' },
  {
    limit: 'a delivery',
    most: 4 * MIB,
    ask: bytes('/v1/webhooks/ghost?site=x'),
    status: 413,
    code: 'body_too_large',
  },
  { limit: 'a form', most: 4 * MIB, ask: bytes('/'), status: 413, code: 'body_too_large' },
  {
    limit: 'the words of a quote',
    most: 2_000,
    ask: (count) => json('/v1/verify', { quote: words(count) }),
    status: 400,
    code: 'invalid_request',
    field: 'quote',
  },
  {
    limit: 'the characters of a quote',
    most: 16_000,
    ask: (count) => json('/v1/verify', { quote: letters(count) }),
    status: 400,
    code: 'invalid_request',
    field: 'quote',
  },
  {
    limit: 'the characters of a quote',
    most: 16_000,
    ask: (count) => get(`/v1/verify?quote=${letters(count)}`),
    status: 400,
    code: 'invalid_request',
    field: 'quote',
  },
  {
    limit: 'a name or date',
    most: 200,
    ask: (count) => json('/v1/verify', { quote: QUOTE, speaker: letters(count) }),
    status: 400,
    code: 'invalid_request',
    field: 'speaker',
  },
  {
    limit: 'a name or date',
    most: 200,
    ask: (count) => json('/v1/verify', { quote: QUOTE, date: `11 June 1999${' '.repeat(count - 12)}` }),
    status: 400,
    code: 'invalid_request',
    field: 'date',
  },
  {
    limit: 'a name or date',
    most: 200,
    ask: (count) => get(`/v1/documents?after=${letters(count)}`),
    status: 400,
    code: 'invalid_request',
    field: 'after',
  },
  {
    limit: 'the claims of a batch',
    most: 50,
    ask: (count) => json('/v1/verify/batch', { claims: Array(count).fill({ quote: 'We will' }) }),
    status: 400,
    code: 'invalid_request',
    field: 'claims',
  },
  {
    limit: 'the matches told',
    most: 20,
    ask: (count) => json('/v1/verify', { quote: QUOTE, limit: count }),
    status: 400,
    code: 'invalid_request',
    field: 'limit',
  },
  {
    limit: 'the documents of a page',
    most: 100,
    ask: (count) => get(`/v1/documents?limit=${count}`),
    status: 400,
    code: 'invalid_request',
    field: 'limit',
  },
  {
    limit: 'the characters of a draft',
    most: 1_000_000,
    ask: (count) => json('/v1/quotations', { text: `${letters(8)} `.repeat(count / 9 + 1).slice(0, count) }),
    status: 400,
    code: 'invalid_request',
    field: 'text',
  },
  {
    limit: 'a text by request, on the free plan',
    most: 6_000,
    ask: (count) => document({ text: words(count).slice(0, count).padEnd(count, '.') }),
    status: 413,
    code: 'document_too_long',
  },
  {
    limit: 'the HTML of one',
    most: 24_000,
    ask: (count) => document({ text: undefined, html: `<p>We will.</p>${' '.repeat(count - 15)}` }),
    status: 413,
    code: 'document_too_long',
  },
  {
    limit: 'a fact about a text',
    most: 1_000,
    ask: (count) => document({ title: letters(count) }),
    status: 400,
    code: 'invalid_request',
    field: 'title',
  },
  {
    limit: 'the overrides of a text',
    most: 200,
    ask: (count) => document({ attribution: Array(count).fill({ quote: 'We will', speaker: 'A' }) }),
    status: 400,
    code: 'invalid_request',
    field: 'attribution',
  },
  {
    limit: 'an id',
    most: 100,
    ask: (count) => document({}, letters(count)),
    status: 400,
    code: 'invalid_request',
    field: 'id',
  },
]

async function statusOf(request: Request): Promise<number> {
  return (await app.request(request)).status
}

describe('a request', () => {
  it.each(LIMITS)(
    'may have as much as is allowed, and no more: $limit ($code)',
    async ({ most, ask, status, code, field }) => {
      expect(await statusOf(ask(most))).not.toBe(413)
      const taken = await app.request(ask(most))
      const { errors } = z
        .looseObject({ errors: z.array(z.looseObject({ field: z.string() })).optional() })
        .catch({})
        .parse(await taken.json().catch(() => ({})))
      if (field !== undefined) expect((errors ?? []).map((error) => error.field)).not.toContain(field)
      const refused = await app.request(ask(most + 1))
      expect(refused.status).toBe(status)
      expect(await refused.json()).toMatchObject({
        code,
        ...(field === undefined ? {} : { errors: [{ field }] }),
      })
    },
  )

  it('is refused by its bytes also where it does not say how many they are', async () => {
    const body = new ReadableStream({
      pull: (stream) => stream.enqueue(new Uint8Array(64 * KIB).fill(0x20)),
    })
    const init = { method: 'POST', body, duplex: 'half', headers: { 'Content-Type': 'application/json' } }
    expect(await statusOf(new Request('http://localhost/v1/verify', init as RequestInit))).toBe(413)
  })

  it('has its limits in DESIGN, with these figures', () => {
    const design = readFileSync(join(ROOT, 'DESIGN.md'), 'utf8')
    const [, section = ''] = design.split('\n## Abuse\n')
    for (const { limit, most } of LIMITS) {
      const told =
        most % MIB === 0
          ? `${most / MIB} MiB`
          : most % KIB === 0
            ? `${most / KIB} KiB`
            : most.toLocaleString('en-US')
      expect(section).toContain(`| ${limit} | ${told} |`)
    }
  })

  it.each([
    [
      'one that names 10,000 fields that there are not',
      json('/v1/verify', Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`field${at}`, 1]))),
    ],
    ['one with a field of a very long name', json('/v1/verify', { [letters(200_000)]: 1 })],
    [
      'a query with as many',
      get(`/v1/verify?${Array.from({ length: 1_000 }, (_, at) => `field${at}=1`).join('&')}`),
    ],
    ['a field that is there 1,000 times', get(`/v1/verify?${'quote=a&'.repeat(1_000)}`)],
  ])('is refused in few words: %s', async (_, request) => {
    const response = await app.request(request)
    expect(response.status).toBe(400)
    expect((await response.text()).length).toBeLessThan(8_000)
  })

  it('may name itself in 255 characters, else it is named by the service', async () => {
    const named = async (id: string) =>
      (await app.request('/healthz', { headers: { 'X-Request-Id': id } })).headers.get('X-Request-Id')
    expect(await named(letters(255))).toBe(letters(255))
    expect(await named(letters(256))).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('of an agent reads at most 40,000 characters of a text', async () => {
    expect(
      await (await app.request(tool('get_document', { id: 'gazette-12', length: 40_000 }))).text(),
    ).not.toContain('"isError":true')
    expect(
      await (await app.request(tool('get_document', { id: 'gazette-12', length: 40_001 }))).text(),
    ).toContain('length: Must be at most 40000')
  })
})

describe('JSON as deep as 100,000 brackets', () => {
  const DEPTH = 100_000
  const arrays = `${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`
  const objects = `${'{"a":'.repeat(DEPTH / 4)}1${'}'.repeat(DEPTH / 4)}`
  const open = '['.repeat(DEPTH)
  type Route = {
    readonly path: string
    readonly field: string
    readonly options?: { readonly method?: string; readonly key?: string }
  }
  const ROUTES: readonly Route[] = [
    { path: '/v1/verify', field: 'quote' },
    { path: '/v1/verify/batch', field: 'other' },
    { path: '/v1/quotations', field: 'text' },
    { path: '/v1/review', field: 'text' },
    { path: '/v1/documents/gazette-13', field: 'aliases', options: { method: 'PUT', key: PUBLISH_KEY } },
    { path: '/v1/sites', field: 'callback', options: { key: ADMIN_KEY } },
    { path: '/v1/sites/gazette', field: 'callback', options: { method: 'PATCH', key: ADMIN_KEY } },
    { path: '/v1/sites/gazette/rotate', field: 'secret', options: { key: ADMIN_KEY } },
    { path: '/mcp', field: 'params' },
  ]
  it.each(ROUTES)('is refused at $path', async ({ path, field, options }) => {
    for (const deep of [arrays, objects, open]) {
      for (const body of [deep, `{"${field}":${deep}}`, `{"${field}":{"x":[${deep}]}}`]) {
        const response = await app.request(json(path, body, options))
        expect(response.status).toBe(400)
        expect((await response.text()).length).toBeLessThan(8_000)
      }
    }
  })

  it('stays with its claim in a batch', async () => {
    const response = await app.request(
      json('/v1/verify/batch', `{"claims":[${arrays},{"quote":"${QUOTE}"}]}`),
    )
    expect(await response.json()).toMatchObject({
      results: [{ problem: { status: 400 } }, { answer: { verdict: 'verbatim' } }],
    })
  })

  it.each([
    [
      'a message of the protocol',
      (deep: string) =>
        `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"verify_quotation","arguments":{"quote":${deep}}}}`,
    ],
    [
      'what is about a message',
      (deep: string) =>
        `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"verify_quotation","arguments":{"quote":"We will"},"_meta":{"x":${deep}}}}`,
    ],
    ['an id', (deep: string) => `{"jsonrpc":"2.0","id":${deep},"method":"tools/list"}`],
  ])('is no fault of ours in %s', async (_, body) => {
    for (const deep of [arrays, objects]) {
      const request = new Request('http://localhost/mcp', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
        body: body(deep),
      })
      expect([200, 400]).toContain(await statusOf(request))
    }
  })

  it('is refused of a sender that signs it', async () => {
    const site = { id: 'deep', source: 'ghost', secret: secretOf('ghost') }
    expect(await statusOf(json('/v1/sites', site, { key: ADMIN_KEY }))).toBe(201)
    for (const body of [
      arrays,
      objects,
      open,
      `{"post":{"current":${objects}}}`,
      `{"post":{"current":{"id":"x","title":"T","html":${arrays}}}}`,
    ]) {
      const path = '/v1/webhooks/ghost?site=deep'
      const { headers } = await signed('ghost', { path, body, secret: secretOf('ghost') })
      const response = await app.request(path, { method: 'POST', headers, body })
      expect([200, 400]).toContain(response.status)
    }
  })
})
