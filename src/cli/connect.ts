/** Opens the KV namespace of the library, here or at Cloudflare, from Node. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { kvStore } from '../store/kv.ts'
import { type Store, StoreError } from '../store/store.ts'

/** The folder of the repository. */
export const ROOT = join(import.meta.dirname, '..', '..')

const CONFIG = join(ROOT, 'wrangler.toml')
const BINDING = 'LIBRARY'

/** What is used of wrangler.toml. Wrangler's own types rest on a package that it does not install. */
const WRANGLER = z.object({
  account_id: z.string().optional(),
  compatibility_date: z.string(),
  kv_namespaces: z.array(z.object({ binding: z.string(), id: z.string().optional() })),
})

export type Connection = { readonly store: Store; readonly close: () => Promise<void> }

/** Where `wrangler dev` keeps the local namespace. Named outright: its default depends on the folder it is run in. */
export const LOCAL_STATE = join(ROOT, '.wrangler', 'state')

/** Which library a command is for. */
export type Target = {
  /** The folder of the local library. */
  readonly state: string
  /** The deployed Worker's namespace, not the local one. */
  readonly remote: boolean
}

/** Throws `StoreError`. */
export function connect({ state, remote }: Target): Promise<Connection> {
  return remote ? connectRemote() : connectLocal(state)
}

/** The namespace that `wrangler dev --persist-to <state>` serves from. Throws `StoreError`. */
export function connectLocal(state: string): Promise<Connection> {
  return open(CONFIG, { path: join(resolve(state), 'v3') })
}

/**
 * The namespace of the deployed Worker, through a remote binding: Wrangler runs a proxy at Cloudflare, under the
 * account it is logged in to. Throws `StoreError`, also if nothing has been deployed yet.
 */
async function connectRemote(): Promise<Connection> {
  const { unstable_readConfig } = await loadWrangler()
  const { account_id, compatibility_date, kv_namespaces } = WRANGLER.parse(
    unstable_readConfig({ config: CONFIG }),
  )
  const id = kv_namespaces.find(({ binding }) => binding === BINDING)?.id
  if (id === undefined) {
    throw new StoreError(
      'unavailable',
      'wrangler.toml has no id of a KV namespace yet: "npx wrangler deploy" creates the namespace and writes its id there',
    )
  }
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-'))
  try {
    const config = join(folder, 'wrangler.json')
    const kv = [{ binding: BINDING, id, remote: true }]
    await writeFile(
      config,
      JSON.stringify({ name: 'verbatim', account_id, compatibility_date, kv_namespaces: kv }),
    )
    return await open(config, false)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function open(configPath: string, persist: { path: string } | false): Promise<Connection> {
  try {
    const { getPlatformProxy } = await loadWrangler()
    const { env, dispose } = await getPlatformProxy<{ [BINDING]: KVNamespace }>({ configPath, persist })
    return { store: kvStore(env[BINDING]), close: dispose }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StoreError('unavailable', `Cannot open Workers KV: ${reason}`, { cause })
  }
}

/** Takes two seconds, which whoever only mistyped an option or asks a service need not wait for. */
function loadWrangler() {
  return import('wrangler')
}
