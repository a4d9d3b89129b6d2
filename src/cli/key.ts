/** `verbatim key`: a key to give to people, of whom the service knows the digest only, or the one that it seals with. */
import { randomBytes } from 'node:crypto'
import { sha256 } from '../service/digest.ts'

/**
 * `verify`: asks, and is counted for itself. `publish`: texts of the library. `admin`: sites, reports and dead letters.
 * `seal`: the service's own, see `seal.ts`.
 */
export const SCOPES = ['verify', 'publish', 'admin', 'seal'] as const
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
  const key = `verbatim_${scope}_${randomBytes(KEY_BYTES).toString('base64url')}`
  if (scope === 'seal') return { scope, key, digest: null, variable: SEAL_VARIABLE }
  return { scope, key, digest: await sha256(key), variable: GIVEN[scope].variable }
}

export function describeNewKey({ scope, key, digest }: NewKey): string {
  return scope === 'seal' || digest === null ? describeSealKey(key) : describeKey(key, digest, GIVEN[scope])
}

const SEAL_VARIABLE = 'SEAL_KEY'

type Given = { readonly who: string; readonly variable: string }

const GIVEN: Readonly<Record<Exclude<Scope, 'seal'>, Given>> = {
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

function places(variable: string, value: string): string {
  return `  here      a line in the file .dev.vars: ${variable}="${value}"
  deployed  npx wrangler secret put ${variable}
`
}
