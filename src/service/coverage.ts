/** How much is held: of the library, and of one speaker. */
import type { Coverage } from './answer.ts'
import type { HeldVersion } from './holding.ts'

/** Of the documents in their latest versions. */
export function coverageOf(versions: readonly HeldVersion[]): Omit<Coverage, 'name'> {
  const latest = versions.filter(({ superseded }) => !superseded)
  const dates = latest.flatMap(({ date }) => (date === null ? [] : [date])).sort()
  return {
    documents: latest.length,
    words: latest.reduce((sum, { words }) => sum + words, 0),
    from: dates.at(0) ?? null,
    until: dates.at(-1) ?? null,
  }
}
