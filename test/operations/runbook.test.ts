import { describe, expect, it } from 'vitest'
import { PROBLEMS } from '../../src/http/problem.ts'
import { RUNBOOK, STEPS } from './steps.ts'

// `npm run runbook` follows it.
describe('the runbook', () => {
  it('says of every block of commands where it can be followed', () => {
    expect(RUNBOOK.match(/^```sh$/gm)).toHaveLength(STEPS.length)
    expect(STEPS.filter(({ where }) => where === 'here').length).toBeGreaterThan(10)
  })

  it('says of every problem what it means to an operator', () => {
    const [, table = ''] = RUNBOOK.split('## What a problem means to an operator')
    expect(Object.keys(PROBLEMS).filter((code) => !table.includes(`\`${code}\``))).toEqual([])
  })
})
