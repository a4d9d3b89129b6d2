/** The queue port on a Cloudflare Queue. */
import type { TaskQueue } from '../service/newsroom/task.ts'
import { within } from '../store/patience.ts'
import { StoreError } from '../store/store.ts'

/** Whoever sends an article waits for it. One that was sent all the same is done once more, and shows once. */
const SEND_MS = 10_000

export function taskQueue(queue: Queue): TaskQueue {
  return {
    async send(tasks) {
      try {
        await within(SEND_MS, () => queue.sendBatch(tasks.map((body) => ({ body, contentType: 'json' }))))
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause)
        throw new StoreError('unavailable', `Cannot send to the queue: ${reason}`, { cause })
      }
    },
  }
}
