/**
 * Names, by the capital they are written with. A capital tells nothing where the language gives it to
 * every noun, where a sentence, quotation or line opens, or where a text has hardly anything else.
 */
import type { Stretch as Side, Source } from '../alignment/align.ts'
import { type Language, languageOf } from '../language/language.ts'
import { sentenceEndBetween } from '../text/sentence.ts'
import type { Token } from '../text/token.ts'

/** Words to either side among which one must be in small letters for a capital to tell anything. */
const NEIGHBOURS = 10
/** Opening words of one stretch that are looked up elsewhere in the source, which costs a pass through it. */
const OPENINGS_MAX = 8

/** The names among words `[from, from + count)` of a side; what a word that opens a sentence is, `source` tells. */
export function namesAmong(side: Side, from: number, count: number, source: Source): Token[] {
  const language = languageOf(source.language)
  if (language?.capitals === 'nouns') return []
  const names: Token[] = []
  let openings = 0
  for (let at = from; at < from + count; at++) {
    const word = side.words[at]
    if (word === undefined || !isCapitalised(side, word, language) || !capitalsTell(side, at)) continue
    if (!opens(side, at) || (openings++ < OPENINGS_MAX && isNameIn(source, word, language))) names.push(word)
  }
  return names
}

/** II to XXXIX in capitals: World War II, Louis XIV. Longer ones are mostly abbreviations, shorter ones letters. */
export function isRomanNumeral(side: Side, word: Token): boolean {
  return ROMAN.test(written(side, word))
}

const ROMAN = /^(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})$/

function isCapitalised(side: Side, word: Token, language: Language | null): boolean {
  if (!CAPITAL.test(written(side, word)) || isRomanNumeral(side, word)) return false
  const [first = ''] = word.word.split("'", 1)
  return language?.capitalised.has(first) !== true
}

const CAPITAL = /^\p{Lu}/u
/** As title case leaves articles and prepositions small, a short word proves nothing. */
const SMALL = /^\p{Ll}{4}/u

function capitalsTell(side: Side, at: number): boolean {
  for (let near = Math.max(0, at - NEIGHBOURS); near <= at + NEIGHBOURS; near++) {
    const word = side.words[near]
    if (word !== undefined && SMALL.test(written(side, word))) return true
  }
  return false
}

/** True if a capital is due whatever the word: a sentence, a line, a quotation begins. */
function opens(side: Side, at: number): boolean {
  const word = side.words[at]
  const last = side.words[at - 1]
  if (word === undefined || last === undefined) return true
  const end = last.end - side.offset
  const start = word.start - side.offset
  if (OPENING.test(side.text.slice(Math.max(end, start - MARKS_UNITS_MAX), start))) return true
  // The abbreviation before and the word after is all that a sentence's end hangs on.
  const from = Math.max(0, end - ABBREVIATION_UNITS_MAX)
  return sentenceEndBetween(side.text.slice(from, start + ABBREVIATION_UNITS_MAX), end - from, start - from)
}

const MARKS_UNITS_MAX = 8
const ABBREVIATION_UNITS_MAX = 16
const OPENING = /(?:[“„"‘«‹([{¿¡\n]\s*|[:–—]\s+)$/u

/** True if the source has the word with a capital within a sentence, and never without one. */
function isNameIn(source: Source, { key }: Token, language: Language | null): boolean {
  let found = false
  for (let at = 0; at < source.words.length; at++) {
    const word = source.words[at]
    if (word === undefined || word.key !== key) continue
    if (!isCapitalised(source, word, language)) return false
    found ||= !opens(source, at) && capitalsTell(source, at)
  }
  return found
}

function written(side: Side, { start, end }: Token): string {
  return side.text.slice(start - side.offset, end - side.offset)
}
