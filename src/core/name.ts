/** Names of people and works, taken apart and compared as people compare them: when in doubt the answer is `unknown`. */
import {
  FEMALE_NAMES,
  FEMALE_TITLES,
  HONORIFICS,
  INSTITUTION_WORDS,
  MALE_NAMES,
  MALE_TITLES,
  NAME_PARTICLES,
  NICKNAMES,
  OFFICES,
  PLACES,
  RANKS,
  ROLE_MODIFIERS,
  SUFFIXES,
  TITLE_ABBREVIATIONS,
} from './attribution-words.ts'

/** A person's name taken apart. Given names, surname and suffix are folded: no case, diacritics or punctuation. */
export type Name = {
  /** Titles and ranks as written; null if there are none. Mr and Mrs are no role. */
  readonly role: string | null
  /** Given names and initials in order. */
  readonly given: readonly string[]
  /** With its particles, joined: `vonderleyen`, `mckinley`; null in a description that names nobody. */
  readonly surname: string | null
  readonly suffix: string | null
  readonly gender: 'male' | 'female' | null
}

export type Comparison = 'same' | 'different' | 'unknown'
type Aliases = Readonly<Record<string, readonly string[]>>

/** Reads "Gen. Leonid G. Ivashov", "Ivashov, Leonid", "IVASHOV" and the like. */
export function readName(text: string): Name {
  const { title, name, suffix } = arrange(text.slice(0, NAME_UNITS_MAX))
  const parts = name.flatMap(splitInitials)
  const surnameAt = surnameStart(parts)
  const given = parts.slice(0, surnameAt).flatMap((part) => foldWords(part))
  const surname = parts.slice(surnameAt).map(fold).join('')
  const genders = title.map((word) => genderOf(fold(word), FEMALE_TITLES, MALE_TITLES))
  return {
    role: roleOfTitle(title),
    given,
    surname: surname === '' ? null : surname,
    suffix: suffix === null ? null : fold(suffix),
    gender: genders.find((gender) => gender !== null) ?? genderOf(given[0] ?? '', FEMALE_NAMES, MALE_NAMES),
  }
}

/**
 * Whether a claimed name means the known person or work. `aliases`: other names, by name. Only two different
 * names of persons are `different`; a role, a description, an institution or a near spelling is `unknown`.
 */
export function compareNames(claimed: string, known: string, aliases: Aliases = {}): Comparison {
  const names = new Set([known])
  for (const [name, others] of Object.entries(aliases)) {
    const group = [name, ...others]
    if (group.some((other) => sameTitle(other, known) || compareOne(other, known) === 'same'))
      for (const other of group) names.add(other)
  }
  const results = [...names].map((name) => compareOne(claimed, name))
  if (results.includes('same')) return 'same'
  return results.includes('unknown') ? 'unknown' : 'different'
}

/** True if two titles of works, publications or institutions differ only in case, diacritics, punctuation or a leading article. */
export function sameTitle(claimed: string, known: string): boolean {
  const folded = foldTitle(claimed)
  return folded !== '' && folded === foldTitle(known)
}

/** The title a name is given with, as written: "Colonel General"; null if there is none. */
export function roleOf(text: string): string | null {
  return roleOfTitle(arrange(text.slice(0, NAME_UNITS_MAX)).title)
}

/**
 * Compares titles: a part or abbreviation of the known title is the same; two ranks that differ are different, and so
 * are two offices; a rank and an office can be one person's, so that is unknown.
 */
export function compareRoles(claimed: string, known: string): Comparison {
  const a = roleWords(claimed)
  const b = roleWords(known)
  const [headA, headB] = [a.findLast(isRoleWord), b.findLast(isRoleWord)]
  if (headA === undefined || headB === undefined) return 'unknown'
  if (headA !== headB) return RANKS.has(headA) === RANKS.has(headB) ? 'different' : 'unknown'
  if (a.every((word) => b.includes(word))) return 'same'
  const hasExtraRank = a.some((word) => RANKS.has(word) && !b.includes(word))
  if (b.every((word) => a.includes(word))) return hasExtraRank ? 'unknown' : 'same'
  return hasExtraRank || b.some((word) => RANKS.has(word) && !a.includes(word)) ? 'different' : 'unknown'
}

/** A word of a title without case, diacritics and full stop, abbreviations written out: `Gen.` is `general`. */
export function foldRole(word: string): string {
  const folded = fold(word)
  return TITLE_ABBREVIATIONS.get(folded) ?? folded
}

/** True for a folded word that names a rank or an office. */
export function isRoleWord(folded: string): boolean {
  return RANKS.has(folded) || OFFICES.has(folded)
}

const NAME_UNITS_MAX = 200

/** Letters without case and marks; letters that do not decompose are spelled out. */
function fold(text: string): string {
  if (/^[A-Za-z]+$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[øłßæœđıðþ]/g, (letter) => UNDECOMPOSED[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const UNDECOMPOSED: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ı: 'i',
  ð: 'd',
  þ: 'th',
}

function foldWords(text: string): readonly string[] {
  return text
    .split(/[\s\p{Pd}/]+/u)
    .map(fold)
    .filter((word) => word !== '')
}

function foldTitle(text: string): string {
  const words = foldWords(text.replace(/,\s*(?:the|an?)\s*$/i, ''))
  const article = words.length > 1 && /^(?:the|an?)$/.test(words[0] ?? '')
  return words.slice(article ? 1 : 0).join(' ')
}

type Arranged = {
  readonly title: readonly string[]
  readonly name: readonly string[]
  readonly suffix: string | null
}

/** Title, name in natural order, and suffix, from the forms with and without a comma. */
function arrange(text: string): Arranged {
  const [first = [], ...rest] = text.split(',').map((part) =>
    part
      .trim()
      .split(/\s+/)
      .filter((word) => fold(word) !== ''),
  )
  let suffix: string | null = null
  let title: readonly string[] = []
  let words: readonly string[] = first
  for (const part of rest) {
    const head = part[0]
    if (head === undefined) continue
    if (part.length === 1 && SUFFIXES.has(fold(head))) suffix = head
    else if (part.some((word) => isRoleWord(foldRole(word)))) title = [...title, ...part]
    else if (/^\p{Lu}/u.test(head) && words === first) words = [...part, ...first]
  }
  const last = words.at(-1)
  if (words.length > 1 && last !== undefined && SUFFIXES.has(fold(last))) {
    suffix = last
    words = words.slice(0, -1)
  }
  const names = nameStart(words)
  return { title: [...words.slice(0, names), ...title], name: words.slice(names), suffix }
}

/** Index of the first word of the name behind titles. A role noun in last place is a surname if a given name stands before it. */
function nameStart(words: readonly string[]): number {
  let start = 0
  words.forEach((word, index) => {
    const folded = foldRole(word)
    const isSurname = index === words.length - 1 && index > 0 && isGiven(fold(words[index - 1] ?? ''))
    if ((isRoleWord(folded) || HONORIFICS.has(folded)) && !isSurname) start = index + 1
  })
  if (start === 0 && /^(?:the|an?)$/i.test(words[0] ?? ''))
    return words.some((word) => /^\p{Ll}/u.test(word)) ? words.length : 1
  return words.slice(start).every((word) => /^\p{Ll}/u.test(word)) && start > 0 ? words.length : start
}

function isGiven(folded: string): boolean {
  return folded.length === 1 || MALE_NAMES.has(folded) || FEMALE_NAMES.has(folded)
}

function roleOfTitle(title: readonly string[]): string | null {
  const words = title.filter((word) => !HONORIFICS.has(fold(word)) && !/^(?:the|an?)$/i.test(word))
  return words.some((word) => isRoleWord(foldRole(word))) ? words.join(' ') : null
}

function roleWords(text: string): readonly string[] {
  return text
    .split(/[\s\p{Pd}]+/u)
    .map(foldRole)
    .filter((word) => word !== '' && !/^(?:the|an?|of)$/.test(word))
}

/** "H.W." is two initials, and so is "GW". */
function splitInitials(word: string): readonly string[] {
  if (/^(?:\p{Lu}\.){2,}$/u.test(word) || /^[B-DF-HJ-NP-TV-Z]{2}$/.test(word))
    return [...word.replaceAll('.', '')]
  return [word]
}

/** Index where the surname starts: the last word, and the particles before it. */
function surnameStart(parts: readonly string[]): number {
  let start = Math.max(0, parts.length - 1)
  while (start > 0 && isParticle(parts[start - 1] ?? '')) start--
  return start
}

function isParticle(word: string): boolean {
  return NAME_PARTICLES.has(word) || /^(?:mc|mac|van|von|de|der|den)$/i.test(word)
}

function genderOf(word: string, female: ReadonlySet<string>, male: ReadonlySet<string>): Name['gender'] {
  return female.has(word) ? 'female' : male.has(word) ? 'male' : null
}

function compareOne(claimed: string, known: string): Comparison {
  if (sameTitle(claimed, known)) return 'same'
  const a = readName(claimed)
  const b = readName(known)
  // Some surnames are titles too: "King" alone is Martin Luther King's.
  if (fold(claimed) === b.surname || fold(known) === a.surname) return 'same'
  if (a.surname === null || b.surname === null) return 'unknown'
  if (sameSurname(a.surname, b.surname)) return compareGiven(a, b)
  const wordsA = [...a.given, a.surname]
  const wordsB = [...b.given, b.surname]
  if (a.given.length > 0 && wordsA.toSorted().join(' ') === wordsB.toSorted().join(' ')) return 'same'
  if (isInstitution(claimed) || isInstitution(known)) return 'unknown'
  if (b.given.includes(a.surname) || a.given.includes(b.surname)) return 'unknown'
  return isNear(a.surname, b.surname) ? 'unknown' : 'different'
}

/** The same letters, or the same without particles: "Gaulle" is "de Gaulle". */
function sameSurname(a: string, b: string): boolean {
  return a === b || withoutParticles(a) === b || withoutParticles(b) === a
}

function withoutParticles(surname: string): string {
  return surname.replace(/^(?:vonder|vander|vanden|dela|von|van|de|di|da|al|el)(?=.{4})/, '')
}

function compareGiven(a: Name, b: Name): Comparison {
  if (a.suffix !== null && b.suffix !== null && a.suffix !== b.suffix) return 'different'
  if (a.gender !== null && b.gender !== null && a.gender !== b.gender) return 'different'
  const [firstA, ...restA] = a.given
  const [firstB, ...restB] = b.given
  if (firstA === undefined || firstB === undefined) return 'same'
  if (!sameGiven(firstA, firstB)) {
    // People go by their middle name: "Woodrow Wilson" was Thomas Woodrow Wilson.
    if (restB.some((name) => name.length > 1 && sameGiven(firstA, name))) return 'same'
    if (restA.some((name) => name.length > 1 && sameGiven(firstB, name))) return 'same'
    return isNear(firstA, firstB) ? 'unknown' : 'different'
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

/** Institutions, places and acronyms speak through people: such a name never contradicts a person's. */
function isInstitution(name: string): boolean {
  const words = name.trim().split(/\s+/)
  if (/^the$/i.test(words[0] ?? '')) return true
  if (words.length === 1 && /^\p{Lu}[\p{Lu}.&]{0,7}$/u.test(name.trim())) return true
  return words.some(
    (word) => INSTITUTION_WORDS.has(fold(word)) || PLACES.has(fold(word)) || ROLE_MODIFIERS.has(fold(word)),
  )
}

/** A slip of the pen or another transliteration. */
function isNear(a: string, b: string): boolean {
  const [x, y] = [skeleton(a), skeleton(b)]
  if (x === y && x.length >= 4) return true
  if (Math.min(a.length, b.length) < NEAR_LETTERS_MIN) return false
  return isWithin(a, b, 2) || isWithin(x, y, 1)
}

const NEAR_LETTERS_MIN = 5

/** Spellings of one sound brought together, so that "Jelzin" and "Yeltsin" meet. */
function skeleton(name: string): string {
  return name
    .replace(/tsch|tch|cz|ch|kh/g, 'h')
    .replace(/sch|sh|zh|sz/g, 's')
    .replace(/ts|tz/g, 'z')
    .replace(/ph|ff|v|w/g, 'f')
    .replace(/[jy]/g, 'i')
    .replace(/ck|q|c/g, 'k')
    .replace(/(.)\1+/gu, '$1')
}

/** Levenshtein distance at most `limit`, two rows (Wagner & Fischer 1974). Names are short: bounded by `NAME_UNITS_MAX`. */
function isWithin(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(swap, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    previous = row
  }
  return (previous[b.length] ?? 0) <= limit
}
