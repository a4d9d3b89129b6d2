/** Whether a text itself says that words were not said: 'I never said, “…”', '“…,” she did not say'. */
import type { Slice } from '../index/block.ts'
import { type Language, languageOf } from '../language/language.ts'
import type { Span } from '../span.ts'
import { sentenceAround } from '../text/sentence.ts'
import { tokenize } from '../text/token.ts'
import { isReversal } from './meaning.ts'

/** Words on either side of a quotation in which its verb of saying stands. */
const BESIDE_WORDS = 5
/** Units before a quotation that hold those words. */
const LEAD_UNITS = 200
/** What stands between a verb of saying and the quotation, be that a sentence of its own: '…: “'. */
const OPENING = /[\s:,"“”„«»'‘’]+$/u
const SENTENCE_END = /[.!?]["”»’]?\s/u
/** Words from a negation to the verb of saying that it denies: "did not really say". */
const DENIAL_WORDS = 2

/** True if right before or behind `span`, in its sentence, somebody is said not to have said it. */
export function isDenied(span: Span, slice: Slice): boolean {
  const language = languageOf(slice.document.metadata.language)
  const local = { start: span.start - slice.start, end: span.end - slice.start }
  const sentence = sentenceAround(slice.text, local)
  const lead = slice.text.slice(Math.max(0, local.start - LEAD_UNITS), local.start)
  const before = wordsOf(lead.replace(OPENING, '').split(SENTENCE_END).at(-1) ?? '').slice(-BESIDE_WORDS)
  const behind = wordsOf(slice.text.slice(local.end, sentence.end)).slice(0, BESIDE_WORDS)
  return [before, behind].some((words) => deniesSaying(words, language))
}

/** "She never said", "they denied having said". */
export function deniesSaying(words: readonly string[], language: Language | null): boolean {
  return words.some((word, at) => {
    const next = words.slice(at + 1, at + 1 + DENIAL_WORDS)
    return isReversal(word, language) && next.some((said) => language?.sayingVerbs.has(said))
  })
}

function wordsOf(text: string): string[] {
  return tokenize(text).map(({ word }) => word)
}
