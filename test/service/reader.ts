/** What readers are told of a library, as far as two libraries of the same texts must tell them the same. */
import type { Answer, Match, Verdict } from '../../src/service/answer.ts'
import { type Library, openLibrary } from '../../src/service/library.ts'
import type { Clock } from '../../src/service/publish.ts'
import { verify } from '../../src/service/verify.ts'
import { type Store, StoreError } from '../../src/store/store.ts'
import type { Model } from '../store/model.ts'

export type ToldMatch = Pick<Match, 'wording' | 'text' | 'span'> &
  Pick<Match['document'], 'id' | 'sha256' | 'superseded'>

export type Told = {
  readonly verdict: Verdict
  readonly reasons: Answer['reasons']
  readonly places: Answer['places']
  readonly matches: readonly ToldMatch[]
}

/** All that one library tells of some claims. `empty`: there is none. */
export type State = { readonly version: string; readonly told: readonly Told[] } | 'empty'

export async function tell(library: Library, quote: string): Promise<Told> {
  const asked = { quote, speaker: null, date: null, document: null }
  const found = await verify(library, asked, { limit: 10 })
  if (found.kind !== 'answer') throw new Error('No document was asked for')
  const { verdict, reasons, places, matches } = found.answer
  return {
    verdict,
    reasons,
    places,
    matches: matches.map(({ wording, text, span, document: { id, sha256, superseded } }) => {
      return { wording, text, span, id, sha256, superseded }
    }),
  }
}

export async function stateOf(library: Library | null, quotes: readonly string[]): Promise<State> {
  if (library === null) return 'empty'
  const told: Told[] = []
  for (const quote of quotes) told.push(await tell(library, quote))
  return { version: library.corpus.version, told }
}

/** What a reader is told who asks the store now. Throws `StoreError`. */
export async function read(store: Store, quotes: readonly string[]): Promise<State> {
  return stateOf(await openLibrary(store), quotes)
}

export async function opened(store: Store): Promise<Library> {
  const library = await openLibrary(store)
  if (library === null) throw new Error('Nothing is published')
  return library
}

const BASE_MS = 1_700_000_000_000

/** The model's time as publishers see it; to wait lets it pass. */
export function clockOf(model: Model): Clock {
  return { now: () => BASE_MS + model.now(), wait: async (milliseconds) => model.advance(milliseconds) }
}

/** Does it again, some time later, for as long as the store fails. */
export async function insist<T>(model: Model, attempt: () => Promise<T>): Promise<T> {
  for (let left = INSIST_MAX; ; left--) {
    try {
      return await attempt()
    } catch (fault) {
      if (!(fault instanceof StoreError) || left === 0) throw fault
      model.advance(INSIST_MS)
    }
  }
}

const INSIST_MAX = 100
const INSIST_MS = 7_000
