/** `verbatim verify`: a claimed quotation against the local library or a running service. */
import * as z from 'zod'
import type { Answer, Cost } from '../service/answer.ts'
import { dateFault, nameFault, quoteFault } from '../service/fault.ts'
import { openLibrary } from '../service/library.ts'
import { type Claim, verify } from '../service/verify.ts'
import { StoreError } from '../store/store.ts'
import { connectLocal } from './connect.ts'
import { MisuseError } from './exit.ts'

/** `cost` is `null` where a service does not tell it. */
export type Verified = { readonly answer: Answer; readonly cost: Cost | null }

/** Verifies against the library in local KV. Throws `MisuseError` for a claim that cannot be verified or an unknown document, `StoreError` for an empty library. */
export async function verifyLocally(claim: Claim, limit: number): Promise<Verified> {
  refuseFaults(claim)
  const { store, close } = await connectLocal()
  try {
    const library = await openLibrary(store)
    if (library === null) {
      throw new StoreError('missing', 'The library is empty: "npm run verbatim -- ingest" fills it')
    }
    const verification = await verify(library, claim, { limit })
    if (verification.kind === 'answer') return verification
    throw new MisuseError(`There is no document ${claim.document} in the library`)
  } finally {
    await close()
  }
}

/** Asks the service at `url`. Throws `MisuseError` if it refuses the claim and `StoreError` if it fails or is not there. */
export async function verifyByService(url: URL, claim: Claim, limit: number): Promise<Verified> {
  const given = Object.entries(claim).filter(([, value]) => value !== null)
  const response = await post(new URL('/v1/verify', url), {
    ...Object.fromEntries(given),
    limit,
    debug: true,
  })
  const body = await readJson(response)
  if (response.ok) {
    const reply = REPLY.safeParse(body)
    if (reply.success) {
      const { cost = null, ...answer } = reply.data
      return { answer, cost }
    }
    throw new StoreError('corrupt', `What answers at ${url.origin} is not Verbatim`)
  }
  const message = describeProblem(body, response.status)
  if (response.status < 500) throw new MisuseError(message)
  throw new StoreError('unavailable', message)
}

/** The service promises the rest: here only what tells an answer from something else is checked. */
const REPLY = z.custom<Answer & { readonly cost?: Cost }>(
  (body) => z.object({ verdict: z.string(), matches: z.array(z.unknown()) }).safeParse(body).success,
)

/** RFC 9457. */
const PROBLEM = z.object({
  title: z.string(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
})

/** Holds the claim to the rules of the service. */
function refuseFaults({ quote, speaker, date, document }: Claim): void {
  const faults = {
    quote: quoteFault(quote),
    speaker: speaker === null ? null : nameFault(speaker),
    date: date === null ? null : dateFault(date),
    document: document === null ? null : nameFault(document),
  }
  const told = Object.entries(faults).flatMap(([field, fault]) =>
    fault === null ? [] : `${field}: ${fault}`,
  )
  if (told.length > 0) throw new MisuseError(told.join('\n'))
}

async function post(url: URL, body: unknown): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    })
  } catch (cause) {
    throw new StoreError('unavailable', `Nothing answers at ${url.origin}`, { cause })
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return null
  }
}

function describeProblem(body: unknown, status: number): string {
  const problem = PROBLEM.safeParse(body)
  if (!problem.success) return `The service answers with status ${status}`
  const { title, detail, errors = [] } = problem.data
  if (errors.length === 0) return detail ?? title
  return errors.map(({ field, message }) => `${field}: ${message}`).join('\n')
}
