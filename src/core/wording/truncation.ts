/** What a quotation leaves out of the sentence it is taken from, and whether that was said under a condition. */
import type { Slice } from '../index/block.ts'
import { type Language, languageOf } from '../language/language.ts'
import type { Span } from '../span.ts'
import { sentenceAround } from '../text/sentence.ts'
import { tokenize } from '../text/token.ts'
import type { Utterance } from '../utterance.ts'
import { deniesSaying } from './denial.ts'
import type { WeighedSignal } from './finding.ts'
import { isNegation } from './meaning.ts'

/** Signals for the head and the tail of the sentence that the claim does not have. */
export function truncationSignals(span: Span, slice: Slice): WeighedSignal[] {
  const language = languageOf(slice.document.metadata.language)
  const local = { start: span.start - slice.start, end: span.end - slice.start }
  const sentence = sentenceAround(slice.text, local)
  const around = { start: sentence.start + slice.start, end: sentence.end + slice.start }
  const speech = speechAround(span, around, slice.utterances)
  const quoteStart = Math.max(sentence.start, speech.start - slice.start)
  const quoteEnd = Math.min(sentence.end, speech.end - slice.start)
  const signals: WeighedSignal[] = []

  const spokenHead = slice.text.slice(quoteStart, local.start)
  const narratedHead = slice.text.slice(sentence.start, quoteStart)
  // What the narrator says before a quotation is mostly who speaks; a condition or a denial there belongs to what is said.
  const isTurned =
    holdsCondition(narratedHead, language) ||
    deniesSaying(
      tokenize(narratedHead).map(({ word }) => word),
      language,
    )
  const head = isTurned ? narratedHead + spokenHead : spokenHead
  if (tokenize(head).length > 0) signals.push(signal(head, true))

  const tail = slice.text.slice(local.end, quoteEnd)
  const next = slice.text.slice(quoteEnd, quoteEnd + NEXT_SENTENCE_UNITS)
  if (tokenize(tail).length > 0)
    signals.push(signal(tail, holdsCondition(tail, language) || holdsNegation(tail, language)))
  else {
    const turn = turnAfter(next, language)
    if (turn !== null) signals.push(signal(turn, true))
  }
  return signals
}

const NEXT_SENTENCE_UNITS = 600

/** The speech that holds `span`, with the parts of it in the same sentence that only attributions divide from it. */
function speechAround(span: Span, sentence: Span, utterances: readonly Utterance[]): Span {
  let first = utterances.findIndex(({ start, end }) => start <= span.start && span.start < end)
  let last = utterances.findIndex(({ start, end }) => start < span.end && span.end <= end)
  const divides = (index: number): boolean =>
    utterances[index]?.continues === true &&
    sentence.start < (utterances[index - 1]?.end ?? 0) &&
    (utterances[index]?.start ?? Infinity) < sentence.end
  while (first > 0 && divides(first)) first--
  while (last >= 0 && divides(last + 1)) last++
  return { start: utterances[first]?.start ?? 0, end: utterances[last]?.end ?? Infinity }
}

function signal(text: string, warns: boolean): WeighedSignal {
  return { kind: 'truncated_sentence', claimed: '', source: trimmed(text), warns }
}

/** Without the marks and spaces around it. */
function trimmed(text: string): string {
  const words = tokenize(text)
  const first = words[0]
  const last = words.at(-1)
  return first === undefined || last === undefined ? '' : text.slice(first.start, last.end)
}

function holdsCondition(text: string, language: Language | null): boolean {
  return tokenize(text).some(({ word }) => language?.conditions.has(word))
}

function holdsNegation(text: string, language: Language | null): boolean {
  return tokenize(text).some(({ word }) => isNegation(word, language))
}

/** The next sentence, if it takes back what the claim's says: "But …". */
function turnAfter(next: string, language: Language | null): string | null {
  const [first] = tokenize(next)
  if (first === undefined || !language?.turns.has(first.word)) return null
  const sentence = sentenceAround(next, first)
  return next.slice(sentence.start, sentence.end)
}
