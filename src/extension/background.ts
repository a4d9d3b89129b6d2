/** Opens the panel at a gesture, and leaves there what was asked for. It reads no page and sends nothing. */
import { readNotice } from './message.ts'
import { openPanel } from './open-panel.ts'
import { leaveRequest, type Request } from './request.ts'

type Tab = Pick<chrome.tabs.Tab, 'id' | 'windowId'>
type Asked = {
  [Kind in Request['kind']]: Omit<Extract<Request, { kind: Kind }>, 'tab' | 'window'>
}[Request['kind']]

const MENU: readonly {
  readonly id: 'selection' | 'page'
  readonly title: string
  readonly contexts: ['selection'] | ['page']
}[] = [
  { id: 'selection', title: 'Verify this quotation', contexts: ['selection'] },
  { id: 'page', title: 'Check the quotations of this page', contexts: ['page'] },
]

chrome.runtime.onInstalled.addListener(({ reason }) => {
  chrome.contextMenus.removeAll(() => {
    for (const { id, title, contexts } of MENU) chrome.contextMenus.create({ id, title, contexts })
  })
  // Without an address nothing works, and nobody but its user knows it.
  if (reason === 'install') chrome.runtime.openOptionsPage().catch(ignore)
})

chrome.action.onClicked.addListener((tab) => answer(tab, { kind: 'open' }))

chrome.commands.onCommand.addListener((command, tab) => {
  if (command === 'verify-selection') answer(tab, { kind: 'selection', words: null })
  if (command === 'check-page') answer(tab, { kind: 'page' })
})

chrome.contextMenus.onClicked.addListener(({ menuItemId, selectionText }, tab) => {
  if (menuItemId === 'selection') answer(tab, { kind: 'selection', words: selectionText ?? null })
  if (menuItemId === 'page') answer(tab, { kind: 'page' })
})

chrome.runtime.onMessage.addListener((message: unknown, { id, tab }) => {
  if (id !== chrome.runtime.id || tab === undefined) return
  const notice = readNotice(message)
  if (notice?.kind === 'selected') answer(tab, { kind: 'selection', words: null })
  if (notice?.kind === 'show') answer(tab, { kind: 'show', reading: notice.reading, index: notice.index })
})

/** The panel opens only within the gesture, so before anything is waited for. */
function answer(tab: Tab | undefined, asked: Asked): void {
  if (tab?.id === undefined || tab.id < 0) return
  // Refused where it is open already, or where no gesture came along.
  openPanel(tab.windowId).catch(ignore)
  const place = { tab: tab.id, window: tab.windowId }
  leaveRequest({ ...asked, ...place }).catch(ignore)
}

function ignore(): void {}
