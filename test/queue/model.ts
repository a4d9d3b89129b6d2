/**
 * A queue as Cloudflare's behaves: each message is given out at least once, one at a time, in no order to rely on. What
 * is neither acknowledged nor put off comes back, and after so many tries goes to the dead-letter queue.
 */
import type { Task } from '../../src/service/newsroom/task.ts'
import type { Random } from '../measure/random.ts'

export type QueueModel = {
  send(tasks: readonly Task[]): Promise<void>
  /**
   * Gives out messages until none is left, advancing the clock to each. `consume` rejects where the consumer was broken
   * off; whatever it had acknowledged is then void.
   */
  drain(consume: (batch: MessageBatch<unknown>) => Promise<void>): Promise<void>
  /** Tasks that the queue gave up on. */
  readonly dead: readonly Task[]
}

export type QueueOptions = {
  readonly random: Random
  readonly clock: { now(): number; advance(milliseconds: number): void }
  readonly maxRetries: number
  /** Share of acknowledged messages that come once more all the same. */
  readonly repeated: number
}

/** Between being sent and given out. */
const LATENCY_MS_MAX = 2_000
const BREAK_OFF_MS = 1_000

type Held = { readonly task: Task; readonly sentAt: number; attempts: number; dueAt: number }

export function queueModel({ random, clock, maxRetries, repeated }: QueueOptions): QueueModel {
  const held: Held[] = []
  const dead: Task[] = []
  const later = (delayMs: number): number => clock.now() + delayMs + random.below(LATENCY_MS_MAX)
  const giveOut = async (one: Held, consume: (batch: MessageBatch<unknown>) => Promise<void>) => {
    let outcome: { readonly retryMs: number } | 'acknowledged' = 'acknowledged'
    const message: Message<unknown> = {
      id: '',
      timestamp: new Date(one.sentAt),
      // As it comes out of JSON, not the object itself.
      body: JSON.parse(JSON.stringify(one.task)),
      attempts: one.attempts,
      ack() {
        outcome = 'acknowledged'
      },
      retry({ delaySeconds = 0 } = {}) {
        outcome = { retryMs: delaySeconds * 1_000 }
      },
    }
    const metadata = { metrics: { backlogCount: 0, backlogBytes: 0 } }
    const batch = { queue: '', metadata, messages: [message], ackAll() {}, retryAll() {} }
    try {
      await consume(batch)
    } catch {
      outcome = { retryMs: BREAK_OFF_MS }
    }
    return outcome
  }
  return {
    dead,
    async send(tasks) {
      for (const task of tasks) held.push({ task, sentAt: clock.now(), attempts: 1, dueAt: later(0) })
    },
    async drain(consume) {
      for (;;) {
        held.sort((a, b) => a.dueAt - b.dueAt)
        const one = held.shift()
        if (one === undefined) return
        clock.advance(Math.max(0, one.dueAt - clock.now()))
        const outcome = await giveOut(one, consume)
        if (outcome === 'acknowledged') {
          if (random.next() < repeated) held.push({ ...one, dueAt: later(0) })
        } else if (one.attempts > maxRetries) dead.push(one.task)
        else held.push({ ...one, attempts: one.attempts + 1, dueAt: later(outcome.retryMs) })
      }
    },
  }
}
