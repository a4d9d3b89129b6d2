/** Chromium, as Debian and others install it. */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Browser as PlaywrightBrowser,
} from 'playwright-core'
import { describe } from 'vitest'

const CANDIDATES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const executablePath = CANDIDATES.find((path) => path !== undefined && existsSync(path))
const isRequired = process.env['CI'] !== undefined

/** Tests that need Chromium. Without one they are skipped, which is said, but not where nobody would read it. */
export function describeInBrowser(name: string, tests: () => void): void {
  const isMissing = executablePath === undefined && !isRequired
  if (isMissing) console.warn(`Skipped, as there is no Chromium (its path may stand in $CHROMIUM): ${name}`)
  describe.skipIf(isMissing)(name, tests)
}

/** A headless browser, whose contexts know nothing of one another. Throws where Chromium is missing. */
export function launchBrowser(): Promise<PlaywrightBrowser> {
  return chromium.launch({ executablePath: pathOfChromium(), headless: true, args: ARGUMENTS })
}

export type Browser = { readonly context: BrowserContext; readonly close: () => Promise<void> }

/** Nothing but pages of this machine is ever asked for; the sandbox needs rights that containers do not give. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type BrowserOptions = Pick<
  BrowserContextOptions,
  'viewport' | 'javaScriptEnabled' | 'colorScheme' | 'reducedMotion'
> & {
  /** Folder of an unpacked extension. */
  readonly extension?: string
}

/** A headless browser with a profile of its own. Throws where Chromium is missing. */
export async function openBrowser({ extension, ...options }: BrowserOptions = {}): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'verbatim-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    executablePath: pathOfChromium(),
    headless: true,
    ...(extension === undefined
      ? { args: ARGUMENTS }
      : {
          args: [...ARGUMENTS, `--disable-extensions-except=${extension}`, `--load-extension=${extension}`],
          ignoreDefaultArgs: ['--disable-extensions'],
        }),
  })
  return {
    context,
    async close() {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

function pathOfChromium(): string {
  if (executablePath === undefined) throw new Error('Cannot find Chromium: CHROMIUM may name its path')
  return executablePath
}
