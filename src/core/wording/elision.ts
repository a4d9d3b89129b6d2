/** Ellipses: honest if what they swallow leaves the words around them what they were. */
import type { Source } from '../alignment/align.ts'
import type { Claim } from '../claim/claim.ts'
import { languageOf } from '../language/language.ts'
import type { Span } from '../span.ts'
import { sentenceEndBetween } from '../text/sentence.ts'
import type { Token } from '../text/token.ts'
import type { Utterance } from '../utterance.ts'
import { type Change, gapOf, type Judged, textOf } from './change.ts'
import type { Edit } from './finding.ts'
import { elisionSignal, isNegation, isReversal, meaningsOf } from './meaning.ts'
import { type Splice, spliceAt } from './splice.ts'

/** Source words that an ellipsis may swallow; more is a cut. */
const ELIDED_WORDS_MAX = 300

/** Words swallowed for each word of the shorter piece beside: "shall … stand" stands anywhere. */
const ELIDED_PER_WORD = 16

/**
 * Judges the ellipsis at a change: honest, a leap between two speakers or too far, or one that turns the meaning.
 *
 * It turns the meaning if it swallows a negation of the clause in which the claim goes on ("We … intend") or broke
 * off, or one behind which a single word goes on, hangs a part of one clause on another (`splice.ts`), or swallows
 * a part of a number.
 */
export function judgeElision(
  change: Change,
  claim: Claim,
  source: Source,
  utterances: readonly Utterance[],
): Judged {
  const edit: Edit = {
    op: 'elide',
    claimed: '…',
    source: textOf(source, change.source, change.taken),
    at: change.claim,
    weight: 'light',
    detail: [],
  }
  const crosses = holdsSentenceEnd(source, gapOf(change, source))
  const hidden = elisionSignal(edit, change, source, crosses)
  const turn = turnOf(change, claim, source, crosses)
  const signals = [turn === null ? hidden : { ...hidden, warns: true }]
  if (turn !== null && turn !== 'phrase') {
    const kind = TURNED[turn]
    const turned = kind === null ? [] : [{ kind, claimed: '…', source: edit.source, warns: true }]
    return {
      wording: 'altered',
      edit: { ...edit, weight: 'full' },
      signals: [...turned, ...signals],
      breaks: true,
    }
  }
  const before = source.words[change.source - 1]
  const after = source.words[change.source + change.taken]
  const oneMouth =
    holderOf(before, utterances) === holderOf(after, utterances) && !othersSpeak(change, source, utterances)
  const isNear = change.taken <= Math.min(ELIDED_WORDS_MAX, ELIDED_PER_WORD * shorterPiece(change, claim))
  return { wording: oneMouth && isNear ? 'elided' : 'stitched', edit, signals, breaks: true }
}

/** Claimed words on that side of the ellipsis that has fewer, up to the next ellipsis or the claim's end. */
function shorterPiece({ claim: at }: Change, { words, elisions }: Claim): number {
  let count = 1
  while (
    at - count > 0 &&
    at + count < words.length &&
    !elisions.has(at - count) &&
    !elisions.has(at + count)
  )
    count++
  return count
}

/** Whose words a word is among: a known speaker's, one quotation's, or the document's own. */
function holderOf(word: Token | undefined, utterances: readonly Utterance[]): string {
  const holder = utterances.find(
    ({ start, end }) => word !== undefined && start <= word.start && word.end <= end,
  )
  if (holder === undefined) return 'narration'
  return `${holder.voice} ${mouthOf(holder)}`
}

/** True if a quotation of somebody else stands in the gap. */
function othersSpeak(change: Change, source: Source, utterances: readonly Utterance[]): boolean {
  const gap = gapOf(change, source)
  const within = utterances.filter(
    ({ start, end, voice }) => voice === 'speech' && start < gap.end && gap.start < end,
  )
  return new Set(within.map(mouthOf)).size > 1
}

/** A name, or the quotation itself: two residents without a name are not one. */
function mouthOf({ attribution: { speaker, kind }, start }: Utterance): string | number {
  return kind === 'unnamed' ? start : (speaker ?? start)
}

/** What an ellipsis turns, if anything. */
type Turn = Splice | 'number'
const TURNED = { negation: 'negation_changed', number: 'number_changed', clause: null } as const

function turnOf(change: Change, claim: Claim, source: Source, crosses: boolean): Turn | null {
  if (
    resumesNegated(change, source) ||
    breaksOffNegated(change, source, crosses) ||
    keepsBareNegation(change, source, crosses) ||
    hangsOnWord(change, claim, source)
  )
    return 'negation'
  return splitsNumber(change, source) ? 'number' : spliceAt(change, claim, source)
}

function resumesNegated({ source: from, taken }: Change, source: Source): boolean {
  const language = languageOf(source.language)
  for (let at = from + taken - 1; at >= from; at--) {
    if (CLAUSE_END.test(between(source, at))) return false
    if (isReversal(source.words[at]?.word ?? '', language)) return true
  }
  return false
}

/**
 * "We will … beg" for "We will not, under any pressure, beg"; "We … beg" for "We do not beg"; "he knew him … Beloved"
 * for "he knew him not. Beloved".
 */
function breaksOffNegated({ source: from, taken }: Change, source: Source, crosses: boolean): boolean {
  const language = languageOf(source.language)
  let isVerb = true
  for (let at = from; at < from + taken; at++) {
    if (CLAUSE_END.test(between(source, at - 1))) return false
    const word = source.words[at]?.word ?? ''
    if (isReversal(word, language)) return crosses || isVerb
    isVerb &&= language !== null && (language.auxiliaries.has(word) || language.modals.has(word))
  }
  return false
}

/** "We do not … intend" for "We do not fear, and we intend". A parenthesis may be left out: "will not, if we can help it, beg". */
function keepsBareNegation({ source: from, taken }: Change, source: Source, crosses: boolean): boolean {
  if (!isNegation(source.words[from - 1]?.word ?? '', languageOf(source.language))) return false
  const isParenthesis =
    CLAUSE_END.test(between(source, from - 1)) && CLAUSE_END.test(between(source, from + taken - 1))
  return crosses || !isParenthesis
}

/** "that they die … in" for "that they die; the damsel, because she cried not, being in": one word stands in any clause. */
function hangsOnWord(change: Change, claim: Claim, source: Source): boolean {
  if (shorterPiece(change, claim) > 1) return false
  const language = languageOf(source.language)
  const swallowed = source.words.slice(change.source, change.source + change.taken)
  return swallowed.some(({ word }) => isReversal(word, language))
}

/** "one thousand … were marked" for "one thousand two hundred were marked". */
function splitsNumber({ source: from, taken }: Change, source: Source): boolean {
  return isNumberAround(from, source) || isNumberAround(from + taken, source)
}

/** True if a word of the source and the one before are numbers or their signs, with no mark between. */
function isNumberAround(at: number, source: Source): boolean {
  const language = languageOf(source.language)
  const isNumber = (token: Token | undefined): boolean =>
    token !== undefined && meaningsOf(token, language).includes('number')
  return (
    isNumber(source.words[at - 1]) &&
    isNumber(source.words[at]) &&
    !/[,;:.?!()“”"]/.test(between(source, at - 1))
  )
}

const CLAUSE_END = /[,;:.?!–—()“”"]/

/** What stands between a word of the source and the next. */
function between(source: Source, word: number): string {
  const start = source.words[word]?.end
  const end = source.words[word + 1]?.start
  return start === undefined || end === undefined
    ? ''
    : source.text.slice(start - source.offset, end - source.offset)
}

function holdsSentenceEnd(source: Source, gap: Span): boolean {
  return sentenceEndBetween(source.text, gap.start - source.offset, gap.end - source.offset)
}
