/** Whatever comes to the address of a webhook: who is let in, and that nothing of it is lost or taken in twice. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
// First: it teaches zod what the schemas of the contract need.
import '../../src/http/app.ts'
import { receptionAnswer } from '../../src/http/contract/newsroom.ts'
import { problem } from '../../src/http/contract/response.ts'
import type { Newsroom } from '../../src/service/newsroom/newsroom.ts'
import { readReport } from '../../src/service/newsroom/report.ts'
import { StoreError } from '../../src/store/store.ts'
import type { Source } from '../../src/webhook/article.ts'
import { NOW, payloadOf, type Signing, SOURCES, secretOf, signed } from '../webhook/sign.ts'
import {
  type App,
  addSite,
  administering,
  appOf,
  contentsOf,
  delivering,
  openNewsroom,
  sealBy,
  webhookOf,
} from './newsroom.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const MIB = 1024 * 1024

/** Words of every payload, which nobody is told and no log keeps. */
const OF_THE_DRAFT = /lighthouse|Calloway|Sandvik|harbour/i

const logged = [vi.spyOn(console, 'error'), vi.spyOn(console, 'log')]
let room: ReturnType<typeof openNewsroom>
beforeEach(() => {
  for (const log of logged) log.mockReset().mockImplementation(() => {})
  room = openNewsroom()
})
afterEach(() => {
  expect(logged.flatMap((log) => log.mock.calls).join('\n')).not.toMatch(OF_THE_DRAFT)
})

async function send(request: [string, RequestInit], app: App = room.app): Promise<Response> {
  const response = await app.request(...request)
  expect(response.status, 'Standard Webhooks: a sender gives a receiver up that says so').not.toBe(410)
  return response
}

async function deliver(source: Source, signing: Signing = {}, app: App = room.app): Promise<Response> {
  return send(await delivering(source, signing), app)
}

async function problemOf(response: Response) {
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  const body = problem.strict().parse(await response.json())
  expect(body.status).toBe(response.status)
  expect(JSON.stringify(body)).not.toMatch(OF_THE_DRAFT)
  return body
}

async function receptionOf(response: Response, status: number) {
  expect(response.status).toBe(status)
  return receptionAnswer.strict().parse(await response.json())
}

/** The articles of a delivery that is taken in. */
async function articlesOf(response: Response) {
  const { articles, ignored } = await receptionOf(response, 202)
  expect(ignored).toBeNull()
  return articles
}

const SIGNATURE = /-signature(?:-256)?$|^authorization$/

/** A delivery whose signature is another, or none. */
async function withSignature(source: Source, signature: string | null): Promise<[string, RequestInit]> {
  const path = webhookOf(source)
  const { method, headers, body } = await signed(source, { path })
  const names = [...headers.keys()].filter((name) => SIGNATURE.test(name))
  for (const name of names) {
    if (signature === null) headers.delete(name)
    else headers.set(name, signature)
  }
  return [path, { method, headers, body }]
}

type Unverified = {
  readonly what: string
  readonly request: (source: Source) => Promise<[string, RequestInit]>
  readonly says: RegExp
  /** Where it is not so, as nothing of that is signed. */
  readonly except?: readonly Source[]
}

const WITHOUT_TIME = ['drupal', 'strapi', 'arc-xp'] as const
const UNVERIFIED: readonly Unverified[] = [
  { what: 'no signature', request: (source) => withSignature(source, null), says: /has no signature/ },
  {
    what: 'a malformed signature',
    request: (source) => withSignature(source, 'a=1'),
    says: /not of the form/,
  },
  { what: 'an empty signature', request: (source) => withSignature(source, ''), says: /no signature|form/ },
  {
    what: 'a secret that nobody has',
    request: (source) => delivering(source, { secret: secretOf(source, 9) }),
    says: /not of this body/,
  },
  {
    what: 'the secret of another site of the same source',
    request: (source) => delivering(source, { secret: secretOf(source, 1) }),
    says: /not of this body/,
  },
  {
    what: 'the right signature of a body that was changed',
    async request(source) {
      const [path, init] = await delivering(source)
      return [path, { ...init, body: payloadOf(source).replaceAll('Calloway', 'Galloway') }]
    },
    says: /not of this body/,
    except: ['strapi'],
  },
  {
    what: 'the right signature, cut short by a byte of the body',
    async request(source) {
      const [path, init] = await delivering(source)
      return [path, { ...init, body: payloadOf(source).slice(0, -1) }]
    },
    says: /not of this body/,
    except: ['strapi'],
  },
  {
    what: 'a signature of six minutes ago',
    request: (source) => delivering(source, { at: NOW - 6 * MINUTE_MS }),
    says: /too long ago/,
    except: WITHOUT_TIME,
  },
  {
    what: 'a signature of six minutes from now',
    request: (source) => delivering(source, { at: NOW + 6 * MINUTE_MS }),
    says: /in the future/,
    except: WITHOUT_TIME,
  },
]

describe.each(SOURCES)('what %s did not sign', (source) => {
  const cases = UNVERIFIED.filter(({ except = [] }) => !except.includes(source))
  it.each(cases)(
    'is refused, and nothing of it is kept, queued, told or logged: $what',
    async ({ request, says }) => {
      await addSite(room.app, source)
      await addSite(room.app, source, { id: 'monitor', secret: secretOf(source, 1) })
      const before = await contentsOf(room.newsroom.store)
      const refused = await problemOf(await send(await request(source)))
      expect(refused).toMatchObject({ status: 401, code: 'unverified_webhook', errors: [] })
      expect(refused.detail).toMatch(says)
      expect(await contentsOf(room.newsroom.store)).toEqual(before)
      expect(room.queued).toEqual([])
      expect(logged.flatMap((log) => log.mock.calls)).toEqual([])
    },
  )

  it.each([4, -4])('is not what it signed %d minutes ago', async (minutes) => {
    await addSite(room.app, source)
    expect(await articlesOf(await deliver(source, { at: NOW - minutes * MINUTE_MS }))).toHaveLength(1)
  })
})

/** Bodies that no sender sends, and what is wrong with each. */
const GARBAGE: readonly (readonly [what: string, body: string, message: RegExp, field: string])[] = [
  ['JSON that is cut off', payloadOf('ghost').slice(0, -20), /Must be JSON/, 'body'],
  ['no body', '', /Must not be empty/, 'body'],
  ['white space', ' \n', /Must not be empty/, 'body'],
  ['a form', 'post=1', /Must be JSON/, 'body'],
  ['a list', '[]', /Must be an object/, 'body'],
  ['null', 'null', /Must be an object/, 'body'],
  ['a text', '"post"', /Must be an object/, 'body'],
  ['a number', '7', /Must be an object/, 'body'],
  ['HTML', '<!doctype html><p>“No,” she said.', /Must be JSON/, 'body'],
  ['100,000 lists in one another', '['.repeat(100_000) + ']'.repeat(100_000), /Must be an object/, 'body'],
  ['an open list 400,000 times', '['.repeat(400_000), /Must be JSON/, 'body'],
  ['a post that is a text', '{"post":"lighthouse"}', /Must be an object/, '/post'],
  [
    'a number for HTML',
    '{"post":{"current":{"id":1,"status":"draft","html":7}}}',
    /Must be text/,
    '/post/current/html',
  ],
  [
    '100,000 objects in one another for HTML',
    `{"post":{"current":{"id":1,"status":"draft","html":${'{"html":'.repeat(100_000)}1${'}'.repeat(100_000)}}}}`,
    /Must be text/,
    '/post/current/html',
  ],
  [
    'an author whose name is a number',
    '{"post":{"current":{"id":1,"status":"draft","html":"a","authors":[{"name":7}]}}}',
    /Must be text/,
    '/post/current/authors/0/name',
  ],
  [
    'no date',
    '{"post":{"current":{"id":1,"status":"draft","html":"lighthouse","updated_at":"soon"}}}',
    /date and time/,
    '/post/current/updated_at',
  ],
  [
    'an id of 501 characters',
    JSON.stringify({ post: { current: { id: 'a'.repeat(501), status: 'draft', html: 'a' } } }),
    /at most 500 characters/,
    '/post/current/id',
  ],
  [
    'a date with a thousand digits',
    `{"post":{"current":{"id":1,"status":"draft","html":"a","updated_at":"2026-11-20T08:00:00.${'0'.repeat(1_000)}Z"}}}`,
    /date and time/,
    '/post/current/updated_at',
  ],
  [
    'a post longer than a chapter',
    JSON.stringify({ post: { current: { id: 1, status: 'draft', html: 'a'.repeat(1_000_001) } } }),
    /not be longer than 1000000 characters/,
    '/post/current/html',
  ],
]

describe('a body that cannot be read', () => {
  beforeEach(() => addSite(room.app, 'ghost'))

  it.each(GARBAGE)('is not even parsed unless it is signed: %s', async (_, body) => {
    const secret = secretOf('ghost', 1)
    const refused = await problemOf(await deliver('ghost', { body, secret }))
    expect(refused).toMatchObject({ code: 'unverified_webhook', errors: [] })
  })

  it.each(GARBAGE)('is refused with its place if it is signed: %s', async (_, body, message, field) => {
    const { code, status, errors, detail } = await problemOf(await deliver('ghost', { body }))
    expect({ code, status }).toEqual({ code: 'invalid_request', status: 400 })
    expect(errors.map((error) => error.field)).toContain(field)
    expect(errors.find((error) => error.field === field)?.message).toMatch(message)
    expect(detail).toContain(`${field}: `)
    expect(room.queued).toEqual([])
  })

  it('is refused if it is not UTF-8, and only if its sender is known', async () => {
    await addSite(room.app, 'strapi', { id: 'monitor' })
    const path = webhookOf('strapi', 'monitor')
    const latin1 = Buffer.from('{"event":"entry.publish","entry":{"id":1,"title":"K\u00f6ln"}}', 'latin1')
    const [, init] = await delivering('strapi', { path })
    const refused = await problemOf(await send([path, { ...init, body: latin1 }]))
    expect(refused).toMatchObject({ status: 400, errors: [{ field: 'body', message: 'Must be UTF-8' }] })
    const [, other] = await delivering('strapi', { path, secret: secretOf('strapi', 1) })
    expect((await send([path, { ...other, body: latin1 }])).status).toBe(401)
  })
})

describe.each(SOURCES)('a delivery that %s sends again', (source) => {
  beforeEach(() => addSite(room.app, source))

  it('is told by the same report as received before, and is queued once', async () => {
    const [first] = await articlesOf(await deliver(source))
    expect(first).toMatchObject({ status: 'accepted', report: expect.stringMatching(/^[\w-]{24}$/) })
    expect(first?.url).toBe(`http://localhost/v1/reports/${first?.report}`)
    room.advance(MINUTE_MS)
    const again = await articlesOf(await deliver(source, { at: NOW + MINUTE_MS }))
    expect(again).toEqual([{ ...first, status: 'received_before' }])
    expect(room.queued).toEqual([{ kind: 'review', report: first?.report, site: 'gazette' }])
  })

  it('is the same whatever it is called in headers that nobody signed', async () => {
    const [path, request] = await delivering(source)
    await send([path, request])
    const headers = new Headers(request.headers)
    for (const name of ['idempotency-key', 'x-contentful-idempotency-key', 'x-drupal-webhooks-delivery'])
      headers.set(name, 'another')
    const again = await articlesOf(await send([path, { ...request, headers }]))
    expect(again).toMatchObject([{ status: 'received_before' }])
    expect(room.queued).toHaveLength(1)
  })

  it('is another one at another site', async () => {
    await addSite(room.app, source, { id: 'monitor' })
    const [one] = await articlesOf(await deliver(source))
    const [other] = await articlesOf(await deliver(source, { path: webhookOf(source, 'monitor') }))
    expect(other).toMatchObject({ status: 'accepted', delivery: one?.delivery })
    expect(other?.report).not.toBe(one?.report)
    expect(room.queued.map(({ site }) => site)).toEqual(['gazette', 'monitor'])
  })
})

/** A body of so many bytes, all but a few in a field that nobody reads. */
function bodyOfBytes(bytes: number): string {
  const { data, ...rest } = JSON.parse(payloadOf('standard'))
  const whole = (filler: string): string => JSON.stringify({ ...rest, data, filler })
  return whole('a'.repeat(bytes - Buffer.byteLength(whole(''))))
}

/** As a stream, of which nobody knows the length. */
function chunked(body: string): ReadableStream {
  const bytes = Buffer.from(body)
  let sent = 0
  return new ReadableStream({
    pull(controller) {
      if (sent >= bytes.length) return controller.close()
      controller.enqueue(new Uint8Array(bytes.subarray(sent, sent + CHUNK_BYTES)))
      sent += CHUNK_BYTES
    },
  })
}
const CHUNK_BYTES = 64 * 1024

describe('a long body', () => {
  beforeEach(() => addSite(room.app, 'standard'))

  it.each<[string, (body: string) => BodyInit, headers: Readonly<Record<string, string>>]>([
    ['with its length', (body) => body, { 'Content-Length': '5000000' }],
    ['without', (body) => body, {}],
    ['in chunks', chunked, {}],
    ['in chunks, and said to be short', chunked, { 'Transfer-Encoding': 'chunked', 'Content-Length': '9' }],
  ])('of 5 MB is refused even if it is signed: %s', async (_, bodyOf, headers) => {
    const body = bodyOfBytes(5_000_000)
    const [path, init] = await delivering('standard', { body, headers })
    const streaming: RequestInit & { duplex: 'half' } = { ...init, body: bodyOf(body), duplex: 'half' }
    const refused = await problemOf(await send([path, streaming]))
    expect(refused).toMatchObject({ status: 413, code: 'body_too_large' })
    expect(room.queued).toEqual([])
  })

  it.each<[string, () => string, number, RegExp]>([
    ['of 4 MiB is taken in, if the article in it is not', () => bodyOfBytes(4 * MIB), 202, /accepted/],
    ['of a byte more is refused', () => bodyOfBytes(4 * MIB + 1), 413, /4 MiB/],
    [
      'is refused if one text in it is',
      () => standardOf({ text: 'a '.repeat(2 * MIB - 200) }),
      400,
      /\/data\/text: Must not be longer/,
    ],
    [
      'of three texts that are just short enough is taken in',
      () =>
        standardOf(
          Object.fromEntries(['html', 'text', 'markdown'].map((field) => [field, 'word '.repeat(200_000)])),
        ),
      202,
      /accepted/,
    ],
  ])('%s', async (_, body, status, says) => {
    const response = await deliver('standard', { body: body() })
    expect(response.status).toBe(status)
    expect(await response.text()).toMatch(says)
  })
})

/** An article of the `standard` source with these fields. */
function standardOf(fields: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ type: 'article.updated', data: { id: 1, ...fields } })
}

/** The last paragraph stands in the library: what comes before it must not keep it from being found. */
const QUOTED = '<p>“We will not sell the lighthouse to any private buyer,” said Mayor Edith Calloway.</p>'
const WITHIN = { quotations: 1, verbatim: 1 }
const SWALLOWED = { quotations: 0, verbatim: 0 }
type Bomb = readonly [what: string, before: string, part: string, says: typeof WITHIN]
/** HTML made to cost much, a part repeated until it is as long as an article may be, and what its review says. */
const BOMBS: readonly Bomb[] = [
  ['180,000 <div>s in one another', '', '<div>', WITHIN],
  ['80,000 block quotations in one another', '', '<blockquote>', WITHIN],
  ['lists in one another', '', '<ul><li>', WITHIN],
  ['tags that nobody closes', '', '<b ', WITHIN],
  ['attributes', '<p', ' a=b', WITHIN],
  ['comments that nobody closes', '', '<!--', SWALLOWED],
  ['references', '', '&amp;', WITHIN],
]

describe('HTML made to cost much', () => {
  beforeEach(() => addSite(room.app, 'ghost'))
  const postOf = (html: string) => JSON.stringify({ post: { current: { id: 1, status: 'draft', html } } })

  it.each(BOMBS)('is reviewed to its end: %s', async (_, before, part, says) => {
    const length = 1_000_000 - QUOTED.length - before.length
    const body = postOf(before + part.repeat(length / part.length) + QUOTED)
    const [article] = await articlesOf(await deliver('ghost', { body }))
    expect(await room.work()).toEqual([{ kind: 'done' }])
    const report = await readReport(room.newsroom.store, article?.report ?? '')
    const { quotations, verdicts } = report?.summary ?? {}
    expect({ quotations, verbatim: verdicts?.verbatim }).toEqual(says)
  })

  it.each(['<b ', ' a=b', '&amp;'])('is refused with the reason where it has 4 MB: %s', async (part) => {
    const body = postOf(part.repeat(4_000_000 / Buffer.byteLength(part)) + QUOTED)
    const { status, errors } = await problemOf(await deliver('ghost', { body }))
    expect({ status, errors }).toEqual({
      status: 400,
      errors: [{ field: '/post/current/html', message: 'Must not be longer than 1000000 characters' }],
    })
  })
})

/** A rich text of so many pieces, each of one letter, at the bottom of so many lists in one another. */
function richText(pieces: number, depth: number): string {
  const letters = Array(pieces).fill('{"nodeType":"text","value":"a"}').join()
  const open = '{"nodeType":"list-item","content":['
  return `{"nodeType":"document","content":[${open.repeat(depth)}${letters}${']}'.repeat(depth)}]}`
}

describe('an entry of Contentful made to cost much', () => {
  const NAME = 'n'.repeat(2_000)
  it.each<[string, fields: string, field: string, message: RegExp]>([
    ['written letter by letter', `"body":{"en":${richText(110_000, 0)}}`, 'body', /fewer or longer parts/],
    [
      'letter by letter in 30 lists',
      `"body":{"en":${richText(25_000, 30)}}`,
      'body',
      /fewer or longer parts/,
    ],
    [
      'under a long name',
      `"${NAME}":{"en":${richText(5_000, 0)}}`,
      `/fields/${NAME}/en`.slice(0, 200).concat('…'),
      /pointer of more than 1000/,
    ],
    ['in 65 lists', `"body":{"en":${richText(1, 65)}}`, '/fields/body/en', /deeper than 64/],
  ])('is refused with its place: %s', async (_, fields, field, message) => {
    await addSite(room.app, 'contentful')
    const body = `{"sys":{"id":"1","type":"Entry"},"fields":{${fields}}}`
    const { status, errors } = await problemOf(await deliver('contentful', { body }))
    expect({ status, errors }).toEqual({
      status: 400,
      errors: [{ field, message: expect.stringMatching(message) }],
    })
  })

  it('is taken in if it is of some thousand pieces', async () => {
    await addSite(room.app, 'contentful')
    const body = `{"sys":{"id":"1","type":"Entry"},"fields":{"body":{"en":${richText(10_000, 10)}}}}`
    expect(await articlesOf(await deliver('contentful', { body }))).toHaveLength(1)
    expect(await room.work()).toEqual([{ kind: 'done' }])
  })

  it('is told of twenty faults, not of all', async () => {
    await addSite(room.app, 'contentful')
    const fields = Array.from({ length: 5_000 }, (_, at) => [
      `f${at}`,
      { en: { nodeType: 'document', content: 7 } },
    ])
    const body = JSON.stringify({ sys: { id: '1', type: 'Entry' }, fields: Object.fromEntries(fields) })
    expect((await problemOf(await deliver('contentful', { body }))).errors).toHaveLength(20)
  })
})

const IGNORED: readonly (readonly [what: string, Source, payload: unknown, reason: string])[] = [
  ['a deleted post', 'ghost', { post: { current: {}, previous: { id: '1' } } }, 'deleted'],
  ['a member', 'ghost', { member: { current: { id: '1' } } }, 'other_type'],
  ['an empty post', 'ghost', { post: { current: { id: '1', status: 'draft', html: '' } } }, 'empty'],
  [
    'a post of marks alone',
    'ghost',
    { post: { current: { id: '1', status: 'draft', html: '“…”' } } },
    'empty',
  ],
  [
    'a deleted post',
    'wordpress',
    { type: 'post.deleted', data: { type: 'post', status: 'draft' } },
    'deleted',
  ],
  ['a test', 'strapi', { event: 'trigger-test' }, 'unknown_event'],
  ['an unpublished item', 'webflow', { triggerType: 'collection_item_unpublished' }, 'unpublished'],
  ['a task', 'arc-xp', { type: 'task', name: 'Call the mayor' }, 'other_type'],
  ['another event', 'standard', { type: 'article.liked' }, 'unknown_event'],
  ['an invoice', 'standard', { type: 'invoice.paid' }, 'other_type'],
  ['an unpublished article', 'standard', { type: 'article.unpublished', data: { id: 1 } }, 'unpublished'],
]

describe('a delivery with nothing to review', () => {
  it.each(IGNORED)(
    'is received, so that it is not sent again, and told why: %s from %s',
    async (_, source, payload, reason) => {
      await addSite(room.app, source)
      const before = await contentsOf(room.newsroom.store)
      const body = JSON.stringify(payload)
      const answer = await receptionOf(await deliver(source, { body }), 200)
      expect(answer).toEqual({ articles: [], ignored: reason })
      expect(room.queued).toEqual([])
      expect(await contentsOf(room.newsroom.store)).toEqual(before)
    },
  )
})

const ADDRESSES: readonly (readonly [
  what: string,
  path: string,
  status: number,
  code: string,
  fields: readonly string[],
])[] = [
  ['a site that there is not', '/v1/webhooks/ghost?site=monitor', 404, 'unknown_site', []],
  ['a site of another source', '/v1/webhooks/standard?site=gazette', 404, 'unknown_site', []],
  ['a source that there is not', '/v1/webhooks/joomla?site=gazette', 404, 'unknown_site', []],
  [
    'a source by a name that every object has',
    '/v1/webhooks/constructor?site=gazette',
    404,
    'unknown_site',
    [],
  ],
  ['a source in capitals', '/v1/webhooks/Ghost?site=gazette', 404, 'unknown_site', []],
  ['a longer path', '/v1/webhooks/ghost/gazette?site=gazette', 404, 'not_found', []],
  ['no source', '/v1/webhooks?site=gazette', 404, 'not_found', []],
  ['no site', '/v1/webhooks/ghost', 400, 'invalid_request', ['site']],
  ['an empty site', '/v1/webhooks/ghost?site=', 400, 'invalid_request', ['site']],
  ['two sites', '/v1/webhooks/ghost?site=gazette&site=monitor', 400, 'invalid_request', ['site']],
  ['a site twice', '/v1/webhooks/ghost?site=gazette&site=gazette', 400, 'invalid_request', ['site']],
  ['a site in capitals', '/v1/webhooks/ghost?site=Gazette', 400, 'invalid_request', ['site']],
  ['a site of a path', '/v1/webhooks/ghost?site=..%2Freport%2Fx', 400, 'invalid_request', ['site']],
  ['a site with a line break', '/v1/webhooks/ghost?site=gazette%0A', 400, 'invalid_request', ['site']],
  ['a site with a zero', '/v1/webhooks/ghost?site=gazette%00', 400, 'invalid_request', ['site']],
  ['a site that begins with a hyphen', '/v1/webhooks/ghost?site=-gazette', 400, 'invalid_request', ['site']],
  ['a long site', `/v1/webhooks/ghost?site=${'a'.repeat(41)}`, 400, 'invalid_request', ['site']],
  ['a site that is not UTF-8', '/v1/webhooks/ghost?site=gaz%E9', 400, 'invalid_request', ['site']],
  ['another field', '/v1/webhooks/ghost?site=gazette&draft=1', 400, 'invalid_request', ['draft']],
]

describe('an address that is none of a site', () => {
  it.each(ADDRESSES)('is refused as such: %s', async (_, path, status, code, fields) => {
    await addSite(room.app, 'ghost')
    const source = path.includes('standard') ? 'standard' : 'ghost'
    const [, init] = await delivering(source)
    const refused = await problemOf(await send([path, init]))
    expect(refused).toMatchObject({ status, code })
    expect(refused.errors.map((error) => error.field)).toEqual(fields)
    expect(room.queued).toEqual([])
  })

  it('is a POST: other methods are not allowed', async () => {
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE']) {
      const response = await send([webhookOf('ghost'), { method }])
      expect([response.status, response.headers.get('Allow')]).toEqual([405, 'POST'])
    }
  })
})

/** What the newsroom does from a delivery to its acceptance, the nth of which fails: before it has done it, or after. */
function failing({ store, queue, ...newsroom }: Newsroom, nth: number, when: 'before' | 'after'): Newsroom {
  let steps = 0
  const step =
    <Values extends readonly unknown[], Result>(act: (...values: Values) => Promise<Result>) =>
    async (...values: Values): Promise<Result> => {
      steps += 1
      const fails = steps === nth
      if (fails && when === 'before') throw new StoreError('unavailable', 'Cannot do it')
      const result = await act(...values)
      if (fails) throw new StoreError('unavailable', 'Cannot tell that it is done')
      return result
    }
  return {
    ...newsroom,
    store: {
      ...store,
      read: step(store.read),
      write: step(store.write),
      list: step(store.list),
      remove: step(store.remove),
    },
    queue: { send: step(queue.send) },
  }
}

/** Two articles, as one delivery may hold. */
function itemsOfWebflow(): string {
  const { payload } = JSON.parse(payloadOf('webflow'))
  return JSON.stringify({
    triggerType: 'collection_item_published',
    payload: { items: [payload, { ...payload, id: 'second' }] },
  })
}

const READ = ['the site']
const KEEP = ['the mark looked for', 'the article written', 'the article queued', 'the mark written']
const STEPS: readonly (readonly [what: string, Source, body: string, steps: readonly string[]])[] = [
  ['one article', 'standard', payloadOf('standard'), [...READ, ...KEEP]],
  ['two articles', 'webflow', itemsOfWebflow(), [...READ, ...KEEP, ...KEEP]],
]
const FAULTS = STEPS.flatMap(([what, source, body, steps]) =>
  (['before', 'after'] as const).flatMap((when) =>
    steps.map((step, at) => ({ what, source, body, step, when, nth: at + 1 })),
  ),
)

describe('storage that fails on the way', () => {
  it.each(STEPS)('has no other step for %s', async (_, source, body, steps) => {
    await addSite(room.app, source)
    const app = appOf(failing(room.newsroom, steps.length + 1, 'before'), room.library)
    expect((await deliver(source, { body }, app)).status).toBe(202)
  })

  it.each(FAULTS)('loses nothing of $what: fault $when $step ($nth)', async ({ source, body, when, nth }) => {
    await addSite(room.app, source)
    const app = appOf(failing(room.newsroom, nth, when), room.library)
    const response = await deliver(source, { body }, app)
    expect(response.headers.get('Retry-After')).toMatch(/^\d+$/)
    expect(await problemOf(response)).toMatchObject({ status: 503, code: 'newsroom_unavailable' })
    const queuedBefore = new Set(room.queued.map(({ report }) => report))
    const articles = await articlesOf(await deliver(source, { body }))
    const queued = new Set(room.queued.map(({ report }) => report))
    for (const { report, status } of articles) {
      expect(queued).toContain(report)
      if (status === 'received_before') expect(queuedBefore).toContain(report)
    }
    expect((await room.work()).every(({ kind }) => kind === 'done')).toBe(true)
    for (const { report } of articles) {
      expect((await room.app.request(`/v1/reports/${report}`)).status).toBe(200)
    }
    expect(await room.newsroom.store.list('article/')).toEqual([])
  })
})

describe('two secrets', () => {
  const SECRETS = [0, 1, 2] as const
  const statuses = async (source: Source) =>
    Promise.all(
      SECRETS.map(async (number) => {
        const at = room.newsroom.now()
        return (await deliver(source, { at, secret: secretOf(source, number) })).status
      }),
    )
  const rotate = async (source: Source, number: number, overlap: number) => {
    const body = { secret: secretOf(source, number), overlap_hours: overlap }
    const response = await room.app.request('/v1/sites/gazette/rotate', administering('POST', body))
    expect(response.status).toBe(200)
  }

  it.each(SOURCES)('of %s hold while one is rotated, then the new one alone', async (source) => {
    await addSite(room.app, source)
    expect(await statuses(source)).toEqual([202, 401, 401])
    await rotate(source, 1, 2)
    expect(await statuses(source)).toEqual([202, 202, 401])
    room.advance(2 * HOUR_MS - 1)
    expect(await statuses(source)).toEqual([202, 202, 401])
    room.advance(1)
    expect(await statuses(source)).toEqual([401, 202, 401])
  })

  it('are one from the moment that the former has leaked', async () => {
    await addSite(room.app, 'ghost')
    await rotate('ghost', 1, 0)
    expect(await statuses('ghost')).toEqual([401, 202, 401])
  })

  it('are two, not three, when one is rotated again', async () => {
    await addSite(room.app, 'ghost')
    await rotate('ghost', 1, 24)
    await rotate('ghost', 2, 24)
    expect(await statuses('ghost')).toEqual([401, 202, 202])
  })

  it('that a system cannot set are made here, and told once', async () => {
    await addSite(room.app, 'standard', { secret: null })
    const rotated = await room.app.request('/v1/sites/gazette/rotate', administering('POST', {}))
    const { secret } = JSON.parse(await rotated.text())
    expect(await articlesOf(await deliver('standard', { secret }))).toHaveLength(1)
  })
})

describe('without the key that secrets are sealed with', () => {
  it('a delivery is not refused but to be sent again: the fault is not the sender’s', async () => {
    await addSite(room.app, 'ghost')
    const seal = sealBy('verbatim_seal_of-another-service-altogether')
    const response = await deliver('ghost', {}, appOf({ ...room.newsroom, seal }, room.library))
    expect(response.headers.get('Retry-After')).toMatch(/^\d+$/)
    expect(await problemOf(response)).toMatchObject({ status: 503, code: 'newsroom_unavailable' })
    expect(logged.flatMap((log) => log.mock.calls).join()).toContain('SealError')
    expect(logged.flatMap((log) => log.mock.calls).join()).not.toContain(secretOf('ghost'))
    expect(room.queued).toEqual([])
  })

  it.each([0, 24])(
    'a site takes articles in again as soon as its secret is replaced, overlap %i h',
    async (hours) => {
      await addSite(room.app, 'ghost')
      const seal = sealBy('verbatim_seal_of-another-service-altogether')
      const app = appOf({ ...room.newsroom, seal }, room.library)
      const rotation = { secret: secretOf('ghost', 1), overlap_hours: hours }
      expect((await app.request('/v1/sites/gazette/rotate', administering('POST', rotation))).status).toBe(
        200,
      )
      expect(await articlesOf(await deliver('ghost', { secret: secretOf('ghost', 1) }, app))).toHaveLength(1)
    },
  )

  const body = { id: 'gazette', source: 'ghost' }
  it.each<[string, RequestInit]>([
    [webhookOf('ghost'), { method: 'POST', body: '{' }],
    ['/v1/webhooks/joomla', { method: 'POST' }],
    [`/v1/reports/${'a'.repeat(24)}`, {}],
    [`/v1/reports/${'a'.repeat(24)}`, administering('DELETE')],
    ['/v1/sites', administering('GET')],
    ['/v1/sites', administering('POST', body)],
    ['/v1/sites', administering('POST', [])],
    ['/v1/sites/gazette', administering('PATCH', {})],
    ['/v1/sites/gazette', administering('DELETE')],
    ['/v1/sites/gazette/rotate', administering('POST', {})],
    ['/v1/dead-letters', administering('GET')],
    ['/v1/dead-letters/a.review/replay', administering('POST')],
    ['/v1/dead-letters/a.review', administering('DELETE')],
  ])('there is no newsroom, which says how to make one: %s, %o', async (path, init) => {
    const refused = await problemOf(await send([path, init], appOf(null, room.library)))
    expect(refused).toMatchObject({ status: 503, code: 'newsroom_disabled' })
    expect(refused.detail).toContain('npm run verbatim -- key seal')
  })
})
