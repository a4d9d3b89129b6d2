/**
 * The marks of a checked page. Words are painted where they stand, by the CSS Custom Highlight API: nothing of the page is
 * wrapped, split or moved, so that its scripts find it as they left it. What can be focused is a list of our own behind it.
 */

import { SHOWN, type Shown } from '../../service/face.ts'
import type { Mark } from '../message.ts'
import { type PageText, stillSays } from './flow.ts'

/** A mark, and the stretches of text nodes that it paints, which follow the page as it changes. */
export type Placed = { readonly mark: Mark; readonly ranges: readonly Range[]; readonly words: string }

/** By index; null for those that stand there no longer. */
export type Placing = readonly (Placed | null)[]

/** Finds the words of each mark in the page as it is now. */
export function placeMarks({ text, toSegments }: PageText<Text>, marks: readonly Mark[]): Placing {
  return marks.map((mark) => {
    if (mark.spans.length === 0 || mark.spans.some(({ start, end }) => start > end || end > text.length))
      return null
    const words = mark.spans.map(({ start, end }) => text.slice(start, end)).join('')
    const ranges = mark.spans.flatMap(toSegments).flatMap(({ node, start, end }) => {
      if (!node.isConnected || end > node.length) return []
      const range = new Range()
      range.setStart(node, start)
      range.setEnd(node, end)
      return [range]
    })
    const placed = { mark, ranges, words }
    return isInPlace(placed) ? placed : null
  })
}

/** False once the page has changed the words or taken them out. */
export function isInPlace({ ranges, words }: Placed): boolean {
  const isThere = ranges.every(({ startContainer }) => startContainer.isConnected)
  return (
    isThere &&
    stillSays(
      words,
      ranges.map((range) => range.toString()),
    )
  )
}

/** Paints them, and nothing that was painted before. */
export function paint(placing: Placing): void {
  unpaint()
  for (const verdict of SHOWN) {
    const ranges = placing.flatMap((placed) => (placed?.mark.verdict === verdict ? placed.ranges : []))
    if (ranges.length > 0) CSS.highlights.set(nameOf(verdict), new Highlight(...ranges))
  }
}

/** Lights up one of them. */
export function paintCurrent(placed: Placed | null): void {
  if (placed === null) CSS.highlights.delete(CURRENT)
  else CSS.highlights.set(CURRENT, new Highlight(...placed.ranges))
}

/** By name: Firefox does not let scripts of extensions iterate what belongs to a page. */
export function unpaint(): void {
  for (const verdict of SHOWN) CSS.highlights.delete(nameOf(verdict))
  CSS.highlights.delete(CURRENT)
}

const PREFIX = 'verbatim-'
const CURRENT = `${PREFIX}current`

function nameOf(verdict: Shown): string {
  return PREFIX + verdict.replaceAll('_', '-')
}

/** The index of the mark whose painted words are under a point of the window, or -1. */
export function markAt(placing: Placing, x: number, y: number): number {
  const top = document.elementFromPoint(x, y)
  if (top === null) return -1
  return placing.findIndex((placed) => placed?.ranges.some((range) => covers(range, top, x, y)))
}

/** What lies over the words, or has scrolled them out of its window, hides them. */
function covers(range: Range, top: Element, x: number, y: number): boolean {
  const { startContainer } = range
  const root = startContainer.getRootNode()
  const shown = root instanceof ShadowRoot ? root.host : startContainer
  if (!top.contains(shown) && !shown.contains(top)) return false
  return Array.from(range.getClientRects()).some(
    ({ left, right, top: from, bottom }) =>
      x >= left && x <= right && y >= from - SLACK_PX && y <= bottom + SLACK_PX,
  )
}

/** The line under the words stands a little below them. */
const SLACK_PX = 2
