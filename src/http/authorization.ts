/** Who may change what: whoever has one of the keys whose digests the service is given, each with its scope. */
import { createMiddleware } from 'hono/factory'
import { timingSafeEqual } from 'hono/utils/buffer'
import { sha256 } from '../service/digest.ts'
import { refuse } from './problem.ts'
import type { HttpEnv } from './router.ts'

/** `publish`: texts of the library. `admin`: sites, reports and dead letters. */
export type Scope = 'publish' | 'admin'

/** SHA-256 digests, hexadecimal, of the keys accepted for each scope; without any nobody has it. */
export type Keys = Readonly<Record<Scope, readonly string[]>>

/** The digests of a secret that parts them by commas. What is none, such as a key in clear, opens nothing. */
export function readKeys(secret: string | undefined): readonly string[] {
  return (secret ?? '')
    .split(',')
    .map((digest) => digest.trim().toLowerCase())
    .filter((digest) => /^[0-9a-f]{64}$/.test(digest))
}

const WITHOUT_KEYS = { publish: 'publishing_disabled', admin: 'administration_disabled' } as const

/** Lets nobody through without a key of the scope (RFC 6750), and before his body is read. */
export function onlyWithKey(scope: Scope) {
  return createMiddleware<HttpEnv>(async (c, next) => {
    const keys = c.get('keys')
    if (keys[scope].length === 0) return refuse(c, WITHOUT_KEYS[scope])
    const [, token] = /^Bearer +([\w.~+/-]+=*) *$/i.exec(c.req.header('Authorization') ?? '') ?? []
    if (token === undefined) {
      c.header('WWW-Authenticate', 'Bearer')
      return refuse(c, 'unauthorized')
    }
    if (await isKey(token, keys[scope])) return next()
    const isOther = await isKey(token, Object.values(keys).flat())
    c.header('WWW-Authenticate', `Bearer error="${isOther ? 'insufficient_scope' : 'invalid_token'}"`)
    return refuse(c, isOther ? 'insufficient_scope' : 'unauthorized')
  })
}

/** In a time that tells neither how much of a key is right nor which it is. */
async function isKey(token: string, keys: readonly string[]): Promise<boolean> {
  const digest = await sha256(token)
  const same = await Promise.all(keys.map((key) => timingSafeEqual(digest, key)))
  return same.includes(true)
}
