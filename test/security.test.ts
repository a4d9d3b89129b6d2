import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../src/cli/connect.ts'

const rows = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| API\d+ /.test(line))
  .map((line) => line.slice(2, -2).split(' | '))

describe('the table of SECURITY.md', () => {
  it('has every risk of the ten, in order', () => {
    expect(rows.map(([risk = '']) => /^API(\d+) /.exec(risk)?.[1])).toEqual(
      Array.from({ length: 10 }, (_, at) => `${at + 1}`),
    )
  })

  it.each(rows)('names files that there are: %s', (_, held = '', shown = '') => {
    const named = (text: string): string[] =>
      Array.from(text.matchAll(/`((?:src|test|\.dev)[\w./-]*)`/g), ([, file = '']) => file)
    const tests = named(shown)
    expect(tests.length).toBeGreaterThan(0)
    expect([...named(held), ...tests].filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
  })

  it.each(rows)('repeats what tests say: %s', (_, __, shown = '') => {
    for (const [, file = '', sentences = ''] of shown.matchAll(
      /`(test\/[\w./-]+)`: ((?:“[^”]+”(?:, )?)+)/g,
    )) {
      const source = readFileSync(join(ROOT, file), 'utf8').replace(/\s+/g, ' ')
      for (const [, sentence = ''] of sentences.matchAll(/“([^”]+)”/g)) {
        // A sentence may be put together of a suite, a test and a row of its table.
        const parts = sentence.split(/ … ?|: | opens | are counted /).filter((part) => part.trim() !== '')
        for (const part of parts) expect(source).toContain(part.trim())
      }
    }
  })
})
