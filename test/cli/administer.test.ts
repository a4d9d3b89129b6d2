/** The commands of an administrator, run against the Worker as it is built. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDeadLetterCommands } from '../../src/cli/dead-letter.ts'
import { readSecret } from '../../src/cli/secret.ts'
import { addSiteCommands } from '../../src/cli/site.ts'
import type { Task } from '../../src/service/newsroom/task.ts'
import { kvStore } from '../../src/store/kv.ts'
import { ADMIN_KEY, type RunningWorker, startWorker } from '../newsroom/worker.ts'
import { secretOf, signed } from '../webhook/sign.ts'
import { inProcess } from './in-process.ts'
import { type Run, verbatim as run } from './process.ts'

const HOOK = 'https://hooks.slack.example/services/T0/B0/of-the-tests'
const CALLBACK = 'https://gazette.example/verbatim'

/** With anything on standard input, even nothing, the command is a process of its own. */
type Surroundings = { readonly key?: string; readonly stdin?: string; readonly url?: string }

let worker: RunningWorker
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-test-'))
  worker = await startWorker([])
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await worker.close()
})

function verbatim(
  words: readonly string[],
  { key = ADMIN_KEY, stdin, url = worker.url.origin }: Surroundings = {},
): Promise<Run> {
  const all = [...words, '--url', url]
  const env = { VERBATIM_KEY: key }
  return stdin === undefined ? inProcess(all, { env }) : run(all, { env, stdin })
}

/** Runs a command that must succeed, and gives what it prints. */
async function printed(words: readonly string[], surroundings?: Surroundings): Promise<string> {
  const { code, stdout, stderr } = await verbatim(words, surroundings)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

function inFile(name: string, content: string): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

/** The status with which the Worker takes in what WordPress sends, signed with this secret. */
async function statusOf(site: string, secret: string): Promise<number> {
  const path = `/v1/webhooks/wordpress?site=${site}`
  const { headers, body } = await signed('wordpress', { at: Date.now(), path, secret })
  return (await worker.fetch(path, { method: 'POST', headers: Object.fromEntries(headers), body })).status
}

describe('verbatim site', () => {
  it('adds, changes, rotates, lists and removes a site, and shows a secret only when it is made', async () => {
    const added = await printed(['site', 'add', 'gazette', '--source', 'ghost', '--callback', CALLBACK])
    const today = new Date().toISOString().slice(0, 10)
    const [, secret = '', callbackSecret = ''] =
      /^Secret {4}([0-9a-f]{64})$.*^Signed by (whsec_\S{44})$/ms.exec(added) ?? []
    const webhook = `${worker.url.origin}/v1/webhooks/ghost?site=gazette`
    expect(added).toBe(`Site      gazette, of ghost, added ${today}
Webhook   ${webhook}
          The address to paste into the system that sends the articles.
Secret    ${secret}
          The sender needs it.
          It is shown only now.
Alerts    altered, misattributed, misdated
Slack     none
Language  en
Reports   are kept for 30 days
Callback  ${CALLBACK}
Signed by ${callbackSecret}
          Callbacks are signed with it, as Standard Webhooks.
          It is shown only now.

It is so everywhere within about a minute.
`)

    const changes = ['--slack', '-', '--alert', 'not_found, altered', '--keep-days', '7', '--language', 'de']
    const changed = await printed(['site', 'change', 'gazette', '--no-callback', ...changes], {
      stdin: `${HOOK}\n`,
    })
    expect(changed).toContain(`Alerts    altered, not_found
Slack     is told of reports that alert
Language  de
Reports   are kept for 7 days
Callback  none
`)

    const rotated = await printed(['site', 'rotate', 'gazette', '--overlap-hours', '48'])
    expect(rotated).toMatch(/^Secret {4}[0-9a-f]{64}$/m)
    expect(rotated).toContain('Rotated   the former secret of the sender holds too\n')
    expect(rotated).toContain('The former secret holds on for 48 hours.\n')

    const listed = await printed(['site', 'list'])
    expect(listed).toContain(`Site      gazette, of ghost, added ${today}
Webhook   ${webhook}
Rotated   the former secret of the sender holds too
Alerts    altered, not_found
`)
    for (const output of [changed, rotated, listed]) {
      expect(output).not.toContain(secret)
      expect(output).not.toContain(callbackSecret)
      expect(output).not.toContain(HOOK)
    }

    expect(await printed(['site', 'remove', 'gazette'])).toContain('Removed gazette.')
    const gone = await verbatim(['site', 'change', 'gazette', '--no-slack'])
    expect(gone).toMatchObject({ code: 2, stdout: '' })
    expect(gone.stderr).toContain('There is no site of that id')
  })

  it('takes secrets from standard input and from files, and prints what the service answers', async () => {
    const options = ['--source', 'wordpress', '--secret', '-', '--slack', inFile('hook', `${HOOK}\r\n`)]
    const added = await printed(['site', 'add', 'herald', '--json', '--no-alert', ...options], {
      stdin: secretOf('wordpress'),
    })
    expect(JSON.parse(added)).toMatchObject({
      site: { id: 'herald', slack: true, alerts: [], secrets: { sender: 1, callback: 0 } },
      secret: null,
      callback_secret: null,
    })
    expect(await statusOf('herald', secretOf('wordpress'))).toBe(202)

    const secret = inFile('secret', `${secretOf('wordpress', 1)}\n`)
    const rotation = ['--secret', secret, '--overlap-hours', '0']
    const rotated = await printed(['site', 'rotate', 'herald', ...rotation])
    expect(rotated).not.toContain('Secret ')
    expect(rotated).toContain('The former secret holds no more after that minute.\n')
    expect(await statusOf('herald', secretOf('wordpress', 1))).toBe(202)
    expect(await statusOf('herald', secretOf('wordpress'))).toBe(401)

    const { sites } = JSON.parse(await printed(['site', 'list', '--json']))
    expect(sites).toContainEqual(JSON.parse(added).site)
    const removed = JSON.parse(await printed(['site', 'remove', 'herald', '--json']))
    expect(removed).toEqual({ id: 'herald', status: 'removed' })
  })
})

describe('the commands of an administrator end', () => {
  const ADD = ['site', 'add', 'post', '--source', 'ghost']
  type Wrong = {
    readonly title: string
    readonly words: readonly string[]
    readonly says: string
  } & Surroundings
  it.each<Wrong>([
    {
      title: 'without a key',
      words: ['site', 'list'],
      key: '',
      says: 'VERBATIM_KEY holds no key. Whoever has none makes one: npm run --silent verbatim -- key admin',
    },
    {
      title: 'with a key that the service does not accept',
      words: ['dead-letter', 'list'],
      key: 'verbatim_admin_of-somebody-else',
      says: 'This takes a key',
    },
    {
      title: 'with an address where the key could be read on its way',
      words: ['site', 'list'],
      url: 'http://gazette.example',
      stdin: '',
      says: 'It must begin with https://',
    },
    {
      title: 'with two secrets from standard input',
      words: [...ADD, '--secret', '-', '--slack', '-'],
      stdin: '',
      says: 'Only one of --secret and --slack can be read from standard input',
    },
    {
      title: 'with what the service refuses',
      words: [...ADD, '--callback', 'https://10.0.0.1/'],
      says: 'callback: Must have the name of a host',
    },
    {
      title: 'with nothing to change',
      words: ['site', 'change', 'post'],
      says: 'Give an option that says what to change',
    },
    {
      title: 'with both ids and --all',
      words: ['dead-letter', 'replay', 'a.review', '--all'],
      says: 'Give ids of dead letters or --all',
    },
  ])('with 2 if called $title', async ({ words, says, ...surroundings }) => {
    const { code, stdout, stderr } = await verbatim(words, surroundings)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(says)
  })

  it('with 2, and repeat no secret that was given as an argument', async () => {
    const { code, stdout, stderr } = await verbatim([...ADD, '--slack', HOOK])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('--slack takes a file')
    expect(stderr).not.toContain('hooks.slack')
  })

  it('with 3 if nothing answers, and if what answers is some other service', async () => {
    const other = createServer((_, response) => response.end('{"sites":{}}'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const url = `http://127.0.0.1:${port}`
    const nothing = await verbatim(['site', 'list'], { url: 'http://localhost:1' })
    const list = await verbatim(['site', 'list'], { url })
    const removal = await verbatim(['site', 'remove', 'gazette'], { url })
    other.close()
    expect(nothing).toEqual({ code: 3, stdout: '', stderr: 'Nothing answers at http://localhost:1\n' })
    const notVerbatim = { code: 3, stdout: '', stderr: `What answers at ${url} is not Verbatim\n` }
    expect([list, removal]).toEqual([notVerbatim, notVerbatim])
  })
})

describe('verbatim dead-letter', () => {
  /** Of a site that there is not, so that a replay is done at once. */
  async function bury(task: Task, reason = 'status_500'): Promise<string> {
    const id = `${task.report}.${task.kind === 'review' ? 'review' : task.channel}`
    const letter = { format: 1, id, task, reason, attempts: 8, diedAt: Date.UTC(2026, 10, 20, 8) }
    await kvStore(worker.newsroom).write([[`dead/${id}`, JSON.stringify(letter)]])
    return id
  }

  it('lists, replays and discards, and tells by its id what cannot be', async () => {
    const callback = await bury({ kind: 'notify', report: 'a', site: 'gone', channel: 'callback' })
    const slack = await bury({ kind: 'notify', report: 'b', site: 'gone', channel: 'slack' }, '\u001b[2J')
    const review = await bury({ kind: 'review', report: 'c', site: 'gone' })
    const other = await bury({ kind: 'review', report: 'd', site: 'gone' })

    const listed = await verbatim(['dead-letter', 'list'])
    const told = await verbatim(['dead-letter', 'list', '--json'])
    expect(listed).toEqual({
      code: 0,
      stdout: `a.callback\tgone\tcallback\tstatus_500\t8 attempts\t2026-11-20T08:00:00.000Z
b.slack\tgone\tslack\t␛[2J\t8 attempts\t2026-11-20T08:00:00.000Z
c.review\tgone\treview\tstatus_500\t8 attempts\t2026-11-20T08:00:00.000Z
d.review\tgone\treview\tstatus_500\t8 attempts\t2026-11-20T08:00:00.000Z
`,
      stderr: '4 dead letters\n',
    })
    const { dead_letters: letters } = JSON.parse(told.stdout)
    expect(letters.map(({ id }: { readonly id: string }) => id)).toEqual([callback, slack, review, other])

    const replayed = await verbatim(['dead-letter', 'replay', 'nothing.review', callback, callback])
    const discarded = await verbatim(['dead-letter', 'discard', slack, '--json'])
    expect(replayed).toMatchObject({ code: 1, stdout: '1 dead letter replayed, 1 failed\n' })
    expect(replayed.stderr).toMatch(/^nothing\.review: Nothing was given up under that id.*\n$/)
    expect(discarded).toEqual({ code: 0, stdout: '{"id":"b.slack","status":"discarded"}\n', stderr: '' })

    expect(await verbatim(['dead-letter', 'replay', '--all'])).toEqual({
      code: 0,
      stdout: '2 dead letters replayed\n',
      stderr: '1 of 2: c.review: replayed\n2 of 2: d.review: replayed\n',
    })
    const unknown = await verbatim(['dead-letter', 'discard', slack])
    expect(unknown).toMatchObject({ code: 2, stdout: '0 dead letters discarded, 1 failed\n' })
  })
})

describe('--help', () => {
  it('names every option, and where the key is', async () => {
    const { stdout: help } = await run(['site', 'add', '--help'])
    for (const option of ['--source', '--secret', '--url', '--json']) expect(help).toContain(`  ${option} `)
    expect(help).toContain('VERBATIM_KEY')
  })

  const SETTINGS = ['--callback', '--slack', '--alert', '--no-alert', '--language', '--keep-days']
  it.each([
    ['site', 'add', SETTINGS],
    ['site', 'list', []],
    ['site', 'change', [...SETTINGS, '--no-callback', '--no-slack']],
    ['site', 'rotate', ['--of', '--secret', '--overlap-hours']],
    ['site', 'remove', []],
    ['dead-letter', 'list', []],
    ['dead-letter', 'replay', ['--all']],
    ['dead-letter', 'discard', []],
  ])('names those of verbatim %s %s', (group, name, options) => {
    const help = command(group, name).helpInformation()
    for (const option of ['--url', '--json', ...options]) expect(help).toContain(`  ${option} `)
  })
})

describe('an option', () => {
  it.each([
    ['add', ['--alert', 'altered,wrong'], 'It must be of altered, misattributed'],
    ['add', ['--keep-days', '0.5'], 'It must be a whole number from 1.'],
    ['add', ['--source', 'typewriter'], 'Allowed choices are ghost, wordpress'],
    ['rotate', ['--overlap-hours', '-1'], 'It must be a number from 0.'],
    ['rotate', ['--of', 'slack'], 'Allowed choices are sender, callback.'],
  ])('of verbatim site %s that is wrong is told: %s', (name, words, says) => {
    const wrong = command('site', name)
      .exitOverride()
      .configureOutput({ writeErr: () => {} })
    expect(() => wrong.parse(['gazette', ...words], { from: 'user' })).toThrow(says)
  })

  it.each([
    ['two lines', 'one\nother\n'],
    ['nothing', '\n'],
  ])('for a secret is not given %s', async (_, content) => {
    const file = inFile('wrong', content)
    await expect(readSecret('--secret', file)).rejects.toThrow('--secret must be given one line')
  })
})

function command(group: string, name: string): Command {
  const program = new Command()
  addSiteCommands(program)
  addDeadLetterCommands(program)
  const found = program.commands
    .find((one) => one.name() === group)
    ?.commands.find((one) => one.name() === name)
  if (found === undefined) throw new RangeError(`There is no command "${group} ${name}"`)
  return found
}
