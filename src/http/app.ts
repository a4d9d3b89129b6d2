/** The HTTP surface: what every request passes through, in which order, and the routes behind it. */
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import type { Store } from '../store/store.ts'
import { onlyPublishers, type Publishing } from './authorization.ts'
import { documentRoutes } from './documents.ts'
import { isDraftPath, onlyUtf8 } from './encoding.ts'
import { problemOf } from './failure.ts'
import { refuse } from './problem.ts'
import { publishRoutes } from './publish.ts'
import { quotationRoutes } from './quotations.ts'
import { reviewRoutes } from './review.ts'
import { REVIEW_STYLE_DIGEST } from './review-page.ts'
import { router } from './router.ts'
import { siteRoutes } from './site.ts'
import { verifyRoutes } from './verify.ts'

const BODY_BYTES_MAX = 256 * 1024
/** A text of a million characters, or one to be held, in any script and with the escapes of JSON. */
const DRAFT_BYTES_MAX = 4 * 1024 * 1024
const PREFLIGHT_SECONDS = 86_400
const DESCRIPTION_SECONDS = 3600

export type AppOptions<Bindings extends object> = {
  /** The store to answer a request from; called for every request, so it should give the same one for the same bindings. */
  readonly store: (bindings: Bindings) => Store
  /** Who may publish texts, and how long they may be; nobody if left out. */
  readonly publishing?: (bindings: Bindings) => Publishing
}

/** The application, typed with its routes. */
export type App = ReturnType<typeof createApp>

export function createApp<Bindings extends object = object>(options: AppOptions<Bindings>) {
  const app = router<Bindings>()
  app.onError((failure, c) => refuse(c, problemOf(c, failure)))
  app.notFound((c) => refuse(c, 'not_found'))

  app.use(requestId())
  app.use(allowEveryOrigin)
  app.use(secure)
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
    c.set('publishing', options.publishing?.(c.env) ?? { plan: 'free', keys: [] })
    await next()
  })
  app.use('/v1/documents/:id', onlyPublishers)
  app.use(async (c, next) => {
    const isPut = c.req.method === 'PUT'
    const isLong = isDraftPath(c.req.path) || (isPut && c.get('publishing').plan === 'paid')
    const maxSize = isLong ? DRAFT_BYTES_MAX : BODY_BYTES_MAX
    const code = isPut ? 'document_too_long' : 'body_too_large'
    return bodyLimit({ maxSize, onError: () => refuse(c, code) })(c, next)
  })
  app.use('/v1/*', onlyUtf8)
  app.use('/v1/*', notModified)

  // Made when first asked for: it takes longer than an answer.
  let description: ReturnType<typeof app.getOpenAPI31Document> | undefined
  app.get('/openapi.json', (c) => {
    description ??= app.getOpenAPI31Document(DESCRIPTION)
    c.header('Cache-Control', `public, max-age=${DESCRIPTION_SECONDS}`)
    return c.json(description)
  })
  return app
    .route('/', siteRoutes)
    .route('/', verifyRoutes)
    .route('/', documentRoutes)
    .route('/', publishRoutes)
    .route('/', quotationRoutes)
    .route('/', reviewRoutes)
}

const DESCRIPTION = {
  openapi: '3.1.0',
  info: {
    title: 'Verbatim',
    version: '1',
    description: 'Verifies quotations against a library of canonical texts.',
  },
  servers: [{ url: '/' }],
}

/**
 * Everything that is read here is public and nothing of it depends on who asks, so any page may ask. Nor does a page gain
 * anything by changing texts: that takes a key, which it must have and send itself. A browser adds none, as there are no
 * cookies and credentials are never allowed.
 */
const allowEveryOrigin = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
  allowHeaders: ['Authorization', 'Content-Type', 'If-Match', 'If-None-Match', 'X-Request-Id'],
  exposeHeaders: ['ETag', 'Link', 'Retry-After', 'X-Request-Id'],
  maxAge: PREFLIGHT_SECONDS,
})

/** No response of ours needs a resource or a frame; the page of a review has a style of its own. Transport security is for whoever owns the domain to demand. */
const secure = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: [`'${REVIEW_STYLE_DIGEST}'`],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  crossOriginResourcePolicy: 'cross-origin',
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
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
