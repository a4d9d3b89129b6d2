/** A small library of two invented texts, and the application over it. */
import { type Document, NOTHING_KNOWN } from '../../src/core/document.ts'
import { createApp } from '../../src/http/app.ts'
import { publish } from '../../src/service/publish.ts'
import { memoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'

export const REPORT: Document = {
  metadata: {
    ...NOTHING_KNOWN,
    id: 'gazette-12',
    title: 'Council keeps the lighthouse',
    publication: 'Harbour Gazette',
    issue: 12,
    date: '2003-05-03',
  },
  text: `The harbour council met on Friday to decide what becomes of the old lighthouse.

“We will not sell the lighthouse to any private buyer,” said Mayor Edith Calloway. “It belongs to the people who paid for it.”

The treasurer, Oskar Lindqvist, had asked for an early sale. The vote was nine to four.
`,
  silent: [],
  locators: [],
  overrides: [],
}

export const SPEECH: Document = {
  metadata: {
    ...NOTHING_KNOWN,
    id: 'calloway-opening',
    title: 'At the opening of the new pier',
    speaker: 'Edith Calloway',
    date: '2004-06-21',
  },
  text: `Neighbours, this pier is longer than the one our grandparents built, and it cost less than the storm that broke theirs.

Nobody in this town was asked to give more than a day of work, and nobody gave less.
`,
  silent: [],
  locators: [],
  overrides: [],
}

/** Words of `REPORT` as a typewriter has them; the text has curly marks. */
export const QUOTE = 'We will not sell the lighthouse to any private buyer'

export const EMPTY = createApp({ store: () => memoryStore() })

export async function openLighthouse() {
  const store = memoryStore()
  await publish(store, [REPORT, SPEECH])
  return createAppOver(store)
}

export function createAppOver(store: Store) {
  return createApp({ store: () => store })
}

/** A POST of `body` as JSON. */
export function posting(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }
}

/** `/v1/verify` with the fields as a query. */
export function asking(fields: Readonly<Record<string, string>>): string {
  return `/v1/verify?${new URLSearchParams(fields)}`
}

/** A call of a tool by an agent. */
export function calling(name: string, input: unknown): RequestInit {
  const { headers, ...request } = posting({
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: { name, arguments: input },
  })
  return { ...request, headers: { ...headers, Accept: 'application/json, text/event-stream' } }
}
