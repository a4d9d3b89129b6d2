/** `npm run runbook`: follows the steps of RUNBOOK.md that need no account, each as it stands there, on a copy of the repository. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ROOT } from '../../src/cli/connect.ts'
import { EXIT } from '../../src/cli/exit.ts'
import { run } from '../../src/cli/run.ts'
import { STEPS } from './steps.ts'

const START_MS = 120_000
/** All that the copy's library holds. */
const TEXT = '“We will not sell the lighthouse to any private buyer,” said Mayor Edith Calloway on Friday.\n'
const WRANGLER = join(
  createRequire(import.meta.url).resolve('wrangler/package.json'),
  '..',
  'bin',
  'wrangler.js',
)

type Copy = { readonly root: string; readonly url: string; readonly port: number }

await run(async () => {
  const root = mkdtempSync(join(tmpdir(), 'verbatim-runbook-'))
  const copy = await copyInto(root)
  let service: ChildProcess | null = null
  let secrets = ''
  try {
    for (const { commands } of STEPS.filter(({ where }) => where === 'here')) {
      if (secretsIn(root) !== secrets) {
        // As the runbook says: here they are read when the service starts.
        secrets = secretsIn(root)
        await stop(service)
        service = await start(copy)
      }
      const began = performance.now()
      const { code, told } = await follow(commands, copy)
      const seconds = ((performance.now() - began) / 1_000).toFixed(1)
      process.stdout.write(`${code === 0 ? 'followed' : 'FAILED'} in ${seconds} s: ${firstOf(commands)}\n`)
      if (code === 0) continue
      process.stdout.write(`${commands}\n${told}\n`)
      return EXIT.findings
    }
    return EXIT.ok
  } finally {
    await stop(service)
    rmSync(root, { recursive: true, force: true })
  }
})

function firstOf(commands: string): string {
  const [line = ''] = commands.split('\n')
  return line
}

/** The repository with one text of its own, and the command that `npm link` makes. */
async function copyInto(root: string): Promise<Copy> {
  for (const name of ['src', 'package.json', 'tsconfig.json', 'wrangler.toml']) {
    cpSync(join(ROOT, name), join(root, name), { recursive: true })
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  mkdirSync(join(root, 'data', 'texts'), { recursive: true })
  writeFileSync(join(root, 'data', 'texts', 'gazette-12.txt'), TEXT)
  mkdirSync(join(root, 'bin'))
  const command = join(root, 'bin', 'verbatim')
  writeFileSync(command, `#!/bin/sh\nexec node "${join(root, 'src', 'cli', 'verbatim.js')}" "$@"\n`)
  chmodSync(command, 0o755)
  const port = await freePort()
  return { root, port, url: `http://127.0.0.1:${port}` }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port')
  return address.port
}

/** One shell after the other, each with the variables and functions that the one before left. */
async function follow(commands: string, { root, url }: Copy): Promise<{ code: unknown; told: string }> {
  const left = join(root, 'shell')
  const script = `touch ${left}; . ${left}; ${commands}\n{ export -p; declare -f; } > ${left}`
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: root,
    env: { ...process.env, URL: url, PATH: [join(root, 'bin'), process.env['PATH']].join(delimiter) },
  })
  let told = ''
  for (const stream of [shell.stdout, shell.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      told += chunk.toString('utf8')
    })
  }
  const [code] = await once(shell, 'close')
  return { code, told }
}

async function start({ root, port, url }: Copy): Promise<ChildProcess> {
  const options = ['--ip', '127.0.0.1', '--port', String(port), '--log-level', 'none']
  const child = spawn(
    process.execPath,
    [WRANGLER, 'dev', ...options, '--show-interactive-dev-session', 'false'],
    {
      cwd: root,
      stdio: 'ignore',
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false' },
    },
  )
  for (let waited = 0; waited < START_MS; waited += 100) {
    const response = await fetch(new URL('/readyz', url)).catch(() => null)
    if (response?.ok === true) return child
    await wait(100)
  }
  await stop(child)
  throw new Error('The service does not become ready')
}

async function stop(child: ChildProcess | null): Promise<void> {
  if (child === null || child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

function secretsIn(root: string): string {
  try {
    return readFileSync(join(root, '.dev.vars'), 'utf8')
  } catch {
    return ''
  }
}
