/** Asks a service, and tells what came of it. Nothing is sent anywhere else, nor with who its user is. */
import * as z from 'zod/mini'
import { isLoopback } from './address.ts'
import { problem, readiness } from './schema.ts'

/** Why there is no answer. */
export type Failure =
  /** The browser has no network, and the service is not of this machine. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'unreachable' }
  /** It is there, but did not answer this: a text may be too much for it. */
  | { readonly kind: 'broken_off' }
  | { readonly kind: 'timeout'; readonly seconds: number }
  | { readonly kind: 'redirected' }
  /** Somebody answers there, in another tongue. */
  | { readonly kind: 'not_verbatim'; readonly status: number }
  /** The service says why; `messages` are about single fields. */
  | {
      readonly kind: 'refused'
      readonly code: string
      readonly title: string
      readonly detail: string
      readonly messages: readonly string[]
    }
  /** It was asked too often; null if it, or a gate before it, does not say when to come again. */
  | { readonly kind: 'too_many'; readonly seconds: number | null }
  | { readonly kind: 'cancelled' }

export type Outcome<Value> = { readonly kind: 'answer'; readonly value: Value } | Failure

/** As much of `fetch` as is used of it. */
export type Fetch = (
  address: string,
  init: {
    readonly method: 'GET' | 'POST'
    readonly headers: Record<string, string>
    readonly body?: string
    readonly signal: AbortSignal
    readonly redirect: 'manual'
    readonly credentials: 'omit'
    readonly referrerPolicy: 'no-referrer'
    readonly cache: 'no-store'
  },
) => Promise<Response>

export type Service = {
  readonly address: string
  readonly fetch: Fetch
  readonly isOnline: () => boolean
}

export type Question<Schema> = {
  readonly path: string
  /** Sent as JSON; a question without one is a GET. */
  readonly body?: unknown
  readonly schema: Schema
  readonly seconds: number
  readonly signal?: AbortSignal
}

const READINESS_SECONDS = 10
/** An answer to a whole page has far less. */
const ANSWER_BYTES_MAX = 32 * 1024 * 1024

export async function ask<Schema extends z.ZodMiniType>(
  service: Service,
  question: Question<Schema>,
): Promise<Outcome<z.infer<Schema>>> {
  const { path, body, schema, seconds, signal } = question
  const outOfTime = AbortSignal.timeout(seconds * 1000)
  try {
    const response = await service.fetch(service.address + path, {
      ...(body === undefined
        ? { method: 'GET', headers: {} }
        : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
      signal: signal === undefined ? outOfTime : AbortSignal.any([signal, outOfTime]),
      // What a user sends to one service is for no other one.
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    })
    // All that a browser tells of a redirect that it does not follow.
    if (response.status === 0) return { kind: 'redirected' }
    return read(response, schema)
  } catch (failure) {
    if (signal?.aborted) return { kind: 'cancelled' }
    if (outOfTime.aborted) return { kind: 'timeout', seconds }
    if (!(failure instanceof TypeError)) throw failure
    return explain(service, path)
  }
}

/** Whether there is a service, and what it holds. */
export function askReadiness(
  service: Service,
  signal?: AbortSignal,
): Promise<Outcome<z.infer<typeof readiness>>> {
  return ask(service, {
    path: READINESS_PATH,
    schema: readiness,
    seconds: READINESS_SECONDS,
    ...(signal === undefined ? {} : { signal }),
  })
}

const READINESS_PATH = '/readyz'

/** A browser does not tell why it got no answer. */
async function explain(service: Service, path: string): Promise<Failure> {
  if (!service.isOnline() && !isLoopback(new URL(service.address).host)) return { kind: 'offline' }
  if (path === READINESS_PATH) return { kind: 'unreachable' }
  const { kind } = await askReadiness(service)
  return kind === 'answer' || kind === 'refused' ? { kind: 'broken_off' } : { kind: 'unreachable' }
}

async function read<Schema extends z.ZodMiniType>(
  response: Response,
  schema: Schema,
): Promise<Outcome<z.infer<Schema>>> {
  const { status } = response
  const value = parseJson(await textOf(response))
  if (response.ok) {
    const answered = z.safeParse(schema, value)
    return answered.success ? { kind: 'answer', value: answered.data } : { kind: 'not_verbatim', status }
  }
  if (status === TOO_MANY_REQUESTS) return { kind: 'too_many', seconds: secondsOf(response.headers) }
  const refused = z.safeParse(problem, value)
  if (!refused.success) return { kind: 'not_verbatim', status }
  const { code, title, detail, errors } = refused.data
  const messages = errors.map(({ field, message }) => `${field}: ${message}`)
  return { kind: 'refused', code, title, detail, messages }
}

const TOO_MANY_REQUESTS = 429

function secondsOf(headers: Headers): number | null {
  const after = headers.get('Retry-After') ?? ''
  return /^\d{1,6}$/.test(after) ? Number(after) : null
}

/** The body, or nothing of one that is too long to be an answer. */
async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  const reader = response.body?.getReader()
  if (reader === undefined) return ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.length
    if (bytes > ANSWER_BYTES_MAX) {
      await reader.cancel()
      return ''
    }
    text += decoder.decode(value, { stream: true })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
