/** Who may do what: every operation of the description, with every kind of key. One without a row here fails. */
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import type { Scope } from '../../src/http/authorization.ts'
import { describeApi } from '../../src/http/openapi/describe.ts'
import { METHODS } from '../../src/http/openapi/example.ts'
import { sha256 } from '../../src/service/digest.ts'
import { areEqual } from '../../src/webhook/bytes.ts'
import { openNewsroom } from '../newsroom/newsroom.ts'
import { QUOTE } from './texts.ts'

const SCOPES = ['verify', 'publish', 'admin'] as const satisfies readonly Scope[]
const keyOf = (scope: string): string => `verbatim_${scope}_of-the-tests`
const KEYS = Object.fromEntries(
  await Promise.all(
    SCOPES.map(async (scope) => [scope, [await sha256(keyOf('other')), await sha256(keyOf(scope))]]),
  ),
)
const WRONG = keyOf('nobody')

/** What an operation answers to whoever may ask. */
type Row = {
  /** Of the key that it takes; null if everybody may. */
  readonly scope: Exclude<Scope, 'verify'> | null
  readonly status: number
  readonly path?: string
  readonly body?: unknown
}

const GAZETTE = { text: 'We will not sell.', title: 'Gazette', language: 'en' }
const ROWS: Readonly<Record<string, Row>> = {
  verify: { scope: null, status: 200, path: `/v1/verify?${new URLSearchParams({ quote: QUOTE })}` },
  verifyBody: { scope: null, status: 200, body: { quote: QUOTE } },
  verifyBatch: { scope: null, status: 200, body: { claims: [{ quote: QUOTE }] } },
  findQuotations: { scope: null, status: 200, body: { text: `“${QUOTE}”` } },
  review: { scope: null, status: 200, body: { text: `“${QUOTE}”` } },
  listDocuments: { scope: null, status: 200 },
  readDocument: { scope: null, status: 200, path: '/v1/documents/gazette-12' },
  putDocument: {
    scope: 'publish',
    status: 400,
    path: '/v1/documents/gazette-12',
    body: { ...GAZETTE, title: 1 },
  },
  deleteDocument: { scope: 'publish', status: 404, path: '/v1/documents/nothing' },
  // By a signature of its sender's; a key is none.
  receiveWebhook: { scope: null, status: 404, path: '/v1/webhooks/ghost?site=nobody', body: {} },
  // By an address that nobody guesses.
  getReport: { scope: null, status: 404, path: '/v1/reports/nothing' },
  deleteReport: { scope: 'admin', status: 404, path: '/v1/reports/nothing' },
  listSites: { scope: 'admin', status: 200 },
  addSite: { scope: 'admin', status: 400, body: {} },
  changeSite: { scope: 'admin', status: 404, path: '/v1/sites/nobody', body: { slack: null } },
  removeSite: { scope: 'admin', status: 404, path: '/v1/sites/nobody' },
  rotateSecret: { scope: 'admin', status: 404, path: '/v1/sites/nobody/rotate', body: {} },
  listDeadLetters: { scope: 'admin', status: 200 },
  replayDeadLetter: { scope: 'admin', status: 404, path: '/v1/dead-letters/nothing/replay' },
  discardDeadLetter: { scope: 'admin', status: 404, path: '/v1/dead-letters/nothing' },
  health: { scope: null, status: 200 },
  readiness: { scope: null, status: 200 },
  // Neither is kept here; whoever may ask is told so.
  getReceipt: { scope: null, status: 503, path: '/v1/receipts/nothing' },
  getKeys: { scope: null, status: 503 },
  readCheckpoint: { scope: null, status: 503 },
  readTile: { scope: null, status: 503, path: '/log/tile/0/000' },
  explainProblem: { scope: null, status: 200, path: '/problems/internal' },
  // A message that is none of the protocol.
  callMcp: { scope: null, status: 400, body: {} },
}

const { newsroom, library } = openNewsroom()
const app = createApp({ store: () => library, newsroom: () => newsroom, keys: () => KEYS })
const operations = Object.entries(describeApi(app).paths ?? {}).flatMap(([path, item]) =>
  METHODS.flatMap((method) => {
    const operation = item[method]
    return operation === undefined
      ? []
      : [
          {
            id: operation.operationId ?? path,
            path,
            method: method.toUpperCase(),
            security: operation.security ?? [],
          },
        ]
  }),
)

describe('who may do what', () => {
  it('is said here of every operation', () => {
    expect(operations.map(({ id }) => id).sort()).toEqual(Object.keys(ROWS).sort())
  })

  it.each(operations)('$method $path', async ({ id, path, method, security }) => {
    const row = ROWS[id]
    if (row === undefined) return expect.unreachable(`There is no row for ${id}`)
    const ask = async (authorization: string | null): Promise<Response> =>
      app.request(row.path ?? path, {
        method,
        headers: {
          'Content-Type': 'application/json',
          ...(authorization === null ? {} : { Authorization: authorization }),
        },
        ...(row.body === undefined ? {} : { body: JSON.stringify(row.body) }),
      })
    const asked: readonly (readonly [who: string, authorization: string | null, status: number])[] = [
      ['nobody', null, row.scope === null ? row.status : 401],
      ['a stranger', `Bearer ${WRONG}`, row.scope === null ? row.status : 401],
      [
        'who has the key in another scheme',
        `Basic ${keyOf(row.scope ?? 'verify')}`,
        row.scope === null ? row.status : 401,
      ],
      ...SCOPES.map((scope) => {
        const isAllowed = row.scope === null || row.scope === scope
        return [`who may ${scope}`, `Bearer ${keyOf(scope)}`, isAllowed ? row.status : 403] as const
      }),
    ]
    for (const [who, authorization, status] of asked) {
      const response = await ask(authorization)
      expect(response.status, `${who}: ${await response.clone().text()}`).toBe(status)
      if (status === 401) expect(response.headers.get('WWW-Authenticate')).toMatch(/^Bearer/)
    }
    expect(security).toEqual(row.scope === null ? [] : [{ [`${row.scope}Key`]: [] }])
  })

  it('is nobody’s to change where no keys are set', async () => {
    const open = createApp({ store: () => library, newsroom: () => newsroom })
    for (const { id, path, method } of operations) {
      const row = ROWS[id]
      if (row?.scope == null) continue
      const response = await open.request(row.path ?? path, {
        method,
        headers: { Authorization: `Bearer ${WRONG}` },
      })
      expect(response.status, id).toBe(403)
    }
  })
})

const DIGEST = await sha256(keyOf('admin'))

describe('a key that is nearly right', () => {
  const right = keyOf('admin')
  it.each([
    ['shorter by one', right.slice(0, -1)],
    ['longer by one', `${right}s`],
    ['of another case', right.toUpperCase()],
    ['with another last letter', `${right.slice(0, -1)}S`],
    ['with another first letter', `V${right.slice(1)}`],
    ['empty', ''],
    ['its digest', DIGEST],
    ['twice', `${right} ${right}`],
    ['very long', right.repeat(1_000)],
    ['of letters that look like it', right.replace('a', '\u0430')],
  ])('opens nothing: %s', async (_, key) => {
    // Headers carry bytes.
    const sent = new Headers({
      Authorization: `Bearer ${Array.from(new TextEncoder().encode(key), (byte) => String.fromCharCode(byte)).join('')}`,
    })
    expect((await app.request('/v1/sites', { headers: sent })).status).toBe(401)
  })

  it('opens if it is one of several', async () => {
    expect(
      (await app.request('/v1/sites', { headers: { Authorization: `Bearer ${keyOf('other')}` } })).status,
    ).toBe(200)
  })
})

describe('signatures', () => {
  const right = Uint8Array.from({ length: 32 }, (_, at) => at)
  it.each([
    ['the same', right, true],
    ['shorter by one', right.slice(0, -1), false],
    ['longer by one', Uint8Array.of(...right, 0), false],
    ['none', new Uint8Array(), false],
    ['with another first byte', Uint8Array.of(1, ...right.slice(1)), false],
    ['with another last byte', Uint8Array.of(...right.slice(0, -1), 0), false],
  ])('are compared whole: %s', (_, other, same) => {
    expect(areEqual(right, other)).toBe(same)
  })
})
