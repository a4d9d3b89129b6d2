/** The Worker: the one file that knows every part. */
import { createApp } from './http/app.ts'
import { kvStore } from './store/kv.ts'
import type { Store } from './store/store.ts'

type Bindings = { readonly LIBRARY: KVNamespace }

/** One store a namespace, so that what is remembered about a store outlives a request. */
const stores = new WeakMap<KVNamespace, Store>()

export default createApp<Bindings>({
  store({ LIBRARY }) {
    const store = stores.get(LIBRARY) ?? kvStore(LIBRARY)
    stores.set(LIBRARY, store)
    return store
  },
})
