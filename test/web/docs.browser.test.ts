import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { OF_COLOURS, violationsOf } from '../browser/audit.ts'
import { describeInBrowser, launchBrowser } from '../browser/chromium.ts'
import { openLighthouse } from '../http/texts.ts'

/** What the browser asks for there, the application answers. */
const ORIGIN = 'https://verbatim.example'
const app = await openLighthouse()

describeInBrowser('the documentation at /docs', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  /** The page, and what it asked for and complained of. */
  async function open(width: number, colorScheme: 'light' | 'dark') {
    const page = await browser.newPage()
    const requests: string[] = []
    const complaints: string[] = []
    page.on('request', (request) => requests.push(new URL(request.url()).pathname))
    page.on('console', (message) => complaints.push(message.text()))
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    await page.route(`${ORIGIN}/**`, async (route) => {
      const response = await app.request(route.request().url())
      const headers = Object.fromEntries(response.headers)
      await route.fulfill({ status: response.status, headers, body: await response.text() })
    })
    await page.goto(`${ORIGIN}/docs`)
    return { page, requests, complaints }
  }

  it('has nothing for axe to find, and nothing to scroll to the side, dark on a phone or light on a desktop', async () => {
    const { page, requests, complaints } = await open(360, 'dark')
    await openAll(page)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 800 })
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(1440)
    expect(await violations(page, OF_COLOURS)).toEqual([])
    expect(requests.filter((path) => path !== '/icon.svg')).toEqual(['/docs'])
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
    await page.close()
  })

  it('is read with the keyboard: past the contents, to an operation, and its examples', async () => {
    const { page } = await open(1440, 'light')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('To the content')
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#content')
    const example = page.locator('#verify details').nth(1)
    await example.locator('summary').focus()
    await page.keyboard.press('Enter')
    expect(await example.locator('pre').first().isVisible()).toBe(true)
    await page.close()
  })

  it('leads from each link within the page to what it names', async () => {
    const { page } = await open(1440, 'light')
    const hrefs = await page.locator('a[href^="#"]').evaluateAll((links) => links.map(({ hash }) => hash))
    expect(hrefs.length).toBeGreaterThan(100)
    for (const href of new Set(hrefs)) expect(await page.locator(href).count(), href).toBe(1)
    await page.close()
  })
})

async function openAll(page: Page): Promise<void> {
  const open: string = 'for (const one of document.querySelectorAll("details")) one.open = true'
  await page.evaluate(open)
}

/** Operations and schemas are all made alike, and axe takes seconds for each dozen. */
const REPEATED = '#Documents, #Newsroom, #Administration, #schemas > section:nth-of-type(n + 5)'

async function violations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(
    `for (const one of document.querySelectorAll(${JSON.stringify(REPEATED)})) one.remove()`,
  )
  return violationsOf(page, rules)
}
