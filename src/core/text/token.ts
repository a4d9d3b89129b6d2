/**
 * Tokens: the words of a text, each with its span in the source and two forms to compare by.
 *
 * A number with its separators (1.2, 1,200, 3:16, .5) is one token, so that "2 million" is never found
 * inside "1.2 million"; currency signs, %, ° and a leading minus are tokens. Scripts written without
 * spaces give a token a character. Initials run together (U.S., a.m.) are one token, as US and am are.
 */

import { BARE_CONTRACTIONS } from '../language/english-contraction.ts'
import { NUMBERS } from '../language/english-number.ts'
import { SPELLINGS } from '../language/english-spelling.ts'
import type { Span } from '../span.ts'
import { type Folded, fold } from './fold.ts'
import { type Reading, readingAt } from './vocabulary.ts'

/** A word of a text; the span counts UTF-16 units of the source. */
export type Token = Span & {
  /** The folded word: equal words are the same word in the same spelling. */
  readonly word: string
  /** What the word reads as: equal for colour/color, café/cafe, mediæval/medieval, nineteen/19, don’t/dont, 1,200/1200. */
  readonly key: string
}

/**
 * The tokens of `text`, ascending. `silent` spans (ascending, disjoint) hold no words. `offset` is
 * added to every span, for a text that is a part of a longer one (`silent` then counts as the longer one does).
 */
export function tokenize(text: string, silent: readonly Span[] = [], offset = 0): Token[] {
  const folded = fold(text)
  const tokens: Token[] = []
  let quiet = 0
  for (let at = 0; at < folded.text.length; ) {
    if (isBlank(folded.text.charCodeAt(at))) {
      at++
      continue
    }
    const end = tokenEnd(folded.text, at)
    if (end === at) {
      at += width(folded.text, at)
      continue
    }
    const token = tokenOf(folded, at, end, offset)
    at = end
    const last = tokens.at(-1)
    if (last !== undefined && token.start < last.end) {
      // Both come from one character of the source, such as ㍻ (two words) or ℅.
      const word = last.word + token.word
      tokens[tokens.length - 1] = {
        start: last.start,
        end: Math.max(last.end, token.end),
        word,
        key: keyOf(word),
      }
      continue
    }
    while ((silent[quiet]?.end ?? Infinity) <= token.start) quiet++
    if (token.end <= (silent[quiet]?.start ?? Infinity)) tokens.push(token)
  }
  return text.includes('[') || text.includes(']') ? joinBracketed(text, tokens, offset) : tokens
}

/** What a folded word reads as; see `Token.key`. */
export function keyOf(word: string): string {
  let key = word
  const first = word.charCodeAt(0)
  if (first === FULL_STOP) return `0${word}`
  if (first >= 0x30 && first <= 0x39) {
    return THOUSANDS.test(word) ? word.replaceAll(',', '') : word
  }
  if (NOT_ASCII.test(key)) key = withoutMarks(withoutLigatures(key))
  if (key.includes("'")) {
    const bare = key.replaceAll("'", '')
    if (BARE_CONTRACTIONS.has(bare)) return bare
  }
  return NUMBERS.get(key) ?? SPELLINGS.get(key) ?? key
}

/** Letters drawn as one: mediæval, œuvre. */
export function withoutLigatures(word: string): string {
  return word.replaceAll('æ', 'ae').replaceAll('œ', 'oe')
}

/** The word without the marks that a reader can do without. */
export function withoutMarks(word: string): string {
  return word.normalize('NFD').replace(STRIPPED_MARKS, '$1').normalize('NFC')
}

const FULL_STOP = 0x2e
const INITIALS = /^(?:\p{L}\.)+\p{L}$/u
const THOUSANDS = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
const NOT_ASCII = /[^\x00-\x7f]/
/** Marks are left out where a reader can do without them, but not where they are vowels of the script (Indic). */
const STRIPPED_MARKS = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}еЕ])\p{Mn}+/gu

/** A bracket within a word ("[w]e", "allow[ed]") does not part it, in a claim or in a source. */
function joinBracketed(text: string, tokens: readonly Token[], offset: number): Token[] {
  const words: [Token, ...Token[]][] = []
  for (const token of tokens) {
    const word = words.at(-1)
    const last = word?.at(-1)
    if (
      word !== undefined &&
      last !== undefined &&
      isBracketBetween(text, last.end - offset, token.start - offset)
    ) {
      word.push(token)
    } else {
      words.push([token])
    }
  }
  return words.map(joinParts)
}

function joinParts(parts: readonly [Token, ...Token[]]): Token {
  const [first, ...rest] = parts
  if (rest.length === 0) return first
  const word = parts.map((part) => part.word).join('')
  return { start: first.start, end: rest.at(-1)?.end ?? first.end, word, key: keyOf(word) }
}

function isBracketBetween(text: string, end: number, start: number): boolean {
  const bracket = text[end]
  if (start !== end + 1 || (bracket !== '[' && bracket !== ']')) return false
  return (
    LETTER_END.test(text.slice(Math.max(0, end - 2), end)) && LETTER_START.test(text.slice(start, start + 2))
  )
}

const LETTER_END = /[\p{L}\p{M}]$/u
const LETTER_START = /^\p{L}/u

function tokenOf(folded: Folded, start: number, end: number, offset: number): Token {
  const { word, key } = readingAt(folded.text, start, end, read)
  if (folded.aligned) return { start: start + offset, end: end + offset, word, key }
  const span = folded.toSource({ start, end })
  return { start: span.start + offset, end: span.end + offset, word, key }
}

function read(written: string): Reading {
  const word = wordOf(written)
  return { written, word, key: keyOf(word) }
}

function wordOf(written: string): string {
  if (isMinus(written)) return '-'
  return written.charCodeAt(1) === FULL_STOP && INITIALS.test(written) ? written.replaceAll('.', '') : written
}

/** What a character can be part of. */
const NONE = 0
const LETTER = 1
const DIGIT = 2
/** A token by itself: currency signs, %, °, and characters of scripts without spaces. */
const ALONE = 3
/** Only ever a part: a mark that no letter carries is no word. */
const MARK = 4

const ASCII_CLASS = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code)
  if (/[a-z]/i.test(character)) return LETTER
  if (/[0-9]/.test(character)) return DIGIT
  return /[$%&]/.test(character) ? ALONE : NONE
})
/** Signs that begin a token where a figure follows. */
const SIGNS = '-.<>/+='
/** ASCII that no token begins with: 1. */
const ASCII_BLANK = ASCII_CLASS.map((kind, code) =>
  kind === NONE && !SIGNS.includes(String.fromCharCode(code)) ? 1 : 0,
)

function isBlank(code: number): boolean {
  return code < 0x80 && ASCII_BLANK[code] === 1
}

/** A character of a script that has no spaces between words, at the beginning. */
export const SPACELESS =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (Number.isNaN(code)) return NONE
  if (code < 0x80) return ASCII_CLASS[code] ?? NONE
  const known = CLASSES[code] ?? 0
  if (known > 0) return known - 1
  const found = classOf(String.fromCodePoint(text.codePointAt(at) ?? 0))
  if (!isSurrogate(code)) CLASSES[code] = found + 1
  return found
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xe000
}

/** One more than the class of a character of one UTF-16 unit, found when first asked for; 0 before. */
const CLASSES = new Uint8Array(0x1_0000)

function classOf(character: string): number {
  if (/^\p{Nd}/u.test(character)) return DIGIT
  if (SPACELESS.test(character)) return ALONE
  if (/^[\p{L}\p{N}]/u.test(character)) return LETTER
  if (/^\p{M}/u.test(character)) return MARK
  return /^[\p{Sc}‰°]/u.test(character) ? ALONE : NONE
}

function width(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

/** End of the token that begins at `at`, or `at` if none does. */
function tokenEnd(text: string, at: number): number {
  const first = classAt(text, at)
  if (first === ALONE) return at + width(text, at)
  if (first === MARK) return at
  if (first === NONE && (isLeadingMinus(text, at) || isRelation(text, at))) return at + 1
  if (first === NONE && !isLeadingPoint(text, at)) return at
  let end = first === NONE ? at + 1 : at
  let last = NONE
  for (;;) {
    const next = classAt(text, end)
    if (next === LETTER || next === DIGIT) {
      last = next
      end += width(text, end)
    } else if (next === MARK) {
      end += width(text, end)
    } else if (isJoiner(text.charCodeAt(end)) && (joins(text, end, last) || joinsInitials(text, at, end))) {
      end += 1
    } else {
      return end
    }
  }
}

const APOSTROPHE = 0x27
const COMMA = 0x2c
const COLON = 0x3a

function isJoiner(code: number): boolean {
  return code === APOSTROPHE || code === FULL_STOP || code === COMMA || code === COLON
}

/** True if the mark at `at` holds a word (don't) or a number (1,200.5; 3:16) together. */
function joins(text: string, at: number, last: number): boolean {
  const mark = text[at]
  if (mark === "'") return classAt(text, at + 1) === LETTER || classAt(text, at + 1) === DIGIT
  const separator = mark === '.' || mark === ',' || mark === ':'
  return separator && last === DIGIT && classAt(text, at + 1) === DIGIT
}

/** True if the full stop at `at` stands between two single letters of the token that began at `start`: U.S. */
function joinsInitials(text: string, start: number, at: number): boolean {
  if (text[at] !== '.' || classAt(text, at + 1) !== LETTER || classAt(text, at - 1) !== LETTER) return false
  const single = at - 1 === start || text[at - 2] === '.'
  const next = classAt(text, at + 2)
  return single && next !== LETTER && next !== DIGIT
}

/** "<60%" is not ">60%", nor is 3/4 the range 3-4: a sign before a figure, or between two, is read. */
function isRelation(text: string, at: number): boolean {
  const sign = text[at] ?? ''
  const next = text[at + 1] === ' ' ? at + 2 : at + 1
  if (RELATIONS.has(sign)) return SIGNED.test(text.slice(next, next + 4))
  const before = text[at - 1] === ' ' ? at - 2 : at - 1
  return OPERATORS.has(sign) && classAt(text, before) === DIGIT && classAt(text, next) === DIGIT
}

/** Signs that say how a figure is meant; each also as others draw it, and as its opposite. */
export const RELATION_SIGNS = '<>≤≥≦≧⩽⩾≮≯≰≱≪≫≲≳±∓≠≈≃≅'
const RELATIONS: ReadonlySet<string> = new Set(RELATION_SIGNS)
const OPERATORS: ReadonlySet<string> = new Set('/+×÷=')

/** A minus belongs to the number behind it, and to the currency sign of that, if no word or dash stands right before it. */
function isLeadingMinus(text: string, at: number): boolean {
  if (!isMinus(text[at]) || !OPENING.test(text[at - 1] ?? ' ')) return false
  // "1990 –1995" is a range.
  return SIGNED.test(text.slice(at + 1, at + 5)) && classAt(text, at - 2) !== DIGIT
}

/** The full stop of .5 is a decimal point. */
function isLeadingPoint(text: string, at: number): boolean {
  if (text[at] !== '.' || classAt(text, at + 1) !== DIGIT) return false
  return isMinus(text[at - 1]) || OPENING.test(text[at - 1] ?? ' ')
}

/** A minus is often set as a dash, or as what looks like one. */
const MINUS_SIGNS = '–⁻˗⁃-'

function isMinus(character: string | undefined): boolean {
  return character !== undefined && MINUS_SIGNS.includes(character)
}

/** What a number's sign may stand right behind. */
const OPENING = /[\s("'[\p{Sc}]/u
const SIGNED = /^\p{Sc}?\.?\p{Nd}/u
