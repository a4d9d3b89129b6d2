/** `npm start`: fills the local library if it is not what the sources say, serves it, and says what to try. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join, relative } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { StoreError } from '../store/store.ts'
import { LOCAL_STATE, ROOT } from './connect.ts'
import { EXIT, type ExitCode, MisuseError } from './exit.ts'
import { describePublication, ingest } from './ingest.ts'
import { signingSettings } from './local-signing.ts'
import { run } from './run.ts'

const DEFAULT_PORT = '8787'
const POLL_MS = 250

await run(async () => {
  const port = readPort()
  if (await isTaken(port)) {
    process.stderr.write(`Port ${port} is in use. Another one: npm start -- --port ${port + 1}\n`)
    return EXIT.service
  }
  const data = join(ROOT, 'data')
  const publication = await ingest({
    data,
    starter: true,
    prune: true,
    state: LOCAL_STATE,
    remote: false,
    dryRun: false,
    quiet: false,
  }).catch((error) => {
    throw error instanceof StoreError && error.code === 'corrupt' ? outdated(error) : error
  })
  process.stdout.write(`${describePublication(publication, false)}\n`)
  return serve(port)
})

/** All that is stored here can be made anew, but for sites and reports that somebody tried. */
function outdated(fault: StoreError): StoreError {
  const state = relative(process.cwd(), LOCAL_STATE)
  const message = `${fault.message}.\nTo begin anew, with an empty newsroom too: rm -r ${state}`
  return new StoreError('corrupt', message, { cause: fault })
}

function readPort(): number {
  try {
    const { values } = parseArgs({ options: { port: { type: 'string', default: DEFAULT_PORT } } })
    const port = Number(values.port)
    if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  } catch {
    // Told below, like a port that is none.
  }
  throw new MisuseError('Usage: npm start -- [--port <number>]')
}

/** True if anything listens there, at either of the addresses that "localhost" can mean. */
async function isTaken(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer()
    try {
      server.listen(port, host)
      await once(server, 'listening')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return true
    } finally {
      server.close()
    }
  }
  return false
}

/** Runs `wrangler dev` until it ends by itself or is told to. */
async function serve(port: number): Promise<ExitCode> {
  const wrangler = join(
    createRequire(import.meta.url).resolve('wrangler/package.json'),
    '..',
    'bin',
    'wrangler.js',
  )
  const options = ['--port', String(port), '--log-level', 'warn', '--show-interactive-dev-session', 'false']
  for (const [name, value] of Object.entries(await signingSettings(port)))
    options.push('--var', `${name}:${value}`)
  const child = spawn(process.execPath, [wrangler, 'dev', ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
  })
  const ended = new AbortController()
  let stopped = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stopped = true
      child.kill('SIGTERM')
    })
  }
  void announce(port, ended.signal)
  await once(child, 'exit')
  ended.abort()
  if (stopped) return EXIT.ok
  process.stderr.write('wrangler dev has ended; its reason stands above.\n')
  return EXIT.service
}

/** Says what to try once the service answers. */
async function announce(port: number, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    if (await answers(port)) {
      process.stdout.write(welcome(port))
      await runSchedule(port)
      return
    }
    await wait(POLL_MS)
  }
}

/** What was just published is logged now, and not only when the schedule comes. */
async function runSchedule(port: number): Promise<void> {
  try {
    await fetch(`http://localhost:${port}/cdn-cgi/local/scheduled`)
  } catch {
    // The next time it comes by itself.
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://localhost:${port}/healthz`)).ok
  } catch {
    return false
  }
}

function welcome(port: number): string {
  const verify = `curl -G localhost:${port}/v1/verify --data-urlencode`
  return `
Verbatim answers at http://localhost:${port}: open it in a browser. Or try a true quotation, an altered one, and one in
the wrong mouth:

  ${verify} "quote=We don't intend to beg the American side"
  ${verify} "quote=We don't intend to ask the American side"
  ${verify} "quote=We don't intend to beg the American side" --data-urlencode "speaker=Viktor Chernomyrdin"

Ctrl-C stops it.
`
}
