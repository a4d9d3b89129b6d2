/**
 * The script in a page. It is put there when its user asks for the first time, reads what it is told to, and shows what the
 * panel gives it. It sends nothing anywhere but to the panel.
 */
import { type Mark, type Notice, type Order, type Reply, readOrder } from '../message.ts'
import { OFFER } from '../settings.ts'
import { contentOf, factsOf } from './content.ts'
import type { PageText } from './flow.ts'
import { readText } from './live.ts'
import { offerButton } from './offer.ts'
import { readSelection } from './selection.ts'
import { type Showing, showMarks } from './show.ts'

declare global {
  /** Set by the first of these scripts in a page: the next ones find it, and leave. False once its extension is gone. */
  var verbatimIsHere: (() => boolean) | undefined
}

/** Frames smaller than this are no text that anybody misses. */
const FRAME_PX_MIN = 100

/** Names the text that was read last, also after the page was loaded anew. */
let reading = 0
let page: PageText<Text> | null = null
let showing: Showing | null = null

if (globalThis.verbatimIsHere?.() !== true) {
  globalThis.verbatimIsHere = () => chrome.runtime?.id !== undefined
  chrome.runtime.onMessage.addListener((message: unknown, sender, reply) => {
    const order = sender.id === chrome.runtime.id ? readOrder(message) : null
    if (order !== null) reply(obey(order))
  })
  chrome.storage.local.get(OFFER).then(({ [OFFER]: offers }) => {
    if (offers !== false) offerButton(() => tell({ from: 'page', kind: 'selected' }))
  })
}

function obey(order: Order): Reply<Order['kind']> {
  switch (order.kind) {
    case 'read-selection':
      return readSelection(document)
    case 'read-page':
      return readPage()
    case 'mark':
      return { missing: order.reading === reading ? mark(order.marks) : order.marks.map((_, index) => index) }
    case 'reveal':
      return { isThere: showing?.reveal(order.index) ?? false }
    case 'clear':
      clear()
      return null
  }
}

function readPage(): Reply<'read-page'> {
  clear()
  page = readText(contentOf(document))
  reading = Date.now()
  const frames = [...document.querySelectorAll('iframe')].filter((frame) => {
    const { width, height } = frame.getBoundingClientRect()
    return width >= FRAME_PX_MIN && height >= FRAME_PX_MIN && frame.checkVisibility()
  })
  return { reading, text: page.text, frames: frames.length, ...factsOf(document) }
}

function mark(marks: readonly Mark[]): number[] {
  if (page === null) return marks.map((_, index) => index)
  showing?.clear()
  showing = showMarks(page, marks, {
    onMore: (index) => tell({ from: 'page', kind: 'show', reading, index }),
    onLost: (indexes) => tell({ from: 'page', kind: 'lost', reading, indexes: [...indexes] }),
  })
  return showing.missing()
}

function clear(): void {
  showing?.clear()
  showing = null
  page = null
}

/** Nobody may be listening, and after an update of the extension nobody ever will. */
function tell(notice: Notice): void {
  chrome.runtime?.sendMessage(notice).catch(() => undefined)
}
