/** The keys that receipts and checkpoints are signed with: Ed25519 (RFC 8032), each made of a secret of 32 random bytes. */
import { base64url, calculateJwkThumbprint, exportJWK } from 'jose'
import * as z from 'zod'

export type Signer = {
  /** RFC 7638 thumbprint of the public key, which names it in a JWS and in the set of keys. */
  readonly kid: string
  /** 32 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly privateKey: CryptoKey
}

/** A public key as a JSON Web Key (RFC 8037) of the set of keys. */
export const publicKey = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[\w-]{43}$/),
  kid: z.string(),
  use: z.literal('sig'),
  alg: z.literal('EdDSA'),
})
export type PublicKey = z.infer<typeof publicKey>

/** A secret of the service that is no signing key. The message quotes nothing of it. */
export class SigningKeyError extends Error {
  override readonly name = 'SigningKeyError'
}

const PREFIX = 'verbatim_sign_'
const SEED_BYTES = 32
/** What stands before the seed in PKCS #8 (RFC 8410, §7). */
const PKCS8_HEAD = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32]

/** What the service is given to sign with. */
export type SigningKeys = {
  /** Without it nothing is signed. */
  readonly SIGNING_KEY?: string
  /** Announced, and so known to everybody once it takes the place of the other. */
  readonly NEXT_SIGNING_KEY?: string
}

/** No promises: one request must not wait for another's. */
const known = new Map<string, Signer>()

/**
 * The signers of these keys: the first one signs, the others are only announced. Rejects with `SigningKeyError` where one
 * of them is no key.
 */
export function signersOf({
  SIGNING_KEY = '',
  NEXT_SIGNING_KEY = '',
}: SigningKeys): Promise<readonly Signer[]> {
  const keys = SIGNING_KEY === '' ? [] : [SIGNING_KEY, NEXT_SIGNING_KEY].filter((key) => key !== '')
  return Promise.all(keys.map(signerFor))
}

/** A key is read once in the life of an isolate, more or less. */
async function signerFor(key: string): Promise<Signer> {
  const signer = known.get(key) ?? (await signerOf(key))
  known.set(key, signer)
  return signer
}

/** A new key, as the service is given it. */
export function newSigningKey(): string {
  return PREFIX + base64url.encode(crypto.getRandomValues(new Uint8Array(SEED_BYTES)))
}

async function signerOf(key: string): Promise<Signer> {
  const pkcs8 = new Uint8Array([...PKCS8_HEAD, ...seedOf(key)])
  const jwk = await exportJWK(await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', true, ['sign']))
  return {
    kid: await calculateJwkThumbprint(jwk),
    publicKey: new Uint8Array(base64url.decode(jwk.x ?? '')),
    privateKey: await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']),
  }
}

/** What a decoder says may quote the key, so that is not told. */
function seedOf(key: string): Uint8Array {
  const [, text = ''] = new RegExp(`^${PREFIX}([\\w-]{43})$`).exec(key) ?? []
  const seed = base64url.decode(text)
  if (seed.length !== SEED_BYTES) {
    throw new SigningKeyError(`A signing key is "${PREFIX}" and 43 characters of base64url`)
  }
  return seed
}

export function publicKeyOf({ kid, publicKey }: Signer): PublicKey {
  return { kty: 'OKP', crv: 'Ed25519', x: base64url.encode(publicKey), kid, use: 'sig', alg: 'EdDSA' }
}

/** 64 bytes. */
export async function sign(
  { privateKey }: Signer,
  message: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, message))
}
