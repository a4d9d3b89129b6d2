import { expect, it } from 'vitest'
import { lengthOf } from '../../src/core/text/length.ts'
import { tokenize } from '../../src/core/text/token.ts'

it.each([
  ['', 0],
  ['We don’t intend to beg', 5],
  ['Мы не просим', 3],
  ['لن نبيع الزيتون', 3],
  ['그는 강을 건넜다', 3],
  ['外来商人', 4],
  ['ありがとう', 2],
  ['この町の鉄道', 4],
  ['ข้าว', 1],
  ['1,200 €', 2],
])('“%s” is as long as %i words', (text, words) => {
  expect(lengthOf(tokenize(text))).toBe(words)
})
