/** Shows how far a command is: one line that is rewritten on a terminal, one line a stage elsewhere. */

/**
 * `read` counts bytes of files, `index` words (each several times), `write` and `compare` keys, `verify` quotations,
 * `review` drafts, `audit` documents.
 */
export type Step = {
  readonly stage: 'read' | 'index' | 'write' | 'verify' | 'review' | 'audit' | 'compare'
  readonly done: number
  readonly total: number
}

export type Listener = (step: Step) => void

/** Where progress is written; `process.stderr` is one. */
export type Screen = { readonly isTTY?: boolean; readonly write: (text: string) => unknown }

/** Milliseconds between two lines on a terminal. */
const REFRESH_MS = 100

/** A listener that writes to `screen`. `now` gives milliseconds. */
export function showProgress(screen: Screen, now: () => number): Listener {
  let stage: Step['stage'] | null = null
  let began = 0
  let before = 0
  let isOver = false
  let shown = Number.NEGATIVE_INFINITY
  return (step) => {
    const time = now()
    if (step.stage === stage && isOver) return
    if (step.stage !== stage) {
      stage = step.stage
      began = time
      // What an earlier run did says nothing of this one's rate.
      before = step.done
      shown = Number.NEGATIVE_INFINITY
    }
    isOver = step.done === step.total
    if (!isOver && time - shown < REFRESH_MS) return
    shown = time
    const line = describeStep(step, { done: step.done - before, milliseconds: time - began })
    if (screen.isTTY) screen.write(`\r\u001b[K${line}${isOver ? '\n' : ''}`)
    else if (isOver) screen.write(`${line}\n`)
  }
}

/** What was done in how long. */
export type Pace = { readonly done: number; readonly milliseconds: number }

/** For example `writing 120 of 300 keys, 60/s, 3 s left`. */
export function describeStep({ stage, done, total }: Step, pace: Pace): string {
  const line = DESCRIBE[stage](done, total)
  if (pace.milliseconds <= 0 || pace.done <= 0) return line
  const perSecond = (pace.done * 1000) / pace.milliseconds
  const rate = `${line}, ${RATE[stage](perSecond)}/s`
  return done === total ? rate : `${rate}, ${duration((total - done) / perSecond)} left`
}

const DESCRIBE: Readonly<Record<Step['stage'], (done: number, total: number) => string>> = {
  read: (done, total) => `reading ${scaled(done, total)} of ${scaled(total, total)} ${unitOf(total)}`,
  index: (done, total) => `indexing ${Math.floor((100 * done) / Math.max(1, total))} %`,
  write: (done, total) => `writing ${whole(done)} of ${whole(total)} keys`,
  verify: (done, total) => `verifying ${whole(done)} of ${whole(total)} quotations`,
  review: (done, total) => `reviewing ${whole(done)} of ${whole(total)} drafts`,
  audit: (done, total) => `auditing ${whole(done)} of ${whole(total)} documents`,
  compare: (done, total) => `comparing ${whole(done)} of ${whole(total)} keys`,
}

const RATE: Readonly<Record<Step['stage'], (perSecond: number) => string>> = {
  read: (perSecond) => `${scaled(perSecond, perSecond)} ${unitOf(perSecond)}`,
  index: (perSecond) => `${whole(perSecond)} words`,
  write: whole,
  verify: whole,
  review: (perSecond) => perSecond.toFixed(1),
  audit: whole,
  compare: whole,
}

/** Bytes in the unit that suits `scale`. */
function scaled(bytes: number, scale: number): string {
  return (bytes / (scale < 1e6 ? 1e3 : 1e6)).toFixed(1)
}

function unitOf(scale: number): string {
  return scale < 1e6 ? 'kB' : 'MB'
}

function whole(count: number): string {
  return Math.round(count).toLocaleString('en-US')
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  return `${Math.ceil(seconds / 60)} min`
}
