import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/core/document.ts'
import { GRACE_MS } from '../../src/service/collect.ts'
import { listDocuments, readDocument } from '../../src/service/documents.ts'
import { type Library, openLibrary } from '../../src/service/library.ts'
import { SMALL_SEGMENTS_MAX } from '../../src/service/plan.ts'
import { type Clock, compact, type PublishOptions, publish, remove } from '../../src/service/publish.ts'
import { MEMORY_MS } from '../../src/service/record.ts'
import { type Claim, verify } from '../../src/service/verify.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { type Store, StoreError } from '../../src/store/store.ts'
import { BRIDGE, HARBOUR, ORCHARD, textOf } from './text.ts'

const IN_HARBOUR = 'closed the northern gate at noon'
const IN_ORCHARD = 'planted forty apple trees'
const IN_BRIDGE = 'carried carts across the river'

async function answerOf(store: Store, quote: string, claim: Partial<Claim> = {}) {
  const library = await openLibrary({ ...store })
  if (library === null) return null
  const found = await verify(
    library,
    { quote, speaker: null, date: null, document: null, ...claim },
    { limit: 5 },
  )
  return found.kind === 'answer' ? found.answer : null
}

/** As a reader elsewhere has it, who holds nothing of the library yet. */
async function verdictOf(store: Store, quote: string): Promise<string> {
  return (await answerOf(store, quote))?.verdict ?? 'library_empty'
}

async function libraryIn(store: Store): Promise<Library> {
  const library = await openLibrary({ ...store })
  if (library === null) throw new Error('Nothing is published')
  return library
}

async function contentsOf(store: Store): Promise<Map<string, string | null>> {
  return new Map(await store.read(await store.list(''), 'fresh'))
}

/** Time that stands still until it is set. */
function clockAt(time: number): Clock & { time: number } {
  const clock = { time, now: () => clock.time, wait: async () => {} }
  return clock
}

const LARGE: PublishOptions = { smallWords: 0 }
const FORMS = [
  ['a small segment', {}],
  ['a large segment', LARGE],
] as const satisfies readonly (readonly [string, PublishOptions])[]

describe.each(FORMS)('publish(), as %s,', (_, form) => {
  it('makes texts findable', async () => {
    const store = memoryStore()
    expect(await verdictOf(store, IN_ORCHARD)).toBe('library_empty')
    const { corpus } = await publish(store, [HARBOUR, ORCHARD], form)
    expect(corpus).toMatchObject({ documents: 2, from: '1988', until: '2001-02-03' })
    expect(await verdictOf(store, IN_ORCHARD)).toBe('verbatim')
    expect(await verdictOf(store, IN_BRIDGE)).toBe('not_found')
  })

  it('writes the same bytes for the same texts in any order', async () => {
    const [one, other] = [memoryStore(), memoryStore()]
    const clock = clockAt(1_000_000)
    await publish(one, [HARBOUR, ORCHARD, BRIDGE], { ...form, clock })
    await publish(other, [BRIDGE, HARBOUR, ORCHARD], { ...form, clock })
    expect(await contentsOf(one)).toEqual(await contentsOf(other))
  })

  it('writes nothing if the library already holds the texts', async () => {
    const store = memoryStore()
    await publish(store, [HARBOUR, ORCHARD], form)
    const before = await contentsOf(store)
    expect(await publish(store, [ORCHARD], form)).toMatchObject({ changed: false, keys: 0 })
    expect(await contentsOf(store)).toEqual(before)
  })

  it('tells how many keys and bytes it has written beside the record', async () => {
    const store = memoryStore()
    const { keys, bytes } = await publish(store, [HARBOUR], form)
    const { library: _, ...values } = Object.fromEntries(await contentsOf(store))
    expect(Object.keys(values)).toHaveLength(keys)
    expect(Buffer.byteLength(Object.values(values).join(''))).toBe(bytes)
  })

  it('keeps what was held before', async () => {
    const store = memoryStore()
    await publish(store, [HARBOUR], form)
    await publish(store, [ORCHARD], form)
    await publish(store, [BRIDGE], form)
    for (const quote of [IN_HARBOUR, IN_ORCHARD, IN_BRIDGE]) {
      expect(await verdictOf(store, quote)).toBe('verbatim')
    }
  })

  it('takes out what the sources no longer have if it is told to prune, but nothing that came otherwise', async () => {
    const store = memoryStore()
    await publish(store, [HARBOUR, ORCHARD], form)
    await publish(store, [BRIDGE], { ...form, origin: 'api' })
    const { corpus } = await publish(store, [HARBOUR], { ...form, prune: true })
    expect(corpus.documents).toBe(2)
    expect(await verdictOf(store, IN_ORCHARD)).toBe('not_found')
    expect(await verdictOf(store, IN_BRIDGE)).toBe('verbatim')
  })

  it('has the version of a library that was built at once, however the texts came', async () => {
    const [grown, built] = [memoryStore(), memoryStore()]
    for (const text of [HARBOUR, ORCHARD, BRIDGE]) await publish(grown, [text], form)
    const { corpus } = await publish(built, [BRIDGE, HARBOUR, ORCHARD], form)
    expect((await libraryIn(grown)).corpus).toEqual(corpus)
    await compact(grown, form)
    expect((await libraryIn(grown)).corpus).toEqual(corpus)
  })

  it.each([
    [
      'two texts with one id',
      [HARBOUR, { ...ORCHARD, metadata: { ...ORCHARD.metadata, id: 'harbour' } }],
      /two documents have the id "harbour"/,
    ],
    ['a text without words', [textOf('empty', '— … —')], /document "empty": it has no words/],
  ])('refuses %s and writes nothing', async (_, documents, message) => {
    const store = memoryStore()
    await expect(publish(store, documents, form)).rejects.toThrow(message)
    expect(await store.list('')).toEqual([])
  })
})

describe('a text that is published anew', () => {
  const CORRECTED = { ...ORCHARD, text: 'We planted fifty apple trees on the hill behind the old mill.' }

  async function corrected(options: PublishOptions = {}): Promise<Store> {
    const store = memoryStore()
    await publish(store, [ORCHARD, HARBOUR], options)
    await publish(store, [CORRECTED], options)
    return store
  }

  it.each(FORMS)('is found as it now is, and as it was with a warning; as %s', async (_, form) => {
    const store = await corrected(form)
    const now = await answerOf(store, 'planted fifty apple trees')
    expect(now).toMatchObject({ verdict: 'verbatim', corpus: { documents: 2 } })
    expect(now?.matches[0]?.document).toMatchObject({ id: 'orchard', superseded: false })
    const old = await answerOf(store, IN_ORCHARD)
    expect(old?.verdict).toBe('verbatim')
    expect(old?.warnings.map(({ kind }) => kind)).toContain('superseded')
    expect(old?.matches[0]?.document).toMatchObject({ id: 'orchard', superseded: true })
    expect(old?.summary).toMatch(/older version of the text, which has since been replaced/)
  })

  it('is told once where both versions have the words, as it now is', async () => {
    const answer = await answerOf(await corrected(), 'on the hill behind the old mill')
    expect(answer).toMatchObject({ verdict: 'verbatim', places: { count: 1 } })
    expect(answer?.matches.map(({ document }) => document.superseded)).toEqual([false])
  })

  it('does not speak for whom it was given to before', async () => {
    const store = memoryStore()
    const { text } = ORCHARD
    await publish(store, [ORCHARD])
    const metadata = { ...ORCHARD.metadata, speaker: 'Marta Stein' }
    await publish(store, [{ ...ORCHARD, metadata, text: text.replace('hill', 'slope') }])
    const quote = 'planted forty apple trees on the'
    const claimed = async (speaker: string) => (await answerOf(store, quote, { speaker }))?.verdict
    expect(await claimed('Marta Stein')).toBe('verbatim')
    expect(await claimed('Jonas Weber')).not.toBe('verbatim')
  })

  it('is read and listed as it now is', async () => {
    const library = await libraryIn(await corrected())
    expect((await readDocument(library, 'orchard'))?.text).toBe(CORRECTED.text)
    const { documents } = await listDocuments(library, { after: null, limit: 10 })
    expect(documents.map(({ id }) => id)).toEqual(['harbour', 'orchard'])
  })

  it('keeps its old version when the library is compacted', async () => {
    const store = await corrected(LARGE)
    await compact(store, LARGE)
    expect((await answerOf(store, IN_ORCHARD))?.matches[0]?.document.superseded).toBe(true)
  })

  it('has no old version if only what is known of it has changed', async () => {
    const store = memoryStore()
    await publish(store, [ORCHARD])
    await publish(store, [{ ...ORCHARD, metadata: { ...ORCHARD.metadata, title: 'In the orchard' } }])
    const answer = await answerOf(store, IN_ORCHARD)
    expect(answer?.matches.map(({ document }) => document.title)).toEqual(['In the orchard'])
  })

  it('is itself again when its first wording comes back', async () => {
    const store = await corrected()
    await publish(store, [ORCHARD])
    expect((await answerOf(store, IN_ORCHARD))?.matches[0]?.document.superseded).toBe(false)
    const other = await answerOf(store, 'planted fifty apple trees')
    expect(other?.matches[0]?.document.superseded).toBe(true)
  })
})

describe('a text that is removed', () => {
  async function without(documents: readonly Document[], id: string, form: PublishOptions): Promise<Store> {
    const store = memoryStore()
    await publish(store, documents, form)
    const version = (await libraryIn(store)).document(id)
    if (version === null) throw new Error(`There is no ${id}`)
    await remove(store, [version])
    return store
  }

  it.each(FORMS)('is found no more, with all its versions, and others are; from %s', async (_, form) => {
    const store = await without([HARBOUR, ORCHARD], 'orchard', form)
    expect(await verdictOf(store, IN_ORCHARD)).toBe('not_found')
    expect(await verdictOf(store, IN_HARBOUR)).toBe('verbatim')
    expect((await libraryIn(store)).corpus).toMatchObject({ documents: 1 })
  })

  it('is gone from the store when the library is compacted', async () => {
    const store = await without([HARBOUR, ORCHARD], 'orchard', LARGE)
    const later = clockAt(Date.now() + 1000)
    await compact(store, { ...LARGE, clock: later })
    later.time += 2 * GRACE_MS
    await publish(store, [BRIDGE], { ...LARGE, clock: later })
    const values = [...(await contentsOf(store)).values()].join('\n')
    expect(values).not.toContain('forty apple trees')
    expect(await verdictOf(store, IN_HARBOUR)).toBe('verbatim')
  })

  it('stays out of a large segment when the small ones are joined, however long ago it was published', async () => {
    const store = memoryStore()
    const clock = clockAt(1_700_000_000_000)
    await publish(store, [HARBOUR, ORCHARD], { ...LARGE, clock })
    clock.time += 2 * MEMORY_MS
    await publish(store, [BRIDGE], { clock })
    const version = (await libraryIn(store)).document('orchard')
    await remove(store, version === null ? [] : [version], { clock })
    await compact(store, { form: 'small', clock })
    expect(await verdictOf(store, IN_ORCHARD)).toBe('not_found')
    expect(await verdictOf(store, IN_BRIDGE)).toBe('verbatim')
  })

  it('is held again when it is published again', async () => {
    const store = await without([HARBOUR, ORCHARD], 'orchard', {})
    await publish(store, [ORCHARD])
    expect(await verdictOf(store, IN_ORCHARD)).toBe('verbatim')
  })

  it('leaves a library without texts, which says so, if it was the only one', async () => {
    const store = await without([ORCHARD], 'orchard', {})
    expect((await libraryIn(store)).corpus).toMatchObject({ documents: 0, words: 0, from: null })
    expect(await verdictOf(store, IN_ORCHARD)).toBe('not_found')
  })
})

describe('many texts that come by request', () => {
  it('stay by themselves: none makes a request write the whole library anew', async () => {
    const store = memoryStore()
    await publish(store, [HARBOUR], LARGE)
    const texts = Array.from({ length: SMALL_SEGMENTS_MAX + 2 }, (_, at) =>
      textOf(`text-${at}`, `Words ${at}.`),
    )
    for (const text of texts) await publish(store, [text], { origin: 'api' })
    const { segments, heads } = await libraryIn(store)
    expect([...segments.values()].filter(({ form }) => form === 'large')).toHaveLength(1)
    expect(heads.size).toBe(texts.length + 1)
    await publish(store, [BRIDGE], { smallWords: 100 })
    expect((await libraryIn(store)).segments.size).toBe(1)
  })
})

describe('a compaction', () => {
  it('leaves one segment, and nothing to do for the next', async () => {
    const store = memoryStore()
    for (const text of [HARBOUR, ORCHARD, BRIDGE]) await publish(store, [text])
    expect((await libraryIn(store)).segments.size).toBe(3)
    expect(await compact(store)).toMatchObject({ changed: true })
    expect((await libraryIn(store)).segments.size).toBe(1)
    expect(await compact(store)).toMatchObject({ changed: false })
  })

  it('with nothing left to join deletes what was replaced more than an hour ago', async () => {
    const store = memoryStore()
    const clock = clockAt(1_700_000_000_000)
    for (const text of [HARBOUR, ORCHARD]) await publish(store, [text], { clock })
    await compact(store, { clock })
    expect(await store.list('head/')).toHaveLength(3)
    clock.time += 2 * GRACE_MS
    expect(await compact(store, { clock })).toMatchObject({ changed: false })
    expect(await store.list('head/')).toHaveLength(1)
    expect(await verdictOf(store, IN_HARBOUR)).toBe('verbatim')
  })

  it('of the small segments leaves the large one as it is', async () => {
    const store = memoryStore()
    await publish(store, [HARBOUR], LARGE)
    for (const text of [ORCHARD, BRIDGE]) await publish(store, [text])
    await compact(store, { form: 'small' })
    const { segments } = await libraryIn(store)
    expect([...segments.values()].map(({ form, documents }) => [form, documents]).sort()).toEqual([
      ['large', 1],
      ['small', 2],
    ])
  })

  it('leaves what it replaced to those who still read it, for an hour', async () => {
    const store = memoryStore()
    const clock = clockAt(1_700_000_000_000)
    const options = { ...LARGE, clock }
    await publish(store, [HARBOUR], options)
    const reader = await libraryIn(store)
    await publish(store, [ORCHARD], options)
    const asked = { quote: IN_HARBOUR, speaker: null, date: null, document: null }
    expect(await verify(reader, asked, { limit: 1 })).toMatchObject({ answer: { verdict: 'verbatim' } })
    clock.time += GRACE_MS + 1
    await publish(store, [BRIDGE], options)
    const segments = new Set((await store.list('segment/')).map((key) => key.split('/')[1]))
    // Those of the last publication and of the one before, which readers may hold.
    expect(segments.size).toBe(2)
    expect(await verdictOf(store, IN_HARBOUR)).toBe('verbatim')
  })
})

describe('a publication that fails', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'at write %i leaves what stood before, and can be done again',
    async (failing) => {
      const store = memoryStore()
      await publish(store, [HARBOUR], LARGE)
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
      await expect(publish(broken, [ORCHARD, BRIDGE], LARGE)).rejects.toThrow(StoreError)
      expect(await verdictOf(store, IN_HARBOUR)).toBe('verbatim')
      expect(await verdictOf(store, IN_ORCHARD)).toBe('not_found')
      await publish(store, [ORCHARD, BRIDGE], LARGE)
      expect(await verdictOf(store, IN_ORCHARD)).toBe('verbatim')
      expect(await verdictOf(store, IN_HARBOUR)).toBe('verbatim')
    },
  )
})
