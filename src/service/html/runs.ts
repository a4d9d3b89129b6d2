/** A text written run by run, each with the stretch of the source that it stands for. */
import type { Span } from '../../core/span.ts'

/** Runs are written in the order of their sources. */
export type Runs = {
  /** Writes `source[start, end)` as it is. */
  copy(start: number, end: number): void
  /** Writes `text` for `source[start, end)`. If they are not of one length, all of that is the source of each unit. */
  write(text: string, start: number, end: number): void
  /** Where the source of what is written ends. */
  end(): number
  isEmpty(): boolean
  /** UTF-16 units of the text written so far. */
  length(): number
  /** To be called once, at the end. */
  finish(): Mapped
}

export type Mapped = {
  readonly text: string
  /** Both in UTF-16 units. @throws {RangeError} if the text has no such span. */
  readonly toSource: (span: Span) => Span
}

export function runsOf(source: string): Runs {
  /** Of each run its offset in the text, and where its source starts and ends. */
  let numbers = new Uint32Array(FIELDS * RUNS_AT_FIRST)
  let size = 0
  let text = ''
  let length = 0
  let last = 0
  /** Where the source starts that is to be copied at the end of the text; -1 for nowhere. */
  let copying = -1

  const settle = (): void => {
    if (copying >= 0) text += source.slice(copying, last)
    copying = -1
  }

  const add = (start: number): void => {
    settle()
    if (size === numbers.length) {
      const more = new Uint32Array(size * 2)
      more.set(numbers)
      numbers = more
    }
    numbers[size + OFFSET] = length
    numbers[size + START] = start
    size += FIELDS
  }

  /** The last run has become `units` longer, and its source reaches to `end`. */
  const extend = (units: number, end: number): void => {
    length += units
    last = end
    numbers[size - FIELDS + END] = end
  }

  return {
    copy: (start, end) => {
      if (copying < 0 || last !== start) {
        add(start)
        copying = start
      }
      extend(end - start, end)
    },
    write: (written, start, end) => {
      add(start)
      text += written
      extend(written.length, end)
    },
    end: () => last,
    isEmpty: () => length === 0,
    length: () => length,
    finish: () => {
      settle()
      const map = { numbers: numbers.slice(0, size), length }
      return { text, toSource: (span) => toSource(map, span) }
    },
  }
}

const OFFSET = 0
const START = 1
const END = 2
const FIELDS = 3
const RUNS_AT_FIRST = 64

type RunMap = { readonly numbers: Uint32Array; readonly length: number }

function toSource(map: RunMap, { start, end }: Span): Span {
  if (!(start >= 0 && start <= end && end <= map.length)) {
    throw new RangeError(`A text of ${map.length} units has no span from ${start} to ${end}.`)
  }
  if (map.length === 0) return { start: 0, end: 0 }
  const from = start < map.length ? unitAt(map, start).start : unitAt(map, start - 1).end
  return { start: from, end: end === start ? from : unitAt(map, end - 1).end }
}

/** The source of the unit at `offset`. */
function unitAt({ numbers, length }: RunMap, offset: number): Span {
  const field = (run: number, name: number): number => numbers[run * FIELDS + name] ?? length
  let low = 0
  let high = numbers.length / FIELDS
  while (low < high) {
    const middle = (low + high) >> 1
    if (field(middle, OFFSET) <= offset) low = middle + 1
    else high = middle
  }
  const run = low - 1
  const start = field(run, START)
  const end = field(run, END)
  const first = field(run, OFFSET)
  if (field(low, OFFSET) - first !== end - start) return { start, end }
  return { start: start + offset - first, end: start + offset - first + 1 }
}
