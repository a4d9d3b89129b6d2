/** The table of faults and answers as DESIGN.md has it: each row names the test that shows it. */
import { READING_FAULTS } from './reading.ts'

export type Row = {
  readonly fault: string
  readonly answer: string
  /** Below `test`. */
  readonly file: string
  /** Words of the title of the test. */
  readonly title: string
}

const OTHERS: readonly Row[] = [
  {
    fault:
      'any of these, in any order, request after request, while the clock goes on, stands still or goes back',
    answer: 'as without the fault, before or after a publication; or 503 and when to try again',
    file: 'faults/reading.test.ts',
    title: 'gets no answer that a service without faults does not give',
  },
  {
    fault:
      'what nothing else names (a site, a delivery that waits, a dead letter) was written elsewhere a minute ago and cannot be seen',
    answer: '404, which no cache keeps',
    file: 'faults/reading.test.ts',
    title: 'is unknown for as long as it cannot be seen',
  },
  {
    fault: 'the record of a library that was there is gone',
    answer: '503 `library_unavailable`, not `library_empty`',
    file: 'faults/reading.test.ts',
    title: 'does not take a record that is gone for an empty library',
  },
  {
    fault: 'the record of the library is damaged in the store',
    answer: '503 `library_unavailable`, until the scheduled handler writes it anew, within five minutes',
    file: 'faults/writing.test.ts',
    title: 'is written anew by whoever keeps the library up',
  },
  {
    fault: 'the clock is set back',
    answer: 'the record is read anew',
    file: 'faults/reading.test.ts',
    title: 'reads the record anew when its clock was set back',
  },
  {
    fault: 'a hundred requests come to a fresh isolate at once',
    answer: 'the library is read and held once',
    file: 'faults/cold.test.ts',
    title: 'are answered from a library that was read once',
  },
  {
    fault: 'the request that opens the library is broken off',
    answer: 'another one does it, two seconds later',
    file: 'faults/cold.test.ts',
    title: 'wait two seconds for one that was broken off',
  },
  {
    fault: 'a look at the library comes back only after another publication from the same isolate',
    answer: 'as after the publication',
    file: 'faults/cold.test.ts',
    title: 'was slow to be looked up does not replace what was published meanwhile',
  },
  {
    fault: 'a library is replaced while it is asked, and what is written becomes visible in any order',
    answer: 'as before or as after',
    file: 'service/publish-race.test.ts',
    title: 'a reader elsewhere, while publications become visible in any order',
  },
  {
    fault: 'the isolate ends in the middle of a `PUT` or `DELETE`',
    answer: 'done or not done; done when it is sent again',
    file: 'faults/writing.test.ts',
    title: 'whose isolate ends in the middle is done or not',
  },
  {
    fault: 'in a `PUT` or `DELETE` a call fails, is never answered, or is done and seems to fail',
    answer: 'done; or 503, and done or not done',
    file: 'faults/writing.test.ts',
    title: 'of which a call fails, or is done and seems to fail',
  },
  {
    fault: 'who compacts, ingests or removes ends or fails anywhere',
    answer: 'done or not done; done when it is done again',
    file: 'service/publish-fault.test.ts',
    title: 'has done it or not, and can do it again',
  },
  {
    fault: 'while an article is taken in a call fails, is never answered, or is done and seems to fail',
    answer: '202; or 503, and one report all the same when it is sent again',
    file: 'faults/articles.test.ts',
    title: 'of which a call fails is accepted, or refused with when to send it again',
  },
  {
    fault: 'the queue takes nothing',
    answer: '503 `newsroom_unavailable`; one report when it is sent again',
    file: 'faults/articles.test.ts',
    title: 'is refused while the queue takes nothing',
  },
  {
    fault: 'a review fails anywhere',
    answer: 'one report when its message comes again',
    file: 'faults/articles.test.ts',
    title: 'of which a call fails is done when its message comes again',
  },
  {
    fault:
      'messages come twice, late and in another order; consumers die anywhere; callbacks fail, or fail after they were taken',
    answer: 'each report made, and delivered by its own id',
    file: 'queue/consume.test.ts',
    title: 'come to 200 reports, each delivered, by its own id, and none lost',
  },
  {
    fault: 'the Worker is broken off at every third message, in its runtime',
    answer: 'the same',
    file: 'newsroom/crashing.test.ts',
    title: 'broken off at every third message, delivers each of 200 articles',
  },
  {
    fault: 'a receiver of callbacks answers 500',
    answer: 'it is posted to again, for 16 to 19 hours',
    file: 'queue/consume.test.ts',
    title: 'whose receiver answers 500 for an hour is delivered half an hour later',
  },
  {
    fault: 'a receiver hangs',
    answer: 'let go after 15 s, and posted to again',
    file: 'queue/consume.test.ts',
    title: 'whose receiver hangs is let go after a quarter of a minute',
  },
  {
    fault: 'what is given up cannot be kept',
    answer: 'it stays in the queue',
    file: 'queue/consume.test.ts',
    title: 'stays in the queue while its dead letter cannot be kept',
  },
  {
    fault: 'the log or the archive of receipts fails',
    answer: 'as without a receipt; who asked for one has 503 `receipts_unavailable`',
    file: 'receipt/receipt.test.ts',
    title: '(%s) costs the receipt, which is said, and never the answer',
  },
  {
    fault: 'the log or the archive of receipts never answers',
    answer: 'the same, after 10 s',
    file: 'store/reach.test.ts',
    title: 'that %s is let go after ten seconds at most',
  },
  {
    fault: 'the receipt that is kept says something else than the answer',
    answer: '503 `receipts_unavailable`',
    file: 'receipt/receipt.test.ts',
    title: 'is none at all where the one that is kept says something else than the answer',
  },
  {
    fault: '`SEAL_KEY` is gone',
    answer: 'the queue waits, and what it gives up is kept',
    file: 'queue/consume.test.ts',
    title: 'without SEAL_KEY the queue waits',
  },
]

export const ROWS: readonly Row[] = [
  ...READING_FAULTS.map(({ fault, answer }) => {
    return { fault, answer, file: 'faults/reading.test.ts', title: '$fault: $answer' }
  }),
  ...OTHERS,
]

/** As it stands in DESIGN.md. */
export function renderTable(rows: readonly Row[]): string {
  const lines = rows.map(({ fault, answer, file }) => `| ${fault} | ${answer} | \`${file}\` |`)
  return ['| fault | answer | test |', '|---|---|---|', ...lines, ''].join('\n')
}
