/** Expressions of time in English narration, and the words around them. */
import { type PartialDate, readDate } from '../date.ts'
import {
  ENGLISH_MONTH_ABBREVIATIONS,
  ENGLISH_MONTHS,
  ENGLISH_WEEKDAY_ABBREVIATIONS,
  ENGLISH_WEEKDAYS,
} from '../language/calendar-names.ts'
import { AGO_COUNTS, DAY_PARTS } from '../language/english-date.ts'
import { type Words, words } from '../language/words.ts'
import type { Span } from '../span.ts'
import type { Unit, When } from './relative-date.ts'

/** An expression of time, without the preposition before it. */
export type StatedDate = Span & {
  readonly when: When
  /** The prepositions of which one must stand before it: it is no time else. Null if it needs none. */
  readonly needs: Words | null
  /** "Monday's". */
  readonly isPossessive: boolean
}

/** A word, a mark, an expression of time, or a gap where words are left out. Brackets and what they hold are none. */
export type Token = Span & {
  readonly kind: 'word' | 'mark' | 'date' | 'gap'
  readonly text: string
  readonly lower: string
  readonly stated: StatedDate | null
}

/** The tokens of the parts of a text, which ascend and are disjoint, with a gap between two of them. Linear. */
export function datedTokens(text: string, parts: readonly Span[]): readonly Token[] {
  const tokens: Token[] = []
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1]
    if (before)
      tokens.push({ start: before.end, end: part.start, kind: 'gap', text: '', lower: '', stated: null })
    pushPart(tokens, text, part)
  }
  return tokens
}

const WORD =
  /\d+:\d\d|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’&-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|[^\s\p{L}\p{N}]/gu
/** UTF-16 units that the longest expression may have, and that a bracket may hold. */
const DATE_UNITS_MAX = 80
const BRACKET_UNITS_MAX = 300

function pushPart(tokens: Token[], text: string, part: Span): void {
  WORD.lastIndex = part.start
  for (let hit = WORD.exec(text); hit !== null && hit.index < part.end; hit = WORD.exec(text)) {
    const start = hit.index
    const [word] = hit
    const close = word === '(' ? text.slice(start, start + BRACKET_UNITS_MAX).indexOf(')') : -1
    if (close >= 0) {
      WORD.lastIndex = start + close + 1
      continue
    }
    const isWord = /^[\p{L}\p{N}]/u.test(word)
    const stated = isWord ? dateAt(text, start, part.end, tokens.at(-1)?.kind !== 'word') : null
    const end = stated?.end ?? Math.min(part.end, start + word.length)
    const shown = text.slice(start, end)
    const kind = stated ? 'date' : isWord ? 'word' : 'mark'
    tokens.push({ start, end, kind, text: shown, lower: shown.toLowerCase(), stated })
    WORD.lastIndex = stated?.isPossessive ? end + "'s".length : end
  }
}

/** `isHead`: no word stands before it, so that it may have a capital. */
function dateAt(text: string, start: number, end: number, isHead: boolean): StatedDate | null {
  const window = text.slice(start, Math.min(end, start + DATE_UNITS_MAX))
  if (!OPENING.test(window)) return null
  for (const [pattern, read] of FORMS) {
    const groups = pattern.exec(window)?.groups
    const { whole = '' } = groups ?? {}
    const reading = groups !== undefined && isSpelled(whole, isHead) ? read(groups) : null
    if (!reading) continue
    const isPossessive = /^['’]s(?![\p{L}\p{N}])/u.test(window.slice(whole.length))
    return { start, end: start + whole.length, ...reading, isPossessive }
  }
  return null
}

/** Months and weekdays have a capital, for "may" and "march" are verbs; other words have none, as "Today" is a show. */
function isSpelled(written: string, isHead: boolean): boolean {
  return (written.match(/\p{L}+/gu) ?? []).every((word, at) =>
    NAMES.has(word.toLowerCase()) ? /^\p{Lu}/u.test(word) : /^\p{Ll}/u.test(word) || (isHead && at === 0),
  )
}

const NAMES: ReadonlySet<string> = new Set([
  ...ENGLISH_MONTHS,
  ...ENGLISH_MONTH_ABBREVIATIONS.keys(),
  ...ENGLISH_WEEKDAYS,
  ...ENGLISH_WEEKDAY_ABBREVIATIONS.keys(),
])

type Groups = Readonly<Record<string, string | undefined>>
type Reading = Pick<StatedDate, 'when' | 'needs'>
type Reader = (groups: Groups) => Reading | null

const IN = words('in during')
const OVER = words('over at during on')

const SHORT_MONTHS = [...ENGLISH_MONTH_ABBREVIATIONS.keys()].filter((name) => !ENGLISH_MONTHS.includes(name))
const MONTH = String.raw`(?:(?:${ENGLISH_MONTHS.join('|')})\b|(?:${SHORT_MONTHS.join('|')})\b\.?)`
const SHORT_WEEKDAYS = [...ENGLISH_WEEKDAY_ABBREVIATIONS.keys()]
const WEEKDAY = String.raw`(?:(?:${ENGLISH_WEEKDAYS.join('|')})\b|(?:${SHORT_WEEKDAYS.join('|')})\.)`
/** Not 6:30, 11.5 or 11,000. */
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?(?![\p{L}\p{N}]|[:.]\d|,\d{3}(?!\d))`
const YEAR = String.raw`[12]\d{3}(?![\p{L}\p{N}]|[.,]\d)`
const WITH_YEAR = `(?:,? ${YEAR})?`
const TO = String.raw`(?:\s?[–—-]\s?| (?:to|through|and|or) )`
const PART = '(?:(?:early|late|mid)[ -])?'
const DAY_PART = `(?: (?:${[...DAY_PARTS].join('|')}))?`

const FORMS: readonly (readonly [pattern: RegExp, read: Reader])[] = [
  form(`${MONTH} ${DAY}${TO}(?:${MONTH} )?${DAY}${WITH_YEAR}`, dayWritten),
  form(`${DAY}(?: ${MONTH})?${TO}${DAY} (?:of )?${MONTH}${WITH_YEAR}`, dayWritten),
  form(`(?:(?<weekday>${WEEKDAY}),? )?${MONTH} ${DAY}${WITH_YEAR}`, dayWritten),
  form(`(?:(?<weekday>${WEEKDAY}),? )?(?:the ${DAY} of|${DAY}(?: of)?) ${MONTH}${WITH_YEAR}`, dayWritten),
  form(String.raw`\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.\d{4}`, dayWritten),
  form(String.raw`(?:the )?${PART}\d{3}0s`, written),
  form(`${PART}${MONTH}(?:,| of)? ${YEAR}`, written),
  form(`(?<from>${MONTH})${TO}(?<to>${MONTH})(?<year> ${YEAR})?`, months),
  form(`(?:(?<which>last|this past|this) )?${PART}(?<from>${MONTH})`, months),
  form(`${PART}${YEAR}`, written),
  form(`(?<from>${WEEKDAY})${TO}(?<to>${WEEKDAY})`, weekdays),
  form(`(?<from>${WEEKDAY})${DAY_PART},?(?: of)? (?<week>last|this|next) week`, ofWeek),
  form(`(?:(?<which>last|this past|this) )?(?<from>${WEEKDAY})`, weekdays),
  form('(?<word>yesterday|today|tonight|last night|this (?:morning|afternoon|evening))', nearDay),
  form('(?<which>last|this) (?<unit>week|month|year)', nearUnit),
  form(
    String.raw`(?<count>\d{1,3}|${[...AGO_COUNTS.keys()].join('|')}) (?<unit>day|week|month|year)s? ago`,
    countedAgo,
  ),
  form('(?<which>the|this past|this|last) weekend', weekend),
]

/** How the forms begin: most words open none. */
const OPENING = new RegExp(
  String.raw`^(?:\d|${[...NAMES].join('|')}|(?:early|late|mid)[ -]|(?:the|this|last|${[...AGO_COUNTS.keys()].join('|')}) |yesterday|today|tonight)`,
  'iu',
)

function form(pattern: string, read: Reader): readonly [pattern: RegExp, read: Reader] {
  return [
    new RegExp(String.raw`^(?<whole>(?<date>${pattern})${DAY_PART})(?![\p{L}\p{N}]|-\p{L})`, 'iu'),
    read,
  ]
}

function dayWritten(groups: Groups): Reading | null {
  const reading = written(groups)
  return reading && { ...reading, needs: null }
}

/** "June 10 or 11" names a day, but it is open which, as in 6/11/1999. */
function written({ date = '', weekday }: Groups): Reading | null {
  if (/ or /i.test(date)) return { when: UNCLEAR, needs: IN }
  const [reading, other] = readDate(date)
  if (!reading) return null
  const when: When = other
    ? UNCLEAR
    : { kind: 'date', date: reading, weekday: weekday === undefined ? null : weekdayNumber(weekday) }
  return { when, needs: IN }
}

const UNCLEAR: When = { kind: 'unclear' }

/** Months without a year, or two of one. */
function months({ date = '', which, from = '', to, year }: Groups): Reading | null {
  if (year !== undefined) return written({ date })
  if (/ or /i.test(date)) return { when: UNCLEAR, needs: IN }
  const month = monthNumber(from)
  if (which && to === undefined && which.toLowerCase() !== 'this past')
    return { when: { kind: 'month of year', month, isBefore: which.toLowerCase() === 'last' }, needs: null }
  const start = { year: null, month, day: null }
  const known: PartialDate =
    to === undefined ? start : { from: start, to: { ...start, month: monthNumber(to) } }
  return { when: { kind: 'date', date: known, weekday: null }, needs: which === undefined ? IN : null }
}

function weekdays({ date = '', which, from = '', to = from }: Groups): Reading {
  if (/ or /i.test(date)) return { when: UNCLEAR, needs: null }
  if (which?.toLowerCase() === 'this') return ofWeek({ from, week: which })
  const isBefore = which?.toLowerCase() === 'last'
  return {
    when: { kind: 'weekday', from: weekdayNumber(from), to: weekdayNumber(to), isBefore },
    needs: null,
  }
}

function ofWeek({ from = '', week = '' }: Groups): Reading {
  const weeks = week.toLowerCase() === 'last' ? 1 : 0
  const isPast = week.toLowerCase() !== 'next'
  return {
    when: isPast ? { kind: 'weekday of week', weekday: weekdayNumber(from), weeks } : UNCLEAR,
    needs: null,
  }
}

function nearDay({ word = '' }: Groups): Reading {
  const count = /^(?:yesterday|last night)$/i.test(word) ? 1 : 0
  return { when: { kind: 'ago', unit: 'day', count, isAbout: false }, needs: null }
}

function nearUnit({ which = '', unit = '' }: Groups): Reading {
  const count = which.toLowerCase() === 'last' ? 1 : 0
  return { when: { kind: 'ago', unit: unitOf(unit), count, isAbout: false }, needs: null }
}

function countedAgo({ count = '', unit: name = '' }: Groups): Reading {
  const unit = unitOf(name)
  const number = AGO_COUNTS.get(count.toLowerCase()) ?? Number(count)
  return { when: { kind: 'ago', unit, count: number, isAbout: true }, needs: null }
}

function weekend({ which = '' }: Groups): Reading {
  const isBefore = which.toLowerCase() === 'last'
  return { when: { kind: 'weekend', isBefore }, needs: which.toLowerCase() === 'the' ? OVER : null }
}

function unitOf(name: string): Unit {
  return UNITS.find((unit) => unit === name.toLowerCase()) ?? 'day'
}

const UNITS: readonly Unit[] = ['day', 'week', 'month', 'year']

/** From 1. */
function monthNumber(name: string): number {
  const bare = bareName(name)
  return ENGLISH_MONTH_ABBREVIATIONS.get(bare) ?? ENGLISH_MONTHS.indexOf(bare) + 1
}

/** From 0, Monday. */
function weekdayNumber(name: string): number {
  const bare = bareName(name)
  return (ENGLISH_WEEKDAY_ABBREVIATIONS.get(bare) ?? ENGLISH_WEEKDAYS.indexOf(bare) + 1) - 1
}

function bareName(name: string): string {
  return name.toLowerCase().replace('.', '')
}
