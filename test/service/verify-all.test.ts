/** Claims verified together are answered as if each were alone, by a fraction of the reads. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Library } from '../../src/service/library.ts'
import { type Claim, type Verification, verify } from '../../src/service/verify.ts'
import { verifyAll } from '../../src/service/verify-all.ts'
import { StoreError } from '../../src/store/store.ts'
import { openStarter, type Starter } from './starter.ts'

const CLAIMS = 30
const CLAIM_UNITS = 80
const READ_KEYS_MAX = 100
/** Of the 50 that a request has on the free plan. */
const READS_MAX = 20
const OPTIONS = { limit: 3 }

let starter: Starter
let claims: readonly Claim[]

beforeAll(async () => {
  starter = await openStarter()
  const texts = starter.documents.map(({ text }) => text).filter(({ length }) => length > 2 * CLAIM_UNITS)
  claims = Array.from({ length: CLAIMS }, (_, index) => {
    const text = texts[(index * 7) % texts.length] ?? ''
    const at = Math.floor((text.length - CLAIM_UNITS) * (index / CLAIMS))
    const words = text
      .slice(at, at + CLAIM_UNITS)
      .split(/\s+/)
      .slice(1, -1)
    // Every third has a word that nobody said.
    if (index % 3 === 0) words.splice(4, 1, 'kerosene')
    return { quote: words.join(' '), speaker: null, date: null, document: null }
  })
}, 120_000)

/** The library, with the keys of each read that goes to the store or its cache. */
function watched(
  library: Library,
  refuse: (key: string) => boolean = () => false,
): [Library, (readonly string[])[]] {
  const reads: (readonly string[])[] = []
  const read: Library['read'] = async (keys, tally) => {
    reads.push(keys)
    if (keys.some(refuse)) throw new StoreError('unavailable', 'Refused')
    return library.read(keys, tally)
  }
  return [{ ...library, read }, reads]
}

function toldBy(verification: Verification): unknown {
  return verification.kind === 'answer'
    ? { answer: verification.answer, cost: verification.costOf() }
    : verification
}

const asked = (): Parameters<typeof verifyAll>[1] => claims.map((claim) => ({ claim, options: OPTIONS }))

describe('claims verified together', () => {
  it('are answered as if each were alone, at the same cost', async () => {
    const together = await verifyAll(starter.library, asked())
    for (const [index, claim] of claims.entries()) {
      const alone = await verify(starter.library, claim, OPTIONS)
      const result = together[index]
      expect(result?.status === 'fulfilled' && toldBy(result.value)).toEqual(toldBy(alone))
    }
  })

  it('are answered by a third of the reads and less, none with more keys than a read may have', async () => {
    const [alone, many] = watched(starter.library)
    for (const claim of claims) await verify(alone, claim, OPTIONS)
    const [library, few] = watched(starter.library)
    await verifyAll(library, asked())
    expect(many.length).toBeGreaterThan(3 * few.length)
    expect(few.length).toBeLessThanOrEqual(READS_MAX)
    expect(Math.max(...few.map((keys) => keys.length))).toBeLessThanOrEqual(READ_KEYS_MAX)
  })

  it('keep a failure to read with the claims that need it', async () => {
    const [whole, reads] = watched(starter.library)
    await verifyAll(whole, asked().slice(0, 1))
    const own = new Set(reads[0])
    const [library] = watched(starter.library, (key) => own.has(key))
    const results = await verifyAll(library, asked())
    const [alone] = watched(starter.library, (key) => own.has(key))
    const expected = await Promise.allSettled(claims.map((claim) => verify(alone, claim, OPTIONS)))
    expect(results.map(({ status }) => status)).toEqual(expected.map(({ status }) => status))
    expect(results[0]).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } })
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true)
  })

  it('keep a claim that cannot be verified by itself', async () => {
    const wordless = { ...claims[1], quote: '…' }
    const results = await verifyAll(
      starter.library,
      asked().map((one, index) => (index === 1 ? { ...one, claim: { ...one.claim, ...wordless } } : one)),
    )
    expect(results.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1)
    expect(results[1]).toMatchObject({ reason: expect.any(RangeError) })
  })
})
