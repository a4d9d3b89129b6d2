/** Two lists of words compared: what they have in common, in order or in any. */

/**
 * The longest common subsequence, as ascending pairs of indexes; of equally long ones that which takes the
 * earliest of `a`. Time and memory grow with the product of the lengths: for short lists only.
 */
export function inOrder(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const width = b.length + 1
  // rest[row, column]: the most that a from row on and b from column on have in common.
  const rest = new Uint16Array((a.length + 1) * width)
  for (let row = a.length - 1; row >= 0; row--) {
    for (let column = b.length - 1; column >= 0; column--) {
      const cell = row * width + column
      rest[cell] =
        a[row] === b[column]
          ? 1 + (rest[cell + width + 1] ?? 0)
          : Math.max(rest[cell + width] ?? 0, rest[cell + 1] ?? 0)
    }
  }
  const pairs: (readonly [number, number])[] = []
  let row = 0
  let column = 0
  while (row < a.length && column < b.length) {
    const cell = row * width + column
    if (a[row] === b[column]) pairs.push([row++, column++])
    else if ((rest[cell + 1] ?? 0) >= (rest[cell + width] ?? 0)) column++
    else row++
  }
  return pairs
}

/** True if both hold the same words, at least one, in whatever order. */
export function areSameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && a.length === b.length && a.toSorted().join(' ') === b.toSorted().join(' ')
}
