/** The HTTP surface: what every request passes through, in which order, and the routes behind it. */
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import type { Plan } from '../service/allowance.ts'
import type { Newsroom } from '../service/newsroom/newsroom.ts'
import type { Registry } from '../service/receipt/issue.ts'
import type { Store } from '../store/store.ts'
import type { TransparencyLog } from '../transparency/log.ts'
import { aboutRoutes } from './about.ts'
import type { Keys } from './authorization.ts'
import { deadLetterRoutes } from './dead-letters.ts'
import { documentRoutes } from './documents.ts'
import { embedRoutes } from './embed.tsx'
import { isLongPath, onlyUtf8 } from './encoding.ts'
import { problemOf } from './failure.ts'
import { homeRoutes } from './home.tsx'
import { IDENTITY_HEADERS, identity } from './identity.ts'
import { type Limits, limitRequests } from './limit/limit.ts'
import { MCP_PATH, mcpRoutes } from './mcp.ts'
import { onlyWithKey } from './only-with-key.ts'
import { describing } from './openapi/serve.ts'
import { policy } from './policy.ts'
import { refuse } from './problem.ts'
import { problemPage } from './problem-page.tsx'
import { publishRoutes } from './publish.ts'
import { quotationRoutes } from './quotations.ts'
import { receiptRoutes } from './receipts.tsx'
import { reportRoutes } from './reports.ts'
import { reviewRoutes } from './review.ts'
import { type Deployment, router } from './router.ts'
import { siteRoutes } from './sites.ts'
import { textRoutes } from './texts.tsx'
import { logRoutes } from './transparency-log.ts'
import { verifyRoutes } from './verify.ts'
import { webhookRoutes } from './webhooks.ts'

const BODY_BYTES_MAX = 256 * 1024
/** A text of a million characters, or one to be held, in any script and with the escapes of JSON. */
const DRAFT_BYTES_MAX = 4 * 1024 * 1024
const PREFLIGHT_SECONDS = 86_400

export type AppOptions<Bindings extends object> = {
  /** The store to answer a request from; called for every request, so it should give the same one for the same bindings. */
  readonly store: (bindings: Bindings) => Store
  /** The Workers plan, which tells how much a request may bring; `free` if left out. */
  readonly plan?: (bindings: Bindings) => Plan
  /** Who may change what; nobody anything if left out. */
  readonly keys?: (bindings: Bindings) => Keys
  /** How often anybody may ask; as often as he likes if left out. */
  readonly limits?: (bindings: Bindings) => Limits
  /** Where articles are taken in and reported on; nowhere if left out or null. */
  readonly newsroom?: (bindings: Bindings) => Newsroom | null
  /** Where what is published is logged; nowhere if left out or null. */
  readonly log?: (bindings: Bindings) => TransparencyLog | null
  /** The settings that it takes to sign anything, and are missing. */
  readonly unsigned?: (bindings: Bindings) => readonly string[]
  /** What receipts are issued with; none are if left out or null. */
  readonly registry?: (bindings: Bindings) => Promise<Registry | null>
  /** Which deployment this is; unknown if left out or null. */
  readonly deployment?: (bindings: Bindings) => Deployment | null
}

/** The application, typed with its routes. */
export type App = ReturnType<typeof createApp>

export function createApp<Bindings extends object = object>(options: AppOptions<Bindings>) {
  const app = router<Bindings>()
  app.onError((failure, c) => refuse(c, problemOf(c, failure)))
  app.notFound((c) => refuse(c, 'not_found'))

  app.use(requestId())
  app.use(policy)
  app.use(allowEveryOrigin)
  app.use(identity)
  app.use(problemPage)
  app.use(async (c, next) => {
    await next()
    // What does not say that it may be kept, may not.
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  })
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed(c, methods) {
        c.header('Allow', methods.join(', '))
        return refuse(c, 'method_not_allowed')
      },
    }),
  )
  app.use(async (c, next) => {
    c.set('store', options.store(c.env))
    c.set('plan', options.plan?.(c.env) ?? 'free')
    c.set('keys', options.keys?.(c.env) ?? {})
    c.set('limits', options.limits?.(c.env) ?? {})
    c.set('openNewsroom', () => options.newsroom?.(c.env) ?? null)
    c.set('openLog', () => options.log?.(c.env) ?? null)
    c.set('unsigned', options.unsigned?.(c.env) ?? [])
    c.set('openRegistry', async () => (await options.registry?.(c.env)) ?? null)
    c.set('deployment', options.deployment?.(c.env) ?? null)
    await next()
  })
  app.use(limitRequests)
  app.on(['PUT', 'DELETE'], '/v1/documents/:id', onlyWithKey('publish'))
  app.use('/v1/sites/*', onlyWithKey('admin'))
  app.use('/v1/dead-letters/*', onlyWithKey('admin'))
  app.on('DELETE', '/v1/reports/:id', onlyWithKey('admin'))
  app.use(async (c, next) => {
    const isPut = c.req.method === 'PUT'
    const isLong = isLongPath(c.req.path) || (isPut && c.get('plan') === 'paid')
    const maxSize = isLong ? DRAFT_BYTES_MAX : BODY_BYTES_MAX
    const code = isPut ? 'document_too_long' : 'body_too_large'
    return bodyLimit({ maxSize, onError: () => refuse(c, code) })(c, next)
  })
  app.use('/v1/*', onlyUtf8)
  app.use(MCP_PATH, onlyUtf8)
  app.use('/v1/*', notModified)

  const description = describing(app)
  app.get('/openapi.json', description.openapi)
  app.get('/docs', description.docs)
  return app
    .route('/', aboutRoutes)
    .route('/', homeRoutes)
    .route('/', textRoutes)
    .route('/', embedRoutes)
    .route('/', verifyRoutes)
    .route('/', receiptRoutes)
    .route('/', documentRoutes)
    .route('/', publishRoutes)
    .route('/', logRoutes)
    .route('/', quotationRoutes)
    .route('/', reviewRoutes)
    .route('/', webhookRoutes)
    .route('/', reportRoutes)
    .route('/', siteRoutes)
    .route('/', deadLetterRoutes)
    .route('/', mcpRoutes)
}

/**
 * Everything that is read here is public and nothing of it depends on who asks, so any page may ask. Nor does a page gain
 * anything by changing texts: that takes a key, which it must have and send itself. A browser adds none, as there are no
 * cookies and credentials are never allowed.
 */
const allowEveryOrigin = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowHeaders: [
    'Authorization',
    'Content-Type',
    'If-Match',
    'If-None-Match',
    'Mcp-Method',
    'Mcp-Name',
    'Mcp-Protocol-Version',
    'X-Request-Id',
  ],
  exposeHeaders: ['ETag', 'Link', 'Retry-After', ...IDENTITY_HEADERS, 'X-Request-Id'],
  maxAge: PREFLIGHT_SECONDS,
})

/** A 304 that loses these would be kept from the page that asked. */
const notModified = etag({
  weak: true,
  retainedHeaders: [
    ...RETAINED_304_HEADERS,
    'access-control-allow-origin',
    'access-control-expose-headers',
    'x-request-id',
  ],
})
