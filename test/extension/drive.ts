/** The real extension in Chromium: its button is pressed, and its side panel read, as DevTools can. */
import type { CDPSession, Page } from 'playwright-core'
import { openBrowser } from '../browser/chromium.ts'

export type Panel = {
  /** The value of an expression in the panel. */
  readonly evaluate: <Value>(expression: string) => Promise<Value>
  /** Waits until an expression is true there. */
  readonly until: (expression: string) => Promise<void>
  readonly screenshot: () => Promise<Buffer>
  readonly inDark: () => Promise<void>
  /** Every request of the panel since it was opened. */
  readonly requests: () => readonly string[]
  /** What went wrong in it: exceptions, and what its policy forbade. */
  readonly complaints: () => readonly string[]
}

export type Driven = Awaited<ReturnType<typeof driveExtension>>

const WAIT_MS = 20_000
const EACH_MS = 40

export async function driveExtension(folder: string) {
  const browser = await openBrowser({ extension: folder, viewport: { width: 1000, height: 720 } })
  const { context } = browser
  const background = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const id = new URL(background.url()).host
  const session = await context.browser()?.newBrowserCDPSession()
  if (session === undefined) throw new Error('Cannot reach the browser behind the pages')
  const targets = async () => (await session.send('Target.getTargets', { filter: [{}] })).targetInfos

  const panel = async (): Promise<Panel> => {
    const url = `chrome-extension://${id}/panel.html`
    const find = async () =>
      (await targets()).find((target) => target.type === 'page' && target.url === url && !target.attached)
    await eventually(async () => (await find()) !== undefined, 'the side panel opens')
    const target = await find()
    return attach(session, target?.targetId ?? '')
  }

  return {
    browser,
    context,
    id,
    background,
    async press(page: Page): Promise<void> {
      await page.bringToFront()
      const target = (await targets()).find(({ type, url }) => type === 'tab' && url === page.url())
      await session.send('Extensions.triggerAction', { id, targetId: target?.targetId ?? '' })
    },
    panel,
    close: () => browser.close(),
  }
}

/** Speaks to a target that is no page of the context, as the side panel is none. */
async function attach(browser: CDPSession, targetId: string): Promise<Panel> {
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false })
  const pending = new Map<number, (reply: { result?: unknown; error?: { message: string } }) => void>()
  const requests: string[] = []
  const complaints: string[] = []
  let last = 0
  browser.on('Target.receivedMessageFromTarget', (received) => {
    if (received.sessionId !== sessionId) return
    const message = JSON.parse(received.message)
    if (message.id !== undefined) pending.get(message.id)?.(message)
    else if (message.method === 'Network.requestWillBeSent') requests.push(message.params.request.url)
    else if (message.method === 'Runtime.exceptionThrown')
      complaints.push(message.params.exceptionDetails.exception?.description ?? 'an exception')
    else if (message.method === 'Log.entryAdded' && message.params.entry.source !== 'network')
      complaints.push(message.params.entry.text)
  })
  const send = async <Value>(method: string, params: object = {}): Promise<Value> => {
    const id = ++last
    const reply = new Promise<{ result?: unknown; error?: { message: string } }>((resolve) => {
      pending.set(id, resolve)
    })
    await browser.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method, params }),
    })
    const { result, error } = await reply
    if (error !== undefined) throw new Error(`${method}: ${error.message}`)
    return result as Value
  }
  await send('Runtime.enable')
  await send('Network.enable')
  await send('Log.enable')
  const evaluate = async <Value>(expression: string): Promise<Value> => {
    const { result, exceptionDetails } = await send<{
      result: { value: Value }
      exceptionDetails?: { text: string; exception?: { description?: string } }
    }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true, userGesture: true })
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    }
    return result.value
  }
  return {
    evaluate,
    until: (expression) => eventually(() => evaluate<boolean>(`Boolean(${expression})`), expression),
    async screenshot() {
      const { data } = await send<{ data: string }>('Page.captureScreenshot', { format: 'png' })
      return Buffer.from(data, 'base64')
    },
    inDark: () =>
      send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'dark' }] }),
    requests: () => requests,
    complaints: () => complaints,
  }
}

/** Waits for what the browser does in its own time. */
export async function eventually(holds: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + WAIT_MS
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, EACH_MS))
  }
}
