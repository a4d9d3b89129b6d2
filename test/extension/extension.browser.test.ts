/**
 * The extension as it is built, unpacked in Chromium, against the Worker in its own runtime. The button in the toolbar is
 * pressed as a user does (DevTools can), which opens the real side panel and gives the real right to read one tab. What no
 * tool can press is a context menu and a shortcut: there the event is given to the background, on a tab that was granted.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildExtension } from '../../src/extension/build/main.ts'
import { describeInBrowser } from '../browser/chromium.ts'
import { REPORT } from '../http/texts.ts'
import { type RunningWorker, startWorker } from '../newsroom/worker.ts'
import { ARTICLE, EXPECTED, LIBRARY, PAYLOAD } from './article.ts'
import { type Driven, driveExtension, eventually, type Panel } from './drive.ts'
import { type Served, serve } from './serve.ts'
import { strangeServices } from './strange.ts'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SHOTS = process.env['EXTENSION_SHOTS']

/** What is painted on a page, by verdict. */
function painted(page: Page): Promise<[string, string[]][]> {
  return page.evaluate<[string, string[]][]>(`
    [...CSS.highlights]
      .filter(([name]) => name !== 'verbatim-current')
      .map(([name, ranges]) => [
        name.replace('verbatim-', ''),
        [...ranges].map((range) => range.toString().replace(/\\s+/g, ' ')),
      ])`)
}

describeInBrowser('the extension', () => {
  let folder: string
  let worker: RunningWorker
  let news: Served
  let strange: Served
  let driven: Driven
  let page: Page
  let panel: Panel

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-extension-'))
    const served = serve((_, response) => {
      response.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': POLICY,
      })
      response.end(ARTICLE)
    })
    ;[worker, news] = await Promise.all([
      startWorker(LIBRARY),
      served,
      buildExtension('chrome', '0.0.0', folder),
    ])
    strange = await serve(strangeServices(worker.url))
    driven = await driveExtension(folder)
    // It was installed before there was a window, in which case the browser may open none.
    await driven.background.evaluate(`chrome.runtime.onInstalled.dispatch({ reason: 'install' })`)
    await eventually(
      async () => driven.context.pages().some((one) => one.url().endsWith('/options.html')),
      'the settings open',
    )
    page = await driven.context.newPage()
    await page.goto(news.url)
  })

  afterAll(async () => {
    await Promise.all([driven?.close(), worker?.close()])
    news?.close()
    strange?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const select = (selector: string): Promise<void> =>
    page.evaluate(`{
      const node = document.querySelector('${selector}')
      getSelection().removeAllRanges()
      if (node !== null) getSelection().selectAllChildren(node)
    }`)
  const stored = (area: 'local' | 'session'): Promise<unknown> =>
    driven.background.evaluate(`chrome.storage.${area}.get()`)
  /** What the panel shows once something new stands in it that `selector` finds. */
  const shows = async (selector: string, act: () => Promise<unknown>): Promise<string> => {
    await panel.evaluate(`document.getElementById('result').replaceChildren()`)
    await act()
    await panel.until(
      `document.querySelector('#result ${selector}') && !document.querySelector('[aria-busy]')`,
    )
    return panel.evaluate<string>(`document.getElementById('result').innerText`)
  }
  const verifyWritten = (quote: string, speaker = ''): Promise<void> =>
    panel.evaluate(`{
      document.getElementById('quote').value = ${JSON.stringify(quote)}
      document.getElementById('speaker').value = ${JSON.stringify(speaker)}
      document.getElementById('date').value = ''
      document.querySelector('#form .main').click()
    }`)
  /** In the page, with the rights of the extension: the page itself cannot see the card. */
  const inPage = <Value>(body: string): Promise<Value> =>
    panel.evaluate<Value>(`(async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true })
      const func = () => {
        const host = document.querySelector('verbatim-marks')
        const root = host === null ? null : chrome.dom.openOrClosedShadowRoot(host)
        const card = root?.querySelector('.card')
        ${body}
      }
      return (await chrome.scripting.executeScript({ target: { tabId: tab.id }, func }))[0].result
    })()`)
  const openCard = (): Promise<string | null> =>
    inPage<string | null>(`return card?.matches(':popover-open') ? card.innerText : null`)
  const violationsIn = (run: (script: string) => Promise<unknown>): Promise<unknown> =>
    run(`(async () => {
      if (globalThis.axe === undefined) { ${axe} }
      const { violations } = await axe.run(document)
      return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
    })()`)
  const shoot = async (name: string): Promise<void> => {
    if (SHOTS === undefined) return
    await page.screenshot({ path: join(SHOTS, `${name}-page.png`) })
    await writeFile(join(SHOTS, `${name}-panel.png`), await panel.screenshot())
  }
  const isInert = async (): Promise<void> => {
    expect(await page.evaluate(`Reflect.get(globalThis, 'pwned')`)).toBeUndefined()
    expect(await panel.evaluate(`globalThis.pwned`)).toBeUndefined()
    expect(
      await panel.evaluate(`document.querySelectorAll('#result :is(img, script, iframe, style)').length`),
    ).toBe(0)
    expect(await inPage(`return root?.querySelectorAll('img, script, iframe').length ?? 0`)).toBe(0)
    expect(panel.complaints()).toEqual([])
  }
  const hrefs = (): Promise<string[]> =>
    panel.evaluate(`[...document.querySelectorAll('#result a')].map(({ href }) => href)`)

  it('has no service until one is set in its settings, which open when it is installed', async () => {
    expect(driven.context.pages().filter((one) => one.url().endsWith('/options.html'))).not.toHaveLength(0)
    expect(await stored('local')).toEqual({})
  })

  it('sends nothing to anybody while no service is set, but says so', async () => {
    await select('#wrong')
    await driven.press(page)
    panel = await driven.panel()
    await panel.until(`document.querySelector('.trouble')`)
    expect(await panel.evaluate(`document.querySelector('.trouble').innerText`)).toContain(
      'No service is set yet',
    )
    expect(panel.requests().filter((url) => url.startsWith('http'))).toEqual([])
  })

  it('has a page of settings that tests an address before it keeps it', async () => {
    const options = driven.context.pages().find((one) => one.url().endsWith('/options.html'))
    if (options === undefined) throw new Error('There is no page of settings')
    await options.bringToFront()
    const status = options.getByRole('status')
    for (const [address, answer] of [
      ['', 'Enter the address'],
      ['ftp://example.org', 'must begin with https:// or http://'],
      [news.url, 'no Verbatim'],
      ['http://127.0.0.1:9', 'does not answer'],
    ] as const) {
      await options.getByLabel('Address of the service').fill(address)
      await options.getByRole('button', { name: 'Test and save' }).click()
      await eventually(async () => ((await status.textContent()) ?? '').includes(answer), answer)
      expect(await stored('local')).toEqual({})
    }
    await options.getByLabel('Address of the service').fill(`${worker.url}`)
    await options.getByRole('button', { name: 'Test and save' }).click()
    await eventually(
      async () => ((await status.textContent()) ?? '').includes('It holds 3 texts'),
      'it is tested',
    )
    expect(await stored('local')).toEqual({
      address: worker.url.origin,
    })
    expect(await violationsIn((script) => options.evaluate(script))).toEqual([])
    if (SHOTS !== undefined) await options.screenshot({ path: join(SHOTS, 'options.png') })
    await options.close()
  })

  it('verifies what is selected when its button is pressed: by whom the page says it was said', async () => {
    await select('#words')
    const shown = await shows('.answer', () => driven.press(page))
    expect(shown).toContain('Misattributed')
    expect(shown).toContain(
      'quotes Edith Calloway saying these words; the claim gives them to Oskar Lindqvist',
    )
    expect(shown).toContain(
      '“We will not sell the lighthouse to any private buyer,” said Mayor Edith Calloway.',
    )
    expect(await panel.evaluate(`document.getElementById('attributed').innerText`)).toContain(
      'to Oskar Lindqvist',
    )
    const start = REPORT.text.indexOf('It belongs')
    expect(await hrefs()).toContainEqual(
      expect.stringContaining(
        `${worker.url.origin}/documents/gazette-12?start=${start}&end=${start + 40}&sha256=`,
      ),
    )
    await panel.evaluate(`document.querySelector('.sent').open = true`)
    const sent = await panel.evaluate(`document.querySelector('.sent').innerText`)
    expect(sent).toContain(`To: ${worker.url.origin}`)
    expect(sent).toContain('“It belongs to the people who paid for it”')
    await shoot('selection')
  })

  it('shows a small button beside what is selected, on a page where it was asked before', async () => {
    await select('#hostile')
    await eventually(
      () => page.evaluate<boolean>(`document.querySelector('verbatim-offer') !== null`),
      'it is offered',
    )
    const at = await inPage<{ x: number; y: number }>(`
      const offer = chrome.dom.openOrClosedShadowRoot(document.querySelector('verbatim-offer'))
      const { x, y, width, height } = offer.querySelector('button').getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2 }`)
    const shown = await shows('.answer', () => page.mouse.click(at.x, at.y))
    expect(shown).toContain('Altered')
    await isInert()
  })

  it('asks again with what its user writes', async () => {
    const shown = await shows('.answer', () =>
      verifyWritten('It belongs to the people who paid for it', 'Calloway'),
    )
    expect(shown).toMatch(/^Verbatim/)
  })

  it('shows the quotation as its source corrects it, heard as well as seen', async () => {
    await shows('.answer', () => verifyWritten('We will not sell the lighthouse to any public buyer'))
    expect(await panel.evaluate(`document.querySelector('.changes').textContent`)).toBe(
      'We will not sell the lighthouse to any not in the source: public; the source has: private; buyer',
    )
  })

  it('says of what it does not find that it is not in the texts held', async () => {
    const shown = await shows('.answer', () =>
      verifyWritten('The ferry will run on Sundays from now on', 'Bo Berg'),
    )
    expect(shown).toContain('These words are not in the 3 texts held')
    expect(shown).toContain('No text of Bo Berg is held')
  })

  it('is fit for every reader, in light and in dark', async () => {
    expect(await violationsIn((script) => panel.evaluate(script))).toEqual([])
    await panel.inDark()
    expect(await violationsIn((script) => panel.evaluate(script))).toEqual([])
    await shoot('dark')
  })

  it('verifies from the context menu, with the words that the browser tells where no script may run', async () => {
    const gesture = (menuItemId: string, selectionText?: string): Promise<void> =>
      // What the browser calls when its menu is used, and no extension does.
      driven.background.evaluate(`(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true })
        chrome.contextMenus.onClicked.dispatch(${JSON.stringify({ menuItemId, selectionText })}, tab)
      })()`)
    const closed = await driven.context.newPage()
    await closed.goto('chrome://version')
    expect(await shows('.answer', () => gesture('selection', 'nobody gave less'))).toContain('Verbatim')
    expect(await shows('.trouble', () => gesture('page'))).toContain('This page cannot be read')
    await closed.close()
    await page.bringToFront()
    // In a frame, say, while something else is selected in the page itself.
    await select('#words')
    expect(await shows('.answer', () => gesture('selection', 'nobody gave less'))).toMatch(/^Verbatim/)
    expect(await panel.evaluate(`document.getElementById('quote').value`)).toBe('nobody gave less')
    await select('#none')
    expect(await shows('.trouble', () => gesture('selection'))).toContain('Nothing is selected')
  })

  it('underlines the quotations of a page in their words, through tags, paragraphs and shadow trees, and changes nothing of it', async () => {
    const before = await page.evaluate(`document.body.innerHTML`)
    const shown = await shows('.findings', () => panel.evaluate(`document.getElementById('page').click()`))
    expect(shown).toContain('7 quotations: 3 verbatim, 2 altered, 1 misattributed, 1 not found')
    const found = Map.groupBy(EXPECTED, ([verdict]) => verdict)
    expect(new Map(await painted(page))).toEqual(
      new Map([...found].map(([verdict, all]) => [verdict, all.flatMap(([, parts]) => parts)])),
    )
    expect(await page.evaluate(`document.body.innerHTML`)).toBe(before)
    const line = `::highlight(verbatim-verbatim)`
    expect(
      await inPage(`
        const box = chrome.dom.openOrClosedShadowRoot(document.querySelector('harbour-box'))
        return [document.querySelector('h1'), box.querySelector('p')].map(
          (one) => getComputedStyle(one, '${line}').textDecorationLine)`),
    ).toEqual(['underline', 'underline'])
    const sent = await panel.evaluate<string>(`document.querySelector('.sent:last-child').textContent`)
    expect(sent).toContain('its language, en-GB, and its date, 2005-01-07')
    expect(shown).toContain('1 frame in the page, not read')
    await isInert()
    await shoot('checked')
  })

  it('marks a page that is checked twice once', async () => {
    const first = await painted(page)
    await shows('.findings', () => panel.evaluate(`document.getElementById('page').click()`))
    expect(await painted(page)).toEqual(first)
    expect(await page.evaluate(`document.querySelectorAll('verbatim-marks').length`)).toBe(1)
  })

  it('shows a card beside words that the pointer is on, whatever the style of the page', async () => {
    const at = await page.evaluate<{ x: number; y: number }>(`{
      const [range] = CSS.highlights.get('verbatim-misattributed')
      const { x, y, width, height } = range.getBoundingClientRect()
      ;({ x: x + width / 2, y: y + height / 2 })
    }`)
    await page.mouse.move(at.x, at.y)
    await eventually(async () => (await openCard()) !== null, 'a card opens')
    expect(await openCard()).toContain('Misattributed')
    expect(
      await inPage(
        `const { width, height } = card.getBoundingClientRect(); return width > 150 && height > 50`,
      ),
    ).toBe(true)
    await shoot('card')
    await page.mouse.move(5, 5)
    await eventually(async () => (await openCard()) === null, 'the card closes')
  })

  it('is reached by the keyboard behind the page, whose own order stays, and closes with Escape', async () => {
    await page.focus('#first')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(`document.activeElement?.id`)).toBe('last')
    await page.keyboard.press('Tab')
    await eventually(async () => (await openCard()) !== null, 'a card opens')
    expect(await openCard()).toContain('Verbatim')
    await page.keyboard.press('Tab')
    await eventually(async () => (await openCard())?.includes('Altered') ?? false, 'the next one')
    expect(
      await inPage(`
        const focused = root.activeElement
        return [focused.textContent, root.getElementById(focused.getAttribute('aria-describedby')).innerText]`),
    ).toEqual([
      'Altered: “Nobody in this town was asked to give more than a week of work,”',
      expect.stringContaining('“day”, not “week”'),
    ])
    await page.keyboard.press('Escape')
    expect(await openCard()).toBeNull()
    await page.keyboard.press('Enter')
    await panel.until(`document.querySelectorAll('.finding details')[1].open`)
    await panel.until(`document.querySelector('.finding .summary')`)
    expect(await violationsIn((script) => panel.evaluate(script))).toEqual([])
  })

  it('lets go of words that the page changes, and says so', async () => {
    // Some pages never stand still.
    await page.evaluate(`setInterval(() => { document.querySelector('nav a').firstChild.data += '.' }, 50)`)
    await page.evaluate(`document.getElementById('wrong').replaceChildren('“Something else,” said nobody.')`)
    await panel.until(`document.getElementById('status').innerText.includes('The page has changed')`)
    expect((await painted(page)).map(([verdict]) => verdict)).not.toContain('misattributed')
  })

  it('takes its marks off the page when it is told to', async () => {
    await panel.evaluate(
      `[...document.querySelectorAll('button')].find((one) => one.innerText === 'Clear the marks').click()`,
    )
    await eventually(async () => (await painted(page)).length === 0, 'the marks are gone')
    expect(await page.evaluate(`document.querySelector('verbatim-marks')`)).toBeNull()
    expect(await stored('session')).toEqual({})
  })

  it.each([
    ['is no Verbatim', 'text', 'That is no Verbatim service'],
    ['answers in JSON of its own', 'json', 'That is no Verbatim service'],
    ['sends those who ask elsewhere', 'redirect', 'The address leads elsewhere'],
    ['holds no text yet', 'empty', 'The library is empty'],
    ['breaks off', 'broken', 'The service gave no answer to this'],
  ])('says what happened where the service %s', async (_name, path, title) => {
    await driven.background.evaluate(`chrome.storage.local.set({ address: '${strange.url}/${path}' })`)
    expect(await shows('.trouble', () => verifyWritten('We will not sell the lighthouse'))).toContain(title)
    expect(
      await shows('.trouble', () => panel.evaluate(`document.getElementById('page').click()`)),
    ).toContain(title)
  })

  it('shows whatever a hostile service answers as text, and follows none of its links', async () => {
    await driven.background.evaluate(`chrome.storage.local.set({ address: '${strange.url}/hostile' })`)
    const shown = await shows('.answer', () => verifyWritten('It belongs to the people', 'Oskar Lindqvist'))
    expect(shown).toContain(PAYLOAD)
    await isInert()
    await shows('.findings', () => panel.evaluate(`document.getElementById('page').click()`))
    await panel.evaluate(`document.querySelectorAll('#result details').forEach((one) => { one.open = true })`)
    await panel.until(`document.querySelector('.finding .summary')`)
    for (const href of await hrefs()) expect(href).toMatch(/^http:\/\/127\.0\.0\.1:/)
    await page.focus('#last')
    await page.keyboard.press('Tab')
    await eventually(async () => (await openCard()) !== null, 'a card opens')
    expect(await openCard()).toContain(PAYLOAD)
    await isInert()
  })

  it('shows whatever a text held or a page says as text', async () => {
    await select('#hostile')
    await driven.background.evaluate(`chrome.storage.local.set({ address: '${worker.url.origin}' })`)
    const shown = await shows('.answer', () => driven.press(page))
    expect(shown).toContain('Altered')
    expect(shown).toContain(`Ann Holm ${PAYLOAD}`)
    await isInert()
  })
})

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; frame-src 'self'"
