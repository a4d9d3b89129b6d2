import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { inProcess } from '../cli/in-process.ts'
import { QUOTE, REPORT, SPEECH } from '../http/texts.ts'
import { type RunningWorker, startWorker } from '../newsroom/worker.ts'
import { hasPython, verifyInPython } from './python.ts'

type Reply = { readonly receipt: object }
const ASKED = { quote: QUOTE, speaker: null, date: null, document: null }
const ALTERED = 'We will not rent the lighthouse to any private buyer'

let worker: RunningWorker
let folder: string
const file = (name: string): string => join(folder, name)
const readJson = async (name: string) => JSON.parse(await readFile(file(name), 'utf8'))

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
    for (const [keys, of] of [
      [['--keys', file('jwks.json')], file('jwks.json')],
      [['--url', worker.url.href], worker.url.origin],
    ] as const) {
      const { code, stdout } = await inProcess(['receipt', 'verify', file('answer.json'), ...keys])
      const [first = ''] = stdout.split('\n')
      expect(first.replace(/ [\w-]{43} /, ' KEY ')).toBe(
        `GENUINE: signed in the name of https://verbatim.example with the key KEY of ${of}`,
      )
      expect(stdout).toContain(`ALTERED: words changed\n\nQuoted    “${ALTERED}”\n`)
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

  it('is told with the words that it is of, whatever else the file says', async () => {
    const answer = await readJson('answer.json')
    const shown = { ...answer, verdict: 'verbatim', claim: { ...answer.claim, quote: QUOTE } }
    await writeFile(file('shown.json'), JSON.stringify(shown))
    const { stdout } = await inProcess(['receipt', 'verify', file('shown.json'), '--keys', file('jwks.json')])
    expect(stdout).toContain(`ALTERED: words changed\n\nQuoted    “${ALTERED}”\n`)
    expect(stdout).not.toContain('VERBATIM')
  })

  it('is told as JSON with the claim that it was held against, or that there was none', async () => {
    const { receipt } = await readJson('answer.json')
    await writeFile(file('alone.jws'), receipt.jws)
    for (const [name, claim] of [
      ['answer.json', receipt.claim],
      ['alone.jws', null],
    ]) {
      const asked = ['receipt', 'verify', file(name), '--keys', file('jwks.json'), '--json']
      expect(JSON.parse((await inProcess(asked)).stdout)).toMatchObject({ kind: 'genuine', claim })
    }
  })

  it('is not believed for keys that came over http from wherever it says', async () => {
    const answer = await readJson('answer.json')
    const [head, body, signature] = answer.receipt.jws.split('.')
    const said = JSON.parse(Buffer.from(body, 'base64url').toString())
    const other = Buffer.from(JSON.stringify({ ...said, iss: 'http://quotes.gazette.example' }))
    await writeFile(file('http.jws'), [head, other.toString('base64url'), signature].join('.'))
    const { code, stderr } = await inProcess(['receipt', 'verify', file('http.jws')])
    expect([code, stderr]).toEqual([2, expect.stringContaining('give them by --keys')])
  })

  it('is genuine by keys among which there are others, of a kind that nobody knows yet', async () => {
    const { keys } = await readJson('jwks.json')
    const more = { keys: [{ kty: 'AKP', alg: 'ML-DSA-44', kid: 'another', pub: 'AAAA' }, ...keys] }
    await writeFile(file('more.json'), JSON.stringify(more))
    const asked = ['receipt', 'verify', file('answer.json'), '--keys', file('more.json')]
    expect(await inProcess(asked)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^GENUINE/) })
    if (hasPython) expect(await verifyInPython(await readJson('answer.json'), more)).toContain('altered by')
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

  const SHORT = { kty: 'OKP', crv: 'Ed25519', x: 'AAAA', kid: 'short', use: 'sig', alg: 'EdDSA' }
  it.each([
    { what: 'an answer without one', answer: { verdict: 'verbatim' }, says: 'no receipt in it' },
    { what: 'keys that are none', keys: { keys: 'none' }, says: 'is no set of Ed25519 keys' },
    { what: 'a key that is too short', keys: { keys: [SHORT] }, says: 'is no set of Ed25519 keys' },
  ])('is refused with a reason for $what', async ({ answer, keys, says }) => {
    const given = async (name: string, own: object | undefined): Promise<string> => {
      if (own === undefined) return file(name)
      await writeFile(file(`own-${name}`), JSON.stringify(own))
      return file(`own-${name}`)
    }
    const words = [await given('answer.json', answer), '--keys', await given('jwks.json', keys)]
    const { code, stderr } = await inProcess(['receipt', 'verify', ...words])
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)])
  })

  it.skipIf(!hasPython)('is genuine to a program in Python that shares nothing with this one', async () => {
    const [answer, keys] = [await readJson('answer.json'), await readJson('jwks.json')]
    expect(await verifyInPython(answer, keys)).toMatch(
      /^altered by https:\/\/verbatim\.example at \d+ Council keeps the lighthouse [0-9a-f]{64}\nof \{.*rent the lighthouse.*\}\n$/,
    )
  })

  it.each([
    { what: 'an answer without one', change: ({ receipt: _, ...answer }: Reply) => answer },
    { what: 'that of another claim', change: (answer: Reply) => answer },
    {
      what: 'that of another claim under the words that were asked',
      change: (answer: Reply) => ({ ...answer, receipt: { ...answer.receipt, claim: ASKED } }),
    },
  ])('is found to be none at once if the service gives $what', async ({ change }) => {
    const reply = JSON.stringify(change(await readJson('answer.json')))
    const server = createServer((_, response) => response.end(reply)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : null
    const asked = ['verify', QUOTE, '--url', `http://127.0.0.1:${port}`, '--receipt', file('kept.json')]
    const { code, stderr, stdout } = await inProcess(asked)
    server.close()
    expect([code, stderr]).toEqual([3, expect.stringContaining('no receipt of this answer')])
    expect(stdout).toContain('ALTERED')
    expect(await readJson('kept.json')).toEqual(JSON.parse(reply))
  })

  it('has to be asked of a service', async () => {
    const refused = await inProcess(['verify', QUOTE, '--receipt', file('local.json')])
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--receipt needs a service')])
  })
})
