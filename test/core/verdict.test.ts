import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  byKindness,
  type Contender,
  type DateCheck,
  type Judgement,
  judgeClaim,
  judgePlace,
  type Reason,
  type SpeakerCheck,
  warningsOf,
} from '../../src/core/judgement/verdict.ts'
import type { Wording } from '../../src/core/wording/finding.ts'

const WORDINGS: readonly Wording[] = ['exact', 'respelled', 'elided', 'stitched', 'altered']
const SPEAKERS: readonly SpeakerCheck[] = ['confirmed', 'not_claimed', 'unknown', 'contradicted']
const DATES: readonly DateCheck[] = ['confirmed', 'published', 'not_claimed', 'unknown', 'contradicted']

const TRUE: Judgement = {
  wording: 'exact',
  speaker: 'confirmed',
  notQuoted: false,
  tooShort: false,
  date: 'not_claimed',
}

describe('a place', () => {
  const PLACES: readonly (readonly [
    about: string,
    found: Partial<Judgement>,
    verdict: string,
    ...reasons: Reason[],
  ])[] = [
    ['with the same words in the right mouth', {}, 'verbatim'],
    ['with no speaker claimed', { speaker: 'not_claimed' }, 'verbatim'],
    ['with words respelled', { wording: 'respelled' }, 'verbatim'],
    ['with an honest ellipsis', { wording: 'elided' }, 'verbatim'],
    ['with an unknown date', { date: 'unknown' }, 'verbatim'],
    ['printed on the claimed date', { date: 'published' }, 'verbatim'],
    ['of a few words in the right mouth', { tooShort: true }, 'verbatim'],
    ['with words changed', { wording: 'altered' }, 'altered', 'words_changed'],
    ['cut together', { wording: 'stitched' }, 'altered', 'stitched'],
    ['in another mouth', { speaker: 'contradicted' }, 'misattributed', 'other_speaker'],
    ['told, not quoted', { speaker: 'unknown', notQuoted: true }, 'misattributed', 'not_quoted'],
    ['in an unknown mouth', { speaker: 'unknown' }, 'undetermined', 'speaker_unknown'],
    ['too short to say whose', { speaker: 'unknown', tooShort: true }, 'undetermined', 'too_short'],
    ['said on another day', { date: 'contradicted' }, 'misdated', 'other_date'],
    [
      'changed, in another mouth, on another day',
      { wording: 'altered', speaker: 'contradicted', date: 'contradicted' },
      'altered',
      'words_changed',
      'other_speaker',
      'other_date',
    ],
    [
      'in another mouth on another day',
      { speaker: 'contradicted', date: 'contradicted' },
      'misattributed',
      'other_speaker',
      'other_date',
    ],
    [
      'in an unknown mouth on another day',
      { speaker: 'unknown', date: 'contradicted' },
      'undetermined',
      'speaker_unknown',
      'other_date',
    ],
    [
      'stitched, in an unknown mouth',
      { wording: 'stitched', speaker: 'unknown' },
      'altered',
      'stitched',
      'speaker_unknown',
    ],
  ]

  for (const [about, found, verdict, ...reasons] of PLACES) {
    it(`${about} is ${verdict}, and every reason is given`, () => {
      expect(judgePlace({ ...TRUE, ...found })).toEqual({ verdict, reasons })
    })
  }

  it('is verbatim only if nothing speaks against it', () => {
    for (const wording of WORDINGS) {
      for (const speaker of SPEAKERS) {
        for (const date of DATES) {
          for (const notQuoted of [false, true]) {
            const { verdict, reasons } = judgePlace({ wording, speaker, date, notQuoted, tooShort: false })
            const flawed =
              wording === 'altered' ||
              wording === 'stitched' ||
              speaker === 'contradicted' ||
              speaker === 'unknown' ||
              notQuoted ||
              date === 'contradicted'
            expect(verdict === 'verbatim').toBe(!flawed)
            expect(reasons.length > 0).toBe(flawed)
          }
        }
      }
    }
  })
})

function place(
  found: Partial<Omit<Contender, 'verdict'>>,
): Contender & { readonly reasons: readonly Reason[] } {
  const judgement = { ...TRUE, ...found }
  return {
    voice: 'speech',
    changes: 0,
    similarity: 1,
    said: '1999-06-11',
    document: 'a',
    superseded: false,
    start: 0,
    ...judgement,
    ...judgePlace(judgement),
  }
}

describe('the kindest of two places comes first', () => {
  const KINDER: readonly (readonly [
    rule: string,
    kinder: Parameters<typeof place>[0],
    other: Parameters<typeof place>[0],
  ])[] = [
    ['verbatim before undetermined', {}, { speaker: 'unknown' }],
    ['undetermined before misdated', { speaker: 'unknown' }, { date: 'contradicted' }],
    ['misdated before altered', { date: 'contradicted' }, { wording: 'altered' }],
    ['altered in the right mouth before misattributed', { wording: 'altered' }, { speaker: 'contradicted' }],
    [
      'altered with no speaker claimed before misattributed',
      { wording: 'altered', speaker: 'not_claimed' },
      { speaker: 'contradicted' },
    ],
    [
      'misattributed before altered in another mouth',
      { speaker: 'contradicted' },
      { wording: 'altered', speaker: 'contradicted' },
    ],
    [
      'misattributed before altered in an unknown mouth',
      { speaker: 'contradicted' },
      { wording: 'altered', speaker: 'unknown' },
    ],
    [
      'verbatim with an ellipsis before an exact place on another day',
      { wording: 'elided' },
      { date: 'contradicted' },
    ],
    [
      'the latest version before an older one',
      { said: '1999', start: 9 },
      { superseded: true, said: '1862' },
    ],
    [
      'another spelling in the latest version before the same words in an older one',
      { wording: 'respelled' },
      { superseded: true },
    ],
    [
      'verbatim in an older version before altered in the latest',
      { superseded: true },
      { wording: 'altered', similarity: 0.9 },
    ],
    ['the same words before another spelling', {}, { wording: 'respelled', said: '1800' }],
    ['another spelling before an ellipsis', { wording: 'respelled' }, { wording: 'elided' }],
    [
      'the closer first, cut together or changed',
      { wording: 'altered', similarity: 0.9 },
      { wording: 'stitched', similarity: 0.2 },
    ],
    [
      'a light change before a full one',
      { wording: 'altered', similarity: 0.8 },
      { wording: 'altered', changes: 1, similarity: 0.9 },
    ],
    ['said on the claimed day before printed on it', { date: 'confirmed' }, { date: 'published' }],
    ['printed on the claimed day before an unknown day', { date: 'published' }, { date: 'unknown' }],
    ['speech before narration', { said: '1999' }, { voice: 'narration', said: '1800' }],
    ['speech before no voice at all', {}, { voice: null }],
    [
      'the more similar',
      { wording: 'altered', similarity: 0.9, said: '1999' },
      { wording: 'altered', similarity: 0.8, said: '1800' },
    ],
    ['the earlier', { said: '1862-12-01', document: 'b' }, { said: '1999' }],
    ['a known day before none', { document: 'b' }, { said: null }],
    ['then by document', { start: 9 }, { document: 'b' }],
    ['then by where it stands', { start: 1 }, { start: 9 }],
  ]

  it.each(KINDER)('%s', (_, kinder, other) => {
    expect([place(other), place(kinder)].toSorted(byKindness)).toEqual([place(kinder), place(other)])
  })

  it('whatever the order they were found in', () => {
    const contender = fc
      .record({
        wording: fc.constantFrom(...WORDINGS),
        speaker: fc.constantFrom(...SPEAKERS),
        date: fc.constantFrom(...DATES),
        notQuoted: fc.boolean(),
        voice: fc.constantFrom('speech', 'narration', null),
        changes: fc.nat(2),
        said: fc.constantFrom('1862', '1999-06', null),
        document: fc.constantFrom('a', 'b'),
        superseded: fc.boolean(),
        start: fc.nat(3),
      })
      .map((found) => place(found))
    fc.assert(
      fc.property(contender, contender, contender, (a, b, c) => {
        expect(Math.sign(byKindness(a, b))).toBe(-Math.sign(byKindness(b, a)) + 0)
        if (byKindness(a, b) <= 0 && byKindness(b, c) <= 0) expect(byKindness(a, c)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the claim', () => {
  it('has the verdict of its kindest place', () => {
    const places = [place({ speaker: 'contradicted' }), place({ date: 'contradicted' })].toSorted(byKindness)
    expect(judgeClaim(places, { complete: true })).toEqual({ verdict: 'misdated', reasons: ['other_date'] })
  })

  it('is not found only if every text was searched', () => {
    expect(judgeClaim([], { complete: true })).toEqual({ verdict: 'not_found', reasons: [] })
    expect(judgeClaim([], { complete: false })).toEqual({
      verdict: 'undetermined',
      reasons: ['budget_exhausted'],
    })
  })

  it('is verbatim once that is proven, even if the search is unfinished', () => {
    expect(judgeClaim([place({})], { complete: false })).toEqual({ verdict: 'verbatim', reasons: [] })
  })

  it('is undetermined while a kinder place may be unread', () => {
    expect(judgeClaim([place({ wording: 'altered' })], { complete: false })).toEqual({
      verdict: 'undetermined',
      reasons: ['words_changed', 'ambiguous'],
    })
  })
})

it('warns of the signals that bear on the meaning, and of no others', () => {
  const signal = { kind: 'negation_changed', claimed: '', source: 'don’t', warns: true } as const
  expect(warningsOf([{ ...signal, warns: false }, signal])).toEqual([signal])
})
