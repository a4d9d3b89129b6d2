/** A build by way of the disk: the bytes of one in memory, however often it was killed on its way. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { compactIn } from '../../src/cli/compact.ts'
import { connectLocal } from '../../src/cli/connect.ts'
import { ingestInto } from '../../src/cli/ingest.ts'
import { readSources, textFolder } from '../../src/cli/sources.ts'
import { type Library, openLibrary } from '../../src/service/library.ts'
import { publish, remove } from '../../src/service/publish.ts'
import { verify } from '../../src/service/verify.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { type Store, StoreError } from '../../src/store/store.ts'
import { randomFrom } from '../measure/random.ts'
import { inProcess } from './in-process.ts'
import { PROGRAM } from './process.ts'

const ROOT = mkdtempSync(join(tmpdir(), 'verbatim-bulk-'))
afterAll(() => rmSync(ROOT, { recursive: true, force: true }))

/** A data folder of so many texts of 2,500 words: more than a small segment has from 27 on. */
function dataOf(name: string, texts: number, seed = 1): string {
  const data = join(ROOT, name)
  mkdirSync(join(data, 'texts'), { recursive: true })
  for (let number = 0; number < texts; number++) {
    writeFileSync(join(data, 'texts', `t-${number}.txt`), textOf(number, seed))
  }
  return data
}

/** Words of which a few are everywhere and most are rare, by seed. */
function textOf(number: number, seed: number): string {
  const random = randomFrom(seed * 10_000 + number)
  const words = Array.from({ length: 2500 }, () =>
    random.next() < 0.6 ? random.pick(['the', 'of', 'and', 'river', 'to']) : `w${random.below(20_000)}`,
  )
  return `---\nid: t-${number}\ndate: ${1900 + (number % 90)}\nlanguage: en\ntitle: Text ${number}\n---\n${words.join(' ')}.\n`
}

const NO_OPTIONS = { prune: false, remote: false, dryRun: false }

async function ingestFolder(store: Store, data: string, state: string, options = {}) {
  const sources = [textFolder(join(data, 'texts'))]
  return ingestInto(store, sources, { ...NO_OPTIONS, state: join(ROOT, state), ...options }, () => {})
}

/** Of a library of one segment, without its name, which says when it was begun. */
async function segmentsOf(store: Store): Promise<Map<string, string | null>> {
  const [segment] = (await openIn(store)).segments.values()
  const keys = await store.list(`segment/${segment?.name}/`)
  const values = new Map<string, string | null>()
  for (const key of keys) {
    const value = (await store.read([key], 'fresh')).get(key) ?? null
    values.set(key.split('/').slice(2).join('/'), value)
  }
  return values
}

async function openIn(store: Store): Promise<Library> {
  const library = await openLibrary({ ...store })
  if (library === null) throw new Error('Nothing is published')
  return library
}

async function verdictOf(store: Store, quote: string): Promise<string> {
  const claim = { quote, speaker: null, date: null, document: null }
  const found = await verify(await openIn(store), claim, { limit: 1 })
  return found.kind === 'answer' ? found.answer.verdict : found.kind
}

/** Eight words from the middle of a text. */
function quoteFrom(number: number, seed = 1): string {
  return textOf(number, seed).split('---\n')[2]?.split(' ').slice(1000, 1008).join(' ') ?? ''
}

describe('a build by way of the disk', { timeout: 60_000 }, () => {
  it('makes the bytes that are made in memory', async () => {
    const data = dataOf('same', 120)
    const [disk, memory] = [memoryStore(), memoryStore()]
    await ingestFolder(disk, data, 'same-state')
    const { documents } = await readSources([textFolder(join(data, 'texts'))])
    await publish(memory, documents)
    const values = await segmentsOf(disk)
    expect(values.size).toBeGreaterThan(20)
    expect(values).toEqual(await segmentsOf(memory))
  })

  it('leaves nothing of its work behind', async () => {
    const data = dataOf('tidy', 30)
    await ingestFolder(memoryStore(), data, 'tidy-state')
    expect(readdirSync(join(ROOT, 'tidy-state', 'build'))).toEqual([])
  })

  it('of a few new texts is a small segment beside the large one', async () => {
    const data = dataOf('growing', 30)
    const store = memoryStore()
    await ingestFolder(store, data, 'growing-state')
    writeFileSync(join(data, 'texts', 'new.txt'), textOf(500, 1))
    expect(await ingestFolder(store, data, 'growing-state')).toMatchObject({ changed: true })
    const { segments, corpus } = await openIn(store)
    expect([...segments.values()].map(({ form, documents }) => `${form} ${documents}`).sort()).toEqual([
      'large 30',
      'small 1',
    ])
    expect(corpus.documents).toBe(31)
    expect(await verdictOf(store, quoteFrom(500))).toBe('verbatim')
    expect(await verdictOf(store, quoteFrom(7))).toBe('verbatim')
  })

  it('of many new texts is one large segment of all, with those that came otherwise', async () => {
    const store = memoryStore()
    await ingestFolder(store, dataOf('first', 30), 'union-state')
    const other = dataOf('second', 0)
    for (let number = 100; number < 130; number++) {
      writeFileSync(join(other, 'texts', `t-${number}.txt`), textOf(number, 1))
    }
    await ingestFolder(store, other, 'union-state')
    const { segments, corpus } = await openIn(store)
    expect([...segments.values()].map(({ form }) => form)).toEqual(['large'])
    expect(corpus.documents).toBe(60)
    for (const number of [3, 29, 100, 129]) expect(await verdictOf(store, quoteFrom(number))).toBe('verbatim')
  })

  it('takes out with --prune what the sources no longer have, but nothing while one cannot be read', async () => {
    const data = dataOf('pruned', 30)
    const store = memoryStore()
    await ingestFolder(store, data, 'pruned-state')
    rmSync(join(data, 'texts', 't-4.txt'))
    writeFileSync(join(data, 'texts', 'bad.txt'), '---\ndate: 31.31.1900\n---\nWords.\n')
    await ingestFolder(store, data, 'pruned-state', { prune: true })
    expect(await verdictOf(store, quoteFrom(4))).toBe('verbatim')
    rmSync(join(data, 'texts', 'bad.txt'))
    await ingestFolder(store, data, 'pruned-state', { prune: true })
    expect(await verdictOf(store, quoteFrom(4))).toBe('not_found')
    expect(await verdictOf(store, quoteFrom(5))).toBe('verbatim')
  })

  it('reads anew what is said of a text since a build of it failed', async () => {
    const data = dataOf('said', 1)
    const sidecar = join(data, 'texts', 't-0.yaml')
    writeFileSync(sidecar, 'speaker: Ann Lee\n')
    const full: Store = {
      ...memoryStore(),
      write: () => Promise.reject(new StoreError('unavailable', 'Full')),
    }
    await expect(ingestFolder(full, data, 'said-state')).rejects.toThrow('Full')
    writeFileSync(sidecar, 'speaker: Bob Kay\n')
    const store = memoryStore()
    await ingestFolder(store, data, 'said-state')
    expect((await openIn(store)).document('t-0')?.owner.person).toBe('Bob Kay')
  })

  it('says of each text that cannot be read why, and publishes the rest', async () => {
    const data = dataOf('mixed', 3)
    const path = (name: string): string => join(data, 'texts', name)
    writeFileSync(path('blank.txt'), '---\ntitle: Blank\nlanguage: en\n---\n\n')
    writeFileSync(path('twice.txt'), textOf(1, 1))
    writeFileSync(path('binary.txt'), Buffer.from([0, 1, 2, 0, 255, 254, 0, 7]))
    writeFileSync(path('huge.txt'), '')
    truncateSync(path('huge.txt'), 2_200_000_000)
    writeFileSync(
      path('endless.txt'),
      `---\ntitle: Endless\nlanguage: en\n---\n${'word '.repeat(1_700_000)}\n`,
    )
    const { code, stderr } = await inProcess([
      'ingest',
      '--no-starter',
      '--data',
      data,
      '--dry-run',
      '--quiet',
    ])
    expect(code).toBe(1)
    const told = stderr.split('\n').filter((line) => line !== '')
    const folder = `${join(data, 'texts')}/`
    expect(told.map((line) => line.slice(line.indexOf(folder) + folder.length)).sort()).toEqual([
      expect.stringMatching(/^binary\.txt/),
      expect.stringMatching(/^blank\.txt:.*no words/),
      expect.stringMatching(/^endless\.txt: has 8,\d{3},\d{3} characters.*split it/),
      expect.stringMatching(/^huge\.txt: is larger than 256 MB/),
      expect.stringMatching(/^twice\.txt: id: t-1 is also the id of a document from/),
    ])
  })
})

describe('a large library that is compacted by way of the disk', { timeout: 60_000 }, () => {
  it('becomes the segment that all its texts make in memory, without those removed', async () => {
    const [store, whole] = [memoryStore(), memoryStore()]
    await ingestFolder(store, dataOf('scattered', 30), 'scattered-state')
    const { documents } = await readSources([textFolder(join(ROOT, 'scattered', 'texts'))])
    const come = dataOf('come', 0)
    for (const number of [200, 201]) {
      writeFileSync(join(come, 'texts', `t-${number}.txt`), textOf(number, 1))
    }
    const { documents: later } = await readSources([textFolder(join(come, 'texts'))])
    for (const document of later) await publish(store, [document], { origin: 'api' })
    await remove(
      store,
      [(await openIn(store)).document('t-4')].flatMap((version) => version ?? []),
    )

    const target = { state: join(ROOT, 'scattered-state'), remote: false }
    const stages = new Set<string>()
    const publication = await compactIn(store, target, ({ stage }) => stages.add(stage))
    const rest = [...documents, ...later].filter(({ metadata }) => metadata.id !== 't-4')
    await publish(whole, rest)
    const library = await openIn(store)
    expect(publication).toMatchObject({ changed: true, corpus: (await openIn(whole)).corpus })
    expect([...stages]).toEqual(['index', 'write'])
    expect([...library.segments.values()].map(({ form }) => form)).toEqual(['large'])
    const values = await segmentsOf(store)
    const differing = [...(await segmentsOf(whole))].filter(([key, value]) => values.get(key) !== value)
    expect(differing.map(([key]) => key)).toEqual([])
    expect(library.document('t-200')?.origin).toBe('api')
    expect(await verdictOf(store, quoteFrom(4))).toBe('not_found')
    for (const number of [5, 201]) expect(await verdictOf(store, quoteFrom(number))).toBe('verbatim')
    expect(readdirSync(join(ROOT, 'scattered-state', 'build'))).toEqual([])
    expect(await compactIn(store, target, () => {})).toMatchObject({ changed: false, keys: 0 })
  })
})

describe('a build that is killed', () => {
  it('at any time leaves the library as it was, and the next one completes it', async () => {
    const state = join(ROOT, 'killed-state')
    const before = dataOf('before', 30)
    await inProcess(['ingest', '--no-starter', '--data', before, '--state', state, '--quiet'])
    const after = dataOf('after', 0)
    for (let number = 100; number < 160; number++) {
      writeFileSync(join(after, 'texts', `t-${number}.txt`), textOf(number, 1))
    }
    for (const time of [
      { stage: /reading/, after: 0 },
      { stage: /indexing/, after: 0 },
      { stage: /indexing/, after: 200 },
    ]) {
      await killed(time, 'ingest', '--no-starter', '--data', after, '--state', state)
      const { store, close } = await connectLocal(state)
      const { corpus } = await openIn(store)
      // Nothing in between.
      expect([30, 90]).toContain(corpus.documents)
      expect(await verdictOf(store, quoteFrom(11))).toBe('verbatim')
      expect(await verdictOf(store, quoteFrom(120))).toBe(corpus.documents === 90 ? 'verbatim' : 'not_found')
      await close()
    }
    const { code } = await inProcess(['ingest', '--no-starter', '--data', after, '--state', state, '--quiet'])
    expect(code).toBe(0)
    const { store, close } = await connectLocal(state)
    const { corpus } = await openIn(store)
    await close()
    const whole = memoryStore()
    const { documents } = await readSources([before, after].map((data) => textFolder(join(data, 'texts'))))
    await publish(whole, documents)
    expect(corpus).toEqual((await openIn(whole)).corpus)
  }, 240_000)
})

/** Kills it so many milliseconds after it says that a stage is over. */
async function killed(
  { stage, after }: { readonly stage: RegExp; readonly after: number },
  ...words: readonly string[]
): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = once(child, 'exit')
  let said = ''
  const reached = new Promise<void>((resolve) => {
    child.stderr.on('data', (text) => {
      said += text
      if (stage.test(said)) resolve()
    })
  })
  await Promise.race([reached.then(() => wait(after)), ended])
  child.kill('SIGKILL')
  await ended
  expect(said).toMatch(stage)
}
