import { describe, expect, it } from 'vitest'
import type { Document, Metadata } from '../../src/core/document.ts'
import { documentDigest } from '../../src/service/document-digest.ts'
import { publish } from '../../src/service/publish.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { REPORT } from '../http/texts.ts'

const SHA256 = '0'.repeat(64)

/** What each fact may be besides what it is in `REPORT`. */
const OTHERS = {
  id: 'other',
  title: 'Other',
  author: 'Other',
  speaker: 'Other',
  publication: 'Other',
  volume: 7,
  issue: 7,
  date: '2001',
  language: 'fr',
  url: 'https://other.example/',
  licence: 'Other',
  fiction: true,
  translation: true,
  restricted: true,
  aliases: { 'Edith Calloway': ['Edie'] },
} as const satisfies Required<Metadata>

const CHANGES: readonly (readonly [what: string, change: Partial<Document>])[] = [
  ...Object.entries(OTHERS).map(
    ([fact, value]) => [fact, { metadata: { ...REPORT.metadata, [fact]: value } }] as const,
  ),
  ['silent', { silent: [{ start: 0, end: 3 }] }],
  ['locators', { locators: [{ start: 0, label: 'a' }] }],
  ['overrides', { overrides: [{ quote: 'We will not sell', speaker: 'Edith Calloway' }] }],
]

describe('the digest of a document', () => {
  it.each(CHANGES)('is another with another %s', async (_, change) => {
    const digest = await documentDigest(REPORT, SHA256)
    expect(await documentDigest({ ...REPORT, ...change }, SHA256)).not.toBe(digest)
  })

  it('is another with another text', async () => {
    expect(await documentDigest(REPORT, '1'.repeat(64))).not.toBe(await documentDigest(REPORT, SHA256))
  })

  it('is the same in whatever order the facts came', async () => {
    const metadata = Object.fromEntries(Object.entries(REPORT.metadata).reverse()) as Metadata
    expect(await documentDigest({ ...REPORT, metadata }, SHA256)).toBe(await documentDigest(REPORT, SHA256))
  })

  it('makes a text that is restricted later another version of it, at once', async () => {
    const store = memoryStore()
    await publish(store, [REPORT])
    const restricted = { ...REPORT, metadata: { ...REPORT.metadata, restricted: true } }
    expect(await publish(store, [restricted])).toMatchObject({ changed: true })
    expect(await publish(store, [restricted])).toMatchObject({ changed: false })
  })
})
