import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { REPORT } from '../http/texts.ts'
import { randomFrom } from '../measure/random.ts'
import { secretOf, signed } from '../webhook/sign.ts'
import { type Receiver, startReceiver } from './receiver.ts'
import { type RunningWorker, startWorker } from './worker.ts'

const EVENTS = 200
const AT_ONCE = 20
const PATH = '/v1/webhooks/standard?site=gazette'
const TIMEOUT_MS = 120_000

const CONFIGURED = z.object({ callback_secret: z.string() })
const RECEPTION = z.object({ articles: z.tuple([z.object({ report: z.string() })]) })
const NOTICE = z.object({ data: z.object({ report: z.string(), delivery: z.string() }) })

let worker: RunningWorker
let receiver: Receiver
beforeAll(async () => {
  const random = randomFrom(7)
  receiver = await startReceiver(() => (random.next() < 1 / 4 ? random.pick([500, 502, 429]) : 204))
  worker = await startWorker([REPORT], 'crashing.ts')
})
afterAll(async () => {
  receiver.close()
  await worker.close()
})

it(
  'the Worker, broken off at every third message, delivers each of 200 articles by its own id',
  async () => {
    const site = { id: 'gazette', source: 'standard', secret: secretOf('standard'), callback: receiver.url }
    const added = await worker.administer('POST', '/v1/sites', site)
    const verifier = new Webhook(CONFIGURED.parse(await added.json()).callback_secret)

    const deliveries = new Map<string, string>()
    const send = async (number: number): Promise<void> => {
      const data = { id: `story-${number}`, text: '“We will not sell the lighthouse,” said Edith Calloway.' }
      const body = JSON.stringify({ type: 'article.updated', data })
      const id = `msg-${number}`
      const request = await signed('standard', { at: Date.now(), path: PATH, body, id })
      const headers = Object.fromEntries(request.headers)
      const taken = await worker.fetch(PATH, { method: 'POST', headers, body })
      deliveries.set(RECEPTION.parse(await taken.json()).articles[0].report, id)
    }
    for (let from = 0; from < EVENTS; from += AT_ONCE) {
      await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => send(from + at)))
    }
    expect(deliveries.size).toBe(EVENTS)

    const accepted = (): Map<string, string> =>
      new Map(
        receiver.received.flatMap(({ status, headers, body }) =>
          status === 204 ? [[String(headers['webhook-id']), body]] : [],
        ),
      )
    await vi.waitFor(() => expect(accepted().size).toBe(EVENTS), { timeout: TIMEOUT_MS, interval: 500 })
    for (const { headers, body } of receiver.received) {
      const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
      const { data } = NOTICE.parse(verifier.verify(body, sent))
      expect(data).toEqual({ report: sent['webhook-id'], delivery: deliveries.get(data.report) })
    }
    const { keys } = await worker.newsroom.list({ prefix: 'report/' })
    expect(keys.map(({ name }) => name.slice('report/'.length)).sort()).toEqual([...deliveries.keys()].sort())
  },
  TIMEOUT_MS,
)
