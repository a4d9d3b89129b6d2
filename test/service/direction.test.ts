import { describe, expect, it } from 'vitest'
import { contained } from '../../src/service/direction.ts'
import { describeWarning } from '../../src/service/phrase.ts'
import { describeSignal } from '../../src/service/render.ts'
import { quoted } from '../../src/service/shorten.ts'

describe('what turns a text around', () => {
  it.each([
    ['שלום \u202bעולם\u202c', 'שלום \u202bעולם\u202c'],
    ['\u2068Verbatim\u2069 قال', '\u2068Verbatim\u2069 قال'],
    ['plain', 'plain'],
    ['beg\u202e', 'beg\ufffd'],
    ['\u202ebeg\u202c', '\ufffdbeg\ufffd'],
    ['\u2067beg', '\ufffdbeg'],
    ['beg\u2069', 'beg\ufffd'],
    ['\u2067\u202bbeg\u2069\u202c', '\ufffd\ufffdbeg\ufffd\ufffd'],
  ])('stays within %j', (text, within) => {
    expect(contained(text)).toBe(within)
  })

  const signal = { kind: 'number_changed', claimed: 'ten\u202e', source: 'two\u2067' } as const
  it.each([
    ['a summary', quoted('to beg\u202e')],
    ['a warning of a page', describeWarning(signal)],
    ['a warning of a terminal or an editor', describeSignal(signal)],
  ])('reaches no other words of %s', (_, told) => {
    expect(told).toContain('\ufffd')
    expect(told).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  })
})
