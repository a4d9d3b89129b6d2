/** Ellipses: honest if what they swallow leaves the words around them what they were. */
import type { Source } from './align.ts'
import { type Change, gapOf, type Judged, textOf } from './change.ts'
import type { Edit } from './finding.ts'
import { languageOf } from './language/language.ts'
import { elisionSignal, isNegation, isReversal } from './meaning.ts'
import { sentenceEndBetween } from './sentence.ts'
import type { Span } from './span.ts'
import type { Token } from './token.ts'
import type { Utterance } from './utterance.ts'

/** Source words that an ellipsis may swallow; more is a cut. */
const ELIDED_WORDS_MAX = 300

/** Judges the ellipsis at a change: honest, a cut between two speakers, or one that turns the meaning. */
export function judgeElision(change: Change, source: Source, utterances: readonly Utterance[]): Judged {
  const edit: Edit = {
    op: 'elide',
    claimed: '…',
    source: textOf(source, change.source, change.taken),
    at: change.claim,
    weight: 'light',
    detail: [],
  }
  const crosses = holdsSentenceEnd(source, gapOf(change, source))
  const signals = [elisionSignal(edit, change, source, crosses)]
  if (turnsMeaning(change, source, crosses)) {
    const negation = { kind: 'negation_changed', claimed: '…', source: edit.source, warns: true } as const
    return {
      wording: 'altered',
      edit: { ...edit, weight: 'full' },
      signals: [negation, ...signals],
      breaks: true,
    }
  }
  const before = source.words[change.source - 1]
  const after = source.words[change.source + change.taken]
  const oneMouth =
    holderOf(before, utterances) === holderOf(after, utterances) && !othersSpeak(change, source, utterances)
  const wording = oneMouth && change.taken <= ELIDED_WORDS_MAX ? 'elided' : 'stitched'
  return { wording, edit, signals, breaks: true }
}

/** Whose words a word is among: a known speaker's, one quotation's, or the document's own. */
function holderOf(word: Token | undefined, utterances: readonly Utterance[]): string {
  const holder = utterances.find(
    ({ start, end }) => word !== undefined && start <= word.start && word.end <= end,
  )
  if (holder === undefined) return 'narration'
  return `${holder.voice} ${holder.attribution.speaker ?? holder.start}`
}

/** True if a quotation of somebody else stands in the gap. */
function othersSpeak(change: Change, source: Source, utterances: readonly Utterance[]): boolean {
  const gap = gapOf(change, source)
  const within = utterances.filter(
    ({ start, end, voice }) => voice === 'speech' && start < gap.end && gap.start < end,
  )
  return new Set(within.map(({ attribution, start }) => attribution.speaker ?? start)).size > 1
}

/**
 * An ellipsis turns the meaning if it swallows a negation of the clause in which the claim goes on
 * ("We … intend"), or of the clause in which it broke off; or if the verb that a kept negation, modal or
 * copula governs is swallowed and another takes its place.
 */
function turnsMeaning(change: Change, source: Source, crosses: boolean): boolean {
  return (
    resumesNegated(change, source) ||
    breaksOffNegated(change, source, crosses) ||
    rehangs(change, source, crosses)
  )
}

function resumesNegated({ source: from, taken }: Change, source: Source): boolean {
  const language = languageOf(source.language)
  for (let at = from + taken - 1; at >= from; at--) {
    if (CLAUSE_END.test(between(source, at))) return false
    if (isReversal(source.words[at]?.word ?? '', language)) return true
  }
  return false
}

/** "We will … beg" for "We will not, under any pressure, beg"; "he knew him … Beloved" for "he knew him not. Beloved". */
function breaksOffNegated({ source: from, taken }: Change, source: Source, crosses: boolean): boolean {
  const language = languageOf(source.language)
  for (let at = from; at < from + taken; at++) {
    if (CLAUSE_END.test(between(source, at - 1))) return false
    if (isReversal(source.words[at]?.word ?? '', language)) return crosses || at === from
  }
  return false
}

/** "We do not … intend" for "We do not fear, and we intend". A parenthesis may be left out: "will not, if we can help it, beg". */
function rehangs({ source: from, taken }: Change, source: Source, crosses: boolean): boolean {
  const language = languageOf(source.language)
  const last = source.words[from - 1]?.word ?? ''
  const opens = CLAUSE_END.test(between(source, from - 1))
  if (isNegation(last, language))
    return crosses || !(opens && CLAUSE_END.test(between(source, from + taken - 1)))
  if (language === null || !(language.modals.has(last) || language.copulas.has(last))) return false
  if (opens && !crosses) return false
  for (let at = from - 1; at < from + taken; at++) if (CLAUSE_BORDER.test(between(source, at))) return true
  return false
}

const CLAUSE_END = /[,;:.?!–—()“”"]/
const CLAUSE_BORDER = /[;:.?!]/

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
