import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber, dayOf, weekdayOf } from '../../src/core/calendar.ts'
import {
  compareDates,
  formatDate,
  isLater,
  type PartialDate,
  readDate,
  yearsBetween,
} from '../../src/core/date.ts'

function date(text: string): PartialDate {
  const [first] = readDate(text)
  if (!first) throw new TypeError(`Not a date: ${text}`)
  return first
}

const FORMS: readonly (readonly [text: string, readings: readonly string[]])[] = [
  ['2001-03-09', ['2001-03-09']],
  ['2001-03', ['2001-03']],
  ['2001', ['2001']],
  ['2001/03/09', ['2001-03-09']],
  ['March 2001', ['2001-03']],
  ['9 March 2001', ['2001-03-09']],
  ['March 9, 2001', ['2001-03-09']],
  ['MARCH 9 2001', ['2001-03-09']],
  ['9th of March 2001', ['2001-03-09']],
  ['the 9th of March, 2001', ['2001-03-09']],
  ['Mar. 9, 2001', ['2001-03-09']],
  ['Sept. 9', ['--09-09']],
  ['March 9', ['--03-09']],
  ['February 29', ['--02-29']],
  ['9.3.2001', ['2001-03-09']],
  ['09.03.2001', ['2001-03-09']],
  ['3/9/2001', ['2001-03-09', '2001-09-03']],
  ['3/3/2001', ['2001-03-03']],
  ['19/3/2001', ['2001-03-19']],
  ['  2001 ', ['2001']],
  ['31 February', []],
  ['April 31', []],
  ['2001-13-01', []],
  ['29 February 2001', []],
  ['0000', []],
  ['March', []],
  ['Marching 9', []],
  ['March 9th, 2001', ['2001-03-09']],
  ['March 9, ’01', ['2001-03-09']],
  ['9-Mar-2001', ['2001-03-09']],
  ['Friday, March 9, 2001', ['2001-03-09']],
  ['Monday, March 9, 2001', ['2001-03-09']],
  ['Fri. 9 March', ['--03-09']],
  ['Friday 2001', []],
  ['Friday', []],
  ['2001-03-09T12:00:00Z', ['2001-03-09']],
  ['2001-03-09T23:30:00.000+02:00', ['2001-03-09']],
  ['2001-03-09 12:00', ['2001-03-09']],
  ['2001-03-32T12:00:00Z', []],
  ['3/9/99', ['1999-03-09', '1999-09-03']],
  ['9.3.99', ['1999-03-09']],
  ['19/3/30', ['1930-03-19']],
  ['19/3/29', ['2029-03-19']],
  ['3-9-99', []],
  ['early March 2001', ['2001-03']],
  ['mid-March 2001', ['2001-03']],
  ['late 2001', ['2001']],
  ['early March 9, 2001', []],
  ['the 1990s', ['1990/1999']],
  ['1990’s', ['1990/1999']],
  ['the early 1990s', ['1990/1999']],
  ['the 1900s', ['1900/1909', '1900/1999']],
  ['spring 2001', ['2001-03/2001-06', '2001-09/2001-12']],
  ['Fall of 2001', ['2001-09/2001-12', '2001-03/2001-06']],
  ['winter 2001', ['2000-12/2001-03', '2001-12/2002-03', '2001-06/2001-09']],
  ['c. 1850', ['1840/1860']],
  ['circa 1850', ['1840/1860']],
  ['ca. 5', []],
  ['44 BC', []],
  ['September 11', ['--09-11']],
  ['March 9–11, 2001', ['2001-03-09/2001-03-11']],
  ['March 9 to 11', ['--03-09/--03-11']],
  ['9-11 March 2001', ['2001-03-09/2001-03-11']],
  ['between March 9 and April 2, 2001', ['2001-03-09/2001-04-02']],
  ['30 December – 2 January 2001', ['2000-12-30/2001-01-02']],
  ['March and April 2001', ['2001-03/2001-04']],
  ['1861–1865', ['1861/1865']],
  ['from 1861 to 1865', ['1861/1865']],
  ['2001-03-09/2001-03-11', ['2001-03-09/2001-03-11']],
  ['2001-03/2001-04', ['2001-03/2001-04']],
  ['1999/2001', ['1999/2001']],
  ['2001-03-11/2001-03-09', []],
  ['2001-03-09/2001-03-09', []],
  ['2001/2001-03', []],
  ['March 11–9, 2001', []],
  ['March 11–9', []],
  ['11 juin 1999', ['1999-06-11']],
  ['le 1er août 1999', ['1999-08-01']],
  ['vendredi 11 juin 1999', ['1999-06-11']],
  ['11. Juni 1999', ['1999-06-11']],
  ['1. März 1999', ['1999-03-01']],
  ['Dezember 1999', ['1999-12']],
  ['11 de junio de 1999', ['1999-06-11']],
  ['septiembre de 1999', ['1999-09']],
  ['on March 9', []],
  ['March 9, 2001, at noon', []],
  ['99', []],
  ['', []],
  ['9'.repeat(100_000), []],
]

describe('readDate()', () => {
  test.each(FORMS)('reads %j as %j', (text, readings) => {
    expect(readDate(text).map(formatDate)).toEqual(readings)
  })

  test('reads every day of the calendar back from its ISO form, and no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const clock = new Date(0)
          clock.setUTCFullYear(year, month - 1, day)
          const exists = clock.getUTCMonth() === month - 1 && clock.getUTCDate() === day
          expect(readDate(formatDate({ year, month, day }))).toEqual(exists ? [{ year, month, day }] : [])
        },
      ),
    )
  })
})

describe('formatDate()', () => {
  const calendarDate = fc
    .record({
      year: fc.integer({ min: 1, max: 9999 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    })
    .chain((full) => fc.constantFrom(full, { ...full, day: null }, { ...full, month: null, day: null }))

  test('is undone by readDate(): a date', () => {
    fc.assert(
      fc.property(calendarDate, (one) => {
        expect(readDate(formatDate(one))).toEqual([one])
      }),
    )
  })

  test('is undone by readDate(): an interval', () => {
    fc.assert(
      fc.property(calendarDate, calendarDate, (one, other) => {
        const asFine = { ...other, month: one.month && (other.month ?? 1), day: one.day && (other.day ?? 1) }
        const [from, to] = [one, asFine].toSorted((a, b) => formatDate(a).localeCompare(formatDate(b)))
        fc.pre(from !== undefined && to !== undefined && formatDate(from) !== formatDate(to))
        if (from && to) expect(readDate(formatDate({ from, to }))).toEqual([{ from, to }])
      }),
    )
  })

  test('of what any text reads as is read as that again', () => {
    const piece = fc.constantFrom(
      ...[
        'June',
        'jun.',
        'août',
        'de',
        'the',
        '11',
        '12th',
        '1999',
        '99',
        '2000',
        ' ',
        ', ',
        '-',
        '/',
        '–',
        '.',
        'to',
        'and',
      ],
      ...['early', 'circa', 'spring', 's', 'Friday', 'between', 'T12:00', '’'],
    )
    const text = fc.oneof(
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
      fc.string({ maxLength: 20 }),
    )
    fc.assert(
      fc.property(text, (written) => {
        for (const reading of readDate(written)) {
          const iso = formatDate(reading)
          if (!iso.startsWith('--')) expect(readDate(iso)).toEqual([reading])
        }
      }),
    )
  })
})

const COMPARED: readonly (readonly [claimed: string, known: string, result: string])[] = [
  ['2001-03-09', '2001-03-09', 'same'],
  ['March 2001', '2001-03-09', 'same'],
  ['2001', '2001-03-09', 'same'],
  ['March 9', '2001-03-09', 'same'],
  ['March 8', '2001-03-09', 'different'],
  ['2001-03-09', '2001-03', 'finer'],
  ['2001-03-09', '2001', 'finer'],
  ['2001-04-09', '2001-03', 'different'],
  ['March 9', '2001', 'finer'],
  ['2002', '2001-03-09', 'different'],
  // A range is known.
  ['2001-03-09/2001-03-11', '2001-03-09/2001-03-11', 'same'],
  ['2001-03', '2001-03-09/2001-03-11', 'same'],
  ['2001', '2001-03-09/2001-03-11', 'same'],
  ['2001-03-08/2001-03-12', '2001-03-09/2001-03-11', 'same'],
  ['2001-03-10', '2001-03-09/2001-03-11', 'finer'],
  ['2001-03-11/2001-03-12', '2001-03-09/2001-03-11', 'finer'],
  ['2001-03', '2001-02-25/2001-03-04', 'finer'],
  ['2001-03-12', '2001-03-09/2001-03-11', 'different'],
  ['March 10', '2001-03-09/2001-03-11', 'finer'],
  ['March 12', '2001-03-09/2001-03-11', 'different'],
  ['January 1', '2000-12-30/2001-01-02', 'finer'],
  ['March 10', '1990/1999', 'finer'],
  ['2001-03-10', '2001-03/2001-04', 'finer'],
  // A range is claimed.
  ['the 1990s', '1995-03-09', 'same'],
  ['the 1990s', '2000-01-01', 'different'],
  ['March 9 to 11', '2001-03-10', 'same'],
  ['March 9 to 11', '2001-03', 'finer'],
  ['December 30 – January 2', '2001-01-01', 'same'],
  // A day that its year does not have.
  ['February 29', '2001-03-01', 'different'],
  ['February 29', '2000-02', 'finer'],
  // Neither has a year.
  ['March 9', 'March 9', 'same'],
  ['February 29', 'February 29', 'same'],
  ['March 9, 2001', 'March 9', 'finer'],
]

test.each(COMPARED)('compareDates() of %s with %s: %s', (claimed, known, result) => {
  expect(compareDates(date(claimed), date(known))).toBe(result)
})

const LATER: readonly (readonly [a: string, b: string, later: boolean])[] = [
  ['2001-03-10', '2001-03-09', true],
  ['2001-03-09', '2001-03-09', false],
  ['2001', '2001-03-09', false],
  ['2002', '2001-03-09', true],
  ['2001-04', '2001-03', true],
  ['2001-03-09', '2001', false],
  ['March 10', '2001-03-09', false],
  ['2001-03-12', '2001-03-09/2001-03-11', true],
  ['2001-03-11', '2001-03-09/2001-03-11', false],
  ['2001-03-09/2001-03-11', '2001-03-08', true],
  ['2001-03-09/2001-03-11', '2001-03-09', false],
]

test.each(LATER)('isLater() of %s than %s: %s', (a, b, later) => {
  expect(isLater(date(a), date(b))).toBe(later)
})

test('yearsBetween() counts from the first to the second', () => {
  expect(yearsBetween(date('1863'), date('1999-06'))).toBe(136)
  expect(yearsBetween(date('1999'), date('1863'))).toBe(-136)
  expect(yearsBetween(date('March 9'), date('1863'))).toBeNull()
  expect(yearsBetween(date('1861–1865'), date('1867'))).toBe(2)
  expect(yearsBetween(date('1865'), date('1867–1869'))).toBe(2)
})

describe('dayNumber() and dayOf()', () => {
  test('count as the clock does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_000, max: 2_900_000 }), (number) => {
        const clock = new Date(number * 86_400_000)
        const day = { year: clock.getUTCFullYear(), month: clock.getUTCMonth() + 1, day: clock.getUTCDate() }
        expect(dayOf(number)).toEqual(day)
        expect(dayNumber(day)).toBe(number)
        expect(weekdayOf(number)).toBe((clock.getUTCDay() + 6) % 7)
      }),
    )
  })
})
