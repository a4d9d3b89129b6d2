/** Planning a publication: what of it is new, what it takes out, and which heads its segment replaces. */
import { ENGINE } from '../core/version.ts'
import { type HeldVersion, holdingOf } from './holding.ts'
import { type Library, newTally } from './library.ts'
import type { Head, Heads, Origin, Removal } from './record.ts'
import { readRows } from './rows.ts'
import type { OpenSegment } from './segment.ts'

/** Words up to which documents go into a small segment, unless said otherwise, and how many of these there may be. */
export const SMALL_WORDS_MAX = 65_536
export const SMALL_SEGMENTS_MAX = 8

/** A document as it is compared with what is held. */
export type Incoming = {
  readonly id: string
  /** Of all that is told of it, and of its text alone. */
  readonly digest: string
  readonly sha256: string
}

export type Changes<One extends Incoming> = {
  readonly added: readonly One[]
  readonly removed: readonly Removal[]
}

/**
 * What is new among the documents, and which versions go: a replaced one whose text is the same, as only what was known
 * of it has changed; and with `prune` what came by `ingest` and is not among them. Throws `StoreError`.
 */
export async function changesOf<One extends Incoming>(
  library: Library | null,
  documents: readonly One[],
  prune: boolean,
): Promise<Changes<One>> {
  if (library === null) return { added: documents, removed: [] }
  const added = documents.filter(({ id, digest }) => {
    const version = library.document(id)
    // What another version of the program has read is read again.
    const engine = version === null ? null : library.heads.get(version.segment.head)?.engine
    return version?.digest !== digest || engine !== ENGINE
  })
  const ids = new Set(documents.map(({ id }) => id))
  return {
    added,
    removed: [...(await replacedAlike(library, added)), ...(prune ? pruned(library, ids) : [])],
  }
}

/** The small segments of a library. */
export function smallSegments({ segments }: Library): OpenSegment[] {
  return [...segments.values()].filter(({ form }) => form === 'small')
}

/**
 * True if so many words become a segment beside what is held, and no new one of all. A request has no time to write all
 * anew: what comes by it stays by itself until somebody compacts.
 */
export function isAlone(
  library: Library | null,
  words: number,
  { origin, smallWords }: { readonly origin: Origin; readonly smallWords: number },
): boolean {
  if (library === null || words === 0 || origin === 'api') return true
  return words <= smallWords && smallSegments(library).length < SMALL_SEGMENTS_MAX
}

/** The versions that a segment which replaces these heads has from them. */
export function keptFrom(
  library: Library,
  replaced: Heads,
  {
    added,
    removed,
  }: { readonly added: readonly Pick<Incoming, 'id' | 'digest'>[]; readonly removed: readonly Removal[] },
): HeldVersion[] {
  const gone = new Set(removed.map(({ id, digest }) => nameOf(id, digest)))
  const own = new Set(added.map(({ id, digest }) => nameOf(id, digest)))
  const segments = [...library.segments].flatMap(([head, segment]) => (replaced.has(head) ? [segment] : []))
  // Also what another segment has too: it may be replaced at the same time by one who relies on this one.
  return holdingOf(segments, library.heads).versions.filter(({ id, digest }) => {
    const name = nameOf(id, digest)
    return !gone.has(nameOf(id, null)) && !gone.has(name) && !own.has(name)
  })
}

/** The heads of small segments, the smallest first, as many as fit into one; and those that only remove documents. */
export function smallHeads(library: Library): Heads {
  const { heads } = library
  const small = smallSegments(library).sort((a, b) => a.words - b.words)
  const chosen = new Map<string, Head>([...heads].filter(([, { segment }]) => segment === null))
  let words = 0
  for (const segment of small) {
    words += segment.words
    const head = heads.get(segment.head)
    if (words > SMALL_WORDS_MAX || head === undefined) break
    chosen.set(segment.head, head)
  }
  return chosen
}

/** Takes out all versions of a document. */
export function allOf({ id, stamp }: HeldVersion): Removal {
  return { id, stamp, digest: null }
}

async function replacedAlike(library: Library, added: readonly Incoming[]): Promise<Removal[]> {
  const texts = new Map(added.map(({ id, sha256 }) => [id, sha256]))
  const replaced = [...texts.keys()].flatMap((id) => library.document(id) ?? [])
  const rows = await readRows(library, replaced, newTally())
  return replaced.flatMap(({ id, digest, stamp }, at) =>
    rows[at]?.sha256 === texts.get(id) ? [{ id, digest, stamp }] : [],
  )
}

function pruned({ versions }: Library, ids: ReadonlySet<string>): Removal[] {
  return versions
    .filter(({ id, origin, superseded }) => origin === 'ingest' && !superseded && !ids.has(id))
    .map(allOf)
}

function nameOf(id: string, digest: string | null): string {
  return `${id} ${digest ?? ''}`
}
