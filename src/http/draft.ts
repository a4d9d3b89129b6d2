/** A draft as a request brings it: as a field of JSON, or as the body itself. */
import type { Context } from 'hono'
import type * as z from 'zod'
import { formatDate, readDate } from '../core/date.ts'
import type { Draft } from '../service/quotations.ts'
import { draftTypeOf } from './encoding.ts'
import { fieldErrors, inWords } from './field.ts'
import { refuse } from './problem.ts'
import type { Format } from './representation.ts'
import { type HttpEnv, queryOf } from './router.ts'

/** The forms that drafts are answered in. */
type DraftFormat = Exclude<Format, 'jws'>

/** What a request says of a draft, whichever of its schemas read it. */
type DraftRequest = {
  readonly text?: string | undefined
  readonly html?: string | undefined
  readonly markdown?: string | undefined
  readonly language: string
  readonly date?: string | null | undefined
  readonly format?: DraftFormat | undefined
  readonly debug: boolean
}
/** Of a body in JSON, and of the query beside a draft that is itself the body. */
type Schemas = { readonly body: z.ZodType<DraftRequest>; readonly query: z.ZodType<DraftRequest> }

export type AskedDraft = {
  readonly draft: Draft
  readonly format: DraftFormat | undefined
  readonly debug: boolean
}

/** The draft and the form asked for, or the refusal of a request that is not valid. */
export async function draftOf(c: Context<HttpEnv>, schemas: Schemas): Promise<AskedDraft | Response> {
  const type = draftTypeOf(c.req.header('Content-Type') ?? '')
  const query = schemas.query.safeParse(queryOf(c))
  if (!query.success) return refuseFields(c, query.error)
  const sent =
    type === null ? await c.req.json<unknown>().catch(() => MALFORMED) : { [type]: await c.req.text() }
  if (sent === MALFORMED) return refuse(c, 'malformed_json')
  const isObject = typeof sent === 'object' && sent !== null
  const body = schemas.body.safeParse(type === null || !isObject ? sent : { ...sent, ...query.data })
  if (!body.success) return refuseFields(c, body.error)
  return {
    draft: draftIn(body.data),
    format: body.data.format ?? query.data.format,
    debug: body.data.debug || query.data.debug,
  }
}

/** The draft that the fields of a valid request are. */
export function draftIn({ language, date, ...sent }: Omit<DraftRequest, 'format' | 'debug'>): Draft {
  const [published] = date == null ? [] : readDate(date)
  return {
    ...contentOf(sent),
    language,
    date: published ? formatDate(published) : null,
  }
}

function contentOf({
  text = '',
  html,
  markdown,
}: Omit<DraftRequest, 'format' | 'language' | 'debug'>): Pick<Draft, 'content' | 'type'> {
  if (html !== undefined) return { content: html, type: 'html' }
  return markdown === undefined ? { content: text, type: 'text' } : { content: markdown, type: 'markdown' }
}

const MALFORMED = Symbol('not JSON')

function refuseFields(c: Context<HttpEnv>, error: z.ZodError): Response {
  const errors = fieldErrors(error)
  return refuse(c, 'invalid_request', { detail: inWords(errors), errors })
}
