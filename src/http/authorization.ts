/** Who may do what: whoever has one of the keys whose digests the service is given, each with its scope. */
import type { Context } from 'hono'
import { timingSafeEqual } from 'hono/utils/buffer'
import { sha256 } from '../service/digest.ts'
import type { HttpEnv } from './router.ts'

/**
 * `verify`: asks as everybody may, but is counted for itself. `publish`: texts of the library, and to read those whole
 * that others may only quote from. `admin`: sites, reports and dead letters.
 */
export type Scope = 'verify' | 'publish' | 'admin'

/** SHA-256 digests, hexadecimal, of the keys accepted for each scope; without any nobody has it. */
export type Keys = Readonly<Partial<Record<Scope, readonly string[]>>>

/** Whom the `Authorization` header of a request shows. */
export type Bearer =
  /** It shows no token, or one of another scheme. */
  | { readonly kind: 'nobody' }
  /** A token that is no key of ours; on its way to another, it may be somebody else's. */
  | { readonly kind: 'stranger' }
  | { readonly kind: 'key'; readonly digest: string; readonly scopes: readonly Scope[] }

/** The digests of a secret that parts them by commas. What is none, such as a key in clear, opens nothing. */
export function readKeys(secret: string | undefined): readonly string[] {
  return (secret ?? '')
    .split(',')
    .map((digest) => digest.trim().toLowerCase())
    .filter((digest) => /^[0-9a-f]{64}$/.test(digest))
}

/** True if the request shows a key of the scope. */
export async function hasScope(c: Context<HttpEnv>, scope: Scope): Promise<boolean> {
  const bearer = await bearerOf(c)
  return bearer.kind === 'key' && bearer.scopes.includes(scope)
}

/** Whom the request shows; looked up once. */
export async function bearerOf(c: Context<HttpEnv>): Promise<Bearer> {
  const bearer = c.get('bearer') ?? (await readBearer(c))
  c.set('bearer', bearer)
  return bearer
}

/** In a time that tells neither how much of a key is right nor which it is. */
async function readBearer(c: Context<HttpEnv>): Promise<Bearer> {
  const [, token] = /^Bearer +([\w.~+/-]+=*) *$/i.exec(c.req.header('Authorization') ?? '') ?? []
  if (token === undefined) return { kind: 'nobody' }
  const keys = c.get('keys')
  const digest = await sha256(token)
  const held = await Promise.all(SCOPES.map((scope) => isAmong(digest, keys[scope] ?? [])))
  const scopes = SCOPES.filter((_, at) => held[at])
  return scopes.length === 0 ? { kind: 'stranger' } : { kind: 'key', digest, scopes }
}

const SCOPES: readonly Scope[] = ['verify', 'publish', 'admin']

async function isAmong(digest: string, keys: readonly string[]): Promise<boolean> {
  const same = await Promise.all(keys.map((key) => timingSafeEqual(digest, key)))
  return same.includes(true)
}
