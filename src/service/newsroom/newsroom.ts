/** What everything here works with: the store of sites and reports, the queue, the seal, the network and the clock. */
import type { Store } from '../../store/store.ts'
import type { Seal } from './seal.ts'
import type { TaskQueue } from './task.ts'

export type Newsroom = {
  /** Of sites, articles and reports; never the one of the library. */
  readonly store: Store
  readonly queue: TaskQueue
  readonly seal: Seal
  readonly fetch: typeof fetch
  /** In ms since 1970. */
  readonly now: () => number
  /** True where callbacks may go to this machine over http: for trying out, never in production. */
  readonly isLocal: boolean
}

/** An article is kept until it is reviewed, so long at most: time for an operator to replay what failed. */
export const ARTICLE_MS = 7 * 24 * 3600 * 1000
