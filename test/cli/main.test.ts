import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts')
const GOOD = '---\ntitle: A\nlanguage: en\n---\nSome words of a text.\n'

type Run = { readonly code: number; readonly stdout: string; readonly stderr: string }

function verbatim(...words: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...words], (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    )
  })
}

describe('verbatim, called wrongly, ends with 2 and says what is wrong', () => {
  it.each([
    { words: ['verify'], says: "missing required argument 'quote'" },
    { words: ['verify', 'a', '--limit', '0'], says: 'It must be a whole number from 1 to 20.' },
    { words: ['verify', 'a', '--url', 'ftp://example.org'], says: 'It must be an address' },
    { words: ['ingest', '--quick'], says: "unknown option '--quick'" },
    { words: ['ingest', '--data', 'no-such-folder'], says: 'There is no folder' },
    { words: ['review'], says: "unknown command 'review'" },
  ])('$words', async ({ words, says }) => {
    const { code, stdout, stderr } = await verbatim(...words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(says)
  })
})

describe('verbatim ingest --dry-run', () => {
  let data: string
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'verbatim-test-'))
    mkdirSync(join(data, 'texts'))
  })
  afterEach(() => rmSync(data, { recursive: true }))

  const ingest = () => verbatim('ingest', '--dry-run', '--no-starter', '--data', data)

  it('says what would be published', async () => {
    writeFileSync(join(data, 'texts', 'a.txt'), GOOD)
    const { code, stdout, stderr } = await ingest()
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('1 document, 5 words'),
    })
    expect(stderr).toContain('indexing 1/1 documents')
  })

  it('ends with 1 and names file, line and field of bad front matter', async () => {
    writeFileSync(join(data, 'texts', 'a.txt'), GOOD)
    writeFileSync(join(data, 'texts', 'b.txt'), GOOD.replace('language: en', 'date: 31 February'))
    const { code, stderr } = await ingest()
    expect(code).toBe(1)
    expect(stderr).toContain(`${join(data, 'texts', 'b.txt')}:3: date: `)
    expect(stderr).toContain('Nothing was ingested.')
  })
})

describe('verbatim verify --url', () => {
  it('ends with 3 if nothing answers there', async () => {
    const { code, stderr } = await verbatim('verify', 'words', '--url', 'http://localhost:1')
    expect({ code, stderr }).toEqual({ code: 3, stderr: 'Nothing answers at http://localhost:1\n' })
  })

  it.each([
    {
      title: 'ends with 2 and repeats what a service says against the claim',
      status: 400,
      body: {
        title: 'No',
        detail: 'date: Must be a date',
        errors: [{ field: 'date', message: 'Must be a date' }],
      },
      code: 2,
      says: 'date: Must be a date\n',
    },
    {
      title: 'ends with 3 if the service cannot answer',
      status: 503,
      body: { title: 'The library is empty' },
      code: 3,
      says: 'The library is empty\n',
    },
    {
      title: 'ends with 3 if a proxy fails',
      status: 502,
      body: null,
      code: 3,
      says: 'The service answers with status 502\n',
    },
    {
      title: 'ends with 3 if it is some other service',
      status: 200,
      body: { hello: 'world' },
      code: 3,
      says: 'is not Verbatim',
    },
  ])('$title', async ({ status, body, code, says }) => {
    const server = createServer((_, response) => response.writeHead(status).end(JSON.stringify(body)))
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const run = await verbatim('verify', 'words', '--url', `http://localhost:${port}`)
    server.close()
    expect(run.code).toBe(code)
    expect(run.stderr).toContain(says)
  })
})
