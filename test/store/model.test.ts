import { describe, expect, it } from 'vitest'
import { CACHE_SECONDS } from '../../src/store/kv.ts'
import { type Store, StoreError } from '../../src/store/store.ts'
import { Died, type Faults, kvModel, type ModelOptions, type Outcome } from './model.ts'
import { describeStore } from './suite.ts'

const NO_COPIES = { fresh: 0, immutable: 0 }
const MINUTE = 60_000
const SEEDS = Array.from({ length: 30 }, (_, seed) => seed)

describeStore('a model without delays and copies', async () =>
  kvModel({ seed: 1, cacheMs: NO_COPIES }).place('origin'),
)

describeStore('a model with delays and copies, seen from one place', async () =>
  kvModel({ seed: 1, delay: [1, MINUTE], shuffle: true }).place('origin'),
)

async function valueIn(store: Store, key: string): Promise<string | null | undefined> {
  return (await store.read([key], 'fresh')).get(key)
}

/** Meets each operation with the next of the outcomes, then with none. */
function inOrder(...outcomes: readonly Outcome[]): Faults {
  return ({ number }) => outcomes[number - 1] ?? 'ok'
}

describe('a change of the model', () => {
  const late: ModelOptions = { seed: 1, delay: [MINUTE, MINUTE], cacheMs: NO_COPIES }

  it('is seen at once where it was made and later elsewhere', async () => {
    const model = kvModel(late)
    const [origin, elsewhere] = [model.place('origin'), model.place('elsewhere')]
    await origin.write([['a', 'one']])
    expect(await valueIn(origin, 'a')).toBe('one')
    expect(await valueIn(model.place('origin'), 'a')).toBe('one')
    model.advance(MINUTE - 1)
    expect(await valueIn(elsewhere, 'a')).toBe(null)
    model.advance(1)
    expect(await valueIn(elsewhere, 'a')).toBe('one')
  })

  it('that removes a key is seen as late as one that writes it', async () => {
    const model = kvModel(late)
    const [origin, elsewhere] = [model.place('origin'), model.place('elsewhere')]
    await origin.write([['a', 'one']])
    model.advance(MINUTE)
    await origin.remove(['a'])
    expect(await valueIn(origin, 'a')).toBe(null)
    expect(await valueIn(elsewhere, 'a')).toBe('one')
    model.advance(MINUTE)
    expect(await valueIn(elsewhere, 'a')).toBe(null)
  })

  it('may be seen before an earlier one of another key', async () => {
    const firstSeen = await Promise.all(
      SEEDS.map(async (seed) => {
        const model = kvModel({ seed, delay: [0, MINUTE], cacheMs: NO_COPIES })
        await model.place('origin').write([
          ['a', ''],
          ['b', ''],
        ])
        const elsewhere = model.place('elsewhere')
        const seen = async () => {
          const values = await elsewhere.read(['a', 'b'], 'fresh')
          return [...values.keys()].filter((key) => values.get(key) !== null).join(' and ')
        }
        while ((await seen()) === '') model.advance(1_000)
        return await seen()
      }),
    )
    expect(firstSeen).toEqual(expect.arrayContaining(['a', 'b']))
  })

  it('is never undone by an earlier one of the same key that arrives later', async () => {
    for (const seed of SEEDS) {
      const model = kvModel({ seed, delay: [0, MINUTE], cacheMs: NO_COPIES })
      const [origin, elsewhere] = [model.place('origin'), model.place('elsewhere')]
      const seen: number[] = []
      for (let count = 1; count <= 20; count++) {
        await origin.write([['a', String(count)]])
        model.advance(5_000)
        seen.push(Number(await valueIn(elsewhere, 'a')))
      }
      expect(seen).toEqual(seen.toSorted((one, other) => one - other))
      model.advance(MINUTE)
      expect(await valueIn(elsewhere, 'a')).toBe('20')
    }
  })

  it('is in the truth at once, wherever it was made; the last one holds', async () => {
    const model = kvModel(late)
    const [origin, elsewhere] = [model.place('origin'), model.place('elsewhere')]
    await origin.write([
      ['b', 'one'],
      ['a', 'one'],
    ])
    await elsewhere.write([['a', 'two']])
    await elsewhere.remove(['b'])
    expect([...model.truth()]).toEqual([['a', 'two']])
    expect(await valueIn(origin, 'a')).toBe('one')
  })

  it('cannot arrive before it was made, nor time run back', () => {
    expect(() => kvModel({ seed: 1, delay: [-1, 1] })).toThrow(RangeError)
    expect(() => kvModel({ seed: 1, delay: [2, 1] })).toThrow(RangeError)
    expect(() => kvModel({ seed: 1 }).advance(-1)).toThrow(RangeError)
  })
})

describe('a copy of the model', () => {
  it.each([
    { mode: 'fresh', milliseconds: CACHE_SECONDS.fresh * 1_000 },
    { mode: 'immutable', milliseconds: CACHE_SECONDS.immutable * 1_000 },
  ] as const)(
    'of a miss that was read too early stays a miss for the time of $mode reads',
    async ({ mode, milliseconds }) => {
      const model = kvModel({ seed: 1 })
      const [origin, elsewhere] = [model.place('origin'), model.place('elsewhere')]
      const read = async () => (await elsewhere.read(['a'], mode)).get('a')
      expect(await read()).toBe(null)
      await origin.write([['a', 'one']])
      model.advance(milliseconds - 1)
      expect(await read()).toBe(null)
      model.advance(1)
      expect(await read()).toBe('one')
    },
  )

  it('answers as long as the read allows that asks for it, not the read that made it', async () => {
    const model = kvModel({ seed: 1, cacheMs: { fresh: 1_000, immutable: 2_000 } })
    const elsewhere = model.place('elsewhere')
    await elsewhere.read(['a'], 'immutable')
    await model.place('origin').write([['a', 'one']])
    model.advance(1_000)
    expect((await elsewhere.read(['a'], 'immutable')).get('a')).toBe(null)
    expect((await elsewhere.read(['a'], 'fresh')).get('a')).toBe('one')
  })

  it('is shared by the processes at one place and renewed by a change that one of them makes', async () => {
    const model = kvModel({ seed: 1 })
    await model.place('elsewhere').read(['a'], 'fresh')
    await model.place('origin').write([['a', 'one']])
    expect(await valueIn(model.place('elsewhere'), 'a')).toBe(null)
    await model.place('elsewhere').write([['a', 'two']])
    expect(await valueIn(model.place('elsewhere'), 'a')).toBe('two')
  })
})

describe('a list of the model', () => {
  it('misses a key that is written and keeps one that is removed, also where that was done', async () => {
    const model = kvModel({ seed: 1, listStaleMs: MINUTE })
    const origin = model.place('origin')
    await origin.write([['n/old', '']])
    expect(await origin.list('n/')).toEqual(['n/old'])
    await origin.write([['n/new', '']])
    await origin.remove(['n/old'])
    model.advance(MINUTE - 1)
    expect(await origin.list('n/')).toEqual(['n/old'])
    expect(await origin.list('n/n')).toEqual(['n/new'])
    expect(await model.place('elsewhere').list('n/')).toEqual(['n/new'])
    model.advance(1)
    expect(await origin.list('n/')).toEqual(['n/new'])
  })

  it('lags behind elsewhere like a read, but not in step with it', async () => {
    const firstSeen = await Promise.all(
      SEEDS.map(async (seed) => {
        const model = kvModel({ seed, delay: [0, MINUTE], cacheMs: NO_COPIES })
        await model.place('origin').write([['a', '']])
        const elsewhere = model.place('elsewhere')
        for (;;) {
          const [read, listed] = [
            (await valueIn(elsewhere, 'a')) === '',
            (await elsewhere.list('')).length > 0,
          ]
          if (read || listed) return listed ? (read ? 'both' : 'list') : 'read'
          model.advance(1_000)
        }
      }),
    )
    expect(firstSeen).toEqual(expect.arrayContaining(['list', 'read']))
  })
})

describe('the write limit of the model', () => {
  it('refuses the second write to a key within a second, from wherever, and the first stays', async () => {
    const model = kvModel({ seed: 1, writeLimit: true })
    await model.place('origin').write([['a', 'one']])
    model.advance(999)
    const written = model.place('elsewhere').write([['a', 'two']])
    await expect(written).rejects.toMatchObject({ name: 'StoreError', code: 'unavailable' })
    await expect(written).rejects.toThrow('429')
    expect(model.truth()).toEqual(new Map([['a', 'one']]))
    expect(model.counts.writes).toBe(1)
  })

  it('allows other keys at once and the same key a second later', async () => {
    const model = kvModel({ seed: 1, writeLimit: true })
    const origin = model.place('origin')
    await origin.write([['a', 'one']])
    await origin.write([['b', 'one']])
    await origin.remove(['a'])
    model.advance(1_000)
    await origin.write([['a', 'two']])
    expect(model.truth().get('a')).toBe('two')
  })
})

describe('a fault of the model', () => {
  const three = [
    ['a', 'one'],
    ['b', 'one'],
    ['c', 'one'],
  ] as const

  it.each([
    { outcome: 'fail', told: 'stores nothing', stored: ['a'] },
    { outcome: 'fail-after', told: 'has stored, but the answer is lost', stored: ['a', 'b'] },
    { outcome: 'die', told: 'stores nothing, by a process that is gone', stored: ['a'] },
    { outcome: 'die-after', told: 'has stored, for a process that is gone', stored: ['a', 'b'] },
  ] as const)('"$outcome" in a write $told; nothing after it is begun', async ({ outcome, stored }) => {
    const model = kvModel({ seed: 1, faults: inOrder('ok', outcome) })
    const counted: number[] = []
    const written = model.place('origin').write(three, (count) => counted.push(count))
    const error = outcome.startsWith('die') ? Died : StoreError
    await expect(written).rejects.toThrow(error)
    expect([...model.truth().keys()]).toEqual(stored)
    expect(model.counts.writes).toBe(stored.length)
    expect(counted).toEqual([1])
  })

  it('is told of each operation with its kind, number, place and keys', async () => {
    const told: unknown[] = []
    const model = kvModel({
      seed: 1,
      faults: (operation) => {
        told.push(operation)
        return 'ok'
      },
    })
    const origin = model.place('origin')
    await origin.write([['a', 'one']])
    await model.place('elsewhere').read(['a', 'b', 'a'], 'fresh')
    await origin.list('n/')
    await origin.remove(['a', 'b'])
    expect(told).toEqual([
      { kind: 'write', number: 1, place: 'origin', keys: ['a'] },
      { kind: 'read', number: 2, place: 'elsewhere', keys: ['a', 'b'] },
      { kind: 'list', number: 3, place: 'origin', keys: ['n/'] },
      { kind: 'remove', number: 4, place: 'origin', keys: ['a'] },
      { kind: 'remove', number: 5, place: 'origin', keys: ['b'] },
    ])
    expect(model.counts).toEqual({ reads: 2, writes: 1, lists: 1, removes: 2 })
  })

  it('in a read is an error, and one whose answer is lost leaves its copy', async () => {
    const model = kvModel({ seed: 1, faults: inOrder('fail', 'fail-after') })
    const elsewhere = model.place('elsewhere')
    await expect(elsewhere.read(['a'], 'fresh')).rejects.toThrow(StoreError)
    await expect(elsewhere.read(['a'], 'fresh')).rejects.toThrow(StoreError)
    await model.place('origin').write([['a', 'one']])
    expect(await valueIn(elsewhere, 'a')).toBe(null)
  })

  it('that kills a process ends all it does and will do, while others go on', async () => {
    const model = kvModel({ seed: 1, faults: inOrder('ok', 'die') })
    const [dead, other] = [model.place('origin'), model.place('origin')]
    const results = await Promise.allSettled(three.map((entry) => dead.write([entry])))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    await expect(dead.write([['late', '']])).rejects.toThrow(Died)
    await expect(dead.read(['a'], 'fresh')).rejects.toThrow(Died)
    await expect(dead.remove(['a'])).rejects.toThrow(Died)
    await expect(dead.list('')).rejects.toThrow(Died)
    await other.write([['b', 'two']])
    expect(await valueIn(other, 'a')).toBe('one')
    expect([...model.truth()]).toEqual([
      ['a', 'one'],
      ['b', 'two'],
    ])
  })

  it('that kills is no fault of the store', async () => {
    const model = kvModel({ seed: 1, faults: inOrder('die') })
    await expect(model.place('origin').list('')).rejects.not.toThrow(StoreError)
  })
})

describe('processes of the model', () => {
  /** Adds its name to one key, which loses names when others do so meanwhile. */
  async function addTo(store: Store, name: string): Promise<void> {
    for (let turn = 0; turn < 5; turn++) {
      await crypto.subtle.digest('SHA-256', new TextEncoder().encode(name.repeat(turn * 10_000)))
      const before = (await valueIn(store, 'a')) ?? ''
      await store.write([['a', before + name]])
    }
  }

  async function historyOf(seed: number): Promise<unknown> {
    const history: string[] = []
    const model = kvModel({
      seed,
      delay: [0, MINUTE],
      cacheMs: NO_COPIES,
      faults: ({ kind, place }) => {
        model.advance(5_000)
        history.push(`${place} ${kind}`)
        return 'ok'
      },
    })
    const results = await model.together(
      ['x', 'y', 'z'].map((name) => ({ place: name, run: (store) => addTo(store, name) })),
    )
    return { history, results, truth: [...model.truth()] }
  }

  it('that run together interleave', async () => {
    const model = kvModel({ seed: 1 })
    await model.together(['x', 'y'].map((name) => ({ place: 'origin', run: (store) => addTo(store, name) })))
    expect(model.counts).toMatchObject({ reads: 10, writes: 10 })
    expect(model.truth().get('a')?.length).toBeLessThan(10)
  })

  it('that run together do so in the same order with the same seed, also if they compute in between', async () => {
    expect(await historyOf(1)).toEqual(await historyOf(1))
    expect(await historyOf(1)).not.toEqual(await historyOf(2))
  })

  it('that run together go on without the one that dies', async () => {
    const model = kvModel({ seed: 1, faults: ({ place }) => (place === 'x' ? 'die' : 'ok') })
    const results = await model.together(
      ['x', 'y'].map((name) => ({ place: name, run: (store) => addTo(store, name) })),
    )
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
    expect(model.truth().get('a')).toBe('yyyyy')
  })

  it('go on in the order in which they began, or in another when shuffled, the same with the same seed', async () => {
    const orderOf = async (options: ModelOptions) => {
      const model = kvModel(options)
      const order: number[] = []
      const write = async (number: number) => {
        await model.place('origin').write([[`n/${number}`, '']])
        order.push(number)
      }
      await Promise.all(Array.from({ length: 10 }, (_, number) => write(number)))
      return order
    }
    expect(await orderOf({ seed: 1 })).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    const shuffled = await orderOf({ seed: 1, shuffle: true })
    expect(shuffled).not.toEqual(await orderOf({ seed: 1 }))
    expect(await orderOf({ seed: 1, shuffle: true })).toEqual(shuffled)
  })
})
