import { describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { memoryStore } from '../../src/store/memory.ts'
import { StoreError } from '../../src/store/store.ts'
import { createAppOver, EMPTY, openLighthouse, QUOTE, REPORT } from './texts.ts'

const app = await openLighthouse()
type App = Pick<typeof app, 'request'>

const VERSION = '2026-07-28'
const RESULT = z.object({
  content: z.tuple([z.object({ type: z.literal('text'), text: z.string() })]),
  isError: z.boolean().optional(),
  structuredContent: z.record(z.string(), z.unknown()).optional(),
})

/** A message as its revision of the protocol has it. */
function message(method: string, params: Readonly<Record<string, unknown>> = {}): RequestInit {
  const meta = {
    'io.modelcontextprotocol/protocolVersion': VERSION,
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  }
  return {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/json, text/event-stream',
      'Mcp-Protocol-Version': VERSION,
      'Mcp-Method': method,
      ...(typeof params['name'] === 'string' ? { 'Mcp-Name': params['name'] } : {}),
    },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, _meta: meta } }),
  }
}

async function call(name: string, args: unknown, of: App = app) {
  const response = await of.request('/mcp', message('tools/call', { name, arguments: args }))
  expect(response.status).toBe(200)
  return RESULT.parse(z.object({ result: z.unknown() }).parse(await response.json()).result)
}

describe('a tool that is called wrongly', () => {
  it.each([
    ['verify_quotation', {}, 'quote: Is required'],
    ['verify_quotation', { quote: '…' }, 'quote: Must hold at least one word'],
    ['verify_quotation', { quote: QUOTE, date: 'soon' }, 'date: Must be a date'],
    ['verify_quotation', { quote: QUOTE, limit: 21 }, 'limit: Must be at most 20'],
    ['verify_quotation', { quote: QUOTE, author: 'X' }, 'author: Is no field of this request'],
    ['verify_quotation', { quote: QUOTE, document: 'none' }, 'unknown_document: document: Is no document'],
    ['review_text', {}, 'text: Is required, or html'],
    ['review_text', { text: 'a', html: 'b' }, 'html: Must not stand beside text'],
    ['review_text', { text: 'a', markdown: 'b' }, 'markdown: Must not stand beside text'],
    ['get_document', { id: 'none' }, 'unknown_document: id: Is no document of this library'],
    ['get_document', { id: 'gazette-12', start: 297 }, 'start: Must be less than 297'],
    ['get_document', { id: 'gazette-12', length: 0 }, 'length: Must be at least 1'],
  ])('%s %o says which field is wrong', async (name, args, text) => {
    const result = await call(name, args)
    expect(result).toMatchObject({ isError: true })
    expect(result.structuredContent).toBeUndefined()
    expect(result.content[0].text).toContain(text)
  })
})

describe('what a tool returns', () => {
  it('is one match where no more are asked for, with the number of places', async () => {
    const { structuredContent } = await call('verify_quotation', { quote: 'the' })
    expect(structuredContent).toMatchObject({ places: { count: expect.any(Number) } })
    expect(structuredContent?.['matches']).toHaveLength(1)
  })

  it('is every finding of a text, or only those that are not right', async () => {
    const text = `“${QUOTE},” said Mayor Edith Calloway. “Nobody was asked to give more than two days of work,” she said.`
    const all = await call('review_text', { text })
    expect(all.structuredContent).toMatchObject({
      summary: { quotations: 2, verdicts: { verbatim: 1 } },
      findings: [{ verdict: 'verbatim', answer: { matches: [{}] } }, {}],
    })
    const some = await call('review_text', { text, omit_verbatim: true })
    expect(some.structuredContent).toMatchObject({ summary: { quotations: 2 }, findings: [{}] })
    expect(some.content[0].text).not.toContain(QUOTE)
  })

  it('is every finding of Markdown, of which code quotes nobody', async () => {
    const markdown = `“${QUOTE},” said Mayor Edith Calloway, not \`“We will sell it,” said Edith Calloway.\``
    const { structuredContent } = await call('review_text', { markdown })
    expect(structuredContent).toMatchObject({ summary: { quotations: 1, verdicts: { verbatim: 1 } } })
  })

  it('is a text part by part, each with the quotations that reach into it', async () => {
    let [text, start]: [string, unknown] = ['', 0]
    const quotations: unknown[] = []
    while (typeof start === 'number') {
      const { structuredContent: part = {} } = await call('get_document', {
        id: 'gazette-12',
        start,
        length: 80,
      })
      expect(part).toMatchObject({ span: { start: text.length }, units: REPORT.text.length })
      text += String(part['text'])
      quotations.push(z.array(z.unknown()).parse(part['quotations']).length)
      start = part['next']
    }
    expect(text).toBe(REPORT.text)
    expect(quotations).toEqual([0, 1, 1, 0])
  })
})

describe('trouble of ours', () => {
  it('is told as a library that is empty, with what fills it', async () => {
    const { isError, content } = await call('verify_quotation', { quote: QUOTE }, EMPTY)
    expect(isError).toBe(true)
    expect(content[0].text).toMatch(/^library_empty: .*npm run verbatim -- ingest/)
  })

  it.each([
    ['verify_quotation', { quote: QUOTE }],
    ['review_text', { text: `“${QUOTE},” said Mayor Edith Calloway.` }],
    ['get_document', { id: 'gazette-12' }],
  ])(
    'with storage is an error of %s that says to try again, never an absence; no words are logged',
    async (name, args) => {
      const log = vi.spyOn(console, 'error').mockImplementation(() => {})
      const read = () => Promise.reject(new StoreError('unavailable', 'Cannot read 3 keys'))
      const { isError, content } = await call(name, args, createAppOver({ ...memoryStore(), read }))
      expect(isError).toBe(true)
      expect(content[0].text).toMatch(/^library_unavailable: .*nothing can be said .*Try again/)
      expect(log).toHaveBeenCalledTimes(1)
      const line = String(log.mock.calls[0]?.[0])
      expect(JSON.parse(line)).toMatchObject({ route: '/mcp', code: 'unavailable' })
      expect(line).not.toMatch(/lighthouse|gazette/)
      log.mockRestore()
    },
  )
})

describe('POST /mcp', () => {
  it.each(['2025-03-26', '2025-06-18', '2025-11-25'])(
    'answers a client of revision %s, and needs no session for its next request',
    async (protocolVersion) => {
      const ask = async (method: string, params: object) => {
        const response = await app.request('/mcp', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' },
          body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
        })
        expect(response.headers.get('Mcp-Session-Id')).toBeNull()
        const [, data = ''] = /^data: (.*)$/m.exec(await response.text()) ?? []
        return JSON.parse(data).result
      }
      const clientInfo = { name: 'test', version: '1' }
      const opened = await ask('initialize', { protocolVersion, capabilities: {}, clientInfo })
      expect(opened).toMatchObject({
        protocolVersion,
        serverInfo: { name: 'verbatim' },
        capabilities: { tools: {} },
      })
      const called = await ask('tools/call', { name: 'verify_quotation', arguments: { quote: QUOTE } })
      expect(called).toMatchObject({ structuredContent: { verdict: 'verbatim' } })
    },
  )

  it.each([
    ['another media type', 415, { ...message('tools/list'), headers: { 'Content-Type': 'text/plain' } }],
    ['what is no JSON', 400, { ...message('tools/list'), body: '{' }],
    ['what is no UTF-8', 400, { ...message('tools/list'), body: new Uint8Array([0x22, 0xe9, 0x22]) }],
    ['a batch', 400, { ...message('tools/list'), body: ' [{"jsonrpc":"2.0","id":1,"method":"ping"}]' }],
    [
      'a body over 4 MiB',
      413,
      message('tools/call', { name: 'x', arguments: { text: 'a'.repeat(2 ** 22) } }),
    ],
    [
      'an unknown revision',
      400,
      { ...message('tools/list'), body: String(message('tools/list').body).replace(VERSION, '2030-01-01') },
    ],
  ])('refuses %s', async (_, status, init) => {
    expect((await app.request('/mcp', init)).status).toBe(status)
  })

  it('holds no stream open for changes that never come', async () => {
    const listen = message('subscriptions/listen', { notifications: { toolsListChanged: true } })
    const response = await app.request('/mcp', listen)
    expect(await response.json()).toMatchObject({ error: { message: 'Subscription limit reached' } })
  })

  it('says that an unknown tool is one', async () => {
    const response = await app.request('/mcp', message('tools/call', { name: 'none', arguments: {} }))
    expect(await response.json()).toMatchObject({ error: { code: -32602, message: 'Tool none not found' } })
  })

  it.each(['GET', 'DELETE'])('is the only method: there is no session to %s', async (method) => {
    const response = await app.request('/mcp', { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('Allow')).toBe('POST')
  })

  it('may be asked by the page of an agent, with the headers of the protocol', async () => {
    const response = await app.request('/mcp', {
      method: 'OPTIONS',
      headers: { Origin: 'https://agent.example', 'Access-Control-Request-Method': 'POST' },
    })
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
    const allowed = response.headers.get('Access-Control-Allow-Headers')?.split(',') ?? []
    expect(allowed).toEqual(expect.arrayContaining(['Mcp-Protocol-Version', 'Mcp-Method', 'Mcp-Name']))
    expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull()
  })
})
