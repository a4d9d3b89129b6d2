/** What a browser is told to do, and not to, with each thing that the service gives out: all of the headers, to the letter. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { ENGINE, VERSION } from '../../src/core/version.ts'
import { DOCS_STYLE_DIGEST } from '../../src/web/docs/style.ts'
import { STYLE_DIGEST } from '../../src/web/style.ts'
import { ADMIN_KEY, openNewsroom } from '../newsroom/newsroom.ts'
import { openReceipts } from '../receipt/registry.ts'
import { asking, posting, QUOTE } from './texts.ts'

const { app } = openNewsroom()
const issuing = await openReceipts()
const issued = await issuing.app.request('/v1/verify', posting({ quote: QUOTE, receipt: true }))
const receipt = `/v1/receipts/${z.looseObject({ id: z.string() }).parse(await issued.json()).id}`
const asked = new URLSearchParams({ quote: QUOTE })
const tag = (await app.request(asking({ quote: QUOTE }))).headers.get('ETag') ?? ''

const STYLES = `style-src '${STYLE_DIGEST}' '${DOCS_STYLE_DIGEST}'`
const EVERYTHING = {
  'access-control-allow-origin': '*',
  'content-security-policy': `default-src 'none'; ${STYLES}; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; frame-ancestors 'none'`,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'cross-origin',
  'permissions-policy':
    'accelerometer=(), browsing-topics=(), camera=(), clipboard-read=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}
const EXPOSED = {
  'access-control-expose-headers':
    'ETag,Link,Retry-After,Verbatim-Version,Verbatim-Engine,Verbatim-Corpus,X-Request-Id',
}
/** A card stands in other people's frames, with neither script nor form. */
const { 'x-frame-options': _, ...FRAMED } = {
  ...EVERYTHING,
  'content-security-policy': `default-src 'none'; ${STYLES}; script-src 'none'; img-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; frame-ancestors *`,
}

type Surface = {
  readonly what: string
  readonly path: string
  readonly init?: RequestInit
  /** Of the service that issues receipts. */
  readonly isIssued?: true
  readonly status?: number
  readonly type: string | null
  readonly keep: string
  readonly headers?: Readonly<Record<string, string>>
  readonly framed?: true
}
const HTML = 'text/html; charset=UTF-8'
const PROBLEM = 'application/problem+json'
const browser = { headers: { Accept: 'text/html' } }
const keyed = { headers: { Authorization: `Bearer ${ADMIN_KEY}` } }
const VARIES = { vary: 'Accept' }

const SURFACES: readonly Surface[] = [
  { what: 'the page', path: '/', type: HTML, keep: 'public, max-age=60' },
  { what: 'an answer as the page', path: `/?${asked}`, type: HTML, keep: 'public, max-age=60' },
  {
    what: 'a form that leads on',
    path: '/',
    init: { method: 'POST', body: asked },
    status: 303,
    type: null,
    keep: 'no-store',
    headers: { location: `/?${asked}#answer` },
  },
  { what: 'the documentation', path: '/docs', type: HTML, keep: 'public, max-age=3600' },
  { what: 'the texts', path: '/documents', type: HTML, keep: 'public, max-age=300' },
  { what: 'a text as a page', path: '/documents/gazette-12', type: HTML, keep: 'public, max-age=300' },
  { what: 'a card', path: `/card?${asked}`, type: HTML, keep: 'public, max-age=300', framed: true },
  {
    what: 'a card that cannot be',
    path: '/card',
    status: 400,
    type: PROBLEM,
    keep: 'no-store',
    framed: true,
  },
  {
    what: 'a badge',
    path: `/badge.svg?${asked}`,
    type: 'image/svg+xml; charset=UTF-8',
    keep: 'public, max-age=300',
  },
  {
    what: 'oEmbed',
    path: `/oembed?${new URLSearchParams({ url: `http://localhost/?${asked}` })}`,
    type: 'application/json',
    keep: 'public, max-age=300',
  },
  {
    what: 'an answer',
    path: `/v1/verify?${asked}`,
    type: 'application/json',
    keep: 'public, max-age=60',
    headers: VARIES,
  },
  {
    what: 'an answer as it was',
    path: `/v1/verify?${asked}`,
    init: { headers: { 'If-None-Match': tag } },
    status: 304,
    type: null,
    keep: 'public, max-age=60',
    headers: VARIES,
  },
  {
    what: 'an answer as text',
    path: `/v1/verify?${asked}&format=text`,
    type: 'text/plain; charset=UTF-8',
    keep: 'public, max-age=60',
    headers: VARIES,
  },
  {
    what: 'an answer as a page of its own',
    path: `/v1/verify?${asked}&format=html`,
    type: HTML,
    keep: 'public, max-age=60',
    headers: VARIES,
  },
  {
    what: 'a review',
    path: '/v1/review',
    init: posting({ text: `“${QUOTE}”` }),
    type: 'application/json',
    keep: 'private, no-store',
  },
  {
    what: 'a review for an editor',
    path: '/v1/review?format=sarif',
    init: { method: 'POST', body: QUOTE, headers: { 'Content-Type': 'text/plain' } },
    type: 'application/sarif+json',
    keep: 'private, no-store',
  },
  {
    what: 'the texts for programs',
    path: '/v1/documents?limit=1',
    type: 'application/json',
    keep: 'public, max-age=300',
    headers: { ...VARIES, link: '</v1/documents?limit=1&after=calloway-opening>; rel="next"' },
  },
  {
    what: 'a text for programs',
    path: '/v1/documents/gazette-12',
    type: 'application/json',
    keep: 'public, max-age=300',
    headers: VARIES,
  },
  {
    what: 'quotations',
    path: '/v1/quotations',
    init: posting({ text: `“${QUOTE}”` }),
    type: 'application/json',
    keep: 'no-store',
  },
  {
    what: 'a batch',
    path: '/v1/verify/batch',
    init: posting({ claims: [{ quote: QUOTE }] }),
    type: 'application/json',
    keep: 'no-store',
  },
  ...(['json', 'text', 'html', 'jws'] as const).map((format): Surface => {
    const types = {
      json: 'application/json',
      text: 'text/plain; charset=UTF-8',
      html: HTML,
      jws: 'application/jose',
    }
    return {
      what: `a receipt as ${format}`,
      path: `${receipt}?format=${format}`,
      isIssued: true,
      type: types[format],
      keep: 'public, max-age=3600',
      headers: { ...VARIES, 'x-robots-tag': 'noindex' },
    }
  }),
  {
    what: 'a receipt held against a claim',
    path: `${receipt}?${asked}`,
    isIssued: true,
    type: 'application/json',
    keep: 'no-store',
    headers: { 'x-robots-tag': 'noindex' },
  },
  {
    what: 'the keys',
    path: '/.well-known/jwks.json',
    isIssued: true,
    type: 'application/json',
    keep: 'public, max-age=300',
  },
  {
    what: 'what is not set up here',
    path: '/.well-known/jwks.json',
    status: 503,
    type: PROBLEM,
    keep: 'no-store',
    headers: { 'retry-after': '3600' },
  },
  {
    what: 'a log that has nothing yet',
    path: '/log/checkpoint',
    status: 503,
    type: PROBLEM,
    keep: 'no-store',
    headers: { 'retry-after': '5' },
  },
  { what: 'the description', path: '/openapi.json', type: 'application/json', keep: 'public, max-age=3600' },
  {
    what: 'an agent’s answer',
    path: '/mcp',
    init: posting({}),
    status: 400,
    type: 'application/json',
    keep: 'no-store',
  },
  {
    what: 'what only a key opens',
    path: '/v1/sites',
    init: keyed,
    type: 'application/json',
    keep: 'private, no-store',
  },
  {
    what: 'what a key is needed for',
    path: '/v1/sites',
    status: 401,
    type: PROBLEM,
    keep: 'no-store',
    headers: { 'www-authenticate': 'Bearer' },
  },
  { what: 'a report', path: '/v1/reports/nothing', status: 404, type: PROBLEM, keep: 'private, no-store' },
  { what: 'a problem', path: '/v1/verify', status: 400, type: PROBLEM, keep: 'no-store' },
  { what: 'a problem as a page', path: '/nowhere', init: browser, status: 404, type: HTML, keep: 'no-store' },
  {
    what: 'what a problem means',
    path: '/problems/internal',
    type: 'application/json',
    keep: 'public, max-age=3600',
  },
  {
    what: 'a method that is not allowed',
    path: '/v1/verify',
    init: { method: 'DELETE' },
    status: 405,
    type: PROBLEM,
    keep: 'no-store',
    headers: { allow: 'GET, HEAD, POST' },
  },
  { what: 'the health', path: '/healthz', type: 'application/json', keep: 'no-store' },
]

const ask = ({ path, init, isIssued }: Pick<Surface, 'path' | 'init' | 'isIssued'>) =>
  (isIssued === true ? issuing.app : app).request(path, init)

describe('the headers of', () => {
  // What is not set up is told in the log.
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })
  afterEach(() => vi.restoreAllMocks())

  it.each(SURFACES)(
    '$what are these, and no others',
    async ({ status = 200, type, keep, headers, framed, ...surface }) => {
      const response = await ask(surface)
      expect(response.status).toBe(status)
      const { 'x-request-id': id, etag, ...others } = Object.fromEntries(response.headers)
      const {
        'verbatim-version': version,
        'verbatim-engine': engine,
        'verbatim-corpus': corpus,
        ...told
      } = others
      expect([version, engine]).toEqual([VERSION, ENGINE])
      // Only what is answered from the library.
      expect(corpus === undefined || /^[0-9a-f]{32}$/.test(corpus)).toBe(true)
      expect(id).toMatch(/^[0-9a-f-]{36}$/)
      // Whether it still holds, a cache asks again.
      expect(etag === undefined || /^W?\/?"[\w-]+"$/.test(etag)).toBe(true)
      expect(told).toEqual({
        ...(framed === true ? FRAMED : EVERYTHING),
        ...EXPOSED,
        ...(type === null ? {} : { 'content-type': type }),
        'cache-control': keep,
        ...headers,
      })
    },
  )

  it('what a browser asks beforehand are locked down as well', async () => {
    const response = await app.request('/v1/verify', {
      method: 'OPTIONS',
      headers: { Origin: 'https://a.example', 'Access-Control-Request-Method': 'POST' },
    })
    expect(response.status).toBe(204)
    expect(Object.fromEntries(response.headers)).toMatchObject(EVERYTHING)
    expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull()
  })

  it('nothing allow what is written within a page', async () => {
    for (const surface of SURFACES) {
      const policy = (await ask(surface)).headers.get('Content-Security-Policy') ?? ''
      expect(policy).toMatch(/^default-src 'none'/)
      expect(policy).not.toMatch(/unsafe-|data:|https?:|script-src [^';]*\*/)
    }
  })
})
