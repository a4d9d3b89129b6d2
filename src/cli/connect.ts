/** Opens the KV namespace of the library, here or at Cloudflare, from Node. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'smol-toml'
import * as z from 'zod'
import { kvStore } from '../store/kv.ts'
import { OF_A_COMMAND } from '../store/patience.ts'
import { type Store, StoreError } from '../store/store.ts'

/** The folder of the repository. */
export const ROOT = join(import.meta.dirname, '..', '..')

const CONFIG = join(ROOT, 'wrangler.toml')
const BINDING = 'LIBRARY'
type Bindings = { readonly [BINDING]: KVNamespace }

/** What is used of wrangler.toml. */
const WRANGLER = z.object({
  account_id: z.string().optional(),
  compatibility_date: z.string(),
  kv_namespaces: z.array(
    z.object({ binding: z.string(), id: z.string().optional(), preview_id: z.string().optional() }),
  ),
})

/** A namespace is opened for some Worker. */
const IDLE = {
  mainModule: 'idle.js',
  modules: { 'idle.js': { type: 'esm', contents: 'export default {}' } },
} as const

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

/**
 * The namespace that `wrangler dev --config <config> --persist-to <state>` serves from, opened with what Wrangler serves
 * it with. Its own way for others, `getPlatformProxy`, takes twice as long, starts all else that is in wrangler.toml,
 * reads `.dev.vars`, and says so on stdout. Throws `StoreError`.
 */
export function connectLocal(state: string, config = CONFIG): Promise<Connection> {
  return opening(async () => {
    const { compatibility_date: compatibilityDate, library } = await readConfig(config)
    // As Wrangler names it on this machine.
    const id = library.preview_id ?? library.id ?? BINDING
    // If imported, Node compiles it once more, to see what kind of module it is.
    const { Miniflare }: typeof import('miniflare') = createRequire(import.meta.url)('miniflare')
    const miniflare = new Miniflare({
      workers: [
        {
          config: {
            name: 'idle',
            compatibilityDate,
            manifest: IDLE,
            env: { [BINDING]: { type: 'kv', id } },
          },
        },
      ],
      resourcePersistencePath: join(resolve(state), 'v3'),
      // Other Workers on this machine need not find it, nor Cloudflare be asked where it is.
      enableDevRegistry: false,
      cf: false,
      handleStructuredLogs: ({ message }) => process.stderr.write(`${message}\n`),
    })
    try {
      const env = await miniflare.getBindings<Bindings>()
      return { store: kvStore(env[BINDING], OF_A_COMMAND), close: () => miniflare.dispose() }
    } catch (fault) {
      await miniflare.dispose().catch(() => {})
      throw fault
    }
  })
}

/**
 * The namespace of the deployed Worker, through a remote binding: Wrangler runs a proxy at Cloudflare, under the
 * account it is logged in to. Throws `StoreError`, also if nothing has been deployed yet.
 */
async function connectRemote(): Promise<Connection> {
  const { account_id, compatibility_date, library } = await readConfig(CONFIG)
  if (library.id === undefined) {
    throw new StoreError(
      'unavailable',
      'wrangler.toml has no id of a KV namespace yet: "npx wrangler deploy" creates the namespace and writes its id there',
    )
  }
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-'))
  try {
    const config = join(folder, 'wrangler.json')
    const kv = [{ binding: BINDING, id: library.id, remote: true }]
    await writeFile(
      config,
      JSON.stringify({ name: 'verbatim', account_id, compatibility_date, kv_namespaces: kv }),
    )
    return await opening(async () => {
      const { getPlatformProxy } = await import('wrangler')
      const { env, dispose } = await getPlatformProxy<Bindings>({ configPath: config, persist: false })
      return { store: kvStore(env[BINDING], OF_A_COMMAND), close: dispose }
    })
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function readConfig(file: string) {
  const { kv_namespaces, ...config } = WRANGLER.parse(parse(await readFile(file, 'utf8')))
  const library = kv_namespaces.find(({ binding }) => binding === BINDING)
  if (library === undefined) throw new RangeError(`${file} has no KV namespace ${BINDING}`)
  return { ...config, library }
}

/** Whatever keeps a namespace from being opened is the store's fault. */
async function opening(open: () => Promise<Connection>): Promise<Connection> {
  try {
    return await open()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StoreError('unavailable', `Cannot open Workers KV: ${reason}`, { cause })
  }
}
