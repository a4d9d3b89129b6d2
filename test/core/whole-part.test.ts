import { expect, it } from 'vitest'
import { align } from '../../src/core/alignment/align.ts'
import { readClaim } from '../../src/core/claim/claim.ts'
import { holdsWholePart } from '../../src/core/judgement/whole-part.ts'
import { tokenize } from '../../src/core/text/token.ts'
import { compare } from '../../src/core/wording/wording.ts'

const TEXT =
  'Thanks are cheap. The crew carried all the stone up the hill in the winter of 1951, and nobody paid them. ' +
  'Dr. Okoro wrote down the names of those who fell from it. ' +
  '“The hill belongs to all who carried stone,” she said, “and to their children.”'

it.each([
  ['Dr. Okoro wrote down the names of those who fell from it, and ate their bread', true],
  ['As we know, Dr. Okoro wrote down the names of those who fell from it', true],
  ['As we know, Dr. Okoro wrote down the names of those who fell from it, and ate their bread', false],
  ['Dr. Okoro wrote down the names of those who fell, and ate their bread', false],
  ['The crew carried all the stone up the hill in the winter of 1951 and were paid for it', false],
  ['The crew carried all the stone up the hill in the summer of 1951, and nobody paid them', false],
  ['The hill belongs to all who carried stone and to nobody else in this town', true],
  ['The hill belongs to all who carried a stone and to nobody else in this town', false],
  ['wrote down the names of those who fell … the bread was eaten by the town', true],
  ['wrote down the names of those who fell, the bread was eaten by the town', false],
  [
    'Thanks are cheap. The crew carried all the stone up the hill in the winter of 1951, and nobody paid them, nor were they fed',
    true,
  ],
  ['Thanks are cheap, and so is the bread of this town', false],
])('“%s” keeps a whole part of eight words and more: %s', (quote, whole) => {
  const claim = readClaim(quote)
  const source = { words: tokenize(TEXT), text: TEXT, offset: 0, language: 'en' }
  const alignment = align(claim, source, { cells: 0 })
  const comparison = alignment === null ? null : compare(claim, source, alignment, [])
  expect(comparison === null ? null : holdsWholePart(comparison, claim, source)).toBe(whole)
})
