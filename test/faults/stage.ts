/** A library before and after a publication, a newsroom, and isolates over them whose calls to Workers KV may go wrong. */
import { createApp } from '../../src/http/app.ts'
import { sha256 } from '../../src/service/digest.ts'
import { bury } from '../../src/service/newsroom/dead-letter.ts'
import type { Newsroom } from '../../src/service/newsroom/newsroom.ts'
import type { Task } from '../../src/service/newsroom/task.ts'
import { work } from '../../src/service/newsroom/work.ts'
import { publish } from '../../src/service/publish.ts'
import { kvStore } from '../../src/store/kv.ts'
import type { Patience } from '../../src/store/patience.ts'
import { type Store, StoreError } from '../../src/store/store.ts'
import { REPORT, SPEECH } from '../http/texts.ts'
import { ADMIN_KEY, addSite, delivering, PUBLISH_KEY, sealBy } from '../newsroom/newsroom.ts'
import { logAll, openLog } from '../transparency/signing.ts'
import { payloadOf } from '../webhook/sign.ts'
import { type Faults, faultyNamespace, type Values } from './namespace.ts'

/** Milliseconds in place of seconds. */
const IMPATIENT: Patience = { readMs: [40, 40], changeMs: 120 }
const SEAL = sealBy('verbatim_seal_of-the-tests-and-of-nothing-else')

/** Published over the first two texts: one is corrected, one is new. */
const CORRECTED = { ...SPEECH, text: SPEECH.text.replace('a day of work', 'an hour of work') }
const SEQUEL = {
  ...REPORT,
  metadata: { ...REPORT.metadata, id: 'gazette-13', title: 'The lighthouse once more', date: '2003-05-10' },
  text: `“We will not sell the lighthouse to any private buyer,” said Mayor Edith Calloway again. “Nor the pier.”\n`,
}

/** What is stored, and what of it there is to ask for. */
export type World = {
  readonly library: Values
  /** The library before it was published to. */
  readonly before: Values
  readonly newsroom: Values
  /** Ids of a report that is there, of one that is waited for, and of what was given up. */
  readonly report: string
  readonly waiting: string
  readonly deadLetter: string
}

/** A service that has met no fault. */
export async function openWorld(): Promise<World> {
  const library = faultyNamespace(new Map())
  const store = kvStore(library.namespace)
  const log = await openLog()
  await publish(store, [REPORT, SPEECH], { smallWords: 0 })
  await logAll(store, log)
  const before = new Map(library.values)
  await publish(store, [CORRECTED, SEQUEL])
  await logAll(store, log)
  const isolate = startIsolate({ library: library.values, before, newsroom: new Map() })
  await addSite(isolate, 'ghost', { callback: 'https://gazette.example/verbatim' })
  const other = payloadOf('ghost').replaceAll('08:00:01.000Z', '09:00:01.000Z')
  for (const body of [payloadOf('ghost'), other]) {
    const response = await isolate.request(...(await delivering('ghost', { at: Date.now(), body })))
    if (response.status !== 202) throw new Error(`Not accepted: ${await response.text()}`)
  }
  const [task, next] = isolate.queued
  if (task === undefined || next === undefined) throw new Error('Less was queued than was sent')
  await work(isolate.newsroom, store, task, 1)
  const letter = { kind: 'notify', report: task.report, site: 'gazette', channel: 'callback' } as const
  await bury(isolate.newsroom, letter, { reason: 'status_500', attempts: 11 })
  return {
    library: library.values,
    before,
    newsroom: isolate.stored.newsroom,
    report: task.report,
    waiting: next.report,
    deadLetter: `${task.report}.callback`,
  }
}

const KEYS = { publish: [await sha256(PUBLISH_KEY)], admin: [await sha256(ADMIN_KEY)] }

/** One for all isolates: it holds nothing that a store does not. */
const app = createApp<{ readonly library: Store; readonly newsroom: Newsroom }>({
  store: ({ library }) => library,
  newsroom: ({ newsroom }) => newsroom,
  keys: () => KEYS,
})

export type Isolate = {
  readonly request: (path: string, init?: RequestInit) => Promise<Response>
  readonly newsroom: Newsroom
  readonly library: ReturnType<typeof kvStore>
  readonly queued: Task[]
  /** What is stored by now. */
  readonly stored: { readonly library: Values; readonly newsroom: Values }
}

/** A fresh isolate, which has seen nothing yet. Its clock is `Date.now`. */
export function startIsolate(
  world: Pick<World, 'library' | 'before' | 'newsroom'>,
  faults: { readonly library?: Faults; readonly newsroom?: Faults; readonly isQueueDown?: boolean } = {},
  patience: Patience = IMPATIENT,
): Isolate {
  const library = faultyNamespace(world.library, faults.library, world.before)
  const room = faultyNamespace(world.newsroom, faults.newsroom)
  const queued: Task[] = []
  const newsroom: Newsroom = {
    store: kvStore(room.namespace, IMPATIENT),
    queue: {
      async send(tasks) {
        if (faults.isQueueDown === true) throw new StoreError('unavailable', 'Cannot send to the queue')
        queued.push(...tasks)
      },
    },
    seal: SEAL,
    fetch: async () => new Response(null),
    now: () => Date.now(),
    isLocal: false,
  }
  const store = kvStore(library.namespace, patience)
  return {
    request: async (path, init) => app.request(path, init, { library: store, newsroom }),
    newsroom,
    library: store,
    queued,
    stored: { library: library.values, newsroom: room.values },
  }
}
