/** One document put into the library by a request, or taken out of it. */
import type { Document } from '../core/document.ts'
import { tokenize } from '../core/text/token.ts'
import type { Store } from '../store/store.ts'
import type { Plan } from './allowance.ts'
import type { Corpus } from './answer.ts'
import { type Library, openLibrary } from './library.ts'
import { SMALL_WORDS_MAX, smallSegments } from './plan.ts'
import { compact, digestDocument, publish, remove, SYSTEM_CLOCK } from './publish.ts'
import { type Settled, settle } from './settle.ts'

/** Whether to go on, by the digest of the document as it is held; `null` if it is not. */
export type Condition = (digest: string | null) => boolean

export type Put =
  | {
      readonly kind: 'held'
      readonly id: string
      readonly sha256: string
      readonly digest: string
      readonly words: number
      readonly status: 'created' | 'replaced' | 'unchanged'
      readonly corpus: Corpus
    }
  | Unmet
  | { readonly kind: 'too_long'; readonly words: number }
  | { readonly kind: 'compaction_needed' }

export type Deleted = { readonly kind: 'deleted' } | { readonly kind: 'unknown' } | Unmet

type Unmet = { readonly kind: 'condition_unmet'; readonly digest: string | null }

/**
 * Small segments, and words in them, up to which requests add more. Every claim is looked up in each, and every isolate
 * holds them whole.
 */
export const SMALL_SEGMENTS_HELD_MAX = 32
export const SMALL_WORDS_HELD_MAX = 8 * SMALL_WORDS_MAX

/**
 * Publishes a document, in place of the one of its id. The condition is held against what can be seen from here: of two
 * who write at the same time both may be let through; then the one whose head is later stays, and the other's wording is
 * still found, as superseded. Throws `StoreError`.
 */
export async function putDocument(
  store: Store,
  document: Document,
  { plan, condition }: { readonly plan: Plan; readonly condition: Condition },
): Promise<Put> {
  const { id } = document.metadata
  const words = wordsBeyond(SMALL_WORDS_MAX, document.text)
  if (words !== null) return { kind: 'too_long', words }
  const settled = await withRoom(store, plan)
  const before = settled.library?.document(id)?.digest ?? null
  if (!condition(before)) return { kind: 'condition_unmet', digest: before }
  const { sha256, digest } = await digestDocument(document)
  if (before !== digest && !hasRoom(settled.library)) return { kind: 'compaction_needed' }
  const { corpus } = await publish(store, [document], { origin: 'api', settled })
  const held = (await openLibrary(store))?.versions.find(
    (version) => version.id === id && version.digest === digest,
  )
  return {
    kind: 'held',
    id,
    sha256,
    digest,
    words: held?.words ?? 0,
    status: before === null ? 'created' : before === digest ? 'unchanged' : 'replaced',
    corpus,
  }
}

/** Takes a document out, with all its versions. Throws `StoreError`. */
export async function deleteDocument(store: Store, id: string, condition: Condition): Promise<Deleted> {
  const settled = await settle(store, SYSTEM_CLOCK)
  const version = settled.library?.document(id) ?? null
  if (version === null) return { kind: 'unknown' }
  if (!condition(version.digest)) return { kind: 'condition_unmet', digest: version.digest }
  await remove(store, [version], { settled })
  return { kind: 'deleted' }
}

/** Where there is time for it, small segments are joined before there are too many. */
async function withRoom(store: Store, plan: Plan): Promise<Settled> {
  const settled = await settle(store, SYSTEM_CLOCK)
  if (plan === 'free' || hasRoom(settled.library)) return settled
  await compact(store, { form: 'small' })
  return settle(store, SYSTEM_CLOCK)
}

function hasRoom(library: Library | null): boolean {
  const small = library === null ? [] : smallSegments(library)
  const words = small.reduce((sum, segment) => sum + segment.words, 0)
  return small.length < SMALL_SEGMENTS_HELD_MAX && words < SMALL_WORDS_HELD_MAX
}

/** The words of a text if they are more than `most`. */
function wordsBeyond(most: number, text: string): number | null {
  if (text.length <= most) return null
  const words = tokenize(text).length
  return words > most ? words : null
}
