import { describe, expect, it } from 'vitest'
import { StoreError } from '../../src/store/store.ts'
import { eachOperation, type Plan } from './fault-points.ts'
import { Died, type Faults, kvModel } from './model.ts'

const ENTRIES = Array.from({ length: 6 }, (_, index): [string, string] => [`n/${index}`, ''])

/** Writes, lists, and notes how much was stored when it failed. */
function noting(stored: number[]): (faults: Faults) => Promise<void> {
  return async (faults) => {
    const model = kvModel({ seed: 1, faults })
    const origin = model.place('origin')
    try {
      await origin.write(ENTRIES)
      await origin.list('n/')
    } catch (error) {
      if (!(error instanceof Died || error instanceof StoreError)) throw error
    }
    stored.push(model.truth().size)
  }
}

/** What was stored at each fault. */
async function storedUnder(plan: Plan): Promise<number[]> {
  const stored: number[] = []
  await eachOperation(noting(stored), plan)
  return stored.slice(1)
}

describe('eachOperation()', () => {
  it('runs once without a fault, then once with it at each operation', async () => {
    const stored: number[] = []
    const points = await eachOperation(noting(stored), { outcome: 'die' })
    expect(points.map(({ kind }) => kind)).toEqual([...ENTRIES.map(() => 'write'), 'list'])
    expect(stored).toEqual([6, 0, 1, 2, 3, 4, 5, 6])
  })

  it('injects the outcome that was chosen', async () => {
    expect(await storedUnder({ outcome: 'fail' })).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect(await storedUnder({ outcome: 'die-after' })).toEqual([1, 2, 3, 4, 5, 6, 6])
  })

  it('injects it only among the operations meant', async () => {
    const among: Plan['among'] = ({ kind }) => kind === 'list'
    expect(await storedUnder({ outcome: 'fail', among })).toEqual([6])
  })

  it('draws as many operations as it is asked for, each once, the same with the same seed', async () => {
    const draw = async (count: number, seed: number) => {
      const points = await eachOperation(noting([]), { outcome: 'fail', sample: { count, seed } })
      return points.map(({ number }) => number)
    }
    expect(await draw(3, 1)).toHaveLength(3)
    expect(await draw(3, 1)).toEqual(await draw(3, 1))
    expect(await draw(100, 1)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('names the operation at which a run goes wrong', async () => {
    const run = async (faults: Faults) => {
      await kvModel({ seed: 1, faults }).place('origin').write(ENTRIES)
    }
    const among: Plan['among'] = ({ number }) => number === 3
    await expect(eachOperation(run, { outcome: 'fail', among })).rejects.toThrow(
      'With "fail" at operation 3 (write "n/2")',
    )
  })

  it('refuses a plan that no operation fits, and a run that does not come to the fault', async () => {
    await expect(eachOperation(noting([]), { outcome: 'fail', among: () => false })).rejects.toThrow(
      RangeError,
    )
    let runs = 0
    const shrinking = async (faults: Faults) => {
      runs += 1
      const entries = ENTRIES.slice(runs)
      await kvModel({ seed: 1, faults }).place('origin').write(entries)
    }
    const last: Plan['among'] = ({ number }) => number === 5
    await expect(eachOperation(shrinking, { outcome: 'fail', among: last })).rejects.toThrow('ended before')
  })
})
