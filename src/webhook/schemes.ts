/** The signature schemes of all senders: header, what is signed, encoding, unit of the timestamp, tolerance. */
import {
  type Around,
  type BearerScheme,
  type Clock,
  type Encoding,
  type HmacScheme,
  type SignatureClaim,
  TOLERANCE_MS,
} from './signature.ts'

const SECONDS: Clock = { unit: 'seconds', toleranceMs: TOLERANCE_MS }
const MILLISECONDS: Clock = { unit: 'milliseconds', toleranceMs: TOLERANCE_MS }

/**
 * Standard Webhooks 1.0, symmetric: `webhook-signature: v1,<base64> v1,<base64>` of `id.timestamp.body`. Signatures of
 * versions other than v1 are passed over, as the specification wants it.
 */
export const standardWebhooks: HmacScheme = hmac({
  claim: (headers) => {
    const written = headers.get('webhook-signature')
    if (written === null) return MISSING
    const signatures = written
      .split(/,? +/)
      .filter((signature) => signature.startsWith('v1,'))
      .map((signature) => signature.slice('v1,'.length))
    return claimed(signatures, headers.get('webhook-timestamp'))
  },
  encodings: ['base64'],
  clock: SECONDS,
  around: ({ headers }, timestamp) => {
    const id = headers.get('webhook-id')
    return id === null ? null : before(`${id}.${timestamp}.`)
  },
  secret: 'standard',
})

/**
 * Ghost: `X-Ghost-Signature: sha256=<hex>, t=<ms>` of the body and the timestamp, with nothing between them. Unsigned if
 * no secret is set; by old versions of the body alone, which is refused.
 */
export const ghost: HmacScheme = hmac({
  claim: (headers) => fieldsClaim(headers.get('x-ghost-signature'), 'sha256', 't'),
  clock: MILLISECONDS,
  around: (_, timestamp) => ({ before: '', behind: timestamp }),
})

/** Sanity: `sanity-webhook-signature: t=<ms>,v1=<base64url>` of `timestamp.body`. */
export const sanity: HmacScheme = hmac({
  claim: (headers) => fieldsClaim(headers.get('sanity-webhook-signature'), 'v1', 't'),
  encodings: ['base64url'],
  clock: MILLISECONDS,
  around: (_, timestamp) => before(`${timestamp}.`),
})

/**
 * Contentful request verification: `x-contentful-signature: <hex>` of method, path, the headers that
 * `x-contentful-signed-headers` lists, and body, a line each. The timestamp and the list itself must be among them.
 */
export const contentful: HmacScheme = hmac({
  claim: (headers) => bareClaim(headers, 'x-contentful-signature', 'x-contentful-timestamp'),
  clock: MILLISECONDS,
  around: (request) => {
    const headers = canonicalHeaders(request.headers)
    if (headers === null) return null
    return before(`${request.method.toUpperCase()}\n${canonicalPath(request.path)}\n${headers}\n`)
  },
  secretForm: /^[0-9a-zA-Z+/=_-]{64}$/,
})

/** Webflow, of webhooks made by an app or the API: `x-webflow-signature: <hex>` of `timestamp:body`. */
export const webflow: HmacScheme = hmac({
  claim: (headers) => bareClaim(headers, 'x-webflow-signature', 'x-webflow-timestamp'),
  clock: MILLISECONDS,
  around: (_, timestamp) => before(`${timestamp}:`),
})

/** The Webhooks module of Drupal: `X-Hub-Signature-256: sha256=<hex>`, or bare hex, of the body. No timestamp. */
export const drupal: HmacScheme = hmac({
  claim: (headers) => {
    const written = headers.get('x-hub-signature-256')
    return written === null ? MISSING : claimed([written.trim().replace(/^sha256=/i, '')], '')
  },
  clock: null,
})

/** WebSked of Arc XP: `x-websked-signature` of the body, in an encoding that is not documented. No timestamp. */
export const arcXp: HmacScheme = hmac({
  claim: (headers) => {
    const written = headers.get('x-websked-signature')
    return written === null ? MISSING : claimed([written.trim().replace(/^sha256=/i, '')], '')
  },
  encodings: ['hex', 'base64'],
  clock: null,
})

/** Strapi signs nothing; it sends whatever headers it is told to, so an `Authorization: Bearer` token. */
export const bearer: BearerScheme = { kind: 'bearer' }

const MISSING: SignatureClaim = { kind: 'missing' }
const MALFORMED: SignatureClaim = { kind: 'malformed' }

/** HMAC in hex over the body alone with a secret taken as text, but for what is said otherwise. */
function hmac(
  scheme: Pick<HmacScheme, 'claim' | 'clock'> & Partial<Omit<HmacScheme, 'kind' | 'claim' | 'clock'>>,
): HmacScheme {
  const encodings: readonly Encoding[] = ['hex']
  return { kind: 'hmac', encodings, around: () => before(''), secret: 'text', ...scheme }
}

function before(text: string): Around {
  return { before: text, behind: '' }
}

function claimed(signatures: readonly string[], timestamp: string | null): SignatureClaim {
  return timestamp === null ? MALFORMED : { kind: 'claim', signatures, timestamp }
}

/** A signature that is its header's whole value, with the timestamp in another. */
function bareClaim(headers: Headers, signature: string, timestamp: string): SignatureClaim {
  const written = headers.get(signature)
  return written === null ? MISSING : claimed([written.trim()], headers.get(timestamp)?.trim() ?? null)
}

/** `a=1,b=2`: signature and timestamp in one header. */
function fieldsClaim(written: string | null, signature: string, timestamp: string): SignatureClaim {
  if (written === null) return MISSING
  const fields = written.split(',').map((field) => field.trim())
  const valuesOf = (name: string): readonly string[] =>
    fields.filter((field) => field.startsWith(`${name}=`)).map((field) => field.slice(name.length + 1))
  const [time, ...more] = valuesOf(timestamp)
  return more.length > 0 ? MALFORMED : claimed(valuesOf(signature), time ?? null)
}

/** `name:value;name:value` in the order of the names. */
function canonicalHeaders(headers: Headers): string | null {
  const names = (headers.get('x-contentful-signed-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
  if (!ALWAYS_SIGNED.every((name) => names.includes(name)) || !names.every((name) => TOKEN.test(name))) {
    return null
  }
  const lines = names.sort().map((name) => {
    const value = headers.get(name)
    return value === null ? null : `${name}:${value.trim()}`
  })
  return lines.includes(null) ? null : lines.join(';')
}

const ALWAYS_SIGNED = ['x-contentful-signed-headers', 'x-contentful-timestamp']

/** The name of a header (RFC 9110, section 5.6.2); `Headers` throws on others. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]+$/

/** As the sender encodes it, a query a second time over. */
function canonicalPath(path: string): string {
  const [name = '', query = ''] = path.split('?')
  return encodeURI(query === '' ? name : `${name}?${encodeURIComponent(query)}`)
}
