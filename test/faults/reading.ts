/** Faults of what is read: what befalls, and what is answered on every route that reads. A row of the table in DESIGN.md each. */
import type { Outcome } from './namespace.ts'

export type ReadingFault = {
  readonly fault: string
  readonly answer: string
  readonly outcome: Exclude<Outcome, 'ok'>
  /** `once`: at each of the calls of a request, one after the other. */
  readonly when: 'once' | 'always'
  readonly told: readonly ('right' | 'before' | 'unavailable')[]
}

/**
 * What nothing else names: that it is missing cannot be told from its never having been. In Workers KV it may be so for a
 * minute after it was written, at places that have looked for it before.
 */
export const UNNAMED = /^(?:site|received|dead)\//

const READ_AGAIN = 'as without the fault: what fails is read once more'
const UNAVAILABLE = '503 `library_unavailable` or `newsroom_unavailable`'

export const READING_FAULTS: readonly ReadingFault[] = [
  { fault: 'a read fails', answer: READ_AGAIN, outcome: 'fail', when: 'once', told: ['right'] },
  { fault: 'every read fails', answer: UNAVAILABLE, outcome: 'fail', when: 'always', told: ['unavailable'] },
  {
    fault: 'a read is never answered',
    answer: 'as without the fault: after 4 s it is read once more',
    outcome: 'hang',
    when: 'once',
    told: ['right'],
  },
  {
    fault: 'no read is ever answered',
    answer: `${UNAVAILABLE}, after 10 s`,
    outcome: 'hang',
    when: 'always',
    told: ['unavailable'],
  },
  {
    fault: 'reads are slow',
    answer: 'as without the fault',
    outcome: 'slow',
    when: 'always',
    told: ['right'],
  },
  {
    fault: 'a value comes back damaged',
    answer: READ_AGAIN,
    outcome: 'damage',
    when: 'once',
    told: ['right'],
  },
  {
    fault: 'a value is damaged',
    answer: `${UNAVAILABLE}; its checksum tells`,
    outcome: 'damage',
    when: 'always',
    told: ['unavailable'],
  },
  {
    fault: 'a value is cut short',
    answer: `${UNAVAILABLE}; its checksum tells`,
    outcome: 'cut',
    when: 'always',
    told: ['unavailable'],
  },
  {
    fault: 'a value of another key comes back',
    answer: `${UNAVAILABLE}; its checksum tells`,
    outcome: 'swap',
    when: 'always',
    told: ['unavailable'],
  },
  {
    fault: 'a key that the library names is missing',
    answer:
      '503 `library_unavailable`, or the library before it; a report: 202, as its mark says that it is to come',
    outcome: 'miss',
    when: 'once',
    told: ['right', 'before', 'unavailable'],
  },
  {
    fault: 'the record of the library and what it names are as they were before a publication',
    answer: 'as before the publication',
    outcome: 'stale',
    when: 'always',
    told: ['right', 'before'],
  },
  {
    fault: 'one read shows what was before a publication, others what is after it',
    answer: 'as before it, as after it, or 503 `library_unavailable`',
    outcome: 'stale',
    when: 'once',
    told: ['right', 'before', 'unavailable'],
  },
]
