import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
// The objects are of the Worker, which is loaded with them.
import '../../src/index.ts'
import { type Archive, memoryArchive } from '../../src/store/archive.ts'
import { archiveOf } from '../../src/store/archive-object.ts'

const ARCHIVES: readonly (readonly [string, Archive])[] = [
  ['Durable Objects', archiveOf((shard) => env.RECEIPTS.getByName(shard))],
  ['memory', memoryArchive()],
]

describe.each(ARCHIVES)('an archive in %s', (_, archive) => {
  it('keeps the first value of a name, whoever comes later or at the same time', async () => {
    const values = Array.from({ length: 20 }, (_, number) => `value ${number}`)
    const kept = await Promise.all(values.map((value) => archive.keep('ab01', value)))
    expect(values).toContain(kept[0])
    expect(new Set(kept).size).toBe(1)
    expect(await archive.keep('ab01', 'another')).toBe(kept[0])
    expect(await archive.read('ab01')).toBe(kept[0])
  })

  it('has nothing under another name, be it of the same object', async () => {
    await archive.keep('cd01', 'value')
    expect([await archive.read('cd02'), await archive.read('ce01')]).toEqual([null, null])
  })
})
