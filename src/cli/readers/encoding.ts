/** From the bytes of a text to its characters. */
import { detect } from 'chardet'

export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fault'; readonly message: string }

const MARKS: readonly (readonly [label: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]
/** What Western Europe wrote before UTF-8, for bytes that are like nothing in particular. */
const FALLBACK = 'windows-1252'
const SAMPLE_BYTES = 1_000_000
/** Of the bytes of a text less than this share are control characters. */
const CONTROL_SHARE_MAX = 0.1

/**
 * The encoding is the one of the byte order mark, else the one `declared`, else UTF-8 if the bytes are that, else the
 * likeliest by the frequencies of letters. Bytes that are not what a mark or declaration says are a fault, and so are
 * those of no text at all.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): Decoded {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))
  if (marked !== undefined) return decodeStated(bytes, marked[0])
  if (isBinary(bytes)) return { kind: 'fault', message: 'is no text: it holds bytes that no text has' }
  if (declared !== null && decoderOf(declared) !== null) return decodeStated(bytes, declared)
  const text = decodeAs(bytes, 'utf-8') ?? decodeAs(bytes, detectEncoding(bytes)) ?? decodeAs(bytes, FALLBACK)
  return text === null ? { kind: 'fault', message: 'is in an unknown encoding' } : { kind: 'text', text }
}

/** The likeliest encoding of bytes that are not UTF-8, by a name that `TextDecoder` knows. */
export function detectEncoding(bytes: Uint8Array): string {
  const name = detect(bytes.subarray(0, SAMPLE_BYTES))
  return name === null || /^(?:ascii|utf-8)$/i.test(name) || decoderOf(name) === null ? FALLBACK : name
}

function decodeStated(bytes: Uint8Array, label: string): Decoded {
  const text = decodeAs(bytes, label)
  if (text !== null) return { kind: 'text', text }
  return { kind: 'fault', message: `says that it is ${label.toUpperCase()}, but is not` }
}

function decodeAs(bytes: Uint8Array, label: string): string | null {
  try {
    return decoderOf(label)?.decode(bytes) ?? null
  } catch {
    return null
  }
}

function decoderOf(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: false })
  } catch {
    return null
  }
}

function isBinary(bytes: Uint8Array): boolean {
  let controls = 0
  for (const byte of bytes) {
    if (byte === 0) return true
    // Below the blank all but tab, line feed, form feed, carriage return and escape, by which ISO-2022 shifts.
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b)
      controls += 1
  }
  return controls > bytes.length * CONTROL_SHARE_MAX
}

/** The name of the encoding of a file of any size: as `decodeText` has it, from the piece on that is not UTF-8. */
export async function streamEncoding(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
  let head: Uint8Array | null = null
  for await (const piece of pieces) {
    head ??= piece
    const marked = MARKS.find(([, mark]) => mark.every((byte, index) => head?.[index] === byte))
    if (marked !== undefined) return marked[0]
    try {
      decoder.decode(piece, { stream: true })
    } catch {
      return detectEncoding(piece === head ? piece : Buffer.concat([head, piece]))
    }
  }
  return 'utf-8'
}

/** The characters of a stream. Throws `TypeError` for bytes that the encoding does not have. */
export async function* decodeStream(
  pieces: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: false })
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}
