/** The scripts for shells, run by the shells themselves where they are installed. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bashScript } from '../../src/cli/completion/bash.ts'
import { fishScript } from '../../src/cli/completion/fish.ts'
import { nodesOf, treeOf } from '../../src/cli/completion/tree.ts'
import { zshScript } from '../../src/cli/completion/zsh.ts'
import { createProgram } from '../../src/cli/program.ts'

const TREE = treeOf(createProgram())

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-test-'))
  writeFileSync(join(folder, 'article one.md'), '')
  writeFileSync(join(folder, 'bash'), bashScript(TREE))
  writeFileSync(join(folder, 'zsh'), zshScript(TREE))
  writeFileSync(join(folder, 'fish'), fishScript(TREE))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What is typed, with the word that is to be completed last, and what may stand there. */
const TYPED: readonly (readonly [typed: readonly string[], offered: readonly string[]])[] = [
  [['re'], ['receipt', 'remove', 'review']],
  [
    ['library', ''],
    ['help', 'list', 'show'],
  ],
  [
    ['help', 're'],
    ['receipt', 'remove', 'review'],
  ],
  [
    ['verify', '--co'],
    ['--color', '--coverage'],
  ],
  [
    ['verify', '--color', ''],
    ['always', 'auto', 'never'],
  ],
  [
    ['site', 'add', 'gazette', '--source', 'st'],
    ['standard', 'strapi'],
  ],
  [
    ['key', ''],
    ['admin', 'publish', 'seal', 'sign', 'verify'],
  ],
  [['completion', 'z'], ['zsh']],
  [['review', 'arti'], ['article one.md']],
  // A name is nothing that could be known.
  [['verify', '--speaker', 're'], []],
]

function isInstalled(shell: string): boolean {
  return spawnSync(shell, ['--version']).status === 0
}

function linesOf(shell: string, args: readonly string[]): string[] {
  const printed = execFileSync(shell, args, { cwd: folder, encoding: 'utf8' })
  return printed
    .split('\n')
    .map((line) => line.split('\t', 1).join(''))
    .filter((line) => line !== '')
    .sort()
}

describe('completion', () => {
  it('knows every command and option of the program', () => {
    const known = nodesOf(TREE).map(({ path }) => path.join(' '))
    expect(known).toEqual(
      expect.arrayContaining(['verify', 'library show', 'dead-letter replay', 'completion']),
    )
    const review = nodesOf(TREE).find(({ path }) => path.join(' ') === 'review')
    expect(review?.flags).toContainEqual(
      expect.objectContaining({ names: ['--state'], values: { kind: 'folder' } }),
    )
    expect(review?.values).toEqual({ kind: 'file' })
  })

  describe.skipIf(!isInstalled('bash'))('in bash', () => {
    const CALL = `source ./bash; COMP_WORDS=(verbatim "$@"); COMP_CWORD=$#; _verbatim; printf '%s\\n' "\${COMPREPLY[@]}"`
    it.each(TYPED)('of %j offers %j', (typed, offered) => {
      expect(linesOf('bash', ['--norc', '-c', CALL, 'bash', ...typed])).toEqual(offered)
    })

    it('of a value behind "=" offers its choices', () => {
      expect(linesOf('bash', ['--norc', '-c', CALL, 'bash', 'verify', '--color', '=', 'a'])).toEqual([
        'always',
        'auto',
      ])
    })
  })

  describe.skipIf(!isInstalled('fish'))('in fish', () => {
    it.each(TYPED)('of %j offers %j', (typed, offered) => {
      const line = ['verbatim', ...typed].join(' ')
      expect(linesOf('fish', ['--no-config', '-c', 'source ./fish; complete -C "$argv"', line])).toEqual(
        offered,
      )
    })
  })

  describe.skipIf(!isInstalled('zsh'))('in zsh', () => {
    // What the completion system of zsh is told; it runs only where somebody types.
    const CALL = `
compdef() { }
_message() { }
compset() { }
_describe() { for one in "\${(@P)2}"; do one="\${one%%:*}"; [[ $one == \${words[CURRENT]}* ]] && print -r -- "$one"; done }
compadd() { shift; for one in "$@"; do [[ $one == \${words[CURRENT]}* ]] && print -r -- "$one"; done }
_files() { for one in *; do [[ $one == \${words[CURRENT]}* ]] && print -r -- "$one"; done }
source ./zsh
words=(verbatim "$@")
CURRENT=$(( $# + 1 ))
_verbatim
true`
    it.each(TYPED)('of %j offers %j', (typed, offered) => {
      expect(linesOf('zsh', ['-f', '-c', CALL, 'zsh', ...typed])).toEqual(offered)
    })
  })
})
