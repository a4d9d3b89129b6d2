/** Who a cue's subject is: names at once, pronouns and descriptions by the people named before. Two plausible people are none. */

import { DISTINCT_DETERMINERS, FEMALE_TITLES, MALE_TITLES } from '../language/english-attribution.ts'
import { isInstitution } from '../person/name.ts'
import type { Span } from '../span.ts'
import type { Evidence, SpeakerKind } from '../utterance.ts'
import { isGroup, isHuman, isPlural, kindOf } from './collective.ts'
import type { Cue } from './cue.ts'
import type { Mention, Person } from './person.ts'
import type { Narration, Phrase, Pronoun } from './phrase.ts'

/** Somebody found to be speaking, with the words that show it; `name` is null where two or more people may be meant. */
export type Speaker = {
  readonly name: string | null
  readonly kind: SpeakerKind | null
  readonly person: Person | null
  readonly evidence: readonly Evidence[]
  readonly candidates: readonly string[]
}

/** A sentence's place: its number and its paragraph's. */
export type Place = { readonly sentence: number; readonly paragraph: number }

type Seen = Place & { readonly person: Person; readonly subject: boolean }

/** Remembers who was named while a text is read in order. */
export type Memory = {
  readonly seen: Seen[]
  /** The last two persons named, the later first. */
  latest: readonly Seen[]
  /** The last two persons named for each role noun, the later first. */
  readonly byHead: Map<string, readonly Seen[]>
  /** The last organisation, group or text that spoke or was a subject, by the pronoun that can mean it. */
  readonly collective: { they: Seen | null; it: Seen | null }
  /** What a pronoun told of persons whose names do not. */
  readonly genders: Map<Person, 'male' | 'female'>
  /** Those known by a description alone, by the token of its noun. */
  readonly unnamed: Map<number, Person>
  /** Who spoke last, and whether it was a question. */
  spoke: (Seen & { readonly asked: boolean }) | null
}

export function newMemory(): Memory {
  return {
    seen: [],
    latest: [],
    byHead: new Map(),
    collective: { they: null, it: null },
    genders: new Map(),
    unnamed: new Map(),
    spoke: null,
  }
}

/** Notes that a person was named, or meant by a pronoun. */
export function remember(memory: Memory, person: Person, place: Place, subject: boolean): void {
  const seen = { ...place, person, subject }
  for (const head of person.heads) memory.byHead.set(head, lastTwo(seen, memory.byHead.get(head) ?? []))
  if (!isSingle(person)) {
    memory.collective.they = seen
    if (!isPlural(headOf(person))) memory.collective.it = seen
    return
  }
  memory.seen.push(seen)
  memory.latest = lastTwo(seen, memory.latest)
}

/** Notes who spoke, and whether it was a question. */
export function rememberSpeaker(memory: Memory, person: Person, place: Place, asked: boolean): void {
  memory.spoke = { ...place, person, subject: true, asked }
}

/** The speaker a cue names; null if nobody is. */
export function speakerOf(
  cue: Cue,
  text: string,
  narration: Narration,
  memory: Memory,
  place: Place,
): Speaker | null {
  const { subject } = cue
  if (!subject || cue.denied) return null
  // Nobody answers his own question.
  const isReply = subject.kind === 'pronoun' && REPLIES.test(narration.tokens[cue.verb]?.lower ?? '')
  const { spoke } = memory
  if (!isReply || !spoke?.asked) return speakerIn(subject, text, narration, memory, place)
  const seen = memory.seen.slice(-PRONOUN_MENTIONS_MAX).filter(({ person }) => person !== spoke.person)
  return speakerIn(subject, text, narration, { ...memory, seen, spoke: null }, place)
}

/** The speaker that a phrase names. */
export function speakerIn(
  phrase: Phrase,
  text: string,
  narration: Narration,
  memory: Memory,
  place: Place,
): Speaker | null {
  if (phrase.kind === 'mention') return named(phrase.mention)
  const span = spanOf(phrase, narration)
  if (!span || (phrase.kind !== 'pronoun' && phrase.kind !== 'description')) return null
  const found = resolve(phrase, memory, place)
  const [person, ...others] = found
  if (person && others.length === 0) {
    return {
      name: person.name,
      kind: person.kind,
      person,
      evidence: isSame(span, person.fullest) ? [inferred(span)] : [inferred(span), inferred(person.fullest)],
      candidates: [],
    }
  }
  if (phrase.kind === 'pronoun') {
    return found.length === 0
      ? null
      : { name: null, kind: null, person: null, evidence: [], candidates: found.map(({ name }) => name) }
  }
  const known = memory.unnamed.get(phrase.noun)
  const speaker = described(phrase, span, text, narration, found)
  if (known) return { ...speaker, person: known }
  if (speaker.person) memory.unnamed.set(phrase.noun, speaker.person)
  return speaker
}

/** The persons that "he" or "the general" may mean at a place: one, if it can be told. */
export function resolve(phrase: Phrase, memory: Memory, place: Place): readonly Person[] {
  switch (phrase.kind) {
    case 'mention':
      return phrase.mention.person ? [phrase.mention.person] : []
    case 'pronoun':
      return antecedents(memory, place, phrase.who)
    case 'description':
      // "The 34-year-old" is whoever was just named.
      if (/year-?old$/.test(phrase.head)) return nearest(memory, place, null)
      return phrase.definite ? bearers(phrase.head, memory) : []
    default:
      return []
  }
}

/** The same speaker, known only because nobody else has taken the word. */
export function carriedOn(speaker: Speaker): Speaker {
  return {
    ...speaker,
    evidence: speaker.evidence.map((evidence) => ({ ...evidence, certainty: 'inferred' })),
  }
}

/** What kind of speaker bears a name. */
export function kindOfName(name: string): SpeakerKind {
  return isInstitution(name) ? 'organisation' : 'person'
}

const REPLIES = /^(?:repl(?:ied|ies)|answer(?:ed|s)|respond(?:ed|s)|retort(?:ed|s))$/

/** Sentences and paragraphs that are looked through for whom a pronoun means, and mentions in all. */
const PRONOUN_SENTENCES_MAX = 4
const PRONOUN_PARAGRAPHS_MAX = 1
const PRONOUN_MENTIONS_MAX = 24
/** Paragraphs after which who spoke last may still be "he". */
const SPOKE_PARAGRAPHS_MAX = 2

function lastTwo(seen: Seen, before: readonly Seen[]): readonly Seen[] {
  return [seen, ...before.filter(({ person }) => person !== seen.person).slice(0, 1)]
}

/** True for whom "he" and "she" can mean. */
function isSingle(person: Person): boolean {
  return person.kind === 'person' || (person.kind === 'unnamed' && isHuman(headOf(person)))
}

function headOf(person: Person): string {
  return [...person.heads].at(-1) ?? ''
}

function named(mention: Mention): Speaker {
  const evidence: Evidence = { of: 'speaker', start: mention.start, end: mention.end, certainty: 'stated' }
  const { person } = mention
  return {
    name: person?.name ?? mention.name,
    kind: person?.kind ?? bodyOf(mention).kind,
    person: person ?? bodyOf(mention),
    evidence: [evidence],
    candidates: [],
  }
}

/** Who bears a name that is not known to be a person's. */
export function bodyOf(mention: Mention): Person {
  const kind = isGroup(mention.name) ? kindOf(mention.name.toLowerCase()) : kindOfName(mention.name)
  return unnamed(mention.name, kind, '', mention)
}

function unnamed(name: string, kind: SpeakerKind, head: string, fullest: Span): Person {
  const gender =
    MALE_TITLES.has(head) || /(?:^|[^o])man$/.test(head)
      ? 'male'
      : FEMALE_TITLES.has(head) || /woman$/.test(head)
        ? 'female'
        : null
  return {
    kind,
    name,
    role: null,
    gender,
    heads: new Set(head === '' ? [] : [head]),
    fullest: { start: fullest.start, end: fullest.end },
  }
}

/** A speaker known by a description alone. */
function described(
  phrase: Extract<Phrase, { kind: 'description' }>,
  span: Span,
  text: string,
  { tokens }: Narration,
  candidates: readonly Person[],
): Speaker {
  let first = phrase.from
  while (first < phrase.noun && DISTINCT_DETERMINERS.test(tokens[first]?.lower ?? '')) first++
  const start = tokens[first]?.start ?? span.start
  const name = text.slice(start, span.end).replace(/\s+/g, ' ')
  const kind = kindOf(phrase.head)
  return {
    name,
    kind,
    person: unnamed(name, kind, phrase.head, { start, end: span.end }),
    evidence: [{ of: 'speaker', start, end: span.end, certainty: 'stated' }],
    candidates: candidates.map((person) => person.name),
  }
}

/** Who was last called by a role noun; two of them if neither is nearer. */
function bearers(head: string, memory: Memory): readonly Person[] {
  const [last, other] = memory.byHead.get(head) ?? []
  if (!last) return []
  return other && other.paragraph >= last.paragraph ? [last.person, other.person] : [last.person]
}

function antecedents(memory: Memory, place: Place, who: Pronoun): readonly Person[] {
  if (who === 'they' || who === 'it') {
    const last = memory.collective[who]
    return last && place.paragraph - last.paragraph <= PRONOUN_PARAGRAPHS_MAX ? [last.person] : []
  }
  const found = nearest(memory, place, who)
  if (found.length === 1 && found[0]) memory.genders.set(found[0], who)
  return found
}

/** In the nearest sentence that names somebody of that gender: its subject, or the only one named; else who spoke last. */
function nearest(memory: Memory, place: Place, gender: 'male' | 'female' | null): readonly Person[] {
  let sentence: number | null = null
  const found = new Map<Person, boolean>()
  const { seen, genders, spoke } = memory
  const fits = (person: Person): boolean =>
    gender === null || (person.gender ?? genders.get(person) ?? gender) === gender
  for (let at = seen.length - 1; at >= Math.max(0, seen.length - PRONOUN_MENTIONS_MAX); at--) {
    const one = seen[at]
    if (!one) break
    if (place.sentence - one.sentence > PRONOUN_SENTENCES_MAX) break
    if (place.paragraph - one.paragraph > PRONOUN_PARAGRAPHS_MAX) break
    if (!fits(one.person)) continue
    sentence ??= one.sentence
    if (one.sentence !== sentence) break
    found.set(one.person, one.subject || (found.get(one.person) ?? false))
  }
  const last =
    spoke && fits(spoke.person) && place.paragraph - spoke.paragraph <= SPOKE_PARAGRAPHS_MAX
      ? spoke.person
      : null
  const people = [...found.keys()]
  if (people.length === 0) return last && isSingle(last) ? [last] : []
  const subjects = [...found].flatMap(([person, isSubject]) => (isSubject ? [person] : []))
  if (subjects.length === 1) return subjects
  if (people.length === 1) return people
  return last && found.has(last) ? [last] : people
}

function spanOf(phrase: Phrase, { tokens }: Narration): Span | null {
  const [first, last] = [tokens[phrase.from], tokens[phrase.to - 1]]
  return first && last ? { start: first.start, end: last.end } : null
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end
}

function inferred(span: Span): Evidence {
  return { of: 'speaker', start: span.start, end: span.end, certainty: 'inferred' }
}
