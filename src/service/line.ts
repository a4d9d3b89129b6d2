/** Offsets as lines and columns. */

/** Both from 1, as editors count and SARIF has them; a column is a UTF-16 unit. */
export type Place = { readonly line: number; readonly column: number }

export type PlaceOf = (offset: number) => Place

/** Where offsets stand in a text, whatever ends its lines. Logarithmic each, once the lines are found. */
export function placesIn(content: string): PlaceOf {
  const starts = [
    0,
    ...Array.from(content.matchAll(/\r\n|\r|\n/g), ({ index, 0: end }) => index + end.length),
  ]
  return (offset) => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
