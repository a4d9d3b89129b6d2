/** From messages of the queue to tasks done: what fails is tried again, ever later, and is given up in the end. */
import { describeFailure } from '../service/describe-failure.ts'
import { bury } from '../service/newsroom/dead-letter.ts'
import type { Newsroom } from '../service/newsroom/newsroom.ts'
import { SealError } from '../service/newsroom/seal.ts'
import { readTask, type Task } from '../service/newsroom/task.ts'
import { work } from '../service/newsroom/work.ts'
import { type Store, StoreError } from '../store/store.ts'

/**
 * Seconds before each further try, ever longer, as Standard Webhooks asks for: 16 hours in all, or 19 with the jitter, and
 * so within the day that the free plan keeps a message. A receiver that fails for an hour is told half an hour later.
 */
export const RETRY_SECONDS = [5, 30, 120, 600, 1_500, 1_800, 3_600, 7_200, 14_400, 28_800] as const

/** A receiver may ask to be left alone for so long. */
const RETRY_AFTER_SECONDS_MAX = 28_800
/**
 * A message is given up rather than tried again when it is older, for whatever reason: after a day the free plan drops it
 * without a word.
 */
const AGE_SECONDS_MAX = 22 * 3600
/** Before a dead letter that could not be kept is tried again: the store has failed. */
const BURY_RETRY_SECONDS = 300
/** Keeps those that failed together from coming back together: up to so much more, as a share. */
const JITTER = 0.2

/** One message after the other: a review takes its memory. Never rejects. */
export async function consume(
  { messages }: MessageBatch<unknown>,
  newsroom: Newsroom,
  library: Store,
): Promise<void> {
  for (const message of messages) {
    const task = readTask(message.body)
    if (task !== null) await handle(message, task, newsroom, library)
    else {
      log({ job: 'queue', error: 'UnknownTask' })
      message.ack()
    }
  }
}

/** Keeps what the queue itself gave up on, as the one who did it was broken off every time. */
export async function consumeDead(
  { messages }: MessageBatch<unknown>,
  newsroom: Pick<Newsroom, 'store' | 'now'>,
): Promise<void> {
  for (const message of messages) {
    const task = readTask(message.body)
    try {
      if (task !== null) {
        await bury(newsroom, task, { reason: 'broken_off', attempts: RETRY_SECONDS.length + 1 })
      }
      message.ack()
    } catch (failure) {
      log({ job: 'dead_letter', ...describeFailure(failure) })
      message.retry({ delaySeconds: BURY_RETRY_SECONDS })
    }
  }
}

async function handle(
  message: Message<unknown>,
  task: Task,
  newsroom: Newsroom,
  library: Store,
): Promise<void> {
  const { attempts } = message
  const failure = await attempt(newsroom, library, task, attempts)
  if (failure === null) return message.ack()
  const { reason, isFinal } = failure
  log({ job: task.kind, site: task.site, attempts, reason })
  const delaySeconds = isFinal ? null : secondsToNext(message, failure, newsroom.now())
  if (delaySeconds !== null) return message.retry({ delaySeconds })
  try {
    await bury(newsroom, task, { reason, attempts })
    message.ack()
  } catch (fault) {
    // The queue then keeps it among its own dead letters.
    log({ job: 'dead_letter', ...describeFailure(fault) })
    message.retry({ delaySeconds: BURY_RETRY_SECONDS })
  }
}

/** Null if there is to be no further try. `now`: in ms since 1970. */
function secondsToNext(
  { attempts, timestamp }: Message<unknown>,
  { retryAfter }: Failure,
  now: number,
): number | null {
  const planned = RETRY_SECONDS[attempts - 1]
  if (planned === undefined) return null
  const asked = Math.min(retryAfter ?? 0, RETRY_AFTER_SECONDS_MAX)
  const seconds = Math.round(Math.max(planned, asked) * (1 + JITTER * Math.random()))
  const age = (now - timestamp.getTime()) / 1_000
  return age + seconds > AGE_SECONDS_MAX ? null : seconds
}

type Failure = { readonly reason: string; readonly retryAfter: number | null; readonly isFinal: boolean }

/** Null if the task is done. */
async function attempt(
  newsroom: Newsroom,
  library: Store,
  task: Task,
  attempts: number,
): Promise<Failure | null> {
  try {
    const done = await work(newsroom, library, task, attempts)
    return done.kind === 'done' ? null : done
  } catch (fault) {
    log({ job: task.kind, site: task.site, ...describeFailure(fault) })
    return { reason: reasonOf(fault), retryAfter: null, isFinal: false }
  }
}

/** As an operator reads it among the dead letters. */
function reasonOf(fault: unknown): string {
  if (fault instanceof StoreError) return 'storage_failed'
  return fault instanceof SealError ? 'secrets_unreadable' : 'internal'
}

/** One JSON line, without a word of an article. */
function log(entry: Readonly<Record<string, unknown>>): void {
  console.error(JSON.stringify({ level: 'error', ...entry }))
}
