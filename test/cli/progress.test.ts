import { describe, expect, it } from 'vitest'
import { describeStep, type Pace, type Step, showProgress } from '../../src/cli/progress.ts'

const STEPS: readonly Step[] = [
  { stage: 'read', done: 1_000_000, total: 3_000_000 },
  { stage: 'read', done: 2_000_000, total: 3_000_000 },
  { stage: 'read', done: 3_000_000, total: 3_000_000 },
  { stage: 'write', done: 0, total: 8 },
  { stage: 'write', done: 8, total: 8 },
]

/** What is written to a screen while half a second passes at each look at the clock. */
function written(isTTY: boolean): string {
  let output = ''
  let time = 0
  const listener = showProgress({ isTTY, write: (text) => (output += text) }, () => (time += 500))
  for (const step of STEPS) listener(step)
  return output
}

describe('the progress of an ingest', () => {
  it('is one plain line a stage where nobody watches', () => {
    expect(written(false)).toBe('reading 3.0 of 3.0 MB, 2.0 MB/s\nwriting 8 of 8 keys, 16/s\n')
  })

  it('is a line that rewrites itself on a terminal', () => {
    expect(written(true).split('\r\u001b[K')).toEqual([
      '',
      'reading 1.0 of 3.0 MB',
      'reading 2.0 of 3.0 MB, 2.0 MB/s, 1 s left',
      'reading 3.0 of 3.0 MB, 2.0 MB/s\n',
      'writing 0 of 8 keys',
      'writing 8 of 8 keys, 16/s\n',
    ])
  })

  const LINES: readonly (readonly [string, Step, Pace])[] = [
    [
      'indexing 25 %, 500,000 words/s, 6 s left',
      { stage: 'index', done: 1_000_000, total: 4_000_000 },
      { done: 1_000_000, milliseconds: 2000 },
    ],
    [
      'writing 1,000 of 31,000 keys, 100/s, 5 min left',
      { stage: 'write', done: 1000, total: 31_000 },
      { done: 1000, milliseconds: 10_000 },
    ],
    // What an earlier run did is no part of the rate.
    [
      'writing 900 of 1,000 keys, 10/s, 10 s left',
      { stage: 'write', done: 900, total: 1000 },
      { done: 100, milliseconds: 10_000 },
    ],
  ]
  it.each(LINES)('says "%s"', (line, step, pace) => {
    expect(describeStep(step, pace)).toBe(line)
  })
})
