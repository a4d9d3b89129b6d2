/** `verbatim key`: a key to give to people, of whom the service knows the digest only, or the one that it seals with. */
import { randomBytes } from 'node:crypto'
import { sha256 } from '../service/digest.ts'
import { newSigningKey } from '../transparency/signer.ts'

/**
 * `verify`: asks, and is counted for itself. `publish`: texts of the library. `admin`: sites, reports and dead letters.
 * `seal` and `sign`: the service's own.
 */
export const SCOPES = ['verify', 'publish', 'admin', 'seal', 'sign'] as const
export type Scope = (typeof SCOPES)[number]

const KEY_BYTES = 32

export type NewKey = {
  readonly scope: Scope
  readonly key: string
  /** What the service is given: null if that is the key itself. */
  readonly digest: string | null
  /** The variable of the service. */
  readonly variable: string
}

/** Its prefix says what it is, so that a key that got where it should not be is known for what it opens. */
export async function makeKey(scope: Scope): Promise<NewKey> {
  if (scope === 'sign') return { scope, key: newSigningKey(), digest: null, variable: SIGNING_VARIABLE }
  const key = `verbatim_${scope}_${randomBytes(KEY_BYTES).toString('base64url')}`
  if (scope === 'seal') return { scope, key, digest: null, variable: SEAL_VARIABLE }
  return { scope, key, digest: await sha256(key), variable: GIVEN[scope].variable }
}

export function describeNewKey({ scope, key, digest }: NewKey): string {
  if (scope === 'sign') return describeSigningKey(key)
  return scope === 'seal' || digest === null ? describeSealKey(key) : describeKey(key, digest, GIVEN[scope])
}

const SEAL_VARIABLE = 'SEAL_KEY'
const SIGNING_VARIABLE = 'SIGNING_KEY'
const NEXT_SIGNING_VARIABLE = 'NEXT_SIGNING_KEY'

type Given = { readonly who: string; readonly variable: string }

const GIVEN: Readonly<Record<Exclude<Scope, 'seal' | 'sign'>, Given>> = {
  verify: {
    who: 'Whoever asks sends the key: "Authorization: Bearer KEY"; "verbatim verify --url" and\n"verbatim review --url" find it in the environment variable VERBATIM_KEY.',
    variable: 'VERIFY_KEYS',
  },
  publish: { who: 'Whoever publishes sends the key: "Authorization: Bearer KEY".', variable: 'PUBLISH_KEYS' },
  admin: {
    who: 'Whoever administers sends the key: "Authorization: Bearer KEY"; "verbatim site" and\n"verbatim dead-letter" find it in the environment variable VERBATIM_KEY.',
    variable: 'ADMIN_KEYS',
  },
}

function describeKey(key: string, digest: string, { who, variable }: Given): string {
  return `Key     ${key}
Digest  ${digest}

${who} It is shown only now.
The service is given the digest, several parted by commas:
${places(variable, digest)}`
}

function describeSealKey(key: string): string {
  return `Key     ${key}

The service is given the key itself, and seals with it the secrets of sites. It is shown only now.
Keep it: with another one they cannot be opened, and all sites must be added anew.
${places(SEAL_VARIABLE, key)}`
}

function describeSigningKey(key: string): string {
  return `Key     ${key}

The service is given the key itself, and signs with it receipts and the log. It is shown only now.
The first one, beside ISSUER, the public address of the service (in wrangler.toml; here in .dev.vars):
${places(SIGNING_VARIABLE, key)}
Another one later takes three steps, so that nobody sees a signature before its key:
  1. give it as ${NEXT_SIGNING_VARIABLE}, and wait a day: /.well-known/jwks.json announces it
  2. give it as ${SIGNING_VARIABLE}: it signs from now on; the one before stays in the set for ever
  3. take ${NEXT_SIGNING_VARIABLE} away
`
}

function places(variable: string, value: string): string {
  return `  here      a line in the file .dev.vars: ${variable}="${value}"
  deployed  npx wrangler secret put ${variable}
`
}
