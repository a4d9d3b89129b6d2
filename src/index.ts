/** The Worker: the one file that knows every part. */
import { createApp } from './http/app.ts'
import { readKeys } from './http/authorization.ts'
import { consume, consumeDead } from './queue/consume.ts'
import { taskQueue } from './queue/send.ts'
import { readPlan } from './service/allowance.ts'
import type { Newsroom } from './service/newsroom/newsroom.ts'
import { sealOf } from './service/newsroom/seal.ts'
import { keepUp } from './service/upkeep.ts'
import { kvStore } from './store/kv.ts'
import type { Store } from './store/store.ts'

type Bindings = {
  readonly LIBRARY: KVNamespace
  readonly NEWSROOM: KVNamespace
  readonly TASKS: Queue
  readonly PLAN?: string
  readonly PUBLISH_KEYS?: string
  readonly ADMIN_KEYS?: string
  readonly SEAL_KEY?: string
  readonly LOCAL_CALLBACKS?: string
}

/** One store a namespace, so that what is remembered about a store outlives a request. */
const stores = new WeakMap<KVNamespace, Store>()

function storeOf(namespace: KVNamespace): Store {
  const store = stores.get(namespace) ?? kvStore(namespace)
  stores.set(namespace, store)
  return store
}

function newsroomOf({ NEWSROOM, TASKS, SEAL_KEY, LOCAL_CALLBACKS }: Bindings): Newsroom | null {
  const seal = sealOf(SEAL_KEY)
  if (seal === null) return null
  return {
    store: storeOf(NEWSROOM),
    queue: taskQueue(TASKS),
    seal,
    fetch: (...request) => fetch(...request),
    now: Date.now,
    isLocal: LOCAL_CALLBACKS === 'true',
  }
}

const app = createApp<Bindings>({
  store: ({ LIBRARY }) => storeOf(LIBRARY),
  plan: ({ PLAN }) => readPlan(PLAN),
  keys: ({ PUBLISH_KEYS, ADMIN_KEYS }) => ({
    publish: readKeys(PUBLISH_KEYS),
    admin: readKeys(ADMIN_KEYS),
  }),
  newsroom: newsroomOf,
})

/** As wrangler.toml names it. */
const DEAD_QUEUE = 'verbatim-dead'

export default {
  fetch: app.fetch,
  scheduled: (_, { LIBRARY, PLAN }) => keepUp(storeOf(LIBRARY), readPlan(PLAN)),
  async queue(batch, bindings) {
    const newsroom = newsroomOf(bindings)
    // Nothing can have been queued without; should the key be gone, all waits until it is back.
    if (newsroom === null) return batch.retryAll({ delaySeconds: 300 })
    if (batch.queue === DEAD_QUEUE) await consumeDead(batch, newsroom)
    else await consume(batch, newsroom, storeOf(bindings.LIBRARY))
  },
} satisfies ExportedHandler<Bindings>
