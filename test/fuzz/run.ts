/** Asks a running Worker many hostile requests, several at a time, and holds every answer against the oracle. */
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import * as z from 'zod'
import { ADMIN_KEY, PUBLISH_KEY } from '../newsroom/worker.ts'
import { SOURCES, secretOf, signed } from '../webhook/sign.ts'
import { FAMILIES, type Family, member } from './nasty.ts'
import { type Counters, oracleOf, type Told } from './oracle.ts'
import { type Description, type Fuzzed, RECEIPT, REPORT, requestsTo, siteOf, WRITES } from './request.ts'

/** What is asked: the Worker in its runtime, or the application in this process. */
export type Service = {
  readonly origin: string
  readonly fetch: (url: URL, init: RequestInit) => Promise<Response>
}

export type Finding = { readonly fault: string; readonly asked: string }
export type Worst = { readonly count: number; readonly asked: string }

export type Outcome = {
  readonly requests: number
  readonly findings: readonly Finding[]
  readonly statuses: Readonly<Record<string, number>>
  /** Answers of each operation or page, and how many of them refused nothing. */
  readonly operations: Readonly<Record<string, { readonly asked: number; readonly succeeded: number }>>
  /** The most of each counter, and what brought it about. */
  readonly worst: Readonly<Record<string, Worst>>
  /** Requests asked a second time, whose answers were the same. */
  readonly repeated: number
}

export type Plan = {
  readonly inputs: number
  readonly seed: number
  /** UTF-16 units of the drafts of each family; 0 for none of them. */
  readonly familyUnits: number
  readonly onProgress?: (asked: number, findings: number) => void
}

/** Requests under way at once. */
const AT_ONCE = 8
/** What has no answer by then hangs, however busy the machine. */
const ANSWER_MS = 30_000
const POLL_MS = 100
/** Requests made of one seed. */
const BATCH = 400
/** One in so many of what reads is asked twice. */
const REPEATED_OF = 20
/** One in so many changes the library, and that at the end. */
const WRITES_OF = 100
/** Findings after which nobody reads on. */
const FINDINGS_MAX = 30

export async function describe(service: Service): Promise<Description> {
  const response = await service.fetch(new URL('/openapi.json', service.origin), {})
  const described: Description = JSON.parse(await response.text())
  return described
}

function administer(service: Service, method: string, path: string, body?: unknown): Promise<Response> {
  return service.fetch(new URL(path, service.origin), {
    method,
    headers: { Authorization: `Bearer ${ADMIN_KEY}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** A site of every sender, so that what is signed is read. */
export async function addSites(service: Service): Promise<void> {
  for (const source of SOURCES) {
    const site = { id: siteOf(source), source, secret: secretOf(source) }
    const response = await administer(service, 'POST', '/v1/sites', site)
    if (response.status !== 201) throw new Error(`Cannot add a site of ${source}: ${await response.text()}`)
  }
}

/** Has something logged, and waits until everybody can read it: before, there is no log to be asked for. */
export async function showLog({ origin, fetch }: Service): Promise<void> {
  await fetch(new URL('/v1/verify?quote=lighthouse&receipt=true', origin), {})
  for (let waited = 0; waited < ANSWER_MS; waited += POLL_MS) {
    const { ok } = await fetch(new URL('/log/checkpoint', origin), {})
    if (ok) return
    await wait(POLL_MS)
  }
  throw new Error('Nothing was logged')
}

export async function run(
  service: Service,
  { inputs, seed, familyUnits, onProgress }: Plan,
): Promise<Outcome> {
  const description = await describe(service)
  const judge = oracleOf(description)
  const requests = requestsTo(description)
  const reports: string[] = []
  const receipts: string[] = []
  const findings: Finding[] = []
  const statuses: Record<string, number> = {}
  const operations: Record<string, { asked: number; succeeded: number }> = {}
  const worst: Record<string, Worst> = {}
  const kinds = new Set<string>()
  let [asked, repeated] = [0, 0]

  const ask = async (request: Fuzzed, isSteady: boolean): Promise<void> => {
    const number = asked++
    const ready = {
      ...request,
      path: request.path
        .replaceAll(REPORT, reports[number % Math.max(1, reports.length)] ?? 'none')
        .replaceAll(RECEIPT, receipts[number % Math.max(1, receipts.length)] ?? 'none'),
    }
    const told = await send(service, ready).catch((error: unknown) => String(error))
    if (typeof told === 'string') {
      findings.push({ fault: `no answer: ${told}`, asked: describeRequest(ready) })
      return
    }
    const { faults, counters } = judge(ready, told, isSteady)
    statuses[told.status] = (statuses[told.status] ?? 0) + 1
    const { asked: times, succeeded } = operations[ready.operation] ?? { asked: 0, succeeded: 0 }
    operations[ready.operation] = { asked: times + 1, succeeded: succeeded + (told.status < 400 ? 1 : 0) }
    note(worst, counters, ready)
    for (const fault of faults) {
      // One of a kind tells as much as all of them.
      const kind = `${ready.operation} ${fault.replace(/\d+/g, '')}`
      if (kinds.has(kind)) continue
      kinds.add(kind)
      findings.push({ fault, asked: await shrunk(service, ready, fault, judge, isSteady) })
    }
    if (ready.operation === 'receiveWebhook' && told.status === 202) {
      const [, id] = /"report":"([\w-]+)"/.exec(told.body) ?? []
      if (id !== undefined && reports.length < 500) reports.push(id)
    }
    const [, receipt] = /\/v1\/receipts\/([0-9a-f]{32})/.exec(told.body) ?? []
    if (receipt !== undefined && receipts.length < 500) receipts.push(receipt)
    if (isSteady && READS.test(ready.operation) && number % REPEATED_OF === 0) {
      repeated++
      const again = await send(service, ready).catch((error: unknown) => ({ ...told, body: String(error) }))
      if (withoutIds(again.body) !== withoutIds(told.body) || again.status !== told.status)
        findings.push({ fault: 'another answer the second time', asked: describeRequest(ready) })
    }
    if (number % 1_000 === 999) onProgress?.(number + 1, findings.length)
  }

  const askAll = async (all: Iterable<Fuzzed>, isSteady: boolean, atOnce: number): Promise<void> => {
    const left = all[Symbol.iterator]()
    const take = async (): Promise<void> => {
      for (let next = left.next(); !next.done && findings.length < FINDINGS_MAX; next = left.next())
        await ask(next.value, isSteady)
    }
    await Promise.all(Array.from({ length: atOnce }, take))
  }

  if (familyUnits > 0) await askAll(familyRequests(familyUnits), true, 2)
  const reads = [...requests].filter(([name]) => !WRITES.includes(name)).map(([, one]) => one)
  const writes = [...requests].filter(([name]) => WRITES.includes(name)).map(([, one]) => one)
  const end = Math.max(asked, inputs - Math.floor(inputs / WRITES_OF))
  await askAll(sampled(reads, end - asked, seed), true, AT_ONCE)
  await askAll(sampled(writes, inputs - asked, seed + 1), false, 1)
  onProgress?.(asked, findings.length)
  return { requests: asked, findings, statuses, operations, worst, repeated }
}

/** What answers alike as long as the library is the same. */
const READS =
  /^(?:verify|verifyBody|verifyBatch|review|findQuotations|listDocuments|readDocument|GET .*|POST \/)$/

function* sampled(all: readonly fc.Arbitrary<Fuzzed>[], count: number, seed: number): Generator<Fuzzed> {
  const one = fc.oneof(...all)
  for (let made = 0; made < count; made += BATCH) {
    yield* fc.sample(one, { numRuns: Math.min(BATCH, count - made), seed: seed * 1_000_003 + made })
  }
}

/** Each family of drafts, in every form that a draft comes and an answer goes. */
function* familyRequests(units: number): Generator<Fuzzed> {
  const bare = { method: 'POST', key: null, sender: null } as const
  for (const [at, family] of FAMILIES.entries()) {
    const body = member(family, units)
    const type = `text/${family.type === 'text' ? 'plain' : family.type}`
    const format = ['json', 'text', 'html', 'sarif'][at % 4]
    const headers = { 'Content-Type': type }
    yield { ...bare, operation: 'review', path: `/v1/review?format=${format}&debug=true`, headers, body }
    yield { ...bare, operation: 'findQuotations', path: '/v1/quotations?debug=true', headers, body }
    if (at % 3 === 0) yield { ...bare, ...asForm(family, body) }
    if (at % 3 === 1) yield { ...bare, ...asCall(family, body) }
    if (at % 3 === 2) yield { ...bare, ...asDelivery(body) }
  }
}

function asForm(_: Family, quote: string) {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' }
  // Percent-encoded three times as long, and 4 MiB are taken.
  const body = String(new URLSearchParams({ quote: quote.slice(0, 400_000), check: 'article' }))
  return { operation: 'POST /', path: '/', headers, body }
}

function asCall({ type }: Family, content: string) {
  const params = { name: 'review_text', arguments: { [type]: content } }
  return {
    operation: 'callMcp',
    path: '/mcp',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
  }
}

function asDelivery(html: string) {
  const current = { id: `family-${html.length}-${html.slice(0, 9)}`, title: 'a', status: 'draft', html }
  return {
    operation: 'receiveWebhook',
    path: `/v1/webhooks/ghost?site=${siteOf('ghost')}`,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ post: { current } }),
    sender: 'ghost' as const,
  }
}

async function send({ origin, fetch }: Service, request: Fuzzed): Promise<Told> {
  const { method, path, body, key } = request
  const headers = new Headers(request.headers)
  if (key !== null) headers.set('Authorization', `Bearer ${keyOf(request)}`)
  // No sender signs nothing.
  if (request.sender !== null && typeof body === 'string' && body !== '') {
    const signing = { body, at: Date.now(), path, headers: request.headers, id: crypto.randomUUID() }
    for (const [name, value] of (await signed(request.sender, signing)).headers) headers.set(name, value)
  }
  const sent = method === 'GET' || method === 'HEAD' || body === null ? {} : { body }
  const response = await fetch(new URL(origin + path.replaceAll('ORIGIN', encodeURIComponent(origin))), {
    method,
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(ANSWER_MS),
    ...sent,
  })
  return { status: response.status, headers: response.headers, body: await response.text() }
}

function keyOf({ key, operation }: Fuzzed): string {
  const isPublishing = WRITES.includes(operation)
  if (key === 'wrong') return 'verbatim_publish_wrong'
  return isPublishing === (key === 'right') ? PUBLISH_KEY : ADMIN_KEY
}

/** What is another each time. */
function withoutIds(body: string): string {
  return body.replace(
    /"?request_id"?:\s*"[^"]*"|[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g,
    '',
  )
}

function note(worst: Record<string, Worst>, counters: Counters, request: Fuzzed): void {
  for (const [name, count] of Object.entries(counters)) {
    if (count > (worst[name]?.count ?? 0)) worst[name] = { count, asked: describeRequest(request) }
  }
}

const SHOWN_UNITS = 300

/** The request in a line, escaped: nothing of it is shown as it is. */
export function describeRequest({ method, path, headers, body, sender }: Fuzzed): string {
  const shortened = (text: string): string =>
    text.length > SHOWN_UNITS ? `${text.slice(0, SHOWN_UNITS)}… (${text.length} units)` : text
  const sent = body === null ? '' : typeof body === 'string' ? body : `${body.length} bytes ${body.join(' ')}`
  const parts = [
    method,
    path,
    JSON.stringify(headers),
    ...(sender === null ? [] : [`signed as ${sender}`]),
    sent,
  ]
  const line = parts.map((part) => JSON.stringify(shortened(part)).slice(1, -1)).join(' ')
  return line.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

const TRIES_MAX = 120

/** The request with as much left out of its body and query as still brings the fault about. */
async function shrunk(
  service: Service,
  request: Fuzzed,
  fault: string,
  judge: ReturnType<typeof oracleOf>,
  isSteady: boolean,
): Promise<string> {
  let smallest = request
  let tries = 0
  const sameFault = fault.replace(/\d+/g, '')
  const holds = async (one: Fuzzed): Promise<boolean> => {
    tries++
    try {
      const { faults } = judge(one, await send(service, one), isSteady)
      return faults.some((other) => other.replace(/\d+/g, '') === sameFault)
    } catch {
      return false
    }
  }
  const field = typeof request.body === 'string' && request.method !== 'GET' ? 'body' : 'path'
  for (let size = 2; tries < TRIES_MAX; size *= 2) {
    const text = smallest[field]
    if (typeof text !== 'string' || size > text.length) break
    const step = Math.ceil(text.length / size)
    for (let at = 0; at < text.length && tries < TRIES_MAX; at += step) {
      const now = smallest[field]
      if (typeof now !== 'string') break
      const left = now.slice(0, at) + now.slice(at + step)
      const one = { ...smallest, [field]: left }
      if ((field === 'body' || left.startsWith('/')) && (await holds(one))) smallest = one
    }
  }
  return describeRequest(smallest)
}

const letters = z.object({ dead_letters: z.array(z.object({ reason: z.string(), report: z.string() })) })

/** Why articles were given up: none may be. */
export async function deadLetters(service: Service): Promise<readonly string[]> {
  const response = await administer(service, 'GET', '/v1/dead-letters')
  return letters.parse(await response.json()).dead_letters.map(({ reason }) => reason)
}
