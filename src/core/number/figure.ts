/** Numbers in figures, alone or with a power of a thousand: 1,200; 3.6 million; $5bn; 21st; 2/3; 3½. */
import {
  MEASURES,
  MEASURES_ATTACHED,
  SCALES,
  SHORT_SCALES,
  SHORT_SCALES_OF_MONEY,
} from '../language/english-number.ts'
import { isJoined, type Line, type Numeral } from './line.ts'
import { shifted } from './scale.ts'

/** The number in figures that begins at `at`, behind a currency sign or ''; `null` if none does. */
export function readFigures(line: Line, at: number, sign: string): Numeral | null {
  const word = line.words[at]?.word
  if (word === undefined || line.parts[at]?.kind !== 'figure') return null
  if (FIGURE.test(word)) return readPlain(line, at, sign)
  const vulgar = vulgarOf(word)
  if (vulgar !== null) return withScale(line, at + 1, vulgar)
  const [, rank] = RANK.exec(word) ?? []
  if (rank !== undefined) return numeral(at + 1, [`${plain(rank)}th`], { closed: true })
  const [, figure, letters] = ATTACHED.exec(word) ?? []
  return figure === undefined || letters === undefined
    ? null
    : readAttached(line, at, plain(figure), letters, sign)
}

const FIGURE = /^\d+(?:,\d{3})*(?:\.\d+)?$/
const RANK = /^(\d+(?:,\d{3})*)(?:st|nd|rd|th)$/
const ATTACHED = /^(\d+(?:,\d{3})*(?:\.\d+)?|\d{1,2}:\d\d)([a-z]{1,3})$/

function readPlain(line: Line, at: number, sign: string): Numeral | null {
  const fraction = fractionAt(line, at)
  if (fraction !== null) return withScale(line, fraction.end, fraction.value)
  const end = groupsEnd(line, at)
  const figure = plain(
    line.words
      .slice(at, end)
      .map(({ word }) => word)
      .join(''),
  )
  const scale = isJoined(line, end) ? scaleOf(line, line.words[end]?.word ?? '', sign) : undefined
  if (scale !== undefined) return numeral(end + 1, shifted(figure, scale))
  const mixed = isJoined(line, end) ? mixedAt(line, end) : null
  if (mixed !== null) return withScale(line, mixed.end, `${figure} ${mixed.value}`)
  return numeral(end, YEAR.test(line.words[at]?.word ?? '') ? [figure, `year ${figure}`] : [figure])
}

/** A year has no comma. */
const YEAR = /^(?:1[1-9]|20)\d\d$/

/** Figures with letters right behind them: 5km, $5bn. */
function readAttached(line: Line, at: number, figure: string, letters: string, sign: string): Numeral | null {
  if (!line.english) return null
  const scale = figure.includes(':') ? undefined : scaleOf(line, letters, sign)
  if (scale !== undefined) return numeral(at + 1, shifted(figure, scale))
  if (sign !== '' || !MEASURES_ATTACHED.has(letters)) return null
  return numeral(at + 1, [figure], { closed: true, unit: MEASURES.get(letters) ?? letters })
}

function scaleOf({ english }: Line, word: string, sign: string): number | undefined {
  if (!english) return undefined
  return SCALES.get(word) ?? (sign === '' ? SHORT_SCALES : SHORT_SCALES_OF_MONEY).get(word)
}

/** A fraction and the power of a thousand behind it: 2½ million. */
function withScale(line: Line, end: number, value: string): Numeral {
  const scale = isJoined(line, end) && line.english ? SCALES.get(line.words[end]?.word ?? '') : undefined
  return scale === undefined ? numeral(end, [value]) : numeral(end + 1, [`${value} e${scale}`])
}

function numeral(
  end: number,
  values: readonly string[],
  more: Partial<Pick<Numeral, 'closed' | 'unit'>> = {},
): Numeral {
  return { end, values, figures: true, closed: false, unit: null, ...more }
}

/** What stands behind a whole number as its part: ½, 1/2. */
function mixedAt(line: Line, at: number): { end: number; value: string } | null {
  const vulgar = VULGARS.get(line.words[at]?.word ?? '')
  return vulgar === undefined ? fractionAt(line, at) : { end: at + 1, value: vulgar }
}

/** "2/3", which is three tokens; not a date or a row of more. */
function fractionAt({ words, gaps }: Line, at: number): { end: number; value: string } | null {
  const [top = '', bar, bottom = '', next] = words.slice(at, at + 4).map(({ word }) => word)
  if (bar !== '/' || next === '/' || gaps[at + 1] !== '' || gaps[at + 2] !== '') return null
  return TWO_DIGITS.test(top) && TWO_DIGITS.test(bottom) ? { end: at + 3, value: `${top}/${bottom}` } : null
}

const TWO_DIGITS = /^\d{1,2}$/

/** "½" and "3½" as 1/2 and 3 1/2. */
function vulgarOf(word: string): string | null {
  const fraction = VULGARS.get(word.slice(-1))
  const whole = word.slice(0, -1)
  if (fraction === undefined || !WHOLE.test(whole)) return null
  return whole === '' ? fraction : `${whole} ${fraction}`
}

const WHOLE = /^\d{0,9}$/
const VULGARS: ReadonlyMap<string, string> = new Map(
  Array.from('¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞', (sign) => [sign, sign.normalize('NFKD').replace('\u2044', '/')]),
)

/**
 * The end of figures in groups of three: "1 200 000". In English an ordinary space may also stand between two
 * numbers ("in room 1 200 men"), so there only a no-break or thin space holds a number together.
 */
function groupsEnd({ words, gaps, english }: Line, at: number): number {
  const space = english ? THIN : SPACE
  if (!HEAD.test(words[at]?.word ?? '')) return at + 1
  let end = at + 1
  while (GROUP.test(words[end]?.word ?? '') && space.test(gaps[end] ?? '')) end++
  return end
}

const HEAD = /^[1-9]\d{0,2}$/
const GROUP = /^\d{3}$/
const THIN = /^[\u00a0\u2009\u202f]$/
const SPACE = /^[ \u00a0\u2009\u202f]$/

function plain(figure: string): string {
  return figure.replaceAll(',', '')
}
