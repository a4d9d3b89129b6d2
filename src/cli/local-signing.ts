/** What the service on this machine signs with, unless `.dev.vars` says it: a key of its own, which vouches for nothing. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { newSigningKey } from '../transparency/signer.ts'
import { LOCAL_STATE, ROOT } from './connect.ts'

const KEY_FILE = join(LOCAL_STATE, 'signing-key')
/** Nobody else on this machine need read it. */
const OWNER_ONLY = 0o600

/** Variables of the Worker. */
export async function signingSettings(port: number): Promise<Readonly<Record<string, string>>> {
  const own = parseEnv((await readIfAny(join(ROOT, '.dev.vars'))) ?? '')
  const settings = { SIGNING_KEY: await localKey(), ISSUER: `http://localhost:${port}` }
  return Object.fromEntries(Object.entries(settings).filter(([name]) => (own[name] ?? '') === ''))
}

/** Made once, so that receipts stay what they are when the service is started again. */
async function localKey(): Promise<string> {
  const kept = await readIfAny(KEY_FILE)
  if (kept !== null) return kept.trim()
  const key = newSigningKey()
  await mkdir(LOCAL_STATE, { recursive: true })
  await writeFile(KEY_FILE, `${key}\n`, { mode: OWNER_ONLY })
  return key
}

async function readIfAny(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
