/** Verifying one claim: core says what to look for, the store answers, core judges. */
import { PASSAGE_WORDS, type Slice, tokensOf } from '../core/block.ts'
import { passagesOf } from '../core/candidate.ts'
import { readClaim } from '../core/claim.ts'
import { formatDate, type PartialDate, readDate } from '../core/date.ts'
import { type Decision, decide } from '../core/decide.ts'
import type { ClaimedSpeaker } from '../core/judge.ts'
import type { Claimed } from '../core/place.ts'
import { spokenReading } from '../core/spoken.ts'
import { tokenize } from '../core/token.ts'
import { warningsOf } from '../core/verdict.ts'
import { ENGINE } from '../core/version.ts'
import type { Answer, Cost, Signal } from './answer.ts'
import { nameOf } from './digest.ts'
import type { DocumentSummary, Library } from './library.ts'
import { describeComposition, describePlace } from './match.ts'
import { type Held, heldUnder } from './owner.ts'
import { type SearchResult, search } from './search.ts'
import { summarize } from './summary.ts'

export type Claim = {
  readonly quote: string
  readonly speaker: string | null
  /** As people write dates; see `readDate`. */
  readonly date: string | null
  /** Id of the only document to look in. */
  readonly document: string | null
}

export type Verification =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly cost: Cost }
  | { readonly kind: 'unknown_document' }

/**
 * Verifies a claim against the library; `limit` matches are told. Throws `StoreError` if storage
 * fails, and `RangeError` for a quote without words or a date that is none.
 */
export async function verify(
  library: Library,
  claim: Claim,
  options: { readonly limit: number },
): Promise<Verification> {
  const read = readClaim(claim.quote)
  const spoken = spokenReading(read)
  const readings = spoken === null ? [read] : [read, spoken]
  if (read.words.length === 0) throw new RangeError('Cannot verify a quote without words')
  const dates = claim.date === null ? [] : readDate(claim.date)
  if (claim.date !== null && dates.length === 0)
    throw new RangeError('Cannot verify a claim with an unreadable date')
  const document = claim.document === null ? null : library.document(claim.document)
  if (claim.document !== null && document === null) return { kind: 'unknown_document' }

  const held = claim.speaker === null ? null : heldUnder(claim.speaker, library.owners)
  const nameKey = claim.speaker === null ? null : surnameKey(claim.speaker)
  const tally = { rounds: 0, keys: 0, bytes: 0 }
  const found = await search(
    library,
    { claim: spoken ?? read, document, nameKey, prefers: (other) => held?.documents.has(other.id) ?? false },
    tally,
  )
  const claimed: Claimed = {
    speaker:
      claim.speaker === null || held === null
        ? null
        : claimedSpeaker(claim.speaker, held, dates, nameKey, found),
    dates,
    library: library.corpus.words,
    occurrences: found.occurrences,
  }
  const decision = decide(claimed, readings, found.windows, found.complete)
  const question = [claim.quote, claim.speaker, claim.date, claim.document, options.limit]
  const answer: Answer = {
    id: await nameOf([ENGINE, library.corpus.version, JSON.stringify(question)]),
    ...tell(decision, found.complete, claim, dates, document, options.limit, library),
    corpus: library.corpus,
  }
  return { kind: 'answer', answer, cost: { ...tally, postings: found.postings, cells: decision.cells } }
}

function claimedSpeaker(
  name: string,
  held: Held,
  dates: readonly PartialDate[],
  nameKey: string | null,
  { namePassages }: SearchResult,
): ClaimedSpeaker {
  const [dated] = dates
  return {
    name,
    spokeUntil: dates.length === 1 && dated !== undefined ? dated : held.speaksUntil,
    isWork: held.isWork,
    fitsBetter: (known) => held.namesakes.size > 0 && !held.namesakes.has(known),
    isNamedIn: (slice) => nameKey !== null && namePassages !== null && isNamed(nameKey, namePassages, slice),
  }
}

/** True if the slice's document holds the word. A passage shared with another document is looked into, as far as the slice has it. */
function isNamed(key: string, passages: ReadonlySet<number>, slice: Slice): boolean {
  const { first, words } = slice.document
  const { from, to } = passagesOf(first, words)
  for (let passage = from; passage < to; passage++) {
    if (!passages.has(passage)) continue
    const start = passage * PASSAGE_WORDS - first
    const isOwn = start >= 0 && start + PASSAGE_WORDS <= words
    if (isOwn || tokensOf(slice, Math.max(0, start), start + PASSAGE_WORDS).some((word) => word.key === key))
      return true
  }
  return false
}

/** The word under which a name is looked up: its surname's last. */
function surnameKey(name: string): string | null {
  const words = tokenize(name.split(',')[0] ?? '')
  return words.findLast(({ word }) => word.length > 2 || words.length === 1)?.key ?? null
}

function tell(
  decision: Decision,
  complete: boolean,
  claim: Claim,
  dates: readonly PartialDate[],
  document: DocumentSummary | null,
  limit: number,
  library: Library,
): Omit<Answer, 'id' | 'corpus'> {
  const { places, composition, nearest, verdict, reasons } = decision
  const [decided] = places
  const intact = places.filter(({ wording }) => wording !== 'altered' && wording !== 'stitched')
  const count = composition === null ? (intact.length > 0 ? intact : places).length : 1
  const elsewhere: Signal[] =
    count > 1 ? [{ kind: 'also_elsewhere', claimed: '', source: `${count} places` }] : []
  const described = places.slice(0, limit).map((place) => describePlace(place))
  const matches =
    composition === null ? described : [describeComposition(composition), ...described].slice(0, limit)
  const [first, ...others] = matches
  const withElsewhere =
    first === undefined ? [] : [{ ...first, signals: [...first.signals, ...elsewhere] }, ...others]
  const warnings = composition === null && decided !== undefined ? warningsOf(decided.signals).map(plain) : []
  return {
    verdict,
    reasons,
    warnings,
    summary: summarize({
      verdict,
      reasons,
      claim,
      match: first ?? null,
      complete,
      document,
      corpus: library.corpus,
    }),
    claim: { ...claim, date_read: dates.map(formatDate) },
    places: { count, complete },
    matches: withElsewhere,
    nearest: nearest === null ? null : describePlace(nearest),
  }
}

function plain({ kind, claimed, source }: Signal): Signal {
  return { kind, claimed, source }
}
