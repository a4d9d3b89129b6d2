/** The Worker: the one file that knows every part. */
import { createApp } from './http/app.ts'
import { readKeys } from './http/authorization.ts'
import type { Limits } from './http/limit/limit.ts'
import { consume, consumeDead } from './queue/consume.ts'
import { taskQueue } from './queue/send.ts'
import { readPlan } from './service/allowance.ts'
import { keepLog } from './service/keep-log.ts'
import type { Newsroom } from './service/newsroom/newsroom.ts'
import { sealOf } from './service/newsroom/seal.ts'
import type { Registry } from './service/receipt/issue.ts'
import { keepUp } from './service/upkeep.ts'
import { type ArchiveObject, archiveOf } from './store/archive-object.ts'
import { kvStore } from './store/kv.ts'
import type { Store } from './store/store.ts'
import { originOf } from './transparency/checkpoint.ts'
import { LOG_NAME, logAt } from './transparency/client.ts'
import type { TransparencyLog } from './transparency/log.ts'
import type { LogObject } from './transparency/log-object.ts'
import { publicKeyOf, signersOf } from './transparency/signer.ts'

export { ArchiveObject } from './store/archive-object.ts'
export { LogObject } from './transparency/log-object.ts'

type Bindings = {
  readonly LIBRARY: KVNamespace
  readonly NEWSROOM: KVNamespace
  readonly TASKS: Queue
  readonly LOG: DurableObjectNamespace<LogObject>
  readonly RECEIPTS: DurableObjectNamespace<ArchiveObject>
  readonly PLAN?: string
  readonly VERIFY_KEYS?: string
  readonly PUBLISH_KEYS?: string
  readonly ADMIN_KEYS?: string
  readonly SEAL_KEY?: string
  readonly LOCAL_CALLBACKS?: string
  readonly SIGNING_KEY?: string
  readonly NEXT_SIGNING_KEY?: string
  readonly ISSUER?: string
  readonly DEPLOYMENT?: WorkerVersionMetadata
  readonly UNLIMITED?: string
  readonly READING_LIMIT?: RateLimit
  readonly DRAFT_LIMIT?: RateLimit
  readonly FAILURE_LIMIT?: RateLimit
  readonly KEY_READING_LIMIT?: RateLimit
  readonly KEY_DRAFT_LIMIT?: RateLimit
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

/** What the log and receipts need, and is not set. */
function unsigned({ SIGNING_KEY = '', ISSUER = '' }: Bindings): string[] {
  return [...(SIGNING_KEY === '' ? ['SIGNING_KEY'] : []), ...(originOf(ISSUER) === null ? ['ISSUER'] : [])]
}

function logOf(bindings: Bindings): TransparencyLog | null {
  return unsigned(bindings).length === 0 ? logAt(bindings.LOG.getByName(LOG_NAME)) : null
}

/** Rejects with `SigningKeyError` for a key that is none. */
async function registryOf(bindings: Bindings): Promise<Registry | null> {
  const { ISSUER = '', RECEIPTS } = bindings
  const log = logOf(bindings)
  const signers = await signersOf(bindings)
  const [signer] = signers
  if (log === null || signer === undefined) return null
  return {
    issuer: new URL(ISSUER).origin,
    signer,
    announced: signers.map(publicKeyOf),
    log,
    archive: archiveOf((shard) => RECEIPTS.getByName(shard)),
    now: Date.now,
  }
}

/** None where the service is only measured, as on one's own machine. */
function limitsOf(bindings: Bindings): Limits {
  if (bindings.UNLIMITED === 'true') return {}
  return {
    reading: bindings.READING_LIMIT,
    draft: bindings.DRAFT_LIMIT,
    failure: bindings.FAILURE_LIMIT,
    keyedReading: bindings.KEY_READING_LIMIT,
    keyedDraft: bindings.KEY_DRAFT_LIMIT,
  }
}

const app = createApp<Bindings>({
  store: ({ LIBRARY }) => storeOf(LIBRARY),
  plan: ({ PLAN }) => readPlan(PLAN),
  keys: ({ VERIFY_KEYS, PUBLISH_KEYS, ADMIN_KEYS }) => ({
    verify: readKeys(VERIFY_KEYS),
    publish: readKeys(PUBLISH_KEYS),
    admin: readKeys(ADMIN_KEYS),
  }),
  limits: limitsOf,
  newsroom: newsroomOf,
  log: logOf,
  registry: registryOf,
  unsigned,
  deployment: ({ DEPLOYMENT }) => DEPLOYMENT ?? null,
})

/** As wrangler.toml names it. */
const DEAD_QUEUE = 'verbatim-dead'
/** Eleven times that, as wrangler.toml has it, is less than the day that the free plan keeps a message. */
const WITHOUT_KEY_SECONDS = 3_600

export default {
  fetch: app.fetch,
  async scheduled(_, bindings) {
    const store = storeOf(bindings.LIBRARY)
    await keepUp(store, readPlan(bindings.PLAN))
    await keepLog(store, logOf(bindings))
  },
  async queue(batch, bindings) {
    const { LIBRARY, NEWSROOM } = bindings
    // Takes no key: what the queue gave up must be kept whatever is wrong.
    if (batch.queue === DEAD_QUEUE) return consumeDead(batch, { store: storeOf(NEWSROOM), now: Date.now })
    const newsroom = newsroomOf(bindings)
    // Nothing can have been queued without a key. Should it be gone, all waits for hours, and is then a dead letter.
    if (newsroom === null) {
      console.error(JSON.stringify({ level: 'error', job: 'queue', error: 'SEAL_KEY is missing' }))
      return batch.retryAll({ delaySeconds: WITHOUT_KEY_SECONDS })
    }
    await consume(batch, newsroom, storeOf(LIBRARY))
  },
} satisfies ExportedHandler<Bindings>
