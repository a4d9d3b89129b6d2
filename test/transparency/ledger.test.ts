import { describe, expect, it, vi } from 'vitest'
import { entriesOf, keepLog, logChange } from '../../src/service/keep-log.ts'
import { openLibrary } from '../../src/service/library.ts'
import { readTileFile } from '../../src/service/log-file.ts'
import { publish } from '../../src/service/publish.ts'
import { deleteDocument, putDocument } from '../../src/service/put.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { type Store, StoreError } from '../../src/store/store.ts'
import { fromBase64 } from '../../src/transparency/base64.ts'
import { decodeBundle } from '../../src/transparency/bundle.ts'
import { readCheckpoint } from '../../src/transparency/checkpoint.ts'
import { type DocumentEntry, type LogEntry, readLeaf } from '../../src/transparency/entry.ts'
import { type Hash, leafHash } from '../../src/transparency/hash.ts'
import type { Included } from '../../src/transparency/log.ts'
import { provesInclusion } from '../../src/transparency/proof.ts'
import { type LogStorage, memoryStorage } from '../../src/transparency/storage.ts'
import { grow, nodesOf, type Tile } from '../../src/transparency/tile.ts'
import { rootOf } from '../../src/transparency/tree.ts'
import { REPORT, SPEECH } from '../http/texts.ts'
import { randomFrom } from '../measure/random.ts'
import { eachOperation } from '../store/fault-points.ts'
import { type Faults, kvModel } from '../store/model.ts'
import { logAll, NOW, OTHER_KEY, openLog, SIGNING_KEY } from './signing.ts'

const entryOf = (number: number): DocumentEntry => ({
  kind: 'document',
  id: `text-${number}`,
  sha256: number.toString(16).padStart(64, '0'),
  digest: number.toString(16).padStart(32, '0'),
})

async function expectProven({ checkpoint: note, inclusions }: Included): Promise<void> {
  const checkpoint = readCheckpoint(note)
  if (checkpoint === null) throw new Error('There is no checkpoint')
  for (const { leaf, index, proof } of inclusions) {
    const hashes = proof.flatMap((hash) => fromBase64(hash) ?? [])
    const { size, root } = checkpoint
    expect(await provesInclusion(await leafHash(leaf), index, size, hashes, root)).toBe(true)
  }
}

/** What everybody reads: the leaves up to the checkpoint. */
async function mirrored(store: Store): Promise<{ note: string | null; leaves: string[] }> {
  const keys = ['log/checkpoint', ...(await store.list('log/entries/'))]
  const values = await store.read(keys, 'fresh')
  const note = values.get('log/checkpoint') ?? null
  const size = note === null ? 0 : (readCheckpoint(note)?.size ?? 0)
  const bundles = keys.slice(1).sort((a, b) => Number(a.slice(12)) - Number(b.slice(12)))
  return { note, leaves: bundles.flatMap((key) => decodeBundle(values.get(key) ?? '')).slice(0, size) }
}

async function rootOfLeaves(leaves: readonly string[]): Promise<Hash> {
  const tiles = new Map<string, Tile>()
  const grown = await grow(0, await Promise.all(leaves.map(leafHash)), async () => [])
  for (const { level, index, tile } of grown) tiles.set(`${level} ${index}`, tile)
  return rootOf(
    leaves.length,
    nodesOf(async (level, index) => tiles.get(`${level} ${index}`) ?? []),
  )
}

/** Each checkpoint is of the first leaves of what is there at last: none of them was of another log. */
async function expectOneLog(notes: readonly string[], leaves: readonly string[]): Promise<void> {
  for (const note of notes) {
    const checkpoint = readCheckpoint(note)
    if (checkpoint === null) throw new Error('There is no checkpoint')
    expect(checkpoint.size).toBeLessThanOrEqual(leaves.length)
    expect(await rootOfLeaves(leaves.slice(0, checkpoint.size))).toEqual(checkpoint.root)
  }
}

describe('what is logged', () => {
  it('is proven at once, however often it is asked for, and stands there once', async () => {
    const log = await openLog()
    const first = await log.include([entryOf(1), entryOf(2)])
    await expectProven(first)
    const again = await log.include([entryOf(2), entryOf(1), entryOf(2)])
    await expectProven(again)
    expect(again.checkpoint).toBe(first.checkpoint)
    expect(again.inclusions.map(({ index }) => index)).toEqual([2, 1, 2])
  })

  it('cannot be logged otherwise', async () => {
    const log = await openLog()
    await log.include([entryOf(1)])
    const other = { ...entryOf(1), sha256: 'f'.repeat(64) }
    await expect(log.include([other])).rejects.toMatchObject({ code: 'corrupt' })
  })

  it('may be withdrawn, come again, and be withdrawn again', async () => {
    const log = await openLog()
    const { id, digest } = entryOf(1)
    const withdrawal: LogEntry = { kind: 'withdrawal', id, digest }
    const indexes: (number | undefined)[] = []
    for (const entry of [entryOf(1), withdrawal, withdrawal, entryOf(1), withdrawal]) {
      const included = await log.include([entry])
      await expectProven(included)
      indexes.push(included.inclusions[0]?.index)
    }
    expect(indexes).toEqual([1, 2, 2, 3, 4])
  })

  it('says of each key when it began to sign', async () => {
    const storage = memoryStorage()
    const before = await openLog(storage)
    const { checkpoint } = await before.include([entryOf(1)])
    const after = await openLog(storage, `${OTHER_KEY},${SIGNING_KEY}`)
    const [newest, oldest] = await after.keys()
    expect([oldest]).toEqual(await before.keys().then((keys) => keys.slice(1)))
    const { checkpoint: next, inclusions } = await after.include([{ kind: 'key', ...(newest ?? missing()) }])
    expect(inclusions.map(({ index }) => index)).toEqual([2])
    expect(readCheckpoint(checkpoint)?.signatures).toHaveLength(1)
    expect(readCheckpoint(next)?.signatures).toHaveLength(2)
  })
})

function missing(): never {
  throw new Error('It is missing')
}

describe('a log that many append to, and that dies', () => {
  it('never forks and loses nothing that it has proven', async () => {
    for (const seed of [1, 2, 3]) {
      const random = randomFrom(seed)
      const held = memoryStorage()
      // Dies before or after a commit; whoever asks does not learn which.
      const dying: LogStorage = {
        ...held,
        commit(guard, entries) {
          const fate = random.below(6)
          if (fate === 0) throw new Error('Died before')
          const isDone = held.commit(guard, entries)
          if (fate === 1) throw new Error('Died after')
          return isDone
        },
      }
      const proven: Included[] = []
      for (let round = 0; round < 20; round++) {
        // Two instances at once, which the platform rules out, and several requests to each.
        const instances = [await openLog(dying), await openLog(dying)]
        await Promise.all(
          instances.flatMap((log) =>
            [0, 1, 2].map(async () => {
              const entries = Array.from({ length: 1 + random.below(3) }, () => entryOf(random.below(300)))
              await log.include(entries).then(
                (one) => proven.push(one),
                () => {},
              )
            }),
          ),
        )
      }
      for (const one of proven) await expectProven(one)
      const store = memoryStore()
      const log = await openLog(held)
      while (!(await log.mirror(store))) {}
      const { leaves } = await mirrored(store)
      await expectOneLog(
        proven.map(({ checkpoint }) => checkpoint),
        leaves,
      )
      expect(new Set(leaves).size).toBe(leaves.length)
      for (const { inclusions } of proven)
        for (const { leaf, index } of inclusions) expect(leaves[index]).toBe(leaf)
    }
  })
})

describe('what everybody reads of the log', () => {
  it('is a whole log at every moment, wherever bringing it breaks off, and all of it in the end', async () => {
    for (const outcome of ['fail', 'fail-after', 'die', 'die-after'] as const) {
      await eachOperation(
        async (faults: Faults) => {
          const model = kvModel({ seed: 1, cacheMs: { immutable: 0, fresh: 0 }, faults })
          const storage = memoryStorage()
          const log = await openLog(storage)
          await log.include(Array.from({ length: 30 }, (_, number) => entryOf(number)))
          const store = model.place('origin')
          await log.mirror(store).catch(() => false)
          await log.include([entryOf(30)])
          await log.mirror(store).catch(() => false)
          const reader = memoryStore()
          await reader.write([...model.truth()])
          const seen = await mirrored(reader)
          if (seen.note !== null) await expectOneLog([seen.note], seen.leaves)
          const next = await openLog(storage)
          const again = kvModel({ seed: 1 })
          const target = again.place('origin')
          await target.write([...model.truth()])
          while (!(await next.mirror(target).catch(() => true))) {}
          const whole = memoryStore()
          await whole.write([...again.truth()])
          const last = await mirrored(whole)
          expect(last.leaves).toHaveLength(32)
          await expectOneLog(last.note === null ? [] : [last.note], last.leaves)
        },
        { outcome },
      )
    }
  })

  it('is brought again where the namespace was emptied, put back as it was, or lost its checkpoint', async () => {
    const log = await openLog()
    const bring = async (store: Store): Promise<void> => {
      while (!(await log.mirror(store).catch(() => false))) {}
    }
    await log.include([entryOf(0)])
    const store = memoryStore()
    await bring(store)
    const before = await store.read(await store.list('log/'), 'fresh')
    await log.include(Array.from({ length: 4_200 }, (_, number) => entryOf(number)))
    await bring(store)
    const expected = await store.read(await store.list('log/'), 'fresh')

    let fails = 3
    const failing = (): Store => {
      const other = memoryStore()
      return {
        ...other,
        write: async (entries) => {
          if (fails-- > 0) throw new StoreError('unavailable', 'Away')
          await other.write(entries)
        },
      }
    }
    const damaged = memoryStore()
    const [empty, older] = [failing(), memoryStore()]
    await older.write([...before].map(([key, value]) => [key, value ?? '']))
    const unreadable: Store = {
      ...damaged,
      read: async (keys, mode) => {
        if ((await damaged.list('log/checkpoint')).length > 0) return damaged.read(keys, mode)
        throw new StoreError('corrupt', 'Cannot read "log/checkpoint": it is damaged')
      },
    }
    for (const other of [empty, older, unreadable]) {
      await bring(other)
      expect(await other.read(await other.list('log/'), 'fresh')).toEqual(expected)
    }
  })

  it('is seen soon where a tile was read before it was full', async () => {
    const model = kvModel({ seed: 1, delay: [60_000, 60_000] })
    const [origin, elsewhere] = [model.place('origin'), model.place('elsewhere')]
    const log = await openLog()
    await log.include(Array.from({ length: 99 }, (_, number) => entryOf(number)))
    await log.mirror(origin)
    model.advance(60_000)
    const tile = { level: 0, index: 0, width: 100 }
    expect(await readTileFile(elsewhere, tile, 100)).toHaveLength(100 * 32)
    await log.include(Array.from({ length: 299 }, (_, number) => entryOf(number)))
    await log.mirror(origin)
    // The checkpoint may be seen before the tile.
    model.advance(40_000)
    const full = { ...tile, width: 256 }
    await expect(readTileFile(elsewhere, full, 300)).rejects.toMatchObject({ code: 'unavailable' })
    model.advance(60_000)
    expect(await readTileFile(elsewhere, full, 300)).toHaveLength(256 * 32)
  })

  it('is brought in parts that a request may write', async () => {
    const log = await openLog()
    await log.include(Array.from({ length: 4_100 }, (_, number) => entryOf(number)))
    const store = memoryStore()
    const counts: number[] = []
    const counting: Store = {
      ...store,
      async write(entries) {
        const all = [...entries]
        counts.push(all.length)
        await store.write(all)
      },
    }
    expect(await log.mirror(counting)).toBe(false)
    expect((await mirrored(store)).note).toBeNull()
    expect(log.isBehind()).toBe(true)
    expect(await log.mirror(counting)).toBe(true)
    expect(log.isBehind()).toBe(false)
    expect((await mirrored(store)).leaves).toHaveLength(4_101)
    expect(Math.max(...counts)).toBeLessThanOrEqual(40)
  })
})

describe('the log of a library', () => {
  const kindsOf = async (store: Store): Promise<string[]> =>
    (await mirrored(store)).leaves
      .map(readLeaf)
      .map((entry) => (entry.kind === 'key' ? 'key' : `${entry.kind} ${entry.id}`))

  it('has each version that was published, also one that was replaced, and that a text was taken out', async () => {
    const store = memoryStore()
    let time = NOW
    const log = await openLog(memoryStorage(), SIGNING_KEY, () => time)
    await publish(store, [REPORT, SPEECH])
    await logAll(store, log)
    await publish(store, [{ ...REPORT, text: `${REPORT.text}\nAnd more.\n` }])
    await logAll(store, log)
    expect(await kindsOf(store)).toEqual([
      'key',
      'document calloway-opening',
      'document gazette-12',
      'document gazette-12',
    ])
    await deleteDocument(store, 'gazette-12', () => true)
    // What was just logged may not be seen yet by whoever finds it missing.
    await logAll(store, log)
    expect(await kindsOf(store)).toHaveLength(4)
    time += 3_600_000
    await logAll(store, log)
    expect((await kindsOf(store)).slice(4)).toEqual(['withdrawal gazette-12', 'withdrawal gazette-12'])
  })

  it('hears at once of what was changed by request', async () => {
    const store = memoryStore()
    const log = await openLog()
    const settings = { plan: 'free', condition: () => true } as const
    await putDocument(store, REPORT, settings)
    await logChange(store, log, 'gazette-12')
    await deleteDocument(store, 'gazette-12', () => true)
    await logChange(store, log, 'gazette-12')
    await log.mirror(store)
    expect(await kindsOf(store)).toEqual(['key', 'document gazette-12', 'withdrawal gazette-12'])
  })

  it('is asked once where nothing has changed', async () => {
    const store = memoryStore()
    const log = await openLog()
    await publish(store, [REPORT, SPEECH])
    await logAll(store, log)
    const asked: string[] = []
    await keepLog(store, {
      ...log,
      sweep: () => {
        asked.push('sweep')
        return log.sweep()
      },
      compare: (part) => {
        asked.push('compare')
        return log.compare(part)
      },
    })
    expect(asked).toEqual(['sweep'])
    expect((await log.sweep()).complete).toBe((await openLibrary(store))?.corpus.version)
  })

  it('is compared again where somebody who sees a library of before has logged what is gone', async () => {
    const store = memoryStore()
    let time = NOW
    const log = await openLog(memoryStorage(), SIGNING_KEY, () => time)
    await publish(store, [REPORT, SPEECH])
    const before = await openLibrary(store)
    const version = before?.document('gazette-12')
    if (before == null || version == null) throw new Error('It is not held')
    await logAll(store, log)
    await deleteDocument(store, 'gazette-12', () => true)
    await logChange(store, log, 'gazette-12')
    await logAll(store, log)
    // As a receipt does, in an isolate that has not heard of it.
    await log.include(await entriesOf(before, [version]))
    time += 3_600_000
    await logAll(store, log)
    expect((await kindsOf(store)).slice(3)).toEqual([
      'withdrawal gazette-12',
      'document gazette-12',
      'withdrawal gazette-12',
    ])
  })

  it('fails softly: the next run makes it good', async () => {
    const store = memoryStore()
    const log = await openLog()
    await publish(store, [REPORT])
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const failing = { ...log, include: () => Promise.reject(new StoreError('unavailable', 'Away')) }
    await keepLog(store, failing)
    await logChange(store, failing, 'gazette-12')
    expect(logged).toHaveBeenCalledTimes(2)
    logged.mockRestore()
    await logAll(store, log)
    expect(await kindsOf(store)).toEqual(['key', 'document gazette-12'])
  })
})
