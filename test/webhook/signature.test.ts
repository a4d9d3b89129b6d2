import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Source } from '../../src/webhook/article.ts'
import { SENDERS } from '../../src/webhook/senders.ts'
import {
  type SignedRequest,
  secretFault,
  type Verification,
  verifySignature,
} from '../../src/webhook/signature.ts'
import { NOW, payloadOf, SOURCES, secretOf, signed, standardHeaders } from './sign.ts'

const MINUTE_MS = 60_000

const TIMED = SOURCES.filter((source) => {
  const { scheme } = SENDERS[source]
  return scheme.kind === 'hmac' && scheme.clock !== null
})
const HEADERS: Readonly<Record<Source, string>> = {
  ghost: 'x-ghost-signature',
  wordpress: 'webhook-signature',
  contentful: 'x-contentful-signature',
  sanity: 'sanity-webhook-signature',
  drupal: 'x-hub-signature-256',
  strapi: 'authorization',
  webflow: 'x-webflow-signature',
  'arc-xp': 'x-websked-signature',
  standard: 'webhook-signature',
}

describe.each(SOURCES)('a delivery of %s', (source) => {
  it('is genuine if signed with the secret', async () => {
    expect(await verify(source, await signed(source))).toMatchObject({ kind: 'verified', secret: 0 })
  })

  it('is genuine whatever the case of its header names', async () => {
    const request = await signed(source)
    const headers = new Headers([...request.headers].map(([name, value]) => [name.toUpperCase(), value]))
    expect((await verify(source, { ...request, headers })).kind).toBe('verified')
  })

  it('is genuine with either of two secrets that are alive, and told with which', async () => {
    const request = await signed(source, { secret: secretOf(source, 1) })
    const alive = [secretOf(source, 0), secretOf(source, 1)]
    expect(await verify(source, request, alive)).toMatchObject({ kind: 'verified', secret: 1 })
  })

  it('is refused with a secret that has been retired', async () => {
    const request = await signed(source, { secret: secretOf(source, 1) })
    expect(await verify(source, request, [secretOf(source, 0), secretOf(source, 2)])).toEqual(
      refused('wrong_signature'),
    )
  })

  it('is refused without a signature', async () => {
    const request = await signed(source)
    request.headers.delete(HEADERS[source])
    expect(await verify(source, request)).toEqual(refused('missing_signature'))
  })

  it.each(['', 'x', 'sha256=', 'v1,', 't=,v1=', 'Bearer', `sha256=${'g'.repeat(64)}, t=1`, ', , ,'])(
    'is refused with the signature %j, which is none',
    async (written) => {
      const request = await signed(source)
      request.headers.set(HEADERS[source], written)
      expect(await verify(source, request)).toMatchObject({
        reason: expect.stringMatching(/^(?:malformed|missing)_signature$/),
      })
    },
  )

  it('is refused with one letter of the signature changed', async () => {
    const request = await signed(source)
    const written = request.headers.get(HEADERS[source]) ?? ''
    // Not the last letter, part of which may stand for nothing in base64.
    const at = written.includes('t=') && written.startsWith('sha256=') ? 20 : written.length - 10
    const letter = written[at] === 'a' ? 'b' : 'a'
    request.headers.set(HEADERS[source], written.slice(0, at) + letter + written.slice(at + 1))
    expect(await verify(source, request)).toEqual(refused('wrong_signature'))
  })

  it.runIf(source !== 'strapi')('is refused with one byte of the body changed', async () => {
    const request = await signed(source)
    const body = request.body.slice()
    body[body.length >> 1] = (body[body.length >> 1] ?? 0) ^ 1
    expect(await verify(source, { ...request, body })).toEqual(refused('wrong_signature'))
    expect(await verify(source, { ...request, body: new Uint8Array() })).toEqual(refused('wrong_signature'))
  })

  it('cannot be checked without a secret', async () => {
    const request = await signed(source)
    await expect(verify(source, request, [])).rejects.toThrow(TypeError)
    await expect(verify(source, request, [' '])).rejects.toThrow('The secret is blank.')
  })
})

describe.each(TIMED)('a delivery of %s, which is signed with its time,', (source) => {
  const AGES: readonly (readonly [ms: number, outcome: string])[] = [
    [0, 'verified'],
    [4.9 * MINUTE_MS, 'verified'],
    [5.1 * MINUTE_MS, 'stale'],
    [400 * 24 * 60 * MINUTE_MS, 'stale'],
    [-4.9 * MINUTE_MS, 'verified'],
    [-5.1 * MINUTE_MS, 'from_the_future'],
  ]
  it.each(AGES)('signed %d ms ago is %s', async (age, outcome) => {
    const verification = await verify(source, await signed(source, { at: NOW - age }))
    expect(verification.kind === 'refused' ? verification.reason : verification.kind).toBe(outcome)
  })

  it('tells when', async () => {
    expect(await verify(source, await signed(source))).toMatchObject({ sentAt: NOW })
  })

  it('is refused with another time than was signed', async () => {
    const request = await signed(source, { at: NOW - 10 * MINUTE_MS })
    const headers = new Headers(
      [...request.headers].map(([name, value]) => [
        name,
        value
          .replaceAll(String(NOW - 10 * MINUTE_MS), String(NOW))
          .replaceAll(String((NOW - 10 * MINUTE_MS) / 1_000), String(NOW / 1_000)),
      ]),
    )
    expect(await verify(source, { ...request, headers })).toEqual(refused('wrong_signature'))
  })
})

describe('Standard Webhooks', () => {
  const body = payloadOf('standard')
  const withHeaders = (headers: Readonly<Record<string, string>>): SignedRequest => ({
    method: 'POST',
    path: '/v1/webhooks/standard',
    headers: new Headers(headers),
    body: new Uint8Array(Buffer.from(body)),
  })

  it('accepts a request if any of its signatures is right, in any place', async () => {
    const both = [secretOf('standard', 1), secretOf('standard', 0)]
    const request = withHeaders(standardHeaders('msg-1', body, both, NOW))
    expect((await verify('standard', request)).kind).toBe('verified')
    request.headers.set(
      'webhook-signature',
      `v1,short v1a,x v2,y ${request.headers.get('webhook-signature')}`,
    )
    expect((await verify('standard', request)).kind).toBe('verified')
  })

  it('passes over signatures of other versions', async () => {
    const request = withHeaders(standardHeaders('msg-1', body, [secretOf('standard')], NOW))
    const [, signature = ''] = (request.headers.get('webhook-signature') ?? '').split(',')
    request.headers.set('webhook-signature', `v2,${signature}`)
    expect(await verify('standard', request)).toEqual(refused('malformed_signature'))
  })

  it('refuses a request under another id, without one, or without a time', async () => {
    for (const [name, value, reason] of [
      ['webhook-id', 'msg-2', 'wrong_signature'],
      ['webhook-id', null, 'malformed_signature'],
      ['webhook-timestamp', null, 'malformed_signature'],
      ['webhook-timestamp', 'soon', 'malformed_signature'],
      ['webhook-timestamp', '-1', 'malformed_signature'],
    ] as const) {
      const request = withHeaders(standardHeaders('msg-1', body, [secretOf('standard')], NOW))
      if (value === null) request.headers.delete(name)
      else request.headers.set(name, value)
      expect(await verify('standard', request), `${name}: ${value}`).toEqual(refused(reason))
    }
  })

  it('does no more work for a header of a thousand signatures', async () => {
    const request = withHeaders(
      standardHeaders('msg-1', body, Array(1_000).fill(secretOf('standard', 1)), NOW),
    )
    expect(await verify('standard', request)).toEqual(refused('malformed_signature'))
  })

  it('takes secrets with and without whsec_, and no others', () => {
    const { scheme } = SENDERS.standard
    expect(secretFault(scheme, secretOf('standard'))).toBeNull()
    expect(secretFault(scheme, secretOf('standard').replace('whsec_', ''))).toBeNull()
    for (const secret of ['whsec_', 'whsec_a', 'whsk_YWFh', 'not base64!', '']) {
      expect(secretFault(scheme, secret), secret).not.toBeNull()
    }
  })
})

describe('Contentful', () => {
  it('refuses a request whose time or list of headers is not signed', async () => {
    for (const listed of [
      '',
      'x-contentful-topic',
      'x-contentful-timestamp',
      'x-contentful-signed-headers',
    ]) {
      const request = await signed('contentful')
      request.headers.set('x-contentful-signed-headers', listed)
      expect(await verify('contentful', request), listed).toEqual(refused('malformed_signature'))
    }
  })

  it('refuses a request sent to another address, or that lacks a header that was signed', async () => {
    const request = await signed('contentful')
    expect(await verify('contentful', { ...request, path: '/v1/webhooks/other' })).toEqual(
      refused('wrong_signature'),
    )
    request.headers.delete('x-contentful-topic')
    expect(await verify('contentful', request)).toEqual(refused('malformed_signature'))
  })

  it('refuses another event than was signed', async () => {
    const request = await signed('contentful')
    request.headers.set('x-contentful-topic', 'ContentManagement.Entry.delete')
    expect(await verify('contentful', request)).toEqual(refused('wrong_signature'))
  })

  it.each(['/v1/webhooks/contentful?site=2', '/v1/webhooks/contentful?a=1&b=é%20x', '/v1/web%20hooks/é'])(
    'signs the address %s as its own package does',
    async (path) => {
      expect((await verify('contentful', await signed('contentful', { path }))).kind).toBe('verified')
    },
  )

  it('knows that a secret has 64 characters', () => {
    expect(secretFault(SENDERS.contentful.scheme, 'a'.repeat(63))).toMatch(/form/)
  })
})

describe('Arc XP and Drupal', () => {
  it('may write bare hex or, Arc XP, base64', async () => {
    const body = payloadOf('arc-xp')
    const hmac = createHmac('sha256', secretOf('arc-xp')).update(body)
    const base64 = hmac.digest('base64')
    const request = await signed('arc-xp')
    request.headers.set('x-websked-signature', base64)
    expect((await verify('arc-xp', request)).kind).toBe('verified')

    const drupal = await signed('drupal')
    const written = drupal.headers.get('x-hub-signature-256') ?? ''
    drupal.headers.set('x-hub-signature-256', written.replace('sha256=', '').toUpperCase())
    expect((await verify('drupal', drupal)).kind).toBe('verified')
  })
})

describe('a bearer token', () => {
  it('is checked against its digest as well, so that it need not be kept', async () => {
    const digest = createHash('sha256').update(secretOf('strapi')).digest('hex')
    const request = await signed('strapi')
    expect((await verify('strapi', request, [`sha256:${digest}`])).kind).toBe('verified')
    expect(await verify('strapi', request, [`sha256:${'0'.repeat(64)}`])).toEqual(refused('wrong_signature'))
  })

  it('is not its own digest', async () => {
    const digest = createHash('sha256').update(secretOf('strapi')).digest('hex')
    const request = await signed('strapi', { secret: `sha256:${digest}` })
    expect(await verify('strapi', request, [`sha256:${digest}`])).toEqual(refused('wrong_signature'))
  })
})

function verify(
  source: Source,
  request: SignedRequest,
  secrets: readonly string[] = [secretOf(source)],
): Promise<Verification> {
  return verifySignature(SENDERS[source].scheme, request, secrets, NOW)
}

function refused(reason: string) {
  return { kind: 'refused', reason }
}
