import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataFolder, readSources } from '../../src/cli/sources.ts'
import { findQuotations } from '../../src/service/quotations.ts'

const DATA = join(import.meta.dirname, '..', '..', 'data')

function inText(content: string, language = 'en') {
  return findQuotations({ content, type: 'text', language, date: '1999-06-14' })
}

describe('findQuotations() of the brief in the Monitor', async () => {
  const { documents } = await readSources([dataFolder(DATA)])
  const text = documents.find(({ metadata }) => metadata.id === 'monitor-5-114')?.text ?? ''
  const { quotations, skipped } = inText(text)
  const spoken = quotations.filter(({ voice }) => voice === 'speech')

  it('finds two quotations, both Leonid Ivashov’s of 11 June 1999, through AP', () => {
    expect(
      spoken.map(({ text, attribution: { speaker, role, date, via } }) => [text, speaker, role, date, via]),
    ).toEqual([
      [
        'We don’t intend to beg the American side to provide Russia with a relevant sector in Kosovo,',
        'Leonid Ivashov',
        'Colonel General',
        '1999-06-11',
        ['AP'],
      ],
      [
        'we will declare our sector and agree on this question with the Yugoslav side',
        'Leonid Ivashov',
        'Colonel General',
        '1999-06-11',
        ['AP'],
      ],
    ])
    expect(skipped).toEqual([])
  })

  it('shows by which words, the first by “the Russian general”', () => {
    const shown = spoken.map(({ attribution }) =>
      attribution.evidence.map(({ of, start, end, certainty }) => [of, text.slice(start, end), certainty]),
    )
    expect(shown[0]).toEqual([
      ['speaker', 'the Russian general', 'inferred'],
      ['speaker', 'Leonid Ivashov', 'inferred'],
      ['date', 'June 11', 'inferred'],
      ['via', 'AP', 'stated'],
    ])
    expect(shown[1]).toHaveLength(4)
  })

  it('gives nothing to Talbott, Ivanov, Chernomyrdin and Milosevic', () => {
    const speakers = new Set(quotations.map(({ attribution }) => attribution.speaker))
    for (const name of speakers) expect(name ?? '').not.toMatch(/Talbott|Ivanov|Chernomyrdin|Milosevic/)
  })
})

describe('findQuotations()', () => {
  const word = fc.constantFrom(
    ...['“We go,”', '“and stay.”', '"No"', 'said', 'Ann Holm', 'he', 'the mayor', 'on Friday', 'in Oslo.'],
    ...['‘Never,’', 'She', 'called', 'it', '“a farce”', '5 < 6 & 7', 'It rained.'],
  )
  const paragraph = fc.array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 12 })

  it('finds the same in HTML as in its plain text, whatever tags stand in between', () => {
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 6 }), (paragraphs) => {
        const text = paragraphs.map((words) => words.map(([part]) => part).join(' ')).join('\n\n')
        const escaped = (part: string): string =>
          part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('“', '&ldquo;')
        const html = paragraphs
          .map((words) => {
            const parts = words.map(([part, marked]) =>
              marked ? `<em>${escaped(part)}</em>` : escaped(part),
            )
            return `<p class="a">${parts.join('\n ')}</p>`
          })
          .join('\n')
        const told = ({ quotations, skipped }: ReturnType<typeof inText>) => ({
          quotations: quotations.map(
            ({ text, voice, spans, attribution: { speaker, kind, date, candidates } }) => {
              return { text, voice, parts: spans.map((span) => span.text), speaker, kind, date, candidates }
            },
          ),
          skipped: skipped.map(({ text, reason }) => ({ text, reason })),
        })
        const inHtml = findQuotations({ content: html, type: 'html', language: 'en', date: '1999-06-14' })
        expect(told(inHtml)).toEqual(told(inText(text)))
      }),
    )
  })

  it('reads block quotations and <q> of HTML', () => {
    const content =
      '<p>Ann Holm wrote:</p><blockquote><p>We go.</p></blockquote><p><q>I stay</q>, said Tom Orr.</p>'
    const { quotations } = findQuotations({ content, type: 'html', language: 'en', date: null })
    expect(
      quotations.map(({ text, spans, attribution }) => [
        text,
        attribution.speaker,
        content.slice(spans[0]?.start, spans[0]?.end),
      ]),
    ).toEqual([
      ['We go.', 'Ann Holm', 'We go.'],
      ['I stay', 'Tom Orr', 'I stay'],
    ])
  })

  it.each([
    [
      'named behind the last',
      '“It is ours,” said Oskar Lindqvist.\n\n“We will not sell it.\n\n“Never.\n\n“It belongs to the people,” said Mayor Ann Holm.',
      [
        ['It is ours,', 'Oskar Lindqvist'],
        ['We will not sell it. Never. It belongs to the people,', 'Ann Holm'],
      ],
    ],
    [
      'named before the first, and another behind the last',
      'Mayor Ann Holm said: “We will not.\n\n“No.\n\n“Never,” said Oskar Lindqvist.',
      [
        ['We will not. No.', 'Ann Holm'],
        ['Never,', 'Oskar Lindqvist'],
      ],
    ],
    [
      'named behind the last, after one that closes',
      'Oskar Lindqvist said: “We will not.”\n\n“Never,” said Mayor Ann Holm.',
      [
        ['We will not.', 'Oskar Lindqvist'],
        ['Never,', 'Ann Holm'],
      ],
    ],
  ])('gives paragraphs that open anew to one speaker, %s', (_, content, told) => {
    const { quotations } = inText(content)
    expect(quotations.map(({ text, attribution }) => [text, attribution.speaker])).toEqual(told)
  })

  // Where an input were more than linear, these would not end within the time that a test has.
  it.each([
    ...['“', '"', "'", "''", '«', '“a ', '“a” ', 'a” ', '“a” said Ann Holm. ', 'Ann Holm, ', 'the general '],
    ...[
      'he said that ',
      '(AP, June 11). ',
      'said ',
      '> a\n\n',
      '— a, dit-il.\n\n',
      'HOLM: a\n\n',
      '“a\n\n',
      '(',
    ],
    ...[
      'Q: a\n\nA: b\n\n',
      'Ann Holm said “a” and ',
      'according to ',
      '<p',
      '<p>“a',
      'a\n\n',
      'on Monday ',
      'May 3 ',
    ],
  ])('reads 100,000 characters of %j over and over', (part) => {
    const content = part.repeat(Math.floor(100_000 / part.length))
    const { quotations } = findQuotations({ content, type: 'html', language: 'fr', date: '1999-06-14' })
    expect(quotations.length).toBeLessThanOrEqual(content.length)
    expect(inText(content).quotations.length).toBeLessThanOrEqual(content.length)
  })

  it('reads 200,000 quotation marks, and 20,000 names', () => {
    expect(inText('"'.repeat(200_000)).quotations).toEqual([])
    const names = Array.from({ length: 20_000 }, (_, at) => `Ann H${at.toString(36)} said “a${at}”. `).join(
      '',
    )
    expect(inText(names).quotations).toHaveLength(20_000)
  })

  it('reads a sentence that is interrupted 20,000 times, also by an outlet', () => {
    for (const unit of ['“a,” said Bo. ', '“a,” said Reuters, ']) {
      expect(inText(unit.repeat(20_000)).quotations.length).toBeGreaterThan(0)
    }
  })
})
