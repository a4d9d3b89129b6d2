import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { CommanderError } from 'commander'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { inProcess } from './in-process.ts'
import type { Run } from './process.ts'

const BELL = 'The bell rings twice for every boat that has not come home by dark'
const GOOD = '---\ntitle: A\nlanguage: en\n---\nSome words of a text.\n'

vi.setConfig({ testTimeout: 60_000 })

/** What Commander refuses ends with 2, and Commander says why. */
async function verbatim(...words: readonly string[]): Promise<Run> {
  const told: string[] = []
  try {
    return await inProcess(words, {}, told)
  } catch (error) {
    if (error instanceof CommanderError) return { code: 2, stdout: '', stderr: told.join('') }
    throw error
  }
}

describe('verbatim, called wrongly, ends with 2 and says what is wrong', () => {
  it.each([
    { words: ['verify'], says: "missing required argument 'quote'" },
    { words: ['verify', 'a', '--limit', '0'], says: 'It must be a whole number from 1 to 20.' },
    { words: ['verify', 'a', '--url', 'ftp://example.org'], says: 'It must be an address' },
    { words: ['verify', 'a', '--claims', 'b'], says: 'Give one quote or --claims <file>, not both' },
    { words: ['verify', '--claims', 'no-such-file'], says: 'Cannot read no-such-file' },
    { words: ['verify', '--claims', '.'], says: 'Cannot read .' },
    { words: ['verify', '--claims', 'b', '--speaker', 'c'], says: "cannot be used with option '--speaker" },
    {
      words: ['verify', 'a', '--url', 'http://localhost', '--state', 'b'],
      says: "cannot be used with option '--state",
    },
    { words: ['ingest', '--remote', '--state', 'b'], says: "cannot be used with option '--state" },
    { words: ['compact', '--remote', '--state', 'b'], says: "cannot be used with option '--state" },
    { words: ['remove'], says: "missing required argument 'id'" },
    { words: ['ingest', '--quick'], says: "unknown option '--quick'" },
    { words: ['ingest', '--data', 'no-such-folder'], says: 'There is no folder' },
    { words: ['quotations', 'no-such-file'], says: 'Cannot read no-such-file' },
    { words: ['quotations', import.meta.filename, '--date', '6/11/1999'], says: 'Must not be ambiguous' },
    { words: ['publish'], says: "unknown command 'publish'" },
    { words: ['key', 'root'], says: 'Allowed choices are verify, publish, admin, seal, sign.' },
  ])('$words', async ({ words, says }) => {
    const { code, stdout, stderr } = await verbatim(...words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(says)
  })
})

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'verbatim-test-'))
  mkdirSync(join(data, 'texts'))
})
afterEach(() => rmSync(data, { recursive: true }))

/** The state of a library of two texts, for whoever only reads it. */
let state: string
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-test-'))
  mkdirSync(join(folder, 'texts'))
  writeFileSync(
    join(folder, 'texts', 'lighthouse.txt'),
    '“We will not sell the lighthouse,” said Ann Holm.\n',
  )
  writeFileSync(join(folder, 'texts', 'bell.txt'), GOOD.replace('Some words of a text', BELL))
  state = join(folder, 'state')
  await verbatim('ingest', '--quiet', '--no-starter', '--data', folder, '--state', state)
  return () => rmSync(folder, { recursive: true })
})

/** A file of claims, a line each. */
function claimsFile(...lines: readonly (string | Uint8Array)[]): string {
  const file = join(data, 'claims.jsonl')
  writeFileSync(file, Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')])))
  return file
}

describe('verbatim ingest --dry-run', () => {
  const ingest = () => verbatim('ingest', '--dry-run', '--no-starter', '--data', data)

  it('says what would be published', async () => {
    writeFileSync(join(data, 'texts', 'a.txt'), GOOD)
    const { code, stdout, stderr } = await ingest()
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('1 document, 5 words'),
    })
    expect(stderr).toContain('writing 1 of 1 keys')
  })

  it('ends with 1, names file, line and field of bad front matter, and publishes the rest', async () => {
    writeFileSync(join(data, 'texts', 'a.txt'), GOOD)
    writeFileSync(join(data, 'texts', 'b.txt'), GOOD.replace('language: en', 'date: 31 February'))
    writeFileSync(join(data, 'texts', 'c.rtf'), 'Words.')
    const { code, stdout, stderr } = await ingest()
    expect(code).toBe(1)
    expect(stdout).toContain('1 document, 5 words')
    expect(stderr).toContain(`${join(data, 'texts', 'b.txt')}:3: date: `)
    expect(stderr).toContain(`${join(data, 'texts')}: not read: 1 file of unknown kind (.rtf)\n`)
  })

  it('publishes nothing if nothing can be read', async () => {
    writeFileSync(join(data, 'texts', 'a.txt'), '')
    const { code, stdout, stderr } = await ingest()
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(`${join(data, 'texts', 'a.txt')}:1: holds no words\nNothing was ingested.\n`)
  })
})

describe('verbatim key', () => {
  it.each([
    { words: ['key'], scope: 'publish', variable: 'PUBLISH_KEYS' },
    { words: ['key', 'verify'], scope: 'verify', variable: 'VERIFY_KEYS' },
    { words: ['key', 'admin'], scope: 'admin', variable: 'ADMIN_KEYS' },
  ])(
    'prints a new key to $scope with its digest, and where that belongs',
    async ({ words, scope, variable }) => {
      const one = await verbatim(...words)
      const other = await verbatim(...words)
      const [, key = '', prefix, digest] =
        /^Key {5}((verbatim_[a-z]+_)[\w-]{43})\nDigest {2}([0-9a-f]{64})\n/.exec(one.stdout) ?? []
      expect(prefix).toBe(`verbatim_${scope}_`)
      expect(createHash('sha256').update(key).digest('hex')).toBe(digest)
      expect(one.stdout).toContain(`${variable}="${digest}"`)
      expect(one.stdout).toContain(`npx wrangler secret put ${variable}`)
      expect(other.stdout).not.toContain(key)
      expect(one).toMatchObject({ code: 0, stderr: '' })
    },
  )

  it('prints a new key to seal with, which itself is what the service is given, and says to keep it', async () => {
    const { code, stdout } = await verbatim('key', 'seal')
    const [, key = ''] = /^Key {5}(verbatim_seal_[\w-]{43})\n/.exec(stdout) ?? []
    expect(key).not.toBe('')
    expect(stdout).toContain(`SEAL_KEY="${key}"`)
    expect(stdout).toContain('npx wrangler secret put SEAL_KEY')
    expect(stdout).toContain(
      'Keep it: with another one they cannot be opened, and all sites must be added anew.',
    )
    expect(code).toBe(0)
  })
})

describe('verbatim remove and verbatim compact', () => {
  it('take texts out, and leave one segment of the rest', async () => {
    for (const name of ['a', 'b', 'c']) writeFileSync(join(data, 'texts', `${name}.txt`), GOOD)
    const state = join(data, 'state')
    await verbatim('ingest', '--quiet', '--no-starter', '--data', data, '--state', state)
    const unknown = await verbatim('remove', 'a', 'z', '--state', state)
    expect(unknown).toMatchObject({ code: 2, stdout: '', stderr: 'The library has no document z\n' })
    const removed = await verbatim('remove', 'a', 'b', 'a', '--state', state)
    expect(removed).toMatchObject({ code: 0, stdout: expect.stringContaining('1 document, 5 words') })
    const joined = await verbatim('compact', '--state', state)
    expect(joined).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Published 1 document, 5 words'),
    })
    expect(joined.stderr).toContain('writing 1 of 1 keys')
  }, 180_000)
})

describe('verbatim quotations', () => {
  it('tells who says what in a page, as text and as JSON', async () => {
    const file = join(data, 'page.html')
    writeFileSync(file, '<p>&ldquo;It is <b>open</b>,&rdquo; said Ann Holm.</p>')
    const { code, stdout } = await verbatim('quotations', file)
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `1 quotation, 0 marks skipped\n\nQuoted    “It is open,”\nSpeaker   Ann Holm\nWhere     ${file}:1:11, characters 10 to 28\n`,
    })
    const { quotations } = JSON.parse((await verbatim('quotations', file, '--json')).stdout)
    expect(quotations).toMatchObject([{ text: 'It is open,', attribution: { speaker: 'Ann Holm' } }])
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
    const run = await asService(
      (_, response) => response.writeHead(status).end(JSON.stringify(body)),
      (url) => verbatim('verify', 'words', '--url', url),
    )
    expect(run.code).toBe(code)
    expect(run.stderr).toContain(says)
  })
})

/** Runs `ask` against a service that answers as told. */
async function asService<Result>(
  answer: RequestListener,
  ask: (url: string) => Promise<Result>,
): Promise<Result> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  try {
    return await ask(`http://localhost:${port}`)
  } finally {
    server.close()
  }
}

describe('verbatim verify --claims', () => {
  it.each([
    ['has no claims', [''], 'There are no claims in'],
    ['is not UTF-8', [Uint8Array.of(0x7b, 0xe9)], 'is not UTF-8'],
  ])('ends with 2 if the file %s', async (_, lines, says) => {
    const { code, stdout, stderr } = await verbatim('verify', '--claims', claimsFile(...lines))
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(says)
  })

  it('answers from a library of its own, a line for each claim, and counts them', async () => {
    const file = claimsFile(
      JSON.stringify({ quote: BELL }),
      'The bell',
      '{"quote":"The bell\\u001b[2J rings"}',
      JSON.stringify({ quote: BELL.replace('twice', 'once') }),
      '{"quote":"Nothing of this","document":"b"}',
      '{"quote":"Nothing of this stands in any text that the library holds, long as it is"}',
    )
    const { code, stdout, stderr } = await verbatim('verify', '--claims', file, '--state', state)
    expect(stdout.split('\n')).toEqual([
      'verbatim\t-\tThe bell rings twice for every boat that has not come home b…',
      'error\tline 2\tMust be a JSON object',
      'error\tline 3\tquote: Must not hold control characters other than tab and line breaks',
      'altered\twords_changed\tThe bell rings once for every boat that has not come home by…',
      'error\tline 5\tThere is no document b in the library',
      'not_found\t-\tNothing of this stands in any text that the library holds, l…',
      '',
    ])
    expect({ code, stderr }).toEqual({ code: 2, stderr: '1 verbatim, 1 altered, 1 not found, 3 in error\n' })
  })

  it('asks a service for at most fifty at once, and answers in the order of the lines', async () => {
    const sizes: number[] = []
    const lines = Array.from({ length: 52 }, (_, at) => JSON.stringify({ quote: `words ${at}` }))
    const run = await asService(
      async (request, response) => {
        const { claims } = (await json(request)) as { claims: { quote: string }[] }
        sizes.push(claims.length)
        const results = claims.map((claim) => ({ answer: answerTo(claim.quote) }))
        response.end(JSON.stringify({ results }))
      },
      (url) => verbatim('verify', '--json', '--claims', claimsFile(...lines, 'words'), '--url', url),
    )
    expect(sizes).toEqual([50, 2])
    const printed = run.stdout.trimEnd().split('\n')
    expect(printed.map((line) => JSON.parse(line))).toEqual([
      ...lines.map((line) => answerTo(JSON.parse(line).quote)),
      { line: 53, error: 'Must be a JSON object' },
    ])
    expect(run).toMatchObject({ code: 2, stderr: '52 verbatim, 1 in error\n' })
  })

  const PROBLEM = { title: 'No', errors: [{ field: 'claims[1].document', message: 'Is no document' }] }
  it.each([
    ['ends with 0 if all are verbatim', 200, [answerTo('a'), answerTo('b')], 0, '2 verbatim\n'],
    [
      'ends with 1 if one is not',
      200,
      [answerTo('a'), { ...answerTo('b'), verdict: 'altered' }],
      1,
      '1 verbatim, 1 altered\n',
    ],
    [
      'ends with 2 if one is refused',
      200,
      [answerTo('a'), { ...PROBLEM, status: 404 }],
      2,
      '1 verbatim, 1 in error\n',
    ],
    [
      'ends with 3 if one fails',
      200,
      [answerTo('a'), { ...PROBLEM, status: 503 }],
      3,
      '1 verbatim, 1 in error\n',
    ],
    ['ends with 3 if all fail', 503, [], 3, 'The service answers with status 503\n'],
    ['ends with 3 if an answer is missing', 200, [answerTo('a')], 3, 'is not Verbatim\n'],
  ])('%s', async (_, status, results, code, says) => {
    const body = {
      results: results.map((result) => ('title' in result ? { problem: result } : { answer: result })),
    }
    const run = await asService(
      (_, response) => response.writeHead(status).end(JSON.stringify(body)),
      (url) => verbatim('verify', '--claims', claimsFile('{"quote":"a"}', '{"quote":"b"}'), '--url', url),
    )
    expect(run.code).toBe(code)
    expect(run.stderr).toContain(says)
  })
})

function answerTo(quote: string) {
  return {
    verdict: 'verbatim',
    reasons: [],
    warnings: [],
    summary: '',
    claim: { quote },
    places: { count: 1 },
    matches: [],
    corpus: { documents: 1 },
  }
}
