/** What somebody is called, parted into title, name and suffix, wherever they stand; and titles compared. */
import {
  FEMALE_NAMES,
  GENERATIONS,
  HONORIFICS,
  MALE_NAMES,
  NICKNAMES,
  OFFICES,
  RANKS,
  SUFFIXES,
  TITLE_ABBREVIATIONS,
} from '../language/english-attribution.ts'
import { foldLetters } from '../text/letters.ts'

/** Words as written. */
export type Appellation = {
  readonly title: readonly string[]
  /** In natural order: given names first. Empty in a description that names nobody. */
  readonly name: readonly string[]
  readonly suffix: string | null
}

/** Reads "Gen. Leonid Ivashov", "Ivashov, Leonid", "Leonid Ivashov, Colonel General" and "the Russian general". */
export function readAppellation(text: string): Appellation {
  const [first = [], ...rest] = text
    .slice(0, APPELLATION_UNITS_MAX)
    .split(',')
    .map((part) => part.split(/\s+/).filter((word) => foldLetters(word) !== ''))
  let suffix: string | null = null
  let title: readonly string[] = []
  let words: readonly string[] = first
  for (const part of rest) {
    const head = part[0]
    if (head === undefined) continue
    if (part.length === 1 && isSuffix(head)) suffix = head
    else if (part.some((word) => isRoleWord(foldRole(word)))) title = [...title, ...part]
    else if (/^\p{Lu}/u.test(head) && words === first) words = [...part, ...first]
  }
  const last = words.at(-1)
  if (words.length > 1 && last !== undefined && isSuffix(last)) {
    suffix = last
    words = words.slice(0, -1)
  }
  const names = nameStart(words)
  return { title: [...words.slice(0, names), ...title], name: words.slice(names), suffix }
}

/** True if a word of the title is a rank, an office, or Mr and the like. */
export function hasTitle({ title }: Appellation): boolean {
  return title.some((word) => isRoleWord(foldRole(word)) || HONORIFICS.has(foldLetters(word)))
}

/** True for a folded word that is known to be a given name, or a short form of one. */
export function isGivenName(folded: string): boolean {
  return MALE_NAMES.has(folded) || FEMALE_NAMES.has(folded) || NICKNAMES.has(folded)
}

/** The title a name is given with, as written: "Colonel General"; null if there is none. */
export function roleOf(text: string): string | null {
  const { title } = readAppellation(text)
  const words = title.filter((word) => !HONORIFICS.has(foldLetters(word)) && !/^(?:the|an?)$/i.test(word))
  return words.some((word) => isRoleWord(foldRole(word))) ? words.join(' ') : null
}

/**
 * Compares titles: a part or abbreviation of the known title is the same; two ranks that differ are different, and so
 * are two offices; a rank and an office can be one person's, so that is unknown.
 */
export function compareRoles(claimed: string, known: string): 'same' | 'different' | 'unknown' {
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
  const folded = foldLetters(word)
  return TITLE_ABBREVIATIONS.get(folded) ?? folded
}

/** True for a folded word that names a rank or an office. */
export function isRoleWord(folded: string): boolean {
  return RANKS.has(folded) || OFFICES.has(folded)
}

/** No name is longer; the rest of a longer text is not read. */
const APPELLATION_UNITS_MAX = 200

function isSuffix(word: string): boolean {
  const folded = foldLetters(word)
  return SUFFIXES.has(folded) || GENERATIONS.has(folded)
}

/** Index of the first word of the name behind titles. A role noun in last place is a surname if a given name stands before it. */
function nameStart(words: readonly string[]): number {
  let start = 0
  words.forEach((word, index) => {
    const folded = foldRole(word)
    const before = index === words.length - 1 ? foldLetters(words[index - 1] ?? '') : ''
    const isSurname = before.length === 1 || isGivenName(before)
    if ((isRoleWord(folded) || HONORIFICS.has(folded)) && !isSurname) start = index + 1
  })
  if (start === 0 && /^(?:the|an?)$/i.test(words[0] ?? ''))
    return words.some((word) => /^\p{Ll}/u.test(word)) ? words.length : 1
  return words.slice(start).every((word) => /^\p{Ll}/u.test(word)) && start > 0 ? words.length : start
}

function roleWords(text: string): readonly string[] {
  return text
    .split(/[\s\p{Pd}]+/u)
    .map(foldRole)
    .filter((word) => word !== '' && !/^(?:the|an?|of)$/.test(word))
}
