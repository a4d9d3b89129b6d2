/**
 * What a value is stored behind: a checksum of it and of its key. What comes back damaged, cut short or from under another
 * key is then a fault, never evidence. It protects from accidents, not from whoever can write the store: he can make it too.
 *
 *     stored = checksum (64 bits as 16 hexadecimal digits) · value
 */
import { finishHash } from '../core/index/gram.ts'

export const CHECKSUM_DIGITS = 16

export function withChecksum(key: string, value: string): string {
  return checksum(key, value) + value
}

/** `null` if what is stored is not what `withChecksum` made of this key and some value. */
export function withoutChecksum(key: string, stored: string): string | null {
  const value = stored.slice(CHECKSUM_DIGITS)
  return stored.startsWith(checksum(key, value)) ? value : null
}

type Lanes = { one: number; two: number }

function checksum(key: string, value: string): string {
  const lanes = { one: 0x85ebca6b, two: 0x9e3779b9 }
  mix(lanes, key)
  mix(lanes, value)
  return [lanes.one, lanes.two].map((lane) => finishHash(lane).toString(16).padStart(8, '0')).join('')
}

const encoder = new TextEncoder()
/** A part of a text as UTF-8, and the same four bytes at a time, which takes a third of the time that units take. */
const bytes = new Uint8Array(1 << 18)
const words = new Uint32Array(bytes.buffer)

/**
 * Every step can be undone, so texts that differ within four bytes never have one checksum, others by a chance of
 * 1 in 2^64.
 */
function mix(lanes: Lanes, text: string): void {
  let { one, two } = lanes
  for (let from = 0; from < text.length; ) {
    const { read, written } = encoder.encodeInto(from === 0 ? text : text.slice(from), bytes)
    from += read
    const end = Math.ceil(written / 4)
    bytes.fill(0, written, 4 * end)
    for (let at = 0; at < end; at++) {
      const word = words[at] ?? 0
      one = Math.imul(one ^ word, 0x5bd1e995)
      one = (one << 13) | (one >>> 19)
      two = Math.imul(two ^ word, 0x01000193)
      two = (two << 17) | (two >>> 15)
    }
  }
  // What was filled up is told from what has such an end.
  lanes.one = Math.imul(one ^ text.length, 0x5bd1e995)
  lanes.two = Math.imul(two ^ text.length, 0x01000193)
}
