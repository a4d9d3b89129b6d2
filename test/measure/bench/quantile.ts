/** The smallest of the values that at least `share` of them do not exceed. Throws `RangeError` if there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new RangeError('Cannot take a quantile of no values')
  return value
}
