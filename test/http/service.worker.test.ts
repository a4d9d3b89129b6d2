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

/** What was said at thirty meetings, each in words of its own. */
const SAID = Array.from(
  { length: 30 },
  (_, at) => `At meeting ${at + 1} we counted ${at + 40} nets, ${at * 3 + 100} ropes and ${at + 7} boats`,
)
const MINUTES = {
  ...REPORT,
  metadata: { ...REPORT.metadata, id: 'minutes', title: 'Minutes' },
  text: SAID.map((words) => `“${words},” said Oskar Lindqvist.`).join('\n\n'),
}

// The tests share one namespace and run in order: it is empty first, then filled.
describe('the Worker on Workers KV', () => {
  it('says that its library is empty until one is published', async () => {
    const response = await get(asking({ quote: QUOTE }))
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ code: 'library_empty' })
  })

  it('verifies a claim as soon as its text is published', async () => {
    await publish(kvStore(env.LIBRARY), [REPORT, SPEECH, MINUTES], { smallWords: 0 })
    const response = await get(asking({ quote: QUOTE }))
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      verdict: 'verbatim',
      matches: [{ document: { id: REPORT.metadata.id }, attribution: { speaker: 'Edith Calloway' } }],
    })
  })

  it('reviews a draft of thirty quotations in one request', async () => {
    const draft = SAID.map(
      (words, at) => `“${at % 2 === 0 ? words : words.replace('ropes', 'oars')},” said Oskar Lindqvist.`,
    )
    const response = await exports.default.fetch(
      new Request('https://verbatim.example/v1/review', { method: 'POST', body: draft.join('\n\n') }),
    )
    expect(response.status).toBe(200)
    const { findings } = await response.json<{ findings: { verdict: string }[] }>()
    expect(findings.map(({ verdict }) => verdict)).toEqual(
      SAID.map((_, at) => (at % 2 === 0 ? 'verbatim' : 'altered')),
    )
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
