import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { build } from 'esbuild'
import { generateApi } from 'swagger-typescript-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { ROOT } from '../../src/cli/connect.ts'
import { type RunningWorker, startWorker } from '../newsroom/worker.ts'
import { QUOTE, REPORT, SPEECH } from './texts.ts'

/** What programs of others do with the service as it is built, in the Workers runtime. */
let worker: RunningWorker
beforeAll(async () => {
  worker = await startWorker([REPORT, SPEECH])
})
afterAll(() => worker.close())

const ALTERED = QUOTE.replace('not', 'never')

describe.each([
  ['of 2025', 'legacy'],
  ['of 2026', { pin: '2026-07-28' }],
] as const)('a client of the official SDK, revision %s', (_, mode) => {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } })
  beforeAll(() => client.connect(new StreamableHTTPClientTransport(new URL('/mcp', worker.url))))
  afterAll(() => client.close())

  it('is told what the tools are for, and that they only read', async () => {
    expect(client.getInstructions()).toContain('verify_quotation')
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(['verify_quotation', 'review_text', 'get_document'])
    for (const { title, description, annotations, outputSchema } of tools) {
      expect(title).not.toBe('')
      expect(description?.length).toBeGreaterThan(200)
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false })
      expect(outputSchema).toMatchObject({ type: 'object', properties: {} })
    }
  })

  // The client refuses a structure that is not what the list of tools says of it.
  it('verifies a quotation, and gets structure and text', async () => {
    const { content, structuredContent } = await client.callTool({
      name: 'verify_quotation',
      arguments: { quote: ALTERED, speaker: 'Edith Calloway' },
    })
    expect(structuredContent).toMatchObject({
      verdict: 'altered',
      matches: [{ text: QUOTE, edits: [{ claimed: 'never', source: 'not' }] }],
    })
    expect(content).toMatchObject([{ type: 'text', text: expect.stringContaining('[-never-] {+not+}') }])
  })

  it('reviews a text', async () => {
    const { structuredContent } = await client.callTool({
      name: 'review_text',
      arguments: { html: `<p>“${ALTERED},” said Mayor <b>Edith Calloway</b>.</p>` },
    })
    expect(structuredContent).toMatchObject({
      findings: [{ verdict: 'altered', correction: { text: QUOTE } }],
    })
  })

  it('reads what stands around a match', async () => {
    const verified = await client.callTool({ name: 'verify_quotation', arguments: { quote: QUOTE } })
    const match = z.object({ document: z.object({ id: z.string() }), span: z.object({ start: z.int() }) })
    const [found] = z.object({ matches: z.array(match) }).parse(verified.structuredContent).matches
    const { structuredContent } = await client.callTool({
      name: 'get_document',
      arguments: { id: found?.document.id, start: found?.span.start, length: QUOTE.length },
    })
    expect(structuredContent).toMatchObject({ text: QUOTE, units: REPORT.text.length })
  })

  it('is told which field is wrong, as a result that an agent reads', async () => {
    const { isError, content } = await client.callTool({ name: 'verify_quotation', arguments: { quote: '' } })
    expect(isError).toBe(true)
    expect(content).toMatchObject([{ text: expect.stringContaining('quote: Must hold at least one word') }])
  })
})

describe('a program of another project', () => {
  const programs = ['typed', 'generated'] as const
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verbatim-programs-'))
    await mkdir(join(folder, 'node_modules'))
    await symlink(ROOT, join(folder, 'node_modules', 'verbatim'))
    for (const name of programs) {
      await copyFile(join(import.meta.dirname, 'programs', `${name}.ts`), join(folder, `${name}.ts`))
    }
    await writeFile(join(folder, 'api.ts'), await generateClient())
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: COMPILER }))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it(
    'compiles, with the types of what it sends and gets',
    async () => {
      const { stdout } = await promisify(execFile)(join(ROOT, 'node_modules', '.bin', 'tsc'), [
        '-p',
        folder,
      ]).catch((fault: { stdout: string }) => fault)
      expect(stdout).toBe('')
    },
    COMPILE_TIMEOUT_MS,
  )

  it.each(programs)('verifies, reads, reviews and is told what is wrong with a %s client', async (name) => {
    const outfile = join(folder, `${name}.mjs`)
    await build({ entryPoints: [join(folder, `${name}.ts`)], bundle: true, format: 'esm', outfile })
    const { run } = PROGRAM.parse(await import(pathToFileURL(outfile).href))
    const claim = { quote: ALTERED, speaker: 'Edith Calloway' }
    expect(await run(worker.url.origin, claim)).toEqual({
      verdict: 'altered',
      text: REPORT.text,
      findings: ['altered'],
      fields: ['quote'],
    })
  })

  async function generateClient(): Promise<string> {
    const spec = await (await worker.fetch('/openapi.json')).json()
    const { files } = await generateApi({ ...GENERATOR, spec: SPEC.parse(spec) })
    return files.map(({ fileContent }) => fileContent).join('')
  }
})

/** The types of the whole API are inferred. */
const COMPILE_TIMEOUT_MS = 120_000

const GENERATOR = { output: false, httpClientType: 'fetch', silent: true } as const
const SPEC = z.custom<Parameters<typeof generateApi>[0]['spec']>((spec) => typeof spec === 'object')
const PROGRAM = z.object({
  run: z.custom<(url: string, claim: object) => Promise<unknown>>((run) => typeof run === 'function'),
})

/** Of a project with a bundler. */
const COMPILER = {
  target: 'es2024',
  lib: ['es2024', 'dom', 'esnext'],
  module: 'esnext',
  moduleResolution: 'bundler',
  allowImportingTsExtensions: true,
  // As some routes show pages.
  jsx: 'react-jsx',
  jsxImportSource: 'hono/jsx',
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  types: [],
}
