/** The verdict: three judgements on each place, one table from them to a verdict, and the claim's choice among its places. */
import { type WeighedSignal, WORDINGS, type Wording } from '../wording/finding.ts'

export const VERDICTS = [
  'verbatim',
  'altered',
  'misattributed',
  'misdated',
  'not_found',
  'undetermined',
] as const
export type Verdict = (typeof VERDICTS)[number]

export type Reason =
  | 'words_changed'
  | 'stitched'
  | 'other_speaker'
  | 'not_quoted'
  | 'speaker_unknown'
  | 'too_short'
  | 'other_date'
  | 'ambiguous'
  | 'budget_exhausted'

/** Who speaks at a place; `null` where the text never marks speech. */
export type Voice = 'speech' | 'reported' | 'narration' | 'mixed'
export type SpeakerCheck = 'confirmed' | 'contradicted' | 'unknown' | 'not_claimed'
export type DateCheck = 'confirmed' | 'published' | 'contradicted' | 'unknown' | 'not_claimed'

/** What was found out about one place. */
export type Judgement = {
  readonly wording: Wording
  readonly speaker: SpeakerCheck
  /** A person named in the document is claimed for words that are not given as his. */
  readonly notQuoted: boolean
  /** Too few words to hold another's mouth against a claim. */
  readonly tooShort: boolean
  readonly date: DateCheck
}

export type PlaceVerdict = Exclude<Verdict, 'not_found'>

/** The table. A place's verdict is that of the first row that holds; the reasons of all rows that hold are listed. */
const ROWS: readonly {
  readonly verdict: PlaceVerdict
  readonly reason: Reason
  readonly holds: (place: Judgement) => boolean
}[] = [
  { verdict: 'altered', reason: 'words_changed', holds: ({ wording }) => wording === 'altered' },
  { verdict: 'altered', reason: 'stitched', holds: ({ wording }) => wording === 'stitched' },
  { verdict: 'misattributed', reason: 'other_speaker', holds: ({ speaker }) => speaker === 'contradicted' },
  { verdict: 'misattributed', reason: 'not_quoted', holds: ({ notQuoted }) => notQuoted },
  {
    verdict: 'undetermined',
    reason: 'too_short',
    holds: ({ speaker, notQuoted, tooShort }) => speaker === 'unknown' && !notQuoted && tooShort,
  },
  {
    verdict: 'undetermined',
    reason: 'speaker_unknown',
    holds: ({ speaker, notQuoted, tooShort }) => speaker === 'unknown' && !notQuoted && !tooShort,
  },
  { verdict: 'misdated', reason: 'other_date', holds: ({ date }) => date === 'contradicted' },
]

export function judgePlace(place: Judgement): { verdict: PlaceVerdict; reasons: Reason[] } {
  const rows = ROWS.filter(({ holds }) => holds(place))
  return { verdict: rows[0]?.verdict ?? 'verbatim', reasons: rows.map(({ reason }) => reason) }
}

/** Judged, with what ties are broken by. */
export type Contender = Judgement & {
  readonly verdict: PlaceVerdict
  readonly voice: Voice | null
  /** Full changes among the edits. */
  readonly changes: number
  readonly similarity: number
  /** When it was said, or else printed; ISO 8601. */
  readonly said: string | null
  readonly document: string
  /** True if a later version of the document is held. */
  readonly superseded: boolean
  readonly start: number
}

/** Orders places from the kindest to the claim to the least kind; the claim's verdict is that of the first. */
export function byKindness(a: Contender, b: Contender): number {
  return (
    kindness(a) - kindness(b) ||
    Number(a.superseded) - Number(b.superseded) ||
    intactness(a.wording) - intactness(b.wording) ||
    Number(a.changes > 0) - Number(b.changes > 0) ||
    DATES.indexOf(a.date) - DATES.indexOf(b.date) ||
    Number(b.voice === 'speech') - Number(a.voice === 'speech') ||
    b.similarity - a.similarity ||
    compare(a.said ?? LAST, b.said ?? LAST) ||
    compare(a.document, b.document) ||
    a.start - b.start
  )
}

const LAST = '~'

/** A cut and a changed word weigh the same: which is the lesser evil, the other ties tell. */
function intactness(wording: Wording): number {
  return WORDINGS.indexOf(wording === 'altered' ? 'stitched' : wording)
}

const DATES: readonly DateCheck[] = ['confirmed', 'published', 'not_claimed', 'unknown', 'contradicted']

/** Altered words in the right mouth are kinder than right words in the wrong one. */
function kindness({ verdict, speaker }: Contender): number {
  switch (verdict) {
    case 'verbatim':
      return 0
    case 'undetermined':
      return 1
    case 'misdated':
      return 2
    case 'altered':
      return speaker === 'confirmed' || speaker === 'not_claimed' ? 3 : 5
    case 'misattributed':
      return 4
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** How far the search got. */
export type Search = {
  /** True if every place where the claim could stand word for word was read. */
  readonly complete: boolean
}

/**
 * The claim's verdict from its places, kindest first. What was not read could only be kinder, so
 * short of `verbatim` an unfinished search decides nothing.
 */
export function judgeClaim(
  places: readonly (Contender & { readonly reasons: readonly Reason[] })[],
  { complete }: Search,
): { verdict: Verdict; reasons: readonly Reason[] } {
  const [best] = places
  if (best === undefined) {
    return complete
      ? { verdict: 'not_found', reasons: [] }
      : { verdict: 'undetermined', reasons: ['budget_exhausted'] }
  }
  if (best.verdict === 'verbatim' || complete) return { verdict: best.verdict, reasons: best.reasons }
  return { verdict: 'undetermined', reasons: [...new Set<Reason>([...best.reasons, 'ambiguous'])] }
}

/** The signals that bear on the meaning. */
export function warningsOf(signals: readonly WeighedSignal[]): WeighedSignal[] {
  return signals.filter(({ warns }) => warns)
}
