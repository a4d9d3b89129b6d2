/**
 * Whether a request comes from a sender that knows the secret. What is signed are the raw bytes of the body, so nothing
 * is parsed before this has been checked. Secrets are compared in constant time.
 */
import { areEqual, encode, fromBase64, fromHex, join, sha256 } from './bytes.ts'

/** A request as it came in. */
export type SignedRequest = {
  readonly method: string
  /** Path and query as sent: `/v1/webhooks/contentful?site=2`. */
  readonly path: string
  /** Names in any case. */
  readonly headers: Headers
  readonly body: Uint8Array<ArrayBuffer>
}

/** How a sender proves that it knows the secret. */
export type Scheme = HmacScheme | BearerScheme

/** HMAC-SHA256 (RFC 2104) of the body and what a scheme puts around it. */
export type HmacScheme = {
  readonly kind: 'hmac'
  /** What the request says of its signature. */
  readonly claim: (headers: Headers) => SignatureClaim
  /** How signatures are written; where a sender does not document it, all that it may mean. */
  readonly encodings: readonly Encoding[]
  /** Text that is signed before and behind the body; null if the request lacks a part that it names. */
  readonly around: (request: SignedRequest, timestamp: string) => Around | null
  /** Of the timestamp that is signed; null for a scheme without one, whose deliveries can be replayed. */
  readonly clock: Clock | null
  /** `text`: the key is the secret's UTF-8. `standard`: its base64 behind `whsec_`, as in Standard Webhooks. */
  readonly secret: 'text' | 'standard'
  /** What a secret must look like, where the sender insists. */
  readonly secretForm?: RegExp
}

/** A token in the `Authorization` header (RFC 6750). It proves nothing about the body, and can be replayed. */
export type BearerScheme = { readonly kind: 'bearer' }

/** `missing`: no signature at all. `malformed`: not of the scheme's form. */
export type SignatureClaim =
  | { readonly kind: 'missing' | 'malformed' }
  | {
      readonly kind: 'claim'
      /** One suffices; several are sent while a secret is rotated. */
      readonly signatures: readonly string[]
      /** As sent, since that is what is signed; empty if the scheme has none. */
      readonly timestamp: string
    }

export type Encoding = 'hex' | 'base64' | 'base64url'
export type Around = { readonly before: string; readonly behind: string }

export type Clock = {
  readonly unit: 'seconds' | 'milliseconds'
  /** How far the timestamp may lie from now, either way. */
  readonly toleranceMs: number
}

/** As the Standard Webhooks libraries have it. */
export const TOLERANCE_MS = 5 * 60_000

/** Senders send two at most, while a secret is rotated. */
const SIGNATURES_MAX = 8

export type Verification =
  | {
      readonly kind: 'verified'
      /** Which of the secrets it was. */
      readonly secret: number
      /** When the sender says it signed, in ms since 1970; null if the scheme signs no time. */
      readonly sentAt: number | null
    }
  | { readonly kind: 'refused'; readonly reason: Refusal }

/** `stale` and `from_the_future` are of genuine signatures: a replay, or a clock that is wrong. */
export type Refusal =
  | 'missing_signature'
  | 'malformed_signature'
  | 'wrong_signature'
  | 'stale'
  | 'from_the_future'

/**
 * Checks a request against all secrets that are alive. One pass over the body for each secret, however many signatures
 * somebody who knows none brings.
 *
 * @param now in ms since 1970.
 * @throws {TypeError} if there is no secret, or one that the scheme cannot have (see `secretFault`).
 */
export async function verifySignature(
  scheme: Scheme,
  request: SignedRequest,
  secrets: readonly string[],
  now: number,
): Promise<Verification> {
  if (secrets.length === 0) throw new TypeError('A request cannot be verified without a secret.')
  for (const secret of secrets) {
    const fault = secretFault(scheme, secret)
    if (fault !== null) throw new TypeError(`The secret ${fault}.`)
  }
  return scheme.kind === 'bearer' ? verifyBearer(request, secrets) : verifyHmac(scheme, request, secrets, now)
}

/** Why a secret cannot be one of the scheme, or null if it can. Never quotes the secret. */
export function secretFault(scheme: Scheme, secret: string): string | null {
  if (secret.trim() === '') return 'is blank'
  if (scheme.kind === 'bearer')
    return TOKEN.test(secret) ? null : 'is not a token, of visible ASCII characters'
  if (scheme.secretForm !== undefined && !scheme.secretForm.test(secret)) {
    return `is not of the form ${scheme.secretForm.source}`
  }
  if (scheme.secret === 'standard' && !STANDARD_SECRET.test(secret)) {
    return 'is not whsec_ and base64'
  }
  return null
}

/** What can stand behind `Bearer` in a header. */
const TOKEN = /^[\x21-\x7e]+$/

/** 24 to 64 bytes by the specification; shorter and longer ones are in use, so only the form is checked. */
const STANDARD_SECRET = /^(?:whsec_)?(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

async function verifyHmac(
  scheme: HmacScheme,
  request: SignedRequest,
  secrets: readonly string[],
  now: number,
): Promise<Verification> {
  const claim = scheme.claim(request.headers)
  if (claim.kind !== 'claim') {
    return refused(claim.kind === 'missing' ? 'missing_signature' : 'malformed_signature')
  }
  if (claim.signatures.length > SIGNATURES_MAX) return refused('malformed_signature')
  const signatures = claim.signatures.flatMap((signature) => decode(signature, scheme.encodings) ?? [])
  const sentAt = readTime(claim.timestamp, scheme.clock)
  const around = scheme.around(request, claim.timestamp)
  if (signatures.length === 0 || Number.isNaN(sentAt) || around === null) {
    return refused('malformed_signature')
  }
  const signed = join(encode(around.before), request.body, encode(around.behind))
  for (const [index, secret] of secrets.entries()) {
    const key = await crypto.subtle.importKey('raw', keyOf(scheme, secret), HMAC_SHA256, false, ['sign'])
    const expected = new Uint8Array(await crypto.subtle.sign('HMAC', key, signed))
    if (signatures.some((signature) => areEqual(signature, expected))) {
      return withinWindow({ kind: 'verified', secret: index, sentAt }, scheme.clock, now)
    }
  }
  return refused('wrong_signature')
}

const HMAC_SHA256 = { name: 'HMAC', hash: 'SHA-256' }

function withinWindow(
  verified: Verification & { readonly kind: 'verified' },
  clock: Clock | null,
  now: number,
): Verification {
  if (clock === null || verified.sentAt === null) return verified
  if (now - verified.sentAt > clock.toleranceMs) return refused('stale')
  if (verified.sentAt - now > clock.toleranceMs) return refused('from_the_future')
  return verified
}

/**
 * A secret is the token, or `sha256:` and the hexadecimal SHA-256 of the token, so that the token itself need not be
 * kept. Digests are compared, which tell nothing about how much of a token is right.
 */
async function verifyBearer({ headers }: SignedRequest, secrets: readonly string[]): Promise<Verification> {
  const header = headers.get('authorization')
  if (header === null || header.trim() === '') return refused('missing_signature')
  const token = /^Bearer +(\S+)$/i.exec(header.trim())?.[1]
  if (token === undefined) return refused('malformed_signature')
  const digest = await sha256(encode(token))
  let found = -1
  for (const [index, secret] of secrets.entries()) {
    const stored = SHA256_SECRET.exec(secret)?.[1]
    const expected = stored === undefined ? await sha256(encode(secret)) : fromHex(stored)
    if (areEqual(digest, expected) && found < 0) found = index
  }
  return found < 0 ? refused('wrong_signature') : { kind: 'verified', secret: found, sentAt: null }
}

const SHA256_SECRET = /^sha256:([0-9a-f]{64})$/i

/** In ms since 1970; null if the scheme has no time, NaN if it is none. */
function readTime(timestamp: string, clock: Clock | null): number | null {
  if (clock === null) return null
  if (!/^\d{1,15}$/.test(timestamp)) return Number.NaN
  return Number(timestamp) * (clock.unit === 'seconds' ? 1_000 : 1)
}

/** A signature's 32 bytes; null if it is not written in any of the encodings. */
function decode(signature: string, encodings: readonly Encoding[]): Uint8Array<ArrayBuffer> | null {
  for (const encoding of encodings) {
    if (!WRITTEN[encoding].test(signature)) continue
    return encoding === 'hex' ? fromHex(signature) : fromBase64(signature)
  }
  return null
}

/** 32 bytes in each encoding. */
const WRITTEN: Readonly<Record<Encoding, RegExp>> = {
  hex: /^[0-9a-f]{64}$/i,
  base64: /^[A-Za-z0-9+/]{43}=?$/,
  base64url: /^[A-Za-z0-9_-]{43}=?$/,
}

function keyOf(scheme: HmacScheme, secret: string): Uint8Array<ArrayBuffer> {
  return scheme.secret === 'text' ? encode(secret) : fromBase64(secret.replace(/^whsec_/, ''))
}

function refused(reason: Refusal): Verification {
  return { kind: 'refused', reason }
}
