/**
 * Bylines: what writers put beside a quotation to say whose it is: "Abraham Lincoln, speech in Springfield, 16 June 1858",
 * "Genesis 1:1 (KJV)". Nothing but names, works, offices, occasions, dates and locators is read as one: whatever
 * could be a part of the quotation (a negation, a verb, a number that is no date) makes it none.
 */

import { readDate } from '../date.ts'
import { FUNCTION_WORDS, NAME_PARTICLES, OUTLETS, ROLE_MODIFIERS } from '../language/english-attribution.ts'
import { LANGUAGES } from '../language/language.ts'
import { foldRole, isRoleWord } from '../person/role.ts'
import { unbroken } from '../text/rewrite.ts'
import { isReversal } from '../wording/meaning.ts'

export type Byline = {
  /** A person with an office behind a comma, a work, or a verse of one ("Genesis 1:1"); `null` if it names nobody. */
  readonly speaker: string | null
  /** As written. */
  readonly date: string | null
  /** True if no quotation says this of itself: a full name, or a name with a date, verse or occasion. */
  readonly isFull: boolean
}

/** Reads a text that is a byline and nothing else, without the marks that part it from the quotation. */
export function readByline(text: string): Byline | null {
  if (text.length > BYLINE_UNITS_MAX) return null
  const parts = partsOf(unbroken(text).text)
  const names: string[] = []
  let date: string | null = null
  let isFull = false
  for (const [at, part] of parts.entries()) {
    const when = part.replace(DATE_OPENING, '')
    if (readDate(when).length > 0) {
      if (date !== null) return null
      date = when
    } else if (at > 0 && isOffice(part)) {
      names.push(part)
    } else if (isName(part)) {
      if (at === 0) names.push(part)
      isFull ||= at === 0 && (/\s/.test(part.trim()) || VERSE.test(part))
    } else if (!LOCATOR.test(part) && !(at > 0 && isOccasion(part))) {
      return null
    }
  }
  const [first] = names
  const named = first !== undefined && first === parts[0]
  if (parts.length === 0 || (names.length > 0 && !named)) return null
  const speaker = named && !isNobody(first) ? names.join(', ') : null
  return { speaker, date, isFull: isFull || (named && parts.length > 1) }
}

const BYLINE_UNITS_MAX = 160
const NAME_WORDS_MAX = 6
const DATE_OPENING = /^(?:in|on|c\.|ca\.|circa)\s+/i

/** A text without the marks at its ends. Linear, unlike a pattern that looks for the end of a row from each of its marks. */
function withoutMarks(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && MARKS.includes(text[start] ?? ' ')) start++
  while (end > start && MARKS.includes(text[end - 1] ?? ' ')) end--
  return text.slice(start, end)
}

const MARKS = '"“”\'‘’'

/** The parts of a byline; the comma of "May 4, 1999" parts nothing, and "Lincoln 1863" and "Genesis 1:1 KJV" have two. */
function partsOf(text: string): string[] {
  return text
    .split(/;|\n|[()]|\s[–—-]{1,2}\s|,(?!\s*\d{4}\s*(?:[,;)]|$))/)
    .flatMap((part) => {
      const trimmed = withoutMarks(part.trim())
      if (readDate(trimmed.replace(DATE_OPENING, '')).length > 0) return [trimmed]
      const [, head, tail] = YEAR_BEHIND.exec(trimmed) ?? EDITION_BEHIND.exec(trimmed) ?? []
      return head === undefined || tail === undefined ? [trimmed] : [head, tail]
    })
    .filter((part) => part !== '')
}

const YEAR_BEHIND = /^(.*[^\s\d,]),?\s+(\d{4})$/
const EDITION_BEHIND = /^(.*\d:\d\S*)\s+(\p{Lu}{2,5})$/u
const VERSE_NUMBERS = String.raw`\d{1,3}:\d{1,3}(?:[–-]\d{1,3}(?::\d{1,3})?)?`
const VERSE = new RegExp(String.raw`^((?:[1-3]|I{1,3})\s)?(\p{Lu}[\p{L}'’ ]{1,30})\s${VERSE_NUMBERS}$`, 'u')
const LOCATOR = new RegExp(
  String.raw`^(?:${VERSE_NUMBERS}|(?:pp?|ll?|vv?|chap|chapter|vol|volume|no|book|act|scene|canto|lines?|verses?|article|section|§)\.?\s?(?:\d{1,4}|[ivxlc]{1,7})(?:[–-]\d{1,4})?)$`,
  'i',
)
const NOBODY =
  /^(?:quot(?:e|ation)|anon(?:ymous)?|unknown|(?:author|source) unknown|(?:unknown|anonymous) author)\.?$/i

/** No name, or an agency's that only passed the words on. */
function isNobody(name: string): boolean {
  return NOBODY.test(name) || OUTLETS.has(name.toLowerCase())
}

/** Capitalised words, with "of", "the" and the particles of surnames between them. */
function isName(part: string): boolean {
  const verse = VERSE.exec(part)
  const words = (verse?.[2] ?? part).trim().split(/\s+/)
  if (words.length > NAME_WORDS_MAX || !/^\p{Lu}/u.test(words[0] ?? '') || /^\p{L}\.?$/u.test(part))
    return false
  return words.every((word, at) => {
    if (at > 0 && at < words.length - 1 && isJoining(word)) return true
    return (
      NAME_WORD.test(word) &&
      (!isPlainWord(word) || isNameToo(word, words.length) || isArticle(word, at, words))
    )
  })
}

const NAME_WORD = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u

function isJoining(word: string): boolean {
  return word === 'of' || word === 'the' || NAME_PARTICLES.has(word)
}

/** "The Bible". */
function isArticle(word: string, at: number, words: readonly string[]): boolean {
  return at === 0 && words.length > 1 && /^(?:the|an?)$/i.test(word)
}

/** "Theresa May", "Will Rogers". */
function isNameToo(word: string, words: number): boolean {
  return words > 1 && (word === 'May' || word === 'Will')
}

function isPlainWord(word: string): boolean {
  const folded = word.toLowerCase().replace(/[.’]/g, (mark) => (mark === '’' ? "'" : ''))
  return FUNCTION_WORDS.has(folded) || LANGUAGES.some((language) => isWordOf(folded, language))
}

function isWordOf(word: string, language: (typeof LANGUAGES)[number]): boolean {
  return (
    isReversal(word, language) ||
    language.modals.has(word) ||
    language.numbers.has(word) ||
    [language.qualifiers, language.quantifiers, language.copulas].some((words) => words.has(word))
  )
}

/** "mayor of Boston", "16th President of the United States". */
function isOffice(part: string): boolean {
  const words = part.split(/\s+/)
  if (words.length > NAME_WORDS_MAX + 2 || !words.some((word) => isRoleWord(foldRole(word)))) return false
  return words.every(
    (word) =>
      isRoleWord(foldRole(word)) ||
      ROLE_MODIFIERS.has(word.toLowerCase()) ||
      isJoining(word) ||
      /^\d{1,2}(?:st|nd|rd|th)$/.test(word) ||
      (NAME_WORD.test(word) && !isPlainWord(word)),
  )
}

const OCCASIONS: ReadonlySet<string> = new Set(
  'speech address interview letter lecture sermon debate testimony remarks statement hearing conference press inaugural farewell diary'.split(
    ' ',
  ),
)
const OCCASION_JOINS: ReadonlySet<string> = new Set('a an the his her in at to on of before with'.split(' '))

/** "speech in Berlin", "letter to the Court of Appeals". */
function isOccasion(part: string): boolean {
  const words = part.replace(/^(?:in|from|at)\s/i, '').split(/\s+/)
  if (words.length > NAME_WORDS_MAX + 2 || !words.some((word) => OCCASIONS.has(word.toLowerCase())))
    return false
  return words.every(
    (word) =>
      OCCASIONS.has(word.toLowerCase()) ||
      OCCASION_JOINS.has(word) ||
      (NAME_WORD.test(word) && !isPlainWord(word)),
  )
}
