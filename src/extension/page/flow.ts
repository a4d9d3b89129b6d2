/** A page as the text that its reader sees, with the way back from each character to the text node it stands in. */
import type { Span } from '../../core/span.ts'
import type { Effects } from '../../service/html/kind.ts'
import { pageOf } from '../../service/html/page.ts'
import { runsOf } from '../../service/html/runs.ts'

/** What a walk through a page meets, in the order of reading. `Node` is whatever stands for a text node. */
export type Step<Node> =
  | { readonly kind: 'text'; readonly node: Node; readonly text: string }
  | { readonly kind: 'begin' | 'finish'; readonly effects: Effects }

/** A stretch of one text node, in UTF-16 units. */
export type Segment<Node> = Span & { readonly node: Node }

/** A place in a text node, in UTF-16 units. */
export type Place<Node> = { readonly node: Node; readonly offset: number }

export type PageText<Node> = {
  /** All text nodes that show, in the order of reading. */
  readonly nodes: readonly Node[]
  /** Laid out as the service lays out HTML: paragraphs are parted by a blank line, white space is collapsed. */
  readonly text: string
  /**
   * The text nodes, or parts of them, that hold a span of the text, in the order of reading. None for what the layout
   * put in, a paragraph's break, say. @throws {RangeError} if the text has no such span.
   */
  readonly toSegments: (span: Span) => Segment<Node>[]
  /** The part of the text that stands between two places of text nodes; null if either is of a foreign node. */
  readonly toSpan: (from: Place<Node>, to: Place<Node>) => Span | null
}

/** Pure; linear in the steps. The maps are logarithmic. */
export function layOut<Node>(steps: readonly Step<Node>[]): PageText<Node> {
  const nodes: Placed<Node>[] = []
  const starts = new Map<Node, number>()
  let source = ''
  for (const step of steps) {
    if (step.kind !== 'text') continue
    starts.set(step.node, source.length)
    nodes.push({ node: step.node, start: source.length, end: source.length + step.text.length })
    source += step.text
  }
  const runs = runsOf(source)
  const page = pageOf(source, runs)
  let at = 0
  for (const step of steps) {
    switch (step.kind) {
      case 'text':
        page.text(at, at + step.text.length)
        at += step.text.length
        break
      case 'begin':
        page.begin(step.effects, { start: at, end: at })
        break
      case 'finish':
        page.finish(step.effects, at)
        break
    }
  }
  const { text, toSource } = runs.finish()
  return {
    nodes: nodes.map(({ node }) => node),
    text,
    toSegments: (span) => segmentsOf(nodes, source, toSource(span)),
    toSpan: (from, to) => {
      const [first, last] = [from, to].map(({ node, offset }) => {
        const start = starts.get(node)
        return start === undefined ? null : start + offset
      })
      if (first == null || last == null) return null
      const unit = (at: number): Span => toSource({ start: at, end: at + 1 })
      const start = firstOf(text.length, (at) => unit(at).end > first)
      const end = firstOf(text.length, (at) => unit(at).start >= last)
      return { start, end: Math.max(start, end) }
    },
  }
}

/** True if parts of text nodes still say what was read there, but for white space and what the layout put in. */
export function stillSays(words: string, parts: readonly string[]): boolean {
  return lettersOf(parts.join('')) === lettersOf(words)
}

function lettersOf(words: string): string {
  return words.replace(/[\s>“”‘’]+/g, '')
}

/** A text node, and where it stands in all of them, one behind the other. */
type Placed<Node> = Segment<Node>

function segmentsOf<Node>(nodes: readonly Placed<Node>[], source: string, { start, end }: Span) {
  const segments: Segment<Node>[] = []
  const first = firstOf(nodes.length, (index) => (nodes[index]?.end ?? 0) > start)
  for (let index = first; index < nodes.length; index++) {
    const placed = nodes[index]
    if (placed === undefined || placed.start >= end) break
    const from = Math.max(start, placed.start)
    const to = Math.min(end, placed.end)
    // White space between paragraphs is a text node too, and shows nothing.
    if (source.slice(from, to).trim() === '') continue
    segments.push({ node: placed.node, start: from - placed.start, end: to - placed.start })
  }
  return segments
}

/** The first number below `length` for which `holds`, which holds for all behind it; `length` if there is none. */
function firstOf(length: number, holds: (at: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
