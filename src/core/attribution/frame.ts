/** Sentences as the narration has them: a quotation, however many sentences it holds, lies whole in one frame. */
import { CLAUSE_OPENERS, SPEECH_VERBS } from '../language/english-attribution.ts'
import type { Span } from '../span.ts'
import type { Quotation } from '../text/quotation.ts'
import { sentences } from '../text/sentence.ts'
import type { Token } from './narration.ts'
import type { Range } from './phrase.ts'
import type { Place } from './speaker.ts'

/** The span in the text, the tokens `[from, to)`, and where in the order of sentences and paragraphs it stands. */
export type Frame = Span & Range & Place

/** The frames of a text, ascending. Tokens and quotations as in `tokenize`. */
export function frames(
  text: string,
  tokens: readonly Token[],
  quotes: readonly Quotation[],
): readonly Frame[] {
  const found: Frame[] = []
  let quote = 0
  let token = 0
  let paragraph = 0
  let start: number | null = null
  let previousEnd = 0
  const spans = sentences(text)
  spans.forEach((span, index) => {
    while (quote < quotes.length && (quotes[quote]?.close ?? 0) < span.end) quote++
    const open = quotes[quote]?.open ?? text.length
    if (start === null) {
      if (/\n\s*\n/.test(text.slice(previousEnd, span.start))) paragraph++
      start = span.start
    }
    if (open < span.end && (quotes[quote]?.close ?? 0) > span.end && index < spans.length - 1) return
    const from = token
    while (token < tokens.length && (tokens[token]?.start ?? 0) < span.end) token++
    const last = found.at(-1)
    if (last && last.paragraph === paragraph && isLateCue(text, tokens, last.to - 1, { from, to: token }))
      found[found.length - 1] = { ...last, end: span.end, to: token }
    else found.push({ start, end: span.end, from, to: token, sentence: found.length, paragraph })
    previousEnd = span.end
    start = null
  })
  return found
}

/** Words from the start of a sentence to the verb that makes it a late cue. */
const LATE_TOKENS_MAX = 7

/** “Go!” Smith said. – the name looks like a new sentence, but the cue is the quotation's. */
function isLateCue(text: string, tokens: readonly Token[], quote: number, range: Range): boolean {
  const token = tokens[quote]
  if (token?.kind !== 'quote' || !/[!?—–-]["”’']{1,3}$/.test(text.slice(token.start, token.end).slice(-4)))
    return false
  for (let at = range.from + 1; at < Math.min(range.to, range.from + LATE_TOKENS_MAX); at++) {
    if (tokens[at]?.kind !== 'word') return false
    if (!SPEECH_VERBS.has(tokens[at]?.lower ?? '')) continue
    const after = tokens[at + 1]?.lower ?? ''
    return after !== 'that' && !CLAUSE_OPENERS.has(after) && tokens[at + 1]?.kind !== 'quote'
  }
  return false
}
