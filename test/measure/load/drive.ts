/** A closed loop: so many connections, each of which asks again as soon as it is answered. */
import { Agent, type IncomingMessage, request } from 'node:http'

/** One request, and what is wrong with its answer; `null` if nothing is. */
export type Ask = {
  readonly path: string
  readonly body: unknown
  readonly check: (answer: unknown) => string | null
}

export type Driven = {
  readonly milliseconds: readonly number[]
  readonly seconds: number
  /** How often each thing went wrong. */
  readonly errors: ReadonlyMap<string, number>
}

export type Loop = {
  readonly connections: number
  readonly requests: number
  readonly next: (number: number) => Ask
  readonly onAnswered?: (count: number) => void
  /** Ends it early: what is under way is still answered. */
  readonly signal?: AbortSignal
}

const TIMEOUT_MS = 60_000

export async function drive(
  url: URL,
  { connections, requests, next, onAnswered, signal }: Loop,
): Promise<Driven> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const milliseconds: number[] = []
  const errors = new Map<string, number>()
  let [begun, answered] = [0, 0]
  const connection = async (): Promise<void> => {
    while (begun < requests && signal?.aborted !== true) {
      const ask = next(begun++)
      const from = performance.now()
      const error = await post(url, agent, ask).catch(kindOf)
      milliseconds.push(performance.now() - from)
      if (error !== null) errors.set(error, (errors.get(error) ?? 0) + 1)
      onAnswered?.(++answered)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: connections }, connection))
  agent.destroy()
  return { milliseconds, seconds: (performance.now() - began) / 1_000, errors }
}

function kindOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure)
  return 'code' in failure ? String(failure.code) : failure.message
}

function post({ hostname, port }: URL, agent: Agent, { path, body, check }: Ask): Promise<string | null> {
  const bytes = Buffer.from(JSON.stringify(body))
  const headers = { 'content-type': 'application/json', 'content-length': bytes.length }
  return new Promise((resolve, reject) => {
    const options = { hostname, port, path, method: 'POST', agent, headers, timeout: TIMEOUT_MS }
    const sent = request(options, (response) => {
      textOf(response).then((text) => {
        const { statusCode } = response
        resolve(statusCode === 200 ? check(JSON.parse(text)) : `status ${statusCode}`)
      }, reject)
    })
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${TIMEOUT_MS / 1_000} s`)))
    sent.on('error', reject)
    sent.end(bytes)
  })
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
