/** A newsroom in memory, and the application over it and a small library. All that it keeps, queues and posts can be looked at. */
import { createApp } from '../../src/http/app.ts'
import { sha256 } from '../../src/service/digest.ts'
import type { Newsroom } from '../../src/service/newsroom/newsroom.ts'
import { type Seal, sealOf } from '../../src/service/newsroom/seal.ts'
import type { Task } from '../../src/service/newsroom/task.ts'
import { type Done, work } from '../../src/service/newsroom/work.ts'
import { publish } from '../../src/service/publish.ts'
import type { Registry } from '../../src/service/receipt/issue.ts'
import { memoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import type { Source } from '../../src/webhook/article.ts'
import { REPORT, SPEECH } from '../http/texts.ts'
import { NOW, type Signing, secretOf, signed } from '../webhook/sign.ts'

export const ADMIN_KEY = 'verbatim_admin_of-the-tests'
export const PUBLISH_KEY = 'verbatim_publish_of-the-tests'
export const KEYS = { publish: [await sha256(PUBLISH_KEY)], admin: [await sha256(ADMIN_KEY)] }
const SEAL_KEY = 'verbatim_seal_of-the-tests-and-of-nothing-else'

/** Of two texts. */
const LIBRARY = memoryStore()
await publish(LIBRARY, [REPORT, SPEECH])
const ENTRIES = Array.from(await LIBRARY.read(await LIBRARY.list(''), 'fresh'), ([key, value]) => {
  return [key, value ?? ''] as const
})

/** A library of the same texts, which its owner may change. */
function ownLibrary(): Store {
  const store = memoryStore()
  // Memory has written before it answers.
  void store.write(ENTRIES)
  return store
}

export type App = ReturnType<typeof appOf>

/** The application over a newsroom, or over none. */
export function appOf(newsroom: Newsroom | null, library: Store, registry: Registry | null = null) {
  return createApp({
    store: () => library,
    newsroom: () => newsroom,
    keys: () => KEYS,
    registry: async () => registry,
  })
}

export function sealBy(key: string): Seal {
  const seal = sealOf(key)
  if (seal === null) throw new RangeError('The key is too short to seal with')
  return seal
}

export type Posted = { readonly url: string; readonly headers: Headers; readonly body: string }

/** @param answer what receivers of callbacks answer. */
export function openNewsroom(answer: () => Response = () => new Response(null)) {
  let time = NOW
  const library = ownLibrary()
  const queued: Task[] = []
  const posted: Posted[] = []
  const newsroom: Newsroom = {
    store: memoryStore(() => time),
    queue: {
      async send(tasks) {
        queued.push(...tasks)
      },
    },
    seal: sealBy(SEAL_KEY),
    async fetch(input, init) {
      const request = new Request(input, init)
      posted.push({ url: request.url, headers: request.headers, body: await request.text() })
      return answer()
    },
    now: () => time,
    isLocal: false,
  }
  return {
    newsroom,
    library,
    app: appOf(newsroom, library),
    /** Tasks that wait, the oldest first. */
    queued,
    /** All that was posted, in order. */
    posted,
    /** Lets time pass. */
    advance(ms: number): void {
      time += ms
    },
    /** Does all that is queued, and what is queued by that, each once and as if for the last time. */
    async work(from: Store = library): Promise<readonly Done[]> {
      const done: Done[] = []
      for (let task = queued.shift(); task !== undefined; task = queued.shift()) {
        done.push(await work(newsroom, from, task, Number.POSITIVE_INFINITY))
      }
      return done
    },
  }
}

/** All that a store holds. */
export async function contentsOf(store: Store): Promise<Readonly<Record<string, string | null>>> {
  return Object.fromEntries(await store.read(await store.list(''), 'fresh'))
}

/** A request with a key, by default that of an administrator, and a JSON body if one is given. */
export function administering(method: string, body?: unknown, key: string = ADMIN_KEY): RequestInit {
  return {
    method,
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }
}

/** Adds the site `gazette` of a source, with the first of its secrets, unless something else is said. */
export async function addSite(
  app: { readonly request: (path: string, init: RequestInit) => Response | Promise<Response> },
  source: Source,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const site = { id: 'gazette', source, secret: secretOf(source), ...fields }
  const response = await app.request('/v1/sites', administering('POST', site))
  if (response.status !== 201) throw new Error(`Cannot add a site: ${await response.text()}`)
}

/** Where a source sends what the site has. */
export function webhookOf(source: Source, site = 'gazette'): string {
  return `/v1/webhooks/${source}?site=${site}`
}

/** A delivery of the site `gazette`, unless the path names another. */
export async function delivering(source: Source, signing: Signing = {}): Promise<[string, RequestInit]> {
  const path = signing.path ?? webhookOf(source)
  const { method, headers, body } = await signed(source, { ...signing, path })
  return [path, { method, headers, body }]
}
