/** Posts JSON to an address of somebody else's: no redirect is followed, little is read of the answer, and not for long. */
import { addressFault } from './address.ts'
import type { Newsroom } from './newsroom.ts'

export type Posted =
  | { readonly kind: 'sent' }
  | {
      readonly kind: 'failed'
      readonly reason: PostFailure
      /** Seconds that the receiver asks to be left alone; null if it does not say. */
      readonly retryAfter: number | null
    }

/**
 * `forbidden_address`: see `addressFault`. `gone`: the receiver wants no more (410). `redirected`, `unreachable` and
 * `timed_out` speak for themselves; else its status, `status_500`.
 */
export type PostFailure =
  | 'forbidden_address'
  | 'gone'
  | 'redirected'
  | 'unreachable'
  | 'timed_out'
  | `status_${number}`

/** Standard Webhooks asks for 15 to 30 seconds. */
const TIMEOUT_MS = 15_000

/** Never throws for what the receiver does. */
export async function postJson(
  { fetch, isLocal }: Pick<Newsroom, 'fetch' | 'isLocal'>,
  address: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Posted> {
  // Once more: what was allowed when it was stored need not be any more.
  if (addressFault(address, isLocal) !== null) return failed('forbidden_address')
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': 'Verbatim', ...headers },
      body,
      redirect: 'manual',
      signal,
    })
    // The answer has nothing to say; unread it would hold the connection.
    await response.body?.cancel()
    return outcomeOf(response)
  } catch {
    return failed(signal.aborted ? 'timed_out' : 'unreachable')
  }
}

function outcomeOf({ ok, status, headers }: Response): Posted {
  if (ok) return { kind: 'sent' }
  if (status >= 300 && status < 400) return failed('redirected')
  return failed(status === 410 ? 'gone' : `status_${status}`, secondsOf(headers.get('Retry-After')))
}

/** Of `Retry-After` in seconds; a date is passed over, for the next try comes at about the right time anyway. */
function secondsOf(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header) : null
}

function failed(reason: PostFailure, retryAfter: number | null = null): Posted {
  return { kind: 'failed', reason, retryAfter }
}
