/** Texts that may be quoted from, but not read whole: what is given away of one, on every surface and in every field. */
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createApp } from '../../src/http/app.ts'
import { sha256 } from '../../src/service/digest.ts'
import { readManuscript } from '../../src/service/manuscript.ts'
import { publish } from '../../src/service/publish.ts'
import { CLAIM_FACTOR, MATCHES_MAX, MORE_UNITS_MAX, PART_UNITS_MAX } from '../../src/service/restrict.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { openReceipts } from '../receipt/registry.ts'
import { posting, REPORT } from './texts.ts'

const PUBLISH_KEY = 'verbatim_publish_of-the-tests'
const AROUND_UNITS = 2 * 240

/** Words that each stand once in the text, so that one that is told is known to be from there. */
const WORDS = Array.from({ length: 3_000 }, (_, at) => {
  const letters = (at + 1_000).toString(9).replace(/\d/g, (digit) => 'bdfgklmnr'.charAt(Number(digit)))
  return letters.replace(/./g, (letter, index: number) => letter + 'aeiou'.charAt((index + at) % 5))
})
const SENTENCES = Array.from({ length: 150 }, (_, at) => {
  const words = WORDS.slice(at * 20, at * 20 + 20)
  // Something that stands in many places, and something that bears on the meaning.
  return [
    ...words.slice(0, 8),
    'the harbour is ours',
    ...words.slice(8, 14),
    at % 3 === 0 ? 'not' : 'now',
    ...words.slice(14),
  ].join(' ')
})
const TEXT = SENTENCES.map((words) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`).join(' ')
const SEQUENCE = TEXT.replace(/[.]/g, '').split(' ')
const VOCABULARY = new Set(WORDS)

const manuscript = readManuscript(
  'novel',
  {
    title: 'The Harbour',
    author: 'Ann Lee',
    language: 'en',
    url: 'https://books.example/harbour',
    restricted: true,
  },
  TEXT,
)
if (manuscript.kind === 'faults') throw new RangeError('The text cannot be held')
const store = memoryStore()
await publish(store, [manuscript.document, REPORT])
const keys = { publish: [await sha256(PUBLISH_KEY)], verify: [await sha256('verbatim_verify_x')] }
const app = createApp({ store: () => store, keys: () => keys })
const receipts = await openReceipts([manuscript.document, REPORT])

/** The words of the text that an answer tells beyond those that were asked. */
function givenAway(answer: string, asked: string): Set<string> {
  const known = new Set(asked.toLowerCase().match(/[a-z]+/g) ?? [])
  return new Set(
    (answer.toLowerCase().match(/[a-z]+/g) ?? []).filter((word) => VOCABULARY.has(word) && !known.has(word)),
  )
}

function lengthOf(words: ReadonlySet<string>): number {
  return [...words].reduce((sum, word) => sum + word.length + 1, 0)
}

/** What one claim may be told: as its own length demands, a little around, and the ends of what it changes or leaves out. */
function capOf(quote: string): number {
  const changes = quote.split(/…|\bzzz\b/).length
  const words = CLAIM_FACTOR * quote.length + MORE_UNITS_MAX + PART_UNITS_MAX * changes
  return MATCHES_MAX * words + AROUND_UNITS + 3 * PART_UNITS_MAX
}

const at = (start: number, length: number): string => SEQUENCE.slice(start, start + length).join(' ')

/** Ways to draw a text out, from a place in it. */
const WAYS: readonly (readonly [what: string, ask: (from: number) => string])[] = [
  ['the words before which it goes on', (from) => at(from, 6)],
  ['both ends, with a mark between', (from) => `${at(from, 5)} … ${at(from + 120, 5)}`],
  ['many marks', (from) => [0, 20, 40, 60, 80].map((step) => at(from + step, 4)).join(' … ')],
  ['both ends, without a mark', (from) => `${at(from, 8)} ${at(from + 150, 8)}`],
  ['words changed', (from) => at(from, 12).replace(/(\S+ \S+) \S+/, '$1 zzz')],
  ['words left out', (from) => `${at(from, 6)} ${at(from + 12, 6)}`],
  ['words that are half made up', (from) => `${at(from, 4)} zzz zzz zzz zzz zzz zzz`],
  ['a long stretch', (from) => at(from, 300)],
  ['what stands everywhere', () => 'the harbour is ours'],
  ['a bracket', (from) => `${at(from, 5)} [zzz] ${at(from + 8, 5)}`],
]

const SURFACES: readonly (readonly [what: string, ask: (quote: string) => Promise<Response> | Response])[] = [
  [
    'an answer',
    (quote) => app.request('/v1/verify', posting({ quote, limit: 20, document: 'novel', debug: true })),
  ],
  ['an answer as text', (quote) => app.request('/v1/verify', posting({ quote, limit: 20, format: 'text' }))],
  [
    'an answer as a page',
    (quote) => app.request('/v1/verify', posting({ quote, limit: 20, format: 'html' })),
  ],
  ['the page', (quote) => app.request(`/?${new URLSearchParams({ quote })}`)],
  ['a card', (quote) => app.request(`/card?${new URLSearchParams({ quote })}`)],
  ['a badge', (quote) => app.request(`/badge.svg?${new URLSearchParams({ quote })}`)],
  [
    'oEmbed',
    (quote) =>
      app.request(
        `/oembed?${new URLSearchParams({ url: `http://localhost/?${new URLSearchParams({ quote })}` })}`,
      ),
  ],
  ['a batch', (quote) => app.request('/v1/verify/batch', posting({ claims: [{ quote, limit: 20 }] }))],
  ['a review', (quote) => app.request('/v1/review', posting({ text: `“${quote},” said Ann Lee.` }))],
  [
    'a review as text',
    (quote) => app.request('/v1/review', posting({ text: `“${quote},” said Ann Lee.`, format: 'text' })),
  ],
  [
    'a review as a page',
    (quote) => app.request('/v1/review', posting({ text: `“${quote},” said Ann Lee.`, format: 'html' })),
  ],
  [
    'a review for an editor',
    (quote) => app.request('/v1/review', posting({ text: `“${quote},” said Ann Lee.`, format: 'sarif' })),
  ],
  [
    'a receipt',
    async (quote) => {
      const asked = await receipts.app.request('/v1/verify', posting({ quote, limit: 20, receipt: true }))
      const { id } = z.looseObject({ id: z.string() }).parse(await asked.json())
      return receipts.app.request(`/v1/receipts/${id}`)
    },
  ],
  ['an agent', (quote) => callTool('verify_quotation', { quote, limit: 20 })],
  ['an agent with a draft', (quote) => callTool('review_text', { text: `“${quote},” said Ann Lee.` })],
]

function callTool(name: string, args: object, headers: Readonly<Record<string, string>> = {}) {
  const call = posting({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } })
  return app.request('/mcp', {
    ...call,
    headers: { ...call.headers, Accept: 'application/json, text/event-stream', ...headers },
  })
}

describe('a text that may be quoted from but not read', () => {
  it.each(SURFACES)('gives away no more than a claim demands: %s', async (_, ask) => {
    let told = 0
    for (const [what, question] of WAYS) {
      const quote = question(400)
      const response = await ask(quote)
      expect(response.status, what).toBe(200)
      const away = givenAway(await response.text(), quote)
      expect(lengthOf(away), what).toBeLessThanOrEqual(capOf(quote))
      told += away.size
    }
    expect(told).toBeLessThan(1_000)
  })

  it('gives away no more in any of 200 answers of which each asks on from the one before', async () => {
    let from = 0
    let furthest = 0
    for (let asked = 0; asked < 200; asked++) {
      const [what, question] = WAYS[asked % WAYS.length] ?? WAYS[0] ?? []
      const quote = question?.(from) ?? ''
      const response = await app.request('/v1/verify', posting({ quote, limit: 20, document: 'novel' }))
      const away = givenAway(await response.text(), quote)
      expect(lengthOf(away), `${what} from ${from}`).toBeLessThanOrEqual(capOf(quote))
      // On with the last word that was told.
      furthest = Math.max(furthest, ...[...away].map((word) => SEQUENCE.indexOf(word)))
      from = Math.min(furthest, SEQUENCE.length - 200)
    }
    expect(furthest).toBeGreaterThan(0)
  })

  it('is verified like any other', async () => {
    const response = await app.request('/v1/verify', posting({ quote: at(400, 10) }))
    expect(await response.json()).toMatchObject({
      verdict: 'verbatim',
      matches: [{ text: at(400, 10), context: { before: expect.stringMatching(/./) } }],
    })
  })

  it.each([
    ['as JSON', '/v1/documents/novel', {}],
    ['as text', '/v1/documents/novel?format=text', {}],
    ['with a key for asking', '/v1/documents/novel', { Authorization: 'Bearer verbatim_verify_x' }],
    ['with a wrong key', '/v1/documents/novel', { Authorization: 'Bearer verbatim_publish_x' }],
    ['if it is known', '/v1/documents/novel', { 'If-None-Match': '*' }],
  ])('is not read %s', async (_, path, headers) => {
    const response = await app.request(path, { headers })
    expect(response.status).toBe(403)
    expect(response.headers.get('ETag')).toBeNull()
    const body = await response.text()
    expect(JSON.parse(body)).toMatchObject({ code: 'restricted_text' })
    expect(givenAway(body, '').size).toBe(0)
  })

  it.each(['', '?part=1', '?start=0&end=9000', '?start=200&end=300#passage'])(
    'has a page without the text%s',
    async (query) => {
      const response = await app.request(`/documents/novel${query}`)
      expect(response.status).toBe(200)
      const page = await response.text()
      expect(page).toContain('may be quoted from, but not read whole')
      expect(givenAway(page, '').size).toBe(0)
    },
  )

  it('is read by no agent', async () => {
    const told = await (await callTool('get_document', { id: 'novel', start: 0, length: 40_000 })).text()
    expect(told).toContain('restricted_text')
    expect(givenAway(told, '').size).toBe(0)
  })

  it('is read whole with a key for publishing, which no cache may keep', async () => {
    const Authorization = `Bearer ${PUBLISH_KEY}`
    const response = await app.request('/v1/documents/novel', { headers: { Authorization } })
    expect(await response.json()).toMatchObject({ text: TEXT, restricted: true })
    expect(response.headers.get('Cache-Control')).toBe('private, no-store')
    const told = await (
      await callTool('get_document', { id: 'novel', length: 500 }, { Authorization })
    ).text()
    expect(givenAway(told, '').size).toBeGreaterThan(20)
  })

  it('is as closed in a version from before it was restricted, which is still found', async () => {
    const before = memoryStore()
    const { metadata, ...rest } = manuscript.document
    const { restricted: _, ...open } = metadata
    await publish(before, [{ ...rest, metadata: open }])
    await publish(before, [{ ...manuscript.document, text: 'Other words stand here now.' }])
    const service = createApp({ store: () => before })
    const quote = Array.from({ length: 8 }, (_, part) => at(part * 300, 19)).join(' … ')
    const answer = await (await service.request('/v1/verify', posting({ quote, limit: 20 }))).text()
    expect(JSON.parse(answer)).toMatchObject({ matches: [{ document: { superseded: true } }] })
    expect(lengthOf(givenAway(answer, quote))).toBeLessThanOrEqual(capOf(quote))
  })

  it('is not what others are', async () => {
    expect(await (await app.request('/v1/documents/gazette-12')).json()).toMatchObject({
      restricted: false,
      text: REPORT.text,
    })
  })
})
