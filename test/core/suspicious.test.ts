import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookalike, suspiciousCharacters } from '../../src/core/text/suspicious.ts'
import { tokenize } from '../../src/core/text/token.ts'

const found = (text: string): string[] => suspiciousCharacters(text, tokenize(text))

describe('characters that a reader cannot see or tell apart', () => {
  const SUSPICIOUS: readonly (readonly [what: string, text: string, ...found: string[]])[] = [
    ['a zero-width space', 'to\u200bbeg', 'U+200B ZERO WIDTH SPACE'],
    ['a joiner in Latin', 'b\u200deg', 'U+200D ZERO WIDTH JOINER'],
    ['a non-joiner in Latin', 'b\u200ceg', 'U+200C ZERO WIDTH NON-JOINER'],
    ['a non-joiner in Cyrillic', 'не\u200cт', 'U+200C ZERO WIDTH NON-JOINER'],
    ['a word joiner', 'b\u2060eg', 'U+2060 WORD JOINER'],
    ['an invisible plus', '1\u20642', 'U+2064 INVISIBLE PLUS'],
    ['a mark of direction in Latin', 'beg\u200f', 'U+200F RIGHT-TO-LEFT MARK'],
    [
      'an override',
      'to\u202ebeg\u202c',
      'U+202E RIGHT-TO-LEFT OVERRIDE',
      'U+202C POP DIRECTIONAL FORMATTING',
    ],
    ['an override in Hebrew', 'שלום \u202eabc', 'U+202E RIGHT-TO-LEFT OVERRIDE'],
    [
      'isolates beside a Hebrew hyphen, which would show 5 – 3',
      '\u20673 – 5\u2069 \u05be',
      'U+2067 RIGHT-TO-LEFT ISOLATE',
      'U+2069 POP DIRECTIONAL ISOLATE',
    ],
    ['an Arabic stroke in Latin', 'b\u0640eg', 'U+0640 ARABIC TATWEEL'],
    ['isolates', '\u2066beg\u2069', 'U+2066 LEFT-TO-RIGHT ISOLATE', 'U+2069 POP DIRECTIONAL ISOLATE'],
    ['a byte order mark within', 'be\ufeffg', 'U+FEFF ZERO WIDTH NO-BREAK SPACE'],
    ['a tag', 'beg\u{e0041}', 'U+E0041 TAG'],
    ['tags behind another flag', '\u{1f1eb}\u{e0067}', 'U+E0067 TAG'],
    ['a variation selector on a letter', 'be\ufe01g', 'U+FE01'],
    ['a variation selector on a figure', '1\ufe019', 'U+FE01'],
    ['bytes hidden behind an emoji', '😀\u{e0152}\u{e0153}', 'U+E0152', 'U+E0153'],
    ['a second selector on an emoji', '❤\ufe0f\ufe01', 'U+FE01'],
    ['a Hangul filler', 'be\u3164g', 'U+3164 HANGUL FILLER'],
    ['a half Hangul filler', 'beg\uffa0', 'U+FFA0 HALFWIDTH HANGUL FILLER'],
    ['a Hangul filler without Hangul', 'be\u1160g', 'U+1160 HANGUL JUNGSEONG FILLER'],
    ['a Mongolian separator', 'be\u180eg', 'U+180E MONGOLIAN VOWEL SEPARATOR'],
    ['a blank of Braille', 'be\u2800g', 'U+2800 BRAILLE PATTERN BLANK'],
    ['an annotation', 'beg\ufff9a\ufffab\ufffb', 'U+FFF9', 'U+FFFA', 'U+FFFB'],
    ['a stroke through letters', 'n\u0336o\u0336t\u0336', 'U+0336'],
    ['a flood of marks', `b${'\u0300\u0301'.repeat(4)}eg`, '8 marks on one letter (U+0300 …)'],
    ['a Cyrillic letter in a Latin word', 'we b\u0435g', 'b\u0435g (U+0435 Cyrillic)'],
    [
      'a Latin letter in a Cyrillic word',
      'он взял рeку',
      'рeку (U+0440 Cyrillic, U+043A Cyrillic, U+0443 Cyrillic)',
    ],
    ['a Greek letter in a Latin word', 'we \u03bfr', '\u03bfr (U+03BF Greek)'],
    ['an Armenian letter in a Latin word', 'we g\u0585', 'g\u0585 (U+0585 Armenian)'],
    ['a Cherokee letter in a Latin word', 'we \u13b3ill', '\u13b3ill (U+13B3 Cherokee)'],
    [
      'a whole word of Cyrillic letters among Latin ones',
      'we \u0441\u043e\u0440\u0443 it',
      '\u0441\u043e\u0440\u0443 (U+0441 Cyrillic, U+043E Cyrillic, U+0440 Cyrillic, U+0443 Cyrillic)',
    ],
    ['one Cyrillic letter for an article', 'not \u0430 word', '\u0430 (U+0430 Cyrillic)'],
    ['mathematical letters', 'we 𝐛𝐞𝐠', '𝐛𝐞𝐠 (U+1D41B, U+1D41E, U+1D420)'],
    ['a letter of mathematics from an older block', 'we b\u212fg', 'b\u212fg (U+212F)'],
    ['the sign of kelvins in a word', 'the \u212aing', '\u212aing (U+212A Latin)'],
    ['wide letters among narrow ones', 'we ｂeg', 'ｂeg (U+FF42 Latin)'],
    ['a Roman numeral among letters', 'the Amer\u2170can', 'Amer\u2170can (U+2170 Latin)'],
    [
      'Roman numerals that spell a word',
      'a \u217d\u2170\u2174\u2170\u217c war',
      '\u217d\u2170\u2174\u2170\u217c (U+217D Latin, U+2170 Latin, U+2174 Latin, U+217C Latin)',
    ],
    [
      'the same twice',
      'b\u0435g b\u0435g \u200b\u200b',
      'U+200B ZERO WIDTH SPACE',
      'b\u0435g (U+0435 Cyrillic)',
    ],
  ]
  it.each(SUSPICIOUS)('are named: %s', (_, text, ...named) => {
    expect(found(text)).toEqual(named)
  })

  it.each([
    ['plain words', 'We don’t intend to beg'],
    ['several languages', 'naïve café – Ångström, «да», Ελλάδα'],
    ['a soft hyphen', 'rele\u00advant'],
    ['a byte order mark at the beginning', '\ufeffWe will'],
    ['Russian', 'Путин said'],
    ['Persian with a non-joiner', 'می\u200cخواهم'],
    ['Hindi with joiners', 'क\u094d\u200dष और श\u094d\u200cर'],
    ['emoji joined to one', 'we 👩\u200d🚀 and ❤\ufe0f\u200d🔥 and 👨🏽\u200d🦰 and 🏳\ufe0f\u200d🌈'],
    ['an emoji with its picture chosen', '❤\ufe0f and 1\ufe0f\u20e3'],
    ['the flag of Scotland', '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['Hebrew with marks of direction', 'הוא אמר \u200fVerbatim\u200e היום'],
    ['Arabic with isolates', 'قال \u2068Verbatim\u2069 اليوم'],
    ['Thai with a zero-width space', 'สวัสดี\u200bครับ'],
    ['a Chinese character of another drawing', '葛\u{e0100}城'],
    ['old Hangul', '\u1112\u1160\u11ab'],
    ['Mongolian with its separators', 'ᠮᠣᠩᠭᠣᠯ\u180bᠠ\u180eᠠ'],
    ['Hebrew with its points and accents', 'בְּרֵאשִׁ֖ית'],
    ['Vietnamese, decomposed', 'Việt Nam'.normalize('NFD')],
    ['units and signs of science', '5 μm, 10 kΩ, Δt, an α-particle'],
    ['wide letters beside Chinese', '我们看 ＮＨＫ 新闻'],
    ['a variable', 'if 𝑥 is greater'],
    ['Roman numerals', 'Henry \u2167, Louis \u2169\u2163, chapter \u2172'],
    ['kelvins and litres', '300 \u212a, 5m\u212a, 350 mℓ, 2ℓ'],
    ['Arabic, drawn out', 'الـــسلام عليكم'],
    ['a Latin word among Cyrillic ones', 'он купил Opel и TV'],
    ['Korean particles behind Latin words', 'IBM은'],
    ['Tibetan stacks', 'སྒྲུབ་བརྒྱུད'],
  ])('are none that honest writing needs: %s', (_, text) => {
    expect(found(text)).toEqual([])
  })

  it.each([
    ['nоt', 'not', 'nоt (U+043E Cyrillic)'],
    ['beɡ', 'beg', 'beɡ (U+0261 Latin)'],
    ['СОРУ', 'copy', 'СОРУ (U+0421 Cyrillic, U+041E Cyrillic, U+0420 Cyrillic, U+0423 Cyrillic)'],
    ['copy', 'сору', 'copy (U+0441 Cyrillic, U+043E Cyrillic, U+0440 Cyrillic, U+0443 Cyrillic)'],
    ['ask', 'beg', null],
    ['Beg', 'beg', null],
    ['', 'beg', null],
  ])('make %s pass for %s', (claimed, source, named) => {
    expect(lookalike(claimed, source)).toBe(named)
  })

  it('are told of any text, in few words and without what they name', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'е', ' ', '\u200b', '\u202e', '\u0301', '\u{e0041}', '😀', '\ud800'), {
          maxLength: 60,
        }),
        (parts) => {
          const told = found(parts.join(''))
          expect(told.length).toBeLessThanOrEqual(12)
          expect(told.join('')).not.toMatch(/[\p{Bidi_Control}\u200b\u{e0041}]/u)
        },
      ),
    )
  })
})
