/** Every case of the table, by every way to ask. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/service/answer.ts'
import { SURFACES } from './surface.ts'
import { expectAnswer, FOLDER, readCases } from './table.ts'

const CASES = readCases(FOLDER).map((row, at) => ({ at, ...row }))

describe('the table', () => {
  it('states every rule once', () => {
    const rules = CASES.map(({ rule }) => rule)
    expect(rules.filter((rule, at) => rules.indexOf(rule) !== at)).toEqual([])
  })
})

describe.each(Object.entries(SURFACES))('%s', (_, answerAll) => {
  let answers: readonly Answer[]
  beforeAll(async () => {
    answers = await answerAll(CASES.map(({ claim }) => claim))
  }, 120_000)

  it.each(CASES)('$subject: $rule', ({ at, ...row }) => {
    const answer = answers[at]
    if (answer === undefined) throw new Error('There is no answer')
    expectAnswer(answer, row)
  })
})
