import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Color, paintFor } from '../../src/cli/color.ts'
import { labelled, type Run, type Style, wrap } from '../../src/service/terminal.ts'

describe('colour', () => {
  const TTY = { isTTY: true }
  const FILE = {}
  it.each<[string, Color, { readonly isTTY?: boolean }, NodeJS.ProcessEnv, boolean]>([
    ['a terminal has it', 'auto', TTY, {}, true],
    ['a file or a pipe has none', 'auto', FILE, {}, false],
    ['NO_COLOR forbids it', 'auto', TTY, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR says nothing', 'auto', TTY, { NO_COLOR: '' }, true],
    ['FORCE_COLOR asks for it', 'auto', FILE, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0 forbids it', 'auto', TTY, { FORCE_COLOR: '0' }, false],
    ['FORCE_COLOR wins over NO_COLOR', 'auto', FILE, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    ['a dumb terminal has none', 'auto', TTY, { TERM: 'dumb' }, false],
    ['--color=always wins over all', 'always', FILE, { NO_COLOR: '1' }, true],
    ['--color=never wins over all', 'never', TTY, { FORCE_COLOR: '1' }, false],
  ])('%s', (_, color, screen, env, isColored) => {
    expect(paintFor(color, screen, env)('bad', 'ALTERED')).toBe(
      isColored ? '\u001b[1m\u001b[31mALTERED\u001b[39m\u001b[22m' : 'ALTERED',
    )
  })

  const colored = paintFor('always', FILE, {})
  const run: fc.Arbitrary<Run> = fc.record({
    style: fc.constantFrom<Style>('plain', 'struck', 'inserted', 'opened', 'label', 'good', 'bad', 'open'),
    text: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '[-not-]',
        ' many words that are wrapped ',
        '\u001b[2J',
        '\u001b]0;x\u0007',
        '\u009b31m',
      ),
    ),
  })

  it('changes no letter and no line, and lets nothing through that a terminal obeys', () => {
    fc.assert(
      fc.property(fc.array(run, { maxLength: 12 }), (runs) => {
        const lines = labelled('Changed', runs, colored)
        expect(lines.map(stripVTControlCharacters)).toEqual(labelled('Changed', runs))
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
        const rest = lines.join('').replace(/\u001b\[\d{1,2}m/g, '')
        expect(rest).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u)
      }),
      { numRuns: 300 },
    )
  })

  it('ends with each line and begins anew in the next', () => {
    const lines = wrap([{ style: 'struck', text: 'one two three' }], 8, colored)
    expect(lines.map(stripVTControlCharacters)).toEqual(['one two', 'three'])
    expect(lines.every((line) => line.startsWith('\u001b[31m') && line.endsWith('\u001b[39m'))).toBe(true)
  })
})
