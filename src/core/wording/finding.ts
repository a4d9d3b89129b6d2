/** The vocabulary of findings: what a comparison of a claim with a place can say. */
import type { Span } from '../span.ts'

/** How the claim's words stand to the source's, from the best to the worst. */
export type Wording = (typeof WORDINGS)[number]
export const WORDINGS = ['exact', 'respelled', 'elided', 'stitched', 'altered'] as const

/** What the claim did to the source. */
export type Edit = {
  readonly op: 'replace' | 'insert' | 'delete' | 'elide' | 'bracket'
  /** The words as claimed and as the source has them, punctuation between them included; one may be empty. */
  readonly claimed: string
  readonly source: string
  /** 0-based index of the claimed word at which it happens. */
  readonly at: number
  /** `light`: a contraction opened or closed, a one-letter slip, an honest editorial mark. */
  readonly weight: 'light' | 'full'
  /** Where one word was replaced by a similar one: the letters that differ, as spans of `claimed` and `source`. */
  readonly detail: readonly Detail[]
}

/** Half-open spans of UTF-16 units, of which one may be empty. */
export type Detail = { readonly claimed: Span; readonly source: Span }

export type SignalKind =
  | 'negation_changed'
  | 'number_changed'
  | 'name_changed'
  | 'modal_changed'
  | 'qualifier_dropped'
  | 'question_changed'
  | 'elision_hides'
  | 'bracket_replaces'
  | 'truncated_sentence'
  | 'mixed_voice'
  | 'quoting'
  | 'speaker_unread'
  | 'role_changed'
  | 'ambiguous_date'
  | 'suspicious_characters'
  | 'also_elsewhere'
  | 'superseded'

/** Something a reader should know; names the claimed words and the source's words, each possibly empty. */
export type Signal = { readonly kind: SignalKind; readonly claimed: string; readonly source: string }

/** A signal with the engine's opinion whether it bears on the meaning: then it becomes a warning. */
export type WeighedSignal = Signal & { readonly warns: boolean }

/** Typography that had to be folded for the words to be equal. */
export type Fold =
  | 'case'
  | 'quotes'
  | 'dashes'
  | 'spaces'
  | 'punctuation'
  | 'compatibility'
  | 'diacritics'
  | 'invisible'
  | 'line_breaks'

/** A part of the claim and where it stands: spans of the quote and of the canonical text. */
export type Piece = { readonly claimed: Span; readonly span: Span }
