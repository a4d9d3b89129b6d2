/** `verbatim receipt verify`, and what it will be asked to verify. */
import { writeFile } from 'node:fs/promises'
import * as z from 'zod'
import type { Answer } from '../service/answer.ts'
import { type CheckedReceipt, checkReceipt, type ReceiptFault } from '../service/receipt/check.ts'
import { readStatement } from '../service/receipt/decode.ts'
import { renderStatement } from '../service/receipt/render-receipt.ts'
import { claimDigest } from '../service/receipt/statement.ts'
import { harmless } from '../service/terminal.ts'
import type { Claim } from '../service/verify.ts'
import { StoreError } from '../store/store.ts'
import { type PublicKey, publicKey } from '../transparency/signer.ts'
import { exchange, notVerbatim, readJson } from './client.ts'
import { EXIT, type ExitCode, MisuseError } from './exit.ts'
import { asJson, type FormatOptions, paintOf } from './format.ts'
import { readInput } from './input.ts'
import { isSafeForKeys } from './url.ts'

export type ReceiptOptions = FormatOptions & { readonly keys?: string; readonly url?: URL }

const CLAIM = z.object({
  quote: z.string(),
  speaker: z.string().nullable(),
  date: z.string().nullable(),
  document: z.string().nullable(),
})
const NO_CLAIM: Claim = { quote: '', speaker: null, date: null, document: null }
const RECEIPT = z.object({ jws: z.string(), claim: CLAIM.nullable().default(null) })
/** An answer that has one, or one as the service shows it. */
const FILE = z.union([z.object({ receipt: RECEIPT }).transform(({ receipt }) => receipt), RECEIPT])

/** Others may say more of a key, and keys of other kinds may come (RFC 7517, section 5). */
const KEY = z.object(publicKey.shape)
const KEYS = z
  .object({ keys: z.array(z.unknown()) })
  .transform(({ keys }) => keys.flatMap((key) => KEY.safeParse(key).data ?? []))
  .refine((keys) => keys.length > 0)

const FAULTS: Readonly<Record<ReceiptFault, string>> = {
  unreadable: 'It is no receipt of Verbatim.',
  unknown_key: 'The key that it names is none of these.',
  bad_signature: 'It was changed after it was signed, or somebody else signed it.',
  other_claim: 'It is the receipt of another claim than the one beside it.',
  bad_checkpoint: 'The state of the log in it is not signed by the service.',
  not_logged: 'A text that it rests on is not proved to have been in the log.',
}

/** Keeps an answer with its receipt. Throws `StoreError` if that is none of this claim: better now than when it is needed. */
export async function keepReceipt(file: string, answer: Answer, claim: Claim): Promise<void> {
  await writeFile(file, asJson(answer))
  const told = FILE.safeParse(answer).data
  const statement = readStatement(told?.jws ?? '')
  const digests = await Promise.all([claim, told?.claim ?? NO_CLAIM].map(claimDigest))
  const isOfClaim = digests.every((digest) => digest === statement?.claim.sha256)
  if (!isOfClaim || statement?.verdict !== answer.verdict)
    throw new StoreError('corrupt', `The service gave no receipt of this answer: ${file} is no evidence`)
}

/** Throws `MisuseError` for files that cannot be read, and `StoreError` if the keys cannot be had. */
export async function verifyReceipt(file: string, options: ReceiptOptions): Promise<ExitCode> {
  const { jws, claim } = readReceipt(await readInput(file))
  const trusted = await keysFor(jws, options)
  const checked = await checkReceipt(jws, claim, trusted.keys)
  const told = { ...checked, ...(checked.kind === 'genuine' ? { claim } : {}) }
  process.stdout.write(options.json ? asJson(told) : describe(checked, claim, trusted.of, options))
  return checked.kind === 'genuine' ? EXIT.ok : EXIT.findings
}

function readReceipt(text: string): z.infer<typeof RECEIPT> {
  const json = parsed(text)
  if (json === null) return { jws: text.trim(), claim: null }
  const read = FILE.safeParse(json)
  if (read.success) return read.data
  throw new MisuseError('The file has no receipt in it: was the answer asked for with "receipt"?')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Keys, and whose they are taken to be. */
type Trusted = { readonly keys: readonly PublicKey[]; readonly of: string }

async function keysFor(jws: string, { keys, url }: ReceiptOptions): Promise<Trusted> {
  if (keys !== undefined) {
    const read = KEYS.safeParse(parsed(await readInput(keys)))
    if (read.success) return { keys: read.data, of: keys }
    throw new MisuseError(`${keys} is no set of Ed25519 keys`)
  }
  const issuer = url ?? URL.parse(readStatement(jws)?.iss ?? '')
  // What is no receipt names nobody, and is told to be none.
  if (issuer === null) return { keys: [], of: '' }
  if (url === undefined && !isSafeForKeys(issuer))
    throw new MisuseError(
      `The receipt names ${issuer.origin}, from where anybody on the way could send other keys: give them by --keys, or an address by --url`,
    )
  process.stderr.write(`The keys are those of ${issuer.origin}\n`)
  const read = KEYS.safeParse(await readJson(await exchange(new URL('/.well-known/jwks.json', issuer), {})))
  if (!read.success) throw notVerbatim(issuer)
  return { keys: read.data, of: issuer.origin }
}

function describe(
  checked: CheckedReceipt,
  claim: Claim | null,
  keysOf: string,
  options: ReceiptOptions,
): string {
  const paint = paintOf(options)
  if (checked.kind === 'refused') return `${paint('bad', 'NOT GENUINE')}: ${FAULTS[checked.fault]}\n`
  const { statement, kid } = checked
  const lines = [
    // Whoever has a key can sign in any name.
    `${paint('good', 'GENUINE')}: signed in the name of ${statement.iss} with the key ${harmless(kid)} of ${harmless(keysOf)}`,
    ...(claim === null ? ['The claim was not there to compare: only its digest is known.'] : []),
  ]
  return `${lines.join('\n')}\n\n${renderStatement(statement, claim, paint)}`
}
