/** Base64 with padding (RFC 4648, section 4), each value in one writing only. */

/** Bytes that one call of `String.fromCharCode` takes. */
const CHUNK = 8_192

export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(binary)
}

/** `null` if `text` is none, or not as `toBase64` writes it: bits that no byte has must be zero. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!BASE64.test(text)) return null
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  const tail = text.slice(-4)
  return tail === '' || toBase64(bytes.subarray(bytes.length - (bytes.length % 3 || 3))) === tail
    ? bytes
    : null
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
