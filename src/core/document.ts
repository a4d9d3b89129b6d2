/** What a document is: a canonical text with its metadata, as a source's reader hands it over. */
import type { Span } from './span.ts'

/** Bibliographic facts about a document. A missing fact is `null`, never an empty string. */
export type Metadata = {
  /** Stable name in URLs: lower-case letters, digits, `-`, `.` and `_`; at most 100 characters. */
  readonly id: string
  readonly title: string
  readonly author: string | null
  /** Set if the whole text is one person's speech. */
  readonly speaker: string | null
  readonly publication: string | null
  readonly volume: number | null
  readonly issue: number | null
  /** Publication date (of a speech: the day it was given), ISO 8601, as precise as known: `1999-06-14`, `1999-06`, `1999`. */
  readonly date: string | null
  /** BCP 47 tag. */
  readonly language: string
  readonly url: string | null
  readonly licence: string | null
  readonly fiction: boolean
  readonly translation: boolean
  /** True if it may be quoted from but not read whole, as texts under copyright. Left out of all others. */
  readonly restricted?: boolean
  /** Other names by which people know a person, publication or work: `{ "Leonid Ivashov": ["L. G. Ivashov"] }`. */
  readonly aliases: Readonly<Record<string, readonly string[]>>
}

/** The facts of a document of which nothing is known but its name. */
export const NOTHING_KNOWN: Omit<Metadata, 'id' | 'title'> = {
  author: null,
  speaker: null,
  publication: null,
  volume: null,
  issue: null,
  date: null,
  language: 'en',
  url: null,
  licence: null,
  fiction: false,
  translation: false,
  aliases: {},
}

/** From `start` (a UTF-16 offset in the text) on, the text is cited as `label`, for example `Genesis 1:1`. */
export type Locator = { readonly start: number; readonly label: string }

/** An editor's word on one quotation: `quote` is looked up in the text, the other fields win over what is inferred. */
export type AttributionOverride = {
  readonly quote: string
  readonly speaker?: string
  readonly role?: string
  readonly date?: string
  readonly via?: readonly string[]
}

export type Document = {
  readonly metadata: Metadata
  /** The canonical text. Every offset in the product counts its UTF-16 code units. */
  readonly text: string
  /** Parts of the text that hold no words of the work, such as a speech's `[Laughter]`; ascending, disjoint. */
  readonly silent: readonly Span[]
  /** Ascending by `start`. */
  readonly locators: readonly Locator[]
  readonly overrides: readonly AttributionOverride[]
}
