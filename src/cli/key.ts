/** `verbatim key`: a key for whoever may publish by request. Only its digest is kept anywhere. */
import { randomBytes } from 'node:crypto'
import { sha256 } from '../service/digest.ts'

const KEY_BYTES = 32
/** So that a key that got where it should not be is known for what it is. */
const PREFIX = 'verbatim_'

export async function describeNewKey(): Promise<string> {
  const key = PREFIX + randomBytes(KEY_BYTES).toString('base64url')
  const digest = await sha256(key)
  return `Key     ${key}
Digest  ${digest}

Whoever publishes sends the key: "Authorization: Bearer KEY". It is shown only now.
The service is given the digest, several parted by commas:
  here      a line in the file .dev.vars: PUBLISH_KEYS="${digest}"
  deployed  npx wrangler secret put PUBLISH_KEYS
`
}
