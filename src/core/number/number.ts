/**
 * Numbers in a text, in words or figures, and how they read aloud: "three hundred and fifty" and "350" alike.
 *
 * A number is as long as it goes: "1.2 million" does not hold 2 million, nor "5 million" 5. One that its
 * neighbours leave in doubt ("one two", "5-4", "a hundred and fifty") reads as nothing.
 */
import type { Stretch } from '../alignment/step.ts'
import { BEFORE_ROMAN, CURRENCIES, MEASURES } from '../language/english-number.ts'
import { readFigures } from './figure.ts'
import { isJoined, isNumeric, type Line, lineOf } from './line.ts'
import { readSpelled } from './spelled.ts'

/** Words `[at, at + count)` of a stretch that are one number, with its currency or measure. */
export type NumberRun = {
  readonly at: number
  readonly count: number
  /** Ways to read it: runs with one in common are the same number. */
  readonly readings: readonly string[]
  /** True if some of it is in figures. */
  readonly figures: boolean
  /** The currency sign that it is written with, else ''. */
  readonly sign: string
  /** How many its measure is said to be of; `null` if that is not spelled out. */
  readonly grammar: Grammar | null
}

/** "86 million dollar" is said otherwise than "86 million dollars"; "$86 million" and "5 km" read either way. */
type Grammar = 'singular' | 'plural'

/** The numbers of a stretch in a language (BCP 47), ascending. */
export function numbersIn(stretch: Stretch, language: string): NumberRun[] {
  const line = lineOf(stretch, language)
  const runs: NumberRun[] = []
  for (let at = 0; at < line.words.length; ) {
    const found = isNumeric(line, at) ? longestAt(line, at) : romanAt(line, at)
    if (found !== null) runs.push(found)
    at = found === null ? clusterEnd(line, at) : at + found.count
  }
  return runs
}

/**
 * True if a claimed number reads aloud as the source's. One of them must have figures: "one hundred and one" and
 * "one hundred one" are other words. A pound may be a weight: only a sign in the source makes it money.
 */
export function readAlike(claimed: NumberRun, source: NumberRun): boolean {
  if (!claimed.figures && !source.figures) return false
  if (claimed.sign === POUND && source.sign !== POUND) return false
  if (claimed.grammar !== null && source.grammar !== null && claimed.grammar !== source.grammar) return false
  return claimed.readings.some((reading) => source.readings.includes(reading))
}

const POUND = '£'

/** The end of what hangs together with a word that reads as no number; such a number's parts read as nothing either. */
function clusterEnd(line: Line, at: number): number {
  let end = at + 1
  if (!isNumeric(line, at) || line.parts[at]?.kind === 'denominator' || line.parts[at]?.kind === 'minus')
    return end
  while (end < line.words.length && (line.parts[end] ?? null) !== null && isJoined(line, end)) end++
  return end
}

/** The longest number that begins at `at` and has no other right behind it. */
function longestAt(line: Line, at: number): NumberRun | null {
  let limit = line.words.length
  while (limit > at) {
    const found = readAt(line, at, limit)
    const end = at + (found?.count ?? 0)
    if (found === null || found.closed || !isNumeric(line, end) || !isJoined(line, end)) return found
    // Of "one hundred and two hundred" the first number must not take the "two".
    limit = line.parts.slice(at, end).findLastIndex((part) => part?.kind === 'and') + at
  }
  return null
}

function readAt(line: Line, at: number, limit: number): (NumberRun & { closed: boolean }) | null {
  const minus = line.parts[at]?.kind === 'minus'
  const signAt = minus ? at + 1 : at
  const prefix = line.parts[signAt]?.kind === 'currency' ? (line.words[signAt]?.word ?? '') : ''
  const from = prefix === '' ? signAt : signAt + 1
  if (from > at && !isJoined(line, from)) return null
  const number = readFigures(line, from, prefix) ?? (prefix === '' ? readSpelled(line, from, limit) : null)
  if (number === null) return null
  const measure = prefix === '' && !number.closed ? measureAt(line, number.end) : null
  const unit = prefix || (measure?.unit ?? number.unit ?? '')
  return {
    at,
    count: (measure?.end ?? number.end) - at,
    readings: number.values.map((value) => `${minus ? '-' : ''}${value} ${unit}`),
    figures: number.figures,
    sign: prefix || (measure?.sign ?? ''),
    grammar: measure?.grammar ?? null,
    closed: number.closed || measure !== null,
  }
}

type Measure = Pick<NumberRun, 'sign' | 'grammar'> & { readonly end: number; readonly unit: string }

/** The currency or measure behind a number. */
function measureAt(line: Line, at: number): Measure | null {
  if (!isJoined(line, at)) return null
  const word = line.words[at]?.word ?? ''
  if (line.parts[at]?.kind === 'currency')
    return line.parts[at + 1]?.kind === 'figure'
      ? null
      : { end: at + 1, unit: word, sign: word, grammar: null }
  if (!line.english) return null
  let name = ''
  let found: Measure | null = null
  for (let end = at; end < at + MEASURE_WORDS_MAX && (end === at || goesOn(line, end)); end++) {
    name += `${end === at ? '' : '+'}${line.words[end]?.word ?? ''}`
    const unit = MEASURES.get(name) ?? CURRENCIES.get(name)
    if (unit !== undefined) found = { end: end + 1, unit, sign: '', grammar: grammarOf(name, unit) }
  }
  return found
}

const MEASURE_WORDS_MAX = 3

/** An abbreviation is hardly longer than the unit that it stands for: km, kms, mins. */
function grammarOf(name: string, unit: string): Grammar | null {
  if (name.length <= unit.length + 1) return null
  return PLURAL.test(name) ? 'plural' : 'singular'
}

const PLURAL = /^(?:feet|\p{L}+s)(?:\+|$)/u

/** True if a measure may go on with the word: "miles per hour", "km/h". */
function goesOn(line: Line, at: number): boolean {
  return isJoined(line, at) || line.gaps[at] === '/'
}

/** "World War II": a numeral in capitals behind a word that numbers are given to. */
function romanAt(line: Line, at: number): NumberRun | null {
  const before = line.words[at - 1]?.word ?? ''
  if (!line.english || !BEFORE_ROMAN.has(before) || !isJoined(line, at)) return null
  const value = ROMANS.indexOf(line.written(at)) + 1
  // A bare I is the speaker, unless it is the first of two wars.
  if (value === 0 || (value === 1 && line.words[at - 2]?.word !== 'world')) return null
  return { at, count: 1, readings: [`${value} `], figures: true, sign: '', grammar: null }
}

const ROMANS: readonly string[] = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
