/** Names of people and works, taken apart and compared as people compare them: when in doubt the answer is `unknown`. */
import {
  FEMALE_NAMES,
  FEMALE_TITLES,
  FUNCTION_WORDS,
  GENERATIONS,
  INSTITUTION_SURNAMES,
  INSTITUTION_WORDS,
  MALE_NAMES,
  MALE_TITLES,
  NAME_PARTICLES,
  NICKNAMES,
  PLACES,
  ROLE_MODIFIERS,
} from '../language/english-attribution.ts'
import { spellOut } from '../spelling/umlaut.ts'
import { areNear, foldLetters, foldWords } from '../text/letters.ts'
import { hasTitle, isGivenName, readAppellation, roleOf } from './role.ts'

/** A person's name taken apart. Given names, surname and suffix are folded: no case, diacritics or punctuation. */
export type Name = {
  /** Titles and ranks as written; null if there are none. Mr and Mrs are no role. */
  readonly role: string | null
  /** Given names and initials in order. */
  readonly given: readonly string[]
  /** With its particles, joined: `vonderleyen`, `mckinley`; null in a description that names nobody. */
  readonly surname: string | null
  /** `jr` and `sr` for Junior and Senior too. */
  readonly suffix: string | null
  readonly gender: 'male' | 'female' | null
}

export type Comparison = 'same' | 'different' | 'unknown'
type Aliases = Readonly<Record<string, readonly string[]>>

/** Reads "Gen. Leonid G. Ivashov", "Ivashov, Leonid", "IVASHOV" and the like. */
export function readName(text: string): Name {
  const { title, name, suffix } = readAppellation(text)
  const parts = name.flatMap(splitInitials)
  const surnameAt = surnameStart(parts)
  const given = parts.slice(0, surnameAt).flatMap(foldWords)
  const surname = parts.slice(surnameAt).map(foldLetters).join('')
  const genders = title.map((word) => genderOf(foldLetters(word), FEMALE_TITLES, MALE_TITLES))
  const folded = suffix === null ? null : foldLetters(suffix)
  return {
    role: roleOf(text),
    given,
    surname: surname === '' ? null : surname,
    suffix: folded === null ? null : (GENERATIONS.get(folded) ?? folded),
    gender: genders.find((gender) => gender !== null) ?? genderOf(given[0] ?? '', FEMALE_NAMES, MALE_NAMES),
  }
}

/**
 * Whether a claimed name means the known person or work. `aliases`: other names, by name; one of them to the letter is
 * the same. Two different names of persons are `different`, even if an alias less full than the known name would fit; a
 * role, a description, an institution, a near spelling, or Jr. or Sr. on one side only is `unknown`.
 */
export function compareNames(claimed: string, known: string, aliases: Aliases = {}): Comparison {
  if (isSpelledOut(claimed, known)) return 'same'
  const others = otherNames(known, aliases)
  if (others.some((other) => isSameName(claimed, other))) return 'same'
  const result = compareOne(claimed, known)
  if (others.length === 0) return result
  const [a, b] = [readName(claimed), readName(known)]
  if (result === 'same' || (a.surname !== null && b.surname !== null && sameSurname(a.surname, b.surname)))
    return result
  const results = [result, ...others.map((other) => comparePseudonym(claimed, other, b))]
  if (results.includes('same')) return 'same'
  return results.includes('unknown') ? 'unknown' : 'different'
}

/** True if the names are the same when letters with marks are spelled out: Krueger, Krüger. */
function isSpelledOut(claimed: string, known: string): boolean {
  const [a, b] = [spellOut(claimed), spellOut(known)]
  return (a !== claimed || b !== known) && compareOne(a, b) === 'same'
}

/** A name with its other names. A name may be any word, `constructor` too. */
export function namesOf(name: string, aliases: Aliases): readonly string[] {
  return Object.hasOwn(aliases, name) ? [name, ...(aliases[name] ?? [])] : [name]
}

/** True if two titles of works, publications or institutions differ only in case, diacritics, punctuation or a leading article. */
export function sameTitle(claimed: string, known: string): boolean {
  const folded = foldTitle(claimed)
  return folded !== '' && folded === foldTitle(known)
}

/**
 * True for what speaks only through people: acronyms (NATO, AP), places, words such as ministry or council, and "the …"
 * unless a rank or office follows. "George Washington" and "Senator Church" are persons; initials alone ("FDR") are
 * taken for an acronym.
 */
export function isInstitution(text: string): boolean {
  if (/^\p{Lu}[\p{Lu}.&]*$/u.test(text.trim()) && foldLetters(text).length <= ACRONYM_LETTERS_MAX) return true
  const appellation = readAppellation(text)
  const titled = hasTitle(appellation)
  if (/^\s*the\s/i.test(text) && !titled) return true
  if (appellation.name.length === 0 && titled) return false
  const words = (titled ? appellation.name : [...appellation.title, ...appellation.name]).map(foldLetters)
  const hasGivenName = words.length > 1 && isGivenName(words[0] ?? '')
  const isTitledSurname = titled && words.length === 1
  if (words.includes('of') || !(hasGivenName || isTitledSurname)) return words.some(isInstitutional)
  return words.slice(hasGivenName ? 1 : 0).some((word) => isInstitutional(word) && !isSurnameToo(word))
}

/** True for a name that is a person's as far as words tell: "Ivashov", "Gen. Ivashov"; not "NATO", "police", "the Russian general" or "somebody". */
export function namesPerson(claimed: string): boolean {
  const { surname } = readName(claimed)
  return surname !== null && !FUNCTION_WORDS.has(claimed.trim().toLowerCase()) && !isInstitution(claimed)
}

/** True if two different folded surnames may be one: a slip of the pen, or another transliteration. */
export function isNearSurname(a: string, b: string): boolean {
  return a !== b && areNear(a, b)
}

/** "UNESCO"; a longer word in capitals is a name in capitals. */
const ACRONYM_LETTERS_MAX = 6

/** What titles that are the same have in common; see `sameTitle`. Spaced initials are one word: "F. D. R." is "FDR". */
export function foldTitle(text: string): string {
  const words = foldWords(text.replace(/,\s*(?:the|an?)\s*$/i, ''))
  const article = words.length > 1 && /^(?:the|an?)$/.test(words[0] ?? '')
  return words
    .slice(article ? 1 : 0)
    .join(' ')
    .replace(/(?<=(?:^| )\p{L}) (?=\p{L}(?: |$))/gu, '')
}

/** "H.W." is two initials, and so is "GW". */
function splitInitials(word: string): readonly string[] {
  if (/^(?:\p{Lu}\.){2,}$/u.test(word) || /^[B-DF-HJ-NP-TV-Z]{2}$/.test(word))
    return [...word.replaceAll('.', '')]
  return [word]
}

/** Given names and surname as written, the surname with its particles: `Dwight D.`, `Eisenhower`. Null for what names nobody. */
export function partName(text: string): { readonly given: string; readonly surname: string } | null {
  const { name, suffix } = readAppellation(text)
  if (name.length === 0) return null
  const start = surnameStart(name)
  const given = [name.slice(0, start).join(' '), ...(suffix === null ? [] : [suffix])].filter(
    (part) => part !== '',
  )
  return { given: given.join(', '), surname: name.slice(start).join(' ') }
}

/** Index where the surname starts: the last word, and the particles before it. */
function surnameStart(parts: readonly string[]): number {
  let start = Math.max(0, parts.length - 1)
  while (start > 0 && isParticle(parts[start - 1] ?? '')) start--
  return start
}

/** True for a word of a surname that many share: "de" Gaulle, "van" Gogh. */
export function isParticle(word: string): boolean {
  return NAME_PARTICLES.has(word) || /^(?:mc|mac|van|von|de|der|den)$/i.test(word)
}

function genderOf(word: string, female: ReadonlySet<string>, male: ReadonlySet<string>): Name['gender'] {
  // Leslie and Robin are names of both.
  if (female.has(word) === male.has(word)) return null
  return female.has(word) ? 'female' : 'male'
}

function isInstitutional(folded: string): boolean {
  return INSTITUTION_WORDS.has(folded) || PLACES.has(folded) || ROLE_MODIFIERS.has(folded)
}

function isSurnameToo(folded: string): boolean {
  return PLACES.has(folded) || INSTITUTION_SURNAMES.has(folded)
}

/** The names of every group that the known name belongs to, to the letter or as people compare, save another bearer's of the surname. */
function otherNames(known: string, aliases: Aliases): readonly string[] {
  return Object.entries(aliases).flatMap(([name, others]) => {
    const group = [name, ...others]
    if (group.some((other) => isSameName(known, other))) return group
    const { surname } = readName(known)
    const isNamesake = readName(name).surname === surname && compareOne(name, known) === 'different'
    return !isNamesake && group.some((other) => compareOne(other, known) === 'same') ? group : []
  })
}

/** The same title, or the same name part by part. */
function isSameName(a: string, b: string): boolean {
  if (sameTitle(a, b)) return true
  const [x, y] = [readName(a), readName(b)]
  return (
    x.surname !== null &&
    x.surname === y.surname &&
    x.suffix === y.suffix &&
    x.gender === y.gender &&
    x.given.join(' ') === y.given.join(' ')
  )
}

/**
 * Compares with an alias whose surname is not the person's own. Only a full one can be the same ("Mark Twain"); a byname
 * ("Tricky Dick", "the Gipper") is like no name but itself.
 */
function comparePseudonym(claimed: string, alias: string, known: Name): Comparison {
  const { given, surname } = readName(alias)
  if (surname === null || surname === known.surname) return 'different'
  if (isGivenName(surname) || isInstitution(alias)) return 'different'
  if (given.length > 0) return compareOne(claimed, alias)
  return readName(claimed).surname === surname ? 'unknown' : 'different'
}

function compareOne(claimed: string, known: string): Comparison {
  if (sameTitle(claimed, known)) return 'same'
  const [byname, other] = [BYNAME.exec(claimed), BYNAME.exec(known)]
  if (byname !== null || other !== null) return compareBynames(byname, other)
  const a = readName(claimed)
  const b = readName(known)
  // Some surnames are titles too: "King" alone is Martin Luther King's.
  if (foldLetters(claimed) === b.surname || foldLetters(known) === a.surname) return 'same'
  if (a.surname === null || b.surname === null) return 'unknown'
  if (sameSurname(a.surname, b.surname)) return compareForenames(a, b)
  const wordsA = [...a.given, a.surname]
  const wordsB = [...b.given, b.surname]
  if (a.given.length > 0 && wordsA.toSorted().join(' ') === wordsB.toSorted().join(' ')) return 'same'
  if (isInstitution(claimed) || isInstitution(known)) return 'unknown'
  if (isForename(a, b) || isForename(b, a)) return 'unknown'
  if (!areNear(a.surname, b.surname)) return 'different'
  return a.given.length > 0 && b.given.length > 0 && compareGiven(a, b) === 'different'
    ? 'different'
    : 'unknown'
}

/** "Pitt the Younger", "Ivan the Terrible". */
const BYNAME = /^(\S.*)(?<!\bof)\s+the\s+(\S+)$/i

/** A by-name tells apart who shares a name, and nobody else: Pitt the Younger was William Pitt. */
function compareBynames(a: RegExpExecArray | null, b: RegExpExecArray | null): Comparison {
  if (a === null || b === null) return 'unknown'
  return isSameName(a[1] ?? '', b[1] ?? '') ? 'different' : 'unknown'
}

/** The same letters, or the same without particles: "Gaulle" is "de Gaulle". */
function sameSurname(a: string, b: string): boolean {
  return a === b || withoutParticles(a) === b || withoutParticles(b) === a
}

function withoutParticles(surname: string): string {
  return surname.replace(/^(?:vonder|vander|vanden|dela|von|van|de|di|da|al|el)(?=.{4})/, '')
}

/** True for nothing but given names of the other: "Leonid" for Leonid Ivashov. */
function isForename(a: Name, b: Name): boolean {
  const written = a.surname === null ? a.given : [...a.given, a.surname]
  const known = b.given.filter((given) => given.length > 1)
  return written.every((word) => known.some((given) => sameGiven(word, given)))
}

/** Compares all but the surname. Jr. on one side only may mean another person, unless the other side is a bare surname. */
function compareForenames(a: Name, b: Name): Comparison {
  const result = compareGiven(a, b)
  const [x, y] = [generationOf(a), generationOf(b)]
  if (result !== 'same' || x === y) return result
  return (x === null ? a : b).given.length === 0 ? 'same' : 'unknown'
}

function generationOf({ suffix }: Name): string | null {
  return suffix !== null && GENERATIONS.has(suffix) ? suffix : null
}

function compareGiven(a: Name, b: Name): Comparison {
  const [x, y] = [generationOf(a), generationOf(b)]
  if (x !== null && y !== null && x !== y) return 'different'
  if (a.gender !== null && b.gender !== null && a.gender !== b.gender) return 'different'
  const [firstA, ...restA] = a.given
  const [firstB, ...restB] = b.given
  if (firstA === undefined || firstB === undefined) return 'same'
  if (!sameGiven(firstA, firstB)) {
    // People go by their middle name: "Woodrow Wilson" was Thomas Woodrow Wilson.
    if (restB.some((name) => name.length > 1 && sameGiven(firstA, name))) return 'same'
    if (restA.some((name) => name.length > 1 && sameGiven(firstB, name))) return 'same'
    return areNear(firstA, firstB) ? 'unknown' : 'different'
  }
  const conflict = restA.some((name, index) => {
    const other = restB[index]
    return other !== undefined && !sameGiven(name, other)
  })
  return conflict ? 'different' : 'same'
}

function sameGiven(a: string, b: string): boolean {
  if (a.length === 1 || b.length === 1) return a[0] === b[0]
  return a === b || (NICKNAMES.get(a)?.includes(b) ?? false)
}
