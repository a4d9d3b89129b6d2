/** Reads a text sentence by sentence and hears who speaks: quotations and indirect speech, each with its speaker. */

import type { Metadata } from '../document.ts'
import { LABEL_ROLES } from '../language/english-attribution.ts'
import { languageOf } from '../language/language.ts'
import { isInstitution } from '../person/name.ts'
import { indexAt, type Span } from '../span.ts'
import type { Use } from '../utterance.ts'
import { type Announcement, useOf } from './apart.ts'
import { isSpeaking } from './collective.ts'
import { type Cue, cues } from './cue.ts'
import { speechVerbs } from './dialogue.ts'
import { type Frame, frames } from './frame.ts'
import { type Token, tokenize } from './narration.ts'
import { isKnownOutlet } from './outlet.ts'
import { type Mention, mentions } from './person.ts'
import { firstPhrase, type Narration, type Phrase, phraseBefore, REACH_TOKENS } from './phrase.ts'
import { joinReopened } from './reopened.ts'
import { reportIn } from './report.ts'
import {
  bodyOf,
  carriedOn,
  type Memory,
  newMemory,
  remember,
  rememberSpeaker,
  resolve,
  type Speaker,
  speakerIn,
  speakerOf,
} from './speaker.ts'
import type { Stretch } from './stretch.ts'

/** An utterance with the speaker found for it and the sentence it stands in. */
export type Heard = Span & {
  readonly voice: 'speech' | 'reported'
  readonly use: Use
  readonly speaker: Speaker | null
  /** The verb that announces the words: "said", "according to". */
  readonly cue: Span | null
  /** Outlets that the sentence names besides the speaker: "told CNN", "Smith said, according to Reuters". */
  readonly via: readonly Outlet[]
  readonly continues: boolean
  readonly sentence: Span
}

/** An outlet by the name that the text gives it, and where that stands. */
export type Outlet = Span & { readonly name: string }

/** Everything said in the text, ascending and disjoint. `quotes` are its outermost quotations. */
export function listen(
  text: string,
  quotes: readonly Stretch[],
  { language, fiction }: Pick<Metadata, 'language' | 'fiction'>,
): readonly Heard[] {
  const tokens = tokenize(text, quotes)
  const named = mentions(text, tokens)
  const reading: Reading = {
    text,
    narration: {
      tokens,
      verbs: speechVerbs(language),
      auxiliaries: languageOf(language)?.auxiliaries ?? new Set(),
      starts: new Map(named.map((mention) => [mention.from, mention])),
      ends: new Map(named.map((mention) => [mention.to, mention])),
    },
    quotes: new Map(quotes.map((quote) => [quote.open, quote])),
    memory: newMemory(),
    last: null,
    earlier: [],
    announced: null,
    takesTurns: fiction,
  }
  const heard: Heard[] = []
  let next = 0
  for (const frame of frames(text, tokens, quotes)) {
    const from = next
    while (next < named.length && (named[next]?.from ?? frame.to) < frame.to) next++
    for (const one of hear(reading, frame, named.slice(from, next))) heard.push(one)
  }
  return joinReopened(text, quotes, heard)
}

/** What is known at a point of the reading. */
type Reading = {
  readonly text: string
  readonly narration: Narration
  readonly quotes: ReadonlyMap<number, Stretch>
  readonly memory: Memory
  last: Spoken | null
  /** The cues of the frame before. */
  earlier: readonly Cue[]
  /** A speaker announced in a sentence without a quotation, and that sentence. */
  announced: { readonly speaker: Speaker; readonly frame: Frame } | null
  /** In fiction a new paragraph of speech is mostly another one's. */
  readonly takesTurns: boolean
}

type Spoken = {
  readonly token: number
  readonly quote: Stretch
  readonly speaker: Speaker | null
  readonly frame: Frame
}

/** Words besides subject and verb that leave an attribution bare: "quietly", "on Friday". */
const BARE_WORDS_MAX = 3
const BARE_TOKENS_MAX = 24
/** Tokens of narration over which who has spoken may go on without being named again. */
const FLOATING_TOKENS_MAX = 40

/** The utterances of one frame. */
function hear(reading: Reading, frame: Frame, named: readonly Mention[]): readonly Heard[] {
  const { text, narration } = reading
  const found = cues(narration, frame)
  const speakers = meet(reading, frame, found, named)
  const said = hearQuotations(reading, frame, found, speakers)
  if (said.length === 0) {
    const announcing = found.findLast((cue) => cue.direct && !cue.naming && speakers.get(cue)?.name)
    const speaker = announcing && speakers.get(announcing)
    if (speaker) reading.announced = { speaker, frame }
  }
  const report = reportIn(text, narration, frame, found)
  for (const span of report?.spans ?? []) {
    const speaker = (report && speakers.get(report.cue)) ?? null
    said.push({
      ...span,
      voice: 'reported',
      use: 'quotation',
      speaker,
      cue: verbOf(narration, report?.cue),
      via: outletsOf(narration, outletsAmong(found), report?.cue),
      continues: false,
      sentence: frame,
    })
  }
  reading.earlier = found
  return said.sort((a, b) => a.start - b.start)
}

/** Resolves the cues in order, each knowing the people named before it in the frame too. */
function meet(
  { memory, narration, text }: Reading,
  frame: Frame,
  found: readonly Cue[],
  named: readonly Mention[],
): ReadonlyMap<Cue, Speaker | null> {
  const subject = firstPhrase(narration, frame)
  const speakers = new Map<Cue, Speaker | null>()
  const [person, other] = subject?.kind === 'pronoun' ? resolve(subject, memory, frame) : []
  if (person && !other) remember(memory, person, frame, true)
  // "One nurse disagreed. “…,” she said."
  const told = subject?.kind === 'description' ? speakerIn(subject, text, narration, memory, frame) : null
  if (told?.person) remember(memory, told.person, frame, true)
  let met = 0
  const meetUntil = (to: number): void => {
    for (let mention = named[met]; mention && mention.from < to; mention = named[++met])
      if (mention.person) remember(memory, mention.person, frame, isSubject(subject, mention))
      else if (isSubject(subject, mention) && isInstitution(mention.name))
        remember(memory, bodyOf(mention), frame, true)
  }
  for (const cue of found) {
    meetUntil(cue.subject?.from ?? cue.from)
    const speaker = speakerOf(cue, text, narration, memory, frame)
    speakers.set(cue, speaker)
    if (speaker?.person) remember(memory, speaker.person, frame, true)
  }
  meetUntil(frame.to)
  return speakers
}

function isSubject(subject: Phrase | null, mention: Mention): boolean {
  return subject?.kind === 'mention' && subject.mention === mention
}

function hearQuotations(
  reading: Reading,
  frame: Frame,
  found: readonly Cue[],
  speakers: ReadonlyMap<Cue, Speaker | null>,
): Heard[] {
  const { text, memory } = reading
  const { tokens } = reading.narration
  const said: Heard[] = []
  const outlets = outletsAmong(found)
  let passed = 0
  for (let at = frame.from; at < frame.to; at++) {
    const token = tokens[at]
    const quote = token?.kind === 'quote' ? reading.quotes.get(token.start) : undefined
    if (!quote) continue
    while ((found[passed]?.verb ?? at) < at) passed++
    const cue = cueFor(tokens, found[passed - 1], found.slice(passed, passed + 2), at)
    const told = quote.by === 'label' ? undefined : cue
    const speaker = told ? (speakers.get(told) ?? null) : unannounced(reading, frame, quote, at)
    const announcement = announcementOf(reading.narration, frame, told, at, speaker)
    const use = quote.by === 'marks' ? useOf(text, tokens, at, quote, announcement) : 'quotation'
    if (use !== 'quotation') {
      said.push({
        start: quote.start,
        end: quote.end,
        voice: 'speech',
        use,
        speaker: null,
        cue: null,
        via: [],
        continues: false,
        sentence: frame,
      })
      continue
    }
    const spoken: Spoken = { token: at, quote, speaker, frame }
    const nearby = recent(reading.earlier, reading.earlier.length, at).concat(recent(found, passed, at))
    const continues = !isOwn(cue, spoken) && goesOn(reading, spoken, nearby)
    const { start, end } = quote
    const verb = verbOf(reading.narration, told)
    const via = outletsOf(reading.narration, outlets, told)
    said.push({ start, end, voice: 'speech', use, speaker, cue: verb, via, continues, sentence: frame })
    reading.last = spoken
    if (speaker?.person) rememberSpeaker(memory, speaker.person, frame, isQuestion(text, quote))
  }
  return said
}

/** The outlet that a cue's subject told something, and the one according to which he said it. */
function outletsOf({ starts }: Narration, told: readonly Mention[], cue: Cue | undefined): readonly Outlet[] {
  if (!cue) return []
  const addressed = cue.direct ? (starts.get(cue.verb + 1) ?? starts.get(cue.verb + 2)) : undefined
  const subject = cue.subject?.kind === 'mention' ? cue.subject.mention : null
  return [
    ...(addressed && isOutlet(addressed) ? [addressed] : []),
    ...told.filter((one) => one !== subject),
  ].map(({ start, end, name }) => ({ start, end, name: name.replace(/^The /, '') }))
}

/** The outlets that a sentence says tell something, as far as a sentence of people has them. */
function outletsAmong(found: readonly Cue[]): Mention[] {
  const outlets: Mention[] = []
  for (const { subject, naming, direct } of found) {
    if (naming || direct || subject?.kind !== 'mention' || !isOutlet(subject.mention)) continue
    outlets.push(subject.mention)
    if (outlets.length === OUTLETS_MAX) break
  }
  return outlets
}

const OUTLETS_MAX = 8

function isOutlet({ person, name }: Mention): boolean {
  return person === null && isKnownOutlet(name)
}

/** The span of a cue's verb. */
function verbOf({ tokens }: Narration, cue: Cue | undefined): Span | null {
  const verb = cue && tokens[cue.verb]
  return verb ? { start: verb.start, end: verb.end } : null
}

function announcementOf(
  narration: Narration,
  frame: Frame,
  cue: Cue | undefined,
  at: number,
  speaker: Speaker | null,
): Announcement {
  const { tokens } = narration
  const isIntroduced = cue?.direct || tokens[at - 1]?.kind === 'mark'
  if (cue && isIntroduced && isGap(tokens, cue.to, at)) return 'before'
  if (cue && isGap(tokens, at + 1, cue.from)) return 'behind'
  if (cue) return 'in sentence'
  if (speaker) return 'inferred'
  for (let before = Math.max(frame.from, at - REACH_TOKENS); before < at; before++) {
    if (narration.starts.get(before)?.possessive === false) return 'inferred'
  }
  return 'none'
}

/** The speaker of a quotation without a cue: whoever has the word, or of whom the sentence tells. */
function unannounced(reading: Reading, frame: Frame, quote: Stretch, at: number): Speaker | null {
  const { last, narration } = reading
  if (quote.label) return labelled(reading, frame, quote.label)
  if (quote.by === 'block' && last?.quote.by !== 'block') return announcedBefore(reading, frame)
  const opens = isOpening(narration.tokens, frame, at)
  if (last && !last.quote.closed && frame.paragraph === last.frame.paragraph + 1 && opens)
    return last.speaker && carriedOn(last.speaker)
  const before = narration.tokens[at - 1]
  if (at > frame.from && before?.text === ':') return beforeColon(reading, frame, at)
  if (opens) return floating(reading, frame, at)
  const isPhrase = !/\s\S+\s/.test(reading.text.slice(quote.start, quote.end))
  return ofSentence(reading, frame, at) ?? (isPhrase ? null : floating(reading, frame, at))
}

/** True if no word of the sentence stands before the quotation. Looks back, so that no token is passed for two quotations. */
function isOpening(tokens: readonly Token[], frame: Frame, at: number): boolean {
  for (let before = at - 1; before >= frame.from; before--) if (tokens[before]?.kind !== 'mark') return false
  return true
}

/** Whom a label names: "SMITH: …", "— Ann Smith". "Q" and "A" name nobody. */
function labelled({ text, narration, memory }: Reading, frame: Frame, label: Span): Speaker | null {
  const at = indexAt(narration.tokens, label.start)
  const end = indexAt(narration.tokens, label.end)
  const name = text.slice(label.start, label.end)
  if (/^[QA]$/.test(name)) return name === 'A' ? interviewee(memory, label) : null
  for (let from = at; from < end && !LABEL_ROLES.has(name.toLowerCase()); from++) {
    const mention = narration.starts.get(from)
    if (mention)
      return speakerIn({ kind: 'mention', mention, from, to: mention.to }, text, narration, memory, frame)
  }
  return {
    name,
    kind: 'unnamed',
    person: null,
    evidence: [{ of: 'speaker', start: label.start, end: label.end, certainty: 'stated' }],
    candidates: [],
  }
}

/** Who answers is whom the text is about: the one person it names besides. */
function interviewee({ latest }: Memory, { start, end }: Span): Speaker | null {
  const [only, other] = latest
  if (!only || other) return null
  const { person } = only
  const { name, kind, fullest } = person
  const evidence = [{ start, end }, fullest].map((span) => ({
    of: 'speaker' as const,
    start: span.start,
    end: span.end,
    certainty: 'inferred' as const,
  }))
  return { name, kind, person, evidence, candidates: [] }
}

/** A block quotation is announced in the paragraph before it: "Smith wrote:". */
function announcedBefore({ announced, last }: Reading, frame: Frame): Speaker | null {
  if (announced && frame.paragraph - announced.frame.paragraph <= 1) return carriedOn(announced.speaker)
  return last?.speaker && frame.paragraph - last.frame.paragraph <= 1 ? carriedOn(last.speaker) : null
}

/** "The vote worries pollster Ann Holm: “…”": whoever is named last before the colon; else whoever has the word. */
function beforeColon(reading: Reading, frame: Frame, at: number): Speaker | null {
  const { narration, memory, text } = reading
  const phrase = phraseBefore(narration, frame, at - 2)
  const speaker =
    phrase?.kind === 'mention' || (phrase?.kind === 'description' && isSpeaking(phrase.head))
      ? speakerIn(phrase, text, narration, memory, frame)
      : null
  if (speaker?.kind === 'person') return carriedOn(speaker)
  return ofSentence(reading, frame, at) ?? floating(reading, frame, at) ?? (speaker && carriedOn(speaker))
}

/** The subject of the sentence, if it stands before the quotation: "Smith has kept his promise of “free bread”." */
function ofSentence({ narration, memory, text }: Reading, frame: Frame, at: number): Speaker | null {
  const subject = firstPhrase(narration, frame)
  if (!subject || subject.to > at) return null
  // A single capital at the head of a sentence may be anything: "Likewise, …".
  if (subject.kind === 'mention' && subject.mention.person === null) return null
  // What is told of a text or a thing is not said by it: "If an agreement cannot be reached, “…”".
  if (subject.kind === 'description' && !isSpeaking(subject.head)) return null
  const speaker = speakerIn(subject, text, narration, memory, frame)
  return speaker && carriedOn(speaker)
}

/** Whoever has spoken goes on, or is announced by the sentence before, as long as no one else is spoken of in between. */
function floating(reading: Reading, frame: Frame, at: number): Speaker | null {
  const { last, announced, narration, memory } = reading
  const fromAnnouncement =
    announced &&
    announced.frame.paragraph === frame.paragraph &&
    announced.frame.sentence > (last?.frame.sentence ?? -1)
  if (fromAnnouncement) {
    const rival = memory.latest.find(({ person }) => person !== announced.speaker.person)
    return rival && rival.sentence > announced.frame.sentence ? null : carriedOn(announced.speaker)
  }
  if (!last?.speaker || at - last.token > FLOATING_TOKENS_MAX) return null
  if (frame.paragraph === last.frame.paragraph) {
    const rival = memory.latest.find(({ person }) => person !== last.speaker?.person)
    return rival && rival.sentence > last.frame.sentence ? null : carriedOn(last.speaker)
  }
  if (frame.paragraph !== last.frame.paragraph + 1 || !isOpening(narration.tokens, frame, at)) return null
  if (reading.takesTurns) return null
  // A dash that opens a paragraph opens another one's turn, and a question is answered by somebody else.
  if (reading.quotes.get(narration.tokens[at]?.start ?? -1)?.by === 'dash') return null
  if (isQuestion(reading.text, last.quote)) return null
  const between = recent(reading.earlier, reading.earlier.length, at).filter(({ from }) => from > last.token)
  const isBareBetween = at === last.token + 1 || isBare(narration, last.token + 1, at, between)
  return isBareBetween ? carriedOn(last.speaker) : null
}

function isQuestion(text: string, { end }: Span): boolean {
  return /\?\s*$/.test(text.slice(Math.max(0, end - 4), end))
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
  const after = next.find((cue) => cue.from > at && !isTaken(tokens, cue, at))
  if (before?.direct && isGap(tokens, before.to, at)) return before
  if (after && !after.naming && isGap(tokens, at + 1, after.from)) return after
  return before ?? after
}

/** True if the cue behind a quotation introduces another one: "the “plan” that Smith called “a joke”". */
function isTaken(tokens: readonly Token[], cue: Cue, at: number): boolean {
  if (isGap(tokens, at + 1, cue.from)) return false
  for (let next = cue.to; next <= cue.to + 4; next++) {
    if (tokens[next]?.kind === 'quote') return cue.direct && isGap(tokens, cue.to, next)
  }
  return false
}

/** Of the first `count` cues, those that stand at most `BARE_TOKENS_MAX` before a token. */
function recent(found: readonly Cue[], count: number, before: number): readonly Cue[] {
  let from = count
  while (from > 0 && (found[from - 1]?.verb ?? 0) > before - BARE_TOKENS_MAX) from--
  return found.slice(from, count)
}

function isGap(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > 4 || to < from) return false
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
