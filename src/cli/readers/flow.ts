/** A text written piece by piece, with the places that are cited by a label. */
import type { Locator } from '../../core/document.ts'

export type Flow = {
  /** Writes `text` as it stands, after the breaks asked for. Nothing is written for an empty one. */
  write(text: string): void
  /** Asks for at least so many line feeds before what is written next; none at the text's beginning. */
  lines(count: number): void
  /** What is written next is cited as `label` says at the end; `null` is no label. */
  locate(label: () => string | null): void
  /** True if white space or nothing stands where the next is written. */
  isAtGap(): boolean
  finish(): { readonly text: string; readonly locators: readonly Locator[] }
}

export function flow(): Flow {
  const parts: string[] = []
  const places: { readonly start: number; readonly label: () => string | null }[] = []
  let length = 0
  let feeds = 0
  let pending: (() => string | null) | null = null
  let gap = true

  const add = (text: string): void => {
    parts.push(text)
    length += text.length
  }

  return {
    write: (text) => {
      if (text === '') return
      if (length > 0) add('\n'.repeat(feeds))
      feeds = 0
      if (pending !== null) {
        places.push({ start: length + text.length - text.trimStart().length, label: pending })
      }
      pending = null
      add(text)
      gap = /\s$/.test(text.slice(-1))
    },
    lines: (count) => {
      feeds = Math.max(feeds, count)
    },
    locate: (label) => {
      pending = label
    },
    isAtGap: () => gap || feeds > 0,
    finish: () => ({ text: parts.join(''), locators: locatorsOf(places) }),
  }
}

/** A label that only goes on is told once. */
function locatorsOf(
  places: readonly { readonly start: number; readonly label: () => string | null }[],
): readonly Locator[] {
  const locators: Locator[] = []
  for (const { start, label } of places) {
    const cited = label()
    if (cited !== null && cited !== locators.at(-1)?.label) locators.push({ start, label: cited })
  }
  return locators
}
