/** Cues: the words of a sentence that say who speaks, "the general said", "said Smith", "according to Smith". */
import {
  AUXILIARIES,
  DEFINITE,
  DETERMINERS,
  FEMALE_PRONOUNS,
  MALE_PRONOUNS,
  MODALS,
  NAMING_VERBS,
  NEGATIONS,
  NOUN_LIKE_VERBS,
  OTHER_PRONOUNS,
  PREPOSITIONS,
  ROLE_MODIFIERS,
  SPEECH_VERBS,
} from '../language/english-attribution.ts'
import { foldRole, isRoleWord } from '../person/role.ts'
import type { Token } from './narration.ts'
import type { Mention } from './person.ts'

/** Tokens `[from, to)`. */
export type Range = { readonly from: number; readonly to: number }

/** Who the words of a cue name. `other`: somebody, but no one person. */
export type Subject = Range &
  (
    | { readonly kind: 'mention'; readonly mention: Mention }
    | { readonly kind: 'pronoun'; readonly gender: 'male' | 'female' }
    | { readonly kind: 'description'; readonly head: string; readonly definite: boolean }
    | { readonly kind: 'other' }
  )

/** A cue with the tokens of verb and subject together. */
export type Cue = Range & {
  readonly verb: number
  readonly subject: Subject | null
  /** "never said", "would say": no evidence that it was said. */
  readonly denied: boolean
  readonly naming: boolean
  /** The subject stands before the verb. */
  readonly direct: boolean
}

/** The narration with its mentions by their first and behind their last token. */
export type Narration = {
  readonly tokens: readonly Token[]
  readonly starts: ReadonlyMap<number, Mention>
  readonly ends: ReadonlyMap<number, Mention>
}

/** The cues of one sentence, ascending by verb. Linear: each looks at most `REACH_TOKENS` around. */
export function cues(narration: Narration, sentence: Range): readonly Cue[] {
  const found: Cue[] = []
  let main: Subject | null | undefined
  for (let at = sentence.from; at < sentence.to; at++) {
    const token = narration.tokens[at]
    if (token?.kind !== 'word') continue
    if (token.lower === 'according' && narration.tokens[at + 1]?.lower === 'to') {
      const subject = nounPhraseFrom(narration, at + 2, sentence.to)
      found.push(beside({ verb: at, subject, denied: false, naming: false, direct: false }, at + 2))
    } else if (SPEECH_VERBS.has(token.lower) || NAMING_VERBS.has(token.lower)) {
      main ??= sentenceSubject(narration, sentence)
      const cue = verbCue(narration, sentence, at, main)
      if (cue) found.push(cue)
    }
  }
  return found
}

/** The first noun phrase of a sentence outside prepositional phrases: mostly its subject. */
export function sentenceSubject(narration: Narration, sentence: Range): Subject | null {
  const { tokens } = narration
  for (let at = sentence.from; at < Math.min(sentence.to, sentence.from + REACH_TOKENS); at++) {
    const subject = nounPhraseFrom(narration, at, sentence.to)
    if (!subject) continue
    if (!PREPOSITIONS.has(tokens[at - 1]?.lower ?? '') || at === sentence.from) {
      if (subject.kind !== 'mention' || !subject.mention.possessive) return subject
    }
    at = subject.to - 1
  }
  return null
}

const REACH_TOKENS = 40

type Found = Omit<Cue, 'from' | 'to'>

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

function verbCue(narration: Narration, sentence: Range, verb: number, main: Subject | null): Cue | null {
  const { tokens, ends } = narration
  const lower = tokens[verb]?.lower ?? ''
  const naming = NAMING_VERBS.has(lower)
  let at = verb - 1
  let denied = false
  for (; at >= Math.max(sentence.from, verb - 8); at--) {
    const word = tokens[at]?.lower ?? ''
    if (NEGATIONS.has(word) || MODALS.has(word)) denied = true
    else if (!AUXILIARIES.has(word) && !/^(?:did|\p{Ll}+ly)$/u.test(tokens[at]?.text ?? '')) break
  }
  const cue = { verb, denied, naming, direct: true }
  // Who "was told" something did not say it.
  if (lower === 'told' && PASSIVE.test(tokens[verb - 1]?.lower ?? '')) {
    return beside({ ...cue, subject: { kind: 'other', from: verb - 1, to: verb } }, verb + 1)
  }
  const doer = lower.endsWith('ing') ? ends.get(verb) : undefined
  if (doer?.person && !doer.possessive) return beside({ ...cue, subject: asSubject(doer) }, verb + 1)
  if (lower.endsWith('ing') || /^(?:and|but|then)$/.test(tokens[at]?.lower ?? ''))
    return sharing({ ...cue, subject: main })
  if (at < sentence.from || isQuoteEnd(tokens, at)) {
    const subject = invertedSubject(narration, verb + 1, sentence.to)
    return subject && beside({ ...cue, subject, direct: false }, verb + 1)
  }
  const subject = subjectBefore(narration, sentence, at)
  if (NOUN_LIKE_VERBS.has(lower) && !isPersonal(subject)) return null
  return subject && beside({ ...cue, subject }, verb + 1)
}

const PASSIVE = /^(?:is|are|was|were|been|being)$/

/** Behind the verb, the last name of a row is the speaker's: "said Lund University lecturer Eva Dahl". */
function invertedSubject(narration: Narration, from: number, end: number): Subject | null {
  const { tokens, starts } = narration
  const first = nounPhraseFrom(narration, from, end)
  if (first?.kind !== 'mention') return first
  let { mention } = first
  for (let at = mention.to; at < Math.min(end, mention.to + 4); at++) {
    if (isBoundary(tokens[at]) || PREPOSITIONS.has(tokens[at]?.lower ?? '')) break
    mention = starts.get(at) ?? mention
  }
  // "said Smith's lawyer": somebody beside the one named.
  if (mention.possessive) return { kind: 'other', from, to: mention.to }
  return { ...asSubject(mention), from }
}

function isPersonal(subject: Subject | null): boolean {
  return subject?.kind === 'pronoun' || (subject?.kind === 'mention' && subject.mention.person !== null)
}

/** A quotation, or the comma or dash behind one. */
function isQuoteEnd(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return token?.kind === 'quote' || (token?.kind === 'mark' && tokens[at - 1]?.kind === 'quote')
}

/** The subject whose last word is at `at`. */
function subjectBefore(narration: Narration, sentence: Range, at: number): Subject | null {
  const { tokens, ends } = narration
  const token = tokens[at]
  if (!token) return null
  if (token.kind === 'mark') return beforeApposition(narration, sentence, at)
  if (token.lower === 'who') return beforeRelative(narration, at)
  const pronoun = pronounAt(tokens, at)
  if (pronoun) return isJoined(narration, at) ? { kind: 'other', from: at, to: at + 1 } : pronoun
  const mention = ends.get(at + 1)
  if (mention && !mention.possessive && mention.from >= sentence.from) {
    if (isJoined(narration, mention.from)) return { kind: 'other', from: mention.from, to: mention.to }
    if (!PREPOSITIONS.has(tokens[mention.from - 1]?.lower ?? '')) return asSubject(mention)
  }
  return chunkSubject(narration, sentence, at)
}

/** "Smith, who runs the bank, said", "Smith–a hardliner–said", "the general, John Smith, said": `at` is the mark before the verb. */
function beforeApposition(narration: Narration, sentence: Range, at: number): Subject | null {
  const { tokens, ends } = narration
  const mark = tokens[at]?.text === ')' ? '(' : tokens[at]?.text
  const inner = ends.get(at)
  if (inner && tokens[inner.from - 1]?.text === mark && isRole(tokens[inner.from - 2]))
    return asSubject(inner)
  for (let left = at - 1; left >= Math.max(sentence.from, at - REACH_TOKENS); left--) {
    const token = tokens[left]
    if (token?.kind === 'quote') return null
    const mention = token?.text === mark ? ends.get(left) : undefined
    if (!mention || mention.possessive || PREPOSITIONS.has(tokens[mention.from - 1]?.lower ?? '')) continue
    const opener = tokens[left + 1]
    if (
      mark !== ',' ||
      isRole(opener) ||
      ROLE_MODIFIERS.has(opener?.lower ?? '') ||
      /^(?:an?|the|who|whose|which|his|her|former|\d+)$/.test(opener?.lower ?? '')
    )
      return { ...asSubject(mention), to: at }
  }
  return null
}

function beforeRelative({ tokens, ends }: Narration, at: number): Subject | null {
  const mention = ends.get(at) ?? (tokens[at - 1]?.kind === 'mark' ? ends.get(at - 1) : undefined)
  return mention && !mention.possessive ? { ...asSubject(mention), to: at + 1 } : null
}

/** The stretch of words that ends at `at`: "Smith of Ohio", "a spokesman for the bank". */
function chunkSubject(narration: Narration, sentence: Range, at: number): Subject | null {
  const { tokens } = narration
  let from = at
  while (from > Math.max(sentence.from, at - REACH_TOKENS) && !isBoundary(tokens[from - 1])) from--
  if (isJoined(narration, from)) return { kind: 'other', from, to: at + 1 }
  for (let start = from; start <= at; start++) {
    const subject = nounPhraseFrom(narration, start, at + 1)
    if (!subject) continue
    if (start > from && PREPOSITIONS.has(tokens[start - 1]?.lower ?? '')) {
      start = subject.to - 1
      continue
    }
    if (subject.to === at + 1 || subject.kind !== 'mention') return { ...subject, to: at + 1 }
    const follows = tokens[subject.to]?.lower ?? ''
    if (PREPOSITIONS.has(follows) && !subject.mention.possessive) return { ...subject, to: at + 1 }
    break
  }
  const last = tokens[at]
  const isNoun = last?.kind === 'word' && !PREPOSITIONS.has(last.lower) && !DETERMINERS.has(last.lower)
  return isNoun && last.lower !== 'to' ? { kind: 'other', from, to: at + 1 } : null
}

function isBoundary(token: Token | undefined): boolean {
  return (
    token?.kind !== 'word' ||
    /^(?:and|but|or|that|when|as|while|because|if|who|which|where)$/.test(token.lower)
  )
}

/** True if "and" and another subject stand before: "Smith and Jones said". */
function isJoined({ tokens, ends }: Narration, from: number): boolean {
  return tokens[from - 1]?.lower === 'and' && (ends.has(from - 1) || pronounAt(tokens, from - 2) !== null)
}

/** A pronoun, a name or a description that starts at `at`. */
function nounPhraseFrom(narration: Narration, at: number, end: number): Subject | null {
  const { tokens, starts } = narration
  const pronoun = at < end ? pronounAt(tokens, at) : null
  if (pronoun && pronoun.kind !== 'other') return pronoun
  const mention = starts.get(at)
  if (mention && mention.to <= end) return asSubject(mention)
  if (DETERMINERS.has(tokens[at]?.lower ?? '')) return descriptionFrom(narration, at, end)
  return pronoun
}

/** "the Russian general"; with a name behind it, "the general, Leonid Ivashov", it is the name's. */
function descriptionFrom(narration: Narration, at: number, end: number): Subject | null {
  const { tokens, starts } = narration
  let head = -1
  let to = at + 1
  for (; to < Math.min(end, at + 8); to++) {
    const token = tokens[to]
    if (token?.kind !== 'word' || PREPOSITIONS.has(token.lower) || SPEECH_VERBS.has(token.lower)) break
    const mention = starts.get(to)
    if (mention && mention.person !== null && !mention.possessive) return { ...asSubject(mention), from: at }
    if (isRole(token)) head = to
    else if (head >= 0) break
  }
  if (head < 0) return null
  const named = tokens[head + 1]?.text === ',' ? starts.get(head + 2) : undefined
  if (named && named.to <= end && named.person !== null) return { ...asSubject(named), from: at }
  const definite = DEFINITE.has(tokens[at]?.lower ?? '')
  return { kind: 'description', head: foldRole(tokens[head]?.text ?? ''), definite, from: at, to: head + 1 }
}

function pronounAt(tokens: readonly Token[], at: number): Subject | null {
  const lower = tokens[at]?.lower ?? ''
  const range = { from: at, to: at + 1 }
  if (MALE_PRONOUNS.has(lower)) return { kind: 'pronoun', gender: 'male', ...range }
  if (FEMALE_PRONOUNS.has(lower)) return { kind: 'pronoun', gender: 'female', ...range }
  return OTHER_PRONOUNS.has(lower) && !DETERMINERS.has(lower) ? { kind: 'other', ...range } : null
}

function isRole(token: Token | undefined): boolean {
  return token?.kind === 'word' && isRoleWord(foldRole(token.text))
}

function asSubject(mention: Mention): Subject & { readonly kind: 'mention' } {
  return { kind: 'mention', mention, from: mention.from, to: mention.to }
}
