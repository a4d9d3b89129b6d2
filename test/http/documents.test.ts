import { describe, expect, it } from 'vitest'
import { documentList, heldDocument } from '../../src/http/contract/response.ts'
import { EMPTY, openLighthouse, REPORT, SPEECH } from './texts.ts'

const app = await openLighthouse()

describe('GET /v1/documents/:id', () => {
  const path = `/v1/documents/${REPORT.metadata.id}`

  it('gives the canonical text and what is known of it', async () => {
    const response = await app.request(path)
    const document = heldDocument.strict().parse(await response.json())
    const { text, sha256, words, quotations, skipped, ...metadata } = document
    expect(metadata).toEqual({ ...REPORT.metadata, restricted: false })
    expect(text).toBe(REPORT.text)
    expect(words).toBe(53)
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(skipped).toEqual([])
    expect(quotations.map(({ text, attribution }) => [text, attribution.speaker])).toEqual([
      [
        'We will not sell the lighthouse to any private buyer, It belongs to the people who paid for it.',
        'Edith Calloway',
      ],
    ])
  })

  it.each([
    ['Accept: text/plain', path, { Accept: 'text/plain' }],
    ['format=text', `${path}?format=text`, {}],
  ])('gives the bare text for %s', async (_, url, headers) => {
    const response = await app.request(url, { headers })
    expect(response.headers.get('Content-Type')).toMatch(/^text\/plain/)
    expect(await response.text()).toBe(REPORT.text)
  })

  it('may be kept for five minutes and revalidated', async () => {
    const first = await app.request(path)
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=300')
    const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' }
    expect((await app.request(path, { headers })).status).toBe(304)
    expect((await app.request(`/v1/documents/${SPEECH.metadata.id}`, { headers })).status).toBe(200)
  })
})

describe('GET /v1/documents', () => {
  async function page(url: string) {
    const response = await app.request(url)
    expect(response.status).toBe(200)
    const list = documentList.parse(await response.json())
    return { ...list, ids: list.documents.map(({ id }) => id), link: response.headers.get('Link') }
  }

  it('lists every document once, page by page, as the links lead', async () => {
    const first = await page('/v1/documents?limit=1')
    const next = /^<(.+)>; rel="next"$/.exec(first.link ?? '')?.[1] ?? ''
    const second = await page(next)
    expect([...first.ids, ...second.ids]).toEqual([SPEECH.metadata.id, REPORT.metadata.id])
    expect(first.next).toBe(first.ids[0])
    expect(second).toMatchObject({ next: null, link: null })
  })

  it('gives a summary of each document and of the library', async () => {
    const { documents, corpus } = await page('/v1/documents')
    expect(documents[0]).toEqual({
      id: 'calloway-opening',
      title: 'At the opening of the new pier',
      author: null,
      speaker: 'Edith Calloway',
      publication: null,
      date: '2004-06-21',
      words: 39,
    })
    expect(corpus).toMatchObject({ documents: 2, words: 39 + 53 })
  })

  it('is at its end after the last id, and after any beyond', async () => {
    expect(await page('/v1/documents?after=zzz')).toMatchObject({ ids: [], next: null })
  })

  it.each(['/v1/documents', '/v1/documents/gazette-12'])(
    '%s is unavailable without a library',
    async (path) => {
      const response = await EMPTY.request(path)
      expect(response.status).toBe(503)
      expect(await response.json()).toMatchObject({ code: 'library_empty' })
    },
  )
})
