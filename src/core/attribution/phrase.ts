/**
 * Noun phrases that name somebody: a name, a pronoun, or a description such as "the Russian general" or "two officials
 * of the bank". Without a grammar of English, a phrase is told by its ends: marks, prepositions, verbs of speech, and the
 * small words that open a clause.
 */
import {
  CLAUSE_LINKS,
  DEFINITE,
  DETERMINERS,
  FEMALE_PRONOUNS,
  FINITE_VERBS,
  MALE_PRONOUNS,
  NAMING_VERBS,
  OTHER_PRONOUNS,
  PLURAL_PRONOUNS,
  PREPOSITIONS,
  SPEECH_VERBS,
  THING_PRONOUNS,
  TIME_WORDS,
} from '../language/english-attribution.ts'
import { foldRole, isRoleWord } from '../person/role.ts'
import { isCollective } from './collective.ts'
import type { Token } from './narration.ts'
import type { Mention } from './person.ts'

/** Tokens `[from, to)`. */
export type Range = { readonly from: number; readonly to: number }

/** Who the words of a phrase name. `several`: more than one, as "Smith and Jones"; `other`: nobody that can be told. */
export type Phrase = Range &
  (
    | { readonly kind: 'mention'; readonly mention: Mention }
    | { readonly kind: 'pronoun'; readonly who: Pronoun }
    /** `head` is the folded noun; `noun` its token. */
    | {
        readonly kind: 'description'
        readonly head: string
        readonly noun: number
        readonly definite: boolean
      }
    | { readonly kind: 'several' | 'other' }
  )
/** `they`: several people or an organisation; `it`: an organisation or a text. */
export type Pronoun = 'male' | 'female' | 'they' | 'it'

/** The narration with its mentions by their first and behind their last token. */
export type Narration = {
  readonly tokens: readonly Token[]
  /** Verbs of speech in the text's language. */
  readonly verbs: ReadonlySet<string>
  /** Verbs that may stand between these and their subject in the text's language. */
  readonly auxiliaries: ReadonlySet<string>
  readonly starts: ReadonlyMap<number, Mention>
  readonly ends: ReadonlyMap<number, Mention>
}

/** Tokens that are looked through to either side for the border of a phrase. */
export const REACH_TOKENS = 40
/** Asides one before the other: "Smith, the founder of the bank (1848), who died in May, said". */
const ASIDES_MAX = 3
/** Words of a description up to its noun, and of what hangs on that with prepositions. */
const DESCRIPTION_TOKENS_MAX = 10
const COMPLEMENT_TOKENS_MAX = 12

/** The phrase that begins at `at` with a name, pronoun or article, and ends somewhere before `end`: a verb may follow. */
export function phraseFrom(narration: Narration, at: number, end: number): Phrase | null {
  const { tokens, starts } = narration
  if (at >= end) return null
  const pronoun = pronounAt(tokens, at)
  if (pronoun && !DETERMINERS.has(tokens[at]?.lower ?? '')) return pronoun
  const mention = starts.get(at)
  if (!mention && !isDeterminer(tokens[at])) return null
  const known = knownNounEnd(narration, at, end)
  if (known !== null) return describedFrom(narration, at, known, end)
  return mention && mention.to <= end ? asPhrase(mention) : null
}

/** The phrase that begins at `at`, where all words up to the next border belong to it: behind a verb, "said the mayor of Dover". */
export function phraseBehind(narration: Narration, at: number, end: number): Phrase | null {
  const { tokens, starts } = narration
  if (at >= end) return null
  const pronoun = pronounAt(tokens, at)
  if (pronoun && !DETERMINERS.has(tokens[at]?.lower ?? '')) return pronoun
  if (starts.has(at) || isDeterminer(tokens[at])) return describedFrom(narration, at, end)
  return bareFrom(narration, at, end)
}

/**
 * The phrase before a verb: its last word is at `last`, and it lies within the sentence. `depth`: of how many asides the
 * phrase is before; each may be looked for at every mark before it, so a row of marks would take for ever.
 */
export function phraseBefore(narration: Narration, sentence: Range, last: number, depth = 0): Phrase | null {
  const { tokens, ends } = narration
  const token = tokens[last]
  if (!token || last < sentence.from || depth > ASIDES_MAX) return null
  if (token.kind === 'mark') return beforeApposition(narration, sentence, last, depth + 1)
  if (token.kind === 'quote') return null
  if (/^(?:who|which|that)$/.test(token.lower)) return beforeRelative(narration, sentence, last, depth + 1)
  if (
    /^(?:another|one|others|some|many|both|several|most)$/.test(token.lower) &&
    !/^(?:the|no|this)$/.test(tokens[last - 1]?.lower ?? '')
  )
    return { kind: 'description', head: token.lower, noun: last, definite: false, from: last, to: last + 1 }
  const pronoun = pronounAt(tokens, last)
  if (pronoun) return isJoined(narration, last) ? { kind: 'several', from: last, to: last + 1 } : pronoun
  const mention = ends.get(last + 1)
  if (mention && !mention.possessive && mention.from >= sentence.from) {
    if (isJoined(narration, mention.from)) return { kind: 'several', from: mention.from, to: mention.to }
    if (!isObject(tokens, mention.from)) return asPhrase(mention)
  }
  return chunkBefore(narration, sentence, last)
}

/** The first phrase of a sentence outside prepositional ones: mostly its subject. */
export function firstPhrase(narration: Narration, sentence: Range): Phrase | null {
  const { tokens } = narration
  for (let at = sentence.from; at < Math.min(sentence.to, sentence.from + REACH_TOKENS); at++) {
    const phrase = phraseFrom(narration, at, sentence.to) ?? guessedFrom(narration, at, sentence)
    if (!phrase) continue
    if (!isObject(tokens, at) || at === sentence.from) {
      if (phrase.kind === 'description') return namedBehind(narration, phrase, sentence.to)
      if (phrase.kind !== 'mention' || !phrase.mention.possessive) return phrase
    }
    at = phrase.to - 1
  }
  return null
}

/** "The receptionist tilted her head": a sentence opens with an article, and its noun ends where a verb seems to stand. */
function guessedFrom({ tokens }: Narration, from: number, sentence: Range): Phrase | null {
  if (from !== sentence.from || !isDeterminer(tokens[from])) return null
  for (let at = from + 2; at < Math.min(sentence.to, from + DESCRIPTION_TOKENS_MAX); at++) {
    const token = tokens[at]
    if (token && (FINITE_VERBS.has(token.lower) || /^\p{Ll}{2,}ed$/u.test(token.text))) {
      return descriptionOf(tokens, from, at - 1)
    }
    if (!isInside(token)) break
  }
  return { kind: 'other', from, to: from + 1 }
}

/** "The founder of the place, Bodhi Karlsson, …": the name in apposition is the phrase's. */
function namedBehind(narration: Narration, phrase: Phrase, end: number): Phrase {
  const { tokens, starts } = narration
  const { to } = withComplement(narration, phrase, end)
  const mention = tokens[to]?.text === ',' ? starts.get(to + 1) : undefined
  const isClosed = mention && /^[,.]$/.test(tokens[mention.to]?.text ?? '')
  return isClosed && mention.person && !mention.possessive
    ? { ...asPhrase(mention), from: phrase.from }
    : phrase
}

/** With the prepositional phrases behind it: "a spokesman for the bank in Oslo". */
export function withComplement(narration: Narration, phrase: Phrase, end: number): Phrase {
  const { tokens, starts } = narration
  let to = phrase.to
  let sofar = to
  const last = Math.min(end, to + COMPLEMENT_TOKENS_MAX)
  while (to < last && COMPLEMENT_PREPOSITIONS.test(tokens[to]?.lower ?? '')) {
    to++
    while (to < last && isInside(tokens[to]) && !COMPLEMENT_PREPOSITIONS.test(tokens[to]?.lower ?? '')) {
      to = Math.min(last, starts.get(to)?.to ?? to + 1)
    }
    if (to === sofar + 1) break
    sofar = to
  }
  return { ...phrase, to: sofar }
}

/** Prepositions that hang a person's place or office on the noun, rather than say when or to whom something was said. */
const COMPLEMENT_PREPOSITIONS = /^(?:of|for|from|at|with|to)$/

/** True for a word that a description may hold. */
function isInside(token: Token | undefined): boolean {
  return (
    token?.kind === 'word' &&
    !PREPOSITIONS.has(token.lower) &&
    !CLAUSE_LINKS.has(token.lower) &&
    !TIME_WORDS.has(token.lower) &&
    !isSpeechVerb(token)
  )
}

function isSpeechVerb(token: Token): boolean {
  return /^\p{Ll}/u.test(token.text) && (SPEECH_VERBS.has(token.lower) || NAMING_VERBS.has(token.lower))
}

/** Words up to the next border; the last is the noun. With a person's name at its end it is that person's. */
function describedFrom(narration: Narration, from: number, end: number, limit = end): Phrase | null {
  const { tokens, starts } = narration
  let at = from
  let noun = -1
  let named: Mention | null = null
  while (at < Math.min(end, from + DESCRIPTION_TOKENS_MAX)) {
    const token = tokens[at]
    const mention = starts.get(at)
    if (mention && mention.to <= end) {
      named = mention
      noun = mention.to - 1
      at = mention.to
      continue
    }
    if (!token || (at > from && !isInside(token))) break
    // "The general this week": a determiner or an adverb behind the noun belongs to something else.
    if (at > from && noun >= from && (DETERMINERS.has(token.lower) || ADVERB.test(token.text))) break
    if (!DETERMINERS.has(token.lower)) {
      noun = at
      named = null
    }
    at++
  }
  if (noun < 0) return null
  const role = lastRole(tokens, from, noun)
  // "The general, Leonid Ivashov": the name is the phrase's.
  const isAppended = (role === noun && tokens[noun + 1]?.text === ',') || tokens[noun + 1]?.lower === 'named'
  const appended = isAppended ? starts.get(noun + 2) : undefined
  if (appended?.person && appended.to <= limit && !appended.possessive) return { ...asPhrase(appended), from }
  if (named) return named.possessive ? null : { ...asPhrase(named), from }
  return descriptionOf(tokens, from, noun)
}

const ADVERB =
  /^(?:\p{Ll}{2,}ly|also|then|later|again|once|still|now|just|even|has|have|had|is|are|was|were|who|did)$/u

function lastRole(tokens: readonly Token[], from: number, to: number): number {
  for (let at = to; at >= from; at--) if (isRole(tokens[at])) return at
  return -1
}

function descriptionOf(tokens: readonly Token[], from: number, noun: number): Phrase | null {
  const head = foldRole(tokens[noun]?.text ?? '')
  if (head === '' || DETERMINERS.has(tokens[noun]?.lower ?? '')) return null
  const opener = tokens[from]
  const definite =
    opener !== undefined &&
    (DEFINITE.has(opener.lower) ||
      /['’]s?$/.test(opener.text) ||
      /^(?:his|her|its|their)$/.test(opener.lower))
  return { kind: 'description', head, noun, definite, from, to: noun + 1 }
}

/** "Smith, who runs the bank, said", "Smith–a hardliner–said", "the general, John Smith, said": `at` is the mark before the verb. */
function beforeApposition(narration: Narration, sentence: Range, at: number, depth: number): Phrase | null {
  const { tokens, ends } = narration
  const mark = tokens[at]?.text === ')' ? '(' : tokens[at]?.text
  const inner = ends.get(at)
  if (inner && tokens[inner.from - 1]?.text === mark && isRole(tokens[inner.from - 2])) return asPhrase(inner)
  if (mark === '(') return beforeBracket(narration, sentence, at, depth)
  // "The coxswain, Pat Lumley, told us": a name that fills the apposition.
  if (mark === ',' && inner?.person && !inner.possessive && tokens[inner.from - 1]?.text === ',') {
    const before = phraseBefore(narration, { from: sentence.from, to: inner.from - 1 }, inner.from - 2, depth)
    if (before?.kind === 'description') return { ...asPhrase(inner), from: before.from }
  }
  for (let left = at - 1; left >= Math.max(sentence.from, at - REACH_TOKENS); left--) {
    const token = tokens[left]
    if (token?.kind === 'quote') return null
    if (token?.text !== mark || left <= sentence.from) continue
    const opener = tokens[left + 1]
    const isApposed =
      mark !== ',' || isRole(opener) || APPOSITION_OPENER.test(opener?.lower ?? '') || isNoun(opener)
    if (!isApposed) continue
    const before = phraseBefore(narration, { from: sentence.from, to: left }, left - 1, depth)
    if (before && before.kind !== 'other') return { ...before, to: at }
  }
  return null
}

/** "Sen. Smith (R-Ohio) said". */
function beforeBracket(narration: Narration, sentence: Range, at: number, depth: number): Phrase | null {
  for (let left = at - 1; left >= Math.max(sentence.from, at - REACH_TOKENS); left--) {
    if (narration.tokens[left]?.text !== '(') continue
    const before = phraseBefore(narration, sentence, left - 1, depth)
    return before && { ...before, to: at + 1 }
  }
  return null
}

const APPOSITION_OPENER =
  /^(?:an?|the|who|whose|which|his|her|its|their|one|former|\d+|himself|herself|then|now|also)$/

/** A capital or a small letter says nothing here: "Smith, Sanders’ campaign manager, said", "Smith, president of the bank, said". */
function isNoun(token: Token | undefined): boolean {
  return (
    token?.kind === 'word' &&
    !/^(?:and|but|or|in|on|at|as|by|that|when|while|if|to|said)$|ing$/.test(token.lower)
  )
}

/** "Smith, who said": the phrase before the relative word at `at`. */
function beforeRelative(narration: Narration, sentence: Range, at: number, depth: number): Phrase | null {
  const last = narration.tokens[at - 1]?.kind === 'mark' ? at - 2 : at - 1
  if (last < sentence.from || narration.tokens[last]?.kind !== 'word') return null
  const before = phraseBefore(narration, sentence, last, depth)
  return before && { ...before, to: at + 1 }
}

/** The stretch of words that ends at `last`: "Smith of Ohio", "a spokesman for the bank", "critics". */
function chunkBefore(narration: Narration, sentence: Range, last: number): Phrase | null {
  const { tokens, starts } = narration
  let from = last
  while (from > Math.max(sentence.from, last - REACH_TOKENS) && !isBorder(tokens[from - 1])) from--
  if (isJoined(narration, from)) return { kind: 'several', from, to: last + 1 }
  for (let at = from; at <= last; at++) {
    const phrase = phraseBehind(narration, at, last + 1)
    if (!phrase) continue
    if (at > sentence.from && isObject(tokens, at)) {
      at = phrase.to - 1
      continue
    }
    if (phrase.to === last + 1 || phrase.kind === 'description') return { ...phrase, to: last + 1 }
    const follows = tokens[phrase.to]?.lower ?? ''
    const isPossessor = phrase.kind === 'mention' && phrase.mention.possessive
    if (PREPOSITIONS.has(follows) && !isPossessor) return { ...phrase, to: last + 1 }
    if (phrase.kind === 'mention' && starts.get(phrase.to)) continue
    break
  }
  return null
}

/** A description without article: "critics", "senior officials", "Clinton supporters", "police", "another". */
function bareFrom(narration: Narration, from: number, end: number): Phrase | null {
  const { tokens } = narration
  const token = tokens[from]
  if (!token || !isInside(token) || ADVERB.test(token.text) || OTHER_PRONOUNS.has(token.lower)) return null
  if (/^\d+$|['’](?:s|re|ll|ve|d|m)$/.test(token.lower)) return null
  const phrase = describedFrom(narration, from, end)
  if (phrase?.kind !== 'description') return phrase
  const noun = tokens[phrase.noun]
  const isPlural = noun !== undefined && /[^su]s$/.test(noun.lower)
  return isPlural || isSpeakerNoun(noun) ? phrase : null
}

/** Prepositions that open clauses too: "after the president said". */
const CONJUNCTIVE = /^(?:after|before|like)$/

/** True if a preposition stands before the phrase at `from`; "as Smith said" is a clause. */
function isObject(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1]?.lower ?? ''
  return PREPOSITIONS.has(before) && !CLAUSE_LINKS.has(before) && !CONJUNCTIVE.test(before)
}

function isBorder(token: Token | undefined): boolean {
  return token?.kind !== 'word' || CLAUSE_LINKS.has(token.lower)
}

/** True if "and" and another subject stand before: "Smith and Jones said". */
function isJoined({ tokens, ends }: Narration, from: number): boolean {
  return tokens[from - 1]?.lower === 'and' && (ends.has(from - 1) || pronounAt(tokens, from - 2) !== null)
}

function pronounAt(tokens: readonly Token[], at: number): Phrase | null {
  const lower = tokens[at]?.lower ?? ''
  const range = { from: at, to: at + 1 }
  if (MALE_PRONOUNS.has(lower)) return { kind: 'pronoun', who: 'male', ...range }
  if (FEMALE_PRONOUNS.has(lower)) return { kind: 'pronoun', who: 'female', ...range }
  if (PLURAL_PRONOUNS.has(lower)) return { kind: 'pronoun', who: 'they', ...range }
  if (THING_PRONOUNS.has(lower)) return { kind: 'pronoun', who: 'it', ...range }
  return OTHER_PRONOUNS.has(lower) && !DETERMINERS.has(lower) ? { kind: 'other', ...range } : null
}

function isDeterminer(token: Token | undefined): boolean {
  return token !== undefined && (DETERMINERS.has(token.lower) || COUNT.test(token.lower))
}

/** Behind the noun of a description that begins at `from`, where it is one that names people or organisations. */
function knownNounEnd({ tokens, starts }: Narration, from: number, end: number): number | null {
  let at = starts.get(from)?.to ?? from + 1
  let known: number | null = null
  while (at < Math.min(end, from + DESCRIPTION_TOKENS_MAX) && isInside(tokens[at])) {
    if (DETERMINERS.has(tokens[at]?.lower ?? '')) break
    const mention = starts.get(at)
    at = mention?.to ?? at + 1
    if (isSpeakerNoun(tokens[at - 1]) || (mention && known !== null)) known = at
    else if (known !== null) break
  }
  return known
}

function isSpeakerNoun(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false
  return isRole(token) || isRoleWord(foldRole(token.text.replace(/s$/, ''))) || isCollective(token.lower)
}

const COUNT = /^(?:one|two|three|four|five|six|several|some|many|most|few|both|other|another|every|each)$/

function isRole(token: Token | undefined): boolean {
  return token?.kind === 'word' && isRoleWord(foldRole(token.text))
}

function asPhrase(mention: Mention): Phrase & { readonly kind: 'mention' } {
  return { kind: 'mention', mention, from: mention.from, to: mention.to }
}
