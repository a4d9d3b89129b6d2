import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, askReadiness, type Service } from '../../src/extension/ask.ts'
import { explain } from '../../src/extension/panel/trouble.ts'
import { answer } from '../../src/extension/schema.ts'
import { EMPTY, openLighthouse, QUOTE } from '../http/texts.ts'
import { type Served, serve } from './serve.ts'
import { strangeServices } from './strange.ts'

const app = await openLighthouse()

function over(fetch: Service['fetch'], address = 'https://verbatim.example.org', isOnline = true): Service {
  return { address, fetch, isOnline: () => isOnline }
}

const asking = (body: unknown, seconds = 5) => ({ path: '/v1/verify', body, schema: answer, seconds })

describe('a service that is asked', () => {
  it('answers', async () => {
    const service = over(async (address, init) => app.request(address, init))
    expect(await ask(service, asking({ quote: QUOTE }))).toMatchObject({
      kind: 'answer',
      value: { verdict: 'verbatim', matches: [{ document: { id: 'gazette-12' } }] },
    })
    expect(await askReadiness(service)).toMatchObject({
      kind: 'answer',
      value: { corpus: { documents: 2 } },
    })
  })

  it('says which field it does not take', async () => {
    const service = over(async (address, init) => app.request(address, init))
    const outcome = await ask(service, asking({ quote: QUOTE, date: 'soon' }))
    expect(outcome).toMatchObject({ kind: 'refused', code: 'invalid_request' })
    expect(outcome.kind === 'refused' && outcome.messages).toEqual([
      expect.stringMatching(/^date: Must be a date/),
    ])
  })

  it.each([
    { said: 'of its own', body: '{"title": "Too many requests"}', after: '60', seconds: 60 },
    { said: 'of a gate before it', body: '<html></html>', after: '', seconds: null },
  ])('says when to come again, if it was asked too often: $said', async ({ body, after, seconds }) => {
    const service = over(async () => new Response(body, { status: 429, headers: { 'Retry-After': after } }))
    const outcome = await ask(service, asking({ quote: QUOTE }))
    expect(outcome).toEqual({ kind: 'too_many', seconds })
    const { detail, remedy } = explain({ kind: 'too_many', seconds }, service.address)
    expect(detail).toContain(seconds === null ? 'in a minute' : 'in 60 seconds')
    expect(remedy).toBe('again')
  })

  it('says that its library is empty', async () => {
    const service = over(async (address, init) => EMPTY.request(address, init))
    expect(await ask(service, asking({ quote: QUOTE }))).toMatchObject({
      kind: 'refused',
      code: 'library_empty',
    })
  })
})

describe('a service that does not answer', () => {
  let strange: Served
  beforeAll(async () => {
    strange = await serve(strangeServices(new URL('http://127.0.0.1:9')))
  })
  afterAll(() => strange.close())
  const at = (path: string): Service => over(fetch, `${strange.url}/${path}`)

  it.each([
    ['text', { kind: 'not_verbatim', status: 200 }],
    ['json', { kind: 'not_verbatim', status: 200 }],
    ['nothing', { kind: 'not_verbatim', status: 404 }],
    ['broken', { kind: 'broken_off' }],
    ['empty', { kind: 'refused', code: 'library_empty' }],
  ])('is told from others: %s', async (path, outcome) => {
    expect(await ask(at(path), asking({ quote: QUOTE }))).toMatchObject(outcome)
  })

  it('is not there, or not for whoever is offline', async () => {
    const failing: Service['fetch'] = () => Promise.reject(new TypeError('Failed to fetch'))
    const question = asking({ quote: QUOTE })
    expect(await ask(over(failing), question)).toEqual({ kind: 'unreachable' })
    expect(await ask(over(failing, 'https://example.org', false), question)).toEqual({ kind: 'offline' })
    expect(await ask(over(failing, 'http://localhost:8787', false), question)).toEqual({
      kind: 'unreachable',
    })
  })

  it('takes too long, or is not waited for', async () => {
    const silent = await serve(() => undefined)
    const service = over(fetch, silent.url)
    expect(await ask(service, asking({ quote: QUOTE }, 0.05))).toEqual({ kind: 'timeout', seconds: 0.05 })
    const stop = new AbortController()
    const asked = ask(service, { ...asking({ quote: QUOTE }), signal: stop.signal })
    stop.abort()
    expect(await asked).toEqual({ kind: 'cancelled' })
    silent.close()
  })

  it('may not fill the memory', async () => {
    const chunk = new Uint8Array(1024 * 1024).fill(0x20)
    let sent = 0
    const endless = new ReadableStream({
      pull: (controller) => {
        sent++
        controller.enqueue(chunk)
      },
    })
    const outcome = await ask(
      over(async () => new Response(endless)),
      asking({ quote: QUOTE }),
    )
    expect(outcome).toEqual({ kind: 'not_verbatim', status: 200 })
    expect(sent).toBeLessThan(40)
  })
})
