/** The library of the command line is that of the Worker, and what a developer has beside it is let alone. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { connectLocal, ROOT } from '../../src/cli/connect.ts'
import { kvStore } from '../../src/store/kv.ts'
import { asking } from '../http/texts.ts'
import { verbatim } from './process.ts'

const WORDS = 'The bell rings twice for every boat that has not come home by dark'
const ID = '0f2ac74b498b48028cb68387c421e279'

// Processes and Workers take a while to start on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbatim-test-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the local library', () => {
  it('is what `wrangler dev` serves, and is asked without a word of .dev.vars', async () => {
    const root = copyOfRepository()
    writeFileSync(join(root, '.dev.vars'), 'ADMIN_KEYS="of-a-developer"\nPLAN="paid"\n')
    mkdirSync(join(root, 'data', 'texts'), { recursive: true })
    writeFileSync(join(root, 'data', 'texts', 'bell.txt'), `---\ntitle: Bell\nlanguage: en\n---\n${WORDS}.\n`)
    const draft = join(root, 'draft.txt')
    writeFileSync(draft, `“${WORDS},” said Ann Holm.\n`)

    const program = join(root, 'src', 'cli', 'verbatim.js')
    // What would be kept of it would never be used again.
    const env = { NODE_DISABLE_COMPILE_CACHE: '1' }
    const ingested = await verbatim(['ingest', '--no-starter', '--quiet'], { program, env })
    expect(ingested).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Published 1 document.*\n$/) })
    const reviewed = await verbatim(['review', draft, '--json'], { program, env })
    expect(JSON.parse(reviewed.stdout)).toMatchObject({ findings: [{ quotation: { text: `${WORDS},` } }] })

    const { unstable_startWorker } = await import('wrangler')
    const worker = await unstable_startWorker({
      config: join(root, 'wrangler.toml'),
      dev: {
        persist: join(root, '.wrangler', 'state'),
        server: { port: 0 },
        inspector: false,
        watch: false,
        logLevel: 'none',
      },
    })
    try {
      const answered = await worker.fetch(`http://localhost${asking({ quote: WORDS })}`)
      expect(await answered.json()).toMatchObject({ verdict: 'verbatim' })
    } finally {
      await worker.dispose()
    }
  })
})

describe('connectLocal() opens the namespace that Wrangler names', () => {
  it.each([
    ['by its id', `id = "${ID}"`],
    ['by its id for previews', `id = "${ID}"\npreview_id = "preview"`],
  ])('%s', async (name, ids) => {
    const config = join(folder, name, 'wrangler.toml')
    const state = join(folder, name, 'state')
    mkdirSync(join(folder, name))
    const toml = readFileSync(join(ROOT, 'wrangler.toml'), 'utf8')
    writeFileSync(config, toml.replace('binding = "LIBRARY"', `binding = "LIBRARY"\n${ids}`))
    const { store, close } = await connectLocal(state, config)
    await store.write([['name', name]])
    await close()

    const { getPlatformProxy } = await import('wrangler')
    const { env, dispose } = await getPlatformProxy<{ LIBRARY: KVNamespace }>({
      configPath: config,
      persist: { path: join(state, 'v3') },
    })
    expect((await kvStore(env.LIBRARY).read(['name'], 'fresh')).get('name')).toBe(name)
    await dispose()
  })
})

/** Where the command line finds what belongs to the repository, without what the developer has there. */
function copyOfRepository(): string {
  const root = join(folder, 'repository')
  for (const name of ['src', 'package.json', 'tsconfig.json', 'wrangler.toml']) {
    cpSync(join(ROOT, name), join(root, name), { recursive: true })
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  return root
}
