import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHECKSUM_DIGITS, withChecksum, withoutChecksum } from '../../src/store/checksum.ts'

const text = fc.string({ unit: 'binary', maxLength: 300 })

describe('a value behind its checksum', () => {
  it('is given back unit by unit', () => {
    fc.assert(
      fc.property(text, text, (key, value) => withoutChecksum(key, withChecksum(key, value)) === value),
    )
  })

  it('is stored the same by every version: what is stored outlives the program', () => {
    expect(withChecksum('library', '{"format":2}')).toBe('5116833d7c7b99f9{"format":2}')
    expect(withChecksum('n/1', '“Größe” 字 🔦')).toBe('4cec75cfcf1d4fb6“Größe” 字 🔦')
    expect(withChecksum('received/a', '')).toBe('3a314fba0712aaf9')
  })

  it('is longer than what is mixed at once, also where a character lies across the border', () => {
    for (const length of [262_143, 262_144, 262_145, 700_000]) {
      const value = `${'a'.repeat(length - 2)}🔦字`
      expect(withoutChecksum('k', withChecksum('k', value)) === value).toBe(true)
      expect(withoutChecksum('k', withChecksum('k', value).replace('🔦', '🔧'))).toBeNull()
    }
  })

  it.each<[string, (stored: string, at: number) => string]>([
    ['with another character', (stored, at) => `${stored.slice(0, at)}\u0001${stored.slice(at + 1)}`],
    ['without a character', (stored, at) => stored.slice(0, at) + stored.slice(at + 1)],
    ['with one more', (stored, at) => `${stored.slice(0, at)}\u0000${stored.slice(at)}`],
    ['cut short', (stored, at) => stored.slice(0, at)],
    ['doubled', (stored) => stored + stored.slice(CHECKSUM_DIGITS)],
    ['with zeros behind it', (stored) => `${stored}\u0000\u0000`],
  ])('is known to be damaged %s', (_, damage) => {
    const value = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '字', 'é'), minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(value, fc.nat(), (kept, place) => {
        const stored = withChecksum('segment/1/block/7', kept)
        const damaged = damage(stored, place % stored.length)
        expect(withoutChecksum('segment/1/block/7', damaged)).toBeNull()
      }),
    )
  })

  it('is not that of another key', () => {
    expect(withoutChecksum('block/1', withChecksum('block/2', 'words'))).toBeNull()
    expect(withoutChecksum('b', withChecksum('', 'bwords'))).toBeNull()
  })
})
