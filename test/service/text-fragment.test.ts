import { describe, expect, it } from 'vitest'
import { textFragmentOf } from '../../src/service/text-fragment.ts'

const LONG = 'Antidisestablishmentarianism-'.repeat(3)
const THAI = 'เราจะไม่ขายประภาคาร'.repeat(9)

describe('textFragmentOf()', () => {
  it.each<[what: string, text: string, fragment: readonly string[]]>([
    ['a short text whole', 'We will not, ever', ['We will not, ever']],
    [
      'a long one by both ends',
      'one two three four five six '.repeat(6).trim(),
      ['one two three four five', 'two three four five six'],
    ],
    ['ends that do not overlap', `${LONG} b ${LONG}`, [LONG, LONG]],
    ['ends within their lines', 'one two\n\nthree\nfour five six', ['one two', 'four five six']],
    ['a long text without spaces whole', THAI, [THAI]],
    ['one of many lines with blanks about it', '\none two\n \n', ['one two']],
  ])('names %s', (_, text, fragment) => {
    expect(textFragmentOf(text).split(',').map(decodeURIComponent)).toEqual(fragment)
    expect(textFragmentOf(text)).not.toContain('-')
  })
})
