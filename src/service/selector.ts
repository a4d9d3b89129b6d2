/** Places in a text as Web Annotation names them: by their words and those around (W3C 2017, 4.2.4). */
import type { Span } from '../core/span.ts'

export type TextQuoteSelector = {
  readonly type: 'TextQuoteSelector'
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

/** UTF-16 units of a prefix and a suffix at most. */
const AROUND_UNITS = 32

export function selectorOf(text: string, { start, end }: Span): TextQuoteSelector {
  return {
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    prefix: textBefore(text, start, AROUND_UNITS),
    suffix: textBehind(text, end, AROUND_UNITS),
  }
}

/** Up to `units` of text before an offset, beginning with a whole word. */
export function textBefore(text: string, at: number, units: number): string {
  const before = text.slice(Math.max(0, at - units), at)
  return before.length < units ? before : before.replace(/^\S*\s/, '')
}

/** Up to `units` of text from an offset on, ending with a whole word. */
export function textBehind(text: string, at: number, units: number): string {
  const behind = text.slice(at, at + units)
  const last = behind.search(/\s\S*$/)
  return behind.length < units || last < 0 ? behind : behind.slice(0, last)
}
