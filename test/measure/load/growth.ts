/** Memory over time: whether it grows, and by how much. */
export type Sample = { readonly done: number; readonly bytes: number }

/** Bytes by which the line of least squares through the samples rises from the first to the last. */
export function riseOf(samples: readonly Sample[]): number {
  const [first, last] = [samples[0], samples.at(-1)]
  if (first === undefined || last === undefined || first.done === last.done) return 0
  const meanDone = samples.reduce((sum, { done }) => sum + done, 0) / samples.length
  const meanBytes = samples.reduce((sum, { bytes }) => sum + bytes, 0) / samples.length
  const covariance = samples.reduce(
    (sum, { done, bytes }) => sum + (done - meanDone) * (bytes - meanBytes),
    0,
  )
  const variance = samples.reduce((sum, { done }) => sum + (done - meanDone) ** 2, 0)
  return (covariance / variance) * (last.done - first.done)
}
