/** Builds the extension for both browsers into `dist/extension`, and zips of them for their stores. */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { type Zippable, zipSync } from 'fflate'
import { BROWSERS, type Browser, ICON_SIZES, manifestFor } from './manifest.ts'

const SOURCE = join(import.meta.dirname, '..')
const ROOT = join(SOURCE, '../..')

/** Pages of the extension and its background are modules. What is put into a page is one script. */
const MODULES = { background: 'background.ts', panel: 'panel/main.ts', options: 'options/main.ts' }
const SCRIPTS = { page: 'page/main.ts' }
const FILES = {
  'panel.html': 'panel/panel.html',
  'options.html': 'options/options.html',
  'style.css': 'style.css',
  'marks.css': 'page/marks.css',
}

/** Zips hold no time but this, so that the same source makes the same bytes. */
const ZIP_TIME = new Date(1980, 0, 1)

if (import.meta.main) {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const dist = join(ROOT, 'dist')
  for (const browser of BROWSERS) {
    const folder = join(dist, 'extension', browser)
    await buildExtension(browser, version, folder)
    const zip = await zipFolder(folder)
    const name = `verbatim-${browser}-${version}.zip`
    await writeFile(join(dist, name), zip)
    process.stdout.write(`${name}: ${(zip.length / 1000).toFixed(0)} KB\n`)
  }
}

/** Writes the unpacked extension into a folder, which is emptied before. */
export async function buildExtension(browser: Browser, version: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, 'icons'), { recursive: true })
  const shared = {
    bundle: true,
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    target: browser === 'chrome' ? 'chrome123' : 'firefox149',
    outdir: folder,
    logLevel: 'warning',
  } as const
  const named = (entries: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(SOURCE, file)]))
  await Promise.all([
    build({
      ...shared,
      entryPoints: named(MODULES),
      format: 'esm',
      splitting: true,
      chunkNames: 'part-[hash]',
    }),
    build({ ...shared, entryPoints: named(SCRIPTS), format: 'iife' }),
    ...Object.entries(FILES).map(([name, file]) => cp(join(SOURCE, file), join(folder, name))),
    ...ICON_SIZES.map((size) =>
      cp(join(SOURCE, 'icons', `icon-${size}.png`), join(folder, 'icons', `icon-${size}.png`)),
    ),
    writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifestFor(browser, version), null, 2)}\n`),
  ])
}

/** All files of a folder, in the order of their names. */
export async function zipFolder(folder: string): Promise<Uint8Array> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
  const files: Zippable = {}
  for (const path of paths) files[path] = [await readFile(join(folder, path)), { mtime: ZIP_TIME, level: 9 }]
  return zipSync(files)
}
