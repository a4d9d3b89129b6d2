/** Requests to every route: what the description says of it, with nasty text in every field, and then broken at random. */
import fc from 'fast-check'
import type { Source } from '../../src/webhook/article.ts'
import { payloadOf, SOURCES } from '../webhook/sign.ts'
import { IDS, PHRASES } from './library.ts'
import { CANARY, FRAGMENTS, STRINGS } from './nasty.ts'
import { type Components, type Schema, type TextOf, valuesOf } from './schema.ts'

export type Fuzzed = {
  /** The operation of the description, or the page. */
  readonly operation: string
  readonly method: string
  /** With the query. `REPORT` stands for the id of a report that was accepted before, `RECEIPT` for one that was issued. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer> | null
  readonly key: 'right' | 'wrong' | 'other' | null
  /** Whose signature the body is to have. */
  readonly sender: Source | null
}

export const REPORT = 'REPORT'
export const RECEIPT = 'RECEIPT'

type Parameter = { readonly name: string; readonly in: string; readonly schema?: Schema }
type Operation = {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly security?: readonly object[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> }
}
export type Description = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Components }
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch']

/** Every operation of the description, with its method and path. */
export function operationsOf({ paths }: Description) {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => ({ path, method, operation })),
  )
}

const nasty: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...STRINGS) },
  {
    weight: 6,
    arbitrary: fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 }).map((all) => all.join('')),
  },
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 25 }).map((all) => all.join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...FRAGMENTS), fc.nat(400))
      .map(([unit, times]) => unit.repeat(times)),
  },
)
const quote: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...PHRASES) },
  { weight: 2, arbitrary: nasty },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...PHRASES), nasty, fc.nat(40)).map(([phrase, strange, at]) => {
      return phrase.slice(0, at) + strange + phrase.slice(at)
    }),
  },
)
const draft: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PHRASES).map((phrase) => `“${phrase},” said Edith Calloway. `),
      fc.constantFrom(...PHRASES).map((phrase) => `<p>"${phrase}" he added.</p>\n\n`),
      quote,
      nasty,
      fc.constantFrom(...FRAGMENTS),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''))

/** What a field of this name may hold, besides what is nasty. */
const GOOD: Readonly<Record<string, readonly string[]>> = {
  id: [...IDS, 'fuzz-a', 'fuzz-b', 'fuzz-c', REPORT, `${REPORT}.callback`, RECEIPT],
  document: IDS,
  after: IDS,
  speaker: ['Edith Calloway', 'Calloway', 'Oskar Lindqvist', 'Harbour Gazette', 'the treasurer'],
  date: ['2003-05-03', '3 May 2003', 'May 2003', '2003', '6/5/2003', 'May 3'],
  language: ['en', 'de', 'zh', 'ru', 'fr', 'x'],
  code: ['invalid_request', 'library_empty', 'internal', 'too_much_work'],
  source: SOURCES,
  site: SOURCES.map(siteOf),
  url: [`ORIGIN/?quote=lighthouse`, `ORIGIN/?quote=a&speaker=b`, 'https://example.invalid/'],
  callback: ['https://gazette.example/verbatim'],
  slack: ['https://hooks.slack.com/services/a/b/c'],
  secret: ['a-secret-of-the-gazette-that-is-long'],
  sha256: ['00000000'],
  level: ['0', 'entries', '1'],
  number: ['000.p/1', '000.p/2', '000', 'x001/000'],
  name: ['verify_quotation', 'review_text', 'get_document'],
  method: ['tools/call', 'tools/list', 'initialize', 'server/discover', 'ping', 'notifications/initialized'],
}

export function siteOf(source: Source): string {
  return `site-${source}`
}

const textOf: TextOf = (field) => {
  if (field === 'quote') return quote
  if (['text', 'html', 'markdown'].includes(field)) return draft
  const good = GOOD[field]
  if (good === undefined) return nasty
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: nasty })
}

/** Percent-encoded, now and then not. */
function encoded(value: string, isRaw: boolean): string {
  return isRaw && /^[\x21-\x7e]*$/.test(value) ? value : encodeURIComponent(value.toWellFormed())
}

const raw = fc.nat(15).map((one) => one === 0)

function queryOf(
  names: readonly (readonly [name: string, value: fc.Arbitrary<string>])[],
): fc.Arbitrary<string> {
  const fields = names.map(([name, value]) =>
    fc.tuple(fc.nat(9), value, raw).map(([sort, text, isRaw]) => {
      const pair = `${name}=${encoded(text, isRaw)}`
      if (sort === 0) return `${pair}&${pair}`
      return name === 'quote' || name === 'url' || name === 'site' || sort < 5 ? pair : ''
    }),
  )
  const extra = fc.oneof(
    { weight: 30, arbitrary: fc.constant('') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('a=b', 'quote', '=', '&&', 'quote[]=a', '__proto__=a', 'quote=%ED%A0%80'),
    },
  )
  return fc
    .tuple(extra, ...fields)
    .map((parts) => parts.filter((part) => part !== ''))
    .map((parts) => (parts.length === 0 ? '' : `?${parts.join('&')}`))
}

function textOfParameter({ name, schema = {} }: Parameter): fc.Arbitrary<string> {
  const values: readonly unknown[] = schema.enum ?? schema.anyOf?.flatMap((one) => one.enum ?? []) ?? []
  const [first, ...others] = values.map(String)
  if (first !== undefined) return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(first, ...others) }, nasty)
  if (schema.type === 'boolean' || name === 'debug' || name === 'coverage')
    return fc.constantFrom('true', 'false', 'true', '1', '')
  if (schema.type === 'integer') return fc.constantFrom('1', '2', '20', '0', '-1', '1e3', '999999999999', '')
  return textOf(name)
}

const ACCEPTS = [
  'application/json',
  'text/html',
  'text/plain',
  '*/*',
  'text/html;q=0',
  ',;=',
  'application/sarif+json',
]

/** Requests to an operation as the description has it. */
function described(
  { path, method, operation }: ReturnType<typeof operationsOf>[number],
  components: Components,
): fc.Arbitrary<Fuzzed> {
  const parameters = operation.parameters ?? []
  const within = (place: string) => parameters.filter((parameter) => parameter.in === place)
  const ids = fc.record(
    Object.fromEntries(
      within('path').map((parameter) => [
        parameter.name,
        fc.tuple(textOfParameter(parameter), raw).map(([text, isRaw]) => encoded(text, isRaw)),
      ]),
    ),
  )
  const query = queryOf(within('query').map((parameter) => [parameter.name, textOfParameter(parameter)]))
  const content = Object.entries(operation.requestBody?.content ?? {})
  const bodies = content.map(([type, { schema = {} }]) =>
    type === 'application/json'
      ? valuesOf(schema, components, textOf).map((value) => ({ type, body: JSON.stringify(value) ?? 'null' }))
      : draft.map((body) => ({ type, body })),
  )
  const brought = bodies.length === 0 ? fc.constant(null) : fc.oneof(...bodies)
  const key = (operation.security ?? []).length > 0 ? keys : fc.constant(null)
  return fc
    .tuple(ids, query, brought, key, fc.option(fc.constantFrom(...ACCEPTS)))
    .map(([id, search, sent, right, accept]) => ({
      operation: operation.operationId,
      method: method.toUpperCase(),
      path: path.replace(/\{(\w+)\}/g, (_, name) => id[name] ?? '') + search,
      headers: {
        ...(sent === null ? {} : { 'Content-Type': sent.type }),
        ...(accept === null ? {} : { Accept: accept }),
      },
      body: sent?.body ?? null,
      key: right,
      sender: null,
    }))
}

const keys = fc.oneof(
  { weight: 12, arbitrary: fc.constant('right' as const) },
  { weight: 1, arbitrary: fc.constantFrom('wrong' as const, 'other' as const, null) },
)

/** Deliveries of each sender: its own payload with nasty text in some of its strings, signed. */
const deliveries: fc.Arbitrary<Fuzzed> = fc
  .tuple(
    fc.constantFrom(...SOURCES),
    fc.array(fc.tuple(fc.nat(1_000), fc.oneof(draft, nasty)), { maxLength: 4 }),
    fc.nat(9),
    fc.nat(1_000_000_000),
  )
  .map(([source, changes, sort, number]) => {
    let payload: unknown = JSON.parse(payloadOf(source))
    for (const [at, text] of changes) payload = withString(payload, at, text)
    const site = siteOf(source)
    const body = JSON.stringify(payload).replace(/"20\d\d-\d\d-\d\dT[\d:]+(?:\.\d+)?Z"/, () => {
      // Or it would be the same delivery.
      return JSON.stringify(new Date(1_700_000_000_000 + number).toISOString())
    })
    return {
      operation: 'receiveWebhook',
      method: 'POST',
      path: `/v1/webhooks/${source}?site=${site}`,
      headers: { 'Content-Type': 'application/json' },
      body: sort === 0 ? body.slice(0, body.length >> 1) : body,
      key: null,
      sender: sort === 1 ? null : source,
    }
  })

/** The value with one of its strings, the `at`th around, replaced. */
function withString(value: unknown, at: number, text: string): unknown {
  const count = JSON.stringify(value).match(/:"/g)?.length ?? 1
  let left = at % Math.max(1, count)
  return JSON.parse(
    JSON.stringify(value, (_, part) => (typeof part === 'string' && left-- === 0 ? text : part)),
  )
}

/** A tool that is called as the protocol has it. */
const calls: fc.Arbitrary<Fuzzed> = fc
  .tuple(
    fc.constantFrom('verify_quotation', 'review_text', 'get_document', 'none'),
    fc.record(
      {
        quote,
        speaker: textOf('speaker'),
        date: textOf('date'),
        text: draft,
        html: draft,
        markdown: draft,
        id: textOf('document'),
        start: fc.oneof(fc.nat(500), fc.integer()),
        omit_verbatim: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    fc.nat(20),
    fc.boolean(),
  )
  .map(([name, all, sort, isModern]) => {
    const fields = TOOL_FIELDS[name] ?? []
    const own =
      sort === 0 ? all : Object.fromEntries(Object.entries(all).filter(([field]) => fields.includes(field)))
    const meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'fuzz', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': {},
    }
    const params = { name, arguments: own, ...(isModern ? { _meta: meta } : {}) }
    return {
      operation: 'callMcp',
      method: 'POST',
      path: '/mcp',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
        'Mcp-Protocol-Version': isModern ? '2026-07-28' : '2025-11-25',
        ...(isModern ? { 'Mcp-Method': 'tools/call', 'Mcp-Name': name } : {}),
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: sort, method: 'tools/call', params }),
      key: null,
      sender: null,
    }
  })

const TOOL_FIELDS: Readonly<Record<string, readonly string[]>> = {
  verify_quotation: ['quote', 'speaker', 'date'],
  review_text: ['text', 'omit_verbatim'],
  get_document: ['id', 'start'],
}

type Page = { readonly name: string; readonly request: fc.Arbitrary<Omit<Fuzzed, 'operation'>> }

const bare = { method: 'GET', headers: { Accept: 'text/html' }, body: null, key: null, sender: null } as const

function page(path: string, ...names: readonly string[]): Page['request'] {
  const query = queryOf(
    names.map((name) => [name, textOfParameter({ name, in: 'query', schema: SCHEMAS[name] ?? {} })]),
  )
  return query.map((search) => ({ ...bare, path: path + search }))
}

const SCHEMAS: Readonly<Record<string, Schema>> = Object.fromEntries(
  ['limit', 'start', 'end', 'part', 'maxwidth', 'maxheight'].map((name) => [name, { type: 'integer' }]),
)
const QUESTION = ['quote', 'speaker', 'date', 'document']

/** What the description does not tell of, by the route that answers. */
export const PAGES: readonly Page[] = [
  { name: 'GET /', request: page('/', ...QUESTION) },
  {
    name: 'POST /',
    request: fc
      .tuple(
        fc.record({
          quote: fc.oneof(quote, draft),
          speaker: fc.oneof(fc.constant(''), textOf('speaker')),
          date: fc.oneof(fc.constant(''), textOf('date')),
          document: fc.constantFrom('', '', ...IDS),
          check: fc.constantFrom('article', 'quotation', CANARY),
        }),
        fc.nat(12),
      )
      .map(([fields, sort]) => {
        const form = new URLSearchParams(
          Object.entries(fields).map(([name, value]): [string, string] => [name, value.toWellFormed()]),
        )
        const type = sort === 0 ? 'multipart/form-data; boundary=a' : 'application/x-www-form-urlencoded'
        const headers = { Accept: 'text/html', 'Content-Type': type }
        return { ...bare, method: 'POST', path: '/', headers, body: String(form) }
      }),
  },
  { name: 'GET /documents', request: page('/documents', 'after', 'limit') },
  {
    name: 'GET /documents/:id',
    request: fc
      .tuple(textOf('document'), page('', 'start', 'end', 'part', 'sha256'), raw)
      .map(([id, asked, isRaw]) => ({ ...asked, path: `/documents/${encoded(id, isRaw)}${asked.path}` })),
  },
  { name: 'GET /badge.svg', request: page('/badge.svg', ...QUESTION) },
  { name: 'GET /card', request: page('/card', ...QUESTION) },
  { name: 'GET /oembed', request: page('/oembed', 'url', 'maxwidth', 'maxheight', 'format') },
  { name: 'GET /docs', request: page('/docs', 'a') },
  { name: 'GET /openapi.json', request: page('/openapi.json', 'a') },
  { name: 'assets', request: fc.constantFrom('/page.js', '/icon.svg').map((path) => ({ ...bare, path })) },
  {
    name: 'elsewhere',
    request: fc
      .tuple(
        fc.constantFrom(
          '',
          'v1',
          'v1/verify',
          '.well-known',
          'documents',
          'v1/sites',
          'v1/webhooks',
          'problems',
        ),
        nasty,
        raw,
        fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
      )
      .map(([folder, name, isRaw, method]) => ({
        ...bare,
        method,
        path: `/${folder}/${encoded(name, isRaw)}`,
      })),
  },
]

/** Breaks a request: another method, a type that it is not of, bytes that are no text, a body that ends too early. */
function broken(request: Fuzzed, sort: number, bytes: Uint8Array<ArrayBuffer>): Fuzzed {
  const { headers, body } = request
  const typed = (type: string): Fuzzed => ({ ...request, headers: { ...headers, 'Content-Type': type } })
  switch (sort) {
    case 0:
      return { ...request, method: request.method === 'GET' ? 'DELETE' : 'GET', body: null, sender: null }
    case 1:
      return { ...request, method: 'OPTIONS', body: null, sender: null }
    case 2:
      return request.method === 'GET' ? { ...request, method: 'HEAD' } : typed('text/plain; charset=utf-16')
  }
  if (typeof body !== 'string') return request
  switch (sort) {
    case 3:
      return typed('application/octet-stream')
    case 4:
      return typed('application/json; charset="utf-8"; charset=latin1')
    case 5:
      return typed('multipart/form-data; boundary=')
    case 6:
      return { ...request, body: bytes }
    case 7:
      return { ...request, body: body.slice(0, body.length >> 1) }
    case 8:
      return {
        ...request,
        body: body.replace('{', '{"quote":"a","quote":["b"],"id":"a","text":"“a” b","text":"c",'),
      }
    case 9:
      return { ...request, body: `\ufeff${body}` }
    case 10:
      return { ...request, body: body.replace(/"[^"]*"/, '['.repeat(2_000)) }
    case 11:
      return { ...request, body: body.replace(/:"[^"]*"/, `:${'['.repeat(3_000)}${']'.repeat(3_000)}`) }
    case 12:
      return { ...request, body: body.replace(/:"[^"]*"/, ':1e999') }
    case 13:
      return { ...request, body: '' }
    default:
      return request
  }
}

const BREAKS = 14
/** One in so many is broken. */
const BROKEN_OF = 12

function maybeBroken(request: fc.Arbitrary<Fuzzed>): fc.Arbitrary<Fuzzed> {
  return fc
    .tuple(request, fc.nat(BREAKS * BROKEN_OF), fc.uint8Array({ maxLength: 60 }))
    .map(([one, sort, bytes]) => broken(one, sort, new Uint8Array(bytes)))
}

/** What changes the library, so that the same question has another answer. */
export const WRITES: readonly string[] = ['putDocument', 'deleteDocument']

/** Requests to each route, by the name of its operation or page. */
export function requestsTo(description: Description): ReadonlyMap<string, fc.Arbitrary<Fuzzed>> {
  const { schemas } = description.components
  const of = new Map<string, fc.Arbitrary<Fuzzed>>()
  for (const one of operationsOf(description)) {
    const plain = described(one, schemas)
    const { operationId } = one.operation
    const special = SPECIAL[operationId]
    of.set(
      operationId,
      maybeBroken(special === undefined ? plain : fc.oneof(special, special, special, plain)),
    )
  }
  for (const { name, request } of PAGES)
    of.set(name, maybeBroken(request.map((asked) => ({ operation: name, ...asked }))))
  return of
}

const SPECIAL: Readonly<Record<string, fc.Arbitrary<Fuzzed>>> = { receiveWebhook: deliveries, callMcp: calls }
