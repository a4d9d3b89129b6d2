import { describe, expect, it } from 'vitest'
import { gather } from '../../src/core/attribution/gather.ts'
import { NOBODY, type Utterance } from '../../src/core/utterance.ts'

function said(start: number, end: number, fields: Partial<Utterance> = {}): Utterance {
  return { start, end, voice: 'speech', use: 'quotation', attribution: NOBODY, continues: false, ...fields }
}

describe('gather()', () => {
  it('makes one quotation of an interrupted speech, over what is reported in between', () => {
    const parts = [
      said(0, 5),
      said(6, 9, { voice: 'reported' }),
      said(10, 15, { continues: true }),
      said(20, 25),
    ]
    expect(gather(parts, []).map(({ voice, spans }) => [voice, spans.length])).toEqual([
      ['speech', 2],
      ['reported', 1],
      ['speech', 1],
    ])
  })

  it('keeps the evidence of all parts, each once, and what any part knows', () => {
    const shown = { of: 'speaker', start: 0, end: 2, certainty: 'stated' } as const
    const dated = { of: 'date', start: 3, end: 4, certainty: 'stated' } as const
    const [one] = gather(
      [
        said(5, 6, { attribution: { ...NOBODY, speaker: 'Ann Holm', via: ['AP'], evidence: [shown] } }),
        said(7, 8, {
          continues: true,
          attribution: {
            ...NOBODY,
            speaker: 'Ann Holm',
            date: '1999-06-11',
            via: ['AP', 'BBC'],
            evidence: [shown, dated],
          },
        }),
      ],
      [],
    )
    expect(one?.attribution).toMatchObject({
      speaker: 'Ann Holm',
      date: '1999-06-11',
      via: ['AP', 'BBC'],
      evidence: [shown, dated],
    })
  })

  it('puts words retold with the quotation that holds them', () => {
    const quotations = gather([said(0, 9), said(10, 19)], [{ start: 12, end: 15 }])
    expect(quotations.map(({ quoted }) => quoted.length)).toEqual([0, 1])
  })
})
