/**
 * Characters that a reader cannot see, or cannot tell from others, told by their code points. They fold away or make
 * another word like any others; here is only said that they are there. What honest writing needs is passed over: joiners in
 * Persian, in the scripts of India and in emoji, marks of direction in a text from right to left, soft hyphens, a byte order
 * mark at the beginning.
 */
import { appearance, isLookalike, LOOKALIKE_SCRIPTS } from './confusable.ts'
import type { Token } from './token.ts'

/** Enough to know that somebody plays tricks. */
const FOUND_MAX = 12
/** Marks on one letter: more are no writing (Unicode TS 39, section 5.4). */
const MARKS_MAX = 4

/** What is suspicious in a text, each once; `words` are its words, whose spans count from `offset` units before it. */
export function suspiciousCharacters(text: string, words: readonly Token[], offset = 0): string[] {
  const isRightToLeft = RIGHT_TO_LEFT.test(text)
  const found = [...text.matchAll(HIDDEN)]
    .filter(({ 0: hidden, index }) => !isHonest(hidden, text, index, isRightToLeft))
    .map(([hidden]) => named(hidden))
  const written = words.map(({ start, end }) => text.slice(start - offset, end - offset))
  const latin = written.filter((word) => /\p{Script=Latin}/u.test(word)).length
  const isLatin = latin * 2 > written.length
  for (const word of written) {
    const odd = oddLetters(word, isLatin)
    if (odd.length > 0) found.push(`${visible(word)} (${odd.map(named).join(', ')})`)
  }
  for (const [flood] of text.matchAll(FLOOD)) found.push(describeFlood(flood))
  return [...new Set(found)].slice(0, FOUND_MAX)
}

/** How a claimed word passes for the one that the source has; null if they do not look alike, or are the same. */
export function lookalike(claimed: string, source: string): string | null {
  if (claimed.toLowerCase() === source.toLowerCase() || appearance(claimed) !== appearance(source))
    return null
  const odd = new Set(Array.from(claimed).filter(isLookalike))
  const others = new Set(Array.from(source).filter(isLookalike))
  const passing = odd.size > 0 ? odd : others
  return passing.size === 0 ? null : `${visible(claimed)} (${[...passing].map(named).join(', ')})`
}

/** Invisible, or turning the text around it, or struck through what it stands on, or drawing it out. */
const HIDDEN =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each is looked for by itself
  /[\u0335-\u0338\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/gu
/** A letter: a mark or a hyphen of such a script stands anywhere unnoticed, and turns nothing by itself. */
const RIGHT_TO_LEFT =
  /(?=\p{L})[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** Who needs an invisible character, by what stands right before it or behind it. */
function isHonest(hidden: string, text: string, at: number, isRightToLeft: boolean): boolean {
  const before = characterBefore(text, at)
  const behind = characterAt(text, at + hidden.length)
  const code = hidden.codePointAt(0) ?? 0
  // A byte order mark.
  if (code === 0xfeff) return at === 0
  // Marks, embeddings and isolates, and the stroke that draws out an Arabic word; never what overrides the direction.
  if (DIRECTION.test(hidden) || code === 0x640) return isRightToLeft
  if (code === 0x200c || code === 0x200d) {
    return JOINED.test(before) || (PICTURED.test(before) && PICTURED.test(behind))
  }
  if (code === 0x200b) return SPACELESS.test(before) || SPACELESS.test(behind)
  if (code === 0x115f || code === 0x1160) return JAMO.test(before) || JAMO.test(behind)
  if (code === 0x17b4 || code === 0x17b5) return /\p{Script=Khmer}/u.test(before)
  if (code >= 0x180b && code <= 0x180f) return /\p{Script=Mongolian}/u.test(before)
  if (code === 0xfe0f && behind === KEYCAP) return KEYED.test(before)
  if (code >= 0xfe00 && code <= 0xfe0f) return VARIED.test(before)
  if (code >= 0xe0100 && code <= 0xe01ef) return /\p{Script=Han}/u.test(before)
  // The flags of England, Scotland and Wales.
  if (code >= 0xe0020 && code <= 0xe007f) return FLAG.test(text.slice(Math.max(0, at - FLAG_UNITS), at))
  return false
}

const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]/
/** Scripts whose letters join, or form clusters, which the joiners govern. */
const JOINED =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u
// biome-ignore lint/suspicious/noMisleadingCharacterClass: each is looked for by itself
const PICTURED = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\u{e007f}♀♂]/u
const SPACELESS =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const JAMO = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u
const KEYCAP = '\u20e3'
const KEYED = /[\d#*]/
/** What comes in several pictures: emoji, Chinese characters, signs of mathematics, Burmese and Phags-pa letters. */
const VARIED =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Script=Han}\p{Script=Myanmar}\p{Script=Phags_Pa}\p{Sm}]/u
const FLAG_UNITS = 16
const FLAG = /\u{1f3f4}[\u{e0020}-\u{e007e}]*$/u

/** The letters by which a word passes for another one, each once. */
function oddLetters(word: string, amongLatin: boolean): string[] {
  const letters = [...new Set(word)].filter((letter) => /\p{L}/u.test(letter))
  const isMath = MATHEMATICAL.test(word) && letters.length > 1 && !UNIT.test(word)
  // Wide letters are typography beside Chinese, and a trick beside narrow ones.
  const isHalfWide = WIDE.test(word) && /[A-Za-z]/.test(word)
  if (isMath || isHalfWide) return letters.filter((letter) => MATHEMATICAL.test(letter) || WIDE.test(letter))
  // Ⅷ is a number; among letters, or where it spells another word, it passes for them.
  if (ROMAN.test(word) && (letters.length > 0 || !ROMAN_NUMBER.test(word.normalize('NFKC')))) {
    return [...new Set(word)].filter((character) => ROMAN.test(character))
  }
  const scripts = LOOKALIKE_SCRIPTS.filter(([, script]) => script.test(word))
  const foreign = letters.filter((letter) => isLookalike(letter) && !LATIN.test(letter))
  if (scripts.length > 1) {
    // μm is a unit: Greek beside Latin is odd only where it passes for Latin.
    const isGreek = scripts.length === 2 && scripts.every(([name]) => name === 'Latin' || name === 'Greek')
    return isGreek || foreign.length > 0 ? foreign : letters.filter((letter) => !LATIN.test(letter))
  }
  // A single Greek letter is a sign of science, unless it makes a word of its own.
  if (letters.length === 1 && SIGN.test(word)) return []
  // A whole word of such letters, in a claim that is written in Latin ones.
  return amongLatin && letters.length > 0 && foreign.length === letters.length ? foreign : []
}

const SIGN = /^(?![οΟΑΙ])\p{Script=Greek}$/u
const LATIN = /\p{Script=Latin}/u
/** Those of their own block, and those that are older: ℯ, ℋ, the sign of kelvins. */
const MATHEMATICAL =
  /[\u{1d400}-\u{1d7ff}\u2102\u210a-\u2113\u2115\u2119-\u211d\u2124\u2128\u212a\u212c\u212d\u212f-\u2131\u2133\u2134\u2139\u2145-\u2149]/u
/** 350 mℓ, 5 mK. */
const UNIT = /^[\d.,]*[a-zµμ][ℓ\u212a]$/
const ROMAN = /[\u2160-\u217f]/
const ROMAN_NUMBER = /^m*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/i
const WIDE = /[\uff21-\uff3a\uff41-\uff5a]/u

/** Marks in a row on one letter; not the stacked consonants of Tibetan. */
const FLOOD = new RegExp(`(?:(?!\\p{Script=Tibetan})\\p{Mn}){${MARKS_MAX + 1},}`, 'gu')

function describeFlood(marks: string): string {
  const [first = ''] = marks
  return `${Array.from(marks).length} marks on one letter (${named(first)} …)`
}

/** U+0435 Cyrillic, U+202E RIGHT-TO-LEFT OVERRIDE. */
function named(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const script = LOOKALIKE_SCRIPTS.find(([, letters]) => letters.test(character))?.[0]
  const name = NAMES[code] ?? (code >= 0xe0000 && code <= 0xe007f ? 'TAG' : script)
  return [
    `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
    ...(name === undefined ? [] : [name]),
  ].join(' ')
}

/** A word to be shown beside what is odd in it, without what cannot be seen. */
function visible(word: string): string {
  return word.replace(HIDDEN, '').replace(/\p{Cf}/gu, '')
}

/** As Unicode names those that are met most. */
const NAMES: Readonly<Record<number, string>> = {
  847: 'COMBINING GRAPHEME JOINER',
  1564: 'ARABIC LETTER MARK',
  1600: 'ARABIC TATWEEL',
  4447: 'HANGUL CHOSEONG FILLER',
  4448: 'HANGUL JUNGSEONG FILLER',
  6158: 'MONGOLIAN VOWEL SEPARATOR',
  8203: 'ZERO WIDTH SPACE',
  8204: 'ZERO WIDTH NON-JOINER',
  8205: 'ZERO WIDTH JOINER',
  8206: 'LEFT-TO-RIGHT MARK',
  8207: 'RIGHT-TO-LEFT MARK',
  8234: 'LEFT-TO-RIGHT EMBEDDING',
  8235: 'RIGHT-TO-LEFT EMBEDDING',
  8236: 'POP DIRECTIONAL FORMATTING',
  8237: 'LEFT-TO-RIGHT OVERRIDE',
  8238: 'RIGHT-TO-LEFT OVERRIDE',
  8288: 'WORD JOINER',
  8289: 'FUNCTION APPLICATION',
  8290: 'INVISIBLE TIMES',
  8291: 'INVISIBLE SEPARATOR',
  8292: 'INVISIBLE PLUS',
  8294: 'LEFT-TO-RIGHT ISOLATE',
  8295: 'RIGHT-TO-LEFT ISOLATE',
  8296: 'FIRST STRONG ISOLATE',
  8297: 'POP DIRECTIONAL ISOLATE',
  10240: 'BRAILLE PATTERN BLANK',
  12644: 'HANGUL FILLER',
  65279: 'ZERO WIDTH NO-BREAK SPACE',
  65440: 'HALFWIDTH HANGUL FILLER',
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}

function characterBefore(text: string, at: number): string {
  const isPair = /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 2), at))
  return text.slice(Math.max(0, at - (isPair ? 2 : 1)), at)
}
