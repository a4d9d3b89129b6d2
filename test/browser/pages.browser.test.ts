import { once } from 'node:events'
import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod'
import { hostileQuote, hostileText, PAYLOADS } from '../http/markup.ts'
import { QUOTE, REPORT, SPEECH } from '../http/texts.ts'
import { type RunningWorker, startWorker } from '../newsroom/worker.ts'
import { OF_COLOURS, violationsOf } from './audit.ts'
import { describeInBrowser, launchBrowser } from './chromium.ts'

const ALTERED = QUOTE.replace('not', 'never')
const ARTICLE = `“${ALTERED},” said Mayor Edith Calloway.\n\n“Nobody in this town was asked to give more than a day of work,” she said.`
const PHONE = { width: 360, height: 740 }
const DESKTOP = { width: 1440, height: 900 }
/** How each page is looked at for faults; in another scheme only the colours are others. */
const LOOKS = [
  { scheme: 'dark', size: PHONE, rules: undefined },
  { scheme: 'light', size: DESKTOP, rules: OF_COLOURS },
] as const
/** Bytes, compressed. */
const FIRST_RESPONSE_MAX = 15 * 1024
const WHOLE_PAGE_MAX = 50 * 1024

/** The sum of https://web.dev/cls of a page so far. */
const LAYOUT_SHIFT = `new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().reduce((sum, { value }) => sum + value, 0)))
    .observe({ type: 'layout-shift', buffered: true })
  setTimeout(() => resolve(0), 100)
})`

/** Pages in each of their states. */
const STATES: readonly (readonly [what: string, path: string])[] = [
  ['the question', '/'],
  ['a verbatim quotation', `/?${new URLSearchParams({ quote: QUOTE, speaker: 'Edith Calloway' })}`],
  ['an altered quotation', `/?${new URLSearchParams({ quote: ALTERED })}`],
  ['marks opened up', `/?${new URLSearchParams({ quote: 'We will not sell [it] to any … buyer' })}`],
  ['a quotation not found', `/?${new URLSearchParams({ quote: 'The sea is a harsh landlord to us' })}`],
  ['a question not understood', '/?quote=&date=never'],
  ['a text', '/documents/gazette-12?start=82&end=134'],
  ['the texts', '/documents'],
  ['a card', `/card?${new URLSearchParams({ quote: ALTERED })}`],
  ['a problem', '/documents/none'],
]

describeInBrowser('the pages', () => {
  let worker: RunningWorker
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
    worker = await startWorker([
      REPORT,
      SPEECH,
      ...PAYLOADS.slice(0, 1).map(([, payload]) => hostileText(payload)),
    ])
  })
  afterAll(async () => {
    await browser.close()
    await worker.close()
  })

  const open = async (options: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext(options)
    return context.newPage()
  }
  const at = (path: string): string => new URL(path, worker.url).href

  it.each([
    ['a script on a desktop', { viewport: DESKTOP }],
    ['a script on a phone', { viewport: PHONE }],
    ['no script on a desktop', { viewport: DESKTOP, javaScriptEnabled: false }],
    ['no script on a phone', { viewport: PHONE, javaScriptEnabled: false }],
  ])('take a reader from a quotation to its verdict and its source, with %s', async (_, options) => {
    const page = await open(options)
    await page.goto(at('/'))
    await page.getByLabel('The quotation, or a whole article').fill(ALTERED)
    await page.getByLabel('Said by').fill('Calloway')
    await page.getByRole('button', { name: 'Check this quotation' }).click()
    await page.waitForURL(/quote=/)
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toBe('Altered')
    expect(await page.locator('.markup del').allTextContents()).toEqual(['never'])
    expect(await page.locator('.markup ins').allTextContents()).toEqual(['not'])
    await page.getByRole('link', { name: 'Read it in the whole text' }).click()
    await page.waitForURL(/documents/)
    const box = await page.locator('#passage').boundingBox()
    expect(box?.y).toBeGreaterThanOrEqual(0)
    expect(box?.y).toBeLessThan(options.viewport.height)

    await page.goto(at('/'))
    await page.getByLabel('The quotation, or a whole article').fill(ARTICLE)
    await page.getByRole('button', { name: 'Check every quotation in it' }).click()
    await page.locator('article').first().waitFor()
    expect(await page.locator('article h2').allTextContents()).toEqual(['1. altered', '2. verbatim'])
  })

  it('are asked and read by keyboard alone', async () => {
    const page = await open({ viewport: DESKTOP })
    await page.goto(at('/'))
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('To the content')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.insertText(ALTERED)
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/#answer$/)
    expect(await page.evaluate('document.activeElement.id')).toBe('answer')
    await page.getByText('Cite the source').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Copy: APA' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor()
  })

  it('have no fault that axe knows and nothing beside the screen, dark on a phone or light on a desktop', async () => {
    const page = await open({})
    const audit = async (what: string): Promise<string[]> => {
      const faults: string[] = []
      for (const { scheme, size, rules } of LOOKS) {
        await page.setViewportSize(size)
        await page.emulateMedia({ colorScheme: scheme })
        faults.push(...(await violationsOf(page, rules)))
        const beside = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
        if (beside > 0) faults.push(`${beside} pixels beside the screen`)
      }
      return faults.map((fault) => `${what}: ${fault}`)
    }
    const faults: string[] = []
    for (const [what, path] of STATES) {
      await page.goto(at(path))
      await page.evaluate('for (const details of document.querySelectorAll("details")) details.open = true')
      faults.push(...(await audit(what)))
    }
    await page.goto(at('/'))
    await page.locator('#quote').fill(ARTICLE)
    await page.getByRole('button', { name: 'Check every quotation in it' }).click()
    await page.locator('article').first().waitFor()
    faults.push(...(await audit('a review')))
    await page.goto(at(`/?${new URLSearchParams({ quote: ALTERED })}`))
    await page.getByText('Keep it as evidence').click()
    await page.getByRole('button', { name: 'Sign a receipt' }).click()
    await page.waitForURL(/\/v1\/receipts\//)
    await page.getByLabel('The quotation').fill(ALTERED)
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByText('These are the words that were asked').waitFor()
    await page.getByText('All that was signed').click()
    faults.push(...(await audit('a receipt')))
    expect(faults).toEqual([])
  })

  it('are small, come from nowhere else, and do not move while they load', async () => {
    const page = await open({ viewport: PHONE })
    for (const [what, path] of STATES.filter((_, index) => index % 2 === 0)) {
      const sizes: number[] = []
      const foreign: string[] = []
      const refused: string[] = []
      page.removeAllListeners()
      page.on('console', (message) => {
        if (/Content Security Policy|Trusted/.test(message.text())) refused.push(message.text())
      })
      page.on('request', (request) => {
        if (new URL(request.url()).origin !== worker.url.origin) foreign.push(request.url())
      })
      page.on('response', async (response) =>
        sizes.push(gzipSync(await response.body().catch(() => '')).length),
      )
      await page.goto(at(path), { waitUntil: 'networkidle' })
      const shift = await page.evaluate(LAYOUT_SHIFT)
      const [first = 0] = sizes
      expect({ what, foreign, refused, shift }).toEqual({ what, foreign: [], refused: [], shift: 0 })
      expect(first, what).toBeLessThan(FIRST_RESPONSE_MAX)
      expect(
        sizes.reduce((sum, size) => sum + size, 0),
        what,
      ).toBeLessThan(WHOLE_PAGE_MAX)
    }
  })

  it('run nothing of what they show', async () => {
    const page = await open({ viewport: DESKTOP })
    await page.goto(at('/documents/hostile'))
    expect(await page.evaluate('"hacked" in window')).toBe(false)
    const payloads = PAYLOADS.map(([, payload]) => payload)
    // One may end what another would have to begin.
    for (const all of [payloads, payloads.toReversed()]) {
      const asked = new URLSearchParams({
        quote: hostileQuote(all.join(' ')),
        speaker: all.join(' ').slice(0, 200),
      })
      for (const path of [`/?${asked}`, `/card?${asked}`]) {
        await page.goto(at(path))
        expect(await page.evaluate('"hacked" in window'), path).toBe(false)
        expect(await page.locator('body').textContent()).toContain('onerror=')
      }
    }
  })

  it('show an answer in a frame on another page', async () => {
    const page = await open({ viewport: DESKTOP })
    const response = await fetch(
      at(`/oembed?url=${encodeURIComponent(at(`/?${new URLSearchParams({ quote: ALTERED })}`))}`),
    )
    const { html }: { html: string } = await response.json()
    const gazette = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html').end(html)
    }).listen(0, '127.0.0.1')
    await once(gazette, 'listening')
    const { port } = z.object({ port: z.number() }).parse(gazette.address())
    await page.goto(`http://127.0.0.1:${port}/`)
    expect(await page.frameLocator('iframe').getByRole('heading').textContent()).toBe('Altered')
    gazette.close()
  })
})
