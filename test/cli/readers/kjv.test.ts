import { describe, expect, it } from 'vitest'
import { readKingJamesBible } from '../../../src/cli/readers/kjv.ts'

const books = [...readKingJamesBible()]

function verse(label: string): string {
  for (const { text, locators } of books) {
    const index = locators.findIndex((locator) => locator.label === label)
    const start = locators[index]?.start
    if (start !== undefined) return text.slice(start, locators[index + 1]?.start ?? text.length)
  }
  throw new RangeError(`There is no verse ${label}`)
}

describe('the King James Bible', () => {
  it('is 66 books from Genesis to Revelation with 31,102 verses', () => {
    expect(books).toHaveLength(66)
    expect([books.at(0)?.metadata.id, books.at(-1)?.metadata.id]).toEqual(['kjv-genesis', 'kjv-revelation'])
    expect(books.reduce((sum, { locators }) => sum + locators.length, 0)).toBe(31_102)
  })

  it.each([
    { label: 'Genesis 1:1', words: 'In the beginning God created the heaven and the earth. ' },
    { label: 'Psalms 23:1', words: 'The LORD is my shepherd; I shall not want. ' },
    { label: 'John 11:35', words: 'Jesus wept. ' },
    { label: 'Genesis 1:5', words: expect.stringMatching(/were the first day\.\n\n$/) },
    { label: 'Psalms 22:31', words: expect.stringMatching(/that he hath done this\.\n\n$/) },
  ])('has the words of $label at its locator', ({ label, words }) => {
    expect(verse(label)).toEqual(words)
  })

  it('has no marks of its source left, and no doubled or outer spaces', () => {
    expect(books.filter(({ text }) => /[#[\]]| {2}|^\s|\s$/.test(text))).toEqual([])
  })

  it('is a translation that nobody speaks, known by many names', () => {
    expect(books[0]?.metadata).toMatchObject({
      speaker: null,
      author: null,
      translation: true,
      language: 'en',
    })
    expect(books[0]?.metadata.aliases['The Bible (King James Version)']).toContain('The Bible')
  })
})
