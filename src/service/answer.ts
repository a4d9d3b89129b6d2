/** The shape of an answer, as the service gives it to every surface. Field names are the public contract. */

import type { DateCheck, Reason, SpeakerCheck, Verdict, Voice } from '../core/judgement/verdict.ts'
import type { Span } from '../core/span.ts'
import type { Attribution } from '../core/utterance.ts'
import type { Edit, Fold, Signal, Wording } from '../core/wording/finding.ts'
import type { TextQuoteSelector } from './selector.ts'

export type { DateCheck, Reason, SpeakerCheck, Verdict, Voice } from '../core/judgement/verdict.ts'
export type { Edit, Fold, Signal, SignalKind, Wording } from '../core/wording/finding.ts'

/** The part of a document's metadata that stands in a match. */
export type Source = {
  readonly id: string
  readonly title: string
  readonly author: string | null
  readonly publication: string | null
  readonly volume: number | null
  readonly issue: number | null
  readonly date: string | null
  readonly language: string
  readonly url: string | null
  readonly translation: boolean
  readonly sha256: string
  /** True of an older version: a later one is held under the same id. */
  readonly superseded: boolean
}

/**
 * One part of a match that was put together from several places. `claimed` is a span of the claimed quote, `span` one of
 * the document's text of that digest.
 */
export type Piece = {
  readonly claimed: Span
  readonly document: string
  readonly sha256: string
  readonly span: Span
}

export type Match = {
  readonly match: 'exact' | 'fuzzy'
  readonly wording: Wording
  /** Words kept ÷ the longer side, 0…1; for display only. */
  readonly similarity: number
  readonly text: string
  readonly edits: readonly Edit[]
  readonly folds: readonly Fold[]
  readonly signals: readonly Signal[]
  readonly voice: Voice | null
  readonly attribution: Attribution
  readonly checks: { readonly speaker: SpeakerCheck; readonly date: DateCheck }
  readonly document: Source
  readonly span: Span
  readonly pieces: readonly Piece[]
  readonly locator: string | null
  readonly selector: TextQuoteSelector
  readonly context: { readonly before: string; readonly after: string }
  /** Only where the document has a url. */
  readonly link: string | null
}

/** The texts held, in their latest versions. */
export type Corpus = {
  /** The same documents have the same version, however and whenever they came. */
  readonly version: string
  readonly documents: number
  readonly words: number
  /** Earliest and latest date of a document, as precise as known; ISO 8601. */
  readonly from: string | null
  readonly until: string | null
}

/** The texts held that belong to whoever is claimed, in their latest versions. */
export type Coverage = {
  readonly name: string
  readonly documents: number
  readonly words: number
  readonly from: string | null
  readonly until: string | null
}

export type Answer = {
  readonly id: string
  readonly verdict: Verdict
  readonly reasons: readonly Reason[]
  readonly warnings: readonly Signal[]
  readonly summary: string
  readonly claim: {
    readonly quote: string
    readonly speaker: string | null
    readonly date: string | null
    /** How the date was understood: one ISO 8601 date, or two where day and month could be either. */
    readonly date_read: readonly string[]
    readonly document: string | null
  }
  readonly places: { readonly count: number; readonly complete: boolean }
  readonly matches: readonly Match[]
  readonly nearest: Match | null
  /** `speaker` only if asked for; `null` if none is claimed. */
  readonly corpus: Corpus & { readonly speaker?: Coverage | null | undefined }
}

/** What one verification cost the store and the processor. */
export type Cost = {
  /** Reads, one after another. */
  readonly rounds: number
  /** 1, or 2 if the first wave of reads did not settle the claim. */
  readonly waves: number
  /** Keys asked for and the UTF-8 bytes of their values, whether the isolate's cache held them or not. */
  readonly keys: number
  readonly bytes: number
  readonly postings: number
  /** Cells of the alignment tables, and pairs of words compared for them. */
  readonly cells: number
  /** Words read in windows of the texts, and laid out at the places found. */
  readonly words: number
}
