/** A system that sends deliveries: how it signs them, and what they say. */
import type { Reading } from './reading.ts'
import type { Scheme } from './signature.ts'

export type Sender = {
  readonly scheme: Scheme
  /**
   * The header that names a delivery, the same when it is sent again, and that the scheme signs: else whoever recorded a
   * delivery could send it under ever new names. Null if there is none.
   */
  readonly deliveryHeader: string | null
  /** Reads a payload whose signature has been checked. Never throws; linear in the payload. */
  readonly read: (payload: unknown, headers: Headers) => Reading
}
