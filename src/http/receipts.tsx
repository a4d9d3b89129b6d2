/** The routes of receipts, and of the keys that verify them. */
import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { describeFailure } from '../service/describe-failure.ts'
import type { Library } from '../service/library.ts'
import { readStatement } from '../service/receipt/decode.ts'
import { type Answered, issueReceipt, type Registry } from '../service/receipt/issue.ts'
import { renderStatement } from '../service/receipt/render-receipt.ts'
import { claimDigest, isReceiptId, type Receipt, type Statement } from '../service/receipt/statement.ts'
import type { Claim } from '../service/verify.ts'
import { StoreError } from '../store/store.ts'
import { SigningKeyError } from '../transparency/signer.ts'
import { RECEIPTS, receiptAt } from '../web/address.ts'
import { ReceiptPage } from '../web/receipt.tsx'
import { keySet, receiptAnswer, receiptPath, receiptQuery } from './contract/receipt.ts'
import { noQuery } from './contract/request.ts'
import { isReceiptWithinLimit } from './limit/limit.ts'
import { logRequest } from './log-request.ts'
import { PROBLEMS, refuse } from './problem.ts'
import { allowCaching, chooseFormat, weakTag } from './representation.ts'
import { type HttpEnv, html, json, problemResponse, router, text } from './router.ts'

/** A receipt never changes, but its page may look otherwise one day. */
const RECEIPT_SECONDS = 3_600
/** A new key is announced a day before it signs. */
const KEYS_SECONDS = 300
/** Its name in the set of media types that were registered for it (RFC 7515, §9.2.1). */
const JWS_TYPE = 'application/jose'

const receiptProblems = problemResponse('receipts_disabled', 'receipts_unavailable')

export const receiptRoutes = router()
  .openapi(
    createRoute({
      method: 'get',
      path: `${RECEIPTS}/{id}`,
      operationId: 'getReceipt',
      summary: 'Read a receipt',
      description:
        'Receipts are kept for ever. None holds the claim, only its digest, nor who asked; whoever guesses the claim to the letter can see that it is the one.',
      request: { params: receiptPath, query: receiptQuery },
      responses: {
        200: {
          description: 'The receipt.',
          content: { ...json(receiptAnswer), ...text, ...html, [JWS_TYPE]: text['text/plain'] },
        },
        400: problemResponse('invalid_request'),
        404: problemResponse('unknown_receipt'),
        503: receiptProblems,
      },
    }),
    async (c) => {
      const registry = await openRegistry(c)
      if (typeof registry === 'string') return refuse(c, registry)
      const { id } = c.req.valid('param')
      if (!isReceiptId(id)) return refuse(c, 'unknown_receipt')
      const { format: asked, quote, speaker = null, date = null, document = null } = c.req.valid('query')
      const jws = await attempt(c, () => registry.archive.read(id))
      if (jws === null) return refuse(c, 'unknown_receipt')
      if (typeof jws !== 'string') return refuse(c, jws.code)
      const statement = readStatement(jws)
      // It was written by another version of the program, or was tampered with.
      if (statement === null || statement.id !== id) return refuse(c, 'receipts_unavailable')
      const claim = quote === undefined ? null : { quote, speaker, date, document }
      const isClaim = claim === null ? null : await isOf(statement, claim)
      const format = chooseFormat(c, asked, ['json', 'text', 'html', 'jws'])
      const url = new URL(c.req.url).origin + receiptAt(id)
      if (claim === null) allowCaching(c, format === 'html' ? null : weakTag(id, format), RECEIPT_SECONDS)
      c.header('X-Robots-Tag', 'noindex')
      switch (format) {
        case 'text':
          return c.text(
            (isClaim === false ? OTHER_CLAIM : '') + renderStatement(statement, isClaim ? claim : null),
            200,
          )
        case 'html':
          return c.html(<ReceiptPage {...{ statement, jws, claim, isClaim }} />, 200)
        case 'jws':
          return c.body(jws, 200, { 'Content-Type': JWS_TYPE })
        case 'json':
          return c.json({ id, url, jws, statement, is_claim: isClaim }, 200)
      }
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/.well-known/jwks.json',
      operationId: 'getKeys',
      summary: 'Read the public keys that receipts are signed with',
      request: { query: noQuery },
      responses: {
        200: { description: 'Every key that signs, will sign, or has ever signed.', content: json(keySet) },
        400: problemResponse('invalid_request'),
        503: receiptProblems,
      },
    }),
    async (c) => {
      const registry = await openRegistry(c)
      if (typeof registry === 'string') return refuse(c, registry)
      const keys = await attempt(c, () => registry.log.keys())
      if ('code' in keys) return refuse(c, keys.code)
      c.header('Cache-Control', `public, max-age=${KEYS_SECONDS}`)
      const told = new Map([...registry.announced, ...keys].map((key) => [key.kid, key]))
      return c.json({ keys: [...told.values()] }, 200)
    },
  )

const OTHER_CLAIM = 'This is the receipt of another claim than the one asked for.\n\n'

/** Forms send their line breaks as CR LF, whatever was in them. */
async function isOf({ claim: { sha256 } }: Statement, claim: Claim): Promise<boolean> {
  const asTyped = { ...claim, quote: claim.quote.replaceAll('\r\n', '\n') }
  return (await claimDigest(claim)) === sha256 || (await claimDigest(asTyped)) === sha256
}

/** A receipt as an answer tells it. */
export function tellReceipt(c: Context, { id, jws, claim }: Receipt) {
  return { id, url: new URL(c.req.url).origin + receiptAt(id), jws, claim }
}

export type Issued = { readonly kind: 'issued'; readonly receipt: Receipt } | Refused | TooMany
type Refused = { readonly kind: 'refused'; readonly code: RegistryProblem }
type TooMany = { readonly kind: 'refused'; readonly code: 'too_many_requests' }
type RegistryProblem = 'receipts_disabled' | 'receipts_unavailable'

/** The receipt of an answer, or why there is none. */
export async function receiptOf(c: Context<HttpEnv>, library: Library, answered: Answered): Promise<Issued> {
  const registry = await openRegistry(c)
  if (typeof registry === 'string') return { kind: 'refused', code: registry }
  if (!(await isReceiptWithinLimit(c))) return { kind: 'refused', code: 'too_many_requests' }
  const receipt = await attempt(c, () => issueReceipt(registry, library, answered))
  return 'code' in receipt ? receipt : { kind: 'issued', receipt }
}

/** Whether receipts are to be had here. */
export async function issuesReceipts(c: Context<HttpEnv>): Promise<boolean> {
  return typeof (await openRegistry(c)) !== 'string'
}

async function openRegistry(c: Context<HttpEnv>): Promise<Registry | RegistryProblem> {
  const registry = await attempt(c, async () => (await c.get('openRegistry')()) ?? DISABLED)
  return 'code' in registry ? registry.code : registry
}

const DISABLED = { kind: 'refused', code: 'receipts_disabled' } as const satisfies Refused

/** What fails here is not the library's. */
async function attempt<Value>(c: Context<HttpEnv>, act: () => Promise<Value>): Promise<Value | Refused> {
  try {
    return await act()
  } catch (failure) {
    if (!(failure instanceof StoreError || failure instanceof SigningKeyError)) throw failure
    const code = 'receipts_unavailable'
    logRequest(c, { status: PROBLEMS[code].status, problem: code, ...describeFailure(failure) })
    c.set('isLogged', true)
    return { kind: 'refused', code }
  }
}
