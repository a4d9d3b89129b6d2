/** The elements that are open where a parser stands. Each tag costs constant time, however deep they nest. */
import type { Span } from '../../core/span.ts'
import {
  DROPPED,
  type Effects,
  type Ending,
  FOREIGN,
  FOREIGN_WITH_HTML,
  type Kind,
  NO_EFFECT,
  WALL_MAX,
} from './kind.ts'

/** Told of the effects that begin and finish. In what is dropped nothing has any. */
export type Listener = {
  /** `tag` is the start tag. */
  begin(effects: Effects, tag: Span): void
  /** `at` is where the tag stands that ended the element. */
  finish(effects: Effects, at: number): void
}

export type OpenElements = {
  start(kind: Kind, isHidden: boolean, tag: Span): void
  /** Ends an element and all in it. False, and nothing done, if none is open or a wall stands before it. */
  end(ending: Ending, at: number): boolean
  /** Ends the innermost. */
  endLast(at: number): void
  endAll(at: number): void
  /** True in what is not shown. */
  isDropping(): boolean
  /** True in svg and math, but not in the HTML that they may hold. */
  isForeign(): boolean
}

export function openElements({ begin, finish }: Listener): OpenElements {
  const open: { readonly kind: Kind; readonly effects: Effects }[] = []
  // Indices in `open`, ascending, by name and by strength as a wall.
  const named = new Map<string, number[]>()
  const walls = Array.from({ length: WALL_MAX + 1 }, (): number[] => [])
  /** The index of the element with which all in it is dropped; -1 for none. */
  let dropping = -1

  const lastOf = (name: string): number => named.get(name)?.at(-1) ?? -1

  const lastBeyond = (reach: number): number => {
    let last = -1
    for (let wall = reach + 1; wall <= WALL_MAX; wall++) last = Math.max(last, walls[wall]?.at(-1) ?? -1)
    return last
  }

  const start = (kind: Kind, isHidden: boolean, tag: Span): void => {
    const own = isHidden ? DROPPED : kind.effects
    const effects = dropping >= 0 ? NO_EFFECT : own
    const index = open.push({ kind, effects }) - 1
    const alike = named.get(kind.name)
    if (alike === undefined) named.set(kind.name, [index])
    else alike.push(index)
    walls[kind.wall]?.push(index)
    if ((effects & DROPPED) !== 0) dropping = index
    else if (effects !== NO_EFFECT) begin(effects, tag)
  }

  const endLast = (at: number): void => {
    const last = open.pop()
    if (last === undefined) return
    named.get(last.kind.name)?.pop()
    walls[last.kind.wall]?.pop()
    if (open.length === dropping) dropping = -1
    else if (last.effects !== NO_EFFECT) finish(last.effects, at)
  }

  const end = ({ name, reach }: Ending, at: number): boolean => {
    const index = lastOf(name)
    if (index < 0 || index < lastBeyond(reach)) return false
    while (open.length > index) endLast(at)
    return true
  }

  return {
    start,
    end,
    endLast,
    endAll: (at) => {
      while (open.length > 0) endLast(at)
    },
    isDropping: () => dropping >= 0,
    isForeign: () => lastOf(FOREIGN) > lastOf(FOREIGN_WITH_HTML),
  }
}
