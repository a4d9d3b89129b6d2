/** Which changes bear on the meaning: negations, numbers, names, modals, qualifiers. They never decide; they warn. */
import type { Stretch as Side, Source } from '../alignment/align.ts'
import type { Claim } from '../claim/claim.ts'
import { type Language, languageOf } from '../language/language.ts'
import { isRomanNumeral, namesAmong } from '../person/capital.ts'
import { RELATION_SIGNS, type Token } from '../text/token.ts'
import type { Edit, SignalKind, WeighedSignal } from './finding.ts'

export type Meaning = 'negation' | 'number' | 'modal' | 'qualifier'

/** What kinds of meaning-bearing word a word is. In a language that is not known (`null`) only figures are seen. */
export function meaningsOf(token: Token, language: Language | null): Meaning[] {
  const meanings: Meaning[] = []
  if (isNegation(token.word, language)) meanings.push('negation')
  if (numberOf(token, language) !== null) meanings.push('number')
  if (modalOf(token.word, language) !== null) meanings.push('modal')
  if (language?.qualifiers.has(token.word)) meanings.push('qualifier')
  return meanings
}

export function isNegation(word: string, language: Language | null): boolean {
  if (language === null) return false
  return (
    language.negations.has(word) ||
    language.negationBeginnings.some((letters) => word.startsWith(letters)) ||
    language.negationEndings.some((letters) => word.endsWith(letters))
  )
}

/** A negation, or a verb that denies what follows it: refuse, fail, deny. */
export function isReversal(word: string, language: Language | null): boolean {
  return isNegation(word, language) || language?.reversals.has(word) === true
}

type Stretch = {
  readonly claim: number
  readonly claimed: number
  readonly source: number
  readonly taken: number
}

/** What an edit does to the meaning. `claim` is `null` where nothing was claimed for the source's words. */
export function editSignals(
  edit: Edit,
  stretch: Stretch,
  claim: Claim | null,
  source: Source,
): WeighedSignal[] {
  const language = languageOf(source.language)
  const claimed =
    claim === null
      ? NOTHING
      : changed({ words: claim.words, text: claim.quote, offset: 0 }, stretch.claim, stretch.claimed, source)
  const taken = changed(source, stretch.source, stretch.taken, source)
  const kinds: SignalKind[] = []
  if (negationsIn(claimed, language) !== negationsIn(taken, language)) kinds.push('negation_changed')
  if (!areSame(numbersIn(claimed, language), numbersIn(taken, language))) kinds.push('number_changed')
  if (namesDiffer(claimed, taken)) kinds.push('name_changed')
  if (!areSame(modalsIn(claimed, language), modalsIn(taken, language))) kinds.push('modal_changed')
  if (lacks(claimed, qualifiersIn(taken, language))) kinds.push('qualifier_dropped')
  return kinds.map((kind) => ({ kind, claimed: edit.claimed, source: edit.source, warns: true }))
}

/** What an ellipsis swallowed. It warns if that held a negation, number or qualifier, or if the claim goes on in another sentence. */
export function elisionSignal(edit: Edit, stretch: Stretch, source: Source, crosses: boolean): WeighedSignal {
  const language = languageOf(source.language)
  const taken = source.words.slice(stretch.source, stretch.source + stretch.taken)
  // In a language without word lists nobody has looked for a negation.
  const warns =
    crosses ||
    language === null ||
    taken.some((word) => meaningsOf(word, language).some((meaning) => meaning !== 'modal'))
  return { kind: 'elision_hides', claimed: edit.claimed, source: edit.source, warns }
}

/** The changed words of one side, and which of them are names. */
type Changed = {
  readonly words: readonly Token[]
  readonly names: ReadonlySet<Token>
  readonly romans: ReadonlySet<Token>
}

const NOTHING: Changed = { words: [], names: new Set(), romans: new Set() }

function changed(side: Side, from: number, count: number, source: Source): Changed {
  const words = side.words.slice(from, from + count)
  return {
    words,
    names: new Set(namesAmong(side, from, count, source)),
    romans: new Set(words.filter((word) => isRomanNumeral(side, word))),
  }
}

/** Negations are the same if there are as many: do not, don’t. */
function negationsIn({ words }: Changed, language: Language | null): number {
  return words.filter(({ word }) => isNegation(word, language)).length
}

function numbersIn({ words, romans }: Changed, language: Language | null): string[] {
  return words.flatMap((word) => (romans.has(word) ? word.key : (numberOf(word, language) ?? [])))
}

/** The modal verbs, whatever their form; not those that are names: May, Will. */
function modalsIn({ words, names }: Changed, language: Language | null): string[] {
  return words.flatMap((word) => (names.has(word) ? [] : (modalOf(word.word, language) ?? [])))
}

function qualifiersIn({ words }: Changed, language: Language | null): string[] {
  return words
    .map(({ word }) => word)
    .filter((word) => language?.qualifiers.has(word) || language?.quantifiers.has(word))
}

/** The modal verb that a word is a form of, or contracts with another. */
function modalOf(word: string, language: Language | null): string | null {
  if (language === null) return null
  const ending = language.modalEndings.find(([letters]) => word.endsWith(letters))
  return language.modals.get(word) ?? ending?.[1] ?? null
}

/** A figure, a word for one, or a sign that belongs to figures; `null` if the word is none. */
function numberOf({ word, key }: Token, language: Language | null): string | null {
  return language?.numbers.get(word) ?? (FIGURE.test(key) ? key : null)
}

const FIGURE = new RegExp(`^[\\p{N}%‰${RELATION_SIGNS}/+×÷=–-]`, 'u')

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && [...one].sort().join(' ') === [...other].sort().join(' ')
}

function lacks({ words }: Changed, wanted: readonly string[]): boolean {
  const had = new Set(words.map(({ word }) => word))
  return wanted.some((word) => !had.has(word))
}

/** A name stands on one side that the other does not have. A name that was only left out is not changed. */
function namesDiffer(claimed: Changed, taken: Changed): boolean {
  return (claimed.words.length > 0 && misses(claimed, taken.names)) || misses(taken, claimed.names)
}

function misses({ words }: Changed, names: ReadonlySet<Token>): boolean {
  if (names.size === 0) return false
  const had = new Set(words.map(nameKey))
  return [...names].some((name) => !had.has(nameKey(name)))
}

/** The name without what makes it a possessive: Lund’s. */
function nameKey({ key }: Token): string {
  return key.replace(/'s?$/, '')
}
