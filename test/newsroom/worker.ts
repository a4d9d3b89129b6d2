/** The Worker as it is built, in the Workers runtime, with KV and queue of its own. */
import type { createTestHarness } from 'wrangler'
import * as z from 'zod'
import type { Document } from '../../src/core/document.ts'
import { sha256 } from '../../src/service/digest.ts'
import { publish } from '../../src/service/publish.ts'
import { kvStore } from '../../src/store/kv.ts'

/** What is used of wrangler.toml. Wrangler's own types rest on a package that it does not install. */
const CONFIG = z.object({
  name: z.string(),
  compatibility_date: z.string(),
  compatibility_flags: z.array(z.string()),
  kv_namespaces: z.array(z.looseObject({ binding: z.string() })),
  queues: z.object({
    producers: z.array(z.object({ binding: z.string(), queue: z.string() })),
    consumers: z.array(z.looseObject({ queue: z.string() })),
  }),
})

export const ADMIN_KEY = 'verbatim_admin_of-the-tests'

type Server = ReturnType<typeof createTestHarness>

export type RunningWorker = {
  /** Where it answers, on this machine. */
  readonly url: URL
  readonly fetch: Server['fetch']
  /** With the key of an administrator, and JSON if there is a body. */
  readonly administer: (method: string, path: string, body?: unknown) => ReturnType<Server['fetch']>
  readonly newsroom: KVNamespace
  readonly close: () => Promise<void>
}

/**
 * Starts it with these texts in its library. Callbacks may go to this machine. `main`: another
 * file than the Worker's own, whose messages come again without delay.
 */
export async function startWorker(texts: readonly Document[], main?: string): Promise<RunningWorker> {
  process.env['WRANGLER_LOG'] ??= 'none'
  const { createTestHarness, unstable_readConfig } = await import('wrangler')
  const secrets = {
    SEAL_KEY: 'verbatim_seal_of-the-tests-and-of-nothing-else',
    ADMIN_KEYS: await sha256(ADMIN_KEY),
    LOCAL_CALLBACKS: 'true',
  }
  const { name, compatibility_date, compatibility_flags, kv_namespaces, queues } = CONFIG.parse(
    unstable_readConfig({ config: 'wrangler.toml' }),
  )
  const consumers = queues.consumers.map((consumer) => ({ ...consumer, retry_delay: 0 }))
  const config = {
    name,
    compatibility_date,
    compatibility_flags,
    kv_namespaces,
    queues: { ...queues, consumers },
  }
  const server = createTestHarness({
    root: new URL('../..', import.meta.url).pathname,
    workers: [
      main === undefined
        ? { configPath: 'wrangler.toml', secrets }
        : { config: { ...config, main, vars: secrets } },
    ],
  })
  const { url } = await server.listen()
  const env = await server.getWorker<{ LIBRARY: KVNamespace; NEWSROOM: KVNamespace }>().getEnv()
  await publish(kvStore(env.LIBRARY), texts, { smallWords: 0 })
  return {
    url,
    fetch: (...request) => server.fetch(...request),
    administer: (method, path, body) =>
      server.fetch(path, {
        method,
        headers: { Authorization: `Bearer ${ADMIN_KEY}`, 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    newsroom: env.NEWSROOM,
    close: () => server.close(),
  }
}
