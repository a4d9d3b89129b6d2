/** Who may change the library: whoever has one of the keys whose digests the service is given. */
import { createMiddleware } from 'hono/factory'
import { timingSafeEqual } from 'hono/utils/buffer'
import type { Plan } from '../service/allowance.ts'
import { sha256 } from '../service/digest.ts'
import { refuse } from './problem.ts'
import type { HttpEnv } from './router.ts'

/** `keys`: SHA-256 digests, hexadecimal, of the keys that are accepted; without any nobody may publish. */
export type Publishing = { readonly plan: Plan; readonly keys: readonly string[] }

/** The digests of a secret that parts them by commas. What is none, such as a key in clear, opens nothing. */
export function readKeys(secret: string | undefined): readonly string[] {
  return (secret ?? '')
    .split(',')
    .map((digest) => digest.trim().toLowerCase())
    .filter((digest) => /^[0-9a-f]{64}$/.test(digest))
}

/** Lets nobody change anything without a key (RFC 6750), and before his body is read. */
export const onlyPublishers = createMiddleware<HttpEnv>(async (c, next) => {
  if (c.req.method !== 'PUT' && c.req.method !== 'DELETE') return next()
  const { keys } = c.get('publishing')
  if (keys.length === 0) return refuse(c, 'publishing_disabled')
  const [, token] = /^Bearer +([\w.~+/-]+=*) *$/i.exec(c.req.header('Authorization') ?? '') ?? []
  if (token !== undefined && (await isKey(token, keys))) return next()
  c.header('WWW-Authenticate', token === undefined ? 'Bearer' : 'Bearer error="invalid_token"')
  return refuse(c, 'unauthorized')
})

/** In a time that tells neither how much of a key is right nor which it is. */
async function isKey(token: string, keys: readonly string[]): Promise<boolean> {
  const digest = await sha256(token)
  const same = await Promise.all(keys.map((key) => timingSafeEqual(digest, key)))
  return same.includes(true)
}
