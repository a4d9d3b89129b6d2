import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { ROOT } from '../../src/cli/connect.ts'
import { inProcess } from '../cli/in-process.ts'
import { QUOTE, REPORT, SPEECH } from '../http/texts.ts'
import { type RunningWorker, startWorker } from '../newsroom/worker.ts'

const run = promisify(execFile)
/** Debian's own: another one may lack the package, which Debian calls python3-cryptography. */
const PYTHON = '/usr/bin/python3'
const hasPython = await run(PYTHON, ['-c', 'import cryptography']).then(
  () => true,
  () => false,
)
const EXAMPLE = join(ROOT, 'integrations', 'receipt', 'verify_receipt.py')
const ALTERED = 'We will not rent the lighthouse to any private buyer'

let worker: RunningWorker
let folder: string
const file = (name: string): string => join(folder, name)

beforeAll(async () => {
  worker = await startWorker([REPORT, SPEECH])
  folder = await mkdtemp(join(tmpdir(), 'verbatim-receipt-'))
  const { href } = worker.url
  const asked = await inProcess(['verify', ALTERED, '--url', href, '--receipt', file('answer.json')])
  expect(asked).toMatchObject({ code: 1, stderr: '' })
  expect(asked.stdout).toContain('ALTERED')
  const keys = await worker.fetch('/.well-known/jwks.json')
  await writeFile(file('jwks.json'), await keys.text())
})

afterAll(async () => {
  await worker.close()
  await rm(folder, { recursive: true })
})

describe('a receipt of the Worker as it is built', () => {
  it('is kept in its Durable Objects, and can be read there by its address', async () => {
    const { receipt } = z
      .object({ receipt: z.object({ id: z.string(), jws: z.string() }) })
      .parse(JSON.parse(await readFile(file('answer.json'), 'utf8')))
    const kept = await worker.fetch(`/v1/receipts/${receipt.id}?format=jws`)
    expect([kept.status, await kept.text()]).toEqual([200, receipt.jws])
    const unknown = await worker.fetch(`/v1/receipts/${'0'.repeat(32)}`)
    expect(unknown.status).toBe(404)
  })

  it('is genuine to the command line, offline with the keys that were kept, and with those that the service has', async () => {
    for (const keys of [
      ['--keys', file('jwks.json')],
      ['--url', worker.url.href],
    ]) {
      const { code, stdout } = await inProcess(['receipt', 'verify', file('answer.json'), ...keys])
      expect(stdout).toMatch(/^GENUINE: signed by https:\/\/verbatim\.example with the key [\w-]{43}\n/)
      expect(stdout).toContain('ALTERED: words changed')
      expect(stdout).toContain('Council keeps the lighthouse, SHA-256')
      expect(code).toBe(0)
    }
  })

  it('is not genuine with a word of the claim changed, nor with a digit of its own', async () => {
    const answer = await readFile(file('answer.json'), 'utf8')
    await writeFile(file('other.json'), answer.replaceAll(ALTERED, QUOTE))
    const other = await inProcess(['receipt', 'verify', file('other.json'), '--keys', file('jwks.json')])
    expect(other).toMatchObject({
      code: 1,
      stdout: 'NOT GENUINE: It is the receipt of another claim than the one beside it.\n',
    })
    const [jws = ''] = /eyJ[\w-]+\.[\w-]+\.[\w-]+/.exec(answer) ?? []
    const middle = Math.floor(jws.length / 2)
    const flipped = jws[middle] === 'A' ? 'B' : 'A'
    await writeFile(file('flipped.jws'), `${jws.slice(0, middle)}${flipped}${jws.slice(middle + 1)}`)
    const changed = await inProcess(['receipt', 'verify', file('flipped.jws'), '--keys', file('jwks.json')])
    expect(changed.code).toBe(1)
    expect(changed.stdout).toContain('NOT GENUINE')
  })

  it('rests on a text that an audit from outside finds as it was logged, and no other one', async () => {
    const { href } = worker.url
    const audited = (expected: object): Promise<void> =>
      vi.waitFor(
        async () => {
          const audit = ['audit', '--url', href, '--key', file('jwks.json'), '--quiet']
          expect(await inProcess(audit)).toMatchObject(expected)
        },
        { timeout: 20_000, interval: 300 },
      )
    const unlogged = /^1 finding\n\nNOT LOGGED calloway-opening\n/
    await audited({ code: 1, stdout: expect.stringMatching(unlogged) })
    const quote = 'Nobody in this town was asked to give more than a day of work'
    await inProcess(['verify', quote, '--url', href, '--receipt', file('speech.json')])
    const all = /^All is as it was published: 2 texts\n[\s\S]*Log {7}verbatim\.example\/log, 3 entries\n/
    await audited({ code: 0, stdout: expect.stringMatching(all) })
  })

  it.each([
    {
      what: 'an answer without one',
      name: 'plain.json',
      text: '{"verdict":"verbatim"}',
      says: 'no receipt in it',
    },
    {
      what: 'keys that are none',
      name: 'answer.json',
      keys: 'plain.json',
      says: 'is no set of Ed25519 keys',
    },
  ])('is refused with a reason for $what', async ({ name, text, keys = 'jwks.json', says }) => {
    if (text !== undefined) await writeFile(file(name), text)
    const { code, stderr } = await inProcess(['receipt', 'verify', file(name), '--keys', file(keys)])
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)])
  })

  it.skipIf(!hasPython)('is genuine to a program in Python that shares nothing with this one', async () => {
    const { stdout } = await run(PYTHON, [EXAMPLE, file('answer.json'), file('jwks.json')])
    expect(stdout).toMatch(
      /^altered by https:\/\/verbatim\.example at \d+ Council keeps the lighthouse [0-9a-f]{64}\n$/,
    )
    await expect(run(PYTHON, [EXAMPLE, file('other.json'), file('jwks.json')])).rejects.toThrow(
      'the receipt is of another claim',
    )
  })

  it('has to be asked of a service', async () => {
    const refused = await inProcess(['verify', QUOTE, '--receipt', file('local.json')])
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--receipt needs a service')])
  })
})
