/** Requests as each sender makes them, signed by the vendor's own package where there is one, else by node:crypto. */
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { signRequest } from '@contentful/node-apps-toolkit'
import { encodeSignatureHeader } from '@sanity/webhook'
import { Webhook } from 'standardwebhooks'
import { SOURCES, type Source } from '../../src/webhook/article.ts'
import type { SignedRequest } from '../../src/webhook/signature.ts'

export { SOURCES }

/** A payload as its sender writes it, in `payloads/`. */
export function payloadOf(source: Source): string {
  return JSON.stringify(
    JSON.parse(readFileSync(join(import.meta.dirname, 'payloads', `${source}.json`), 'utf8')),
  )
}

/** A secret that the sender can have; another for another number. */
export function secretOf(source: Source, number = 0): string {
  const letter = String.fromCharCode(97 + number)
  if (source === 'contentful') return letter.repeat(64)
  if (source !== 'wordpress' && source !== 'standard') return `${letter}-secret-of-the-gazette`
  return `whsec_${Buffer.from(letter.repeat(32)).toString('base64')}`
}

/** The headers that tell what happened, which no scheme but Contentful's signs. */
const EVENT_HEADERS: Partial<Record<Source, Readonly<Record<string, string>>>> = {
  contentful: { 'X-Contentful-Topic': 'ContentManagement.Entry.auto_save' },
  sanity: { 'sanity-operation': 'update', 'idempotency-key': 'sanity-1' },
  drupal: { 'X-Drupal-Webhooks-Event': 'entity:node:update', 'X-Drupal-Webhooks-Delivery': 'drupal-1' },
  strapi: { 'X-Strapi-Event': 'entry.publish' },
}

export type Signing = {
  readonly body?: string
  readonly secret?: string
  /** When it is signed, in ms since 1970. */
  readonly at?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly path?: string
  /** Of a Standard Webhook; `msg-` and the source if left out. */
  readonly id?: string
}

/** 20 November 2026, 08:00:01 UTC. */
export const NOW = Date.UTC(2026, 10, 20, 8, 0, 1)

export async function signed(source: Source, signing: Signing = {}): Promise<SignedRequest> {
  const { body = payloadOf(source), secret = secretOf(source), at = NOW } = signing
  const path = signing.path ?? `/v1/webhooks/${source}`
  const told = { 'Content-Type': 'application/json', ...EVENT_HEADERS[source], ...signing.headers }
  const signature = await signatureOf(source, {
    body,
    secret,
    at,
    path,
    told,
    id: signing.id ?? `msg-${source}`,
  })
  return {
    method: 'POST',
    path,
    headers: new Headers({ ...told, ...signature }),
    body: new Uint8Array(Buffer.from(body)),
  }
}

type Signature = {
  readonly body: string
  readonly secret: string
  readonly at: number
  readonly path: string
  readonly told: Readonly<Record<string, string>>
  readonly id: string
}

async function signatureOf(
  source: Source,
  { body, secret, at, path, told, id }: Signature,
): Promise<Readonly<Record<string, string>>> {
  const hex = (text: string): string => createHmac('sha256', secret).update(text).digest('hex')
  switch (source) {
    case 'ghost':
      return { 'X-Ghost-Signature': `sha256=${hex(`${body}${at}`)}, t=${at}` }
    case 'sanity':
      return { 'sanity-webhook-signature': await encodeSignatureHeader(body, at, secret) }
    case 'contentful':
      return { ...signRequest(secret, { method: 'POST', path, headers: { ...told }, body }, at) }
    case 'drupal':
      return { 'X-Hub-Signature-256': `sha256=${hex(body)}` }
    case 'webflow':
      return { 'x-webflow-signature': hex(`${at}:${body}`), 'x-webflow-timestamp': String(at) }
    case 'arc-xp':
      return { 'x-websked-signature': hex(body) }
    case 'strapi':
      return { Authorization: `Bearer ${secret}` }
    case 'wordpress':
    case 'standard':
      return standardHeaders(id, body, [secret], at)
  }
}

/** Signed once for each secret, as a sender does while one is rotated. */
export function standardHeaders(
  id: string,
  body: string,
  secrets: readonly string[],
  at: number,
): Readonly<Record<string, string>> {
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, new Date(at), body))
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1_000)),
    'webhook-signature': signatures.join(' '),
  }
}
