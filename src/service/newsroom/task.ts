/** What the queue carries: never a word of an article, only where it is stored. */
import * as z from 'zod'

/** A way to tell a site of a report. */
export const CHANNELS = ['callback', 'slack'] as const
export type Channel = (typeof CHANNELS)[number]

const task = z.discriminatedUnion('kind', [
  /** Review the article under this id. */
  z.strictObject({ kind: z.literal('review'), report: z.string(), site: z.string() }),
  /** Tell the site of the report, in one of its ways: one that fails keeps no other from being told. */
  z.strictObject({
    kind: z.literal('notify'),
    report: z.string(),
    site: z.string(),
    channel: z.enum(CHANNELS),
  }),
])
export type Task = z.infer<typeof task>

/** The queue port: takes tasks and gives each out at least once. */
export type TaskQueue = {
  /** Throws `StoreError` if a task was not taken. */
  send(tasks: readonly Task[]): Promise<void>
}

/** Null if the message is none that this version sends. */
export function readTask(message: unknown): Task | null {
  return task.safeParse(message).data ?? null
}

/** One name a task, by which its dead letter is found. */
export function taskName(one: Task): string {
  return one.kind === 'review' ? `${one.report}.review` : `${one.report}.${one.channel}`
}
