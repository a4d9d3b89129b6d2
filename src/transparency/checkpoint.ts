/** Checkpoints: what a log says of its whole tree, signed (https://c2sp.org/tlog-checkpoint, https://c2sp.org/signed-note). */
import { base64url } from 'jose'
import { fromBase64, toBase64 } from './base64.ts'
import { HASH_BYTES, type Hash, isSame, sha256 } from './hash.ts'
import { type Signer, sign } from './signer.ts'

export type Checkpoint = {
  /** Which log it is of: a name without spaces, such as `quotes.gazette.example/log`. */
  readonly origin: string
  /** Leaves of the tree. */
  readonly size: number
  readonly root: Hash
}

/** A signature of a note; the key is known by its name and four bytes. */
type NoteSignature = { readonly name: string; readonly id: Uint8Array; readonly signature: Uint8Array }

export type SignedCheckpoint = Checkpoint & {
  /** What is signed. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** Of a note's signature type Ed25519. */
const ED25519 = 1
const KEY_ID_BYTES = 4
const SIGNATURE_BYTES = 64
const encoder = new TextEncoder()

/** The origin of the log of a service; `null` if `issuer` is no address of one. */
export function originOf(issuer: string): string | null {
  const url = URL.canParse(issuer) ? new URL(issuer) : null
  return url !== null && /^https?:$/.test(url.protocol) && url.host !== '' ? `${url.host}/log` : null
}

/** The checkpoint, signed by all of them: who knows the key of one need not know the others yet. */
export async function signCheckpoint(
  { origin, size, root }: Checkpoint,
  signers: readonly Signer[],
): Promise<string> {
  const text = `${origin}\n${size}\n${toBase64(root)}\n`
  const lines = await Promise.all(
    signers.map(async (signer) => {
      const id = await keyId(origin, signer.publicKey)
      const signature = await sign(signer, new Uint8Array(encoder.encode(text)))
      return `— ${origin} ${toBase64(new Uint8Array([...id, ...signature]))}\n`
    }),
  )
  return `${text}\n${lines.join('')}`
}

/** Reads a checkpoint, whoever signed it. `null` if `note` is none. */
export function readCheckpoint(note: string): SignedCheckpoint | null {
  const { text = '', lines = '' } = NOTE.exec(note)?.groups ?? {}
  const [origin = '', size = '', root = ''] = text.split('\n')
  const hash = fromBase64(root)
  if (!COUNT.test(size) || !Number.isSafeInteger(Number(size)) || hash?.length !== HASH_BYTES) return null
  const signatures = Array.from(
    lines.matchAll(SIGNATURE),
    ({ groups: { name = '', signature = '' } = {} }) => {
      const bytes = fromBase64(signature) ?? new Uint8Array()
      return { name, id: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) }
    },
  )
  return { origin, size: Number(size), root: hash, text, signatures }
}

/** Which of these Ed25519 keys signed it; a wrong signature in the name of one counts for none at all: `null`. */
export async function signersOfCheckpoint(
  { origin, text, signatures }: SignedCheckpoint,
  keys: readonly Uint8Array<ArrayBuffer>[],
): Promise<readonly Uint8Array<ArrayBuffer>[] | null> {
  const found: Uint8Array<ArrayBuffer>[] = []
  for (const key of keys) {
    const id = await keyId(origin, key)
    for (const { name, id: own, signature } of signatures) {
      if (name !== origin || !isSame(own, id)) continue
      if (!(await isSigned(text, signature, key))) return null
      found.push(key)
    }
  }
  return found
}

/** A key as notes name it, to be kept by whoever verifies: `name+id+key`. */
export async function verifierKey(origin: string, publicKey: Uint8Array<ArrayBuffer>): Promise<string> {
  const id = Array.from(await keyId(origin, publicKey), (byte) => byte.toString(16).padStart(2, '0'))
  return `${origin}+${id.join('')}+${toBase64(new Uint8Array([ED25519, ...publicKey]))}`
}

/** The key in `text`, as `verifierKey` writes it; `null` if it is none. */
export async function readVerifierKey(
  text: string,
): Promise<{ readonly origin: string; readonly publicKey: Uint8Array<ArrayBuffer> } | null> {
  const { origin = '', key = '' } = VERIFIER.exec(text)?.groups ?? {}
  const bytes = fromBase64(key)
  if (bytes === null || bytes[0] !== ED25519) return null
  const publicKey = bytes.slice(1)
  return (await verifierKey(origin, publicKey)) === text ? { origin, publicKey } : null
}

/** The bytes of a public key as a JSON Web Key has them. */
export function keyBytes({ x }: { readonly x: string }): Uint8Array<ArrayBuffer> {
  return new Uint8Array(base64url.decode(x))
}

async function keyId(name: string, publicKey: Uint8Array): Promise<Uint8Array> {
  const id = await sha256(new Uint8Array([...encoder.encode(`${name}\n`), ED25519, ...publicKey]))
  return id.slice(0, KEY_ID_BYTES)
}

async function isSigned(
  text: string,
  signature: Uint8Array,
  publicKey: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  if (signature.length !== SIGNATURE_BYTES) return false
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
  return crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), encoder.encode(text))
}

const COUNT = /^(?:0|[1-9]\d*)$/
const NOTE = /^(?<text>[^\s+]+\n\d+\n[A-Za-z0-9+/=]+\n)\n(?<lines>(?:— [^\s+]+ [A-Za-z0-9+/=]+\n)+)$/
const SIGNATURE = /— (?<name>\S+) (?<signature>\S+)\n/g
const VERIFIER = /^(?<origin>[^\s+]+)\+[0-9a-f]{8}\+(?<key>[A-Za-z0-9+/=]+)$/
