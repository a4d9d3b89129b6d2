import { beforeAll, describe, expect, it } from 'vitest'
import { textOf } from '../service/text.ts'
import { type Evaluation, evaluate } from './eval/evaluate.ts'
import { scanOf } from './eval/exhaustive.ts'
import { FORMS, TABLES } from './eval/plan.ts'
import { describeScores, misses } from './eval/report.ts'

/** A claim or two more than the limits allow: of so few, one is too many. */
const SPARE = 2

describe('a sample of the evaluation, of a quarter of the starter library', () => {
  let evaluation: Evaluation
  beforeAll(async () => {
    evaluation = await evaluate({ folder: null, every: 4, claims: 24, seed: 3, tables: TABLES }, () => {})
  }, 300_000)

  it('calls no false claim verbatim and keeps to the limits', () => {
    expect(misses(evaluation.scores, SPARE)).toEqual([])
  })

  it('asks claims of every form, and prints a row of each', () => {
    const report = describeScores(evaluation.scores)
    for (const { name } of FORMS) expect(report).toMatch(new RegExp(`\\| ${name} \\| [1-9]`))
  })
})

describe('the exhaustive scan', () => {
  const scan = scanOf([textOf('a', 'one two three four five six'), textOf('b', 'five six one two')])

  it.each([
    { words: 'two three four', distance: 0 },
    { words: 'two four five', distance: 1 },
    { words: 'two nine four', distance: 1 },
    { words: 'six one', distance: 0 },
    { words: 'four five six one', distance: 1 },
    { words: 'seven eight', distance: 2 },
  ])('finds “$words” $distance words away', ({ words, distance }) => {
    expect(scan.distance(words.split(' ').map((word) => KEYS[word] ?? word))).toBe(distance)
  })

  it('names the document of every place', () => {
    expect(scan.placesOf(['5', '6']).map(({ metadata }) => metadata.id)).toEqual(['a', 'b'])
    expect(scan.placesOf(['6', 'one'])).toHaveLength(1)
  })
})

/** How the words of the texts above are read. */
const KEYS: Readonly<Record<string, string>> = {
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
}
