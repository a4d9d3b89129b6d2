/** What a library holds, read here or from a service. */
import * as z from 'zod'
import type { Corpus } from '../service/answer.ts'
import { listDocuments, readDocument } from '../service/documents.ts'
import { openLibrary } from '../service/library.ts'
import { asking, exchange, notVerbatim, readJson } from './client.ts'
import { connect } from './connect.ts'
import { MisuseError } from './exit.ts'
import type { LibraryPlace } from './place.ts'
import { EMPTY } from './verify.ts'

/** A document as a list shows it. */
export type Listed = z.infer<typeof LISTED>

const fact = z.string().nullable()
const LISTED = z.object({
  id: z.string(),
  title: z.string(),
  author: fact,
  speaker: fact,
  publication: fact,
  date: fact,
  words: z.int(),
})
const PAGE = z.object({
  documents: z.array(LISTED),
  next: fact,
  corpus: z.custom<Corpus>((value) => z.looseObject({ documents: z.int() }).safeParse(value).success),
})

/** A document with its text; the service may tell more, and all of it is printed as JSON. */
const DOCUMENT = z.looseObject({
  ...LISTED.shape,
  volume: z.int().nullable(),
  issue: z.int().nullable(),
  language: z.string(),
  url: fact,
  licence: fact,
  translation: z.boolean(),
  restricted: z.boolean().optional(),
  sha256: z.string(),
  text: z.string(),
  quotations: z.array(z.unknown()),
})
export type Shown = z.infer<typeof DOCUMENT>

/** Documents of one request. */
const PAGE_DOCUMENTS = 100

export type Holdings = { readonly documents: readonly Listed[]; readonly corpus: Corpus }

/** All documents, by id. Throws `StoreError`, also if there are none, and `MisuseError`. */
export async function readHoldings(place: LibraryPlace): Promise<Holdings> {
  if (place.kind === 'service') return askHoldings(place.url)
  const { store, close } = await connect(place.target)
  try {
    const library = await openLibrary(store)
    if (library === null) throw EMPTY()
    const { documents } = await listDocuments(library, { after: null, limit: Number.POSITIVE_INFINITY })
    return { documents: documents.map((row) => LISTED.parse(row)), corpus: library.corpus }
  } finally {
    await close()
  }
}

async function askHoldings(url: URL): Promise<Holdings> {
  const documents: Listed[] = []
  for (let after: string | null = null; ; ) {
    const address = new URL(`/v1/documents?limit=${PAGE_DOCUMENTS}`, url)
    if (after !== null) address.searchParams.set('after', after)
    const page = PAGE.safeParse(await ask(address))
    if (!page.success) throw notVerbatim(url)
    documents.push(...page.data.documents)
    const { next, corpus } = page.data
    if (next === null) return { documents, corpus }
    // A list that does not go on would never end.
    if (after !== null && next <= after) throw notVerbatim(url)
    after = next
  }
}

/** One document. Throws `MisuseError` if it is not held, and `StoreError`. */
export async function readHeld(id: string, place: LibraryPlace): Promise<Shown> {
  if (place.kind === 'service') {
    const shown = DOCUMENT.safeParse(await ask(new URL(`/v1/documents/${encodeURIComponent(id)}`, place.url)))
    if (shown.success) return shown.data
    throw notVerbatim(place.url)
  }
  const { store, close } = await connect(place.target)
  try {
    const library = await openLibrary(store)
    if (library === null) throw EMPTY()
    const document = await readDocument(library, id)
    if (document === null) throw new MisuseError(`The library has no document ${id}`)
    const { metadata, sha256, words, text, quotations } = document
    return { ...metadata, sha256, words, text, ...quotations, quotations: [...quotations.quotations] }
  } finally {
    await close()
  }
}

async function ask(address: URL): Promise<unknown> {
  return readJson(await exchange(address, asking(address)))
}
