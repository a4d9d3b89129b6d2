/** From a raw request to the articles in it. Pure: asks no clock, reads and keeps nothing. */
import type { Article, ArticleEvent, Source } from './article.ts'
import { encode, sha256Hex } from './bytes.ts'
import { parseBody } from './json.ts'
import type { Ignored, Malformed } from './reading.ts'
import { SENDERS } from './senders.ts'
import { type Refusal, type SignedRequest, verifySignature } from './signature.ts'

export type Delivery =
  | { readonly kind: 'refused'; readonly reason: Refusal }
  | (Received & {
      /** Which of the secrets signed it. */
      readonly secret: number
      /** When its sender says it was signed, in ms since 1970; null if the scheme signs no time. */
      readonly sentAt: number | null
    })

export type Received =
  /** One as a rule, never none; a delivery of Webflow may hold several. */
  { readonly kind: 'articles'; readonly events: readonly ArticleEvent[] } | Ignored | Malformed

/**
 * Verifies a request, and only then reads it.
 *
 * @param secrets all that are alive, at least one.
 * @param now in ms since 1970.
 * @throws {TypeError} if there is no secret, or one that the sender cannot have.
 */
export async function receive(
  source: Source,
  request: SignedRequest,
  secrets: readonly string[],
  now: number,
): Promise<Delivery> {
  const verification = await verifySignature(SENDERS[source].scheme, request, secrets, now)
  if (verification.kind === 'refused') return verification
  const { secret, sentAt } = verification
  return { ...(await readDelivery(source, request)), secret, sentAt }
}

/** Reads a request whose signature has been checked. */
export async function readDelivery(
  source: Source,
  { headers, body }: Pick<SignedRequest, 'headers' | 'body'>,
): Promise<Received> {
  const parsed = parseBody(body)
  if (parsed.kind === 'malformed') return parsed
  const { deliveryHeader, read } = SENDERS[source]
  const reading = read(parsed.value, headers)
  if (reading.kind !== 'articles') return reading
  const named = nameOf(deliveryHeader === null ? null : headers.get(deliveryHeader))
  const events = await Promise.all(
    reading.articles.map(async (article): Promise<ArticleEvent> => {
      const delivery = named ?? (await digestOf(source, article, body))
      return { ...article, source, delivery }
    }),
  )
  return { kind: 'articles', events }
}

/** A name that can be a key; others are passed over. */
function nameOf(header: string | null): string | null {
  return header !== null && /^[\x21-\x7e]{1,200}$/.test(header) ? header : null
}

/**
 * SHA-256, hexadecimal, of what tells one version of an article from another: when it was changed, so that the several
 * events of one change are one, else all bytes. Within a second an article may be changed twice.
 */
async function digestOf(
  source: Source,
  { id, updatedAt, status }: Article,
  body: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const isPrecise = updatedAt !== null && MILLISECONDS.test(updatedAt)
  const version = isPrecise ? updatedAt : await sha256Hex(body)
  return sha256Hex(encode(JSON.stringify([source, id, status, version])))
}

const MILLISECONDS = /\.\d{3}/
