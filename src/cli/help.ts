/** What the help of a command says below its options, as a page of a manual does. */
import type { Command } from 'commander'

export type Manual = {
  /** Each with what it does. */
  readonly examples: readonly (readonly [command: string, what: string])[]
  readonly exitCodes?: readonly (readonly [code: number, what: string])[]
  readonly environment?: readonly (readonly [variable: string, what: string])[]
  readonly files?: readonly (readonly [path: string, what: string])[]
  /** Paragraphs before all that. */
  readonly notes?: readonly string[]
  readonly seeAlso?: string
}

const WIDTH = 80

export function documented(command: Command, manual: Manual): Command {
  return command.addHelpText('after', () => describe(manual))
}

export const MISUSE = [2, 'misuse: the message says what to give instead'] as const
export const SERVICE = [3, 'the library or the service cannot be read, or is not there'] as const

export const URL_ENV = [
  'VERBATIM_URL',
  'the service to ask, unless --url, --state or --remote says otherwise',
] as const
export const ASKING_KEY_ENV = [
  'VERBATIM_KEY',
  'with a service: a key of "verbatim key verify", to be counted for oneself',
] as const
export const ADMINISTRATION_ENV = [
  ['VERBATIM_KEY', 'the key of an administrator, of "verbatim key admin"'],
  ['VERBATIM_URL', 'the service, unless --url says otherwise'],
] as const
export const COLOR_ENV = [
  'NO_COLOR, FORCE_COLOR',
  'forbid and ask for colour; --color wins over both',
] as const
export const STATE_FILE = ['.wrangler/state', 'the local library, which "npm start" serves too'] as const

function describe({ notes, examples, exitCodes, environment, files, seeAlso }: Manual): string {
  const sections = [
    ...(notes ?? []).map((note) => filled(note, 0)),
    section(
      'Examples:',
      examples.map(([command, what]) => `  ${command}\n${filled(what, 6)}`),
    ),
    section('Exit codes:', columns((exitCodes ?? []).map(([code, what]) => [String(code), what]))),
    section('Environment:', columns(environment ?? [])),
    section('Files:', columns(files ?? [])),
    ...(seeAlso === undefined ? [] : [section('See also:', [filled(seeAlso, 2)])]),
  ]
  return `\n${sections.filter((text) => text !== '').join('\n\n')}`
}

function section(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [heading, ...lines].join('\n')
}

/** Names, and beside them what they are. */
function columns(rows: readonly (readonly [name: string, what: string])[]): string[] {
  const indent = Math.max(0, ...rows.map(([name]) => name.length)) + 4
  return rows.map(([name, what]) => `  ${name}`.padEnd(indent) + filled(what, indent).trimStart())
}

function filled(text: string, indent: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].map((one) => ' '.repeat(indent) + one).join('\n')
}
