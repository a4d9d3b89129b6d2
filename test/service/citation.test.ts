import { describe, expect, it } from 'vitest'
import { NOBODY } from '../../src/core/utterance.ts'
import type { Match, Source } from '../../src/service/answer.ts'
import { citationsOf } from '../../src/service/citation/cite.ts'
import { quotationOf } from '../../src/service/citation/quotation.ts'

const DOCUMENT: Source = {
  id: 'gazette-12',
  title: 'Council keeps the lighthouse',
  author: null,
  publication: 'Harbour Gazette',
  volume: 3,
  issue: 12,
  date: '2003-05-03',
  language: 'en',
  url: null,
  translation: false,
  sha256: '',
  superseded: false,
}
const EVIDENCE = [{ of: 'speaker', start: 0, end: 1, certainty: 'stated' }] as const

/** A match that says this of its source and its speaker. */
function matchOf(
  document: Partial<Source>,
  attribution: Partial<Match['attribution']> = {},
  rest: Partial<Match> = {},
): Match {
  return {
    match: 'exact',
    wording: 'exact',
    similarity: 1,
    text: 'We will not sell it',
    edits: [],
    folds: [],
    signals: [],
    voice: 'speech',
    checks: { speaker: 'not_claimed', date: 'not_claimed' },
    span: { start: 0, end: 19 },
    pieces: [],
    locator: null,
    selector: { type: 'TextQuoteSelector', exact: '', prefix: '', suffix: '' },
    context: { before: '', after: '' },
    link: null,
    ...rest,
    attribution: { ...NOBODY, ...attribution },
    document: { ...DOCUMENT, ...document },
  }
}

const QUOTED = matchOf(
  {},
  { speaker: 'Edith van der Calloway', date: '2003-05-02', via: ['AP', 'Reuters'], evidence: EVIDENCE },
)
const SPEECH = matchOf(
  { title: 'At the opening of the pier', publication: null, volume: null, issue: null, date: '2004-06' },
  { speaker: 'Edith M. Calloway', kind: 'person' },
)
const BOOK = matchOf(
  {
    id: 'novel',
    title: 'The Keeper',
    author: 'Ann Lee',
    publication: null,
    volume: null,
    issue: null,
    date: '1901',
  },
  {},
  { voice: 'narration' },
)
const SCRIPTURE = matchOf(
  {
    id: 'genesis',
    title: 'Genesis',
    publication: 'The Bible (King James Version)',
    volume: null,
    issue: null,
    date: '1769',
  },
  {},
  { voice: null, locator: 'Genesis 1:1' },
)
const UNDATED = matchOf(
  { title: 'Statement', author: 'NATO', publication: null, volume: null, issue: null, date: null },
  {},
  { voice: null },
)
const PAPER = matchOf(
  { title: 'Harbour Gazette', author: 'Otto I', volume: null, issue: null },
  {},
  { voice: null },
)
const REPORTED = matchOf(
  { author: 'Associated Press' },
  { speaker: 'Edith Calloway', kind: 'person', date: '2003-05-02', evidence: EVIDENCE },
  { voice: 'reported' },
)
const MIXED = matchOf(
  {},
  { speaker: 'Edith Calloway', kind: 'person', via: ['AP'], evidence: EVIDENCE },
  { voice: 'mixed' },
)
const UNATTRIBUTED = matchOf({ author: 'Ann Lee' })

describe('citationsOf()', () => {
  it.each<[what: string, match: Match, plain: string, apa: string, chicago: string]>([
    [
      'words quoted in a paper',
      QUOTED,
      '“We will not sell it” — Edith van der Calloway, 2 May 2003, quoted in Council keeps the lighthouse (3 May 2003), citing AP and Reuters.',
      'Council keeps the lighthouse. (2003, May 3). Harbour Gazette, 3(12).\nIn the text: (van der Calloway, 2003, as quoted in Council keeps the lighthouse, 2003)',
      'Edith van der Calloway, quoted in “Council keeps the lighthouse,” Harbour Gazette 3, no. 12 (May 3, 2003).',
    ],
    [
      'a speech',
      SPEECH,
      '“We will not sell it” — Edith M. Calloway, At the opening of the pier (June 2004).',
      'Calloway, E. M. (2004, June). At the opening of the pier.\nIn the text: (Calloway, 2004)',
      'Edith M. Calloway, “At the opening of the pier,” June 2004.',
    ],
    [
      'a book',
      BOOK,
      '“We will not sell it” — Ann Lee, The Keeper (1901).',
      'Lee, A. (1901). The Keeper.\nIn the text: (Lee, 1901)',
      'Ann Lee, “The Keeper,” 1901.',
    ],
    [
      'scripture',
      SCRIPTURE,
      '“We will not sell it” — The Bible (King James Version), Genesis 1:1.',
      'Genesis. (1769). The Bible (King James Version).\nIn the text: (Genesis, 1769, Genesis 1:1)',
      '“Genesis,” The Bible (King James Version) (1769), Genesis 1:1.',
    ],
    [
      'a statement without a date',
      UNDATED,
      '“We will not sell it” — NATO, Statement.',
      'NATO. (n.d.). Statement.\nIn the text: (NATO, n.d.)',
      'NATO, “Statement.”',
    ],
    [
      'a paper that is named like its text, by a king',
      PAPER,
      '“We will not sell it” — Otto I, Harbour Gazette (3 May 2003).',
      'Otto I. (2003, May 3). Harbour Gazette.\nIn the text: (Otto I, 2003)',
      'Otto I, “Harbour Gazette,” May 3, 2003.',
    ],
    [
      'words told indirectly, which are the paper’s',
      REPORTED,
      '“We will not sell it” — Associated Press, Council keeps the lighthouse (3 May 2003), which tells indirectly what was said by Edith Calloway on 2 May 2003.',
      'Associated Press. (2003, May 3). Council keeps the lighthouse. Harbour Gazette, 3(12).\nIn the text: (Associated Press, 2003)',
      'Associated Press, “Council keeps the lighthouse,” Harbour Gazette 3, no. 12 (May 3, 2003).',
    ],
    [
      'words that are partly the paper’s',
      MIXED,
      '“We will not sell it” — Council keeps the lighthouse (3 May 2003), which partly quotes Edith Calloway, citing AP.',
      'Council keeps the lighthouse. (2003, May 3). Harbour Gazette, 3(12).\nIn the text: (Council keeps the lighthouse, 2003)',
      '“Council keeps the lighthouse,” Harbour Gazette 3, no. 12 (May 3, 2003).',
    ],
    [
      'words of somebody whom the paper does not name, which are not its author’s',
      UNATTRIBUTED,
      '“We will not sell it” — quoted in Council keeps the lighthouse (3 May 2003).',
      'Lee, A. (2003, May 3). Council keeps the lighthouse. Harbour Gazette, 3(12).\nIn the text: (as quoted in Lee, 2003)',
      'Quoted in Ann Lee, “Council keeps the lighthouse,” Harbour Gazette 3, no. 12 (May 3, 2003).',
    ],
  ])('cites %s in each style, and makes nothing up', (_, match, plain, apa, chicago) => {
    const told = citationsOf(match, null)
    expect([told.plain, told.apa, told.chicago]).toEqual([plain, apa, chicago])
  })

  it.each([
    ['Martin Luther King Jr.', 'King, M. L., Jr.', 'King, Jr., Martin Luther'],
    ['Edith van der Calloway', 'van der Calloway, E.', 'van der Calloway, Edith'],
    ['Gen. Leonid Ivashov', 'Ivashov, L.', 'Ivashov, Leonid'],
    ['Lord Palmerston', 'Palmerston.', 'Palmerston'],
    ['Elizabeth II', 'Elizabeth II.', '{Elizabeth II}'],
    ['Pope John Paul II', 'Pope John Paul II.', '{Pope John Paul II}'],
    ['Saint Augustine of Hippo', 'Saint Augustine of Hippo.', '{Saint Augustine of Hippo}'],
    ['Isaac the Blind', 'Isaac the Blind.', '{Isaac the Blind}'],
    ['Ann Lee and Bob Ray', 'Ann Lee and Bob Ray.', '{Ann Lee and Bob Ray}'],
    ['Ann Lee, Bob Ray', 'Ann Lee, Bob Ray.', '{Ann Lee, Bob Ray}'],
  ])('parts a name only where it knows the surname: %s', (author, apa, bibtex) => {
    const told = citationsOf(matchOf({ author }, {}, { voice: null }), null)
    expect(told.apa.slice(0, apa.length + 8)).toBe(`${apa} (2003, `.slice(0, apa.length + 8))
    expect(told.bibtex).toContain(`  author = {${bibtex}},`)
  })

  it('ends with where a reader finds the text', () => {
    const { plain, apa, chicago, bibtex, csl } = citationsOf(SPEECH, 'https://v.example/a?b=1')
    expect(plain).toMatch(/ https:\/\/v\.example\/a\?b=1$/)
    expect(apa.split('\n')[0]).toMatch(/ https:\/\/v\.example\/a\?b=1$/)
    expect(chicago).toMatch(/, https:\/\/v\.example\/a\?b=1\.$/)
    expect(bibtex).toContain('  url = {https://v.example/a?b=1},')
    expect(csl.URL).toBe('https://v.example/a?b=1')
  })

  it('writes BibTeX that nothing in a name or title can break', () => {
    const { bibtex } = citationsOf(
      matchOf({ title: 'A {50%} cut & \\run_$1 #2 ~ ^', author: 'NATO' }, {}, { voice: null }),
      'https://v.example/{a}',
    )
    expect(bibtex).toBe(`@article{gazette-12,
  author = {{NATO}},
  title = {A \\{50\\%\\} cut \\& \\textbackslash{}run\\_\\$1 \\#2 \\textasciitilde{} \\textasciicircum{}},
  journal = {Harbour Gazette},
  volume = {3},
  number = {12},
  year = {2003},
  month = {May},
  day = {3},
  language = {en},
  url = {https://v.example/%7Ba%7D},
}`)
  })

  it.each([
    [
      'a paper',
      QUOTED,
      {
        type: 'article-newspaper',
        'container-title': 'Harbour Gazette',
        volume: '3',
        issue: '12',
        issued: { 'date-parts': [[2003, 5, 3]] },
        note: 'Quotes Edith van der Calloway on 2 May 2003, citing AP and Reuters',
      },
    ],
    [
      'a speech',
      SPEECH,
      {
        type: 'speech',
        author: [{ family: 'Calloway', given: 'Edith M.' }],
        issued: { 'date-parts': [[2004, 6]] },
      },
    ],
    [
      'words told indirectly',
      REPORTED,
      { note: 'Tells indirectly what was said by Edith Calloway on 2 May 2003' },
    ],
    ['words of somebody', UNATTRIBUTED, { note: 'Quotes somebody whom it does not name' }],
    ['scripture', SCRIPTURE, { type: 'chapter', section: 'Genesis 1:1' }],
    ['a body', UNDATED, { type: 'document', author: [{ literal: 'NATO' }] }],
  ])('gives citation managers %s', (_, match, item) => {
    expect(citationsOf(match, null).csl).toMatchObject(item)
  })
})

describe('quotationOf()', () => {
  it.each([
    [
      'whoever is quoted, and in what',
      QUOTED,
      {
        creator: { '@type': 'Person', name: 'Edith van der Calloway' },
        dateCreated: '2003-05-02',
        isPartOf: { name: 'Council keeps the lighthouse', isPartOf: { name: 'Harbour Gazette' } },
      },
    ],
    [
      'a speaker of the whole',
      SPEECH,
      { creator: { name: 'Edith M. Calloway' }, isPartOf: { datePublished: '2004-06' } },
    ],
    [
      'an organisation',
      matchOf({}, { speaker: 'NATO', kind: 'organisation', evidence: EVIDENCE }),
      { creator: { '@type': 'Organization', name: 'NATO' } },
    ],
  ])('names %s', (_, match, told) => {
    expect(quotationOf(match, null)).toMatchObject(told)
  })

  it.each([
    [
      'of the text itself',
      matchOf({}, { speaker: 'Oskar Lindqvist', evidence: EVIDENCE }, { voice: 'narration' }),
    ],
    ['that are told indirectly', REPORTED],
    ['that are partly the text’s own', MIXED],
    ['that the text gives to nobody', UNATTRIBUTED],
    [
      'of somebody who is only described',
      matchOf({}, { speaker: 'senior official', kind: 'unnamed', evidence: EVIDENCE }),
    ],
  ])('names nobody for words %s', (_, match) => {
    expect(quotationOf(match, null)).not.toHaveProperty('creator')
    expect(quotationOf(match, null)).not.toHaveProperty('dateCreated', '2003-05-02')
  })

  it('takes no agency for a person', () => {
    expect(quotationOf(REPORTED, null)).toMatchObject({
      isPartOf: { author: { '@type': 'Organization', name: 'Associated Press' } },
    })
  })
})
