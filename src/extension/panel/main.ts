/** The panel: takes what its user asks for, asks the service, shows what it answers. All that is sent is sent from here. */
import { readNotice } from '../message.ts'
import { onRequest, type Request, takeRequest } from '../request.ts'
import { storedAddress } from '../settings.ts'
import { checkPage, openFinding, showPage } from './check-page.ts'
import { recall } from './kept.ts'
import { openPanel, type Panel } from './panel.ts'
import { openScreen } from './screen.ts'
import { showAnswer, verifyClaim, verifySelection } from './verify.ts'

const { id: windowId = -1 } = await chrome.windows.getCurrent()

const panel: Panel = openPanel(
  windowId,
  openScreen({
    onVerify: () => verifyClaim(panel),
    onPage: checkActivePage,
    onSettings: () => chrome.runtime.openOptionsPage(),
  }),
)

chrome.runtime.onMessage.addListener((message: unknown, { id, tab }) => {
  const notice = id === chrome.runtime.id ? readNotice(message) : null
  const shown = panel.shown()
  if (notice?.kind !== 'lost' || shown?.kind !== 'page') return
  if (shown.tab !== tab?.id || shown.reading !== notice.reading) return
  showPage(panel, { ...shown, missing: [...shown.missing, ...notice.indexes] })
  panel.screen.say('The page has changed. Check it again for what is new.')
})

onRequest(serve)
const shown = await recall(windowId)
if (shown?.kind === 'answer') showAnswer(panel, shown)
if (shown?.kind === 'page') showPage(panel, shown)
if (shown === null && (await storedAddress()) === null) panel.screen.fail({ kind: 'no_address' }, null, serve)
await serve()

async function serve(): Promise<void> {
  const request = await takeRequest(windowId)
  if (request !== null) await answer(request)
}

function answer(request: Request): Promise<void> | void {
  const { tab } = request
  switch (request.kind) {
    case 'selection':
      return verifySelection(panel, tab, request)
    case 'page':
      return checkPage(panel, tab)
    case 'open':
      return verifySelection(panel, tab, { words: null, isQuiet: true })
    case 'show': {
      const shown = panel.shown()
      if (shown?.kind === 'page' && shown.tab === tab && shown.reading === request.reading) {
        openFinding(panel, request.index)
      }
      return
    }
  }
}

async function checkActivePage(): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, windowId })
  if (tab?.id !== undefined) await checkPage(panel, tab.id)
}
