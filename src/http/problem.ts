/** Every way in which a request can fail: the one place that gives an error its HTTP status. Bodies follow RFC 9457. */
import type { Context, TypedResponse } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { logRequest } from './log-request.ts'

/** Codes are a promise: clients switch on them, so a code is never renamed nor given another status. */
export const PROBLEMS = {
  invalid_request: {
    status: 400,
    title: 'The request is not valid',
    meaning:
      'One or more fields are missing, unknown or not acceptable; `errors` names each and says what is.',
  },
  malformed_json: {
    status: 400,
    title: 'The body is not JSON',
    meaning: 'The request body could not be read as JSON.',
  },
  unauthorized: {
    status: 401,
    title: 'A key is needed',
    meaning: 'This takes a key, sent as `Authorization: Bearer KEY`, and one that is accepted here.',
  },
  unverified_webhook: {
    status: 401,
    title: 'The webhook could not be verified',
    meaning: 'Its signature is missing, wrong, or of another time. Nothing of it was read.',
  },
  publishing_disabled: {
    status: 403,
    title: 'Nobody may publish here',
    meaning:
      'No keys are set, so texts cannot be published by request. The operator makes one with `npm run verbatim -- key`, which says where its digest belongs: `PUBLISH_KEYS` in `.dev.vars`, or `npx wrangler secret put PUBLISH_KEYS`.',
  },
  administration_disabled: {
    status: 403,
    title: 'Nobody may administer here',
    meaning:
      'No keys are set. The operator makes one with `npm run verbatim -- key admin`, which says where its digest belongs: `ADMIN_KEYS` in `.dev.vars`, or `npx wrangler secret put ADMIN_KEYS`.',
  },
  insufficient_scope: {
    status: 403,
    title: 'The key is for something else',
    meaning:
      'Keys for asking (`VERIFY_KEYS`), for publishing texts (`PUBLISH_KEYS`) and for administering sites, reports and dead letters (`ADMIN_KEYS`) are not the same.',
  },
  restricted_text: {
    status: 403,
    title: 'The text may be quoted from, but not read whole',
    meaning:
      'Whoever publishes it says so, as of a text under copyright. Quotations of it are verified like others, and answers show the words and a little around them. A key for publishing (`PUBLISH_KEYS`) reads it whole, at `GET /v1/documents/:id` and by the tool `get_document`.',
  },
  unknown_document: {
    status: 404,
    title: 'No such document',
    meaning: 'The library holds no document of that id. `GET /v1/documents` lists those it holds.',
  },
  unknown_site: {
    status: 404,
    title: 'No such site',
    meaning: 'There is no site of that id, or it is one of another source. `GET /v1/sites` lists them.',
  },
  unknown_report: {
    status: 404,
    title: 'No such report',
    meaning: 'There is no report of that id, or none any more: reports expire.',
  },
  unknown_dead_letter: {
    status: 404,
    title: 'No such dead letter',
    meaning: 'Nothing was given up under that id, or not any more. `GET /v1/dead-letters` lists what was.',
  },
  unknown_tile: {
    status: 404,
    title: 'No such tile',
    meaning:
      'The log has no tile of that path, or not so much of it yet. `GET /log/checkpoint` says how far it goes.',
  },
  unknown_receipt: {
    status: 404,
    title: 'No such receipt',
    meaning: 'No receipt of that id was issued here. `receipt=true` at `/v1/verify` asks for one.',
  },
  not_found: {
    status: 404,
    title: 'No such resource',
    meaning: 'Nothing is served at this path. `GET /docs` lists what is, `GET /openapi.json` describes it.',
  },
  method_not_allowed: {
    status: 405,
    title: 'The method is not allowed here',
    meaning: 'The path exists, but not for this method; the `Allow` header names those it has.',
  },
  site_exists: {
    status: 409,
    title: 'There is such a site',
    meaning:
      'A site of that id exists. `PATCH /v1/sites/:id` changes it, `POST /v1/sites/:id/rotate` gives it a new secret.',
  },
  precondition_failed: {
    status: 412,
    title: 'The text is not the one expected',
    meaning:
      '`If-Match` or `If-None-Match` asks for another version than the one held. Read it again, and decide anew.',
  },
  document_too_long: {
    status: 413,
    title: 'The text is too long for a request',
    meaning:
      'A text that takes longer to read than a request may last is published from the command line: put it into the texts of the data folder, then `npm run verbatim -- ingest --data FOLDER --remote`.',
  },
  body_too_large: {
    status: 413,
    title: 'The body is too large',
    meaning:
      'The request body is larger than 256 KiB, or at `/v1/quotations`, `/v1/review`, `/v1/webhooks` and `/mcp` than 4 MiB. Send it in parts.',
  },
  too_much_work: {
    status: 413,
    title: 'The claims before took all the work of one request',
    meaning:
      'A batch may take three times the work of one claim, and that of the ten claims under way by then. This claim was not looked at: send it, and those behind it, by themselves.',
  },
  unsupported_media_type: {
    status: 415,
    title: 'The body is of an unsupported type',
    meaning:
      'The body must be JSON, sent with `Content-Type: application/json`; at `/v1/quotations` and `/v1/review` it may be `text/plain`, `text/markdown` or `text/html`.',
  },
  too_many_requests: {
    status: 429,
    title: 'Too many requests',
    meaning:
      'More came within a minute than this service takes, from one address, with one key, or for one site. `Retry-After` says how many seconds to wait. Whoever needs more often asks the operator for a key: `npm run verbatim -- key verify` makes one, and what is asked with it is counted for itself.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong on our side',
    meaning: 'A fault of this service. Please report it with the request id.',
  },
  compaction_needed: {
    status: 507,
    title: 'Too many texts were published one by one',
    meaning:
      'Each text that is published by request is looked through on its own, which takes its time from every verification. Join them with `npm run verbatim -- compact --remote`, then publish again.',
  },
  newsroom_disabled: {
    status: 503,
    title: 'No articles are taken in here',
    meaning:
      'The service has no `SEAL_KEY` yet. Its operator makes one with `npm run verbatim -- key seal`, which says where it belongs.',
  },
  newsroom_unavailable: {
    status: 503,
    title: 'Sites and reports cannot be read',
    meaning:
      'Their storage does not answer, or was sealed with another `SEAL_KEY`. Nothing was accepted or changed, or it may not have been. Send it again.',
  },
  review_failed: {
    status: 503,
    title: 'The article could not be reviewed',
    meaning:
      'Its review failed again and again, and the article is kept for a week. The operator has it tried once more with `npm run verbatim -- dead-letter replay --all`.',
  },
  log_disabled: {
    status: 503,
    title: 'No log is kept here',
    meaning:
      'What is published is logged once `SIGNING_KEY`, a key that signs, and `ISSUER`, the public address of the service, are set.',
  },
  receipts_disabled: {
    status: 503,
    title: 'No receipts are issued here',
    meaning:
      'The service has no `SIGNING_KEY` or no `ISSUER` yet. Its operator makes the key with `npm run verbatim -- key sign`, which says where both belong. Without `receipt` the answer is the same.',
  },
  receipts_unavailable: {
    status: 503,
    title: 'No receipt can be had right now',
    meaning:
      'The log or the store of receipts does not answer as it must. Ask again; without `receipt` there is an answer all the same.',
  },
  library_empty: {
    status: 503,
    title: 'The library is empty',
    meaning:
      'No text has been published to this service yet. Its operator fills it with `npm run verbatim -- ingest`, or on Cloudflare with `npm run verbatim -- ingest --remote`.',
  },
  library_unavailable: {
    status: 503,
    title: 'The library cannot be read',
    meaning:
      'The storage of the texts did not answer as it must, so nothing can be said about the quotation. Try again.',
  },
} as const satisfies Record<string, { status: ContentfulStatusCode; title: string; meaning: string }>

export type ProblemCode = keyof typeof PROBLEMS

/** One thing wrong with one field, named as a path into the request: `quote`, `claims[3].quote`. */
export type FieldError = { readonly field: string; readonly message: string }

export type Problem = {
  /** URI of a description of the problem, relative to the service. */
  readonly type: string
  readonly title: string
  readonly status: number
  /** What went wrong this time. */
  readonly detail: string
  /** The path asked for; in a batch, with the claim as JSON pointer in the fragment. */
  readonly instance: string
  readonly code: ProblemCode
  readonly request_id: string
  readonly errors: readonly FieldError[]
}

/** What is particular to one occurrence. Without `detail` the general meaning of the code stands in its place. */
export type Occurrence = {
  readonly detail?: string
  readonly errors?: readonly FieldError[]
  /** A fragment, such as `#/claims/3`, of the instance that failed. */
  readonly fragment?: string
}

/** True if `code` is one of the problem codes. */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code)
}

/** The body of a problem that occurred in the request of `c`. */
export function describeProblem(c: Context, code: ProblemCode, occurrence: Occurrence = {}): Problem {
  const { status, title, meaning } = PROBLEMS[code]
  return {
    type: `/problems/${code}`,
    title,
    status,
    detail: occurrence.detail ?? meaning,
    // Never with the query: that would repeat the claimed words where they may be logged.
    instance: new URL(c.req.url).pathname + (occurrence.fragment ?? ''),
    code,
    request_id: c.get('requestId'),
    errors: occurrence.errors ?? [],
  }
}

/** Answers the request of `c` with a problem. */
export function refuse<Code extends ProblemCode>(
  c: Context,
  code: Code,
  occurrence: Occurrence = {},
): Response & TypedResponse<Problem, (typeof PROBLEMS)[Code]['status'], 'json'> {
  hintRetry(c, code)
  logProblem(c, code)
  return c.json(describeProblem(c, code, occurrence), PROBLEMS[code].status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  })
}

/** The codes of what is not there now. */
type UnavailableCode = {
  [Code in ProblemCode]: (typeof PROBLEMS)[Code]['status'] extends 503 ? Code : never
}[ProblemCode]

/** Seconds: a storage hiccup passes while a reader waits; what an operator must mend takes longer. */
const RETRY_AFTER_SECONDS: Readonly<Record<UnavailableCode | 'too_many_requests', number>> = {
  library_unavailable: 5,
  newsroom_unavailable: 5,
  receipts_unavailable: 5,
  library_empty: 60,
  newsroom_disabled: 3600,
  log_disabled: 3600,
  receipts_disabled: 3600,
  review_failed: 3600,
  // Longer than the longest period that a limit is counted over (10 or 60 seconds), whichever is set.
  too_many_requests: 60,
}

/** After how many seconds to try again; `null` where that would change nothing. */
export function retryAfterOf(code: ProblemCode): number | null {
  return Object.entries(RETRY_AFTER_SECONDS).find(([known]) => known === code)?.[1] ?? null
}

/** Says in the answer to the request of `c` when to try again, if that may help. */
export function hintRetry(c: Context, code: ProblemCode): void {
  const seconds = retryAfterOf(code)
  if (seconds !== null) c.header('Retry-After', String(seconds))
}

/** Logs a request that fails on our side, unless what made it fail is in the log. */
export function logProblem(c: Context, code: ProblemCode): void {
  const { status } = PROBLEMS[code]
  if (status >= 500 && c.get('isLogged') !== true) logRequest(c, { status, problem: code })
}
