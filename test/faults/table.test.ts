import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../src/cli/connect.ts'
import { isProblemCode, PROBLEMS, retryAfterOf } from '../../src/http/problem.ts'
import { ROWS, renderTable } from './table.ts'

describe('the table of faults', () => {
  it('stands in DESIGN.md', () => {
    expect(readFileSync(join(ROOT, 'DESIGN.md'), 'utf8')).toContain(renderTable(ROWS))
  })

  it('names for each row a test that there is', () => {
    for (const { file, title } of ROWS) {
      expect(readFileSync(join(ROOT, 'test', file), 'utf8'), file).toContain(title)
    }
  })
})

describe('a problem', () => {
  it('that means that something is not there now says when to try again, and no other', () => {
    const hinted = Object.keys(PROBLEMS).filter((code) => isProblemCode(code) && retryAfterOf(code) !== null)
    const unavailable = Object.entries(PROBLEMS).flatMap(([code, { status }]) =>
      status === 503 ? [code] : [],
    )
    // What was asked too often may be asked again, too.
    expect(hinted.sort()).toEqual([...unavailable, 'too_many_requests'].sort())
  })
})
