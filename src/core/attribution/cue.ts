/** Cues: the words of a sentence that say who speaks, "the general said", "said Smith", "according to Smith". */
import {
  AUXILIARIES,
  CUE_PARTICLES,
  MODALS,
  NAMING_VERBS,
  NEGATIONS,
  NOUN_LIKE_VERBS,
  PREPOSITIONS,
  SPEECH_VERBS,
  TEXT_VERBS,
} from '../language/english-attribution.ts'
import type { Token } from './narration.ts'
import {
  firstPhrase,
  type Narration,
  type Phrase,
  phraseBefore,
  phraseBehind,
  type Range,
  withComplement,
} from './phrase.ts'

/** A cue with the tokens of verb and subject together. */
export type Cue = Range & {
  readonly verb: number
  readonly subject: Phrase | null
  /** "never said", "would say": no evidence that it was said. */
  readonly denied: boolean
  /** The verb calls something by what it quotes, "called it “a disgrace”", and reports no clause. */
  readonly naming: boolean
  /** The subject stands before the verb. */
  readonly direct: boolean
}

/** The cues of one sentence, ascending by verb. Linear: each looks at most `REACH_TOKENS` around. */
export function cues(narration: Narration, sentence: Range): readonly Cue[] {
  const found: Cue[] = []
  let main: Phrase | null | undefined
  for (let at = sentence.from; at < sentence.to; at++) {
    const token = narration.tokens[at]
    if (token?.kind !== 'word') continue
    if (token.lower === 'according' && narration.tokens[at + 1]?.lower === 'to') {
      const subject = spoken(narration, at + 2, sentence.to)
      found.push(beside({ verb: at, subject, denied: false, naming: false, direct: false }, at + 2))
    } else if (isCueVerb(narration, sentence, at)) {
      main ??= firstPhrase(narration, sentence)
      const cue = verbCue(narration, sentence, at, found.at(-1)?.subject ?? main)
      if (cue) found.push(cue)
    }
  }
  return found
}

/** Tokens before a verb among which its auxiliaries and adverbs stand. */
export const AUXILIARY_TOKENS_MAX = 8

/** Tokens before a verb among which another may deny that it was said. */
const DENIAL_TOKENS_MAX = 10
const DENIALS = /^(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)|doubt(?:s|ed)?|falsely)$/

type Found = Omit<Cue, 'from' | 'to'>

/** "said", "shot back": some verbs speak only with their particle. */
function isCueVerb({ tokens, starts, verbs }: Narration, sentence: Range, at: number): boolean {
  const isHead = at === sentence.from
  const isNamed = starts.has(at + 1)
  const token = tokens[at]
  if (token === undefined) return false
  const { lower } = token
  // "Stated Holm: “…”": a capital is a verb's only at the head of a sentence, before a name.
  if (!/^\p{Ll}/u.test(token.text) && !(isHead && SPEECH_VERBS.has(lower) && isNamed)) return false
  const particles = CUE_PARTICLES.get(lower)
  if (particles?.includes(tokens[at + 1]?.lower ?? '')) return true
  if (verbs !== SPEECH_VERBS) return verbs.has(lower) || INVERTED.test(lower)
  return SPEECH_VERBS.has(lower) || NAMING_VERBS.has(lower) || TEXT_VERBS.has(lower)
}

/** A cue with its subject beside it. */
function beside(cue: Found, end: number): Cue {
  const { verb, subject } = cue
  return { ...cue, from: Math.min(verb, subject?.from ?? verb), to: Math.max(end, subject?.to ?? end) }
}

/** A cue that shares the subject of its sentence: "Smith rose and said", "Smith left, saying". */
function sharing(cue: Found): Cue | null {
  const { verb, subject } = cue
  return subject && subject.to <= verb ? { ...cue, from: verb, to: verb + 1 } : null
}

function verbCue(narration: Narration, sentence: Range, verb: number, main: Phrase | null): Cue | null {
  const { tokens } = narration
  const lower = tokens[verb]?.lower ?? ''
  const naming = !narration.verbs.has(lower) && NAMING_VERBS.has(lower)
  let at = verb - 1
  let denied = false
  for (; at >= Math.max(sentence.from, verb - AUXILIARY_TOKENS_MAX); at--) {
    const word = tokens[at]?.lower ?? ''
    if (NEGATIONS.has(word) || MODALS.has(word)) denied = true
    else if (
      !AUXILIARIES.has(word) &&
      !narration.auxiliaries.has(word) &&
      !/^(?:did|does|do|\p{Ll}+ly)$/u.test(tokens[at]?.text ?? '')
    )
      break
  }
  // "Orr denied that he had said", "Orr denies saying"
  for (let before = at; !denied && before >= Math.max(sentence.from, verb - DENIAL_TOKENS_MAX); before--) {
    if (tokens[before]?.kind === 'quote') break
    denied = DENIALS.test(tokens[before]?.lower ?? '')
  }
  const cue = { verb, denied, naming, direct: true }
  if (INVERTED.test(lower)) {
    const who = /elles?$/.test(lower) ? 'female' : 'male'
    return {
      ...cue,
      direct: false,
      subject: { kind: 'pronoun', who, from: verb, to: verb + 1 },
      from: verb,
      to: verb + 1,
    }
  }
  // Who "was told" something did not say it, but who it was told by did.
  const isPassive = BE.test(tokens[verb - 1]?.lower ?? '')
  if (isPassive && tokens[verb + 1]?.lower === 'by') {
    const subject = spoken(narration, verb + 2, sentence.to)
    return subject && beside({ ...cue, subject, direct: false }, verb + 2)
  }
  if (isPassive && PASSIVES.test(lower)) {
    return beside({ ...cue, subject: { kind: 'other', from: verb - 1, to: verb } }, verb + 1)
  }
  const doer = lower.endsWith('ing') ? narration.ends.get(verb) : undefined
  if (doer?.person && !doer.possessive) {
    return beside(
      { ...cue, subject: { kind: 'mention', mention: doer, from: doer.from, to: doer.to } },
      verb + 1,
    )
  }
  const before = tokens[at]?.lower ?? ''
  if (lower.endsWith('ing') || /^(?:and|but|then|to)$/.test(before)) return sharing({ ...cue, subject: main })
  if (at < sentence.from || isQuoteEnd(tokens, at)) {
    const subject = spoken(narration, verb + 1, sentence.to)
    return subject && beside({ ...cue, subject, direct: false }, verb + 1)
  }
  const subject = phraseBefore(narration, sentence, at)
  if (NOUN_LIKE_VERBS.has(lower) && !isPersonal(subject)) return null
  if (TEXT_VERBS.has(lower) && isPersonal(subject)) return null
  return subject && beside({ ...cue, subject }, verb + 1)
}

/** French inversion: "dit-il", "demanda-t-elle". */
const INVERTED = /^\p{L}+-(?:t-)?(?:il|elle|ils|elles)$/u

const BE = /^(?:is|are|was|were|been|being|be|get|got)$/
const PASSIVES = /^(?:told|asked|quoted|informed|assured|warned|called|described)$/

/** Behind the verb or "according to", with what hangs on it; the last name of a row is the speaker's: "said Lund University lecturer Eva Dahl". */
function spoken(narration: Narration, from: number, end: number): Phrase | null {
  const { tokens, starts } = narration
  const first = phraseBehind(narration, from, end)
  if (first === null) return null
  if (first.kind === 'description') return withComplement(narration, first, end)
  if (first.kind !== 'mention') return first
  let { mention } = first
  for (let at = mention.to; at < Math.min(end, mention.to + 4); at++) {
    if (tokens[at]?.kind !== 'word' || PREPOSITIONS.has(tokens[at]?.lower ?? '')) break
    mention = starts.get(at) ?? mention
  }
  return { kind: 'mention', mention, from, to: mention.to }
}

function isPersonal(subject: Phrase | null): boolean {
  return (
    (subject?.kind === 'pronoun' && subject.who !== 'it') ||
    (subject?.kind === 'mention' && subject.mention.person !== null)
  )
}

/** A quotation, or the comma and dash behind one. */
function isQuoteEnd(tokens: readonly Token[], at: number): boolean {
  let last = at
  while (last > at - 2 && tokens[last]?.kind === 'mark') last--
  return tokens[last]?.kind === 'quote'
}
