import { createScheduledController } from 'cloudflare:test'
import { env, exports } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import worker from '../../src/index.ts'
import { publish } from '../../src/service/publish.ts'
import { kvStore } from '../../src/store/kv.ts'
import { asking, QUOTE, REPORT, SPEECH } from './texts.ts'

function get(path: string, headers: HeadersInit = {}): Promise<Response> {
  return exports.default.fetch(new Request(`https://verbatim.example${path}`, { headers }))
}

// The tests share one namespace and run in order: it is empty first, then filled.
describe('the Worker on Workers KV', () => {
  it('says that its library is empty until one is published', async () => {
    const response = await get(asking({ quote: QUOTE }))
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ code: 'library_empty' })
  })

  it('verifies a claim as soon as its text is published', async () => {
    await publish(kvStore(env.LIBRARY), [REPORT, SPEECH])
    const response = await get(asking({ quote: QUOTE }))
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      verdict: 'verbatim',
      matches: [{ document: { id: REPORT.metadata.id }, attribution: { speaker: 'Edith Calloway' } }],
    })
  })

  it('revalidates an answer without sending it again', async () => {
    const first = await get(asking({ quote: QUOTE }))
    const again = await get(asking({ quote: QUOTE }), { 'If-None-Match': first.headers.get('ETag') ?? '' })
    expect(again.status).toBe(304)
  })

  it('lets nobody publish without a key, and keeps its library in order all the same', async () => {
    const request = new Request('https://verbatim.example/v1/documents/gazette-12', { method: 'DELETE' })
    // 401 where the developer's own .dev.vars has keys.
    expect([401, 403]).toContain((await exports.default.fetch(request)).status)
    await worker.scheduled(createScheduledController(), env)
    expect((await get('/v1/documents/gazette-12')).status).toBe(200)
  })

  it('gives out the canonical text', async () => {
    const response = await get('/v1/documents/gazette-12', { Accept: 'text/plain' })
    expect(await response.text()).toBe(REPORT.text)
  })
})
