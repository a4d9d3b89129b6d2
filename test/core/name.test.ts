import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { presidentAliases } from '../../src/cli/readers/presidents.ts'
import { isMentioned } from '../../src/core/person/mention.ts'
import {
  type Comparison,
  compareNames,
  isInstitution,
  isNearSurname,
  namesPerson,
  readName,
  sameTitle,
} from '../../src/core/person/name.ts'
import { compareRoles, roleOf } from '../../src/core/person/role.ts'

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
  ['Martin Luther King Jr.', 'Martin Luther King', 'unknown'],
  ['Martin Luther King', 'Martin Luther King Jr.', 'unknown'],
  ['Dr. Smith', 'John Smith Jr.', 'same'],
  ['John Smith, PhD', 'John Smith', 'same'],
  ['John Adams Senior', 'John Adams Sr.', 'same'],
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
  ['Donald Trump', 'Harry S. Truman', 'different'],
  ['Zachary Taylor', 'John Tyler', 'different'],
  ['Trump', 'Harry S. Truman', 'unknown'],
  ['Donald Trump', 'Truman', 'unknown'],
  ['Leonid Ivashev', 'Leonid Ivashov', 'unknown'],
  ['Bill Clinton', 'Leonid Ivashov', 'different'],
  ['George Washington', 'John Adams', 'different'],
  ['Elton John', 'John F. Kennedy', 'different'],
  ['Abe', 'Abraham Lincoln', 'unknown'],
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

const PRESIDENTS: readonly (readonly [claimed: string, president: string, result: Comparison])[] = [
  ['George H.W. Bush', 'George W. Bush', 'different'],
  ['George HW Bush', 'George W. Bush', 'different'],
  ['Bush Sr.', 'George W. Bush', 'unknown'],
  ['Pitt the Younger', 'William Pitt', 'unknown'],
  ['Cato', 'Cato the Elder', 'unknown'],
  ['Pliny the Elder', 'Pliny the Younger', 'different'],
  ['Calloway the Younger', 'Edith Calloway', 'unknown'],
  ['George Bush Sr.', 'George W. Bush', 'unknown'],
  ['Jeb Bush Jr.', 'George W. Bush', 'different'],
  ['G. W. Bush', 'George H. W. Bush', 'different'],
  ['Bush Jr.', 'George H. W. Bush', 'unknown'],
  ['Hugh Grant', 'Ulysses S. Grant', 'different'],
  ['Cary Grant', 'Ulysses S. Grant', 'different'],
  ['Julia Grant', 'Ulysses S. Grant', 'different'],
  ['Mrs. Grant', 'Ulysses S. Grant', 'different'],
  ['Donald Trump Jr.', 'Donald J. Trump', 'unknown'],
  ['Dick Cheney', 'Richard Nixon', 'different'],
  ['Ike Turner', 'Dwight D. Eisenhower', 'different'],
  ['Winston Churchill', 'Franklin D. Roosevelt', 'different'],
  ['Winston Churchill', 'Ronald Reagan', 'different'],
  ['Winston Churchill', 'George H. W. Bush', 'different'],
  ['Theodore Roosevelt', 'Franklin D. Roosevelt', 'different'],
  ['Dick', 'Richard Nixon', 'unknown'],
  ['George Bush', 'George W. Bush', 'same'],
  ['George Bush', 'George H. W. Bush', 'same'],
  ['Bush', 'George W. Bush', 'same'],
  ['Dubya', 'George W. Bush', 'same'],
  ['Bush Junior', 'George W. Bush', 'same'],
  ['George Bush, Jr.', 'George W. Bush', 'same'],
  ['Bush Senior', 'George H. W. Bush', 'same'],
  ['George Bush Sr.', 'George H. W. Bush', 'same'],
  ['President Bush Sr.', 'George H. W. Bush', 'same'],
  ['the elder Bush', 'George H. W. Bush', 'same'],
  ['Bush 41', 'George H. W. Bush', 'same'],
  ['Bush 43', 'George H. W. Bush', 'different'],
  ['General Grant', 'Ulysses S. Grant', 'same'],
  ['Joseph R. Biden Jr.', 'Joseph R. Biden', 'same'],
  ['Silent Cal', 'Calvin Coolidge', 'same'],
  ['Cal Coolidge', 'Calvin Coolidge', 'same'],
  ['Old Hickory', 'Andrew Jackson', 'same'],
  ['Tricky Dick', 'Richard Nixon', 'same'],
  ['The Gipper', 'Ronald Reagan', 'same'],
  ['Ike', 'Dwight D. Eisenhower', 'same'],
  ['Teddy Roosevelt', 'Theodore Roosevelt', 'same'],
  ['T. R.', 'Theodore Roosevelt', 'same'],
  ['F. D. R.', 'Franklin D. Roosevelt', 'same'],
  ['Jack Kennedy', 'John F. Kennedy', 'same'],
  ['J.F.K.', 'John F. Kennedy', 'same'],
  ['LBJ', 'Lyndon B. Johnson', 'same'],
  ['Honest Abe', 'Abraham Lincoln', 'same'],
  ['Slick Willie', 'William J. Clinton', 'same'],
]

const PSEUDONYMS: readonly (readonly [claimed: string, result: Comparison])[] = [
  ['Twain', 'same'],
  ['Mr. Twain', 'same'],
  ['M. Twain', 'same'],
  ['Clemens', 'same'],
  ['Sam Clemens', 'same'],
  ['Twein', 'unknown'],
  ['Shania Twain', 'different'],
  ['Roger Clemens', 'different'],
  ['Charles Dickens', 'different'],
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

  test.each(PRESIDENTS)('knows that %j for %s is %s', (claimed, president, result) => {
    expect(compareNames(claimed, president, presidentAliases(president))).toBe(result)
  })

  test.each(PSEUDONYMS)('takes %j for Mark Twain, Samuel L. Clemens: %s', (claimed, result) => {
    const aliases = { 'Mark Twain': ['Samuel Clemens', 'the Jester'] }
    expect(compareNames(claimed, 'Samuel L. Clemens', aliases)).toBe(result)
  })

  test('keeps the other names of a namesake apart', () => {
    const aliases = { ...presidentAliases('George W. Bush'), ...presidentAliases('George H. W. Bush') }
    expect(compareNames('Dubya', 'George W. Bush', aliases)).toBe('same')
    expect(compareNames('Dubya', 'George H. W. Bush', aliases)).toBe('different')
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

const SPEAKERS: readonly (readonly [claimed: string, person: boolean])[] = [
  ['Ivashov', true],
  ['ivashov', true],
  ['IVASHOV', true],
  ['Leonid Ivashov', true],
  ['Gen. Ivashov', true],
  ['General Leonid Ivashov', true],
  ['Bill Clinton', true],
  ['George Washington', true],
  ['George Washington Carver', true],
  ['President Washington', true],
  ['Senator Church', true],
  ['Defense Secretary William Cohen', true],
  ['the Rev. Martin Luther King', true],
  ['NATO', false],
  ['AP', false],
  ['U.N.', false],
  ['The County', false],
  ['the Pentagon', false],
  ['Moscow', false],
  ['Washington', false],
  ['Austin Police', false],
  ['Charlotte City Council', false],
  ['Queen of England', false],
  ['Ministry of Defense', false],
  ['Central Intelligence Agency', false],
  ['the Russian general', false],
  ['General', false],
  ['police', false],
  ['somebody', false],
  ['Anonymous', false],
  ['', false],
]

test.each(SPEAKERS)('namesPerson(%j) is %s', (claimed, person) => {
  expect(namesPerson(claimed)).toBe(person)
})

const INSTITUTIONS: readonly (readonly [text: string, institution: boolean])[] = [
  ['NATO', true],
  ['the County', true],
  ['Moscow', true],
  ['Defense Ministry', true],
  ['The White House', true],
  ['the Russian general', false],
  ['a spokesman', false],
  ['Samuel White', false],
  ['Ivashov', false],
]

test.each(INSTITUTIONS)('isInstitution(%j) is %s', (text, institution) => {
  expect(isInstitution(text)).toBe(institution)
})

const SURNAMES: readonly (readonly [a: string, b: string, near: boolean])[] = [
  ['ivashov', 'ivashev', true],
  ['jelzin', 'yeltsin', true],
  ['trump', 'truman', true],
  ['ivashov', 'ivashov', false],
  ['ivashov', 'chernomyrdin', false],
  ['ford', 'fort', false],
]

test.each(SURNAMES)('isNearSurname() of %j and %j: %s', (a, b, near) => {
  expect(isNearSurname(a, b)).toBe(near)
  expect(isNearSurname(b, a)).toBe(near)
})

describe('a text names somebody', () => {
  test.each([
    ['Daniel Emery', 'so that Emery went', true],
    ['Daniel Emery', 'Emery went', false],
    ['Daniel Em-\nery', 'so that Em-\nery went', true],
    ['Daniel O’Emery', 'so that O’Emery went', true],
    ['Daniel Emery', 'so that emery went', false],
  ])('%j in %j: %s', (name, text, isNamed) => {
    expect(isMentioned(name, text)).toBe(isNamed)
  })
})
