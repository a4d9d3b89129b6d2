/** What its user asked for, on its way from the gesture to the panel, which may have to be opened first. */
import * as z from 'zod/mini'

z.config({ jitless: true })

const whole = z.int()

const request = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('selection'),
    tab: whole,
    window: whole,
    /** As the browser tells it, where no script may run: in a PDF, say. Null if it does not. */
    words: z.nullable(z.string()),
  }),
  z.object({ kind: z.literal('page'), tab: whole, window: whole }),
  /** More of a marked quotation. */
  z.object({ kind: z.literal('show'), tab: whole, window: whole, reading: whole, index: whole }),
  /** A gesture that may be for selected words; if there are none, the panel is all that is wanted. */
  z.object({ kind: z.literal('open'), tab: whole, window: whole }),
])
export type Request = z.infer<typeof request>

const KEY = 'request'

/** Kept until the panel takes it, in memory only. */
export async function leaveRequest(asked: Request): Promise<void> {
  await chrome.storage.session.set({ [KEY]: asked })
}

/** Takes what is asked in a window, if anything is: once. */
export async function takeRequest(window: number): Promise<Request | null> {
  const stored = await chrome.storage.session.get(KEY)
  const asked = z.safeParse(request, stored[KEY]).data ?? null
  if (asked?.window !== window) return null
  await chrome.storage.session.remove(KEY)
  return asked
}

/** Calls back whenever something is asked. */
export function onRequest(listener: () => void): void {
  chrome.storage.session.onChanged.addListener((changes) => {
    if (changes[KEY]?.newValue !== undefined) listener()
  })
}
