/** Signs what we send, as Standard Webhooks 1.0 has it: `v1,<base64>` of `id.timestamp.body` (HMAC-SHA256, RFC 2104). */
import { encode, fromBase64 } from './bytes.ts'

export type SignedMessage = {
  /** The same each time a message is sent; its receiver may count on it. */
  readonly id: string
  /** In ms since 1970. */
  readonly at: number
  readonly body: string
}

/**
 * The three headers that sign a message. With several secrets it has a signature of each, so that its receiver can change
 * from one to the other at any time between.
 *
 * @param secrets `whsec_` and base64 each, at least one.
 */
export async function signatureHeaders(
  { id, at, body }: SignedMessage,
  secrets: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const timestamp = String(Math.floor(at / 1_000))
  const signed = encode(`${id}.${timestamp}.${body}`)
  const signatures = await Promise.all(secrets.map((secret) => signatureOf(signed, secret)))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}

async function signatureOf(signed: Uint8Array<ArrayBuffer>, secret: string): Promise<string> {
  const bytes = fromBase64(secret.replace(/^whsec_/, ''))
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const signature = await crypto.subtle.sign('HMAC', key, signed)
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(signature)))}`
}
