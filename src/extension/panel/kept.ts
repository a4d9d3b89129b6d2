/** What the panel shows, kept in memory while the browser runs, so that it can be closed and opened again. */
import * as z from 'zod/mini'
import { answer, progress } from '../schema.ts'

const whole = z.int()

const kept = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answer'),
    window: whole,
    address: z.string(),
    sent: z.array(z.string()),
    answer,
  }),
  z.object({
    kind: z.literal('page'),
    window: whole,
    tab: whole,
    reading: whole,
    address: z.string(),
    sent: z.array(z.string()),
    missing: z.array(whole),
    /** Remarks on what was not read. */
    remarks: z.array(z.string()),
    progress,
  }),
])
export type Kept = z.infer<typeof kept>
export type KeptPage = Extract<Kept, { kind: 'page' }>

const KEY = 'shown'

export async function keep(shown: Kept): Promise<void> {
  // More than the browser holds for an extension is shown all the same, until the panel is closed.
  await chrome.storage.session.set({ [KEY]: shown }).catch(forget)
}

export async function forget(): Promise<void> {
  await chrome.storage.session.remove(KEY)
}

export async function recall(window: number): Promise<Kept | null> {
  const stored = await chrome.storage.session.get(KEY)
  const shown = z.safeParse(kept, stored[KEY]).data ?? null
  return shown?.window === window ? shown : null
}
