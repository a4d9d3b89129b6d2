/** The step of the GitHub Action, run as GitHub runs it, against the service as it answers. */
import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import { ROOT } from '../../src/cli/connect.ts'
import { openLighthouse } from '../http/texts.ts'

const FOLDER = join(ROOT, 'integrations', 'github-action')
const STEP = z.looseObject({ id: z.string().optional(), env: z.record(z.string(), z.string()).optional() })
const ACTION = z
  .object({ inputs: z.record(z.string(), z.looseObject({})), runs: z.object({ steps: z.array(STEP) }) })
  .parse(parse(readFileSync(join(FOLDER, 'action.yml'), 'utf8')))

let folder: string
let service: Server
let url: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-test-'))
  mkdirSync(join(folder, 'docs', 'deep'), { recursive: true })
  const app = await openLighthouse()
  service = createServer(async (request, response) => {
    const body = new Uint8Array(await buffer(request))
    const answer = await app.request(request.url ?? '/', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    response.writeHead(answer.status).end(await answer.text())
  })
  await new Promise<void>((resolve) => service.listen(0, 'localhost', resolve))
  const address = service.address()
  url = `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterAll(() => {
  service.close()
  rmSync(folder, { recursive: true })
})

/** What the step says to those that follow, and prints. */
function check(files: string, address = url): Promise<{ output: string; printed: string; sarif: string }> {
  const [told, log] = [join(folder, 'output'), join(folder, 'verbatim.sarif')]
  writeFileSync(told, '')
  writeFileSync(log, '')
  const env = {
    PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
    GITHUB_ACTION_PATH: FOLDER,
    GITHUB_OUTPUT: told,
    FILES: files,
    FAIL_ON: 'altered,misattributed,misdated',
    LANGUAGE_TAG: 'en',
    SARIF_FILE: 'verbatim.sarif',
    VERBATIM_URL: address,
  }
  return new Promise((resolve) =>
    execFile(join(FOLDER, 'check.sh'), { cwd: folder, env }, (_, printed) =>
      resolve({ output: readFileSync(told, 'utf8'), printed, sarif: readFileSync(log, 'utf8') }),
    ),
  )
}

describe('the GitHub Action', () => {
  it('gives its step every variable that it reads, from inputs that there are', () => {
    const env = ACTION.runs.steps.find(({ id }) => id === 'check')?.env ?? {}
    const script = readFileSync(join(FOLDER, 'check.sh'), 'utf8')
    const read = [...script.matchAll(/\$([A-Z_]+)/g)].map(([, name = '']) => name)
    expect(new Set(read.filter((name) => !name.startsWith('GITHUB_')))).toEqual(
      new Set(Object.keys(env).filter((name) => name !== 'VERBATIM_URL')),
    )
    const inputs = Object.values(env).map((value) => /inputs\.([\w-]+)/.exec(value)?.[1] ?? '')
    expect(Object.keys(ACTION.inputs)).toEqual(expect.arrayContaining(inputs))
  })

  describe.skipIf(spawnSync('jq', ['--version']).status !== 0)('with jq', () => {
    it('tells a false quotation by its place in Markdown, and nothing of a true one', async () => {
      writeFileSync(join(folder, 'docs', 'a.md'), '“We will not sell the lighthouse,” said Edith Calloway.\n')
      const deep = join(folder, 'docs', 'deep', '$(touch pwned) b.md')
      writeFileSync(
        deep,
        '---\ntitle: "B"\n---\n\n“We will now\n::error::sell the lighthouse,” said Edith Calloway.\n',
      )
      const { output, printed, sarif } = await check('docs/**/*.md')
      expect(output).toBe('code=1\nwritten=true\n')
      expect(printed).toContain('b.md:5:2: altered: ')
      expect(printed).not.toMatch(/^::/m)
      expect(printed).not.toContain('a.md')
      const { runs } = JSON.parse(sarif)
      expect(runs).toHaveLength(1)
      expect(runs[0].results).toMatchObject([{ ruleId: 'altered', level: 'error' }])
    })

    it('passes what is true, and tells a service that is not there from a finding', async () => {
      expect((await check('docs/a.md')).output).toBe('code=0\nwritten=true\n')
      expect((await check('docs/a.md', 'http://localhost:1')).output).toBe('code=3\n')
      expect((await check('docs/*.rst')).output).toBe('code=2\n')
    })
  })
})
