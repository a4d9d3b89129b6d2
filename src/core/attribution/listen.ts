/** Reads a text sentence by sentence and hears who speaks: quotations and indirect speech, each with its speaker. */

import type { Span } from '../span.ts'
import type { Quotation } from '../text/quotation.ts'
import { type Cue, cues, type Narration, type Subject, sentenceSubject } from './cue.ts'
import { type Frame, frames } from './frame.ts'
import { type Token, tokenize } from './narration.ts'
import { type Mention, mentions } from './person.ts'
import { reportIn } from './report.ts'
import { carriedOn, type Memory, newMemory, remember, resolve, type Speaker, speakerOf } from './speaker.ts'

/** An utterance with the speaker found for it and the sentence it stands in. */
export type Heard = Span & {
  readonly voice: 'speech' | 'reported'
  readonly speaker: Speaker | null
  readonly continues: boolean
  readonly sentence: Span
}

/** Everything said in the text, ascending and disjoint. `quotes` are its outermost quotations. */
export function listen(text: string, quotes: readonly Quotation[]): readonly Heard[] {
  const tokens = tokenize(text, quotes)
  const named = mentions(text, tokens)
  const reading: Reading = {
    text,
    narration: {
      tokens,
      starts: new Map(named.map((mention) => [mention.from, mention])),
      ends: new Map(named.map((mention) => [mention.to, mention])),
    },
    quotes: new Map(quotes.map((quote) => [quote.open, quote])),
    memory: newMemory(),
    turn: null,
    last: null,
    earlier: [],
  }
  const heard: Heard[] = []
  let next = 0
  for (const frame of frames(text, tokens, quotes)) {
    const from = next
    while (next < named.length && (named[next]?.from ?? frame.to) < frame.to) next++
    for (const one of hear(reading, frame, named.slice(from, next))) heard.push(one)
  }
  return heard
}

/** What is known at a point of the reading. */
type Reading = {
  readonly text: string
  readonly narration: Narration
  readonly quotes: ReadonlyMap<number, Quotation>
  readonly memory: Memory
  /** Who has the word: the last speaker, and the frame in which he took it. */
  turn: { readonly speaker: Speaker; readonly frame: Frame } | null
  last: Spoken | null
  /** The cues of the frame before. */
  earlier: readonly Cue[]
}

type Spoken = {
  readonly token: number
  readonly quote: Quotation
  readonly speaker: Speaker | null
  readonly frame: Frame
}

/** Words besides subject and verb that leave an attribution bare: "quietly", "on Friday". */
const BARE_WORDS_MAX = 3
const BARE_TOKENS_MAX = 24

/** The utterances of one frame. */
function hear(reading: Reading, frame: Frame, named: readonly Mention[]): readonly Heard[] {
  const { text, narration } = reading
  const found = cues(narration, frame)
  const speakers = meet(reading, frame, found, named)
  const said = hearQuotations(reading, frame, found, speakers, named)
  const isQuoted = said.length > 0
  const report = reportIn(text, narration, frame, found)
  for (const span of report?.spans ?? []) {
    const speaker = (report && speakers.get(report.cue)) ?? null
    said.push({ ...span, voice: 'reported', speaker, continues: false, sentence: frame })
  }
  for (const cue of isQuoted ? [] : found) {
    const speaker = speakers.get(cue)
    if (speaker && cue.direct && !cue.naming) reading.turn = { speaker, frame }
  }
  reading.earlier = found
  return said.sort((a, b) => a.start - b.start)
}

/** Resolves the cues in order, each knowing the people named before it in the frame too. */
function meet(
  { memory, narration }: Reading,
  frame: Frame,
  found: readonly Cue[],
  named: readonly Mention[],
): ReadonlyMap<Cue, Speaker | null> {
  const subject = sentenceSubject(narration, frame)
  const speakers = new Map<Cue, Speaker | null>()
  const person = subject?.kind === 'pronoun' ? resolve(subject, memory, frame) : null
  if (person) remember(memory, person, frame, true)
  let met = 0
  const meetUntil = (to: number): void => {
    for (let mention = named[met]; mention && mention.from < to; mention = named[++met])
      if (mention.person) remember(memory, mention.person, frame, isSubject(subject, mention))
  }
  for (const cue of found) {
    meetUntil(cue.subject?.from ?? cue.from)
    const speaker = speakerOf(cue, narration, memory, frame)
    speakers.set(cue, speaker)
    if (speaker?.person) remember(memory, speaker.person, frame, true)
  }
  meetUntil(frame.to)
  return speakers
}

function isSubject(subject: Subject | null, mention: Mention): boolean {
  return subject?.kind === 'mention' && subject.mention === mention
}

function hearQuotations(
  reading: Reading,
  frame: Frame,
  found: readonly Cue[],
  speakers: ReadonlyMap<Cue, Speaker | null>,
  named: readonly Mention[],
): Heard[] {
  const { tokens } = reading.narration
  const said: Heard[] = []
  const only = onlyPerson(named)
  let passed = 0
  for (let at = frame.from; at < frame.to; at++) {
    const token = tokens[at]
    const quote = token?.kind === 'quote' ? reading.quotes.get(token.start) : undefined
    if (!quote) continue
    while ((found[passed]?.verb ?? at) < at) passed++
    const cue = cueFor(tokens, found[passed - 1], found.slice(passed, passed + 2), at)
    const speaker = cue ? (speakers.get(cue) ?? null) : unannounced(reading, frame, quote, at, only)
    const spoken: Spoken = { token: at, quote, speaker, frame }
    const nearby = recent(reading.earlier, reading.earlier.length, at).concat(recent(found, passed, at))
    const continues = !isOwn(cue, spoken) && goesOn(reading, spoken, nearby)
    said.push({ start: quote.start, end: quote.end, voice: 'speech', speaker, continues, sentence: frame })
    reading.last = spoken
    if (cue) reading.turn = speaker && { speaker, frame }
  }
  return said
}

/** The speaker of a quotation without a cue: its colon's subject, or whoever has the word. */
function unannounced(
  reading: Reading,
  frame: Frame,
  quote: Quotation,
  at: number,
  only: Mention | null,
): Speaker | null {
  const { last, turn, memory } = reading
  if (last && !last.quote.closed && frame.paragraph === last.frame.paragraph + 1 && at === frame.from)
    return last.speaker && carriedOn(last.speaker)
  if (at > frame.from && reading.narration.tokens[at - 1]?.text === ':') {
    if (!only?.person) return null
    const { start, end, person } = only
    return { name: person.name, person, evidence: [{ of: 'speaker', start, end, certainty: 'inferred' }] }
  }
  const isPhrase = !/\s\S+\s/.test(reading.text.slice(quote.start, quote.end))
  if (!turn || isPhrase || turn.frame.paragraph !== frame.paragraph) return null
  const rival = memory.latest.find(({ person }) => person !== turn.speaker.person)
  return rival && rival.sentence > turn.frame.sentence ? null : carriedOn(turn.speaker)
}

/** True if nothing but a bare attribution stands between the quotation before and this one. */
function goesOn(
  { last, narration }: Reading,
  { token, speaker, frame }: Spoken,
  nearby: readonly Cue[],
): boolean {
  if (!last || speaker?.name !== last.speaker?.name) return false
  if (frame.paragraph !== last.frame.paragraph) return !last.quote.closed && token === last.token + 1
  if (token === last.token + 1) return speaker !== null
  if (token - last.token > BARE_TOKENS_MAX) return false
  const between = nearby.filter(({ from, to }) => from > last.token && to <= token)
  return between.length > 0 && isBare(narration, last.token + 1, token, between)
}

/** True if an unknown speaker is announced behind the quotation: perhaps another one than before. */
function isOwn(cue: Cue | undefined, { speaker, token }: Spoken): boolean {
  return speaker === null && cue !== undefined && cue.from > token
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

/** Of the first `count` cues, those that stand at most `BARE_TOKENS_MAX` before a token. */
function recent(found: readonly Cue[], count: number, before: number): readonly Cue[] {
  let from = count
  while (from > 0 && (found[from - 1]?.verb ?? 0) > before - BARE_TOKENS_MAX) from--
  return found.slice(from, count)
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

/** True if the tokens hold a cue and hardly anything else. */
function isBare({ tokens, starts }: Narration, from: number, to: number, between: readonly Cue[]): boolean {
  let extra = 0
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word' || between.some((cue) => cue.from <= at && at < cue.to)) continue
    if (starts.has(at)) return false
    if (++extra > BARE_WORDS_MAX) return false
  }
  return true
}
