import { describe, expect, it } from 'vitest'
import type { HeldDocument } from '../../src/service/documents.ts'
import { excerptOf } from '../../src/service/excerpt.ts'
import { REPORT } from '../http/texts.ts'

function holding(text: string): HeldDocument {
  const quotations = { quotations: [], skipped: [{ start: 2, end: 4, text: '🌊', reason: 'title' as const }] }
  return {
    metadata: { ...REPORT.metadata, restricted: false },
    sha256: '',
    digest: '',
    words: 1,
    text,
    quotations,
  }
}

describe('excerptOf()', () => {
  it.each([
    [0, 2, { start: 0, end: 2 }],
    [0, 3, { start: 0, end: 4 }],
    [3, 1, { start: 2, end: 4 }],
    [4, 100, { start: 4, end: 6 }],
    [6, 1, null],
    [7, 1, null],
  ])('from %i on, %i units, halves no character', (start, length, span) => {
    const excerpt = excerptOf(holding('ab🌊cd'), { start, length })
    expect(excerpt?.span ?? null).toEqual(span)
    expect(excerpt?.text.isWellFormed() ?? true).toBe(true)
  })

  it('tells what reaches into it, by its place in the whole', () => {
    expect(excerptOf(holding('ab🌊cd'), { start: 3, length: 9 })?.quotations.skipped).toHaveLength(1)
    expect(excerptOf(holding('ab🌊cd'), { start: 4, length: 9 })?.quotations.skipped).toEqual([])
  })
})
