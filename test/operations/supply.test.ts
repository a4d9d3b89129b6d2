/** What the program is made of: licences that somebody has agreed to, and flaws that are known. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../../src/cli/connect.ts'
import { judgeAudit } from '../../src/cli/flaw.ts'
import { judgeLicences, lockfile } from '../../src/cli/licence.ts'

describe('licences of dependencies', () => {
  it('are all allowed', () => {
    const lock = lockfile.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')))
    const { refused, shipped, tools } = judgeLicences(lock)
    expect(refused).toEqual([])
    expect(shipped).toBeGreaterThan(200)
    expect(tools).toBeGreaterThan(300)
  })

  it.each<[string, { license?: string; dev?: boolean }, boolean]>([
    ['MIT', { license: 'MIT' }, true],
    ['GPL', { license: 'GPL-3.0-only' }, false],
    ['GPL, or another one', { license: '(MIT OR GPL-3.0-or-later)' }, true],
    ['GPL, and another one', { license: 'MIT AND GPL-3.0-or-later' }, false],
    ['none', {}, false],
    ['LGPL of a tool', { license: 'Apache-2.0 AND LGPL-3.0-or-later', dev: true }, true],
    ['LGPL of the program', { license: 'LGPL-3.0-or-later' }, false],
    ['a word that SPDX does not know', { license: 'SEE LICENSE IN license.txt' }, false],
    ['brackets within', { license: '(MIT OR (ISC AND GPL-2.0))' }, false],
  ])('%s', (_, entry, allowed) => {
    const { refused } = judgeLicences({ packages: { '': {}, 'node_modules/a/node_modules/@b/c': entry } })
    expect(refused.map(({ name }) => name)).toEqual(allowed ? [] : ['@b/c'])
  })
})

describe('an audit', () => {
  const report = (vulnerabilities: Readonly<Record<string, unknown>>): string =>
    JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: {} })

  it('names what is high or critical, and counts the rest', () => {
    const told = judgeAudit(
      report({ a: { severity: 'high' }, b: { severity: 'low' }, c: { severity: 'critical' } }),
    )
    const grave = [
      { name: 'a', severity: 'high' },
      { name: 'c', severity: 'critical' },
    ]
    expect(told).toEqual({ kind: 'answered', grave, others: 1 })
  })

  it('finds nothing where there is nothing', () => {
    expect(judgeAudit(report({}))).toEqual({ kind: 'answered', grave: [], others: 0 })
  })

  it.each([
    ['nothing', ''],
    ['no JSON', 'npm error audit endpoint returned an error'],
    ['an error', JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405 })],
    ['a severity that is none', report({ a: { severity: 'dire' } })],
  ])('that is answered by %s is skipped, not passed', (_, output) => {
    expect(judgeAudit(output).kind).toBe('skipped')
  })
})
