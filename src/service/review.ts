/** A whole draft: each quotation in it verified as the draft has it, with its speaker and date. Nothing of it is kept. */
import { contains, type Span } from '../core/span.ts'
import type { Attribution, Evidence } from '../core/utterance.ts'
import type { Answer, Corpus, Verdict } from './answer.ts'
import { dateFault, quoteFault } from './fault.ts'
import type { Library } from './library.ts'
import {
  type Draft,
  type FoundQuotation,
  inSource,
  type Passage,
  type Quotations,
  type ReadingCost,
  readDraft,
  type SkippedWords,
} from './quotations.ts'
import { READING_MAX, type ReadingLimit, WHOLE } from './readable.ts'
import { selectorOf, type TextQuoteSelector } from './selector.ts'
import type { Claim } from './verify.ts'
import { type Budget, NO_LIMIT, REQUEST_BUDGET, verifyAll } from './verify-all.ts'

/** Quotations of one draft that are verified, the parts of an interrupted one as one; the rest are told as `unchecked`. */
export const QUOTATIONS_MAX = 50
/** Parts of one that are looked at by themselves; a speech that is interrupted more often is told as one. */
const PARTS_MAX = 20
/** Claims verified of each quotation on average, the parts of interrupted ones counted in. */
const CLAIMS_EACH = 2
/** Matches told of each. */
const MATCHES_MAX = 3

/** Why a quotation was not verified: it cannot be (too long, say), it is one too many, or the work allowed was spent before. */
export type Unchecked = 'not_verifiable' | 'too_many' | 'budget_exhausted'

export type Finding = {
  /** The quotation; spans are those of the draft as it was sent. */
  readonly quotation: FoundQuotation
  /** Where it stands in the text that a reader sees, span by span. */
  readonly selectors: readonly TextQuoteSelector[]
  readonly claim: Claim & { readonly document: null }
  readonly verdict: Verdict | 'unchecked'
  /** Null if it was verified. */
  readonly unchecked: Unchecked | null
  /** Null if it was not. */
  readonly answer: Answer | null
  readonly correction: Correction | null
}

/** What would make the quotation right, by the place that decided; null where that is right already or does not say. */
export type Correction = {
  readonly text: string | null
  readonly speaker: string | null
  readonly date: string | null
}

/** Marked words that are not verified: nobody's, or somebody's but not word for word. */
export type Skipped = Passage & { readonly reason: SkippedWords['reason'] | 'reported' }

export type Review = {
  readonly summary: {
    readonly quotations: number
    readonly verdicts: Readonly<Record<Verdict | 'unchecked', number>>
    readonly skipped: number
    /** UTF-16 units at the end of the draft that were not read, as more is told of none; 0 if all of it was. */
    readonly unread: number
    /** True if all of the draft was read and every quotation in it verified. */
    readonly complete: boolean
  }
  readonly findings: readonly Finding[]
  readonly skipped: readonly Skipped[]
  readonly corpus: Corpus
  /** The draft as its reader sees it, and where each finding stands in it, span by span. */
  readonly text: string
  readonly places: readonly (readonly Span[])[]
  readonly cost: ReviewCost
}

/** What a review took: claims verified, and the cells and words of all of them; see `Cost`. */
export type ReviewCost = ReadingCost & Budget & { readonly claims: number }

export type Effort = {
  /** Quotations that are verified. */
  readonly most?: number
  /** How much of the draft is read. */
  readonly reading?: ReadingLimit
  /** Work of all of them together. */
  readonly budget?: Budget
  /** Told how many claims are verified of how many. */
  readonly onVerified?: (done: number, total: number) => void
}

/** Whoever reviews on a machine of his own waits for as long as it takes. */
export const NO_LIMITS: Effort = { most: Number.POSITIVE_INFINITY, reading: WHOLE, budget: NO_LIMIT }

/** Reviews a draft. Throws `StoreError` if storage fails for any quotation: half a review would look like a whole one. */
export async function review(
  library: Library,
  draft: Draft,
  {
    most = QUOTATIONS_MAX,
    reading = READING_MAX,
    budget = REQUEST_BUDGET,
    onVerified = () => {},
  }: Effort = {},
): Promise<Review> {
  const { text, toSource, found, unread, cost } = readDraft(draft, reading)
  const { quotations, skipped } = sift(found)
  const claim = (quotation: FoundQuotation) => claimOf(quotation, text)
  const whole = quotations.slice(0, most)
  const asked = [...whole, ...whole.flatMap((one) => partsOf(one, text))].slice(0, CLAIMS_EACH * most)
  const { answers, ...spent } = await answersTo(library, asked.map(claim), { budget, onVerified })
  const answerTo = (quotation: FoundQuotation): Answer | Unchecked =>
    answers.get(nameOf(claim(quotation))) ?? 'too_many'
  const told = quotations.flatMap((quotation) => {
    const answer = answerTo(quotation)
    const isWhole = typeof answer !== 'string' && answer.verdict === 'verbatim'
    const parts = isWhole || answer === 'too_many' ? [] : partsOf(quotation, text)
    const areAsked = parts.length > 0 && parts.every((part) => answerTo(part) !== 'too_many')
    return areAsked ? parts : [quotation]
  })
  const findings = told.map((quotation): Finding => {
    const answer = answerTo(quotation)
    const isAnswered = typeof answer !== 'string'
    return {
      quotation: inSource(quotation, toSource),
      selectors: quotation.spans.map((span) => selectorOf(text, span)),
      claim: claim(quotation),
      verdict: isAnswered ? verdictOf(answer, quotation) : 'unchecked',
      unchecked: isAnswered ? null : answer,
      answer: isAnswered ? answer : null,
      correction: isAnswered ? correctionBy(answer) : null,
    }
  })
  const verdicts = countVerdicts(findings)
  return {
    summary: {
      quotations: findings.length,
      verdicts,
      skipped: skipped.length,
      unread,
      complete: unread === 0 && verdicts.unchecked === 0,
    },
    findings,
    skipped: skipped.map((words) => ({ ...words, ...toSource(words) })),
    corpus: library.corpus,
    text,
    places: told.map(({ spans }) => spans.map(({ start, end }) => ({ start, end }))),
    cost: { ...cost, ...spent },
  }
}

/** Words told indirectly are nobody's own, and only marked ones are worth a remark. */
function sift({ quotations, skipped }: Quotations): {
  quotations: FoundQuotation[]
  skipped: Skipped[]
} {
  const reported = quotations
    .filter(({ voice }) => voice === 'reported')
    .flatMap(({ spans }) => spans.map((span): Skipped => ({ ...span, reason: 'reported' })))
  return {
    quotations: quotations.filter(({ voice }) => voice === 'speech'),
    skipped: [...skipped, ...reported].sort((a, b) => a.start - b.start),
  }
}

/**
 * The parts of an interrupted quotation, if it has several. Where it does not stand in the source as one, each may: a draft
 * that goes on with a sentence of its own ("He added:") does not say that nothing was said between. Within a sentence it
 * does: “We will,” she said, “sell it” is not what somebody said who would not sell it.
 */
function partsOf(quotation: FoundQuotation, draft: string): FoundQuotation[] {
  const parts: Passage[][] = []
  for (const span of quotation.spans) {
    const last = parts.at(-1)
    const before = last?.at(-1)
    if (last === undefined || before === undefined || beginsAnew(draft, before, span)) parts.push([span])
    else last.push(span)
  }
  if (parts.length < 2 || parts.length > PARTS_MAX) return []
  return parts.map((spans) => ({
    ...quotation,
    text: spans.map(({ text }) => text).join(' '),
    spans,
    quoted: quotation.quoted.filter((inner) => spans.some((span) => contains(span, inner))),
  }))
}

/** True if what parts two spans ends a sentence, or is a paragraph's end, and the second does not go on in small letters. */
function beginsAnew(draft: string, before: Span, span: Passage): boolean {
  let end = span.start
  while (end > before.end && OPENING.test(draft[end - 1] ?? '')) end--
  const between = draft.slice(before.end, end)
  // No pattern that looks for its end from every place: what stands between may be most of a draft.
  const isEnded = '.!?:'.includes(between.trimEnd().at(-1) ?? ' ') || isBreak(between)
  return isEnded && !/^\P{L}*\p{Ll}/u.test(span.text)
}

const OPENING = /[\p{Pi}"'„]/u

/** True of a line break with nothing but marks around it. */
function isBreak(between: string): boolean {
  return between.includes('\n') && !/[^\p{P}\s]/u.test(between)
}

/** A speaker or a day that the draft does not state beside the words contradicts nobody: it may be concluded wrongly. */
function verdictOf({ verdict, claim }: Answer, { attribution }: FoundQuotation): Verdict {
  const isInferred = (what: Evidence['of']): boolean =>
    attribution.evidence.some(({ of, certainty }) => of === what && certainty === 'inferred')
  if (verdict === 'misattributed' && isInferred('speaker')) return 'undetermined'
  // Else the date is claimed in the draft's own words.
  const isConcluded = claim.date === attribution.date && isInferred('date')
  return verdict === 'misdated' && isConcluded ? 'undetermined' : verdict
}

/**
 * What a draft claims by a quotation. The marks are put around it again, so that no part of it is taken for the words of
 * whoever quotes. Somebody unnamed is nobody who could be contradicted.
 */
function claimOf({ text, attribution }: FoundQuotation, draft: string): Finding['claim'] {
  const { speaker, kind } = attribution
  return {
    quote: `“${text}”`,
    speaker: kind === 'unnamed' ? null : speaker,
    date: claimedDate(attribution, draft),
    document: null,
  }
}

/** The date as written, so that "June 11" claims no year; of "on Friday" the day that it was. */
function claimedDate({ date, evidence }: Attribution, draft: string): string | null {
  if (date === null) return null
  const written = evidence.filter(({ of }) => of === 'date').map(({ start, end }) => draft.slice(start, end))
  return [...written, date].find((one) => dateFault(one) === null) ?? null
}

function nameOf(claim: Claim): string {
  return JSON.stringify(claim)
}

/** The answers by the names of their claims, and what they took; what is quoted twice is verified once. */
async function answersTo(
  library: Library,
  claims: readonly Claim[],
  { budget, onVerified }: Required<Pick<Effort, 'budget' | 'onVerified'>>,
): Promise<{ answers: ReadonlyMap<string, Answer | Unchecked> } & Omit<ReviewCost, keyof ReadingCost>> {
  const answers = new Map<string, Answer | Unchecked>()
  const distinct = new Map(claims.map((claim) => [nameOf(claim), claim]))
  for (const [name, { quote }] of distinct)
    if (quoteFault(quote) !== null) answers.set(name, 'not_verifiable')
  const asked = [...distinct].filter(([name]) => !answers.has(name))
  const results = await verifyAll(
    library,
    asked.map(([, claim]) => ({ claim, options: { limit: MATCHES_MAX } })),
    budget,
    (done) => onVerified(done, asked.length),
  )
  let [claimed, cells, words] = [0, 0, 0]
  for (const [index, [name]] of asked.entries()) {
    const result = results[index]
    if (result?.status === 'rejected') throw result.reason
    const verification = result?.value
    if (verification?.kind === 'answer') {
      claimed++
      cells += verification.work.cells
      words += verification.work.words
    }
    answers.set(name, verification?.kind === 'answer' ? verification.answer : 'budget_exhausted')
  }
  return { answers, claims: claimed, cells, words }
}

function correctionBy({ verdict, matches, claim }: Answer): Correction | null {
  const [match] = matches
  if (match === undefined || verdict === 'verbatim' || verdict === 'undetermined') return null
  const { attribution, checks, edits, pieces, wording } = match
  const isOnePlace = pieces.length === 0 && wording === 'altered' && edits.length > 0
  const correction = {
    text: isOnePlace ? match.text : null,
    speaker:
      checks.speaker === 'contradicted' && attribution.speaker !== claim.speaker ? attribution.speaker : null,
    date: checks.date === 'contradicted' ? attribution.date : null,
  }
  return Object.values(correction).every((part) => part === null) ? null : correction
}

/** How many findings have each verdict. */
export function countVerdicts(findings: readonly Finding[]): Review['summary']['verdicts'] {
  const counts = {
    verbatim: 0,
    altered: 0,
    misattributed: 0,
    misdated: 0,
    not_found: 0,
    undetermined: 0,
    unchecked: 0,
  }
  for (const { verdict } of findings) counts[verdict]++
  return counts
}
