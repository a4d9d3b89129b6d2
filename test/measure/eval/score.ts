/** Asks the engine the claims of a chunk and counts what it says. */
import type { Document } from '../../../src/core/document.ts'
import { overlaps } from '../../../src/core/span.ts'
import { tokenize } from '../../../src/core/text/token.ts'
import type { Answer, Match, Verdict } from '../../../src/service/answer.ts'
import type { Library } from '../../../src/service/library.ts'
import { verify } from '../../../src/service/verify.ts'
import { randomFrom } from '../random.ts'
import type { Scan } from './exhaustive.ts'
import { type Chunk, formOf, makerOf } from './plan.ts'
import type { Specimen } from './specimen.ts'
import { isNegation, MEANINGS, type Meaning } from './words.ts'
import { spanOf, type World } from './world.ts'

export type Tally = {
  /** Claims asked, but for those of which `elsewhere` were found to be true by chance. */
  claims: number
  elsewhere: number
  readonly verdicts: Record<Verdict, number>
  /** Claims with a planted passage, and those answered with one at least as close. */
  planted: number
  right: number
  /** Claims in whose planted passage the engine told a change of meaning: rightly, wrongly; and where it told none. */
  readonly signals: Record<Meaning, { hit: number; miss: number; alarm: number }>
  /** True claims with a warning that their words were changed. */
  alarms: number
  /** Claims whose wrong speaker or date could be known, and those in which it was named. */
  knowable: number
  named: number
  /** Claims of words that are nowhere within a quarter of them, and those for which a place was told all the same. */
  nowhere: number
  chance: number
  /** Claims that needed a second look. */
  readonly failures: Failure[]
}

export type Failure = { readonly why: string; readonly form: string; readonly answer: Answer }

/** Share of a claim's words that may differ in a place that an exhaustive scan counts. */
const PLACE_DISTANCE_SHARE = 0.25
/** Draws for one claim before a chunk is given up: the texts may hold nothing of the kind. */
const DRAWS_MAX = 400
const FAILURES_MAX = 5
const FALSE_VERBATIM = 'a false claim is verbatim'

export function emptyTally(): Tally {
  const signal = () => ({ hit: 0, miss: 0, alarm: 0 })
  return {
    claims: 0,
    elsewhere: 0,
    verdicts: { verbatim: 0, altered: 0, misattributed: 0, misdated: 0, undetermined: 0, not_found: 0 },
    planted: 0,
    right: 0,
    signals: { negation: signal(), number: signal(), name: signal() },
    alarms: 0,
    knowable: 0,
    named: 0,
    nowhere: 0,
    chance: 0,
    failures: [],
  }
}

/** Adds what `other` counted to `tally`. */
export function addTally(tally: Tally, other: Tally): void {
  for (const name of ['claims', 'elsewhere', 'planted', 'right', 'alarms'] as const)
    tally[name] += other[name]
  for (const name of ['knowable', 'named', 'nowhere', 'chance'] as const) tally[name] += other[name]
  for (const verdict of Object.keys(tally.verdicts) as Verdict[])
    tally.verdicts[verdict] += other.verdicts[verdict]
  for (const meaning of MEANINGS) {
    for (const name of ['hit', 'miss', 'alarm'] as const) {
      tally.signals[meaning][name] += other.signals[meaning][name]
    }
  }
  tally.failures.push(...other.failures)
}

export async function scoreChunk(chunk: Chunk, world: World, library: Library, scan: Scan): Promise<Tally> {
  const tally = emptyTally()
  const random = randomFrom(chunk.seed)
  const make = makerOf(chunk.cell)
  for (let claim = 0, draws = 0; claim < chunk.claims && draws < DRAWS_MAX * chunk.claims; draws++) {
    const specimen = make(world, chunk.cell.words, random)
    if (specimen === null) continue
    claim++
    const verification = await verify(library, specimen.claim, { limit: 5 })
    if (verification.kind !== 'answer') throw new Error('No document was asked for')
    count(tally, chunk, specimen, verification.answer, scan)
  }
  return tally
}

function count(tally: Tally, chunk: Chunk, specimen: Specimen, answer: Answer, scan: Scan): void {
  const { cell } = chunk
  const form = cell.table === 'forms' ? formOf(cell.form) : null
  const isTrue = form?.truth ?? (cell.table === 'recall' && cell.edits === 0)
  const keys = keysOf(specimen.claim.quote)
  if (answer.verdict === 'verbatim' && !isTrue && isTrueElsewhere(specimen, answer, keys, scan)) {
    tally.elsewhere++
    return
  }
  const fail = (why: string): void => {
    // A false verdict is worse than all else, and rarer.
    if (tally.failures.length < FAILURES_MAX || why === FALSE_VERBATIM) {
      tally.failures.push({ why, form: form?.name ?? `${cell.table} ${cell.words}`, answer })
    }
  }
  tally.claims++
  tally.verdicts[answer.verdict]++
  if (isTrue !== (answer.verdict === 'verbatim')) {
    if (isTrue) fail('a true claim is not verbatim')
    else if (answer.verdict === 'verbatim') fail(FALSE_VERBATIM)
  }
  if (specimen.planted !== null) countPlace(tally, specimen, answer, keys, fail)
  if (isTrue && answer.warnings.some(({ kind }) => CHANGES.has(kind))) {
    tally.alarms++
    fail('a true claim is warned of')
  }
  if (specimen.isKnowable && scan.placesOf(keys).length === 1) {
    tally.knowable++
    const isNamed = answer.reasons.some((reason) => reason === 'other_speaker' || reason === 'other_date')
    if (isNamed) tally.named++
    else fail('a wrong speaker or date is not named')
  }
  if (cell.table === 'chance') {
    const isNowhere = scan.distance(keys) > Math.floor(PLACE_DISTANCE_SHARE * keys.length)
    if (isNowhere) tally.nowhere++
    if (isNowhere && answer.matches.length > 0) {
      tally.chance++
      fail('a place that is none')
    }
  }
}

const CHANGES: ReadonlySet<string> = new Set([
  'negation_changed',
  'number_changed',
  'name_changed',
  'modal_changed',
  'qualifier_dropped',
])

/**
 * True if chance made a true claim: its words stand in another place, or with an ellipsis that hides no negation there;
 * or in the planted place with so few words left out that its ellipsis is another than the one that was made.
 */
function isTrueElsewhere(specimen: Specimen, answer: Answer, keys: readonly string[], scan: Scan): boolean {
  const { speaker, date } = specimen.claim
  const planted = specimen.planted?.text.document
  const isRight = (document: Document): boolean =>
    (speaker === null || document.metadata.speaker === speaker) &&
    // Words that somebody retells have no day of their own.
    (date === null || document.metadata.date === date || document !== planted)
  const stands = (words: readonly string[]): boolean => scan.placesOf(words).some(isRight)
  if (stands(keys)) return true
  const { quote } = specimen.claim
  const quoted = QUOTED.exec(quote)?.[1]
  const isDenial = specimen.bearings.negation === 'changed'
  if (quoted !== undefined && !isDenial && stands(keysOf(quoted))) return true
  const bare = quote.replace(/\[[^\]]*\]/g, ' ')
  if (bare !== quote && stands(keysOf(bare))) return true
  const [match] = answer.matches
  if (match === undefined) return false
  const isElsewhere = !isAt(match, specimen)
  if (match.wording === 'respelled') {
    return isElsewhere && [spelledOut, inOneWord].some((read) => read(match.text) === read(quote))
  }
  if (match.wording !== 'elided') return false
  const hidden = leftOut(wordsApart(match.text), wordsApart(quote))
  const isWithinSentence = match.edits.every(({ source }) => !/[.;:?!]/.test(source))
  const isOther = isElsewhere || (hidden.length <= HIDDEN_WORDS_MAX && isWithinSentence)
  return isOther && hidden.every((word) => !isNegation(word))
}

/** What is quoted behind a few words that say only that somebody says it. */
const QUOTED = /^[^“”".:;!?]{0,40}(?:[,:]|\b(?:said|says|wrote|writes))\s*[“"]([^“”"]+)$/

/** Words left out of one sentence in the planted place for the ellipsis to be another than the forms make. */
const HIDDEN_WORDS_MAX = 2

function keysOf(text: string): string[] {
  return tokenize(text).map(({ key }) => key)
}

/** Without hyphens: "to-day" is "today". */
function inOneWord(text: string): string {
  return keysOf(text.replace(/(?<=\p{L})-(?=\p{L})/gu, '')).join(' ')
}

/** The words in no order, with signs as words and tens with their ones: "$65" is "sixty-five dollars". */
function spelledOut(text: string): string {
  return keysOf(text)
    .flatMap((key) => APART[key] ?? [SIGNS[key] ?? key])
    .join(' ')
    .replace(/\b([2-9])0 ([1-9])\b/g, '$1$2')
    .split(' ')
    .sort()
    .join(' ')
}

function wordsApart(text: string): string[] {
  return tokenize(text).flatMap(({ word }) => APART[word] ?? [word])
}

const SIGNS: Readonly<Record<string, string>> = { $: 'dollars', '£': 'pounds', '€': 'euros' }
/** What texts write in one word or in two. */
const APART: Readonly<Record<string, readonly string[]>> = {
  cannot: ['can', 'not'],
  '%': ['per', 'cent'],
  one: ['1'],
}

/** The words of `all` that are not among `some`, which stand in it in this order. */
function leftOut(all: readonly string[], some: readonly string[]): string[] {
  let next = 0
  return all.filter((word) => {
    if (word !== some[next]) return true
    next++
    return false
  })
}

function countPlace(
  tally: Tally,
  specimen: Specimen,
  answer: Answer,
  keys: readonly string[],
  fail: (why: string) => void,
): void {
  const { planted, bearings } = specimen
  const told = answer.matches[0] ?? answer.nearest
  if (planted === null) return
  const isThere = told !== null && isAt(told, specimen)
  tally.planted++
  const words = planted.text.words.slice(planted.from, planted.to).map(({ key }) => key)
  const toldWords = told === null ? [] : keysOf(told.text)
  if (isThere || (told !== null && distanceOf(keys, toldWords) <= distanceOf(keys, words))) tally.right++
  else fail('another passage')
  if (!isThere || answer.matches.length === 0) return
  for (const meaning of MEANINGS) {
    const kinds = told.signals.map(({ kind }) => kind)
    const isTold = kinds.includes(`${meaning}_changed`)
    const signal = tally.signals[meaning]
    if (bearings[meaning] === 'changed') {
      // A cut across sentences is told as a whole, with the words that it hides.
      if (isTold || kinds.includes('elision_hides')) signal.hit++
      else {
        signal.miss++
        fail(`no ${meaning}_changed`)
      }
    } else if (bearings[meaning] === 'same' && isTold) {
      signal.alarm++
      fail(`${meaning}_changed for nothing`)
    }
  }
}

function isAt({ document, span }: Match, { planted }: Specimen): boolean {
  return (
    planted !== null && document.id === planted.text.document.metadata.id && overlaps(span, spanOf(planted))
  )
}

/** Words to put in, leave out or change between the two. Levenshtein 1966. */
function distanceOf(one: readonly string[], other: readonly string[]): number {
  let last: readonly number[] = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [before, word] of one.entries()) {
    const row = [before + 1]
    for (const [at, against] of other.entries()) {
      const changed = (last[at] ?? 0) + (word === against ? 0 : 1)
      row.push(Math.min(changed, (last[at + 1] ?? 0) + 1, (row[at] ?? 0) + 1))
    }
    last = row
  }
  return last.at(-1) ?? 0
}
