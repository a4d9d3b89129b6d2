/** Whether and how a terminal shows colours. */
import { styleText } from 'node:util'
import { type Paint, PLAIN, type Style } from '../service/terminal.ts'

export const COLORS = ['auto', 'always', 'never'] as const
export type Color = (typeof COLORS)[number]

/** Where is written to; `process.stdout` is one. */
type Screen = { readonly isTTY?: boolean }

/**
 * How text is written to `screen`. What is asked for by name wins; else `FORCE_COLOR` (https://force-color.org; 0 and
 * false forbid), then `NO_COLOR` (https://no-color.org), then whether it is a terminal that knows colours.
 */
export function paintFor(color: Color, screen: Screen, env: NodeJS.ProcessEnv): Paint {
  return isColored(color, screen, env) ? COLORED : PLAIN
}

function isColored(color: Color, { isTTY }: Screen, env: NodeJS.ProcessEnv): boolean {
  if (color !== 'auto') return color === 'always'
  const { FORCE_COLOR: force = '', NO_COLOR: no = '', TERM: terminal } = env
  if (force !== '') return force !== '0' && force !== 'false'
  return no === '' && isTTY === true && terminal !== 'dumb'
}

type Format = Parameters<typeof styleText>[0]

const FORMATS: Readonly<Record<Exclude<Style, 'plain'>, Format>> = {
  good: ['bold', 'green'],
  bad: ['bold', 'red'],
  open: ['bold', 'yellow'],
  faint: ['bold', 'dim'],
  label: 'dim',
  struck: ['red', 'strikethrough'],
  inserted: ['green', 'underline'],
  opened: 'dim',
}

const COLORED: Paint = (style, text) =>
  style === 'plain' || text === '' ? text : styleText(FORMATS[style], text, { validateStream: false })
