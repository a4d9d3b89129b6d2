import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { REPORT } from '../http/texts.ts'
import { SOURCES, secretOf, signed } from '../webhook/sign.ts'
import { type Receiver, startReceiver } from './receiver.ts'
import { type RunningWorker, startWorker } from './worker.ts'

const CONFIGURED = z.object({ callback_secret: z.string() })
const RECEPTION = z.object({
  articles: z.tuple([z.object({ report: z.string(), url: z.url(), status: z.literal('accepted') })]),
})

let worker: RunningWorker
let receiver: Receiver
beforeAll(async () => {
  receiver = await startReceiver()
  worker = await startWorker([REPORT])
})
afterAll(async () => {
  receiver.close()
  await worker.close()
})

describe.concurrent('an article is taken in, reviewed and reported by a signed callback', () => {
  it.each(SOURCES)('from %s', async (source) => {
    const added = await worker.administer('POST', '/v1/sites', {
      id: `${source}-site`,
      source,
      secret: secretOf(source),
      callback: receiver.url,
    })
    expect(added.status).toBe(201)
    const { callback_secret: callbackSecret } = CONFIGURED.parse(await added.json())

    const path = `/v1/webhooks/${source}?site=${source}-site`
    const { headers, body } = await signed(source, { at: Date.now(), path })
    const taken = await worker.fetch(path, { method: 'POST', headers: Object.fromEntries(headers), body })
    expect(taken.status).toBe(202)
    const [{ report, url }] = RECEPTION.parse(await taken.json()).articles

    const callback = await vi.waitFor(
      () => {
        const found = receiver.received.find((one) => one.headers['webhook-id'] === report)
        expect(found).toBeDefined()
        return found
      },
      { timeout: 20_000 },
    )
    const headersSent = Object.fromEntries(
      Object.entries(callback?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    )
    expect(new Webhook(callbackSecret).verify(callback?.body ?? '', headersSent)).toMatchObject({
      type: 'report.created',
      data: { report, url, site: `${source}-site`, source, alert: false },
    })

    const read = await worker.fetch(new URL(url).pathname)
    expect(read.status).toBe(200)
    expect(read.headers.get('Cache-Control')).toBe('private, no-store')
    expect(await read.json()).toMatchObject({
      id: report,
      article: { title: 'Sandvik keeps its lighthouse' },
    })
  })
})
