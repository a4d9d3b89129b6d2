/** Who says what in a document: the words for it. */
import type { Span } from './span.ts'

/** Where in the canonical text one part of an attribution was read, and whether it stands there or was concluded from it. */
export type Evidence = Span & {
  readonly of: 'speaker' | 'date' | 'via'
  readonly certainty: 'stated' | 'inferred'
}

/** `unnamed`: people whom the text does not name, "a senior official", and texts that speak, "the statement". */
export type SpeakerKind = 'person' | 'organisation' | 'unnamed'

/** Who said something, when (ISO 8601, as precise as known, or an interval), and through which outlets it was reported. */
export type Attribution = {
  /** The fullest name in the text; of unnamed speakers the words that describe them. */
  readonly speaker: string | null
  /** Null if there is no speaker. */
  readonly kind: SpeakerKind | null
  readonly role: string | null
  readonly date: string | null
  readonly via: readonly string[]
  readonly evidence: readonly Evidence[]
  /** Who may be meant where more than one person may be, and so none is named. */
  readonly candidates: readonly string[]
}

/** The attribution of words that nobody is known to have said. */
export const NOBODY: Attribution = {
  speaker: null,
  kind: null,
  role: null,
  date: null,
  via: [],
  evidence: [],
  candidates: [],
}

/**
 * What quotation marks are for: somebody's words; the title of a work; a name that something goes by; or words that the
 * writer holds at arm's length, `scare` quotes. Only the first has a speaker.
 */
export type Use = 'quotation' | 'title' | 'name' | 'scare'

/**
 * A stretch of a document that is somebody's words: quoted (`speech`, the span inside the marks) or
 * told indirectly (`reported`, "Ivashov suggested that …", the clause after the cue).
 */
export type Utterance = Span & {
  readonly voice: 'speech' | 'reported'
  readonly use: Use
  readonly attribution: Attribution
  /** True if only a bare attribution ("the Russian general said") parts it from the utterance before: one interrupted speech. */
  readonly continues: boolean
}

/** What reading a document's quotation marks and cues yields. */
export type Voices = {
  /** Ascending by `start`, disjoint. Empty in a document that is one speech. */
  readonly utterances: readonly Utterance[]
  /** Words retold inside somebody's speech: quotations in a speech document, nested quotations elsewhere. Ascending. */
  readonly quoted: readonly Span[]
  /** False where the text never marks speech (scripture, a book of maxims). */
  readonly marksSpeech: boolean
}
