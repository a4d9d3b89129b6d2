import { beforeAll, describe, expect, it } from 'vitest'
import { listDocuments, readDocument } from '../../src/service/documents.ts'
import { openStarter, type Starter } from './starter.ts'

let starter: Starter
beforeAll(async () => {
  starter = await openStarter()
}, 120_000)

describe('readDocument()', () => {
  it('gives every text of the starter library back to the letter', async () => {
    const differing: string[] = []
    for (const { metadata, text } of starter.documents) {
      const held = await readDocument(starter.library, metadata.id)
      if (
        held?.text !== text ||
        JSON.stringify(held.metadata) !== JSON.stringify({ ...metadata, restricted: false })
      )
        differing.push(metadata.id)
    }
    expect(differing).toEqual([])
  })

  it('knows no text that is not held', async () => {
    expect(await readDocument(starter.library, 'kjv-apocrypha')).toBeNull()
  })
})

describe('listDocuments()', () => {
  it('pages through all of them by id, each once', async () => {
    const ids: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listDocuments>> = await listDocuments(starter.library, {
        after,
        limit: 70,
      })
      ids.push(...page.documents.map(({ id }) => id))
      after = page.next
    } while (after !== null)
    expect(ids).toEqual(starter.documents.map(({ metadata }) => metadata.id).sort())
  })
})
