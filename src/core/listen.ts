/** Reads a text sentence by sentence and hears who speaks: quotations and indirect speech, each with its speaker. */
import { CLAUSE_OPENERS, FINITE_VERBS, SAY_VERBS, SPEECH_VERBS } from './attribution-words.ts'
import { type Cue, cues, type Narration, type Range, sentenceSubject } from './cue.ts'
import { type Mention, mentions, type Token, tokenize } from './person.ts'
import type { Quotation } from './quotation.ts'
import { sentences } from './sentence.ts'
import type { Span } from './span.ts'
import { carriedOn, newMemory, type Place, remember, resolve, type Speaker, speakerOf } from './speaker.ts'

/** An utterance with the speaker found for it and the sentence it stands in. */
export type Heard = Span & {
  readonly voice: 'speech' | 'reported'
  readonly speaker: Speaker | null
  readonly continues: boolean
  readonly sentence: Span
}

type Sentence = Span & Range & Place
type Turn = { readonly speaker: Speaker; readonly place: Place }
type Spoken = {
  readonly token: number
  readonly quote: Quotation
  readonly heard: Heard
  readonly place: Place
}

/** Everything said in the text, ascending and disjoint. `quotes` are its outermost quotations. */
export function listen(text: string, quotes: readonly Quotation[]): readonly Heard[] {
  const tokens = tokenize(text, quotes)
  const named = mentions(text, tokens)
  const narration: Narration = {
    tokens,
    starts: new Map(named.map((mention) => [mention.from, mention])),
    ends: new Map(named.map((mention) => [mention.to, mention])),
  }
  const quoteAt = new Map(quotes.map((quote) => [quote.open, quote]))
  const memory = newMemory()
  const heard: Heard[] = []
  let next = 0
  let turn: Turn | null = null
  let before: Spoken | null = null
  let earlier: readonly Cue[] = []
  for (const sentence of readSentences(text, tokens, quotes)) {
    const found = cues(narration, sentence)
    const here: Mention[] = []
    for (; next < named.length && (named[next]?.from ?? 0) < sentence.to; next++) {
      const mention = named[next]
      if (mention) here.push(mention)
    }
    const speakers = meet(found, here)
    const said: Heard[] = []
    const only = onlyPerson(here)
    let passed = 0
    for (let at = sentence.from; at < sentence.to; at++) {
      const quote = quoteAt.get(tokens[at]?.kind === 'quote' ? (tokens[at]?.start ?? -1) : -1)
      if (!quote) continue
      while ((found[passed]?.verb ?? at) < at) passed++
      const cue = cueFor(tokens, found[passed - 1], found.slice(passed, passed + 2), at)
      const speaker: Speaker | null = cue
        ? (speakers.get(cue) ?? null)
        : unannounced(at, quote, sentence, only)
      const continues = before !== null && goesOn(before, at, speaker, sentence, found.slice(0, passed))
      const one: Heard = { start: quote.start, end: quote.end, voice: 'speech', speaker, continues, sentence }
      said.push(one)
      before = { token: at, quote, heard: one, place: sentence }
      if (cue) turn = speaker && { speaker, place: sentence }
    }
    const report = found.find((cue) => reportOf(tokens, sentence, cue, narration) !== null)
    const clause = report ? reportOf(tokens, sentence, report, narration) : null
    if (report && clause) {
      const speaker = speakers.get(report) ?? null
      for (const span of clausePieces(text, tokens, clause, laterCue(tokens, found, report)))
        said.push({ ...span, voice: 'reported', speaker, continues: false, sentence })
    }
    for (const cue of found) {
      const speaker = speakers.get(cue)
      if (speaker && !cue.naming && cue.direct && said.every(({ voice }) => voice === 'reported'))
        turn = { speaker, place: sentence }
    }
    heard.push(...said.sort((a, b) => a.start - b.start))
    earlier = found

    /** Resolves the cues in order, each knowing the people named before it in the sentence too. */
    function meet(found: readonly Cue[], here: readonly Mention[]): ReadonlyMap<Cue, Speaker | null> {
      const subject = sentenceSubject(narration, sentence)
      const speakers = new Map<Cue, Speaker | null>()
      let met = 0
      if (subject?.kind === 'pronoun') {
        const person = resolve(subject, memory, sentence)
        if (person) remember(memory, person, sentence, true)
      }
      for (const cue of found) {
        met = meetUntil(here, met, cue.subject?.from ?? cue.from, subject?.from ?? -1)
        const speaker = speakerOf(cue, narration, memory, sentence)
        speakers.set(cue, speaker)
        if (speaker?.person) remember(memory, speaker.person, sentence, true)
      }
      meetUntil(here, met, sentence.to, subject?.from ?? -1)
      return speakers
    }

    function meetUntil(here: readonly Mention[], from: number, to: number, subject: number): number {
      let at = from
      for (; at < here.length && (here[at]?.from ?? to) < to; at++) {
        const mention = here[at]
        if (mention?.person) remember(memory, mention.person, sentence, mention.from === subject)
      }
      return at
    }

    /** The speaker of a quotation whose sentence has no cue: a colon's subject, or whoever has the word. */
    function unannounced(at: number, quote: Quotation, place: Place, only: Mention | null): Speaker | null {
      if (
        before &&
        !before.quote.closed &&
        place.paragraph === before.place.paragraph + 1 &&
        at === sentence.from
      )
        return before.heard.speaker && carriedOn(before.heard.speaker)
      if (tokens[at - 1]?.text === ':' && at > sentence.from) {
        const span = only && { start: only.start, end: only.end }
        return only?.person && span
          ? {
              name: only.person.name,
              person: only.person,
              evidence: [{ of: 'speaker', ...span, certainty: 'inferred' }],
            }
          : null
      }
      const isPhrase = !/\s\S+\s/.test(text.slice(quote.start, quote.end))
      if (!turn || isPhrase || turn.place.paragraph !== place.paragraph) return null
      const { speaker } = turn
      const rival = memory.latest.find(({ person }) => person !== speaker.person)
      return rival && rival.sentence > turn.place.sentence ? null : carriedOn(speaker)
    }

    /** True if nothing but a bare attribution stands between the quotation before and this one. */
    function goesOn(
      last: Spoken,
      at: number,
      speaker: Speaker | null,
      place: Place,
      nearby: readonly Cue[],
    ): boolean {
      if (speaker?.name !== last.heard.speaker?.name) return false
      if (place.paragraph !== last.place.paragraph) return !last.quote.closed && at === last.token + 1
      if (at === last.token + 1) return speaker !== null
      if (at - last.token > BARE_TOKENS_MAX) return false
      const between = [...recent(earlier, last.token), ...recent(nearby, last.token)].filter(
        ({ to }) => to <= at,
      )
      return between.length > 0 && isBare(tokens, last.token + 1, at, between, narration)
    }
  }
  return heard
}

/** Words besides subject and verb that leave an attribution bare: "quietly", "on Friday". */
const BARE_WORDS_MAX = 3
const BARE_TOKENS_MAX = 24
/** How far behind its verb the "that" of indirect speech may stand: "told reporters in Geneva on June 11 that". */
const THAT_TOKENS_MAX = 9
const CLAUSE_WORDS_MIN = 3

/** Sentences of the narration: a quotation, however many sentences it holds, lies whole in one. */
function readSentences(
  text: string,
  tokens: readonly Token[],
  quotes: readonly Quotation[],
): readonly Sentence[] {
  const found: Sentence[] = []
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

/** “Go!” Smith said. – the name looks like a new sentence, but the cue is the quotation's. */
function isLateCue(text: string, tokens: readonly Token[], quote: number, range: Range): boolean {
  const token = tokens[quote]
  if (token?.kind !== 'quote' || range.to - range.from > 8 || !/[!?—–-]/.test(text[token.end - 2] ?? ''))
    return false
  for (let at = range.from + 1; at < range.to; at++)
    if (SPEECH_VERBS.has(tokens[at]?.lower ?? ''))
      return tokens[at + 1]?.kind === 'mark' || at + 1 === range.to
  return false
}

/** The cue that announces the quotation at `at`: the one beside it, else the last before it, else the next behind it. */
function cueFor(
  tokens: readonly Token[],
  before: Cue | undefined,
  next: readonly Cue[],
  at: number,
): Cue | undefined {
  const after = next.find((cue) => cue.from > at)
  if (before?.direct && isGap(tokens, before.to, at)) return before
  if (after && !after.naming && isGap(tokens, at + 1, after.from)) return after
  return before ?? after
}

/** The cues at the end of a list that stand behind the token `after`. */
function recent(found: readonly Cue[], after: number): readonly Cue[] {
  let from = found.length
  while (from > 0 && (found[from - 1]?.from ?? after) > after) from--
  return found.slice(from)
}

/** The mention of the one person a sentence names. */
function onlyPerson(here: readonly Mention[]): Mention | null {
  const people = new Set(here.flatMap(({ person }) => person ?? []))
  return people.size === 1 ? (here.find(({ person, possessive }) => person && !possessive) ?? null) : null
}

function isGap(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > 4) return false
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (
      token?.kind === 'quote' ||
      (token?.kind === 'word' && !/^(?:that|and|as|of|it|the)$|ly$/.test(token.lower))
    )
      return false
  }
  return true
}

/** The tokens of the clause a cue reports; null if it reports none. */
function reportOf(tokens: readonly Token[], sentence: Range, cue: Cue, narration: Narration): Range | null {
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
  for (let at = cue.verb + 2; at < Math.min(sentence.to, cue.verb + 14); at++) {
    if (tokens[at]?.kind === 'quote') return null
    if (FINITE_VERBS.has(tokens[at]?.lower ?? '')) return { from: cue.verb + 1, to: sentence.to }
  }
  return null
}

/** Where another speaker takes over inside the sentence. */
function laterCue(tokens: readonly Token[], found: readonly Cue[], report: Cue): number {
  const next = found.find(
    (cue) =>
      cue.from > report.verb && tokens[cue.from - 1]?.kind !== 'word' && cue.subject !== report.subject,
  )
  return next?.from ?? tokens.length
}

/** The parts of a reported clause outside quotations, without the marks around them and a bracket at its end. */
function clausePieces(text: string, tokens: readonly Token[], clause: Range, stop: number): readonly Span[] {
  const end = beforeBracket(tokens, clause.from, Math.min(clause.to, stop))
  const pieces: Span[] = []
  let words: Token[] = []
  for (let at = clause.from; at <= end; at++) {
    const token = at < end ? tokens[at] : undefined
    if (token?.kind === 'word') words.push(token)
    if (token && token.kind !== 'quote') continue
    const [first, last] = [words[0], words.at(-1)]
    if (first && last && words.length >= CLAUSE_WORDS_MIN)
      pieces.push({ start: first.start, end: pieceEnd(text, last) })
    words = []
  }
  return pieces
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

/** True if the tokens hold a cue and hardly anything else. */
function isBare(
  tokens: readonly Token[],
  from: number,
  to: number,
  between: readonly Cue[],
  narration: Narration,
): boolean {
  let extra = 0
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word' || between.some((cue) => cue.from <= at && at < cue.to)) continue
    if (narration.starts.has(at)) return false
    if (++extra > BARE_WORDS_MAX) return false
  }
  return true
}
