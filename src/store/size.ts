/** How large a text is as it is stored. */
const encoder = new TextEncoder()
let buffer = new Uint8Array(0)

/** UTF-8 bytes of one UTF-16 unit at most. */
export const UNIT_BYTES_MAX = 3
/** Bytes of the buffer at most: an isolate has little memory. */
const BUFFER_BYTES_MAX = 1_000_000

/** UTF-8 bytes of the text. To encode into one buffer is eight times as fast as into a new one for each. */
export function utf8Bytes(text: string): number {
  const most = text.length * UNIT_BYTES_MAX
  if (most > BUFFER_BYTES_MAX) return encoder.encode(text).length
  if (buffer.length < most) buffer = new Uint8Array(most)
  return encoder.encodeInto(text, buffer).written
}
