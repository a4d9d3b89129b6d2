import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildExtension, zipFolder } from '../../src/extension/build/main.ts'
import { BROWSERS, manifestFor } from '../../src/extension/build/manifest.ts'

/** A store's reader must be able to look through it, and a browser to load it at once. */
const ZIP_BYTES_MAX = 200_000

describe.each(BROWSERS)('the extension for %s', (browser) => {
  let folder: string
  let zip: Uint8Array
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-extension-'))
    await buildExtension(browser, '1.2.3', folder)
    zip = await zipFolder(folder)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('asks for no site, and for nothing that it does not need', () => {
    const manifest = manifestFor(browser, '1.2.3')
    expect(manifest).toMatchObject({
      manifest_version: 3,
      version: '1.2.3',
      permissions: [
        'activeTab',
        'contextMenus',
        'scripting',
        ...(browser === 'chrome' ? ['sidePanel'] : []),
        'storage',
      ],
    })
    for (const key of [
      'host_permissions',
      'optional_host_permissions',
      'content_scripts',
      'web_accessible_resources',
    ]) {
      expect(manifest).not.toHaveProperty(key)
    }
    expect(JSON.stringify(manifest)).not.toMatch(/unsafe-|all_urls/)
  })

  it('has every file that it names', async () => {
    const files = Object.keys(unzipSync(zip))
    const pages = await Promise.all(
      ['panel', 'options'].map((page) => readFile(join(folder, `${page}.html`), 'utf8')),
    )
    const named = [JSON.stringify(manifestFor(browser, '1.2.3')), ...pages].flatMap((text) =>
      Array.from(text.matchAll(/"([\w/-]+\.(?:js|css|html|png))"/g), ([, name]) => name),
    )
    expect(named.length).toBeGreaterThan(8)
    for (const name of [...named, 'page.js', 'marks.css']) expect(files).toContain(name)
    expect(zip.length).toBeLessThan(ZIP_BYTES_MAX)
  })

  it('makes no element of text, and evaluates none', async () => {
    const scripts = Object.entries(unzipSync(zip)).filter(([name]) => name.endsWith('.js'))
    const read = new TextDecoder()
    for (const [, bytes] of scripts) {
      expect(read.decode(bytes)).not.toMatch(
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(/,
      )
    }
  })

  it('is made of the same bytes from the same source', async () => {
    await buildExtension(browser, '1.2.3', folder)
    expect(await zipFolder(folder)).toEqual(zip)
  })
})
