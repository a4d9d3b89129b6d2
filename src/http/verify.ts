/** The routes that verify claims: one by query, one by body, and up to fifty at once. */
import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type * as z from 'zod'
import { renderAnswer } from '../service/render.ts'
import { type Claim, type Verification, verify } from '../service/verify.ts'
import { REQUEST_BUDGET, verifyAll } from '../service/verify-all.ts'
import { AnswerPage } from '../web/home.tsx'
import { batchBody, batchClaim, noQuery, verifyBody, verifyQuery } from './contract/request.ts'
import { batchAnswer, verifyAnswer } from './contract/response.ts'
import { problemOf } from './failure.ts'
import { fieldErrors, inWords } from './field.ts'
import { openLibraryOf } from './identity.ts'
import { refuseBatch } from './limit/limit.ts'
import { describeProblem, hintRetry, type Occurrence, type ProblemCode, refuse } from './problem.ts'
import { issuesReceipts, receiptOf, tellReceipt } from './receipts.tsx'
import { allowCaching, chooseFormat, weakTag } from './representation.ts'
import { type HttpEnv, html, json, problemResponse, router, text } from './router.ts'

/** An answer changes only with the library, and a reader may wait a minute to see a new text in it. */
const ANSWER_SECONDS = 60

const answered = {
  description: 'The verdict with its evidence. A negative verdict is an answer, not an error.',
  content: { ...json(verifyAnswer), ...text, ...html },
}
const refusals = {
  400: problemResponse('invalid_request'),
  404: problemResponse('unknown_document'),
  503: problemResponse('library_empty', 'library_unavailable', 'receipts_disabled', 'receipts_unavailable'),
}
const bodyRefusals = {
  400: problemResponse('invalid_request', 'malformed_json'),
  413: problemResponse('body_too_large'),
  415: problemResponse('unsupported_media_type'),
}

export const verifyRoutes = router()
  .openapi(
    createRoute({
      method: 'get',
      path: '/v1/verify',
      operationId: 'verify',
      summary: 'Verify a quotation',
      request: { query: verifyQuery },
      responses: { 200: answered, ...refusals },
    }),
    (c) => answerClaim(c, c.req.valid('query')),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/v1/verify',
      operationId: 'verifyBody',
      summary: 'Verify a quotation that is too long for a URL, or private',
      request: { query: noQuery, body: { required: true, content: json(verifyBody) } },
      responses: { 200: answered, ...refusals, ...bodyRefusals },
    }),
    (c) => answerClaim(c, c.req.valid('json')),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/v1/verify/batch',
      operationId: 'verifyBatch',
      summary: 'Verify up to 50 quotations; an error stays with its claim',
      request: { query: noQuery, body: { required: true, content: json(batchBody) } },
      responses: {
        200: {
          description: 'In the order of the claims, for each its answer or its problem.',
          content: json(batchAnswer),
        },
        ...bodyRefusals,
        429: problemResponse('too_many_requests'),
        503: problemResponse('library_empty', 'library_unavailable'),
      },
    }),
    async (c) => {
      const library = await openLibraryOf(c)
      if (library === null) return refuse(c, 'library_empty')
      const { claims } = c.req.valid('json')
      const refusal = await refuseBatch(c, claims.length)
      if (refusal !== null) return refusal
      const requests = claims.map((claim) => batchClaim.safeParse(claim))
      const asked = requests.flatMap(({ data }) =>
        data === undefined ? [] : [{ claim: claimOf(data), options: data }],
      )
      const outcomes = (await verifyAll(library, asked, REQUEST_BUDGET)).values()
      const results = requests.map((request, index) => {
        const outcome = request.success ? outcomes.next().value : undefined
        return tellOneOfMany(c, request, outcome, index)
      })
      return c.json({ results }, 200)
    },
  )
verifyRoutes.openAPIRegistry.register('BatchClaim', batchClaim)

async function answerClaim(c: Context<HttpEnv>, request: z.output<typeof verifyBody>) {
  const library = await openLibraryOf(c)
  if (library === null) return refuse(c, 'library_empty')
  const claim = claimOf(request)
  const verification = await verify(library, claim, request)
  if (verification.kind === 'unknown_document') {
    return refuse(c, 'unknown_document', unknownDocument('document'))
  }
  const { answer } = verification
  const issued = request.receipt ? await receiptOf(c, library, { answer, claim, options: request }) : null
  if (issued?.kind === 'refused') return refuse(c, issued.code)
  const receipt = issued === null ? null : tellReceipt(c, issued.receipt)
  const format = chooseFormat(c, request.format, ['json', 'text', 'html'])
  const isRepeatable = c.req.method !== 'POST' && !request.debug && receipt === null
  if (isRepeatable) allowCaching(c, format === 'html' ? null : weakTag(answer.id, format), ANSWER_SECONDS)
  switch (format) {
    case 'text':
      return c.text(renderAnswer(answer) + (receipt === null ? '' : `Receipt   ${receipt.url}\n`), 200)
    case 'html': {
      const { origin } = new URL(c.req.url)
      const offersReceipt = await issuesReceipts(c)
      return c.html(AnswerPage({ answer, origin, offersReceipt, receipt: receipt?.url ?? null }), 200)
    }
    case 'json':
      return c.json({ ...told(verification, request), ...(receipt === null ? {} : { receipt }) }, 200)
  }
}

/** Whatever went wrong with this claim is its own result. */
function tellOneOfMany(
  c: Context<HttpEnv>,
  request: z.ZodSafeParseResult<z.output<typeof batchClaim>>,
  outcome: PromiseSettledResult<Verification> | undefined,
  index: number,
) {
  const failed = (code: ProblemCode, occurrence: Occurrence = {}) => {
    hintRetry(c, code)
    return { problem: describeProblem(c, code, { ...occurrence, fragment: `#/claims/${index}` }) }
  }
  if (!request.success) {
    const errors = fieldErrors(request.error, ['claims', index])
    return failed('invalid_request', { detail: inWords(errors), errors })
  }
  if (outcome === undefined) return failed('too_much_work')
  if (outcome.status === 'rejected') return failed(problemOf(c, outcome.reason))
  return outcome.value.kind === 'unknown_document'
    ? failed('unknown_document', unknownDocument(`claims[${index}].document`))
    : { answer: told(outcome.value, request.data) }
}

/** The claim that the fields of a valid request are. */
export function claimOf(
  request: Pick<z.output<typeof batchClaim>, 'quote' | 'speaker' | 'date' | 'document'>,
): Claim {
  return {
    quote: request.quote,
    speaker: request.speaker ?? null,
    date: request.date ?? null,
    document: request.document ?? null,
  }
}

function told(verification: Extract<Verification, { kind: 'answer' }>, request: { readonly debug: boolean }) {
  const { answer } = verification
  return request.debug ? { ...answer, cost: verification.costOf() } : answer
}

export function unknownDocument(field: string): Occurrence {
  return { errors: [{ field, message: 'Is no document of this library' }] }
}
