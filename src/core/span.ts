/** A half-open range `[start, end)` of UTF-16 offsets in a text that its holder states. */
export type Span = { readonly start: number; readonly end: number }

/** True if `inner` lies wholly inside `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** The one of `spans`, ascending and disjoint, that holds `inner`. Logarithmic in their number. */
export function holderOf<T extends Span>(spans: readonly T[], inner: Span): T | undefined {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.start ?? 0) <= inner.start) low = middle + 1
    else high = middle
  }
  const last = spans[low - 1]
  return last !== undefined && contains(last, inner) ? last : undefined
}

/** The number of the first of `spans`, ascending and disjoint, that ends behind an offset; their count if none does. Logarithmic. */
export function indexAt(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Those of `spans`, which ascend and nest, that no other holds. */
export function outermost<T extends Span>(spans: readonly T[]): T[] {
  const found: T[] = []
  for (const span of spans) {
    const last = found.at(-1)
    if (last === undefined || last.end <= span.start) found.push(span)
  }
  return found
}

/** True if the two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
