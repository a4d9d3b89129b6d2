/** A client with the types of the routes: what each takes, and what it answers by status. For programs in TypeScript. */
import type { Hono } from 'hono'
import { type ClientRequestOptions, hc } from 'hono/client'
import type { ExtractSchema } from 'hono/types'
import type { ClientErrorStatusCode, ServerErrorStatusCode, StatusCode } from 'hono/utils/http-status'
import type * as z from 'zod'
import type { aboutRoutes } from './about.ts'
import type { reportAnswer, waitingAnswer } from './contract/newsroom.ts'
import type { quotationsBody, reviewBody } from './contract/request.ts'
import type { quotationsAnswer, reviewAnswer, verifyAnswer } from './contract/response.ts'
import type { deadLetterRoutes } from './dead-letters.ts'
import type { documentRoutes } from './documents.ts'
import type { Problem } from './problem.ts'
import type { publishRoutes } from './publish.ts'
import type { reportRoutes } from './reports.ts'
import type { siteRoutes } from './sites.ts'
import type { verifyRoutes } from './verify.ts'

/** A client of the service at `url`. A call resolves to the response whatever its status, and rejects if none comes. */
export function createClient(url: string | URL, options: ClientRequestOptions = {}): Client {
  return hc<Told>(String(url), options)
}

export type Client = ReturnType<typeof hc<Told>>

type Told = Hono<object, Omit<Inferred, keyof WithPages> & WithPages, '/'>
type Inferred = JsonOf<ExtractSchema<Routers>>

/** One by one: for the application that joins them the compiler takes half as long again. */
type Routers =
  | typeof aboutRoutes
  | typeof verifyRoutes
  | typeof documentRoutes
  | typeof publishRoutes
  | typeof reportRoutes
  | typeof siteRoutes
  | typeof deadLetterRoutes

/** Routes that may answer with a page, of which their own types say nothing: what the contract says of them. */
type WithPages = {
  '/v1/verify': {
    $get: Answer<Inferred['/v1/verify']['$get']['input'], z.infer<typeof verifyAnswer>>
    $post: Answer<Inferred['/v1/verify']['$post']['input'], z.infer<typeof verifyAnswer>>
  }
  '/v1/review': { $post: Answer<{ json: z.input<typeof reviewBody> }, z.infer<typeof reviewAnswer>> }
  '/v1/quotations': {
    $post: Answer<{ json: z.input<typeof quotationsBody> }, z.infer<typeof quotationsAnswer>>
  }
  '/v1/reports/:id': Pick<Inferred['/v1/reports/:id'], '$delete'> & {
    $get:
      | Answer<{ param: { id: string } }, z.infer<typeof reportAnswer>>
      | Answer<{ param: { id: string } }, z.infer<typeof waitingAnswer>, 202>
  }
}
type Answer<Input, Output, Status = 200> = { input: Input; outputFormat: 'json' } & (
  | { output: Output; status: Status }
  | { output: Problem; status: ClientErrorStatusCode | ServerErrorStatusCode }
)

/** The routes as they answer whoever does not ask for text: in JSON, which is always an object. */
type JsonOf<Routes> = {
  [Path in keyof Routes]: { [Method in keyof Routes[Path]]: Endpoint<Routes[Path][Method]> }
}
type Endpoint<Route> = Route extends {
  input: infer Input
  output: infer Output
  outputFormat: infer Format
  status: infer Status
}
  ? Format extends 'text'
    ? never
    : {
        input: Given<Input>
        output: Exclude<Output, string>
        outputFormat: Format
        status: Status & StatusCode
      }
  : never

/** What may be empty may be left out. */
type Given<Input> = {
  [Part in keyof Input as Record<never, never> extends Input[Part] ? never : Part]: Input[Part]
} & { [Part in keyof Input as Record<never, never> extends Input[Part] ? Part : never]?: Input[Part] }
