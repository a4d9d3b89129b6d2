import { describe, expect, it } from 'vitest'
import { openLibrary } from '../../src/service/library.ts'
import { publish } from '../../src/service/publish.ts'
import { type Claim, verify } from '../../src/service/verify.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { type Store, StoreError } from '../../src/store/store.ts'
import { BRIDGE, HARBOUR, ORCHARD, textOf } from './text.ts'

async function verdictOf(store: Store, quote: string, claim: Partial<Claim> = {}): Promise<string> {
  const library = await openLibrary(store)
  if (library === null) return 'library_empty'
  const found = await verify(
    library,
    { quote, speaker: null, date: null, document: null, ...claim },
    { limit: 5 },
  )
  return found.kind === 'answer' ? found.answer.verdict : found.kind
}

async function contentsOf(store: Store): Promise<Map<string, string | null>> {
  const keys = await store.list('')
  return new Map(await store.read(keys, 'fresh'))
}

/** The same values under another identity, as a reader elsewhere has them. */
function elsewhere(store: Store): Store {
  return { ...store }
}

describe('publish()', () => {
  it('makes texts findable', async () => {
    const store = memoryStore()
    expect(await verdictOf(store, 'planted forty apple trees')).toBe('library_empty')
    const { corpus } = await publish(store, [HARBOUR, ORCHARD])
    expect(corpus.documents).toBe(2)
    expect(await verdictOf(store, 'planted forty apple trees')).toBe('verbatim')
    expect(await verdictOf(store, 'carried carts across the river')).toBe('not_found')
  })

  it('writes the same bytes for the same texts in any order', async () => {
    const [one, other] = [memoryStore(), memoryStore()]
    await publish(one, [HARBOUR, ORCHARD, BRIDGE])
    await publish(other, [BRIDGE, HARBOUR, ORCHARD])
    expect(await contentsOf(one)).toEqual(await contentsOf(other))
  })

  it('writes nothing if the library already is what it shall be', async () => {
    const store = memoryStore()
    await publish(store, [HARBOUR, ORCHARD])
    const before = await contentsOf(store)
    expect(await publish(store, [ORCHARD, HARBOUR])).toMatchObject({ changed: false, keys: 0 })
    expect(await contentsOf(store)).toEqual(before)
  })

  it('writes nothing on a dry run, but counts what it would', async () => {
    const store = memoryStore()
    const { keys, bytes } = await publish(store, [HARBOUR], { dryRun: true })
    expect(await store.list('')).toEqual([])
    await publish(store, [HARBOUR])
    const contents = await contentsOf(store)
    expect(contents.size).toBe(keys)
    expect([...contents.values()].reduce((sum, value) => sum + Buffer.byteLength(value ?? ''), 0)).toBe(bytes)
  })

  it('takes a text out of the library when it is no longer among the documents', async () => {
    const store = memoryStore()
    await publish(store, [HARBOUR, ORCHARD])
    await publish(store, [HARBOUR, BRIDGE])
    const reader = elsewhere(store)
    expect(await verdictOf(reader, 'planted forty apple trees')).toBe('not_found')
    expect(await verdictOf(reader, 'carried carts across the river')).toBe('verbatim')
  })

  it('keeps the library before it for readers who still hold its name, and no older one', async () => {
    const store = memoryStore()
    const segments: string[] = []
    for (const documents of [[HARBOUR], [ORCHARD], [BRIDGE]]) {
      await publish(store, documents)
      const library = await openLibrary(elsewhere(store))
      segments.push(library?.segment ?? '')
    }
    const held = new Set((await store.list('segment/')).map((key) => key.split('/')[1]))
    expect(held).toEqual(new Set(segments.slice(1)))
  })

  it.each([1, 2, 3, 4, 5])('leaves what stood before if write %i fails', async (failing) => {
    const store = memoryStore()
    await publish(store, [HARBOUR])
    let writes = 0
    const broken: Store = {
      ...store,
      write: async (entries, onWritten) => {
        for (const entry of entries) {
          writes++
          if (writes === failing) throw new StoreError('unavailable', 'The disk is full')
          await store.write([entry], onWritten)
        }
      },
    }
    await expect(publish(broken, [ORCHARD, BRIDGE])).rejects.toThrow(StoreError)
    const reader = elsewhere(store)
    expect(await verdictOf(reader, 'closed the northern gate at noon')).toBe('verbatim')
    expect(await verdictOf(reader, 'planted forty apple trees')).toBe('not_found')
    await publish(store, [ORCHARD, BRIDGE])
    expect(await verdictOf(elsewhere(store), 'planted forty apple trees')).toBe('verbatim')
  })

  it.each([
    [
      'two texts with one id',
      [HARBOUR, { ...ORCHARD, metadata: { ...ORCHARD.metadata, id: 'harbour' } }],
      /two documents have the id "harbour"/,
    ],
    ['a text without words', [textOf('empty', '— … —')], /document "empty" has no words/],
  ])('refuses %s and writes nothing', async (_, documents, message) => {
    const store = memoryStore()
    await expect(publish(store, documents)).rejects.toThrow(message)
    expect(await store.list('')).toEqual([])
  })
})
