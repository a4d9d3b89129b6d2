import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Audit, auditStore } from '../../src/cli/audit/audit.ts'
import type { Trust } from '../../src/cli/audit/log.ts'
import type { Document } from '../../src/core/document.ts'
import { nameOf } from '../../src/service/digest.ts'
import { openLibrary } from '../../src/service/library.ts'
import { publish, remove } from '../../src/service/publish.ts'
import { type Head, headName, readHead, readRecord } from '../../src/service/record.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { type Store, StoreError } from '../../src/store/store.ts'
import { keyBytes, readCheckpoint, signCheckpoint } from '../../src/transparency/checkpoint.ts'
import { readLeaf } from '../../src/transparency/entry.ts'
import type { Ledger } from '../../src/transparency/ledger.ts'
import { publicKeyOf } from '../../src/transparency/signer.ts'
import { type LogStorage, memoryStorage } from '../../src/transparency/storage.ts'
import { REPORT, SPEECH } from '../http/texts.ts'
import { logAll, NOW, ORIGIN, OTHER_KEY, openLog, SIGNING_KEY, signersBy } from '../transparency/signing.ts'

const MINUTES: Document = {
  metadata: {
    ...REPORT.metadata,
    id: 'minutes-7',
    title: 'Minutes',
    author: 'The clerk',
    restricted: true,
    aliases: { 'Edith Calloway': ['E. Calloway'] },
  },
  text: `[Bell] The mayor was asked about the pier.\n\n“It stays open in winter,” was the answer, and the vote was put off.\n\nThe clerk read the letter of the harbour board.\n`,
  silent: [{ start: 0, end: 6 }],
  locators: [
    { start: 0, label: 'Item 1' },
    { start: 45, label: 'Item 2' },
  ],
  overrides: [{ quote: 'It stays open in winter', speaker: 'Edith Calloway', role: 'Mayor' }],
}
/** The same text, about which something else is known. */
const OTHER_VERSION: Document = { ...SPEECH, text: `${SPEECH.text}\nThe tide is out.\n` }

const ONLY_ITSELF: Trust = { keys: null, kept: null }

type Shelf = {
  readonly values: ReadonlyMap<string, string>
  readonly store: Store
  readonly storage: LogStorage
  readonly log: Ledger
}

/** A large segment and two small ones, one of which has another version of a text. */
async function openShelf(): Promise<Shelf> {
  const store = memoryStore()
  const storage = memoryStorage()
  const log = await openLog(storage)
  await publish(store, [REPORT, SPEECH], { smallWords: 0 })
  await logAll(store, log)
  await publish(store, [MINUTES], { origin: 'api' })
  await publish(store, [OTHER_VERSION], { origin: 'api' })
  await logAll(store, log)
  return { store, storage, log, values: await valuesOf(store) }
}

async function valuesOf(store: Store): Promise<Map<string, string>> {
  const read = await store.read(await store.list(''), 'fresh')
  return new Map([...read].map(([key, value]) => [key, value ?? '']))
}

/** As another store, in which one value is another. */
async function storeOf(values: ReadonlyMap<string, string>, ...others: (readonly [string, string | null])[]) {
  const changed = new Map<string, string | null>([...values, ...others])
  const store = memoryStore()
  await store.write([...changed].flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])))
  return store
}

/** The store, in which one value is damaged: a read with it among others fails, as of Workers KV. */
function damaging(store: Store, damaged: string): Store {
  return {
    ...store,
    read: async (keys, mode) => {
      if (keys.includes(damaged)) throw new StoreError('corrupt', `Cannot read "${damaged}": it is damaged`)
      return store.read(keys, mode)
    },
  }
}

const auditOf = (store: Store, trust = ONLY_ITSELF, withIndex = true, now = NOW): Promise<Audit> =>
  auditStore(store, trust, withIndex, () => {}, now)

let shelf: Shelf
beforeAll(async () => {
  shelf = await openShelf()
})

describe('a library that nobody has touched', () => {
  it('passes, with all its versions, whoever gives the key', async () => {
    const [signer] = await signersBy(SIGNING_KEY)
    const keys = signer === undefined ? [] : [{ origin: null, publicKey: keyBytes(publicKeyOf(signer)) }]
    for (const trust of [ONLY_ITSELF, { keys, kept: null }]) {
      const { findings, remarks, library, log } = await auditOf(shelf.store, trust)
      expect({ findings, remarks }).toEqual({ findings: [], remarks: [] })
      expect(library).toMatchObject({ versions: 4, corpus: { documents: 3 } })
      expect(log).toMatchObject({
        checkpoint: { size: 5 },
        signers: [expect.stringContaining('verbatim.example/log+')],
      })
    }
  })

  it('passes after a text was taken out, if the log says so within the hour', async () => {
    const { store, storage } = await openShelf()
    const library = await openLibrary(store)
    const version = library?.document('minutes-7')
    if (version == null) throw new Error('It is not held')
    await remove(store, [version])
    const message = 'It was taken out, and the log does not say so'
    expect(await auditOf(store, ONLY_ITSELF, true, Date.now())).toMatchObject({
      findings: [],
      remarks: [{ documents: ['minutes-7'], message: `${message} yet` }],
    })
    // Whoever can write a head can take a text out: it must not go unsaid because its blocks are still there.
    const later = Date.now() + 2 * 3_600_000
    expect((await auditOf(store, ONLY_ITSELF, true, later)).findings).toEqual([
      { kind: 'unlogged', documents: ['minutes-7'], key: null, message },
    ])
    await logAll(store, await openLog(storage, SIGNING_KEY, () => later))
    expect(await auditOf(store, ONLY_ITSELF, true, later)).toMatchObject({ findings: [], remarks: [] })
  })

  it('is told apart from one that is not logged yet', async () => {
    const { store } = await openShelf()
    const more = { ...REPORT, metadata: { ...REPORT.metadata, id: 'gazette-13' } }
    await publish(store, [more], { origin: 'api' })
    const { findings, remarks } = await auditOf(store, ONLY_ITSELF, true, Date.now())
    expect(findings).toEqual([])
    expect(remarks).toEqual([
      { documents: ['gazette-13'], message: 'It is held, and the log does not say so yet' },
    ])
    const later = await auditOf(store, ONLY_ITSELF, true, Date.now() + 2 * 3_600_000)
    expect(later.findings).toMatchObject([{ kind: 'unlogged', documents: ['gazette-13'] }])
    // A head may have any stamp, and nobody waits for ever.
    const before = await auditOf(store, ONLY_ITSELF, true, Date.now() - 2 * 3_600_000)
    expect(before.findings).toMatchObject([{ kind: 'unlogged', documents: ['gazette-13'] }])
  })
})

/** A draft says when a segment was begun, and nobody rests anything on it. */
const isAudited = (key: string): boolean => !key.startsWith('draft/')

describe('whatever is changed', () => {
  it('is named: any bit of any value', async () => {
    const keys = [...shelf.values.keys()].filter(isAudited)
    expect(new Set(keys.map((key) => key.replace(/(?<=head\/).*|[0-9a-f]{32}|\d+/g, '*')))).toEqual(
      new Set([
        'head/*',
        'library',
        'log/checkpoint',
        'log/entries/*',
        'log/tile/*/*',
        'segment/*/block/*',
        'segment/*/bucket/*',
        'segment/*/documents',
        'segment/*/frequent',
        'segment/*/rows/*',
        'segment/*/whole',
      ]),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...keys), fc.nat(), fc.nat(6), async (key, chance, bit) => {
        const value = shelf.values.get(key) ?? ''
        const at = chance % value.length
        const unit = String.fromCharCode(value.charCodeAt(at) ^ (1 << bit))
        const { findings } = await auditOf(
          await storeOf(shelf.values, [key, value.slice(0, at) + unit + value.slice(at + 1)]),
        )
        const named = findings.flatMap((finding) => [finding.key ?? '', ...finding.documents])
        expect(
          named.filter((name) => name !== ''),
          `bit ${bit} of unit ${at} of ${key}: ${JSON.stringify(value.slice(Math.max(0, at - 60), at + 60))} ${JSON.stringify(findings)}`,
        ).not.toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('is named: any value that is gone', async () => {
    for (const key of [...shelf.values.keys()].filter(isAudited)) {
      const { findings } = await auditOf(await storeOf(shelf.values, [key, null]))
      expect(findings, key).not.toEqual([])
    }
  })

  it('does not pass where texts alone are audited, and nobody could open the library', async () => {
    for (const key of [...shelf.values.keys()].filter((name) => /documents$|whole$|frequent$/.test(name))) {
      const { findings } = await auditOf(await storeOf(shelf.values, [key, null]), ONLY_ITSELF, false)
      expect(findings, key).toContainEqual(expect.objectContaining({ kind: 'changed', key: 'library' }))
    }
  })

  it('is named where its checksum tells: any value that is damaged, and nothing else is lost over it', async () => {
    for (const key of [...shelf.values.keys()].filter(isAudited)) {
      const { findings } = await auditOf(damaging(shelf.store, key))
      expect(findings, key).not.toEqual([])
      expect(findings.map(({ message }) => message).join(), key).not.toContain('There is no log')
    }
    const [block = ''] = [...shelf.values.keys()].filter((key) => key.includes('/block/'))
    const { findings } = await auditOf(damaging(shelf.store, block))
    expect(findings.flatMap(({ documents }) => documents)).toEqual(
      expect.arrayContaining(['gazette-12', 'calloway-opening']),
    )
  })

  it('is named by its document where that is a text, and by what it is', async () => {
    const [key = '', block = ''] = [...shelf.values].find(([name]) => name.includes('/block/')) ?? []
    const { findings } = await auditOf(
      await storeOf(shelf.values, [key, block.replace('We will not sell', 'We will now sell')]),
    )
    expect(findings).toContainEqual({
      kind: 'changed',
      documents: ['gazette-12'],
      key: null,
      message: 'Its text is not the one of its digest',
    })
    const { findings: said } = await auditOf(
      await storeOf(shelf.values, [key, block.replace('"title":"Council', '"title":"Counsel')]),
    )
    expect(said.map(({ documents }) => documents)).toContainEqual(['gazette-12'])
  })

  it('is named where who says what was changed, though no digest is of it', async () => {
    const [key = '', block = ''] = [...shelf.values].find(([name]) => name.includes('/block/')) ?? []
    const forged = block.replace('"speaker":"Edith Calloway"', '"speaker":"Edith Callaway"')
    expect(forged).not.toBe(block)
    expect((await auditOf(await storeOf(shelf.values, [key, forged]))).findings).toEqual([
      {
        kind: 'changed',
        documents: [expect.any(String)],
        key,
        message: 'Not what the documents of this segment give',
      },
    ])
    // The texts are as they were.
    expect((await auditOf(await storeOf(shelf.values, [key, forged]), ONLY_ITSELF, false)).findings).toEqual(
      [],
    )
  })

  it.each([
    [
      'has fewer texts than it has',
      (head: Head) => ({ ...head, segment: head.segment && { ...head.segment, documents: 1 } }),
      'changed',
    ],
    [
      'has more words than it has',
      (head: Head) => ({ ...head, segment: head.segment && { ...head.segment, words: 9_999 } }),
      'changed',
    ],
    ['was read by another version of the program', (head: Head) => ({ ...head, engine: '0' }), 'unaudited'],
  ])('is found though a head says that its segment %s', async (_, change, kind) => {
    const values = new Map(shelf.values)
    for (const [key, value] of shelf.values) {
      if (key.includes('/block/')) values.set(key, value.replace('"Edith Calloway"', '"Edith Callaway"'))
      if (!key.startsWith('head/')) continue
      const head = change(readHead(value))
      const own = JSON.stringify(head)
      const name = headName(head.stamp, await nameOf([own]))
      const record = readRecord(values.get('library') ?? '')
      const { [key.slice('head/'.length)]: __, ...heads } = record.heads
      values.delete(key)
      values.set(`head/${name}`, own)
      values.set('library', JSON.stringify({ ...record, heads: { ...heads, [name]: head }, before: null }))
    }
    expect((await auditOf(await storeOf(values))).findings).toContainEqual(
      expect.objectContaining({ kind, key: expect.stringMatching(/^segment\/\w+\/$/) }),
    )
  })

  it('is named in each block that has it, also where only texts are audited', async () => {
    const store = memoryStore()
    const words = Array.from({ length: 6_000 }, (_, number) => `word${number}`).join(' ')
    const long = { ...REPORT, metadata: { ...REPORT.metadata, id: 'long' }, text: `${words}.\n` }
    await publish(store, [long], { smallWords: 0 })
    await logAll(store, await openLog())
    const values = await valuesOf(store)
    const blocks = [...values].filter(([key]) => key.includes('/block/'))
    expect(blocks).toHaveLength(2)
    expect((await auditOf(store, ONLY_ITSELF, false)).findings).toEqual([])
    for (const [before, after] of [
      // Behind the 4,096th word, where the first block goes on into the second, and before it.
      ['word4100 ', 'word9999 '],
      ['word4090 ', 'word9999 '],
      ['"title":"Council', '"title":"Counsel'],
    ] as const)
      for (const [key, value] of blocks) {
        const { findings } = await auditOf(
          await storeOf(values, [key, value.replace(before, after)]),
          ONLY_ITSELF,
          false,
        )
        expect(
          findings.map(({ documents }) => documents),
          `${before}in ${key}`,
        ).toContainEqual(['long'])
      }
  })

  it('accuses no text of what the log says where it cannot be read', async () => {
    const { store, log } = await openShelf()
    const gone = { kind: 'document', id: 'gone', sha256: 'f'.repeat(64), digest: 'f'.repeat(32) } as const
    await log.include([gone])
    await log.compare({ after: 'gone ', until: 'gone g', held: [], corpus: null })
    await logAll(store, log)
    const values = await valuesOf(store)
    expect((await auditOf(await storeOf(values))).findings).toEqual([])
    const bundle = (values.get('log/entries/0') ?? '').replace('"kind":"withdrawal"', '"kind":"withdrawel"')
    const { findings } = await auditOf(await storeOf(values, ['log/entries/0', bundle]), ONLY_ITSELF)
    expect(findings).toMatchObject([{ kind: 'changed', key: 'log/entries/0', documents: ['gone'] }])
  })

  it('is found where all digests were made anew: the log has others', async () => {
    const store = memoryStore()
    await publish(store, [{ ...REPORT, text: REPORT.text.replace('not sell', 'now sell') }, SPEECH], {
      smallWords: 0,
    })
    await publish(store, [MINUTES], { origin: 'api' })
    await publish(store, [OTHER_VERSION], { origin: 'api' })
    await store.write([...shelf.values].filter(([key]) => key.startsWith('log/')))
    const { findings } = await auditOf(store, ONLY_ITSELF, true, Date.now() + 2 * 3_600_000)
    expect(findings).toMatchObject([
      { kind: 'unlogged', documents: ['gazette-12'] },
      { kind: 'missing', documents: ['gazette-12'] },
    ])
  })
})

describe('a log', () => {
  it('that grew is consistent with the checkpoint that was kept', async () => {
    const { store, log } = await openShelf()
    const kept = (await valuesOf(store)).get('log/checkpoint') ?? ''
    await publish(store, [{ ...MINUTES, metadata: { ...MINUTES.metadata, id: 'minutes-8' } }], {
      origin: 'api',
    })
    await logAll(store, log)
    const { findings, remarks, log: audited } = await auditOf(store, { keys: null, kept })
    expect(findings).toEqual([])
    // Whoever published knows whether he did.
    expect(remarks).toEqual([
      { documents: ['minutes-8'], message: 'Published since the checkpoint that was kept' },
    ])
    expect(audited?.checkpoint.size).toBe((readCheckpoint(kept)?.size ?? 0) + 1)
  })

  it('that was written anew, by whoever has the key, is not', async () => {
    const kept = shelf.values.get('log/checkpoint') ?? ''
    const store = memoryStore()
    await publish(store, [{ ...REPORT, text: REPORT.text.replace('not sell', 'now sell') }, SPEECH], {
      smallWords: 0,
    })
    await publish(store, [MINUTES], { origin: 'api' })
    await publish(store, [OTHER_VERSION], { origin: 'api' })
    await logAll(store, await openLog())
    expect((await auditOf(store)).findings).toEqual([])
    expect((await auditOf(store, { keys: null, kept })).findings).toMatchObject([
      { kind: 'rewritten', message: 'The log was rewritten: its first 5 entries are not those that it had' },
    ])
    const short = memoryStore()
    await publish(short, [REPORT])
    await logAll(short, await openLog())
    expect((await auditOf(short, { keys: null, kept })).findings).toMatchObject([
      { kind: 'rewritten', message: 'The log was rewritten: it had 5 entries, and has 2' },
    ])
  })

  it('that says it has more entries than there can be is not looked for', async () => {
    const note = shelf.values.get('log/checkpoint') ?? ''
    for (const size of ['10000001', '9007199254740991']) {
      const forged = note.replace('\n5\n', `\n${size}\n`)
      const { findings } = await auditOf(await storeOf(shelf.values, ['log/checkpoint', forged]))
      expect(findings).toMatchObject([
        { kind: 'changed', key: 'log/checkpoint', message: expect.stringContaining('more than can be') },
      ])
    }
  })

  it('is worth being kept only if its entries could be read, whoever signed it', async () => {
    const kept = shelf.values.get('log/checkpoint') ?? ''
    expect((await auditOf(shelf.store, { keys: null, kept })).log?.isProven).toBe(true)
    const keys = (await signersBy(SIGNING_KEY)).map(({ publicKey }) => ({ origin: ORIGIN, publicKey }))
    const forked = await storeOf(shelf.values, ['log/entries/0', 'gone'], ['log/tile/0/0', 'gone'])
    for (const trust of [
      { keys, kept: null },
      { keys, kept },
    ]) {
      const { log, findings } = await auditOf(forked, trust)
      expect(log).toMatchObject({ isProven: false, signers: [expect.any(String)] })
      expect(findings.map(({ kind }) => kind)).not.toContain('rewritten')
    }
  })

  it('of another name, or signed by another key, is none that is trusted', async () => {
    const note = shelf.values.get('log/checkpoint') ?? ''
    const checkpoint = readCheckpoint(note)
    if (checkpoint === null) throw new Error('There is no checkpoint')
    const others = await signersBy(OTHER_KEY)
    const elsewhere = { ...checkpoint, origin: 'elsewhere.example/log' }
    for (const forged of [
      await signCheckpoint(checkpoint, others),
      await signCheckpoint(elsewhere, others),
      note.replaceAll('verbatim.example', 'elsewhere.example'),
      note.replace(/(?<=\n)(\d)\n/, '4\n'),
    ])
      expect(
        (await auditOf(await storeOf(shelf.values, ['log/checkpoint', forged]))).findings,
      ).toContainEqual(expect.objectContaining({ kind: 'unsigned', key: 'log/checkpoint' }))
    const kept = await signCheckpoint(elsewhere, await signersBy(SIGNING_KEY))
    expect((await auditOf(shelf.store, { keys: null, kept })).findings).toMatchObject([
      { kind: 'rewritten', message: 'The checkpoint that was kept is none of this log' },
    ])
  })

  it('that goes on by a key of whoever wrote it, and not of the one who kept it, is not signed', async () => {
    const kept = shelf.values.get('log/checkpoint') ?? ''
    const storage = memoryStorage()
    const leaves = (shelf.values.get('log/entries/0') ?? '').split('\n').map(readLeaf)
    await (await openLog(storage)).include(leaves.filter(({ kind }) => kind === 'document'))
    const theirs = await openLog(storage, OTHER_KEY)
    await theirs.compare({ after: null, until: null, held: [], corpus: null })
    const store = memoryStore()
    await publish(store, [{ ...REPORT, text: REPORT.text.replace('not sell', 'now sell') }])
    await logAll(store, theirs)
    expect((await auditOf(store)).findings).toEqual([])
    expect((await auditOf(store, { keys: null, kept })).findings).toEqual([
      expect.objectContaining({
        kind: 'unsigned',
        message: expect.stringContaining('no key that the log announced up to the checkpoint that was kept'),
      }),
    ])
  })

  it('is signed by the key before and by the one after, while one takes over from the other', async () => {
    const { store, storage } = await openShelf()
    const log = await openLog(storage, `${OTHER_KEY},${SIGNING_KEY}`)
    await logAll(store, log)
    for (const key of [SIGNING_KEY, OTHER_KEY]) {
      const keys = (await signersBy(key)).map(({ publicKey }) => ({ origin: null, publicKey }))
      expect((await auditOf(store, { keys, kept: null })).findings).toEqual([])
    }
    // Who kept a checkpoint of each day follows.
    const before = shelf.values.get('log/checkpoint') ?? ''
    expect((await auditOf(store, { keys: null, kept: before })).findings).toEqual([])
    const kept = (await valuesOf(store)).get('log/checkpoint') ?? ''
    await logAll(store, await openLog(storage, OTHER_KEY))
    expect((await auditOf(store, { keys: null, kept })).findings).toEqual([])
    expect((await log.keys()).map(({ kid }) => kid)).toEqual(
      (await signersBy(`${OTHER_KEY},${SIGNING_KEY}`)).map(({ kid }) => kid),
    )
  })
})
