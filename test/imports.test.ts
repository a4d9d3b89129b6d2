import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const SOURCE = join(import.meta.dirname, '..', 'src')
const IMPORT = /^(?:(?:import|export)\b[^'"=;()]*\bfrom |import )['"]([^'"]+)['"]/gm

/** What each folder may import besides itself. The order admits no cycle. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  webhook: ['core'],
  store: ['core'],
  transparency: ['core', 'store'],
  service: ['core', 'store', 'webhook', 'transparency'],
  web: ['core', 'service'],
  http: ['core', 'store', 'service', 'webhook', 'transparency', 'web'],
  queue: ['core', 'store', 'service'],
  cli: ['core', 'store', 'service', 'webhook', 'transparency'],
  extension: ['core', 'service'],
  'index.ts': ['core', 'store', 'service', 'transparency', 'http', 'queue'],
}

const WORKER_PACKAGES =
  / imports (?:cloudflare:workers|@modelcontextprotocol\/server|hono|@hono\/zod-openapi|htmlparser2|jose|lru-cache|zod)(?:\/|$)/

const imports = globSync('**/*.{ts,tsx}', { cwd: SOURCE }).flatMap((file) =>
  Array.from(readFileSync(join(SOURCE, file), 'utf8').matchAll(IMPORT), ({ 1: target = '' }) => ({
    from: folderOf(file),
    to: target.startsWith('.') ? folderOf(join(dirname(file), target)) : null,
    text: `${file} imports ${target}`,
  })),
)

describe('the folders of src', () => {
  it('import in one direction: core, store, webhook or transparency, service, then web, http, queue, cli or extension, then index.ts', () => {
    const wrong = imports.filter(
      ({ from, to }) => to !== null && to !== from && !MAY_IMPORT[from]?.includes(to),
    )
    expect(wrong.map(({ text }) => text)).toEqual([])
  })

  it('load into the Worker only what the Worker needs: no reader of files', () => {
    const packages = imports.filter(({ from, to }) => from !== 'cli' && from !== 'extension' && to === null)
    expect(packages.filter(({ text }) => !WORKER_PACKAGES.test(text)).map(({ text }) => text)).toEqual([])
  })

  it('read deliveries with nothing but a schema', () => {
    const packages = imports.filter(({ from, to }) => from === 'webhook' && to === null)
    expect(packages.filter(({ text }) => !text.endsWith(' imports zod')).map(({ text }) => text)).toEqual([])
  })

  it('reach other hosts by one module, which holds where they may be', () => {
    const reaching = globSync('**/*.{ts,tsx,js}', { cwd: SOURCE })
      .filter((file) => !/^(?:cli|extension)\b/.test(file))
      .filter((file) =>
        /(?<![.\w])fetch\(|WebSocket|EventSource|sendBeacon/.test(readFileSync(join(SOURCE, file), 'utf8')),
      )
    // `index.ts` only hands it the runtime's own.
    expect(reaching.map((file) => file.split(sep).join('/')).sort()).toEqual([
      'index.ts',
      'service/newsroom/post.ts',
    ])
    const posting = readFileSync(join(SOURCE, 'service/newsroom/post.ts'), 'utf8')
    expect(posting.indexOf('addressFault(address')).toBeGreaterThan(0)
    expect(posting.indexOf('addressFault(address')).toBeLessThan(posting.indexOf('await fetch('))
  })

  it('keep core free of packages and of Node', () => {
    const foreign = imports.filter(({ from, to }) => from === 'core' && to === null)
    expect(foreign.map(({ text }) => text)).toEqual([])
  })
})

/** The first part of a path below `src`. */
function folderOf(file: string): string {
  return relative(SOURCE, join(SOURCE, file)).split(sep, 1).join()
}
