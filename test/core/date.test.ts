import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
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
]

test.each(LATER)('isLater() of %s than %s: %s', (a, b, later) => {
  expect(isLater(date(a), date(b))).toBe(later)
})

test('yearsBetween() counts from the first to the second', () => {
  expect(yearsBetween(date('1863'), date('1999-06'))).toBe(136)
  expect(yearsBetween(date('1999'), date('1863'))).toBe(-136)
  expect(yearsBetween(date('March 9'), date('1863'))).toBeNull()
})
