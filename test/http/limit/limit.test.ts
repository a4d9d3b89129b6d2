/** Who is refused for asking too often, and who never is. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'smol-toml'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { ROOT } from '../../../src/cli/connect.ts'
import { createApp } from '../../../src/http/app.ts'
import type { Limits } from '../../../src/http/limit/limit.ts'
import { describeApi } from '../../../src/http/openapi/describe.ts'
import { METHODS } from '../../../src/http/openapi/example.ts'
import { sha256 } from '../../../src/service/digest.ts'
import { openNewsroom } from '../../newsroom/newsroom.ts'
import { secretOf, signed } from '../../webhook/sign.ts'
import { asking, posting, QUOTE } from '../texts.ts'

const VERIFY_KEY = 'verbatim_verify_of-the-tests'
const OTHER_KEY = 'verbatim_verify_of-another'
const PUBLISH_KEY = 'verbatim_publish_of-the-tests'
const ADMIN_KEY = 'verbatim_admin_of-the-tests'
const KEYS = {
  verify: [await sha256(VERIFY_KEY), await sha256(OTHER_KEY)],
  publish: [await sha256(PUBLISH_KEY)],
  admin: [await sha256(ADMIN_KEY)],
}
const DRAFT = posting({ text: `“${QUOTE},” said Edith Calloway.` })

/** A service that takes so many of each from anybody; what was counted can be looked at. */
function limited(most: Partial<Record<keyof Limits, number>>) {
  const counted: string[] = []
  const limits = Object.fromEntries(
    Object.entries(most).map(([name, limit]) => {
      const counts = new Map<string, number>()
      return [
        name,
        {
          async limit({ key }: { readonly key: string }) {
            counted.push(`${name} ${key}`)
            counts.set(key, (counts.get(key) ?? 0) + 1)
            return { success: (counts.get(key) ?? 0) <= limit }
          },
        },
      ]
    }),
  )
  const { newsroom, library } = openNewsroom()
  const app = createApp({
    store: () => library,
    keys: () => KEYS,
    newsroom: () => newsroom,
    limits: () => limits,
  })
  return { app, counted }
}

const from = (address: string, init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { ...init.headers, 'CF-Connecting-IP': address },
})
const withKey = (key: string, init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { ...init.headers, Authorization: `Bearer ${key}` },
})

describe('whoever asks too often', () => {
  it('is told so as by all other problems, when to come again, and by a page of any origin', async () => {
    const { app } = limited({ reading: 1 })
    expect((await app.request(asking({ quote: QUOTE }))).status).toBe(200)
    const response = await app.request(asking({ quote: QUOTE }), { headers: { Origin: 'https://a.example' } })
    expect(response.status).toBe(429)
    expect(response.headers.get('Retry-After')).toBe('60')
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(response.headers.get('Access-Control-Expose-Headers')).toContain('Retry-After')
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({
      code: 'too_many_requests',
      type: '/problems/too_many_requests',
      title: 'Too many requests',
      status: 429,
      detail:
        'There were more requests from this address within a minute than this service takes. Nothing was done. Try again in 60 seconds.',
    })
  })

  it('sees a page if he looks at one', async () => {
    const { app } = limited({ reading: 0 })
    const response = await app.request('/documents', { headers: { Accept: 'text/html' } })
    expect(response.status).toBe(429)
    expect(response.headers.get('Retry-After')).toBe('60')
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=UTF-8')
    expect(await response.text()).toContain('Try again in 60 seconds.')
  })

  it.each([
    ['GET', asking({ quote: QUOTE }), 'reading'],
    ['HEAD', asking({ quote: QUOTE }), 'reading'],
    ['POST', '/v1/verify', 'reading'],
    ['POST', '/v1/verify/batch', 'draft'],
    ['POST', '/v1/review', 'draft'],
    ['POST', '/v1/quotations', 'draft'],
    ['POST', '/mcp', 'draft'],
    ['GET', '/mcp', 'reading'],
    ['GET', '/', 'reading'],
    ['POST', '/', 'draft'],
    ['GET', '/badge.svg', 'reading'],
    ['GET', '/documents/gazette-12', 'reading'],
    ['PUT', '/v1/documents/gazette-12', 'draft'],
    ['DELETE', '/v1/documents/gazette-12', 'draft'],
    ['GET', '/v1/sites', 'reading'],
    ['POST', '/v1/webhooks/ghost?site=gazette', 'reading'],
    ['GET', '/nowhere', 'reading'],
    ['GET', '/.well-known/jwks.json', 'reading'],
    ['PATCH', '/v1/verify', 'reading'],
  ])('%s %s counts as %s', async (method, path, cost) => {
    const { app, counted } = limited({ reading: 0, draft: 0 })
    expect((await app.request(path, from('203.0.113.7', { method }))).status).toBe(429)
    expect(counted).toEqual([`${cost} address/203.0.113.7`])
  })

  it.each([
    ['GET', '/healthz'],
    ['GET', '/readyz'],
    ['GET', '/problems/too_many_requests'],
    ['OPTIONS', '/v1/verify'],
    ['OPTIONS', '/mcp'],
  ])('may still %s %s', async (method, path) => {
    const { app, counted } = limited({ reading: 0, draft: 0 })
    const response = await app.request(path, {
      method,
      headers: { Origin: 'https://a.example', 'Access-Control-Request-Method': 'POST' },
    })
    expect(response.status).not.toBe(429)
    expect(counted).toEqual([])
  })

  it('is not who asks from elsewhere', async () => {
    const { app } = limited({ reading: 1 })
    const asked = [
      '203.0.113.7',
      '203.0.113.8',
      '2001:db8::1',
      '2001:db8:0:1::1',
      '2001:db8::2',
      '::ffff:203.0.113.8',
    ]
    const statuses = []
    for (const address of asked) statuses.push((await app.request('/v1/documents', from(address))).status)
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429])
  })

  it('may ask no more by batches than one by one', async () => {
    const { app, counted } = limited({ draft: 7 })
    const batch = (claims: number) =>
      app.request('/v1/verify/batch', posting({ claims: Array(claims).fill({ quote: QUOTE }) }))
    expect((await batch(1)).status).toBe(200)
    expect((await batch(10)).status).toBe(200)
    expect((await batch(50)).status).toBe(200)
    expect(counted).toHaveLength(7)
    const refused = await batch(1)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('Retry-After')).toBe('60')
  })

  it('has nothing read of what he sends', async () => {
    const { app } = limited({ draft: 0 })
    const body = new ReadableStream(
      { pull: () => expect.unreachable('The body was read') },
      { highWaterMark: 0 },
    )
    const request = new Request('http://localhost/v1/review', {
      method: 'POST',
      body,
      duplex: 'half',
    } as RequestInit)
    expect((await app.request(request)).status).toBe(429)
  })
})

describe('a key', () => {
  it.each([VERIFY_KEY, PUBLISH_KEY, ADMIN_KEY])(
    '%s is counted for itself, wherever it is used',
    async (key) => {
      const { app, counted } = limited({ reading: 1, keyedReading: 2 })
      const statuses = []
      for (const address of ['203.0.113.7', '203.0.113.8', '203.0.113.9']) {
        statuses.push((await app.request('/v1/documents', from(address, withKey(key)))).status)
      }
      expect(statuses).toEqual([200, 200, 429])
      expect(new Set(counted).size).toBe(1)
      expect((await app.request('/v1/documents', withKey(OTHER_KEY))).status).toBe(200)
      expect((await app.request('/v1/documents', from('203.0.113.7'))).status).toBe(200)
      // What counts by it could be anywhere, so the key is not in its name.
      expect(counted.join()).not.toContain(key)
    },
  )

  it('has the limits of everybody where it has none of its own', async () => {
    const { app } = limited({ draft: 1 })
    expect((await app.request('/v1/review', withKey(VERIFY_KEY, DRAFT))).status).toBe(200)
    expect((await app.request('/v1/review', withKey(VERIFY_KEY, DRAFT))).status).toBe(429)
    expect((await app.request('/v1/review', DRAFT)).status).toBe(200)
  })

  it.each([
    ['a wrong one', { Authorization: 'Bearer verbatim_verify_of-nobody' }],
    ['one of another scheme', { Authorization: `Basic ${VERIFY_KEY}` }],
    ['one in another header', { 'X-Api-Key': VERIFY_KEY }],
    ['an address that a client claims', { 'X-Forwarded-For': '198.51.100.1', 'X-Real-IP': '198.51.100.1' }],
  ])('must be right: %s leaves its sender with his address', async (_, headers) => {
    const { app, counted } = limited({ reading: 600, keyedReading: 600 })
    await app.request('/v1/documents', from('203.0.113.7', { headers }))
    expect(counted).toEqual(['reading address/203.0.113.7'])
  })

  it('can be guessed only so often, and who has the right one is not kept out by guessers', async () => {
    const { app } = limited({ failure: 2 })
    const path = '/v1/documents/gazette-12'
    const statuses = []
    for (const key of ['a', 'b', 'c', PUBLISH_KEY.slice(0, -1), VERIFY_KEY]) {
      statuses.push((await app.request(path, from('203.0.113.7', withKey(key, { method: 'DELETE' })))).status)
    }
    expect(statuses).toEqual([401, 401, 429, 429, 403])
    const right = await app.request('/v1/sites', from('203.0.113.7', withKey(ADMIN_KEY)))
    expect(right.status).toBe(200)
  })
})

describe('deliveries of a site', () => {
  async function deliver(app: ReturnType<typeof limited>['app'], number: number, secret = secretOf('ghost')) {
    const path = '/v1/webhooks/ghost?site=gazette'
    const { headers, body } = await signed('ghost', {
      path,
      secret,
      body: JSON.stringify({
        post: {
          current: {
            id: `p${number}`,
            title: 'T',
            status: 'draft',
            html: '<p>x</p>',
            updated_at: '2026-11-20T08:00:00.000Z',
          },
        },
      }),
    })
    return app.request(path, { method: 'POST', headers, body })
  }
  async function withSite(most: Parameters<typeof limited>[0]) {
    const opened = limited(most)
    const site = { id: 'gazette', source: 'ghost', secret: secretOf('ghost') }
    const added = await opened.app.request('/v1/sites', withKey(ADMIN_KEY, posting(site)))
    expect(added.status).toBe(201)
    return opened
  }

  it('are counted once they are known to be genuine', async () => {
    const { app } = await withSite({ draft: 2 })
    const statuses = []
    for (const number of [1, 2, 3]) statuses.push((await deliver(app, number)).status)
    expect(statuses).toEqual([202, 202, 429])
  })

  it('that are forged use up nothing of the site’s, but soon get a 429 of their own', async () => {
    const { app, counted } = await withSite({ draft: 1, failure: 1 })
    const statuses = []
    for (const number of [1, 2, 3])
      statuses.push((await deliver(app, number, `x${secretOf('ghost')}`)).status)
    statuses.push((await deliver(app, 4)).status)
    expect(statuses).toEqual([401, 429, 429, 202])
    expect(counted.filter((name) => name.includes('site/'))).toEqual(['draft site/gazette'])
  })

  it('are refused too where the address they come from has sent more than anybody may ask', async () => {
    const { app } = await withSite({ reading: 2 })
    const statuses = []
    for (const number of [1, 2]) statuses.push((await deliver(app, number, `x${secretOf('ghost')}`)).status)
    statuses.push((await deliver(app, 3)).status)
    expect(statuses).toEqual([401, 401, 429])
  })
})

describe('a limit', () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  afterEach(() => log.mockClear())

  it.each([
    ['cannot be looked up', () => Promise.reject(new TypeError(`Cannot count ${QUOTE}`))],
    ['never answers', () => new Promise<never>(() => {})],
  ])('that %s keeps nobody out, and is logged', async (_, limit) => {
    const { library } = openNewsroom()
    const reading = { limit }
    const app = createApp({ store: () => library, limits: () => ({ reading }) })
    const response = await app.request(asking({ quote: QUOTE }), from('203.0.113.7'))
    expect(response.status).toBe(200)
    const line = String(log.mock.calls[0]?.[0])
    expect(JSON.parse(line)).toMatchObject({ level: 'error', job: 'rate_limit', route: '/v1/verify' })
    expect(line).not.toMatch(/203\.0|lighthouse/)
  })

  it('that is not bound does not hold', async () => {
    const { app } = limited({})
    expect((await app.request('/v1/review', DRAFT)).status).toBe(200)
  })

  it('is bound in wrangler.toml for each that is counted, under ids of their own', () => {
    const bindings = z
      .object({
        ratelimits: z.array(
          z.object({
            name: z.string(),
            namespace_id: z.string().regex(/^\d+$/),
            simple: z.object({ limit: z.int().min(1), period: z.literal([10, 60]) }),
          }),
        ),
      })
      .parse(parse(readFileSync(join(ROOT, 'wrangler.toml'), 'utf8'))).ratelimits
    const source = readFileSync(join(ROOT, 'src', 'index.ts'), 'utf8')
    const used = Array.from(source.matchAll(/readonly (\w+)\?: RateLimit/g), ([, name]) => name)
    expect(bindings.map(({ name }) => name).sort()).toEqual(used.sort())
    expect(new Set(bindings.map(({ namespace_id }) => namespace_id)).size).toBe(bindings.length)
  })

  it('is in the description of every route that has one', () => {
    const { app } = limited({})
    const without = Object.entries(describeApi(app).paths ?? {}).flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const operation = item[method]
        return operation === undefined || operation.responses?.['429'] !== undefined ? [] : [path]
      }),
    )
    expect(without.filter((path) => path !== '/readyz')).toEqual(['/healthz', '/problems/{code}'])
  })
})
