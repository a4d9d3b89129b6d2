/** Limits of the port, the tightest of its backends (Workers KV), checked alike by all of them. */
import { CHECKSUM_DIGITS } from './checksum.ts'
import { UNIT_BYTES_MAX, utf8Bytes } from './size.ts'
import { type Entry, READ_KEYS_MAX } from './store.ts'

const KEY_BYTES_MAX = 512
/** Of 25 MiB, what the checksum leaves. */
const VALUE_BYTES_MAX = 25 * 1024 * 1024 - CHECKSUM_DIGITS
/** Workers KV keeps these for itself. */
const RESERVED_KEYS: ReadonlySet<string> = new Set(['', '.', '..'])

/** Throws `RangeError` if one read may not ask for so many keys. */
export function checkRead(keys: readonly string[]): void {
  if (keys.length > READ_KEYS_MAX) {
    throw new RangeError(`Cannot read ${keys.length} keys at once: the limit is ${READ_KEYS_MAX}`)
  }
}

/** A second less than Workers KV wants, for the time it takes to get there. */
const LIFE_MS_MIN = 59_000

/** Throws `RangeError`, naming the limit, if the entry does not fit. */
export function checkEntry([key, value, expiresAt]: Entry, now: number = Date.now()): void {
  if (RESERVED_KEYS.has(key)) throw new RangeError(`Cannot write key "${key}": it is reserved`)
  if (exceeds(key, KEY_BYTES_MAX)) {
    throw new RangeError(`Cannot write key "${key}": it is longer than ${KEY_BYTES_MAX} bytes`)
  }
  if (exceeds(value, VALUE_BYTES_MAX)) {
    throw new RangeError(`Cannot write key "${key}": its value is larger than ${VALUE_BYTES_MAX} bytes`)
  }
  if (expiresAt !== undefined && !(expiresAt >= now + LIFE_MS_MIN)) {
    throw new RangeError(`Cannot write key "${key}": it would expire in less than a minute`)
  }
}

function exceeds(text: string, bytes: number): boolean {
  if (text.length * UNIT_BYTES_MAX <= bytes) return false
  return text.length > bytes || utf8Bytes(text) > bytes
}
