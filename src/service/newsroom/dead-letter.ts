/** Tasks that were given up: an operator lists them, and replays or discards each. */
import * as z from 'zod'
import { type Store, StoreError } from '../../store/store.ts'
import { dropArticle } from './article.ts'
import { DEAD_LETTERS_PREFIX, DELETED, deadLetterKey, receivedKey } from './keys.ts'
import { ARTICLE_MS, type Newsroom } from './newsroom.ts'
import { listStored, readStored } from './stored.ts'
import { readTask, type Task, taskName } from './task.ts'

const deadLetter = z.strictObject({
  format: z.literal(1),
  id: z.string(),
  task: z.unknown().transform((value, context): Task => {
    const task = readTask(value)
    if (task !== null) return task
    context.addIssue('Must be a task')
    return z.NEVER
  }),
  reason: z.string(),
  attempts: z.int(),
  /** In ms since 1970. */
  diedAt: z.int(),
})
export type DeadLetter = z.infer<typeof deadLetter>

/** Keeps a task that was given up, as long as there may be something to replay it with. Throws `StoreError`. */
export async function bury(
  { store, now }: Pick<Newsroom, 'store' | 'now'>,
  task: Task,
  { reason, attempts }: { readonly reason: string; readonly attempts: number },
): Promise<void> {
  const id = taskName(task)
  const letter: DeadLetter = { format: 1, id, task, reason, attempts, diedAt: now() }
  await store.write([[deadLetterKey(id), JSON.stringify(letter), now() + ARTICLE_MS]])
}

/** All, the one that died first in front. Throws `StoreError`. */
export async function listDeadLetters(store: Store): Promise<readonly DeadLetter[]> {
  const letters = await listStored(store, DEAD_LETTERS_PREFIX, deadLetter)
  return letters.toSorted((a, b) => a.diedAt - b.diedAt)
}

/** Queues the task anew, from its first attempt. False if there is no such letter. Throws `StoreError`. */
export async function replay({ store, queue }: Newsroom, id: string): Promise<boolean> {
  const letter = await readDeadLetter(store, id)
  if (letter === null) return false
  // In this order: better done twice than lost.
  await queue.send([letter.task])
  await store.remove([deadLetterKey(id)])
  return true
}

/** Gives a task up for good, and deletes the article if it is a review. False if there is no such letter. Throws `StoreError`. */
export async function discard(newsroom: Newsroom, id: string): Promise<boolean> {
  if (!isLetterId(id)) return false
  const { store } = newsroom
  const key = deadLetterKey(id)
  if (!(await isThere(store, key))) return false
  const [report = '', kind] = id.split('.')
  if (kind === 'review') await dropArticle(newsroom, report)
  await store.remove([key])
  return true
}

/** Also if it is damaged. */
async function isThere(store: Store, key: string): Promise<boolean> {
  try {
    return (await store.read([key], 'fresh')).get(key) != null
  } catch (fault) {
    if (fault instanceof StoreError && fault.code === 'corrupt') return true
    throw fault
  }
}

async function readDeadLetter(store: Store, id: string): Promise<DeadLetter | null> {
  return isLetterId(id) ? readStored(store, deadLetterKey(id), deadLetter) : null
}

/** See `taskName`. */
function isLetterId(id: string): boolean {
  return /^[\w-]{1,40}\.[a-z]{1,20}$/.test(id)
}

/** What became of a delivery that has no report yet: it waits, was given up, or there is none (any more). Throws `StoreError`. */
export async function whereabouts(store: Store, report: string): Promise<'waiting' | 'given_up' | 'unknown'> {
  const [received, dead] = [
    receivedKey(report),
    deadLetterKey(taskName({ kind: 'review', report, site: '' })),
  ]
  const found = await store.read([received, dead], 'fresh')
  const mark = found.get(received)
  // Before all else: a message that comes once more after the report was deleted is given up, which is nobody's loss.
  if (mark === DELETED) return 'unknown'
  if (found.get(dead) != null) return 'given_up'
  return mark == null ? 'unknown' : 'waiting'
}
