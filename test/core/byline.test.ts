import { describe, expect, it } from 'vitest'
import { readByline } from '../../src/core/claim/byline.ts'

describe('a byline names', () => {
  const BYLINES: readonly (readonly [text: string, speaker: string | null, date: string | null])[] = [
    ['Ada Quark', 'Ada Quark', null],
    ['Quark', 'Quark', null],
    ['Quark, 1988', 'Quark', '1988'],
    ['Quark 1988', 'Quark', '1988'],
    ['Ada Quark, May 4, 1988', 'Ada Quark', 'May 4, 1988'],
    ['Ada Quark, speech in Lund, 4 May 1988', 'Ada Quark', '4 May 1988'],
    ['Ada Quark, mayor of Lund', 'Ada Quark, mayor of Lund', null],
    [
      'Ada Quark, 2nd President of the United Isles, in 1988',
      'Ada Quark, 2nd President of the United Isles',
      '1988',
    ],
    ['Gen. Ada F. van Quark Jr.', 'Gen. Ada F. van Quark Jr.', null],
    ['Theresa May', 'Theresa May', null],
    ['A\u00adda Qu\u200bark\u2060', 'Ada Quark', null],
    ['The Old Book', 'The Old Book', null],
    ['Rivers 1:1', 'Rivers 1:1', null],
    ['1 Rivers 1:1-3 (KJV)', '1 Rivers 1:1-3', null],
    ['Ada Quark, Songs, act II, scene 3, p. 12', 'Ada Quark', null],
    ['AP, June 11', null, 'June 11'],
    ['Anonymous', null, null],
    ['1988', null, '1988'],
    ['p. 12', null, null],
  ]

  it.each(BYLINES)('%s: %s, %s', (text, speaker, date) => {
    expect(readByline(text)).toMatchObject({ speaker, date })
  })

  const NONE = [
    'never',
    'Never',
    'Not Ada Quark',
    'Never Again',
    'No',
    'Ten Men',
    'We Will',
    'Will Never',
    'Nothing',
    'not',
    '12',
    'I',
    'Jamais',
    'Ada Quark is not',
    'Ada Quark, 12 men',
    'Ada Quark lied',
    'home',
    '1988, 1989',
    'Ada Quark Of The Seven Lost Hills And Rivers',
    '',
  ]

  it.each(NONE)('nobody, and is none: %j', (text) => {
    expect(readByline(text)).toBeNull()
  })
})
