/**
 * Numbers spelled out in English, by this grammar, of which each rule takes as much as it can:
 *
 *     number   = year | ordinal | fraction | whole [ ( mixed | "point" digit { digit } ) [ scale ] ]
 *     whole    = group [ scale { [ "and" ] group scale } [ [ "and" ] group ] ]      scales fall
 *     group    = small [ "hundred" [ [ "and" ] small ] ]
 *     small    = ten [ digit ] | teen | digit
 *     ordinal  = [ ten ] rank
 *     fraction = digit denominator
 *     mixed    = "and" ( "a" denominator | fraction )
 *     year     = ( teen | "twenty" ) ( ten [ digit ] | teen )
 */
import { DENOMINATORS } from '../language/english-number.ts'
import { isJoined, type Line, type Numeral, type Part } from './line.ts'
import { shifted } from './scale.ts'

/** The longest number in words that begins at `at` and ends by `limit`; `null` if none does. */
export function readSpelled(line: Line, at: number, limit: number): Numeral | null {
  const reader = { line, limit }
  const found =
    readYear(reader, at) ?? readOrdinal(reader, at) ?? readFraction(reader, at) ?? readDecimal(reader, at)
  return found === null ? null : { figures: false, closed: false, unit: null, ...found }
}

type Reader = { readonly line: Line; readonly limit: number }
type Whole = { readonly end: number; readonly value: number }
type Found = { readonly end: number; readonly values: readonly string[]; readonly closed?: boolean }

function readYear(reader: Reader, at: number): Found | null {
  const century = cardinalAt(reader, at)
  const years = century === null || !isCentury(century) ? null : readSmall(reader, at + 1)
  if (century === null || years === null || years.value < 10 || !isJoined(reader.line, at + 1)) return null
  return { end: years.end, values: [`year ${century}${years.value}`] }
}

function isCentury(value: number): boolean {
  return value >= 13 && value <= 20
}

function readOrdinal(reader: Reader, at: number): Found | null {
  const ten = cardinalAt(reader, at) ?? 0
  const from = isTen(ten) ? at + 1 : at
  const rank = partAt(reader, from, 'ordinal')
  if (rank === null || (from > at && (rank.value > 9 || !isJoined(reader.line, from)))) return null
  return { end: from + 1, values: [`${(from > at ? ten : 0) + rank.value}th`], closed: true }
}

function readFraction(reader: Reader, at: number): Found | null {
  const top = cardinalAt(reader, at)
  if (top === null || top < 1 || top > 9) return null
  const bottom = denominatorAt(reader, at + 1, top > 1)
  return bottom === null ? null : { end: at + 2, values: [`${top}/${bottom}`] }
}

/** A whole number with what follows its "and" or "point". */
function readDecimal(reader: Reader, at: number): Found | null {
  const whole = readWhole(reader, at)
  if (whole === null) return null
  const { end, value } = whole
  const mixed = isWord(reader, end, 'and') ? readMixed(reader, end + 1) : null
  if (mixed !== null) {
    const scale = scaleAt(reader, mixed.end)
    return scale === null
      ? { end: mixed.end, values: [`${value} ${mixed.value}`] }
      : { end: mixed.end + 1, values: [`${value} ${mixed.value} e${scale}`] }
  }
  const digits = isWord(reader, end, 'point') ? readDigits(reader, end + 1) : ''
  if (digits === '') return { end, values: [String(value)] }
  const behind = end + 1 + digits.length
  const scale = scaleAt(reader, behind)
  return scale === null
    ? { end: behind, values: [`${value}.${digits}`] }
    : { end: behind + 1, values: shifted(`${value}.${digits}`, scale) }
}

function readMixed(reader: Reader, at: number): { end: number; value: string } | null {
  if (!isJoined(reader.line, at)) return null
  if (isWord(reader, at, 'a')) {
    const bottom = denominatorAt(reader, at + 1, false)
    return bottom === null ? null : { end: at + 2, value: `1/${bottom}` }
  }
  const fraction = readFraction(reader, at)
  return fraction === null ? null : { end: fraction.end, value: fraction.values.join('') }
}

function readDigits(reader: Reader, at: number): string {
  let digits = ''
  for (let end = at; isJoined(reader.line, end); end++) {
    const digit = cardinalAt(reader, end)
    if (digit === null || digit > 9) break
    digits += digit
  }
  return digits
}

function readWhole(reader: Reader, at: number): Whole | null {
  let group = readGroup(reader, at)
  if (group === null) return null
  let total = 0
  let end = at
  let above = Number.POSITIVE_INFINITY
  while (group !== null) {
    const scale = scaleAt(reader, group.end)
    if (scale === null) {
      if (above <= THOUSAND || end === at || group.value < 10 ** above)
        return { end: group.end, value: total + group.value }
      break
    }
    if (scale >= above) break
    total += group.value * 10 ** scale
    above = scale
    end = group.end + 1
    group = readNext(reader, end, readGroup)
  }
  return { end, value: total }
}

const THOUSAND = 3

function readGroup(reader: Reader, at: number): Whole | null {
  const small = readSmall(reader, at)
  if (small === null) return null
  const hundred = isJoined(reader.line, small.end) ? partAt(reader, small.end, 'hundred') : null
  if (hundred === null || small.value === 0 || small.value % 10 === 0) return small
  const hundreds = { end: small.end + 1, value: small.value * hundred.value }
  const rest = readNext(reader, hundreds.end, readSmall)
  return rest === null || rest.value === 0 ? hundreds : { end: rest.end, value: hundreds.value + rest.value }
}

/** What follows with or without an "and". */
function readNext(
  reader: Reader,
  at: number,
  read: (reader: Reader, at: number) => Whole | null,
): Whole | null {
  if (!isJoined(reader.line, at)) return null
  if (partAt(reader, at, 'and') === null) return read(reader, at)
  return isJoined(reader.line, at + 1) ? read(reader, at + 1) : null
}

function readSmall(reader: Reader, at: number): Whole | null {
  const value = cardinalAt(reader, at)
  if (value === null) return null
  const digit = isTen(value) && isJoined(reader.line, at + 1) ? cardinalAt(reader, at + 1) : null
  return digit === null || digit < 1 || digit > 9
    ? { end: at + 1, value }
    : { end: at + 2, value: value + digit }
}

function isTen(value: number): boolean {
  return value >= 20 && value % 10 === 0
}

function cardinalAt(reader: Reader, at: number): number | null {
  return partAt(reader, at, 'cardinal')?.value ?? null
}

/** The exponent of the power of a thousand right behind. */
function scaleAt(reader: Reader, at: number): number | null {
  return isJoined(reader.line, at) ? (partAt(reader, at, 'scale')?.value ?? null) : null
}

function denominatorAt({ line, limit }: Reader, at: number, several: boolean): number | null {
  const word = at < limit && isJoined(line, at) ? (line.words[at]?.word ?? '') : ''
  if (word.endsWith('s') !== several && word !== 'halves') return null
  return DENOMINATORS.get(word) ?? null
}

function partAt({ line, limit }: Reader, at: number, kind: Part['kind']): Part | null {
  const part = at < limit ? line.parts[at] : null
  return part?.kind === kind ? part : null
}

function isWord({ line, limit }: Reader, at: number, word: string): boolean {
  return at < limit && isJoined(line, at) && line.words[at]?.word === word
}
