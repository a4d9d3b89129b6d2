import { describe, expect, it } from 'vitest'
import { batchAnswer } from '../../src/http/contract/response.ts'
import { publish } from '../../src/service/publish.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { createAppOver, EMPTY, openLighthouse, posting, QUOTE, REPORT } from './texts.ts'

const app = await openLighthouse()

async function resultsOf(claims: unknown) {
  const response = await app.request('/v1/verify/batch', posting({ claims }))
  expect(response.status).toBe(200)
  return batchAnswer.parse(await response.json()).results
}

describe('POST /v1/verify/batch', () => {
  it('answers each claim as a single request would, in the order of the claims', async () => {
    const claims = [
      { quote: QUOTE },
      { quote: 'nobody gave less', speaker: 'Edith Calloway', limit: 1 },
      { quote: QUOTE, debug: true },
    ]
    const results = await resultsOf(claims)
    for (const [index, claim] of claims.entries()) {
      const single = await app.request('/v1/verify', posting(claim))
      const expected = await single.json()
      if (claim.debug) expect(results[index]).toHaveProperty('answer.cost.rounds')
      else expect(results[index]).toEqual({ answer: expected })
    }
  })

  it('keeps an error with its claim', async () => {
    const results = await resultsOf([
      { quote: QUOTE },
      { quote: '' },
      'not a claim',
      { quote: QUOTE, document: 'odyssey' },
      { quote: QUOTE, format: 'text' },
      { quote: QUOTE },
    ])
    expect(results[0]).toHaveProperty('answer.verdict', 'verbatim')
    expect(results.slice(1, 5)).toMatchObject([
      refused(1, 'invalid_request', 'claims[1].quote'),
      refused(2, 'invalid_request', 'claims[2]'),
      refused(3, 'unknown_document', 'claims[3].document'),
      refused(4, 'invalid_request', 'claims[4].format'),
    ])
    expect(results[5]).toHaveProperty('answer.verdict', 'verbatim')
  })

  it.each([
    ['no claims', {}, 'claims', /required/],
    ['an empty list', { claims: [] }, 'claims', /at least one/],
    ['51 claims', { claims: Array(51).fill({ quote: QUOTE }) }, 'claims', /at most 50/],
    ['no list', { claims: { quote: QUOTE } }, 'claims', /list/],
    ['a field of a claim beside the list', { claims: [{ quote: QUOTE }], limit: 1 }, 'limit', /no field/],
  ])('refuses as a whole %s', async (_, body, field, message) => {
    const response = await app.request('/v1/verify/batch', posting(body))
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      code: 'invalid_request',
      errors: [{ field, message: expect.stringMatching(message) }],
    })
  })

  it('takes 50 claims', async () => {
    expect(await resultsOf(Array(50).fill({ quote: QUOTE }))).toHaveLength(50)
  })

  it('is unavailable as a whole without a library', async () => {
    const response = await EMPTY.request('/v1/verify/batch', posting({ claims: [{ quote: QUOTE }] }))
    expect(response.status).toBe(503)
  })

  it('never runs a request without a body through the store', async () => {
    const response = await createAppOver(memoryStore()).request('/v1/verify/batch', { method: 'POST' })
    expect(response.status).toBe(415)
  })
})

function refused(index: number, code: string, field: string) {
  return { problem: { code, instance: `/v1/verify/batch#/claims/${index}`, errors: [{ field }] } }
}

describe('a batch whose first claims take all that one request may', async () => {
  const store = memoryStore()
  await publish(store, [{ ...REPORT, text: `${'the '.repeat(40_000)}end` }])
  const app = createAppOver(store)

  it('says of each of the others that it was not looked at', async () => {
    const claims = Array.from({ length: 20 }, () => ({ quote: 'the '.repeat(2_000), limit: 1 }))
    const response = await app.request('/v1/verify/batch', posting({ claims }))
    const { results } = batchAnswer.parse(await response.json())
    expect(results.slice(0, 10).every((result) => 'answer' in result)).toBe(true)
    for (const result of results.slice(10))
      expect(result).toMatchObject({ problem: { code: 'too_much_work', status: 413 } })
  }, 120_000)
})
