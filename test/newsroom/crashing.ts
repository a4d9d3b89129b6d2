/**
 * The Worker, but every third time that it is given a message it breaks off: before anything is done, or after all is. Time
 * flies: what is tried again is tried at once.
 */
import worker from '../../src/index.ts'

export { ArchiveObject, LogObject } from '../../src/index.ts'

let given = 0

const queue: typeof worker.queue = async (batch, bindings) => {
  given += 1
  const breaksOff = given % 3 === 0
  if (breaksOff && given % 2 === 0) throw new Error('Broken off before')
  const messages = batch.messages.map((message): typeof message => ({
    id: message.id,
    timestamp: message.timestamp,
    body: message.body,
    attempts: message.attempts,
    ack: () => message.ack(),
    retry: () => message.retry(),
  }))
  await worker.queue({ ...batch, queue: batch.queue, messages }, bindings)
  if (breaksOff) throw new Error('Broken off after')
}

export default { ...worker, queue }
