import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsOf } from '../../src/web/part.ts'
import { paragraphsOf, type Speech } from '../../src/web/passages.ts'

const text = fc
  .array(fc.constantFrom('a', 'b ', '.', '\n', '\n\n', ' \n \n', '“', '𝔸'), { maxLength: 60 })
  .map((parts) => parts.join(''))

/** Stretches of a text that ascend and do not overlap. */
function speechesIn(length: number, cuts: readonly number[]): Speech[] {
  const ends = [...new Set(cuts.map((cut) => cut % (length + 1)))].sort((a, b) => a - b)
  return ends.flatMap((start, index) => {
    const end = ends[index + 1]
    return index % 2 === 1 || end === undefined ? [] : [{ start, end, speaker: `S${index}` }]
  })
}

describe('paragraphsOf()', () => {
  it('tells every character that is not between paragraphs, once, and whose it is', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.nat(99), { maxLength: 8 }),
        fc.nat(99),
        fc.nat(99),
        (whole, cuts, a, b) => {
          const speeches = speechesIn(whole.length, cuts)
          const passage = { start: Math.min(a, b), end: Math.max(a, b) }
          const runs = paragraphsOf(whole, { start: 0, end: whole.length }, { speeches, passage })
          let at = 0
          for (const run of runs.flat()) {
            // Only blanks are left out between two runs.
            const found = whole.indexOf(run.text, at)
            expect(whole.slice(at, found).trim()).toBe('')
            for (let unit = found; unit < found + run.text.length; unit++) {
              const own = speeches.findIndex(({ start, end }) => start <= unit && unit < end)
              expect(run.speech).toBe(own < 0 ? null : own)
              expect(run.isPassage).toBe(passage.start <= unit && unit < passage.end)
            }
            at = found + run.text.length
          }
          expect(whole.slice(at).trim()).toBe('')
          for (const paragraph of runs)
            expect(
              paragraph
                .map((run) => run.text)
                .join('')
                .trim(),
            ).not.toBe('')
        },
      ),
    )
  })
})

describe('partsOf()', () => {
  it.each([
    ['nothing', '', 1],
    ['a short text', 'A word.', 1],
    ['paragraphs', `${'word '.repeat(400)}\n\n`.repeat(250), 3],
    ['one paragraph without an end', 'word '.repeat(120_000), 3],
    ['characters of two units each', '𝔸'.repeat(250_001), 3],
  ])('cuts %s without a gap, an overlap, or half a character', (_, whole, count) => {
    const parts = partsOf(whole)
    expect(parts.map(({ start, end }) => whole.slice(start, end)).join('')).toBe(whole)
    for (const { start, end } of parts) expect(whole.slice(start, end).isWellFormed()).toBe(true)
    expect(parts).toHaveLength(count)
  })
})
