/** Keeps a route for those who have a key. */
import { createMiddleware } from 'hono/factory'
import { bearerOf } from './authorization.ts'
import { refuseFailure } from './limit/limit.ts'
import { refuse } from './problem.ts'
import type { HttpEnv } from './router.ts'

const WITHOUT_KEYS = { publish: 'publishing_disabled', admin: 'administration_disabled' } as const

/** Lets nobody through without a key of the scope (RFC 6750), and before his body is read. */
export function onlyWithKey(scope: keyof typeof WITHOUT_KEYS) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    if ((c.get('keys')[scope] ?? []).length === 0) return refuse(c, WITHOUT_KEYS[scope])
    const bearer = await bearerOf(c)
    switch (bearer.kind) {
      case 'nobody':
        c.header('WWW-Authenticate', 'Bearer')
        return refuse(c, 'unauthorized')
      case 'stranger':
        return refuseFailure(c, () => {
          c.header('WWW-Authenticate', 'Bearer error="invalid_token"')
          return refuse(c, 'unauthorized')
        })
      case 'key':
        if (bearer.scopes.includes(scope)) return next()
        c.header('WWW-Authenticate', 'Bearer error="insufficient_scope"')
        return refuse(c, 'insufficient_scope')
    }
  })
}
