/** The script in a page, as the panel speaks to it. */
import * as z from 'zod/mini'
import type { Order } from '../message.ts'

export type Obeyed<Reply> =
  | { readonly kind: 'obeyed'; readonly reply: Reply }
  | { readonly kind: 'page_closed_to_us' }
  | { readonly kind: 'page_gone' }

/** Puts the script into a page, if it is not there, and has it do something. `replies`: what it may say then. */
export async function command<Reply extends z.ZodMiniType>(
  tab: number,
  order: Order,
  replies: Reply,
): Promise<Obeyed<z.infer<Reply>>> {
  try {
    await chrome.scripting.executeScript({ target: { tabId: tab }, files: ['page.js'] })
    const reply = z.safeParse(replies, await chrome.tabs.sendMessage(tab, order))
    // A page whose script answers something else is none that can be read.
    return reply.success ? { kind: 'obeyed', reply: reply.data } : { kind: 'page_closed_to_us' }
  } catch {
    // The browser says why in words of its own, which change.
    const isThere = await chrome.tabs.get(tab).then(
      () => true,
      () => false,
    )
    return { kind: isThere ? 'page_closed_to_us' : 'page_gone' }
  }
}

/**
 * Whose style the lines are: the user's also reaches into shadow trees, but Chromium paints the backgrounds of highlights
 * only if they are of the page's.
 */
const ORIGINS = ['USER', 'AUTHOR'] as const

export async function addLines(tab: number): Promise<void> {
  await removeLines(tab)
  for (const origin of ORIGINS) await chrome.scripting.insertCSS(linesOf(tab, origin)).catch(ignore)
}

export async function removeLines(tab: number): Promise<void> {
  for (const origin of ORIGINS) await chrome.scripting.removeCSS(linesOf(tab, origin)).catch(ignore)
}

function linesOf(tab: number, origin: (typeof ORIGINS)[number]) {
  return { target: { tabId: tab }, files: ['marks.css'], origin }
}

/** The page may have gone since. */
function ignore(): void {}
