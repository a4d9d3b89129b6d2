import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readClaim } from '../../src/core/claim/claim.ts'

/** The claim in short: its words, `…` where it marks an ellipsis, `[ ]` around words in an editor's brackets. */
function short(quote: string): string {
  const { words, elisions } = readClaim(quote)
  return words
    .map(({ word, bracket }, at) => `${elisions.has(at) ? '… ' : ''}${bracket < 0 ? word : `[${word}]`}`)
    .join(' ')
}

function spoken(quote: string): string {
  return readClaim(quote)
    .words.filter((word) => word.spoken)
    .map(({ word }) => word)
    .join(' ')
}

describe('an ellipsis is read', () => {
  const ELLIPSES = [
    '…',
    ' … ',
    '...',
    ' ... ',
    '....',
    ' . . . ',
    ' . . . . ',
    '\u00a0.\u00a0.\u00a0. ',
    '\u2009.\u2009.\u2009. ',
    ' […] ',
    ' [...] ',
    ' [. . .] ',
    ', … ',
    ' … … ',
    ' (…) ',
    ' [ ... ] ',
    ' * * * ',
    ' *** ',
  ]

  it.each(ELLIPSES)('written %j', (ellipsis) => {
    expect(short(`We don’t${ellipsis}beg`)).toBe("we don't … beg")
  })

  const NONE = [
    'We don’t. Beg',
    'We don’t.. beg',
    'We don’t . . beg',
    'We don’t – beg',
    'We don’t -- beg',
    'We don’t * beg',
    'We **don’t** beg',
    '***We don’t beg***',
    '… we don’t beg …',
    '[…] we don’t beg […]',
    '...we don’t beg',
  ]

  it.each(NONE)('but not in %j', (quote) => {
    expect(readClaim(quote).elisions.size).toBe(0)
  })

  it('each time, before the word that follows it', () => {
    expect(short('We … don’t … intend ... to beg')).toBe("we … don't … intend … to beg")
    expect(readClaim('We … don’t … intend ... to beg').elisions).toEqual(new Set([1, 2, 3]))
  })
})

describe('an editor’s bracket is read', () => {
  const BRACKETS: readonly (readonly [quote: string, read: string])[] = [
    ['We [NATO] beg', 'we [nato] beg'],
    ['[w]e beg', '[we] beg'],
    ['we allow[ed] it', 'we [allowed] it'],
    ['we beg[ged]', 'we [begged]'],
    ['we [the American side] beg', 'we [the] [american] [side] beg'],
    ['we [a] or [b]', 'we [a] or [b]'],
    ['we beg [sic] them', 'we beg them'],
    ['we beg [ SIC! ] them', 'we beg them'],
    ['we beg [emphasis added]', 'we beg'],
    ['we beg [emphasis in the original]', 'we beg'],
    ['[Applause] we beg', 'we beg'],
    ['(Laughter and applause.) We beg (emphasis added)', 'we beg'],
    ['we beg[1] them.[2][3]', 'we beg them'],
    ['we beg[^1] them [p. 12]', 'we beg them'],
    ['we begged¹ them.²', 'we begged them'],
    ['we (not) beg', 'we not beg'],
    ['[3] of us beg', '[3] of us beg'],
    ['we [3] beg', 'we [3] beg'],
    ['5[3] of us', '5 [3] of us'],
    ['5² of us 5 miles²', '5² of us 5 miles²'],
    ['we [at this point, not] beg', 'we [at] [this] [point] [not] beg'],
    ['We beg. [At this point, the choir sang.] We beg.', 'we beg we beg'],
    ['we [beg](https://example.org) them', 'we beg them'],
    ['we [sick] beg', 'we [sick] beg'],
    ['we [beg', 'we beg'],
    ['we ]beg[', 'we beg'],
    ['we [[beg]]', 'we [beg]'],
    ['we [] beg', 'we beg'],
    [`we [${'beg '.repeat(60)}]`, `we${' beg'.repeat(60)}`],
  ]

  it.each(BRACKETS)('%j as %j', (quote, read) => {
    expect(short(quote)).toBe(read)
  })

  it('with what stands in it, brackets included', () => {
    const quote = 'We [NATO] don’t [sic] [b]eg'
    const { brackets, words } = readClaim(quote)
    expect(brackets.map(({ start, end }) => quote.slice(start, end))).toEqual(['[NATO]', '[b]'])
    expect(words.map(({ bracket }) => bracket)).toEqual([-1, 0, -1, 1])
  })

  it('within a word without parting it', () => {
    const quote = '[w]e'
    const [word] = readClaim(quote).words
    expect(word).toMatchObject({ start: 1, end: 4, word: 'we', key: 'we' })
  })
})

describe('claimed as speech are', () => {
  const SPOKEN: readonly (readonly [quote: string, spoken: string])[] = [
    ['We don’t beg', "we don't beg"],
    ['“We don’t beg”', "we don't beg"],
    ['"We don\'t beg"', "we don't beg"],
    ['‘We don’t beg’', "we don't beg"],
    ['«We don’t beg»', "we don't beg"],
    ['“We don’t beg,” the Russian general said.', "we don't beg"],
    ['“We don’t,” he said. “Beg!”', "we don't beg"],
    ['The general said: "We beg"', 'we beg'],
    ['“We don’t ‘beg’ them”', "we don't beg them"],
    ['“We don’t beg', "we don't beg"],
    ['We don’t beg”', "we don't beg"],
    ['We don’t "" beg', "we don't beg"],
    ['“…” we beg', 'we beg'],
    ['We don’t beg,” the general said', "we don't beg"],
    ['He is 6" tall', 'he is 6 tall'],
    ['<p>“We don’t <b>beg</b>,”</p><p>the general said</p>', "we don't beg"],
  ]

  it.each(SPOKEN)('in %j the words %j', (quote, words) => {
    expect(spoken(quote)).toBe(words)
  })
})

describe('of a quote with markup', () => {
  it('every word is found again in the quote as sent', () => {
    const quote = '<p>We <em>don&rsquo;t</em> al<b>low</b>&nbsp;[t]his</p>'
    const { words, asSent } = readClaim(quote)
    const sent = words.map(asSent).map(({ start, end }) => quote.slice(start, end))
    expect(sent).toEqual(['We', 'don&rsquo;t', 'al<b>low', 't]his'])
  })
})

describe('any quote at all', () => {
  const quote = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'we',
          'beg',
          ' ',
          '…',
          '...',
          '. . .',
          '[',
          ']',
          '[sic]',
          '“',
          '”',
          '"',
          '‘',
          '’',
          "'",
          '\n\n',
          '1.2',
        ),
        fc.string({ unit: 'binary', maxLength: 1 }),
      ),
      { maxLength: 20 },
    )
    .map((pieces) => pieces.join(''))

  it('has its words in order, each in a bracket that overlaps it or in none', () => {
    fc.assert(
      fc.property(quote, (text) => {
        const { words, brackets, elisions } = readClaim(text)
        let behind = 0
        for (const { start, end, bracket } of words) {
          expect(start).toBeGreaterThanOrEqual(behind)
          const holding = brackets.findIndex((span) => span.start < end && start < span.end)
          expect(bracket).toBe(holding)
          behind = end
        }
        for (const at of elisions) {
          expect(at).toBeGreaterThan(0)
          expect(at).toBeLessThan(words.length)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('that has words has words claimed as speech', () => {
    fc.assert(
      fc.property(quote, (text) => {
        const { words } = readClaim(text)
        expect(words.some((word) => word.spoken)).toBe(words.length > 0)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a flood of marks', () => {
  const FLOODS = [
    '[',
    ']',
    '[]',
    '[a] ',
    '[sic] ',
    '[sic',
    '“',
    '”',
    '"',
    "'",
    '‘',
    '“a” ',
    '"a" ',
    '‘a’ ',
    '.',
    '. ',
    '… ',
    'a… ',
    '\n',
    'a[b]',
  ]

  it.each(FLOODS)('of %j, 200,000 units long, is read', (flood) => {
    const { words } = readClaim(flood.repeat(200_000 / flood.length))
    expect(words.length).toBeLessThanOrEqual(200_000)
  })
})
