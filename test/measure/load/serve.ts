/** `wrangler dev` on this machine, over a library of its own, and what memory its runtime takes. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parse } from 'smol-toml'
import * as z from 'zod'
import { ROOT } from '../../../src/cli/connect.ts'
import { heapBytes } from './heap.ts'

const CONFIG = z.looseObject({
  main: z.string(),
  assets: z.looseObject({ directory: z.string() }),
  ratelimits: z.unknown().optional(),
})

export type Served = {
  readonly url: URL
  /** Resident bytes of all processes of the runtime; `null` where there is no `/proc`. */
  readonly memory: () => number | null
  /** Bytes that the Worker itself holds once its garbage is collected; `null` where the inspector does not tell. */
  readonly heap: () => Promise<number | null>
  readonly close: () => Promise<void>
}

const POLL_MS = 250
const START_MS = 120_000

/** Old objects of an isolate may have so many megabytes, as on Workers: else V8 lets garbage lie as long as there is room. */
const HEAP_MB = 128

export type Serving = {
  /** For its configuration. */
  readonly folder: string
  /** Of the local library. */
  readonly state: string
  readonly port: number
}

/** Without rate limits, and with nothing of a developer's `.dev.vars`. */
export async function serve({ folder, state, port }: Serving): Promise<Served> {
  const { ratelimits: _, ...config } = CONFIG.parse(parse(await readFile()))
  const file = join(folder, 'wrangler.json')
  await writeFile(
    file,
    JSON.stringify({
      ...config,
      main: join(ROOT, config.main),
      assets: { ...config.assets, directory: join(ROOT, config.assets.directory) },
    }),
  )
  const wrangler = join(
    createRequire(import.meta.url).resolve('wrangler/package.json'),
    '..',
    'bin',
    'wrangler.js',
  )
  const options = ['--config', file, '--persist-to', resolve(state), '--port', String(port)]
  const inspector = ['--inspector-port', String(port + 1)]
  const quiet = ['--ip', '127.0.0.1', '--log-level', 'error', '--show-interactive-dev-session', 'false']
  const child = spawn(process.execPath, [wrangler, 'dev', ...options, ...inspector, ...quiet], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'pipe'],
    // Ctrl-C is for whoever measures.
    detached: true,
    env: {
      ...process.env,
      WRANGLER_SEND_METRICS: 'false',
      MINIFLARE_WORKERD_V8_FLAGS: `--max-old-space-size=${HEAP_MB}`,
    },
  })
  child.stderr.pipe(process.stderr, { end: false })
  const ended = once(child, 'exit')
  const url = new URL(`http://127.0.0.1:${port}`)
  await ready(new URL('/readyz', url), ended)
  return {
    url,
    memory: () => (child.pid === undefined ? null : residentBytes(child.pid)),
    heap: () => heapBytes(new URL(`ws://127.0.0.1:${port + 1}`)),
    async close() {
      // Its bundler may be watching still, and complains that nobody listens any more.
      child.stderr.unpipe().resume()
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function readFile(): Promise<string> {
  return readFileSync(join(ROOT, 'wrangler.toml'), 'utf8')
}

async function ready(url: URL, ended: Promise<unknown>): Promise<void> {
  let isOver = false
  void ended.then(() => {
    isOver = true
  })
  for (let waited = 0; waited < START_MS; waited += POLL_MS) {
    if (isOver) throw new Error('wrangler dev has ended; its reason stands above')
    const response = await fetch(url).catch(() => null)
    if (response?.ok === true) return
    await wait(POLL_MS)
  }
  throw new Error(`Nothing is ready at ${url} after ${START_MS / 1000} s`)
}

/** Of the processes called `workerd` that descend from this one. */
function residentBytes(ancestor: number): number | null {
  const parents = new Map<number, number>()
  const resident = new Map<number, number>()
  try {
    for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      const status = statusOf(Number(name))
      if (status === null) continue
      parents.set(Number(name), Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]))
      const kilobytes = Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0)
      if (/^Name:\s*workerd$/m.test(status)) resident.set(Number(name), kilobytes * 1024)
    }
  } catch {
    return null
  }
  const descends = (process: number): boolean => {
    for (let at: number | undefined = process; at !== undefined; at = parents.get(at)) {
      if (at === ancestor) return true
    }
    return false
  }
  const own = [...resident].filter(([process]) => descends(process))
  return own.length === 0 ? null : own.reduce((sum, [, bytes]) => sum + bytes, 0)
}

/** `null` of one that has ended meanwhile. */
function statusOf(process: number): string | null {
  try {
    return readFileSync(`/proc/${process}/status`, 'utf8')
  } catch {
    return null
  }
}
