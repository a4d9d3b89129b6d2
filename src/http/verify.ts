/** The routes that verify claims: one by query, one by body, and up to fifty at once. */
import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type * as z from 'zod'
import { type Library, openLibrary } from '../service/library.ts'
import { renderAnswer } from '../service/render.ts'
import { type Claim, type Verification, verify } from '../service/verify.ts'
import { batchBody, batchClaim, noQuery, verifyBody, verifyQuery } from './contract/request.ts'
import { batchAnswer, verifyAnswer } from './contract/response.ts'
import { problemOf } from './failure.ts'
import { fieldErrors, inWords } from './field.ts'
import { mapAtMost } from './map.ts'
import { describeProblem, type Occurrence, type ProblemCode, refuse } from './problem.ts'
import { allowCaching, chooseFormat, weakTag } from './representation.ts'
import { type HttpEnv, json, problemResponse, router, text } from './router.ts'

/** An answer changes only with the library, and a reader may wait a minute to see a new text in it. */
const ANSWER_SECONDS = 60
/** Enough to overlap the waits for storage, few enough to leave connections to other requests. */
const CLAIMS_AT_ONCE = 4

const answered = {
  description: 'The verdict with its evidence. A negative verdict is an answer, not an error.',
  content: { ...json(verifyAnswer), ...text },
}
const refusals = {
  400: problemResponse('invalid_request'),
  404: problemResponse('unknown_document'),
  503: problemResponse('library_empty', 'library_unavailable'),
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
        503: refusals[503],
      },
    }),
    async (c) => {
      const library = await openLibrary(c.get('store'))
      if (library === null) return refuse(c, 'library_empty')
      const { claims } = c.req.valid('json')
      const results = await mapAtMost(CLAIMS_AT_ONCE, claims, (claim, index) =>
        answerOneOfMany(c, library, claim, index),
      )
      return c.json({ results }, 200)
    },
  )
verifyRoutes.openAPIRegistry.register('BatchClaim', batchClaim)

async function answerClaim(c: Context<HttpEnv>, request: z.output<typeof verifyBody>) {
  const library = await openLibrary(c.get('store'))
  if (library === null) return refuse(c, 'library_empty')
  const verification = await verify(library, claimOf(request), request)
  if (verification.kind === 'unknown_document') {
    return refuse(c, 'unknown_document', unknownDocument('document'))
  }
  const format = chooseFormat(c, request.format)
  const isRepeatable = c.req.method !== 'POST' && !request.debug
  if (isRepeatable) allowCaching(c, weakTag(verification.answer.id, format), ANSWER_SECONDS)
  return format === 'text'
    ? c.text(renderAnswer(verification.answer), 200)
    : c.json(told(verification, request), 200)
}

/** Never rejects: whatever goes wrong with this claim is its own result. */
async function answerOneOfMany(c: Context<HttpEnv>, library: Library, claim: unknown, index: number) {
  const failed = (code: ProblemCode, occurrence: Occurrence = {}) => ({
    problem: describeProblem(c, code, { ...occurrence, fragment: `#/claims/${index}` }),
  })
  const request = batchClaim.safeParse(claim)
  if (!request.success) {
    const errors = fieldErrors(request.error, ['claims', index])
    return failed('invalid_request', { detail: inWords(errors), errors })
  }
  try {
    const verification = await verify(library, claimOf(request.data), request.data)
    return verification.kind === 'unknown_document'
      ? failed('unknown_document', unknownDocument(`claims[${index}].document`))
      : { answer: told(verification, request.data) }
  } catch (failure) {
    return failed(problemOf(c, failure))
  }
}

function claimOf(request: z.output<typeof batchClaim>): Claim {
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

function unknownDocument(field: string): Occurrence {
  return { errors: [{ field, message: 'Is no document of this library' }] }
}
