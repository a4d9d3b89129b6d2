/** What all routes share: their environment, the answer to a request that is not valid, and how they are described. */
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import * as z from 'zod'
import type { Plan } from '../service/allowance.ts'
import type { Newsroom } from '../service/newsroom/newsroom.ts'
import type { Registry } from '../service/receipt/issue.ts'
import type { Store } from '../store/store.ts'
import type { TransparencyLog } from '../transparency/log.ts'
import type { Bearer, Keys } from './authorization.ts'
import { problem } from './contract/response.ts'
import { fieldErrors, inWords } from './field.ts'
import type { Limits } from './limit/limit.ts'
import { PROBLEMS, type ProblemCode, refuse } from './problem.ts'

/** What was deployed, as Cloudflare names it. */
export type Deployment = { readonly id: string; readonly tag: string }

export type HttpEnv<Bindings extends object = object> = {
  Bindings: Bindings
  Variables: {
    store: Store
    plan: Plan
    keys: Keys
    /** Once it has been looked at. */
    bearer: Bearer | undefined
    limits: Limits
    /** True once what failed in the request is in the log. */
    isLogged: boolean | undefined
    /** Null where the service has none. */
    openNewsroom: () => Newsroom | null
    /** Null where the service keeps none. */
    openLog: () => TransparencyLog | null
    /** Settings without which there is no log, and nothing is signed. */
    unsigned: readonly string[]
    /** Null where no receipts are issued. Rejects if it is set up wrongly. */
    openRegistry: () => Promise<Registry | null>
    deployment: Deployment | null
    /** Version of the library that the request is answered from, once one is opened. */
    corpus: string | undefined
  }
}

/** Where a document is read, put and deleted. */
export const DOCUMENT_PATH = '/v1/documents/{id}'

/** An empty router. Its routes refuse what their schemas refuse, naming each field. */
export function router<Bindings extends object = object, Variables extends object = object>() {
  return new OpenAPIHono<{ Bindings: Bindings; Variables: HttpEnv['Variables'] & Variables }>({
    defaultHook(result, c) {
      if (result.success) return
      const errors = fieldErrors(result.error)
      return refuse(c, 'invalid_request', { detail: inWords(errors), errors })
    },
  })
}

/** The fields of the query. One that is there twice is a list, so that no schema takes one of its values for the other. */
export function queryOf(c: Context): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? values.join() : values,
    ]),
  )
}

/** JSON content, in the description of a route. */
export function json<Schema>(schema: Schema) {
  return { 'application/json': { schema } }
}

/** Plain text and HTML, in the description of a route. */
export const text = { 'text/plain': { schema: z.string() } }
export const html = { 'text/html': { schema: z.string() } }

/** What others have described, in the description of a route. */
export const sarif = {
  'application/sarif+json': { schema: z.looseObject({ version: z.literal('2.1.0') }) },
}

/** A draft in JSON, or as the body itself, in the description of a route. */
export function draftContent<Schema>(schema: Schema) {
  return { ...json(schema), ...text, ...html }
}

/** A response that is one of these problems, in the description of a route. */
export function problemResponse(...codes: readonly ProblemCode[]) {
  return {
    description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join(' '),
    content: { 'application/problem+json': { schema: problem } },
  }
}
