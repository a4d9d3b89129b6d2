/** Rows of the document tables, by the page. */
import * as z from 'zod'
import { byId, type DocumentRow, ROWS_A_PAGE } from '../core/index/table.ts'
import { pageKey } from '../store/keys.ts'
import { READ_KEYS_MAX, StoreError } from '../store/store.ts'
import { decode, type HeldVersion, type Library, type ReadTally } from './library.ts'
import type { OpenSegment } from './segment.ts'

/** The rows of these versions, in their order. Throws `StoreError`. */
export async function readRows(
  library: Library,
  versions: readonly HeldVersion[],
  tally: ReadTally,
): Promise<DocumentRow[]> {
  const keys = [...new Set(versions.flatMap((version) => keyOf(version) ?? []))]
  const pages = new Map<string, readonly DocumentRow[]>()
  for (let from = 0; from < keys.length; from += READ_KEYS_MAX) {
    for (const [key, value] of await library.read(keys.slice(from, from + READ_KEYS_MAX), tally)) {
      pages.set(
        key,
        decode(key, () => page.parse(JSON.parse(value))),
      )
    }
  }
  return versions.map((version) => {
    const key = keyOf(version)
    const rows = key === null ? version.segment.small?.rows : pages.get(key)
    const row = rows?.find(({ id, digest }) => id === version.id && digest === version.digest)
    if (row === undefined) throw new StoreError('corrupt', `Cannot find the row of document "${version.id}"`)
    return row
  })
}

/** Throws `StoreError`. */
export async function titleOf(library: Library, version: HeldVersion, tally: ReadTally): Promise<string> {
  const [row] = await readRows(library, [version], tally)
  return row?.title ?? version.id
}

const page: z.ZodType<DocumentRow[]> = z.array(
  z.strictObject({
    id: z.string(),
    title: z.string(),
    author: z.string().nullable(),
    speaker: z.string().nullable(),
    publication: z.string().nullable(),
    date: z.string().nullable(),
    words: z.int(),
    sha256: z.string(),
    digest: z.string(),
  }),
)

/** The key of the page that has a version's row; `null` if its segment is held whole. */
function keyOf({ segment, id, digest }: HeldVersion): string | null {
  if (segment.small !== null) return null
  const at = placesOf(segment).get(`${id} ${digest}`) ?? 0
  return pageKey(segment.name, Math.floor(at / ROWS_A_PAGE))
}

const places = new WeakMap<OpenSegment, ReadonlyMap<string, number>>()

/** Where each row of a segment stands among them all; made when rows are first read, which verifying seldom does. */
function placesOf(segment: OpenSegment): ReadonlyMap<string, number> {
  const known = places.get(segment)
  if (known !== undefined) return known
  const { ids, digests } = segment.columns
  const order = ids.map((id, at) => ({ id, digest: digests[at] ?? '' })).sort(byId)
  const made = new Map(order.map(({ id, digest }, at) => [`${id} ${digest}`, at]))
  places.set(segment, made)
  return made
}
