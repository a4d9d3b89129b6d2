/** Bundles of entries, as they are stored and as they are served (https://c2sp.org/tlog-tiles). */

/** Bytes of the length before each entry, big-endian. */
const LENGTH_BYTES = 2
const ENTRY_BYTES_MAX = 2 ** 16 - 1

/** As it is stored: a leaf a line, as no leaf has a line end in it. */
export function encodeBundle(leaves: readonly string[]): string {
  return leaves.join('\n')
}

export function decodeBundle(value: string): readonly string[] {
  return value === '' ? [] : value.split('\n')
}

/** As it is served. Throws `RangeError` for a leaf that is too long. */
export function bundleBytes(leaves: readonly string[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const entries = leaves.map((leaf) => encoder.encode(leaf))
  const bytes = new Uint8Array(entries.reduce((sum, { length }) => sum + LENGTH_BYTES + length, 0))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const entry of entries) {
    if (entry.length > ENTRY_BYTES_MAX) throw new RangeError(`An entry has ${entry.length} bytes`)
    view.setUint16(at, entry.length)
    bytes.set(entry, at + LENGTH_BYTES)
    at += LENGTH_BYTES + entry.length
  }
  return bytes
}

/** The leaves of a bundle as it is served. Throws `SyntaxError` if it is none. */
export function readBundle(bytes: Uint8Array): string[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const leaves: string[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = at + LENGTH_BYTES + (at + LENGTH_BYTES <= bytes.length ? view.getUint16(at) : 0)
    if (at + LENGTH_BYTES > bytes.length || end > bytes.length)
      throw new SyntaxError('Cannot read bundle: it ends within an entry')
    leaves.push(decoder.decode(bytes.subarray(at + LENGTH_BYTES, end)))
    at = end
  }
  return leaves
}
