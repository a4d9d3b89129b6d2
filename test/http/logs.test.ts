/** What the log has of requests that carry secrets and words in every field: nothing of them, in lines of JSON. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { createApp } from '../../src/http/app.ts'
import { sha256 } from '../../src/service/digest.ts'
import type { Newsroom } from '../../src/service/newsroom/newsroom.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { type Store, StoreError } from '../../src/store/store.ts'
import { ADMIN_KEY, openNewsroom, PUBLISH_KEY, sealBy } from '../newsroom/newsroom.ts'
import { secretOf, signed } from '../webhook/sign.ts'

/** Whatever a user may send has this in it. */
const CANARY = 'canary'
const ADDRESS = '198.51.100.77'
const KEYS = {
  verify: [await sha256('verbatim_verify_canary')],
  publish: [await sha256(PUBLISH_KEY)],
  admin: [await sha256(ADMIN_KEY)],
}
const SENT = {
  Authorization: 'Bearer verbatim_verify_canary',
  'CF-Connecting-IP': ADDRESS,
  Cookie: 'session=canary',
  Referer: 'https://canary.example/draft',
  'User-Agent': 'canary/1',
  'Content-Type': 'application/json',
  Accept: 'application/json, text/event-stream',
}
const CLAIM = { quote: 'The canary sang in the mine', speaker: 'Ann Canary', date: '1999-06-11' }
const DRAFT = { text: '“The canary sang in the mine on that day,” said Ann Canary.' }
const QUERY = new URLSearchParams(CLAIM)

type Call = readonly [what: string, path: string, init?: RequestInit]
const post = (body: unknown, method = 'POST', headers: Record<string, string> = {}): RequestInit => ({
  method,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const keyed = (key: string) => ({ Authorization: `Bearer ${key}` })
const CALLS: readonly Call[] = [
  ['a question', `/v1/verify?${QUERY}`],
  ['a question in a body', '/v1/verify', post(CLAIM)],
  ['a question in a text', '/v1/verify', post({ ...CLAIM, document: 'canary' })],
  ['what is no question', '/v1/verify', post({ canary: 'canary' })],
  ['what is no JSON', '/v1/verify', post('{"canary')],
  ['a question with a receipt', `/v1/verify?${QUERY}&receipt=true`],
  ['a receipt', `/v1/receipts/canary?${QUERY}`],
  ['the keys', '/.well-known/jwks.json?canary=canary'],
  ['a tile', '/log/tile/canary/canary'],
  ['a batch', '/v1/verify/batch', post({ claims: [CLAIM, { canary: 1 }] })],
  ['quotations', '/v1/quotations', post(DRAFT)],
  ['a review', '/v1/review', post(DRAFT)],
  ['a page', `/?${QUERY}`],
  [
    'a form',
    '/',
    {
      method: 'POST',
      body: QUERY.toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    },
  ],
  ['a card', `/card?${QUERY}`],
  ['a badge', `/badge.svg?${QUERY}`],
  ['oEmbed', `/oembed?${new URLSearchParams({ url: `http://localhost/?${QUERY}` })}`],
  ['a text', '/v1/documents/canary'],
  ['the page of a text', '/documents/canary'],
  ['the texts', '/v1/documents?after=canary'],
  ['the page of the texts', '/documents?after=canary'],
  ['what a problem means', '/problems/canary'],
  [
    'a text to be held',
    '/v1/documents/canary',
    post({ title: 'canary', text: 'The canary sang.', language: 'en' }, 'PUT', keyed(PUBLISH_KEY)),
  ],
  ['a text to be taken out', '/v1/documents/canary', { method: 'DELETE', headers: keyed(PUBLISH_KEY) }],
  ['a wrong key', '/v1/documents/canary', { method: 'DELETE', headers: keyed('canary') }],
  [
    'a site',
    '/v1/sites',
    post(
      {
        id: 'site-canary',
        source: 'ghost',
        secret: 'canary-secret',
        slack: 'https://hooks.slack.com/canary',
        callback: 'https://canary.example/',
      },
      'POST',
      keyed(ADMIN_KEY),
    ),
  ],
  ['the sites', '/v1/sites', { headers: keyed(ADMIN_KEY) }],
  [
    'a site to be changed',
    '/v1/sites/canary',
    post({ callback: 'https://canary.example/' }, 'PATCH', keyed(ADMIN_KEY)),
  ],
  [
    'a site to be given a secret',
    '/v1/sites/canary/rotate',
    post({ secret: 'canary-canary-canary' }, 'POST', keyed(ADMIN_KEY)),
  ],
  ['a site to be removed', '/v1/sites/canary', { method: 'DELETE', headers: keyed(ADMIN_KEY) }],
  ['a report', `/v1/reports/${CANARY.repeat(4)}`],
  [
    'a report to be deleted',
    `/v1/reports/${CANARY.repeat(4)}`,
    { method: 'DELETE', headers: keyed(ADMIN_KEY) },
  ],
  [
    'a dead letter to be tried again',
    `/v1/dead-letters/${CANARY}.review/replay`,
    { method: 'POST', headers: keyed(ADMIN_KEY) },
  ],
  [
    'a dead letter to be given up',
    `/v1/dead-letters/${CANARY}.review`,
    { method: 'DELETE', headers: keyed(ADMIN_KEY) },
  ],
  ['dead letters', '/v1/dead-letters', { headers: keyed(ADMIN_KEY) }],
  ['an unsigned delivery', '/v1/webhooks/ghost?site=canary', post({ canary: 'canary' })],
  [
    'an agent',
    '/mcp',
    post({
      jsonrpc: '2.0',
      id: 'canary',
      method: 'tools/call',
      params: { name: 'verify_quotation', arguments: CLAIM },
    }),
  ],
  [
    'an agent with a draft',
    '/mcp',
    post({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'review_text', arguments: DRAFT } }),
  ],
  ['what an agent must not send', '/mcp', post({ canary: 'canary' })],
  ['what is nowhere', '/canary?canary=canary'],
  ['what is no method', '/v1/verify?canary', { method: 'PATCH' }],
]

const breaking = (failure: () => Error): Store => ({
  ...memoryStore(),
  read: () => Promise.reject(failure()),
  write: () => Promise.reject(failure()),
  list: () => Promise.reject(failure()),
})
/** As an engine may put what it was given into a message, and into the frames behind it. */
const quoting = (): Error =>
  new TypeError(`Cannot read "${CLAIM.quote}"\n    at ${CLAIM.speaker} (${ADDRESS})`)

const { newsroom, library } = openNewsroom()
const SERVICES: readonly (readonly [what: string, library: Store, newsroom: Newsroom | null])[] = [
  ['that is well', library, newsroom],
  ['that is empty', memoryStore(), null],
  [
    'whose storage fails',
    breaking(() => new StoreError('unavailable', 'Cannot read 3 keys')),
    { ...newsroom, store: breaking(() => new StoreError('unavailable', 'Cannot read 1 key')) },
  ],
  ['that is broken', breaking(quoting), { ...newsroom, store: breaking(quoting) }],
]

const written: string[] = []
beforeAll(() => {
  for (const way of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    vi.spyOn(console, way).mockImplementation((...parts) => {
      written.push(parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' '))
    })
  }
})
afterEach(() => {
  written.length = 0
})
afterAll(() => vi.restoreAllMocks())

/** The fields that every entry has, and those of a request. */
const ENTRY = z.looseObject({ level: z.literal('error'), job: z.string() })
const OF_REQUEST = ENTRY.extend({
  job: z.literal('request'),
  request_id: z.string().regex(/^[0-9a-f-]{36}$/),
  method: z.string(),
  route: z.string().startsWith('/'),
  status: z.int().min(500),
  problem: z.string(),
})

describe.each(SERVICES)('a service %s', (what, store, room) => {
  const app = createApp({
    store: () => store,
    newsroom: () => room,
    keys: () => KEYS,
    limits: () => (what === 'that is broken' ? { reading: { limit: () => Promise.reject(quoting()) } } : {}),
  })

  it.each(CALLS.map(([call, path, init = {}]) => ({ call, path, init })))(
    'logs nothing of $call',
    async ({ path, init }) => {
      const response = await app.request(path, { ...init, headers: { ...SENT, ...init.headers } })
      await response.text()
      expect(written.join('\n')).not.toMatch(/canary|198\.51|sang|Ann |verbatim_/i)
      const entries = written.map((line) => ENTRY.parse(JSON.parse(line)))
      expect(written.join('')).not.toContain('\n')
      // What another test left to do may end meanwhile.
      const id = response.headers.get('X-Request-Id')
      const ofRequest = entries
        .filter(({ job }) => job === 'request')
        .map((entry) => OF_REQUEST.parse(entry))
        .filter(({ request_id }) => request_id === id)
      // One line for what we failed, none for what was refused; in a batch and for an agent a failure stays within.
      if (response.status >= 500) expect(ofRequest).toHaveLength(1)
      else if (what === 'that is well') expect(written).toEqual([])
    },
  )
})

describe('a delivery that is taken in', () => {
  it('leaves nothing of its article, its secrets or its addresses in the log, whatever fails', async () => {
    const opened = openNewsroom(() => new Response('canary', { status: 500 }))
    const keys = () => KEYS
    const app = createApp({ store: () => opened.library, newsroom: () => opened.newsroom, keys })
    const site = {
      id: 'gazette',
      source: 'ghost',
      secret: `${secretOf('ghost')}`,
      callback: 'https://canary.example/hook',
    }
    const admin = { headers: { ...SENT, ...keyed(ADMIN_KEY) } }
    expect((await app.request('/v1/sites', { ...post(site), ...admin })).status).toBe(201)
    const path = '/v1/webhooks/ghost?site=gazette'
    const body = JSON.stringify({
      post: {
        current: {
          id: 'canary',
          title: 'canary',
          status: 'draft',
          html: `<p>${DRAFT.text}</p>`,
          updated_at: '2026-11-20T08:00:00.000Z',
        },
      },
    })
    const { headers } = await signed('ghost', { path, body, secret: secretOf('ghost') })
    expect((await app.request(path, { method: 'POST', headers, body })).status).toBe(202)
    await opened.work()
    // With another key nothing of it can be opened.
    const locked = createApp({
      store: () => opened.library,
      newsroom: () => ({ ...opened.newsroom, seal: sealBy('verbatim_seal_of-another-service-altogether') }),
      keys,
    })
    expect((await locked.request(path, { method: 'POST', headers, body })).status).toBe(503)
    expect(written).toHaveLength(1)
    expect(written.join('\n')).not.toMatch(/canary|sang|whsec|verbatim_/i)
  })
})
