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

const STYLE = { files: ['marks.css'], origin: 'USER' } satisfies Omit<chrome.scripting.CSSInjection, 'target'>

/** Lines under quotations are the user's, not the page's: so they also reach into shadow trees. */
export async function addLines(tab: number): Promise<void> {
  await removeLines(tab)
  await chrome.scripting.insertCSS({ target: { tabId: tab }, ...STYLE }).catch(ignore)
}

export async function removeLines(tab: number): Promise<void> {
  await chrome.scripting.removeCSS({ target: { tabId: tab }, ...STYLE }).catch(ignore)
}

/** The page may have gone since. */
function ignore(): void {}
