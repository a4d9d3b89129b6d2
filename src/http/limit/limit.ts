/** Refuses whoever asks too often, before anything of the request is read. */
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { describeFailure } from '../../service/describe-failure.ts'
import { within } from '../../store/patience.ts'
import { bearerOf } from '../authorization.ts'
import { logRequest } from '../log-request.ts'
import { refuse, retryAfterOf } from '../problem.ts'
import type { HttpEnv } from '../router.ts'
import { type Cost, costOf } from './cost.ts'
import { networkOf } from './network.ts'

/** As much of a rate limiting binding of Workers as is used: it counts the call, and says whether it is within the limit. */
export type Limiter = { limit(call: { readonly key: string }): Promise<{ readonly success: boolean }> }

/** What is counted apart. The limits themselves are in wrangler.toml; one that is not bound does not hold. */
export type Limits = {
  /** By address. */
  readonly reading?: Limiter | undefined
  readonly draft?: Limiter | undefined
  /** By address: keys and signatures that are wrong. */
  readonly failure?: Limiter | undefined
  /** By key, and where they are not bound as by address. */
  readonly keyedReading?: Limiter | undefined
  readonly keyedDraft?: Limiter | undefined
}

/** Counts a request against its key if that is one of ours, else against its address: a wrong key is nobody's. */
export const limitRequests = createMiddleware<HttpEnv>(async (c, next) => {
  const cost = costOf(c.req.method, c.req.path)
  if (cost === 'free') return next()
  const told = await exceeded(c, cost)
  return told === null ? next() : refuseTooMany(c, told)
})

/** Claims of a batch that count as one draft: then as many claims may be asked by batches as one by one. */
const CLAIMS_A_DRAFT = 10

/** Refuses a batch that is too much, once it is known how many claims it has; the first of them are counted already. */
export async function refuseBatch(c: Context, claims: number) {
  for (let counted = CLAIMS_A_DRAFT; counted < claims; counted += CLAIMS_A_DRAFT) {
    const told = await exceeded(c, 'draft')
    if (told !== null) return refuseTooMany(c, told)
  }
  return null
}

/** Counts a request; what there was too much of, or null if it is within the limit. */
async function exceeded(c: Context, cost: Exclude<Cost, 'free'>): Promise<string | null> {
  const limits = limitsOf(c)
  const bearer = await bearerOf(c)
  const isKey = bearer.kind === 'key'
  const isWithin = isKey
    ? await isWithinLimit(c, keyed(limits, cost), `key/${bearer.digest}`)
    : await isWithinLimit(c, limits[cost], clientOf(c))
  return isWithin ? null : TOLD[cost](isKey ? 'with this key' : 'from this address')
}

/** Counts an article of a site, once its signature is known to be the site's. */
export function isArticleWithinLimit(c: Context, site: string): Promise<boolean> {
  return isWithinLimit(c, limitsOf(c).draft, `site/${site}`)
}

/** Counts a receipt as a draft, since it is kept for ever, whatever else was counted of its request. */
export async function isReceiptWithinLimit(c: Context): Promise<boolean> {
  return (await exceeded(c, 'draft')) === null
}

/**
 * Counts a wrong key or signature, and answers with `refusal` unless there were too many. Only those who are wrong are
 * refused: a right key from the same address, or the next delivery of the same provider, goes through.
 */
export async function refuseFailure<Refusal extends Response>(c: Context, refusal: () => Refusal) {
  const isWithin = await isWithinLimit(c, limitsOf(c).failure, clientOf(c))
  return isWithin ? refusal() : refuseTooMany(c, FAILURES)
}

export function refuseTooMany(c: Context, told: string) {
  return refuse(c, 'too_many_requests', {
    detail: `${told} Nothing was done. Try again in ${retryAfterOf('too_many_requests')} seconds.`,
  })
}

const TOLD: Readonly<Record<Exclude<Cost, 'free'>, (by: string) => string>> = {
  reading: (by) => `There were more requests ${by} within a minute than this service takes.`,
  draft: (by) =>
    `There were more drafts, batches, texts or messages of agents ${by} within a minute than this service takes.`,
}
const FAILURES =
  'There were more wrong keys or signatures from this address within a minute than this service takes.'

function keyed({ keyedReading, keyedDraft, reading, draft }: Limits, cost: 'reading' | 'draft') {
  return cost === 'reading' ? (keyedReading ?? reading) : (keyedDraft ?? draft)
}

function limitsOf(c: Context): Limits {
  return c.get('limits')
}

/** Cloudflare sets the header itself, whatever a client sends. */
function clientOf(c: Context): string {
  return `address/${networkOf(c.req.header('CF-Connecting-IP'))}`
}

/** Milliseconds that a limiter is waited for; it counts on the machine itself. */
const LIMITER_MS = 1_000

/** A limiter that fails, or never answers, lets everybody through: who verifies must not be kept out because nobody can count. */
async function isWithinLimit(c: Context, limiter: Limiter | undefined, key: string): Promise<boolean> {
  if (limiter === undefined) return true
  try {
    return (await within(LIMITER_MS, () => limiter.limit({ key }))).success
  } catch (failure) {
    logRequest(c, { job: 'rate_limit', ...describeFailure(failure) })
    return true
  }
}
