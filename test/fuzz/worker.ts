/**
 * The Worker as it is built, in the Workers runtime and nothing around it: no proxy and no inspector, which keep something of
 * every request, so that what grows is the Worker. Nobody is slowed down in it, and nothing is kept.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'smol-toml'
import * as z from 'zod'
import { ROOT } from '../../src/cli/connect.ts'
import type { Document } from '../../src/core/document.ts'
import { sha256 } from '../../src/service/digest.ts'
import { publish } from '../../src/service/publish.ts'
import { kvStore } from '../../src/store/kv.ts'
import { ADMIN_KEY, PUBLISH_KEY } from '../newsroom/worker.ts'
import { SIGNING_KEY } from '../transparency/signing.ts'

export type BareWorker = { readonly origin: string; readonly close: () => Promise<void> }

const CONFIG = z.object({ compatibility_date: z.string(), compatibility_flags: z.array(z.string()) })
const TASKS = 'verbatim-tasks'
const DEAD = 'verbatim-dead'

export async function startBareWorker(texts: readonly Document[]): Promise<BareWorker> {
  const { compatibility_date: compatibilityDate, compatibility_flags: compatibilityFlags } = CONFIG.parse(
    parse(await readFile(join(ROOT, 'wrangler.toml'), 'utf8')),
  )
  const { Miniflare }: typeof import('miniflare') = createRequire(import.meta.url)('miniflare')
  const text = (value: string) => ({ type: 'text', value }) as const
  const miniflare = new Miniflare({
    workers: [
      {
        config: {
          name: 'verbatim',
          compatibilityDate,
          compatibilityFlags,
          manifest: await build(),
          env: {
            LIBRARY: { type: 'kv', id: 'library' },
            NEWSROOM: { type: 'kv', id: 'newsroom' },
            TASKS: { type: 'queue', name: TASKS },
            LOG: { type: 'durable-object', worker: 'verbatim', exportName: 'LogObject' },
            RECEIPTS: { type: 'durable-object', worker: 'verbatim', exportName: 'ArchiveObject' },
            PLAN: text('free'),
            ISSUER: text('https://verbatim.example'),
            SIGNING_KEY: text(SIGNING_KEY),
            SEAL_KEY: text('verbatim_seal_of-the-tests-and-of-nothing-else'),
            ADMIN_KEYS: text(await sha256(ADMIN_KEY)),
            PUBLISH_KEYS: text(await sha256(PUBLISH_KEY)),
          },
          exports: {
            LogObject: { type: 'durable-object', storage: 'sqlite' },
            ArchiveObject: { type: 'durable-object', storage: 'sqlite' },
          },
          triggers: [
            {
              type: 'queue',
              name: TASKS,
              maxBatchSize: 1,
              maxBatchTimeout: 0,
              maxRetries: 11,
              deadLetterQueue: DEAD,
            },
            { type: 'queue', name: DEAD, maxBatchSize: 1, maxBatchTimeout: 0 },
          ],
        },
      },
    ],
    enableDevRegistry: false,
    cf: false,
    handleStructuredLogs: ({ message }) => process.stderr.write(`${message.slice(0, LOG_UNITS_MAX)}\n`),
  })
  const { origin } = await miniflare.ready
  const { LIBRARY } = await miniflare.getBindings<{ LIBRARY: KVNamespace }>()
  await publish(kvStore(LIBRARY), texts, { smallWords: 0 })
  return { origin, close: () => miniflare.dispose() }
}

const LOG_UNITS_MAX = 500

/** The modules that would be deployed. */
async function build() {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-fuzz-'))
  try {
    const wrangler = join(ROOT, 'node_modules', 'wrangler', 'bin', 'wrangler.js')
    await promisify(execFile)(process.execPath, [wrangler, 'deploy', '--dry-run', '--outdir', folder], {
      cwd: ROOT,
    })
    const names = (await readdir(folder)).filter((name) => name.endsWith('.js'))
    const modules = await Promise.all(
      names.map(async (name) => {
        const contents = await readFile(join(folder, name), 'utf8')
        return [name, { type: 'esm', contents }] as const
      }),
    )
    return { mainModule: 'index.js', modules: Object.fromEntries(modules) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
