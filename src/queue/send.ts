/** The queue port on a Cloudflare Queue. */
import type { TaskQueue } from '../service/newsroom/task.ts'
import { StoreError } from '../store/store.ts'

export function taskQueue(queue: Queue): TaskQueue {
  return {
    async send(tasks) {
      try {
        await queue.sendBatch(tasks.map((body) => ({ body, contentType: 'json' })))
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause)
        throw new StoreError('unavailable', `Cannot send to the queue: ${reason}`, { cause })
      }
    },
  }
}
