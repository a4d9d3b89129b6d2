/** How a command prints: options that several have. */
import { Option } from 'commander'
import type { Paint } from '../service/terminal.ts'
import { COLORS, type Color, paintFor } from './color.ts'

export type FormatOptions = { readonly json: boolean; readonly color: Color }

export function jsonOption(what: string): Option {
  return new Option('--json', what).default(false)
}

export function colorOption(): Option {
  return new Option(
    '--color <when>',
    'colour the mark-up; auto does on a terminal (env: NO_COLOR, FORCE_COLOR)',
  )
    .choices(COLORS)
    .default('auto')
}

/** For standard output. */
export function paintOf({ color }: Pick<FormatOptions, 'color'>): Paint {
  return paintFor(color, process.stdout, process.env)
}

/** JSON as people and programs read it. */
export function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
