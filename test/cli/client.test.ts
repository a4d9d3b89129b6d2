/** What is asked of a service that is none, or fails: never taken for an answer. */
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { askOne, askReview } from '../../src/cli/client.ts'
import { MisuseError } from '../../src/cli/exit.ts'
import { StoreError } from '../../src/store/store.ts'

type Reply = { readonly status: number; readonly body: string; readonly location?: string }
type Case = readonly [what: string, reply: Reply, kind: typeof StoreError | typeof MisuseError, says: string]

const json = (body: unknown, status = 200): Reply => ({ status, body: JSON.stringify(body) })
const NOT_VERBATIM = 'is not Verbatim'

const EITHER: readonly Case[] = [
  ['is a page', { status: 200, body: '<html></html>' }, StoreError, NOT_VERBATIM],
  ['is null', json(null), StoreError, NOT_VERBATIM],
  ['is the half of one', { status: 200, body: '{"verdict": "verb' }, StoreError, NOT_VERBATIM],
  ['is a refusal', json({ title: 'Bad', detail: 'Be\u001b[31m brief' }, 400), MisuseError, 'Be␛[31m brief'],
  ['is that of a gate before it', { status: 403, body: '<html></html>' }, StoreError, 'status 403'],
  ['is that there were too many', json({ title: 'Too many' }, 429), StoreError, 'Too many'],
  ['is a failure', { status: 500, body: '' }, StoreError, 'status 500'],
  [
    'is elsewhere',
    { status: 301, body: '', location: 'https://verbatim.example/v1' },
    MisuseError,
    'redirects to https://verbatim.example: give',
  ],
  [
    'is elsewhere, and could be sent on',
    { status: 307, body: '', location: '/elsewhere' },
    MisuseError,
    'redirects to',
  ],
]
const ONE: readonly Case[] = [
  ['has nothing but a verdict', json({ verdict: 'verbatim', matches: [] }), StoreError, NOT_VERBATIM],
]
const REVIEWS: readonly Case[] = [
  ['has no counts', json({ summary: {}, findings: [], skipped: [] }), StoreError, NOT_VERBATIM],
  [
    'leaves out what it found',
    json({ summary: { quotations: 5, verdicts: {}, skipped: 0 }, findings: [], skipped: [] }),
    StoreError,
    NOT_VERBATIM,
  ],
  [
    'has nothing but verdicts',
    json({
      summary: { quotations: 1, verdicts: {}, skipped: 0 },
      findings: [{ verdict: 'verbatim' }],
      skipped: [],
    }),
    StoreError,
    NOT_VERBATIM,
  ],
]

let reply: Reply = json(null)
let service: Server
let url: URL
beforeAll(async () => {
  service = createServer((_, response) => {
    const { status, body, location } = reply
    response.writeHead(status, location === undefined ? {} : { location }).end(body)
  })
  await new Promise<void>((resolve) => service.listen(0, 'localhost', resolve))
  const address = service.address()
  url = new URL(`http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`)
})
afterAll(() => {
  service.close()
})

describe('a service that is asked too often', () => {
  const claim = { quote: 'We will', speaker: null, date: null, document: null }
  it('is asked again when it says, and that is told', async () => {
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const asked: unknown[] = []
    const busy = createServer(({ headers }, response) => {
      asked.push(headers.authorization)
      if (asked.length === 1) response.writeHead(429, { 'retry-after': '1' }).end('{}')
      else response.writeHead(400).end(JSON.stringify({ title: 'Bad', detail: 'It was asked once more' }))
    })
    await new Promise<void>((resolve) => busy.listen(0, 'localhost', resolve))
    const address = busy.address()
    const at = new URL(
      `http://localhost:${typeof address === 'object' && address !== null ? address.port : 0}`,
    )
    vi.stubEnv('VERBATIM_KEY', 'verbatim_verify_of-the-tests')
    await expect(askOne(at, claim, { limit: 1, coverage: false })).rejects.toThrow('It was asked once more')
    expect(told).toHaveBeenCalledWith(`${at.origin} takes no more for now: waiting for 1 second\n`)
    // By the key it is counted for itself; one that opens more is not sent along.
    expect(asked).toEqual(Array(2).fill('Bearer verbatim_verify_of-the-tests'))
    vi.stubEnv('VERBATIM_KEY', 'verbatim_admin_of-the-tests')
    await expect(askOne(at, claim, { limit: 1, coverage: false })).rejects.toThrow('It was asked once more')
    expect(asked[2]).toBeUndefined()
    vi.unstubAllEnvs()
    told.mockRestore()
    busy.close()
  })
})

describe('an answer that', () => {
  const claim = { quote: 'We will', speaker: null, date: null, document: null }
  it.each([...EITHER, ...ONE])('%s is none to a claim', async (_, given, kind, says) => {
    reply = given
    const asked = askOne(url, claim, { limit: 1, coverage: false })
    await expect(asked).rejects.toThrow(kind)
    await expect(asked).rejects.toThrow(says)
  })

  const draft = { content: '“We will,” said Ann.', type: 'text', language: 'en', date: null } as const
  it.each([...EITHER, ...REVIEWS])('%s is no review', async (_, given, kind, says) => {
    reply = given
    const asked = askReview(url, draft)
    await expect(asked).rejects.toThrow(kind)
    await expect(asked).rejects.toThrow(says)
  })
})
