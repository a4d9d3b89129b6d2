/** Who a cue's subject is: names at once, pronouns and descriptions by the people named before. Two plausible people are none. */

import type { Span } from '../span.ts'
import type { Evidence } from '../utterance.ts'
import type { Cue, Narration, Subject } from './cue.ts'
import type { Mention, Person } from './person.ts'

/** Somebody found to be speaking, with the words that show it. */
export type Speaker = {
  readonly name: string
  readonly person: Person | null
  readonly evidence: readonly Evidence[]
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
  /** What a pronoun told of persons whose names do not. */
  readonly genders: Map<Person, 'male' | 'female'>
}

export function newMemory(): Memory {
  return { seen: [], latest: [], byHead: new Map(), genders: new Map() }
}

/** Notes that a person was named, or meant by a pronoun. */
export function remember(memory: Memory, person: Person, place: Place, subject: boolean): void {
  const seen = { ...place, person, subject }
  memory.seen.push(seen)
  memory.latest = lastTwo(seen, memory.latest)
  for (const head of person.heads) memory.byHead.set(head, lastTwo(seen, memory.byHead.get(head) ?? []))
}

/** The speaker a cue names; null if nobody is, or more than one person may be meant. */
export function speakerOf(cue: Cue, narration: Narration, memory: Memory, place: Place): Speaker | null {
  const { subject } = cue
  if (!subject || cue.denied) return null
  if (subject.kind === 'mention') return named(subject.mention)
  const person = subject.kind === 'other' ? null : resolve(subject, memory, place)
  if (!person) return null
  const span = spanOf(subject, narration)
  return {
    name: person.name,
    person,
    evidence: span ? [inferred(span), inferred(person.fullest)] : [inferred(person.fullest)],
  }
}

/** The person that "he" or "the general" means at a place. */
export function resolve(subject: Subject, memory: Memory, place: Place): Person | null {
  if (subject.kind === 'mention') return subject.mention.person
  if (subject.kind === 'pronoun') return antecedent(memory, place, subject.gender)
  if (subject.kind === 'other' || !subject.definite) return null
  const [last, other] = memory.byHead.get(subject.head) ?? []
  const isUnclear = other && last && other.paragraph >= last.paragraph
  return last && !isUnclear ? last.person : null
}

/** The same speaker, known only because nobody else has taken the word. */
export function carriedOn(speaker: Speaker): Speaker {
  return {
    ...speaker,
    evidence: speaker.evidence.map((evidence) => ({ ...evidence, certainty: 'inferred' })),
  }
}

/** Sentences that are looked through for whom a pronoun means, and mentions in all. */
const PRONOUN_SENTENCES_MAX = 4
const PRONOUN_MENTIONS_MAX = 24

function lastTwo(seen: Seen, before: readonly Seen[]): readonly Seen[] {
  return [seen, ...before.filter(({ person }) => person !== seen.person).slice(0, 1)]
}

function named(mention: Mention): Speaker {
  const evidence: Evidence = { of: 'speaker', start: mention.start, end: mention.end, certainty: 'stated' }
  return { name: mention.person?.name ?? mention.name, person: mention.person, evidence: [evidence] }
}

/** In the nearest sentence that names somebody of that gender: its subject, or the only one named. */
function antecedent(memory: Memory, place: Place, gender: 'male' | 'female'): Person | null {
  let nearest: number | null = null
  const found = new Map<Person, boolean>()
  const { seen, genders } = memory
  for (let at = seen.length - 1; at >= Math.max(0, seen.length - PRONOUN_MENTIONS_MAX); at--) {
    const one = seen[at]
    if (!one || place.sentence - one.sentence > PRONOUN_SENTENCES_MAX || place.paragraph - one.paragraph > 1)
      break
    if ((one.person.gender ?? genders.get(one.person) ?? gender) !== gender) continue
    nearest ??= one.sentence
    if (one.sentence !== nearest) break
    found.set(one.person, one.subject || (found.get(one.person) ?? false))
  }
  const subjects = [...found].filter(([, isSubject]) => isSubject)
  const [only] = subjects.length === 1 ? subjects : [...found]
  if (!only || (subjects.length !== 1 && found.size !== 1)) return null
  genders.set(only[0], gender)
  return only[0]
}

function spanOf(subject: Subject, { tokens }: Narration): Span | null {
  const [first, last] = [tokens[subject.from], tokens[subject.to - 1]]
  return first && last ? { start: first.start, end: last.end } : null
}

function inferred(span: Span): Evidence {
  return { of: 'speaker', start: span.start, end: span.end, certainty: 'inferred' }
}
