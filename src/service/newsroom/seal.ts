/**
 * What follows from the one secret that the Worker is given: secrets of sites sealed before they are stored, and names
 * that nobody else can guess. Whoever reads the store alone can neither sign as a site nor find a report.
 */
import { encode, fromBase64, join } from '../../webhook/bytes.ts'

export type Seal = {
  /** Encrypts a text (AES-256-GCM, NIST SP 800-38D). It can be opened again for the same purpose only. */
  close(text: string, purpose: string): Promise<string>
  /** @throws {SealError} if it was closed for another purpose or with another secret, or was changed. */
  open(sealed: string, purpose: string): Promise<string>
  /** 24 characters of base64url (144 bits), the same for the same parts (HMAC-SHA-256). */
  nameOf(parts: readonly string[]): Promise<string>
}

/** Stored secrets cannot be read: the Worker was given another secret than the one they were sealed with. */
export class SealError extends Error {
  override readonly name = 'SealError'
}

/** What `verbatim key seal` makes has more. */
const SECRET_UNITS_MIN = 32
const IV_BYTES = 12
const NAME_BYTES = 18

/** Null without a secret, or with one so short that it could be guessed. */
export function sealOf(secret: string | undefined): Seal | null {
  if (secret === undefined || secret.length < SECRET_UNITS_MIN) return null
  const encryption = derive(secret, 'seal', { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt'])
  const naming = derive(secret, 'name', { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign'])
  return {
    async close(text, purpose) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
      const sealed = await crypto.subtle.encrypt(aesGcm(iv, purpose), await encryption, encode(text))
      return base64url(join(iv, new Uint8Array(sealed)))
    },
    async open(sealed, purpose) {
      try {
        const bytes = fromBase64(sealed)
        const params = aesGcm(bytes.slice(0, IV_BYTES), purpose)
        const text = await crypto.subtle.decrypt(params, await encryption, bytes.slice(IV_BYTES))
        return new TextDecoder().decode(text)
      } catch (cause) {
        throw new SealError(`Cannot open what was sealed for ${purpose}: is SEAL_KEY another one?`, { cause })
      }
    },
    async nameOf(parts) {
      const name = await crypto.subtle.sign('HMAC', await naming, encode(JSON.stringify(parts)))
      return base64url(new Uint8Array(name).slice(0, NAME_BYTES))
    },
  }
}

/** A key for one use (HKDF, RFC 5869). */
async function derive(
  secret: string,
  use: string,
  algorithm: Parameters<SubtleCrypto['deriveKey']>[2] & object,
  usages: ('encrypt' | 'decrypt' | 'sign')[],
): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', encode(secret), 'HKDF', false, ['deriveKey'])
  const params = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encode(`verbatim ${use} 1`) }
  return crypto.subtle.deriveKey(params, base, algorithm, false, usages)
}

function aesGcm(iv: Uint8Array<ArrayBuffer>, purpose: string) {
  return { name: 'AES-GCM', iv, additionalData: encode(purpose) }
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}
