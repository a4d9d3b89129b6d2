/** Digests that name things: SHA-256, hexadecimal. */

/** Hexadecimal digits of a digest that names something within one library (128 bits). */
const NAME_DIGITS = 32

/** SHA-256 of the text's UTF-8 bytes, 64 hexadecimal digits. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A short name for a list of parts that no other list of parts has. */
export async function nameOf(parts: readonly string[]): Promise<string> {
  return (await sha256(JSON.stringify(parts))).slice(0, NAME_DIGITS)
}
