/** Asking a Durable Object, which may be away, or never answer. */
import { within } from './patience.ts'
import { StoreError } from './store.ts'

/** Milliseconds for an answer. What was asked may be done although nothing was heard of it. */
const ANSWER_MS = 10_000

/** What `call` gives. `what`: whom it asks, to be told where that fails. Throws `StoreError`. */
export async function reach<Value>(what: string, call: () => Promise<Value>): Promise<Value> {
  try {
    return await within(ANSWER_MS, call)
  } catch (cause) {
    throw new StoreError('unavailable', `Cannot reach ${what}`, { cause })
  }
}
