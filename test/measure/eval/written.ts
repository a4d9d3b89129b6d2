/** A stretch as it is written: words and what stands between them, so that a claim can be made of it by changing words. */
import type { Stretch } from './world.ts'

export type Written = {
  readonly words: readonly string[]
  /** What stands behind each word but the last. */
  readonly gaps: readonly string[]
}

export function write({ text, from, to }: Stretch): Written {
  const tokens = text.words.slice(from, to)
  const source = text.document.text
  return {
    words: tokens.map(({ start, end }) => source.slice(start, end)),
    gaps: tokens.slice(1).map(({ start }, at) => source.slice(tokens[at]?.end ?? start, start)),
  }
}

export function read({ words, gaps }: Written): string {
  return words.map((word, at) => word + (gaps[at] ?? '')).join('')
}

/** With `put` for words `[at, at + taken)`, of which the last is not the text's; what stood behind it stays. */
export function replaceWords(
  { words, gaps }: Written,
  at: number,
  taken: number,
  put: readonly string[],
): Written {
  const behind = taken === 0 ? ' ' : (gaps[at + taken - 1] ?? ' ')
  const inner = put.map((_, index) => (index === put.length - 1 ? behind : ' '))
  return { words: words.toSpliced(at, taken, ...put), gaps: gaps.toSpliced(at, taken, ...inner) }
}

/** Both, one after the other. */
export function append(one: Written, gap: string, other: Written): Written {
  return { words: [...one.words, ...other.words], gaps: [...one.gaps, gap, ...other.gaps] }
}

/** Words `[from, to)`. */
export function part({ words, gaps }: Written, from: number, to = words.length): Written {
  return { words: words.slice(from, to), gaps: gaps.slice(from, to - 1) }
}
