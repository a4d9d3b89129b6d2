import { join } from 'node:path'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { ROOT } from '../../src/cli/connect.ts'
import { dataFolder, readSources } from '../../src/cli/sources.ts'
import { describeApi } from '../../src/http/openapi/describe.ts'
import { type Exchange, METHODS } from '../../src/http/openapi/example.ts'
import { publish } from '../../src/service/publish.ts'
import { memoryArchive } from '../../src/store/archive.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { publicKeyOf, signersOf } from '../../src/transparency/signer.ts'
import { appOf, openNewsroom } from '../newsroom/newsroom.ts'
import { logAll, NOW, openLog, SIGNING_KEY } from '../transparency/signing.ts'
import { type Asked, EXCHANGES, RECEIPT_ID, REPORT_ID } from './exchanges.ts'

const room = openNewsroom()
const library = memoryStore()
const { documents } = await readSources([dataFolder(join(ROOT, 'data'))])
await publish(library, documents, { smallWords: 0 })
const log = await openLog()
await logAll(library, log)
const [signer = expect.unreachable()] = await signersOf({ SIGNING_KEY })
const app = appOf(room.newsroom, library, {
  issuer: 'https://verbatim.example',
  signer,
  announced: [publicKeyOf(signer)],
  log,
  archive: memoryArchive(),
  now: () => NOW,
})

const description = describeApi(app)
const operations = Object.entries(description.paths ?? {}).flatMap(([path, item]) =>
  METHODS.flatMap((method) => {
    const operation = item[method]
    return operation === undefined ? [] : [{ path, method, operation }]
  }),
)

describe('the examples of the description', () => {
  // `npx vitest run --project node test/http/openapi.test.ts -u` records them anew.
  it('are what the service answers', async () => {
    const recorded: Exchange[] = []
    for (const asked of EXCHANGES) recorded.push(await exchange(asked))
    await expect(`${JSON.stringify(recorded, null, 1)}\n`).toMatchFileSnapshot(
      join(ROOT, 'src', 'http', 'openapi', 'examples.json'),
    )
  })

  it('are of every operation, and each has one that succeeds', () => {
    const succeeding = new Set(
      operations.flatMap(({ operation }) => {
        const responses = z.record(z.string(), z.looseObject({})).parse(operation.responses)
        const told = Object.entries(responses).filter(([, { content }]) =>
          JSON.stringify(content)?.includes('"examples"'),
        )
        const isSilent = Object.entries(responses).some(
          ([status, { content }]) => status < '3' && content === undefined,
        )
        return isSilent || told.some(([status]) => status < '3') ? [operation.operationId] : []
      }),
    )
    expect(
      operations.map(({ operation }) => operation.operationId).filter((id) => !succeeding.has(id)),
    ).toEqual([])
  })
})

describe('GET /openapi.json', () => {
  it('is what the rules of Redocly take for good, in every word', async () => {
    const source = await (await app.request('/openapi.json')).text()
    const config = await createConfig({ extends: ['recommended'] })
    const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config })
    const told = problems.map(
      ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`,
    )
    // Nobody can ask wrongly whether the service runs, or can answer.
    expect(told).toEqual(
      ['healthz', 'readyz'].map((name) =>
        expect.stringMatching(new RegExp(`^operation-4xx-response: .*#/paths/~1${name}/get/responses$`)),
      ),
    )
  })

  it('describes every route that is no page', () => {
    const described = operations.map(
      ({ path, method }) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    )
    const routes = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
    const undescribed = [...new Set(routes)].filter((route) => !described.includes(route))
    const ofPrograms = undescribed.filter((route) =>
      / \/(?:v1|mcp|healthz|readyz|problems|\.well-known)\b/.test(route),
    )
    expect(ofPrograms.filter((route) => !KEY_CHECKS.includes(route))).toEqual([])
  })

  it('says of every response which headers it has, and of what is not there now when to try again', () => {
    for (const { operation, path } of operations) {
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        expect(response, path).toHaveProperty(['headers', 'Verbatim-Version'])
        if (status === '429' || status === '503')
          expect(response, path).toHaveProperty(['headers', 'Retry-After'])
      }
    }
  })

  it('says of every parameter and operation what it is', () => {
    for (const { operation, path } of operations) {
      expect(operation.tags, path).toHaveLength(1)
      expect(operation.operationId, path).toMatch(/^[a-z]\w+$/)
      for (const parameter of operation.parameters ?? [])
        expect(parameter, path).toHaveProperty('description')
    }
  })

  it('says which routes take which key', () => {
    const kept = operations.filter(({ operation }) => (operation.security ?? []).length > 0)
    for (const { path, operation } of kept) {
      const key = path.startsWith('/v1/documents') ? 'publishKey' : 'adminKey'
      expect(operation.security, path).toEqual([{ [key]: [] }])
    }
    expect(kept).toHaveLength(11)
  })
})

/** Registered for their check of a key; the routes behind them are described. */
const KEY_CHECKS = ['PUT /v1/documents/:id', 'DELETE /v1/documents/:id', 'DELETE /v1/reports/:id']

let report = ''
let receipt = ''

async function exchange({
  operation,
  name,
  summary,
  parameters = {},
  body,
  type,
  key,
  before,
}: Asked): Promise<Exchange> {
  await before?.(room)
  const found = operations.find((one) => one.operation.operationId === operation)
  if (found === undefined) throw new RangeError(`There is no operation ${operation}`)
  const given = Object.fromEntries(
    Object.entries(parameters).map(([field, value]) => [
      field,
      value.replace(REPORT_ID, report).replace(RECEIPT_ID, receipt),
    ]),
  )
  const url = new URL(
    found.path.replace(/\{(\w+)\}/g, (_, field) => given[field] ?? ''),
    'https://verbatim.example',
  )
  const headers = new Headers(key === undefined ? {} : { Authorization: `Bearer ${key}` })
  for (const one of found.operation.parameters ?? []) {
    const value = 'name' in one ? given[one.name] : undefined
    if (value === undefined || !('in' in one)) continue
    if (one.in === 'query') url.searchParams.set(one.name, value)
    if (one.in === 'header') headers.set(one.name, value)
  }
  const sent = body === undefined ? null : { type: type ?? 'application/json', body }
  if (sent !== null) headers.set('Content-Type', sent.type)
  const response = await app.request(url, {
    method: found.method.toUpperCase(),
    headers,
    ...(sent === null ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const [mediaType = ''] = (response.headers.get('Content-Type') ?? '').split(';')
  const bytes = Buffer.from(await response.arrayBuffer())
  const text = bytes.toString(mediaType === 'application/octet-stream' ? 'base64' : 'utf8')
  const told = mediaType.endsWith('json') ? steady(JSON.parse(text)) : text
  receipt ||= /\/v1\/receipts\/([0-9a-f]{32})/.exec(text)?.[1] ?? ''
  report ||= /"report":"([\w-]+)"/.exec(text)?.[1] ?? ''
  return {
    operation,
    name,
    summary,
    parameters: given,
    request: sent,
    status: response.status,
    response: text === '' ? null : { type: mediaType, body: told },
  }
}

/** What is random each time, and nobody's in the examples. */
const RANDOM: Readonly<Record<string, string>> = {
  request_id: '00000000-0000-4000-8000-000000000000',
  secret: '369d4251575920abfd9678deee50da4b277ad206ed6d58e595cf138f3da8219c',
  callback_secret: 'whsec_o0VYcm7DUDDUxepK7NKstGIfMqYgM5OYzgOU3dpxB/I=',
}

function steady(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, part) => (typeof part === 'string' ? (RANDOM[key] ?? part) : part)),
  )
}
