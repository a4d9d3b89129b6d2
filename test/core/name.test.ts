import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Comparison,
  compareNames,
  compareRoles,
  readName,
  roleOf,
  sameTitle,
} from '../../src/core/name.ts'

const NAMES: readonly (readonly [claimed: string, known: string, result: Comparison])[] = [
  ['Ivashov', 'Leonid Ivashov', 'same'],
  ['Gen. Ivashov', 'Leonid Ivashov', 'same'],
  ['Colonel General Leonid G. Ivashov', 'Leonid Ivashov', 'same'],
  ['IVASHOV', 'Leonid Ivashov', 'same'],
  ['Ivashov, Leonid', 'Leonid Ivashov', 'same'],
  ['Leonid Ivashov, Colonel General', 'Leonid Ivashov', 'same'],
  ['Milošević', 'Slobodan Milosevic', 'same'],
  ['Bill Clinton', 'William J Clinton', 'same'],
  ['Joe Biden', 'Joseph R Biden', 'same'],
  ['Jimmy Carter', 'James E. Carter', 'same'],
  ['William McKinley', 'William Mc Kinley', 'same'],
  ['Woodrow Wilson', 'Thomas Woodrow Wilson', 'same'],
  ['de Gaulle', 'Charles de Gaulle', 'same'],
  ['Gaulle', 'Charles de Gaulle', 'same'],
  ['von der Leyen', 'Ursula von der Leyen', 'same'],
  ['King', 'Martin Luther King', 'same'],
  ['Martin Luther King Jr.', 'Martin Luther King', 'same'],
  ['Prime Minister John Major', 'John Major', 'same'],
  ['George Bush', 'George W Bush', 'same'],
  ['George H. W. Bush', 'George W Bush', 'different'],
  ['George H.W. Bush', 'George W. Bush', 'different'],
  ['George Bush', 'Jeb Bush', 'different'],
  ['John Smith', 'Jane Smith', 'different'],
  ['Mrs. Clinton', 'William J Clinton', 'different'],
  ['Viktor Chernomyrdin', 'Leonid Ivashov', 'different'],
  ['Lincoln', 'William J Clinton', 'different'],
  ['John Adams Jr.', 'John Adams Sr.', 'different'],
  ['Jelzin', 'Boris Yeltsin', 'unknown'],
  ['Ivashev', 'Leonid Ivashov', 'unknown'],
  ['Leonid', 'Leonid Ivashov', 'unknown'],
  ['Xi', 'Xi Jinping', 'unknown'],
  ['FDR', 'Franklin D. Roosevelt', 'unknown'],
  ['the Russian general', 'Leonid Ivashov', 'unknown'],
  ['a spokesman', 'Leonid Ivashov', 'unknown'],
  ['police', 'Leonid Ivashov', 'unknown'],
  ['General', 'Leonid Ivashov', 'unknown'],
  ['NATO', 'Leonid Ivashov', 'unknown'],
  ['the Pentagon', 'Leonid Ivashov', 'unknown'],
  ['', 'Leonid Ivashov', 'unknown'],
  ['…', 'Leonid Ivashov', 'unknown'],
  ['the Monitor', 'Monitor', 'same'],
  ['The Bible', 'Bible', 'same'],
]

describe('compareNames()', () => {
  test.each(NAMES)('%j against %j: %s', (claimed, known, result) => {
    expect(compareNames(claimed, known)).toBe(result)
  })

  test('knows a person by the other names given for him', () => {
    const aliases = { 'Mark Twain': ['Samuel Clemens', 'S. L. Clemens'] }
    expect(compareNames('Twain', 'Samuel Clemens', aliases)).toBe('same')
    expect(compareNames('Charles Dickens', 'Samuel Clemens', aliases)).toBe('different')
  })

  test('never tells a name from itself, and stands any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(compareNames(text, text)).not.toBe('different')
      }),
    )
  })
})

test('readName() takes a name apart', () => {
  expect(readName('Lt. Gen. Hans-Peter von der Ley, Jr.')).toEqual({
    role: 'Lt. Gen.',
    given: ['hans', 'peter'],
    surname: 'vonderley',
    suffix: 'jr',
    gender: 'male',
  })
  expect(readName('the Russian general').surname).toBeNull()
})

const TITLES: readonly (readonly [claimed: string, known: string, same: boolean])[] = [
  ['the Washington Post', 'Washington Post', true],
  ['Tale of Two Cities', 'A Tale of Two Cities', true],
  ['Les Miserables', 'Les Misérables', true],
  ['Life, and Times', 'Life and Times', true],
  ['The', 'A', false],
  ['', '', false],
  ['Post', 'Washington Post', false],
]

test.each(TITLES)('sameTitle() of %j and %j: %s', (claimed, known, same) => {
  expect(sameTitle(claimed, known)).toBe(same)
})

const ROLES: readonly (readonly [text: string, role: string | null])[] = [
  ['Colonel General Leonid Ivashov', 'Colonel General'],
  ['special Balkans envoy Viktor Chernomyrdin', 'special Balkans envoy'],
  ['Gen. Ivashov', 'Gen.'],
  ['Mr. Ivashov', null],
  ['Leonid Ivashov', null],
]

test.each(ROLES)('roleOf(%j) is %j', (text, role) => {
  expect(roleOf(text)).toBe(role)
})

const COMPARED_ROLES: readonly (readonly [claimed: string, known: string, result: Comparison])[] = [
  ['General', 'Colonel General', 'same'],
  ['Col. Gen.', 'Colonel General', 'same'],
  ['President', 'Yugoslav President', 'same'],
  ['Colonel', 'Colonel General', 'different'],
  ['Lieutenant General', 'Colonel General', 'different'],
  ['Admiral', 'Colonel General', 'different'],
  ['Senator', 'President', 'different'],
  ['General', 'President', 'unknown'],
  ['friend', 'President', 'unknown'],
]

test.each(COMPARED_ROLES)('compareRoles() of %j with %j: %s', (claimed, known, result) => {
  expect(compareRoles(claimed, known)).toBe(result)
})
