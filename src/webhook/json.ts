/** JSON as senders write it: UTF-8, or text within another JSON. */
import { type Malformed, malformed } from './reading.ts'

export type Parsed = { readonly kind: 'value'; readonly value: unknown } | Malformed

export function parseBody(body: Uint8Array): Parsed {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(body))
  } catch {
    return malformed('', 'Must be UTF-8')
  }
}

/** Any depth of nesting: engines parse without recursion, and one that does not throws. */
export function parseJson(text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text)
    return { kind: 'value', value }
  } catch {
    return malformed('', text.trim() === '' ? 'Must not be empty' : 'Must be JSON')
  }
}
