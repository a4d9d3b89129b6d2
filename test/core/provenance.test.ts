import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filedOn, readDateline } from '../../src/core/attribution/dateline.ts'
import { citedStretches, goneOn, provenance } from '../../src/core/attribution/provenance.ts'
import { resolveDate } from '../../src/core/attribution/relative-date.ts'
import { datedSentence, saidDates } from '../../src/core/attribution/said-date.ts'
import { datedTokens } from '../../src/core/attribution/stated-date.ts'
import { formatDate, type PartialDate, readDate } from '../../src/core/date.ts'
import type { Span } from '../../src/core/span.ts'
import { paragraphs } from '../../src/core/text/quotation.ts'

/** A Monday. */
const PUBLISHED = '1999-06-14'

function known(date: string | null): PartialDate | null {
  return date === null ? null : (readDate(date)[0] ?? null)
}

/** The parts of a sentence outside its quotations, as they are handed over: with the marks. */
function outside(text: string): readonly Span[] {
  const parts: Span[] = []
  let start = 0
  for (const { index, 0: quoted } of text.matchAll(/“[^”]*”/g)) {
    parts.push({ start, end: index + 1 })
    start = index + quoted.length - 1
  }
  return [...parts, { start, end: text.length }]
}

/** When a sentence's words were said; its cue stands in braces, if it has one. */
function said(marked: string, published: string | null = PUBLISHED): string | null {
  const start = marked.indexOf('{')
  const text = marked.replace(/[{}]/g, '')
  const cue = start < 0 ? null : { start, end: marked.indexOf('}') - 1 }
  return provenance(saidDates(datedSentence(text, outside(text)), cue), null, known(published)).date
}

describe('the date of a saying', () => {
  /** Behind "said". */
  const EXPRESSIONS: readonly (readonly [expression: string, date: string | null])[] = [
    ['on June 11', '1999-06-11'],
    ['on June 11, 1998', '1998-06-11'],
    ['on 11 June', '1999-06-11'],
    ['on the 11th of June, 1998', '1998-06-11'],
    ['June 11', '1999-06-11'],
    ['on June 20', '1998-06-20'],
    ['on Dec. 30', '1998-12-30'],
    ['on 1998-06-11', '1998-06-11'],
    ['on 13/6/1998', '1998-06-13'],
    ['on 6/11/1998', null],
    ['in June 1998', '1998-06'],
    ['in early June 1998', '1998-06'],
    ['in 1998', '1998'],
    ['back in 1998', '1998'],
    ['in the 1980s', '1980/1989'],
    ['in March', '1999-03'],
    ['in July', '1998-07'],
    ['in mid-March', '1999-03'],
    ['last June', '1998-06'],
    ['last March', '1999-03'],
    ['this March', '1999-03'],
    ['this November', null],
    ['on Monday', '1999-06-14'],
    ['Monday', '1999-06-14'],
    ['Monday night', '1999-06-14'],
    ['late Friday', '1999-06-11'],
    ['late on Friday', '1999-06-11'],
    ['on Tuesday', '1999-06-08'],
    ['last Monday', '1999-06-07'],
    ['last Friday', '1999-06-11'],
    ['this Monday', '1999-06-14'],
    ['this Friday', null],
    ['this past Friday', '1999-06-11'],
    ['on Friday, June 11', '1999-06-11'],
    ['on Friday, June 4', '1999-06-04'],
    ['on Thursday, June 11', null],
    ['on Tuesday last week', '1999-06-08'],
    ['on Tuesday of last week', '1999-06-08'],
    ['on Monday next week', null],
    ['next Monday', null],
    ['the following Monday', null],
    ['tomorrow', null],
    ['yesterday', '1999-06-13'],
    ['yesterday morning', '1999-06-13'],
    ['last night', '1999-06-13'],
    ['today', '1999-06-14'],
    ['earlier today', '1999-06-14'],
    ['tonight', '1999-06-14'],
    ['this morning', '1999-06-14'],
    ['two days ago', '1999-06-12'],
    ['3 days ago', '1999-06-11'],
    ['three weeks ago', '1999-05-23/1999-05-30'],
    ['two months ago', '1999-03/1999-04'],
    ['two years ago', '1996/1997'],
    ['this week', '1999-06-13/1999-06-14'],
    ['last week', '1999-06-06/1999-06-13'],
    ['late last week', '1999-06-06/1999-06-13'],
    ['earlier this month', '1999-06'],
    ['last month', '1999-05'],
    ['this year', '1999'],
    ['last year', '1998'],
    ['over the weekend', '1999-06-12/1999-06-13'],
    ['last weekend', '1999-06-12/1999-06-13'],
    ['on June 10–12', '1999-06-10/1999-06-12'],
    ['between June 10 and 12', '1999-06-10/1999-06-12'],
    ['on 10-12 June', '1999-06-10/1999-06-12'],
    ['between May 30 and June 2, 1998', '1998-05-30/1998-06-02'],
    ['in May and June', '1999-05/1999-06'],
    ['between Wednesday and Friday', '1999-06-09/1999-06-11'],
    ['on June 10 or 11', null],
    ['on June 31', null],
    ['in a 1998 interview', '1998'],
    ['in a Friday interview with the Post', '1999-06-11'],
    ['in Friday’s speech', '1999-06-11'],
    ['in the 1998 campaign', null],
    ['on the morning of June 11', '1999-06-11'],
    ['at 6:30 p.m. on Friday', '1999-06-11'],
    ['on NBC’s Today', null],
    ['on June 20, 1999', null],
  ]

  test.each(EXPRESSIONS)('“…,” Anna Holm said %s: %s', (expression, date) => {
    expect(said(`“It is open,” Anna Holm {said} ${expression}.`)).toBe(date)
  })

  const SENTENCES: readonly (readonly [sentence: string, date: string | null])[] = [
    // Behind the verb, whom it addresses, its subject, an occasion or a place.
    ['“It is open,” {said} Anna Holm on Friday.', '1999-06-11'],
    ['“It is open,” {said} Anna Holm, the mayor, 45, on Friday.', '1999-06-11'],
    ['“It is open,” {said} the mayor, who was born in 1950, on Friday.', '1999-06-11'],
    ['“It is open,” {said} the mayor, elected in 1998.', null],
    ['“It is open,” {said} Anna Holm, a senator in 1998.', null],
    ['“It is open,” Holm {told} reporters Friday in Geneva.', '1999-06-11'],
    ['“It is open,” Holm {told} The Post on Friday.', '1999-06-11'],
    ['“It is open,” Holm {told} reporters and supporters at City Hall on Friday.', '1999-06-11'],
    ['“It is open,” she {wrote} on her web page on Friday.', '1999-06-11'],
    ['“It is open,” she {said} aboard her boat on Friday.', '1999-06-11'],
    ['“It is open,” she {said} in a prepared statement issued Friday.', '1999-06-11'],
    ['“It is open,” {according} to a letter dated June 3.', '1999-06-03'],
    ['“It is open,” she {said} during a speech in Lund on June 3.', '1999-06-03'],
    ['Holm {called} it “a disgrace” on Friday.', '1999-06-11'],
    ['Holm {called} the plan “a disgrace” in a statement on Friday.', '1999-06-11'],
    ['Holm {called} “a disgrace” what was done on Friday.', null],
    ['Holm {said} Friday the bridge would “never” open.', '1999-06-11'],
    ['Holm {said} on June 3 that “it is open”.', '1999-06-03'],
    ['“It is open,” she {said}, speaking in Lund on Friday.', '1999-06-11'],
    ['“It is open,” she {said}, referring to the flood on Friday.', null],
    // What is reported, and other things, have dates of their own.
    ['Holm {said} that the road “sank” on Friday.', null],
    ['Holm {said} the army left Lund on Friday, “for good”.', null],
    ['Holm {told} reporters the army left on Friday “for good”.', null],
    ['Holm {told} reporters Russia closed the road on Friday “for good”.', null],
    ['“It is open,” she {said} after the talks on Friday.', null],
    ['“It is shut,” she {said} of the attack on Friday.', null],
    ['“It is shut,” she {said} of the May 3 attack.', null],
    ['“It is shut,” she {said} about the attack of May 3.', null],
    ['“It is shut,” she {said} after the Sept. 11 attacks.', null],
    ['“It was shut,” she {said} about the 1998 campaign.', null],
    ['“It is shut,” she {said}, and on Friday it sank.', null],
    ['“It is shut,” she {said} since Friday.', null],
    ['“It is shut until then,” she {said} until Friday.', null],
    ['“It is shut,” she {said} by June 1998.', null],
    ['“It is shut,” she {promised} to explain on Friday.', null],
    ['“It is shut,” she {said} (Friday).', null],
    ['“It is shut,” she {said} Friday prayers would go on.', null],
    ['Holm {said} Monday’s vote was “a farce”.', null],
    ['She {commented} on Friday’s speech that “it was long”.', null],
    ['She {said} on Friday’s broadcast that “it was long”.', '1999-06-11'],
    // At the sentence's head.
    ['On June 11 Holm {said}: “It is open.”', '1999-06-11'],
    ['But on Friday, Holm {said} that “it is open”.', '1999-06-11'],
    ['Yesterday, Holm {said} “it is open”.', '1999-06-13'],
    ['Speaking on Friday, she {said} “it is open”.', '1999-06-11'],
    ['Speaking to voters at the harbour on Friday, she {said} “it is open”.', '1999-06-11'],
    ['In a statement on Friday, she {said} “it is open”.', '1999-06-11'],
    ['In Lund on Friday, she {said} “it is open”.', '1999-06-11'],
    ['In a 1998 speech, she {said} “it is open”.', '1998'],
    ['On Friday, Holm, who leads the council, {said} “it is open”.', '1999-06-11'],
    ['On Friday, after the talks failed, Holm {said} “it is open”.', '1999-06-11'],
    ['On Friday the union voted to strike and Holm {said} “it is open”.', null],
    ['In 1998, Holm asked him to stay, a favour she {said} was “nothing”.', null],
    ['Since Friday Holm {said} “it is open”.', null],
    ['On Friday the army made gains, Holm {said}, “at last”.', null],
    ['On Friday army units made gains, Holm {said}, “at last”.', null],
    ['On Friday at the harbour, Holm {said} “it is open”.', '1999-06-11'],
    ['On Friday the storm killed two, Holm {said}, “at last”.', null],
    ['Asked about the attack of May 3, she {said} “it is open”.', null],
    ['Friday’s storm closed the road, Holm {said}, “for good”.', null],
    // Before the verb.
    ['Holm on Friday {said} “it is open”.', '1999-06-11'],
    ['Holm, on Friday, {said} “it is open”.', '1999-06-11'],
    ['Holm, in a statement on Friday, {said} “it is open”.', '1999-06-11'],
    ['The senator who resigned on Friday {said} “it is open”.', null],
    ['Officials briefed Friday {said} “it is open”.', null],
    ['She left, and on Friday Holm {said} “it is open”.', '1999-06-11'],
    ['Where it had been shut, on Friday night she {said} “it is open”.', '1999-06-11'],
    ['Holm went further on Friday, {saying} “it is open”.', '1999-06-11'],
    ['On Friday, Holm endorsed him, {calling} him “a friend”.', '1999-06-11'],
    // Two that agree are one.
    ['On Friday Holm {said} on June 11 that “it is open”.', '1999-06-11'],
    ['In June Holm {said} on Friday that “it is open”.', '1999-06-11'],
    ['On Friday Holm {said} on June 10 that “it is open”.', null],
    // Without a cue the only date, if it is fine enough.
    ['Holm kept her promise of “free bread” on June 11.', '1999-06-11'],
    ['Holm kept her promise of “free bread” in June 1998.', '1998-06'],
    ['Holm kept her promise of “free bread” in 1998.', null],
    ['Holm kept on June 11 her promise of “free bread” on June 12.', null],
    ['Holm, who was elected on June 11, promised “free bread”.', null],
    ['“Free bread.”', null],
  ]

  test.each(SENTENCES)('%s: %s', (sentence, date) => {
    expect(said(sentence)).toBe(date)
  })

  const PRECISIONS: readonly (readonly [
    expression: string,
    published: string | null,
    date: string | null,
  ])[] = [
    ['on Monday', '1999-06', null],
    ['yesterday', '1999', null],
    ['last week', '1999-06', null],
    ['two months ago', '1999-06', null],
    ['last month', '1999-06', '1999-05'],
    ['this month', '1999-06', '1999-06'],
    ['last month', '1999', null],
    ['last year', '1999', '1998'],
    ['in March', '1999-06', '1999-03'],
    ['in March', '1999', null],
    ['on May 3', '1999-06', '1999-05-03'],
    ['on July 3', '1999-06', '1998-07-03'],
    ['on June 3', '1999-06', null],
    ['in 1998', null, '1998'],
    ['on June 3, 1998', null, '1998-06-03'],
    ['on June 3', null, null],
    ['on Monday', null, null],
    ['last year', null, null],
    ['on February 29', '1999-06-14', '1996-02-29'],
    ['today', '1999-06-13/1999-06-14', null],
    ['yesterday', '0001-01-01', null],
    ['last year', '0001', null],
  ]

  test.each(PRECISIONS)('said %s in a text of %s: %s', (expression, published, date) => {
    expect(said(`“It is open,” she {said} ${expression}.`, published)).toBe(date)
  })

  test('is stated if its year is written, else inferred, and says where it stands', () => {
    const text = '“It is open,” she said on Friday. “It is,” she said in June 1998.'
    const shown = [text.slice(0, 33), text.slice(34)].map((sentence) => {
      const start = sentence.indexOf('said')
      const dates = saidDates(datedSentence(sentence, outside(sentence)), { start, end: start + 4 })
      return provenance(dates, null, known(PUBLISHED)).evidence.map((one) => [
        sentence.slice(one.start, one.end),
        one.certainty,
      ])
    })
    expect(shown).toEqual([[['Friday', 'inferred']], [['June 1998', 'stated']]])
  })

  test('goes on with words that go on', () => {
    const first = provenance(
      [
        {
          start: 1,
          end: 2,
          when: { kind: 'date', date: { year: 1998, month: null, day: null }, weekday: null },
          needs: null,
          isPossessive: false,
        },
      ],
      null,
      null,
    )
    const next = provenance([], null, null)
    expect(goneOn(next, first)).toEqual({
      date: '1998',
      via: [],
      evidence: [{ of: 'date', start: 1, end: 2, certainty: 'inferred' }],
    })
    expect(goneOn(first, next)).toBe(first)
  })
})

/** Milliseconds of a day. */
const DAY_MS = 86_400_000

function utc({ year, month, day }: { year: number; month: number; day: number }): number {
  const clock = new Date(0)
  clock.setUTCFullYear(year, month - 1, day)
  return clock.getTime()
}

describe('resolveDate()', () => {
  const day = fc.date({
    min: new Date('0003-01-01T00:00:00Z'),
    max: new Date('9998-12-31T00:00:00Z'),
    noInvalidDate: true,
  })

  test('gives every weekday the latest such day that is not after publication', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 6 }), fc.boolean(), (clock, weekday, isBefore) => {
        const written = {
          year: clock.getUTCFullYear(),
          month: clock.getUTCMonth() + 1,
          day: clock.getUTCDate(),
        }
        const date = resolveDate({ kind: 'weekday', from: weekday, to: weekday, isBefore }, written)
        const [year = 0, month = 0, dayOfMonth = 0] = (date ? formatDate(date) : '').split('-').map(Number)
        const then = utc({ year, month, day: dayOfMonth })
        const now = utc(written)
        expect((new Date(then).getUTCDay() + 6) % 7).toBe(weekday)
        expect(then).toBeLessThanOrEqual(isBefore ? now - DAY_MS : now)
        expect(then).toBeGreaterThan(now - (isBefore ? 8 : 7) * DAY_MS)
      }),
    )
  })

  test('counts days as the clock does', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 366 }), (clock, count) => {
        const written = {
          year: clock.getUTCFullYear(),
          month: clock.getUTCMonth() + 1,
          day: clock.getUTCDate(),
        }
        const date = resolveDate({ kind: 'ago', unit: 'day', count, isAbout: false }, written)
        const expected = new Date(utc(written) - count * DAY_MS).toISOString().slice(0, 10)
        expect(date && formatDate(date)).toBe(expected)
      }),
    )
  })

  test('puts the last week into the fourteen days before, with the day a week before', () => {
    fc.assert(
      fc.property(day, (clock) => {
        const written = {
          year: clock.getUTCFullYear(),
          month: clock.getUTCMonth() + 1,
          day: clock.getUTCDate(),
        }
        const date = resolveDate({ kind: 'ago', unit: 'week', count: 1, isAbout: false }, written)
        const [first = Number.NaN, last = Number.NaN] = (date ? formatDate(date) : '')
          .split('/')
          .map(Date.parse)
        expect(first).toBeGreaterThanOrEqual(utc(written) - 13 * DAY_MS)
        expect(first).toBeLessThanOrEqual(utc(written) - 7 * DAY_MS)
        expect(last).toBeGreaterThanOrEqual(utc(written) - 7 * DAY_MS)
        expect(last).toBeLessThan(utc(written))
      }),
    )
  })
})

describe('readDateline()', () => {
  const DATELINES: readonly (readonly [text: string, via: string, filed: string | null])[] = [
    ['WASHINGTON, June 11 (AP) — It rained.', 'AP', '1999-06-11'],
    ['GENEVA (Reuters) - It rained.', 'Reuters', PUBLISHED],
    ['NEW YORK, June 15 (UPI) -- It rained.', 'UPI', '1999-06-15'],
    ['CAMBRIDGE, Mass., June 11 (UPI) — It rained.', 'UPI', '1999-06-11'],
    ['BEDFORD, N.H. (AP) — It rained.', 'AP', PUBLISHED],
    ['TEL AVIV, Israel, 11 June (AFP) – It rained.', 'AFP', '1999-06-11'],
    ['BEIJING, June 11, 1999 (Xinhua) -- It rained.', 'Xinhua', '1999-06-11'],
    ['June 11 (Reuters) - It rained.', 'Reuters', '1999-06-11'],
    ['Washington (CNN)It rained.', 'CNN', PUBLISHED],
    ['(CNN) -- It rained.', 'CNN', PUBLISHED],
    ['LONDON, June 11 /PRNewswire/ -- It rained.', 'PRNewswire', '1999-06-11'],
    ['MOSCOW, June 11. /TASS/. It rained.', 'TASS', '1999-06-11'],
    ['PARIS (The Harbour Gazette) — It rained.', 'Harbour Gazette', PUBLISHED],
    ['MOSCOW — It rained.', '', PUBLISHED],
    ['CAMBERFORD, June 11 — It rained.', '', '1999-06-11'],
    ['Rain at last\n\nGENEVA (Reuters) - It rained.', 'Reuters', PUBLISHED],
    [
      'Rain at last\nBy ANN LEE\nAssociated Press\n\nLUND, June 11 — It rained.',
      'Associated Press',
      '1999-06-11',
    ],
    ['By ANN LEE / Associated Press\n\nIt rained.', 'Associated Press', PUBLISHED],
    ['By Ann Lee, Associated Press Writer\n\nIt rained.', 'Associated Press', PUBLISHED],
    ['It rained.\n\nIt snowed. (AP)', 'AP', PUBLISHED],
    // A year before: the document's date and the dateline's contradict one another.
    ['NEW YORK, Dec. 11 (UPI) -- It rained.', 'UPI', null],
  ]

  test.each(DATELINES)('%j: through %s, of %s', (text, via, filed) => {
    const dateline = readDateline(text, citedStretches(text, paragraphs(text)))
    expect(dateline?.outlets.map(({ name }) => name).join()).toBe(via)
    const date = filedOn(dateline, known(PUBLISHED))
    expect(date && formatDate(date)).toBe(filed)
  })

  test.each([
    'It rained.',
    'Holm (AP, June 11) said it rained.',
    'Holm (R-Texas) — it rained.',
    'SPRINGFIELD (Ill.) — it rained.',
    'It rained (AP). It snowed.\n\nIt froze (Reuters).',
    'It rained.\n\nIt snowed (AP, June 11).',
    'By and by it rained.',
    '',
  ])('%j has none', (text) => {
    expect(readDateline(text, citedStretches(text, paragraphs(text)))).toBeNull()
  })

  test('gives the year and month of the document to the day of the dateline', () => {
    const dateline = readDateline('LUND, June 11 (AP) — It rained.')
    const filed = ['1999', '1999-06', '1998', null].map((date) => {
      const on = filedOn(dateline, known(date))
      return on && formatDate(on)
    })
    expect(filed).toEqual(['1999-06-11', '1999-06-11', '1998-06-11', null])
  })

  test('is where quotations came through that nothing else covers, and from where “Friday” is meant', () => {
    const text = 'LUND, June 13 (AP) — It rained. “It did,” Anna Holm said on Monday.'
    const dateline = readDateline(text)
    const start = text.indexOf('said')
    const dates = saidDates(datedSentence(text, [{ start: 0, end: 31 }, ...outside(text).slice(1)]), {
      start,
      end: start + 4,
    })
    expect(provenance(dates, null, known(PUBLISHED), dateline)).toMatchObject({
      date: '1999-06-07',
      via: ['AP'],
      evidence: [
        { of: 'date', certainty: 'inferred' },
        { of: 'via', start: 15, end: 17, certainty: 'inferred' },
      ],
    })
    const cited = { start: 0, end: 1, outlets: [{ start: 0, end: 1, name: 'Post' }], date: null }
    expect(provenance([], cited, known(PUBLISHED), dateline).via).toEqual(['Post'])
  })

  test('is no day on which anything was said', () => {
    const text = 'LUND, June 11 (AP) — Anna Holm said “it is open”.'
    const start = text.indexOf('said')
    const dates = saidDates(datedSentence(text, outside(text)), { start, end: start + 4 })
    expect(provenance(dates, null, known(PUBLISHED), readDateline(text)).date).toBeNull()
  })
})

describe('citations', () => {
  function cited(text: string): readonly (readonly [string | null, string])[] {
    return citedStretches(text, paragraphs(text)).map(({ citation }) => {
      const { date, via } = provenance([], citation, known(PUBLISHED))
      return [date, via.join()]
    })
  }

  test.each<[text: string, date: string | null, via: string]>([
    ['It rained (AP, June 11).', '1999-06-11', 'AP'],
    ['It rained (AP, June 10-11).', '1999-06-10/1999-06-11', 'AP'],
    ['It rained (AP, 6/11/1999).', null, 'AP'],
    ['It rained (Associated Press).', null, 'Associated Press'],
    ['It rained (The Washington Post).', null, 'Washington Post'],
  ])('%s: %s, %s', (text, date, via) => {
    expect(cited(text)).toEqual([[date, via]])
  })
})

describe('any text', () => {
  const piece = fc.constantFrom(
    ...[
      '“',
      '”',
      'Anna Holm',
      'the mayor',
      'she',
      'said',
      'told reporters',
      'saying',
      'that',
      'who',
      ',',
      '.',
      '—',
      ':',
      '(',
    ],
    ...[
      ')',
      'on',
      'in',
      'late',
      'last',
      'this',
      'the',
      'June',
      'June 11',
      '1999',
      'Monday',
      'Monday’s',
      'yesterday',
      '\n\n',
    ],
    ...[
      'two weeks ago',
      '10–12',
      'and',
      'of',
      'a',
      'interview',
      'LUND',
      '(AP)',
      '(AP, June 11)',
      'By Ann Lee',
      '--',
      'weekend',
    ],
  )
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' ')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )

  test('is read: dates stand in the order of the text, inside its parts', () => {
    fc.assert(
      fc.property(
        text,
        fc.nat(),
        fc.nat(),
        fc.option(fc.constantFrom('1999-06-14', '1999-06', '1999')),
        (found, a, b, published) => {
          const [start, end] = [a % (found.length + 1), b % (found.length + 1)].sort((x, y) => x - y)
          const parts = outside(found)
          let last = 0
          for (const token of datedTokens(found, parts).filter(({ kind }) => kind !== 'gap')) {
            expect(token.start).toBeGreaterThanOrEqual(last)
            last = token.end
            expect(parts.some((part) => part.start <= token.start && token.end <= part.end)).toBe(true)
          }
          const sentence = datedSentence(found, parts)
          const dateline = readDateline(found, citedStretches(found, paragraphs(found)))
          for (const cue of [null, { start: start ?? 0, end: end ?? 0 }]) {
            const { date } = provenance(saidDates(sentence, cue), null, known(published), dateline)
            if (date !== null) expect(readDate(date).map(formatDate)).toEqual([date])
          }
        },
      ),
    )
  })

  test.each([
    '(',
    'late ',
    'the ',
    'May 3 ',
    'on Monday and ',
    '1999 ',
    '6/11/',
    'JUNE ',
    'By A, ',
    '(AP) ',
    'that ',
    '“',
  ])('of 100,000 units of %j is read', (unit) => {
    const found = unit.repeat(Math.floor(100_000 / unit.length))
    const whole = { start: 0, end: found.length }
    expect(saidDates(datedSentence(found, [whole]), whole).length).toBeLessThanOrEqual(found.length)
    expect(readDateline(found)?.end ?? 0).toBeLessThanOrEqual(found.length)
  })
})
