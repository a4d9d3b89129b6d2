/** The Worker as it is built, in the Workers runtime, with KV and queue of its own. */
import type { createTestHarness } from 'wrangler'

import type { Document } from '../../src/core/document.ts'
import { sha256 } from '../../src/service/digest.ts'
import { publish } from '../../src/service/publish.ts'
import { kvStore } from '../../src/store/kv.ts'

const ADMIN_KEY = 'verbatim_admin_of-the-tests'

type Server = ReturnType<typeof createTestHarness>

export type RunningWorker = {
  readonly fetch: Server['fetch']
  /** With the key of an administrator, and JSON if there is a body. */
  readonly administer: (method: string, path: string, body?: unknown) => ReturnType<Server['fetch']>
  readonly newsroom: KVNamespace
  readonly close: () => Promise<void>
}

/** Starts it with these texts in its library. Callbacks may go to this machine. */
export async function startWorker(texts: readonly Document[]): Promise<RunningWorker> {
  process.env['WRANGLER_LOG'] ??= 'error'
  const { createTestHarness } = await import('wrangler')
  const server = createTestHarness({
    root: new URL('../..', import.meta.url).pathname,
    workers: [
      {
        configPath: 'wrangler.toml',
        secrets: {
          SEAL_KEY: 'verbatim_seal_of-the-tests-and-of-nothing-else',
          ADMIN_KEYS: await sha256(ADMIN_KEY),
          LOCAL_CALLBACKS: 'true',
        },
      },
    ],
  })
  await server.listen()
  const env = await server.getWorker<{ LIBRARY: KVNamespace; NEWSROOM: KVNamespace }>().getEnv()
  await publish(kvStore(env.LIBRARY), texts, { smallWords: 0 })
  return {
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
