/** The Worker: the one file that knows every part. */
import { createApp } from './http/app.ts'
import { readKeys } from './http/authorization.ts'
import { readPlan } from './service/allowance.ts'
import { keepUp } from './service/upkeep.ts'
import { kvStore } from './store/kv.ts'
import type { Store } from './store/store.ts'

type Bindings = {
  readonly LIBRARY: KVNamespace
  readonly PLAN?: string
  readonly PUBLISH_KEYS?: string
}

/** One store a namespace, so that what is remembered about a store outlives a request. */
const stores = new WeakMap<KVNamespace, Store>()

function storeOf({ LIBRARY }: Bindings): Store {
  const store = stores.get(LIBRARY) ?? kvStore(LIBRARY)
  stores.set(LIBRARY, store)
  return store
}

const app = createApp<Bindings>({
  store: storeOf,
  publishing: ({ PLAN, PUBLISH_KEYS }) => ({ plan: readPlan(PLAN), keys: readKeys(PUBLISH_KEYS) }),
})

export default {
  fetch: app.fetch,
  scheduled: (_, bindings) => keepUp(storeOf(bindings), readPlan(bindings.PLAN)),
} satisfies ExportedHandler<Bindings>
