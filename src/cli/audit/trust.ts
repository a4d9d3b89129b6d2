/** What an auditor has that nobody else could change: keys, and a checkpoint of before. */
import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { keyBytes, readVerifierKey } from '../../transparency/checkpoint.ts'
import { publicKey } from '../../transparency/signer.ts'
import { MisuseError } from '../exit.ts'
import { readIf } from './values.ts'

/** Ed25519; `origin`: the only log that it is trusted to sign, null for any. */
export type TrustedKey = { readonly origin: string | null; readonly publicKey: Uint8Array<ArrayBuffer> }

const KEY = publicKey.pick({ kty: true, crv: true, x: true }).loose()
const KEYS = z.union([z.looseObject({ keys: z.array(z.unknown()) }), KEY])

/**
 * The Ed25519 keys of a file, as a set of JSON Web Keys or a line for each as notes name it; or such a line itself. Throws
 * `MisuseError`.
 */
export async function readKeys(given: string): Promise<TrustedKey[]> {
  const own = await readVerifierKey(given)
  if (own !== null) return [own]
  const text = await readGiven(given)
  const json = readIf(text, (value) => KEYS.parse(JSON.parse(value)))
  const keys =
    json === null
      ? await Promise.all(text.split(/\s+/).map(readVerifierKey))
      : listOf(json).map((key) => ({ origin: null, publicKey: keyBytes(key) }))
  const found = keys.flatMap((key) => key ?? [])
  if (found.length === 0) throw new MisuseError(`${given} has no Ed25519 key`)
  return found
}

function listOf(read: z.infer<typeof KEYS>): z.infer<typeof KEY>[] {
  const all = 'keys' in read ? z.array(z.unknown()).parse(read.keys) : [read]
  return all.flatMap((one) => KEY.safeParse(one).data ?? [])
}

/** Throws `MisuseError`. */
export async function readGiven(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new MisuseError(`Cannot read ${file}`)
  }
}
