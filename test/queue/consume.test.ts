import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'smol-toml'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { ROOT } from '../../src/cli/connect.ts'
import worker from '../../src/index.ts'
import { consume, consumeDead, RETRY_SECONDS } from '../../src/queue/consume.ts'
import { addSite, type NewSite, removeSite } from '../../src/service/newsroom/configure.ts'
import { listDeadLetters, replay } from '../../src/service/newsroom/dead-letter.ts'
import type { Newsroom } from '../../src/service/newsroom/newsroom.ts'
import { receiveArticles } from '../../src/service/newsroom/receive.ts'
import { type Seal, sealOf } from '../../src/service/newsroom/seal.ts'
import { readSite } from '../../src/service/newsroom/site.ts'
import { publish } from '../../src/service/publish.ts'
import { kvStore } from '../../src/store/kv.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { type Store, StoreError } from '../../src/store/store.ts'
import { REPORT } from '../http/texts.ts'
import { type Random, randomFrom } from '../measure/random.ts'
import { kvModel } from '../store/model.ts'
import { secretOf, signed } from '../webhook/sign.ts'
import { queueModel } from './model.ts'

const EVENTS = 200
const HOUR_MS = 3_600_000
const ATTEMPTS = RETRY_SECONDS.length + 1
const MAX_RETRIES = 11
const CALLBACK = 'https://gazette.example/verbatim'

const SITE: NewSite = {
  source: 'standard',
  secret: secretOf('standard'),
  callback: CALLBACK,
  slack: null,
  alerts: ['altered'],
  language: 'en',
  reportDays: 30,
}

/** Thrown to a consumer that was killed, so that its code ends. */
class Died extends Error {}

/** A consumer's life: it ends at one of its steps, before that is done or after, and nothing it tries then is done. */
function lifeOf(steps: number, isDoneFirst: boolean) {
  let left = steps
  const step = async <T>(act: () => Promise<T>): Promise<T> => {
    if (left < 0) throw new Died()
    left -= 1
    if (left >= 0) return act()
    if (isDoneFirst) await act()
    throw new Died()
  }
  return { step, isOver: () => left < 0 }
}
type Life = ReturnType<typeof lifeOf>

function storeIn({ step }: Life, store: Store): Store {
  return {
    read: (...asked) => step(() => store.read(...asked)),
    list: (...asked) => step(() => store.list(...asked)),
    remove: (...asked) => step(() => store.remove(...asked)),
    async write(entries) {
      for (const entry of entries) await step(() => store.write([entry]))
    },
  }
}

/** The receiver of callbacks, which takes one at once, late, or with an error although it took it. */
function receiverOf(random: Random, failing: number) {
  const taken = new Map<string, string[]>()
  const fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
    const fails = random.next() < failing
    const isTaken = !fails || random.next() < 0.2
    const id = new Headers(init?.headers).get('webhook-id') ?? ''
    if (isTaken) taken.set(id, [...(taken.get(id) ?? []), String(init?.body)])
    if (!fails) return new Response(null, { status: 204 })
    if (random.next() < 0.5) throw new TypeError('connection reset')
    return new Response(null, { status: random.pick([500, 503, 429, 404, 302]) })
  }
  return { taken, fetch }
}

/** A batch of messages that are given out for the first time. */
function batchOf(bodies: readonly unknown[], said: string[] = []): MessageBatch<unknown> {
  const messages = bodies.map((body): Message<unknown> => {
    const retry = ({ delaySeconds = 0 } = {}) => void said.push(`retry in ${delaySeconds}`)
    return { id: '', timestamp: new Date(), body, attempts: 1, ack: () => void said.push('ack'), retry }
  })
  const metadata = { metrics: { backlogCount: 0, backlogBytes: 0 } }
  return { queue: '', metadata, messages, ackAll() {}, retryAll() {} }
}

type Trouble = {
  /** Share of callbacks that fail, and of messages that come twice. */
  readonly failing: number
  readonly repeated: number
  /** How late a place may see what another one wrote. */
  readonly lateMs: number
}
const CALM: Trouble = { failing: 0, repeated: 0, lateMs: 0 }

/** A site that sends articles, and all that takes them in, at several places of a store that shows late what was written. */
async function newsroomOf(seed: number, { failing, repeated, lateMs }: Trouble) {
  const random = randomFrom(seed)
  const model = kvModel({ seed, delay: [0, lateMs] })
  const startedAt = Date.now()
  const now = () => startedAt + model.now()
  const clock = { now, advance: (milliseconds: number) => model.advance(milliseconds) }
  const queue = queueModel({ random, clock, maxRetries: MAX_RETRIES, repeated })
  const receiver = receiverOf(random, failing)
  const seal = sealOf('verbatim_seal_of-the-tests-and-of-nothing-else') as Seal
  const library = memoryStore()
  await publish(library, [REPORT])
  const at = (place: string, life: Life = lifeOf(Number.POSITIVE_INFINITY, false)): Newsroom => ({
    store: storeIn(life, model.place(place)),
    queue: { send: (tasks) => life.step(() => queue.send(tasks)) },
    seal,
    fetch: (...request) => life.step(() => receiver.fetch(...request)),
    now,
    isLocal: false,
  })
  await addSite(at('desk'), 'gazette', SITE)
  model.advance(120_000)
  return { random, model, now, queue, receiver, library, at }
}

const PLACES = ['frankfurt', 'oslo', 'boston'] as const

/** Event `number`, signed anew as its sender does at each try. */
async function sendTo(newsroom: Newsroom, number: number, at: number) {
  const data = {
    id: `story-${number}`,
    title: `Story ${number}`,
    text: `“We will not sell the lighthouse,” said Edith Calloway. ${number}`,
    status: 'draft',
  }
  const path = '/v1/webhooks/standard?site=gazette'
  const body = JSON.stringify({ type: 'article.updated', timestamp: new Date(at).toISOString(), data })
  const request = await signed('standard', { at, path, body, id: `msg-${number}` })
  return receiveArticles(newsroom, {
    isWithinLimit: async () => true,
    source: 'standard',
    site: 'gazette',
    origin: 'https://verbatim.example',
    request,
  })
}

const log = vi.spyOn(console, 'error').mockImplementation(() => {})
afterEach(() => log.mockClear())

describe.each([1, 2, 3])(
  '200 articles, the consumer dying at every third message and callbacks failing, seed %i',
  (seed) => {
    it('come to 200 reports, each delivered, by its own id, and none lost', async () => {
      const { random, model, now, queue, receiver, library, at } = await newsroomOf(seed, {
        failing: 0.25,
        repeated: 0.05,
        lateMs: 60_000,
      })
      const reports = new Map<string, number>()
      for (let number = 0; number < EVENTS; number++) {
        // The one who takes it in may die too: then its sender had no answer, and sends again.
        for (let isTaken = false; !isTaken; ) {
          const dies = random.next() < 0.3
          const life = lifeOf(dies ? random.below(6) : Number.POSITIVE_INFINITY, random.next() < 0.5)
          const reception = await sendTo(at(random.pick(PLACES), life), number, now()).catch(() => null)
          model.advance(random.below(3_000))
          if (reception === null || life.isOver()) continue
          isTaken = true
          if (reception.kind !== 'accepted') throw new Error(`Article ${number} is ${reception.kind}`)
          for (const { report } of reception.articles) reports.set(report, number)
        }
      }
      expect(reports.size).toBe(EVENTS)

      let given = 0
      const run = (batch: MessageBatch<unknown>): Promise<void> => {
        given += 1
        const dies = given % 3 === 0
        const life = lifeOf(dies ? random.below(9) : Number.POSITIVE_INFINITY, random.next() < 0.5)
        return consume(batch, at(random.pick(PLACES), life), library).then(() => {
          if (life.isOver()) throw new Died()
        })
      }
      await queue.drain(run)
      // What was given up in spite of twelve tries is kept, and an operator has it tried again.
      await consumeDead(batchOf(queue.dead), at('desk'))
      model.advance(120_000)
      const operator = at('desk')
      for (const { id } of await listDeadLetters(operator.store))
        expect(await replay(operator, id)).toBe(true)
      await queue.drain(run)

      expect([...receiver.taken.keys()].sort()).toEqual([...reports.keys()].sort())
      for (const [id, bodies] of receiver.taken) {
        for (const body of bodies) {
          expect(JSON.parse(body)).toMatchObject({
            type: 'report.created',
            data: {
              report: id,
              delivery: `msg-${reports.get(id)}`,
              article: { id: `story-${reports.get(id)}` },
            },
          })
        }
      }
      model.advance(120_000)
      const truth = [...model.truth().keys()]
      expect(truth.filter((key) => key.startsWith('report/'))).toHaveLength(EVENTS)
      // The articles themselves are gone.
      expect(truth.filter((key) => key.startsWith('article/'))).toEqual([])
    })
  },
)

describe('a report', () => {
  it('is posted once where nothing fails', async () => {
    const { now, queue, receiver, library, at } = await newsroomOf(4, CALM)
    for (let number = 0; number < 20; number++) await sendTo(at('oslo'), number, now())
    await queue.drain((batch) => consume(batch, at('oslo'), library))
    expect([...receiver.taken.values()].map((bodies) => bodies.length)).toEqual(Array(20).fill(1))
  })

  it('whose receiver answers 500 for an hour is delivered half an hour later', async () => {
    const { model, now, queue, library, at } = await newsroomOf(5, CALM)
    await sendTo(at('oslo'), 1, now())
    const from = model.now()
    const tries: number[] = []
    const fetch = async (): Promise<Response> => {
      tries.push(model.now() - from)
      return new Response(null, { status: model.now() - from < HOUR_MS ? 500 : 200 })
    }
    await queue.drain((batch) => consume(batch, { ...at('oslo'), fetch }, library))
    expect(tries.length).toBeGreaterThan(4)
    expect(tries.at(-1)).toBeGreaterThan(HOUR_MS)
    expect(tries.at(-1)).toBeLessThan(1.5 * HOUR_MS)
    expect(await listDeadLetters(at('oslo').store)).toEqual([])
  })

  it('that nobody takes is given up within a day, kept with the reason, and delivered when it is replayed', async () => {
    const { model, now, queue, receiver, library, at } = await newsroomOf(6, CALM)
    await sendTo(at('oslo'), 1, now())
    const from = model.now()
    const fetch = async (): Promise<Response> => new Response(null, { status: 500 })
    await queue.drain((batch) => consume(batch, { ...at('oslo'), fetch }, library))
    expect(model.now() - from).toBeLessThan(24 * HOUR_MS)
    const [letter] = await listDeadLetters(at('oslo').store)
    expect(letter).toMatchObject({
      task: { kind: 'notify', channel: 'callback', site: 'gazette' },
      reason: 'status_500',
      attempts: ATTEMPTS,
    })
    expect(await replay(at('oslo'), letter?.id ?? '')).toBe(true)
    await queue.drain((batch) => consume(batch, at('oslo'), library))
    expect(receiver.taken.size).toBe(1)
    model.advance(60_000)
    expect(await listDeadLetters(at('oslo').store)).toEqual([])
  })

  it('is posted again no sooner than its receiver asks', async () => {
    const { model, now, queue, library, at } = await newsroomOf(7, CALM)
    await sendTo(at('oslo'), 1, now())
    const tries: number[] = []
    const fetch = async (): Promise<Response> => {
      tries.push(model.now())
      return new Response(null, { status: tries.length === 1 ? 503 : 200, headers: { 'Retry-After': '900' } })
    }
    await queue.drain((batch) => consume(batch, { ...at('oslo'), fetch }, library))
    const [first = 0, second = 0] = tries
    expect(second - first).toBeGreaterThanOrEqual(900_000)
  })

  it('whose receiver asks to be left alone each time is given up before the queue would drop it', async () => {
    const { model, now, queue, library, at } = await newsroomOf(8, CALM)
    await sendTo(at('oslo'), 1, now())
    const from = model.now()
    const fetch = async (): Promise<Response> =>
      new Response(null, { status: 503, headers: { 'Retry-After': '28800' } })
    await queue.drain((batch) => consume(batch, { ...at('oslo'), fetch }, library))
    expect(model.now() - from).toBeLessThan(24 * HOUR_MS)
    expect(await listDeadLetters(at('oslo').store)).toMatchObject([{ reason: 'status_503' }])
  })

  it.each([
    {
      what: '302 to a private address, which is not followed, is tried again',
      status: 302,
      reason: 'redirected',
      attempts: ATTEMPTS,
    },
    { what: '404 is tried again', status: 404, reason: 'status_404', attempts: ATTEMPTS },
    { what: '429 is tried again', status: 429, reason: 'status_429', attempts: ATTEMPTS },
    { what: '410 is given up at once', status: 410, reason: 'gone', attempts: 1 },
  ])('whose receiver always answers $what', async ({ status, reason, attempts }) => {
    const { now, queue, library, at } = await newsroomOf(9, CALM)
    await sendTo(at('oslo'), 1, now())
    const asked: string[] = []
    const fetch = async (url: unknown, init?: RequestInit): Promise<Response> => {
      expect(init?.redirect).toBe('manual')
      asked.push(String(url))
      return new Response(null, { status, headers: { Location: 'http://169.254.169.254/' } })
    }
    await queue.drain((batch) => consume(batch, { ...at('oslo'), fetch }, library))
    expect(asked).toEqual(Array(attempts).fill(CALLBACK))
    expect(await listDeadLetters(at('oslo').store)).toMatchObject([{ reason, attempts }])
  })

  it('whose receiver hangs is let go after a quarter of a minute, and tried again', async () => {
    const { now, queue, library, at } = await newsroomOf(10, CALM)
    await sendTo(at('oslo'), 1, now())
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort())
    let tries = 0
    const fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
      tries += 1
      init?.signal?.throwIfAborted()
      return new Response()
    }
    await queue.drain((batch) => consume(batch, { ...at('oslo'), fetch }, library))
    expect(timeout).toHaveBeenCalledWith(15_000)
    timeout.mockRestore()
    expect(tries).toBe(ATTEMPTS)
    expect(await listDeadLetters(at('oslo').store)).toMatchObject([{ reason: 'timed_out' }])
  })

  it('is not made, and nobody told, of a site that was removed', async () => {
    const { model, now, queue, receiver, library, at } = await newsroomOf(11, CALM)
    await sendTo(at('oslo'), 1, now())
    await removeSite(at('oslo'), 'gazette')
    await queue.drain((batch) => consume(batch, at('oslo'), library))
    expect(receiver.taken.size).toBe(0)
    expect([...model.truth().keys()].filter((key) => /^(?:article|report)\//.test(key))).toEqual([])
  })

  it('is made where a site that was just added cannot be seen yet', async () => {
    const { model, now, queue, receiver, library, at } = await newsroomOf(16, CALM)
    await removeSite(at('desk'), 'gazette')
    model.advance(120_000)
    expect(await readSite(at('oslo').store, 'gazette')).toBeNull()
    await addSite(at('desk'), 'gazette', SITE)
    expect(await sendTo(at('desk'), 1, now())).toMatchObject({ kind: 'accepted' })
    await queue.drain((batch) => consume(batch, at('oslo'), library))
    expect(receiver.taken.size).toBe(1)
  })

  it('waits for a library; where there is none for a day it is given up, and made when it is replayed', async () => {
    const { model, now, queue, library, at } = await newsroomOf(12, CALM)
    await sendTo(at('oslo'), 1, now())
    await queue.drain((batch) => consume(batch, at('oslo'), memoryStore()))
    const [letter] = await listDeadLetters(at('oslo').store)
    expect(letter).toMatchObject({ reason: 'library_empty', task: { kind: 'review' } })
    await replay(at('oslo'), letter?.id ?? '')
    await queue.drain((batch) => consume(batch, at('oslo'), library))
    expect([...model.truth().keys()].filter((key) => key.startsWith('report/'))).toHaveLength(1)
  })

  it('is logged by task, site, attempt and reason where it fails, and never with a word of the article', async () => {
    const { now, queue, library, at } = await newsroomOf(13, { ...CALM, failing: 1 })
    await sendTo(at('oslo'), 1, now())
    await queue.drain((batch) => consume(batch, at('oslo'), library))
    const lines = log.mock.calls.map(([line]) => String(line))
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ job: 'notify', site: 'gazette', attempts: 1 })
    expect(lines.filter((line) => /lighthouse|Story|Calloway|gazette\.example/.test(line))).toEqual([])
  })

  it('is logged without its id, by which anybody could read it, also where the store fails', async () => {
    const { library, at } = await newsroomOf(17, CALM)
    const report = '9VnS-H65nuNQJ_cQ-cmKkfgE'
    const fails = () => Promise.reject(new Error('429 Too Many Requests'))
    // biome-ignore lint/suspicious/noExplicitAny: no more of a namespace is used
    const broken = kvStore({ put: fails, delete: fails, get: fails } as any)
    const parts: readonly Store[] = [
      { ...broken, read: at('oslo').store.read },
      {
        ...at('oslo').store,
        read: (keys, mode) => (keys[0]?.startsWith('site/') ? at('oslo').store : broken).read(keys, mode),
      },
      { ...at('oslo').store, read: async (keys) => new Map(keys.map((key) => [key, '{'])) },
    ]
    for (const store of parts) {
      const newsroom = { ...at('oslo'), store }
      await consume(
        batchOf([{ kind: 'notify', report, site: 'gazette', channel: 'callback' }]),
        newsroom,
        library,
      )
      await consumeDead(batchOf([{ kind: 'review', report, site: 'gazette' }]), newsroom)
    }
    const lines = log.mock.calls.map(([line]) => String(line))
    expect(lines.filter((line) => line.includes('StoreError')).length).toBeGreaterThan(2)
    expect(lines.filter((line) => line.includes(report))).toEqual([])
  })
})

describe('a message', () => {
  it('that needs a secret sealed with another key says so among the dead letters and in the log', async () => {
    const { now, queue, library, at } = await newsroomOf(18, CALM)
    await sendTo(at('oslo'), 1, now())
    const seal = sealOf('verbatim_seal_of-another-service-altogether') as Seal
    await queue.drain((batch) => consume(batch, { ...at('oslo'), seal }, library))
    expect(await listDeadLetters(at('oslo').store)).toMatchObject([{ reason: 'secrets_unreadable' }])
    expect(log.mock.calls.join()).toContain('sealed for callback of gazette: is SEAL_KEY another one?')
  })

  it('that is no task of ours is dropped, and told in the log', async () => {
    const { library, at } = await newsroomOf(14, CALM)
    const said: string[] = []
    await consume(batchOf([{ kind: 'review' }, 7, null], said), at('oslo'), library)
    expect(said).toEqual(['ack', 'ack', 'ack'])
    expect(log).toHaveBeenCalledTimes(3)
  })

  it('stays in the queue while its dead letter cannot be kept', async () => {
    const { at } = await newsroomOf(15, CALM)
    const said: string[] = []
    const write = () => Promise.reject(new StoreError('unavailable', 'down'))
    const store: Store = { ...at('oslo').store, write }
    await consumeDead(batchOf([{ kind: 'review', report: 'r', site: 'gazette' }], said), {
      ...at('oslo'),
      store,
    })
    expect(said).toEqual(['retry in 300'])
  })
})

it('without SEAL_KEY the queue waits, and what it gives up is kept all the same', async () => {
  const kept = new Map<string, string>()
  const put = async (key: string, value: string) => void kept.set(key, value)
  // biome-ignore lint/suspicious/noExplicitAny: no more of the bindings is used
  const bindings = { NEWSROOM: { put }, LIBRARY: {} } as any
  // biome-ignore lint/suspicious/noExplicitAny: nor of a batch
  const consumeBy = (batch: MessageBatch<unknown>) => worker.queue(batch as any, bindings)
  const task = { kind: 'review', report: 'r', site: 'gazette' }
  const said: string[] = []
  await consumeBy({ ...batchOf([task], said), retryAll: () => void said.push('retry all') })
  expect(said).toEqual(['retry all'])
  await consumeBy({ ...batchOf([task], said), queue: 'verbatim-dead' })
  expect(said).toEqual(['retry all', 'ack'])
  expect([...kept.keys()]).toEqual(['dead/r.review'])
})

it('the queue tries once more often than the consumer, which gives up with the reason', async () => {
  const { queues } = CONFIG.parse(parse(await readFile(join(ROOT, 'wrangler.toml'), 'utf8')))
  expect(queues.consumers.find(({ queue }) => queue === 'verbatim-tasks')).toEqual({
    queue: 'verbatim-tasks',
    max_batch_size: 1,
    max_retries: ATTEMPTS,
    dead_letter_queue: 'verbatim-dead',
  })
})

const CONFIG = z.object({
  queues: z.object({
    consumers: z.array(
      z.object({
        queue: z.string(),
        max_batch_size: z.int(),
        max_retries: z.int(),
        dead_letter_queue: z.string().optional(),
      }),
    ),
  }),
})
