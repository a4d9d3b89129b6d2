/** Asks a running service. */
import { setTimeout } from 'node:timers/promises'
import * as z from 'zod'
import type { Answer, Cost } from '../service/answer.ts'
import type { Draft } from '../service/quotations.ts'
import type { Review } from '../service/review.ts'
import { harmless, numbered } from '../service/terminal.ts'
import type { Claim } from '../service/verify.ts'
import { StoreError } from '../store/store.ts'
import { MisuseError } from './exit.ts'
import { isSafeForKeys } from './url.ts'
import type { Asking, Verified } from './verify.ts'

/** Claims in one request at most, as the service has it. */
export const BATCH_CLAIMS_MAX = 50

/** Asks the service at `url`. Throws `MisuseError` if it refuses the claim and `StoreError` if it fails or is not there. */
export async function askOne(
  url: URL,
  claim: Claim,
  { receipt, ...asking }: Asking & { readonly receipt?: boolean },
): Promise<Verified> {
  const request = { ...requestOf(claim, asking), ...(receipt === true ? { receipt } : {}) }
  const body = await post(new URL('/v1/verify', url), request)
  const reply = REPLY.safeParse(body)
  if (reply.success) return verifiedOf(reply.data)
  throw notVerbatim(url)
}

/**
 * Asks for several claims at once: for each, in their order, its answer or the error that stays with it. Throws as
 * `askOne` does where the request as a whole fails.
 */
export async function askMany(
  url: URL,
  claims: readonly Claim[],
  asking: Asking,
): Promise<(Verified | MisuseError | StoreError)[]> {
  const body = await post(new URL('/v1/verify/batch', url), {
    claims: claims.map((claim) => requestOf(claim, asking)),
  })
  const reply = BATCH_REPLY.safeParse(body)
  if (!reply.success || reply.data.results.length !== claims.length) throw notVerbatim(url)
  return reply.data.results.map((result) =>
    'answer' in result ? verifiedOf(result.answer) : failureOf(result.problem, result.problem.status),
  )
}

type Reply = Answer & { readonly cost?: Cost }

const VERDICT = z.enum(['verbatim', 'altered', 'misattributed', 'misdated', 'not_found', 'undetermined'])
const things = z.array(z.looseObject({}))

/** The service promises the rest: here only what tells an answer from something else is checked. */
const ANSWER = z.looseObject({
  verdict: VERDICT,
  reasons: z.array(z.string()),
  warnings: things,
  summary: z.string(),
  claim: z.looseObject({ quote: z.string() }),
  places: z.looseObject({ count: z.int() }),
  matches: things,
  corpus: z.looseObject({ documents: z.int() }),
})
const REPLY = z.custom<Reply>((body) => ANSWER.safeParse(body).success)

/** RFC 9457. */
const PROBLEM = z.object({
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
})

const BATCH_REPLY = z.object({
  results: z.array(
    z.union([z.object({ answer: REPLY }), z.object({ problem: PROBLEM.extend({ status: z.int() }) })]),
  ),
})

function requestOf(claim: Claim, { limit, coverage }: Asking): object {
  const given = Object.entries(claim).filter(([, value]) => value !== null)
  return { ...Object.fromEntries(given), limit, ...(coverage ? { coverage } : {}), debug: true }
}

/** What a service tells of a review. */
export type ReviewReply = Pick<Review, 'summary' | 'findings' | 'skipped' | 'corpus'>

const FOUND = z.looseObject({
  quotation: z.looseObject({ text: z.string(), spans: things, attribution: z.looseObject({}) }),
  claim: z.looseObject({ quote: z.string() }),
})
const REVIEW = z
  .looseObject({
    summary: z.looseObject({
      quotations: z.int(),
      verdicts: z.record(z.string(), z.int()),
      unread: z.int(),
      complete: z.boolean(),
    }),
    findings: z.array(
      z.union([
        FOUND.extend({ verdict: VERDICT, unchecked: z.null(), answer: ANSWER }),
        FOUND.extend({ verdict: z.literal('unchecked'), unchecked: z.string(), answer: z.null() }),
      ]),
    ),
    skipped: things,
  })
  // Of a quotation that is not told nobody knows whether it is right.
  .refine(({ summary, findings }) => summary.quotations === findings.length)
const REVIEW_REPLY = z.custom<ReviewReply>((body) => REVIEW.safeParse(body).success)

/** Has the service at `url` review a draft. Throws as `askOne` does. */
export async function askReview(url: URL, { content, type, language, date }: Draft): Promise<ReviewReply> {
  const body = { [type]: content, language, date, format: 'json' }
  const reply = REVIEW_REPLY.safeParse(await post(new URL('/v1/review', url), body))
  if (!reply.success) throw notVerbatim(url)
  const { summary, findings, skipped, corpus } = reply.data
  return { summary, findings, skipped, corpus }
}

function verifiedOf({ cost, ...answer }: Reply): Verified {
  return { answer, cost: cost ?? null }
}

async function post(url: URL, body: object): Promise<unknown> {
  return readJson(
    await exchange(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...keyFor(url) },
      body: JSON.stringify(body),
    }),
  )
}

/** What a key for asking, and for nothing else, begins with. */
const ASKING_KEY = /^verbatim_verify_[\w-]+$/

/** The key by which whoever asks is counted for himself. One that opens more is not sent where nothing needs it. */
export function keyFor(url: URL): { authorization?: string } {
  const key = process.env['VERBATIM_KEY'] ?? ''
  return ASKING_KEY.test(key) && isSafeForKeys(url) ? { authorization: `Bearer ${key}` } : {}
}

/** A request for JSON. */
export function asking(url: URL): RequestInit {
  return { headers: { accept: 'application/json', ...keyFor(url) } }
}

/** Milliseconds until the whole of an answer must be there: more than a service may work on one. */
const ANSWER_MS = 120_000

/**
 * The response to a request. Throws `MisuseError` if the service refuses it, unless by one of the statuses `expected`, and
 * `StoreError` if it fails or is not there. Nothing is sent on to where it was not meant to go.
 */
export async function exchange(
  url: URL,
  request: RequestInit,
  expected: readonly number[] = [],
): Promise<Response> {
  const response = await sendInTurn(url, request)
  if (response.ok || expected.includes(response.status)) return response
  const place = response.headers.get('location')
  if (place !== null && REDIRECTS.has(response.status)) {
    const named = URL.parse(place, url)?.origin ?? place
    throw new MisuseError(
      `${url.origin} redirects to ${harmless(named)}: give the address of the service itself`,
    )
  }
  throw failureOf(await readJson(response), response.status)
}

/** A service that is asked too often says when to come again; nobody waits longer than that, nor more often, for his turn. */
const WAIT_SECONDS_MAX = 120
const TURNS_MAX = 5

/** Waits where the service asks to, and says so: nothing of what it refused was done. */
async function sendInTurn(url: URL, request: RequestInit): Promise<Response> {
  for (let turn = 1; ; turn += 1) {
    const response = await send(url, request)
    const after = response.headers.get('retry-after') ?? ''
    const seconds = /^\d{1,4}$/.test(after) ? Number(after) : Number.POSITIVE_INFINITY
    if (response.status !== TOO_MANY_REQUESTS || seconds > WAIT_SECONDS_MAX || turn === TURNS_MAX)
      return response
    await response.body?.cancel()
    process.stderr.write(`${url.origin} takes no more for now: waiting for ${numbered(seconds, 'second')}\n`)
    await setTimeout(seconds * 1000)
  }
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

async function send(url: URL, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS), ...request })
  } catch (cause) {
    throw new StoreError('unavailable', `Nothing answers at ${url.origin}${reasonOf(cause)}`, { cause })
  }
}

/** What fetch says of its failure, such as a certificate that nobody vouches for; "" if it says nothing. */
function reasonOf(error: unknown): string {
  const { cause } = error instanceof Error ? error : {}
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? ` (${code})` : ''
}

/** Null for what is no JSON. Throws `StoreError` if the answer breaks off. */
export async function readJson(response: Response): Promise<unknown> {
  let text: string
  try {
    text = await response.text()
  } catch (cause) {
    throw new StoreError('unavailable', 'The answer of the service breaks off', { cause })
  }
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Without the place in the batch, which says nothing to whoever sent a file. */
const PLACE = /^claims\[\d+\]\.?/

function failureOf(body: unknown, status: number): MisuseError | StoreError {
  const message = describeProblem(body, status)
  // Who limits requests, or lets nobody through to the service, says nothing of what was asked.
  const isRefused = status < 500 && status !== TOO_MANY_REQUESTS && PROBLEM.safeParse(body).success
  return isRefused ? new MisuseError(message) : new StoreError('unavailable', message)
}

const TOO_MANY_REQUESTS = 429

function describeProblem(body: unknown, status: number): string {
  const problem = PROBLEM.safeParse(body)
  if (!problem.success) return `The service answers with status ${status}`
  const { title, detail, errors = [] } = problem.data
  if (errors.length === 0) return harmless(detail ?? title)
  return errors.map(({ field, message }) => harmless(`${field.replace(PLACE, '')}: ${message}`)).join('\n')
}

export function notVerbatim(url: URL): StoreError {
  return new StoreError('corrupt', `What answers at ${url.origin} is not Verbatim`)
}
