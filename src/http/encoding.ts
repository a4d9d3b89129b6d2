/** Only UTF-8 is read: a text decoded wrongly would be judged as if somebody had altered it. */
import { createMiddleware } from 'hono/factory'
import type { Draft } from '../service/quotations.ts'
import { HOME } from '../web/address.ts'
import { MCP_PATH } from './mcp.ts'
import { WEBHOOKS_PREFIX } from './newsroom.ts'
import { refuse } from './problem.ts'
import type { HttpEnv } from './router.ts'

/** Whether a body of this media type is a draft that is read as it is, and of which kind. */
export function draftTypeOf(contentType: string): Draft['type'] | null {
  const [type = ''] = contentType.toLowerCase().split(';')
  return DRAFT_TYPES[type.trim()] ?? null
}

/** Refuses a query that is not percent-encoded UTF-8, naming the field, and a body that is not UTF-8 JSON or text. */
export const onlyUtf8 = createMiddleware<HttpEnv>(async (c, next) => {
  const field = undecodableField(new URL(c.req.url).search)
  if (field !== null) {
    return refuse(c, 'invalid_request', {
      errors: [{ field, message: 'Must be percent-encoded UTF-8' }],
    })
  }
  // What a sender signed is read once that is checked, and says itself what it is.
  if (c.req.path.startsWith(WEBHOOKS_PREFIX)) return next()
  const brings = c.req.method === 'POST' || c.req.method === 'PATCH'
  if (brings && REPLAY.test(c.req.path)) return next()
  if (brings || (c.req.method === 'PUT' && c.req.path.startsWith(DOCUMENTS))) {
    const [type = '', ...parameters] = (c.req.header('Content-Type') ?? '').toLowerCase().split(';')
    const charset = parameters.find((parameter) => parameter.trim().startsWith('charset='))
    const isDraft = isDraftPath(c.req.path) && draftTypeOf(type) !== null
    if (!(JSON_TYPE.test(type.trim()) || isDraft) || (charset !== undefined && !UTF_8.test(charset.trim()))) {
      return refuse(c, 'unsupported_media_type')
    }
    // First as bytes: those of a body that was read as text are made of that text, and always UTF-8.
    if (!isUtf8(await c.req.arrayBuffer())) {
      return refuse(c, isDraft ? 'invalid_request' : 'malformed_json', {
        detail: 'The request body is not UTF-8.',
      })
    }
    if (type.trim() === FORM_TYPE && FORM_FIELD.test(await c.req.text())) {
      return refuse(c, 'unsupported_media_type')
    }
  }
  return next()
})

export const QUOTATIONS_PATH = '/v1/quotations'
export const REVIEW_PATH = '/v1/review'
export const DRAFT_PATHS: readonly string[] = [QUOTATIONS_PATH, REVIEW_PATH]
/** Takes no body. */
const REPLAY = /^\/v1\/dead-letters\/[^/]*\/replay$/
const DOCUMENTS = '/v1/documents/'
/** What `curl --data-binary @draft.txt` calls a body of which it is told nothing; forms begin with the name of a field. */
const FORM_TYPE = 'application/x-www-form-urlencoded'
const FORM_FIELD = /^\w+=/
const DRAFT_TYPES: Readonly<Record<string, Draft['type']>> = {
  'text/plain': 'text',
  'text/markdown': 'markdown',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  [FORM_TYPE]: 'text',
}
/** True for what reads a whole draft as its body. */
function isDraftPath(path: string): boolean {
  return DRAFT_PATHS.includes(path)
}

/** True for what programs ask for; the rest are pages. */
export function isApiPath(path: string): boolean {
  return path.startsWith('/v1/') || path === MCP_PATH
}

/** True for what may be as long as a whole draft. */
export function isLongPath(path: string): boolean {
  return isDraftPath(path) || path === HOME || path === MCP_PATH || path.startsWith(WEBHOOKS_PREFIX)
}

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json$/
const UTF_8 = /^charset="?utf-?8"?$/

/** The first field of the query that cannot be decoded; `null` if all can. */
export function undecodableField(search: string): string | null {
  for (const pair of search.slice(1).split('&')) {
    const [name = ''] = pair.split('=', 1)
    try {
      decodeURIComponent(pair)
    } catch {
      return name
    }
  }
  return null
}

function isUtf8(bytes: ArrayBuffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
    return true
  } catch {
    return false
  }
}
