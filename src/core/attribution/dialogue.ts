/**
 * Dialogue dashes: a paragraph that opens with a dash is spoken, up to a clause that says who speaks, and behind it again:
 * "—Vamos —dijo Ana—. Es tarde.", "— Viens, dit-il. Il est tard.", "— Пойдём, — сказал он."
 */
import { LIST_DASH_WORDS, SPEECH_VERBS } from '../language/english-attribution.ts'
import { languageOf } from '../language/language.ts'
import type { Words } from '../language/words.ts'
import type { Span } from '../span.ts'
import { linesOf } from '../text/line.ts'
import type { Stretch } from './stretch.ts'

/** The spoken parts of paragraphs with a dialogue dash, if the text has dialogue: a list has dashes too, but nobody speaks in it. */
export function dialogue(text: string, paragraphs: readonly Span[], language: string): readonly Stretch[] {
  const verbs = speechVerbs(language)
  const lines = paragraphs.flatMap((paragraph) => dashedLines(text, paragraph))
  const parts = lines.map((line) => partsOf(text, line, verbs))
  if (!parts.some(({ told }) => told)) return []
  // English has dashes before the items of a list, and "she said" within them.
  const isList =
    languageOf(language)?.tag === 'en' && lines.some(({ start, end }) => end - start > ENGLISH_UNITS_MAX)
  if (isList || (lines.length < 2 && languageOf(language)?.tag === 'en')) return []
  return parts.flatMap(({ spoken }) => spoken)
}

/** Verbs that say who speaks, in a language or, where there is no list of it, in English. */
export function speechVerbs(language: string): Words {
  const known = languageOf(language)
  return known === null || known.tag === 'en' ? SPEECH_VERBS : known.sayingVerbs
}

/** A line read for dashes has no more UTF-16 units. */
const LINE_UNITS_MAX = 4_000
/** A line of English dialogue is no longer. */
const ENGLISH_UNITS_MAX = 160
const OPENER = /^[—–―][ \u00a0]?(?=[\p{L}\p{N}¿¡…])/u
/** Where a clause about the speaker may begin: behind a dash, or behind the words' comma, question mark or exclamation mark. */
const BREAK = /[ \u00a0][—–―-][ \u00a0]?(?=\p{Ll})|[,!?…][ \u00a0](?=\p{Ll})/gu
const CLAUSE_WORDS = /^([\p{L}\p{M}]+)(?:-(?:t-)?(?:il|elle|ils|elles|on|je))?(?=[^\p{L}])/u
/** Words before the verb of a clause: "she said", "il dit". */
const PRONOUN = /^(?:he|she|they|il|elle|ils|elles|er|sie|él|ella|он|она|я|i) ([\p{L}\p{M}]+)/iu

function dashedLines(text: string, paragraph: Span): Span[] {
  return linesOf(text, paragraph).filter(({ start, end }) => {
    return OPENER.test(text.slice(start, start + 4)) && end - start <= LINE_UNITS_MAX
  })
}

function partsOf(text: string, line: Span, verbs: Words): { spoken: readonly Stretch[]; told: boolean } {
  const words = text.slice(line.start, line.end).trimEnd()
  const first = OPENER.exec(words)?.[0].length ?? 0
  if (/[“”"«»]/.test(words) || LIST_DASH_WORDS.test(words.slice(first))) return { spoken: [], told: false }
  const spoken: Stretch[] = []
  let told = false
  let from = first
  BREAK.lastIndex = first
  for (let hit = BREAK.exec(words); hit !== null; hit = BREAK.exec(words)) {
    const clause = hit.index + hit[0].length
    if (!saysWhoSpeaks(words.slice(clause, clause + 60), verbs)) continue
    told = true
    push(spoken, words, line.start, from, isDash(hit) ? hit.index : hit.index + 1)
    from = clauseEnd(words, clause, isDash(hit))
    BREAK.lastIndex = from
  }
  push(spoken, words, line.start, from, words.length)
  return { spoken, told }
}

function isDash([mark]: RegExpExecArray): boolean {
  return /^\s/.test(mark)
}

function saysWhoSpeaks(words: string, verbs: Words): boolean {
  const verb = CLAUSE_WORDS.exec(words)?.[1] ?? ''
  if (verbs.has(verb.toLowerCase())) return true
  return verbs.has((PRONOUN.exec(words)?.[1] ?? '').toLowerCase())
}

/** Where the words go on behind the clause at `from`: behind its dash, or behind its full stop. */
function clauseEnd(words: string, from: number, dashed: boolean): number {
  const end = (
    dashed
      ? /[ \u00a0]?[—–―-][.,;:!?…]?[ \u00a0]?(?=[^\p{L}]|\p{L})|\.(?=[ \u00a0]|$)/u
      : /[.!?:](?=[ \u00a0]|$)|,(?=[ \u00a0])/u
  ).exec(words.slice(from))
  if (!end) return words.length
  const at = from + end.index + end[0].length
  return at + (/^[ \u00a0—–―]*/.exec(words.slice(at))?.[0].length ?? 0)
}

function push(spoken: Stretch[], words: string, offset: number, from: number, to: number): void {
  const part = words.slice(from, to)
  const start = offset + from + part.length - part.trimStart().length
  const end = offset + from + part.trimEnd().length
  if (!/[\p{L}\p{N}]/u.test(part)) return
  spoken.push({ open: start, start, end, close: end, depth: 0, closed: true, by: 'dash', label: null })
}
