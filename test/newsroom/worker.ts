/** The Worker as it is built, in the Workers runtime, with KV and queue of its own. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'smol-toml'
import type { createTestHarness } from 'wrangler'
import * as z from 'zod'
import { ROOT } from '../../src/cli/connect.ts'
import type { Document } from '../../src/core/document.ts'
import { sha256 } from '../../src/service/digest.ts'
import { publish } from '../../src/service/publish.ts'
import { kvStore } from '../../src/store/kv.ts'

const FOLDER = import.meta.dirname

/** What is changed of wrangler.toml. */
const CONFIG = z.looseObject({
  main: z.string(),
  vars: z.record(z.string(), z.string()),
  queues: z.looseObject({ consumers: z.array(z.looseObject({})) }),
  assets: z.looseObject({ directory: z.string() }),
  ratelimits: z.array(z.looseObject({ name: z.string() })),
})

export const ADMIN_KEY = 'verbatim_admin_of-the-tests'
export const PUBLISH_KEY = 'verbatim_publish_of-the-tests'

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
 * Starts it with these texts in its library, and with nothing of a developer's `.dev.vars`. Callbacks may go to this
 * machine, and everybody may ask as often as he likes. `main`: another file of this folder than the Worker's own, whose
 * messages come again without delay. `limits`: requests within a minute, by the binding that counts them.
 */
export async function startWorker(
  texts: readonly Document[],
  main?: string,
  limits: Readonly<Record<string, number>> = {},
): Promise<RunningWorker> {
  process.env['WRANGLER_LOG'] ??= 'none'
  const { createTestHarness } = await import('wrangler')
  const { vars, queues, assets, ratelimits, ...config } = CONFIG.parse(
    parse(await readFile(join(ROOT, 'wrangler.toml'), 'utf8')),
  )
  const server = createTestHarness({
    // Where there is no `.dev.vars`.
    root: FOLDER,
    workers: [
      {
        config: {
          ...config,
          assets: { ...assets, directory: join(ROOT, assets.directory) },
          main: main === undefined ? join(ROOT, config.main) : join(FOLDER, main),
          vars: {
            ...vars,
            SEAL_KEY: 'verbatim_seal_of-the-tests-and-of-nothing-else',
            ADMIN_KEYS: await sha256(ADMIN_KEY),
            PUBLISH_KEYS: await sha256(PUBLISH_KEY),
            LOCAL_CALLBACKS: 'true',
            SIGNING_KEY: 'verbatim_sign_YSBrZXkgb2YgdGhlIHRlc3RzLCBvZiBubyB1c2UuLi4',
            ISSUER: 'https://verbatim.example',
          },
          queues: main === undefined ? queues : withoutDelay(queues),
          ratelimits: ratelimits.flatMap((binding) =>
            binding.name in limits
              ? [{ ...binding, simple: { limit: limits[binding.name], period: 60 } }]
              : [],
          ),
        },
      },
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

function withoutDelay({ consumers, ...queues }: z.infer<typeof CONFIG>['queues']) {
  return { ...queues, consumers: consumers.map((consumer) => ({ ...consumer, retry_delay: 0 })) }
}
