/** Indirect speech: the clause after a cue, "Smith said that …", outside quotations and the bracket that cites it. */
import { CLAUSE_OPENERS, FINITE_VERBS, SAY_VERBS } from '../language/english-attribution.ts'
import type { Span } from '../span.ts'
import type { Cue } from './cue.ts'
import type { Token } from './narration.ts'
import type { Narration, Range } from './phrase.ts'

/** What a sentence reports: the cue, and the stretches of the clause, ascending. */
export type Report = { readonly cue: Cue; readonly spans: readonly Span[] }

/** The first report of a sentence whose cues are `found`; null if nothing is surely reported. */
export function reportIn(
  text: string,
  narration: Narration,
  sentence: Range,
  found: readonly Cue[],
): Report | null {
  for (const cue of found) {
    const clause = clauseOf(narration, sentence, cue)
    if (clause)
      return { cue, spans: pieces(text, narration.tokens, clause, takeover(narration.tokens, found, cue)) }
  }
  return null
}

/** How far behind its verb the "that" of indirect speech may stand: "told reporters in Geneva on June 11 that". */
const THAT_TOKENS_MAX = 9
/** How far behind its first word the finite verb of a clause without "that" may stand. */
const FINITE_TOKENS_MAX = 12
const CLAUSE_WORDS_MIN = 3

/** The tokens of the clause a cue reports; null if it reports none. */
function clauseOf(narration: Narration, sentence: Range, cue: Cue): Range | null {
  const { tokens } = narration
  if (cue.denied || cue.naming || !cue.direct || cue.subject === null) return null
  const end = Math.min(sentence.to, cue.verb + 1 + THAT_TOKENS_MAX)
  for (let at = cue.verb + 1; at < end; at++) {
    const token = tokens[at]
    if (token?.lower === 'that') return { from: at + 1, to: sentence.to }
    if (token?.kind === 'quote' || /^[:;]$/.test(token?.text ?? '')) break
  }
  const first = tokens[cue.verb + 1]
  if (!first || !SAY_VERBS.has(tokens[cue.verb]?.lower ?? '') || cue.verb + 1 >= sentence.to) return null
  if (!CLAUSE_OPENERS.has(first.lower) && !narration.starts.has(cue.verb + 1)) return null
  for (let at = cue.verb + 2; at < Math.min(sentence.to, cue.verb + 2 + FINITE_TOKENS_MAX); at++) {
    if (tokens[at]?.kind === 'quote') return null
    if (FINITE_VERBS.has(tokens[at]?.lower ?? '')) return { from: cue.verb + 1, to: sentence.to }
  }
  return null
}

/** Where another speaker takes over inside the sentence. */
function takeover(tokens: readonly Token[], found: readonly Cue[], report: Cue): number {
  const next = found.find(
    (cue) =>
      cue.from > report.verb && tokens[cue.from - 1]?.kind !== 'word' && cue.subject !== report.subject,
  )
  return next?.from ?? tokens.length
}

/** The parts of a reported clause outside quotations, without the marks around them and a bracket at its end. */
function pieces(text: string, tokens: readonly Token[], clause: Range, stop: number): readonly Span[] {
  const end = beforeBracket(tokens, clause.from, Math.min(clause.to, stop))
  const found: Span[] = []
  let words: Token[] = []
  for (let at = clause.from; at <= end; at++) {
    const token = at < end ? tokens[at] : undefined
    if (token?.kind === 'word') words.push(token)
    if (token && token.kind !== 'quote') continue
    const [first, last] = [words[0], words.at(-1)]
    if (first && last && words.length >= CLAUSE_WORDS_MIN)
      found.push({ start: first.start, end: pieceEnd(text, last) })
    words = []
  }
  return found
}

/** Where the citation or cross-reference begins that ends a clause; the clause's end if there is none. */
function beforeBracket(tokens: readonly Token[], from: number, to: number): number {
  let last = to - 1
  while (last > from && /^[.,;]$/.test(tokens[last]?.text ?? '')) last--
  if (tokens[last]?.text !== ')') return to
  for (let at = last; at > from; at--) if (tokens[at]?.text === '(') return at
  return to
}

/** A last word's abbreviation stop belongs to it, a sentence's does not. */
function pieceEnd(text: string, last: Token): number {
  return last.text.length > 2 && /^\p{L}+\.$/u.test(text.slice(last.start, last.end))
    ? last.end - 1
    : last.end
}
