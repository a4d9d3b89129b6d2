import { describe, expect, it } from 'vitest'
import { showProgress } from '../../src/cli/progress.ts'

const STEPS = [
  { stage: 'index', done: 1, total: 2 },
  { stage: 'index', done: 2, total: 2 },
  { stage: 'write', done: 1, total: 1 },
] as const

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
    expect(written(false)).toBe('indexing 2/2 documents, 2/s\nwriting 1/1 keys, 2/s\n')
  })

  it('is a line that rewrites itself on a terminal', () => {
    expect(written(true).split('\r\u001b[K')).toEqual([
      '',
      'indexing 1/2 documents, 2/s',
      'indexing 2/2 documents, 2/s\n',
      'writing 1/1 keys, 2/s\n',
    ])
  })
})
