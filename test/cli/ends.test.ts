/** How commands end and what they print, against local KV and against the service as it answers. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { CommanderError } from 'commander'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { connectLocal } from '../../src/cli/connect.ts'
import { createApp } from '../../src/http/app.ts'
import { publish } from '../../src/service/publish.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { REPORT, SPEECH } from '../http/texts.ts'
import { inProcess } from './in-process.ts'
import { verbatim } from './process.ts'

// A process of its own takes a while to start on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const PUBLISH_KEY = 'verbatim_publish_of-the-tests'
const TRUE_QUOTE = 'We will not sell the lighthouse'
const TRUE_DRAFT = `---
title: "A 'quoted' title"
---
“${TRUE_QUOTE},” said Edith Calloway.
`
const FALSE_DRAFT = `# Pier news

\`\`\`sh
verbatim verify "We will sell the pier, said nobody"
\`\`\`

“We will now sell the lighthouse to any private buyer,” said Edith Calloway.
`
const UNKNOWN_DRAFT = '“Seven zebras danced upon the frozen parliament,” said Bo Lind.\n'

/** One more than a service verifies in a request. */
const MANY = Array.from({ length: 51 }, (_, at) => `“We will sell pier ${at} to you,” said Bo Lind.\n`).join(
  '\n',
)

let folder: string
let service: Server
let places: Readonly<Record<'local' | 'service', readonly string[]>>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-test-'))
  mkdirSync(join(folder, 'docs'))
  writeFileSync(join(folder, 'docs', 'true.md'), TRUE_DRAFT)
  writeFileSync(join(folder, 'docs', 'false.md'), FALSE_DRAFT)
  writeFileSync(join(folder, 'docs', 'unknown.md'), UNKNOWN_DRAFT)
  writeFileSync(join(folder, 'docs', 'blank.md'), '\n')
  writeFileSync(join(folder, 'docs', 'many.md'), MANY)
  const state = join(folder, 'state')
  const { store, close } = await connectLocal(state)
  await publish(store, [REPORT, SPEECH])
  await close()
  const held = memoryStore()
  const old = {
    ...SPEECH,
    metadata: { ...SPEECH.metadata, id: 'old' },
    text: 'Gulls nest where the crane stood.\n',
  }
  await publish(held, [REPORT, SPEECH, old])
  const digest = createHash('sha256').update(PUBLISH_KEY).digest('hex')
  const app = createApp({ store: () => held, keys: () => ({ publish: [digest], admin: [] }) })
  service = createServer(async (request, response) => {
    const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const body = request.method === 'POST' ? { body: new Uint8Array(await buffer(request)) } : {}
    const answer = await app.request(request.url ?? '/', {
      method: request.method ?? 'GET',
      headers,
      ...body,
    })
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(await answer.text())
  })
  await new Promise<void>((resolve) => service.listen(0, 'localhost', resolve))
  const address = service.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  places = { local: ['--state', state], service: ['--url', `http://localhost:${port}`] }
})
afterAll(() => {
  service.close()
  rmSync(folder, { recursive: true })
})

type Case = readonly [words: readonly string[], code: number, says: readonly string[], stdin?: string]

/** With any library; `docs` is a folder of the drafts above. */
const CASES: readonly Case[] = [
  [['verify', '-'], 0, ['VERBATIM\n', 'Edith Calloway'], `${TRUE_QUOTE}\n`],
  [['verify', 'We will sell the lighthouse', '--color', 'always'], 1, ['{+not+}', '\u001b[4m']],
  [
    ['verify', TRUE_QUOTE, '--json', '--coverage', '--speaker', 'Calloway'],
    0,
    ['"verdict": "verbatim"', '"speaker": {'],
  ],
  [['review', 'docs/true.md'], 0, ['1 quotation: 1 verbatim', 'docs/true.md:4:2, characters']],
  [
    ['review', 'docs/[btfu]*.md', './docs/true.md', '--json'],
    1,
    ['"file": "docs/false.md"', '"quotations": 3', '"not_found": 1', '"verbatim": 1'],
  ],
  [
    ['review', 'docs/unknown.md', 'docs/true.md', '--fail-on', 'altered,misattributed'],
    0,
    ['2 drafts, 2 quotations'],
  ],
  [['review', 'docs/false.md', 'docs/true.md', '--sarif'], 1, ['"uri": "docs/false.md"', '"startLine": 7']],
  [['review', 'docs/many.md', '--fail-on', 'misdated'], 0, ['1 unchecked']],
  [['review', '-', '--markdown'], 1, ['line 7:2, characters'], FALSE_DRAFT],
  [
    ['library'],
    0,
    ['calloway-opening\t2004-06-21\tEdith Calloway\tAt the opening of the new pier\t39 words\n'],
  ],
  [['library', 'list', 'PIER', 'cálloway', '--json'], 0, ['"id": "calloway-opening"']],
  [
    ['library', 'show', 'gazette-12'],
    0,
    ['Title     Council keeps the lighthouse\n', '\n\n“We will not sell'],
  ],
  [['library', 'show', 'gazette-12', '--text'], 0, ['The harbour council met on Friday']],
]

/** To open a library takes a while: what is the same with any is looked at with one of them. */
const LOCAL = CASES.filter(
  ([[command], , , stdin], at) => stdin !== undefined || CASES[at - 1]?.[0][0] !== command,
)
const SHARED: ReadonlySet<string | undefined> = new Set(['library'])
const SERVICE = CASES.filter((one) => !LOCAL.includes(one) || SHARED.has(one[0][0]))

describe.each([
  ['local', LOCAL],
  ['service', SERVICE],
] as const)('with a library that is %s', (kind, cases) => {
  it.each(cases.map(([words, code, says, stdin = '']) => ({ words, code, says, stdin })))(
    'verbatim $words ends with $code',
    async ({ words, code, says, stdin }) => {
      const all = [...words, ...places[kind]]
      const ended = await (stdin === ''
        ? inProcess(all, { cwd: folder })
        : verbatim(all, { stdin, cwd: folder }))
      expect(ended.code, ended.stderr).toBe(code)
      if (words.includes('docs/many.md')) expect(ended.stderr).toContain('Not checked: 1 quotation')
      for (const what of says) expect(ended.stdout).toContain(what)
      if (words.includes('--json') || words.includes('--sarif')) JSON.parse(ended.stdout)
    },
  )
})

it('verbatim library show ends with 2 for a document that is not held', async () => {
  const ended = await inProcess(['library', 'show', 'nothing', ...places.service])
  expect(ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/no document/) })
})

it('verbatim remove --url takes a text out of a service, with a key to publish, or says why not', async () => {
  const remove = (ids: readonly string[], key: string) =>
    inProcess(['remove', ...ids, '--json', ...places.service], { env: { VERBATIM_KEY: key } })
  expect(await remove(['old', 'nothing'], PUBLISH_KEY)).toMatchObject({ code: 2, stdout: '' })
  expect(await remove(['old'], 'verbatim_publish_another')).toMatchObject({ code: 2, stdout: '' })
  const { code, stdout } = await remove(['old'], PUBLISH_KEY)
  expect({ code, removed: JSON.parse(stdout) }).toEqual({ code: 0, removed: { removed: ['old'] } })
  expect((await remove(['old'], PUBLISH_KEY)).code).toBe(2)
})

const NOWHERE = 'http://localhost:1'

describe('whatever the library', () => {
  type Ending = {
    readonly words: readonly string[]
    readonly code: number
    readonly says: string
    readonly env?: Readonly<Record<string, string>>
  }
  it.each<Ending>([
    {
      words: ['library', 'show', 'a'],
      code: 3,
      says: 'Nothing answers at http://localhost:1',
      env: { VERBATIM_URL: NOWHERE },
    },
    { words: ['library', '--state', 'empty'], code: 3, says: 'is empty', env: { VERBATIM_URL: NOWHERE } },
    { words: ['verify', 'a'], code: 2, says: 'VERBATIM_URL is wrong', env: { VERBATIM_URL: 'nowhere' } },
    { words: ['review', 'docs/true.md', 'docs/none.md'], code: 2, says: 'Cannot read docs/none.md' },
    { words: ['review', '\u001b[2J*'], code: 2, says: 'No file is called as ␛[2J* says' },
    { words: ['review', 'docs/*.rst'], code: 2, says: 'No file is called as docs/*.rst says' },
    { words: ['review', 'docs/true.md', '--language', '!'], code: 2, says: 'Must be a language tag' },
    { words: ['remove', 'a', '--url', NOWHERE], code: 2, says: 'holds no key', env: { VERBATIM_KEY: '' } },
  ])('verbatim $words ends with $code and says why', async ({ words, code, says, env = {} }) => {
    const ended = await inProcess(words, { cwd: folder, env })
    expect({ code: ended.code, stdout: ended.stdout }).toEqual({ code, stdout: '' })
    expect(ended.stderr).toContain(says)
  })

  it('help says what a command takes, its exit codes, its environment and examples', async () => {
    const { code, stdout } = await verbatim(['help', 'review'])
    expect(code).toBe(0)
    for (const part of ['Usage: verbatim review', '--fail-on', 'Examples:', 'Exit codes:', 'VERBATIM_URL'])
      expect(stdout).toContain(part)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })
})

describe('options that contradict each other, or are none, are refused', () => {
  it.each<readonly [words: readonly string[], says: string]>([
    [['review', 'a', '--json', '--sarif'], "cannot be used with option '--json'"],
    [['review', 'a', '--html', '--markdown'], "cannot be used with option '--html'"],
    [['review', 'a', '--fail-on', 'wrong'], 'It must be of altered,'],
    [['review', 'a', '--url', NOWHERE, '--state', 'b'], "cannot be used with option '--state <folder>'"],
    [['review'], "missing required argument 'file'"],
    [['library', '--remote', '--url', NOWHERE], "cannot be used with option '--remote'"],
    [['library', 'show'], "missing required argument 'id'"],
    [['remove', 'a', '--url', 'http://verbatim.example'], 'It must begin with https://'],
    [['verify', 'a', '--color', 'green'], 'Allowed choices are auto, always, never.'],
    [['completion', 'tcsh'], 'Allowed choices are bash, zsh, fish.'],
    [['verify', 'a', '--url', 'https://a.example/v1'], 'It must end behind the host: https://a.example.'],
    [
      ['verify', 'a', '--url', 'https://b:secret@a.example'],
      'It must end behind the host: https://a.example.',
    ],
    [['revise'], '(Did you mean review?)'],
  ])('verbatim %j', async (words, says) => {
    const told: string[] = []
    await expect(inProcess(words, {}, told)).rejects.toThrow(CommanderError)
    expect(told.join('')).toContain(says)
  })
})
