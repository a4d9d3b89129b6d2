/**
 * What the engine knows of a language, to say how a change bears on the meaning. A language is a file
 * of data and a line here. Words are written as `fold` leaves them: lower case, composed, with straight apostrophes.
 *
 * How words are spelled is not here: the index reads all texts alike, whatever their language.
 */
import { ENGLISH } from './english.ts'
import { FRENCH } from './french.ts'
import { GERMAN } from './german.ts'
import { RUSSIAN } from './russian.ts'
import { SPANISH } from './spanish.ts'
import type { Words } from './words.ts'

export type Language = {
  /** Primary language subtag of BCP 47: `en`. */
  readonly tag: string
  /** Words that turn a statement into its contrary: not, never. */
  readonly negations: Words
  /** How a word begins or ends that holds a negation: n'est, isn't. */
  readonly negationBeginnings: readonly string[]
  readonly negationEndings: readonly string[]
  /** Verbs that deny what they govern: refuse, fail. */
  readonly reversals: Words
  /** Forms of the verbs of ability, duty and intent, each with its verb: can't is a form of can. */
  readonly modals: ReadonlyMap<string, string>
  /** How a word ends that holds a modal verb, with the verb: we'll. */
  readonly modalEndings: readonly (readonly [ending: string, verb: string])[]
  /** Forms of "be": what follows them is said of what stands before. */
  readonly copulas: Words
  /** Finite verbs that say little by themselves and need a subject before them: is, has, did. The modals are others. */
  readonly auxiliaries: Words
  /** Pronouns that are the subject of a verb. */
  readonly subjects: Words
  /** Words that join clauses as equals: and, or. Those that set one against another are among the conditions. */
  readonly conjunctions: Words
  /** Number words, each with the figure it stands for, or itself. */
  readonly numbers: ReadonlyMap<string, string>
  /** Words that bind a statement to a condition or a degree: only, if, almost. */
  readonly qualifiers: Words
  /** Words that say of how many a statement holds: all, most. */
  readonly quantifiers: Words
  /** Words that bind a sentence to a condition or contrast: a quotation that leaves them out may mislead. */
  readonly conditions: Words
  /** Words with which a sentence takes back what the one before said: but, however. */
  readonly turns: Words
  /** Endings that make another form of the same word. */
  readonly inflections: Words
  /** Verbs that say no more than that somebody said it. */
  readonly sayingVerbs: Words
  /** Words that make more of an attribution than who spoke: another verb, another speaker, a turn. */
  readonly attributionTurns: Words
  /** Words that hang another statement on a person or thing: who, because. */
  readonly relatives: Words
  /** What a capital within a sentence marks: names, or every noun. */
  readonly capitals: 'names' | 'nouns'
  /** Words written with a capital that name nobody: I. */
  readonly capitalised: Words
  /** True if readers do without accents and the like: cafe for café. */
  readonly marksOptional: boolean
}

export const LANGUAGES: readonly Language[] = [ENGLISH, FRENCH, GERMAN, SPANISH, RUSSIAN]

const BY_TAG: ReadonlyMap<string, Language> = new Map(LANGUAGES.map((language) => [language.tag, language]))

/**
 * The language of a BCP 47 tag, whatever its region or script; `null` if there is no file for it. Then
 * nobody can look for a negation, and the engine must be cautious.
 */
export function languageOf(tag: string): Language | null {
  const end = tag.indexOf('-')
  return BY_TAG.get((end < 0 ? tag : tag.slice(0, end)).toLowerCase()) ?? null
}
