import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problem } from '../../src/http/contract/response.ts'
import { asking, openLighthouse, posting, QUOTE } from './texts.ts'

const app = await openLighthouse()

async function problemOf(path: string, init?: RequestInit) {
  const response = await app.request(path, init)
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  const body = problem.strict().parse(await response.json())
  expect(body.status).toBe(response.status)
  expect(body.type).toBe(`/problems/${body.code}`)
  expect(body.request_id).toBe(response.headers.get('X-Request-Id'))
  return body
}

const NUL = '\u0000'
const WORDS_2001 = 'a '.repeat(2001)

describe('what is not UTF-8 is refused, not misread', () => {
  it.each(['quote=We%20don%92t', 'quote=caf%E9', 'quote=100%'])('in the query %s', async (query) => {
    const body = await problemOf(`/v1/verify?${query}`)
    expect(body).toMatchObject({ code: 'invalid_request', errors: [{ field: 'quote' }] })
  })

  it('in a body', async () => {
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode('{"quote":"don'),
      0x92,
      ...new TextEncoder().encode('t"}'),
    ])
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: bytes }
    expect(await problemOf('/v1/verify', init)).toMatchObject({ code: 'malformed_json' })
  })

  it('in a body that says so', async () => {
    const headers = { 'Content-Type': 'application/json; charset=windows-1252' }
    const init = { method: 'POST', headers, body: JSON.stringify({ quote: 'a' }) }
    expect(await problemOf('/v1/verify', init)).toMatchObject({ code: 'unsupported_media_type' })
  })
})

describe('a query that is not valid is refused with the field named', () => {
  it.each([
    ['no quote', '/v1/verify', 'quote', /required/],
    ['an empty quote', asking({ quote: '' }), 'quote', /at least one word/],
    ['white space only', asking({ quote: ' \t\n ' }), 'quote', /at least one word/],
    ['punctuation only', asking({ quote: '“…” — ?!' }), 'quote', /at least one word/],
    ['remarks only', asking({ quote: '[sic] [Laughter]' }), 'quote', /at least one word/],
    ['a control character', asking({ quote: `sell${NUL}it` }), 'quote', /control characters/],
    ['a terminal escape', asking({ quote: 'sell \u001b[2J it' }), 'quote', /control characters/],
    ['2,001 words', asking({ quote: WORDS_2001 }), 'quote', /at most 2,000 words, has 2,001/],
    ['16,001 characters', asking({ quote: 'a'.repeat(16_001) }), 'quote', /at most 16,000 characters/],
    ['a megabyte', asking({ quote: 'a '.repeat(500_000) }), 'quote', /at most 16,000 characters/],
    ['a repeated quote', '/v1/verify?quote=a&quote=b', 'quote', /once/],
    ['a repeated limit', '/v1/verify?quote=a&limit=1&limit=2', 'limit', /once/],
    ['a blank speaker', asking({ quote: 'a', speaker: '  ' }), 'speaker', /blank/],
    ['a long speaker', asking({ quote: 'a', speaker: 'a'.repeat(201) }), 'speaker', /at most 200/],
    ['a speaker of two lines', asking({ quote: 'a', speaker: 'a\nb' }), 'speaker', /control characters/],
    ['31 February', asking({ quote: 'a', date: '31 February' }), 'date', /such as 1999-06-11/],
    ['a date in words', asking({ quote: 'a', date: 'last Tuesday' }), 'date', /such as 1999-06-11/],
    ['limit 0', asking({ quote: 'a', limit: '0' }), 'limit', /at least 1/],
    ['limit 21', asking({ quote: 'a', limit: '21' }), 'limit', /at most 20/],
    ['limit 1.5', asking({ quote: 'a', limit: '1.5' }), 'limit', /whole number/],
    ['limit -1', asking({ quote: 'a', limit: '-1' }), 'limit', /whole number/],
    ['limit 1e1', asking({ quote: 'a', limit: '1e1' }), 'limit', /whole number/],
    ['an unknown format', asking({ quote: 'a', format: 'xml' }), 'format', /json, text or html/],
    ['debug=1', asking({ quote: 'a', debug: '1' }), 'debug', /true or false/],
    ['coverage=1', asking({ quote: 'a', coverage: '1' }), 'coverage', /true or false/],
    ['an unknown field', asking({ quote: 'a', speeker: 'b' }), 'speeker', /no field/],
    [
      'a field of every object',
      asking({ quote: 'a', __proto__x: 'b', constructor: 'c' }),
      'constructor',
      /no field/,
    ],
    ['__proto__', '/v1/verify?quote=a&__proto__=b', '__proto__', /no field/],
    ['page size 101', '/v1/documents?limit=101', 'limit', /at most 100/],
    ['an unknown field of a list', '/v1/documents?page=2', 'page', /no field/],
    ['an unknown field of a document', '/v1/documents/gazette-12?lines=2', 'lines', /no field/],
  ])('%s', async (_, path, field, message) => {
    const { code, status, errors, detail } = await problemOf(path)
    expect({ code, status }).toEqual({ code: 'invalid_request', status: 400 })
    const error = errors.find((candidate) => candidate.field === field)
    expect(error?.message).toMatch(message)
    expect(detail).toContain(`${field}: `)
  })
})

describe('a body that is not valid is refused with the field named', () => {
  it.each<[string, unknown, string, RegExp]>([
    ['nothing in it', {}, 'quote', /required/],
    ['a list', [], 'body', /JSON object/],
    ['null', null, 'body', /JSON object/],
    ['a text', 'quote', 'body', /JSON object/],
    ['a number for a quote', { quote: 7 }, 'quote', /text/],
    ['null for a quote', { quote: null }, 'quote', /text/],
    ['a list for a quote', { quote: ['a'] }, 'quote', /text, once/],
    ['half a surrogate pair', { quote: 'sell \ud83d it' }, 'quote', /well-formed/],
    ['half a surrogate pair in a speaker', { quote: 'a', speaker: '\udc00' }, 'speaker', /well-formed/],
    ['an empty speaker', { quote: 'a', speaker: '' }, 'speaker', /blank/],
    ['an object for a date', { quote: 'a', date: {} }, 'date', /text/],
    ['a text for a limit', { quote: 'a', limit: '5' }, 'limit', /whole number/],
    ['a huge limit', { quote: 'a', limit: 1e300 }, 'limit', /whole number|at most/],
    ['a text for debug', { quote: 'a', debug: 'true' }, 'debug', /true or false/],
    ['an unknown field', { quote: 'a', strict: true }, 'strict', /no field/],
    ['a long unknown field', { quote: 'a', ['x'.repeat(9000)]: true }, `${'x'.repeat(60)}…`, /no field/],
  ])('%s', async (_, body, field, message) => {
    const { code, status, errors } = await problemOf('/v1/verify', posting(body))
    expect({ code, status }).toEqual({ code: 'invalid_request', status: 400 })
    const error = errors.find((candidate) => candidate.field === field)
    expect(error?.message).toMatch(message)
  })

  it('names every field that is wrong, at once', async () => {
    const { errors } = await problemOf('/v1/verify', posting({ speaker: '', date: 'never', limit: 0 }))
    expect(errors.map(({ field }) => field)).toEqual(['quote', 'speaker', 'date', 'limit'])
  })

  it('takes no fields from the query of a POST', async () => {
    const { errors } = await problemOf('/v1/verify?format=text', posting({ quote: QUOTE }))
    expect(errors).toEqual([{ field: 'format', message: 'Is no field of this request' }])
  })
})

describe('what cannot be read or reached', () => {
  const typed = (type: string, body: string) => ({ method: 'POST', headers: { 'Content-Type': type }, body })
  it.each([
    ['malformed JSON', '/v1/verify', typed('application/json', '{"quote": "a'), 400, 'malformed_json'],
    ['an empty body', '/v1/verify', typed('application/json', ''), 400, 'malformed_json'],
    ['plain text', '/v1/verify', typed('text/plain', QUOTE), 415, 'unsupported_media_type'],
    [
      'a form',
      '/v1/verify',
      typed('application/x-www-form-urlencoded', 'quote=a'),
      415,
      'unsupported_media_type',
    ],
    ['a megabyte', '/v1/verify', posting({ quote: 'a'.repeat(1_000_000) }), 413, 'body_too_large'],
    ['a megabyte of claims', '/v1/verify/batch', posting({ claims: 'a'.repeat(1e6) }), 413, 'body_too_large'],
    ['a document not held', asking({ quote: QUOTE, document: 'odyssey' }), {}, 404, 'unknown_document'],
    ['a text not held', '/v1/documents/odyssey', {}, 404, 'unknown_document'],
    ['an id that cannot be', `/v1/documents/${'%F0%9F%94%A6'.repeat(200)}`, {}, 404, 'unknown_document'],
    ['an unknown route', '/v1/quotes', {}, 404, 'not_found'],
    ['an unknown problem', '/problems/constructor', {}, 404, 'not_found'],
    ['an unknown method', '/v1/verify', { method: 'DELETE' }, 405, 'method_not_allowed'],
    ['a GET of the batch', '/v1/verify/batch', {}, 405, 'method_not_allowed'],
    ['a HEAD of the batch', '/v1/verify/batch', { method: 'HEAD' }, 405, ''],
    ['a POST to a text', '/v1/documents/gazette-12', posting({}), 405, 'method_not_allowed'],
  ])('%s is a problem of its own', async (_, path, init, status, code) => {
    const response = await app.request(path, init)
    expect(response.status).toBe(status)
    const body = await response.text()
    if (code !== '') expect(problem.parse(JSON.parse(body)).code).toBe(code)
  })

  it('names the field of a document that is not held', async () => {
    const { errors } = await problemOf('/v1/verify', posting({ quote: QUOTE, document: 'odyssey' }))
    expect(errors.map(({ field }) => field)).toEqual(['document'])
  })

  it('says which methods a path has', async () => {
    const response = await app.request('/v1/verify', { method: 'PUT' })
    expect(response.headers.get('Allow')).toBe('GET, HEAD, POST')
  })

  it('never repeats the query in the problem', async () => {
    const body = await problemOf(asking({ quote: 'secret words', limit: '99' }))
    expect(body.instance).toBe('/v1/verify')
    expect(JSON.stringify(body)).not.toContain('secret')
  })
})

describe('hostile input', () => {
  it.each([
    ['quotation marks', '“'.repeat(200_000)],
    ['brackets', '['.repeat(200_000)],
    ['nested lists', '['.repeat(100_000) + ']'.repeat(100_000)],
  ])('of 200,000 %s is refused, not fatal', async (_, text) => {
    const asQuote = await app.request('/v1/verify', posting({ quote: text }))
    expect(asQuote.status).toBeGreaterThanOrEqual(400)
    expect(asQuote.status).toBeLessThan(500)
    const headers = { 'Content-Type': 'application/json' }
    const asBody = await app.request('/v1/verify', { method: 'POST', headers, body: text })
    expect(asBody.status).toBeGreaterThanOrEqual(400)
    expect(asBody.status).toBeLessThan(500)
  })

  it.each(['“', '"', "'", '[', '] ', '[…] ', '… ', '. ', '“a ', '”', '- ', 'ſ', 'a\u0301', '\u202e'])(
    'of a quote that is %j over and over is answered',
    async (part) => {
      const quote = `${part.repeat(1900)} lighthouse`
      const response = await app.request('/v1/verify', posting({ quote }))
      expect(response.status).toBe(200)
    },
  )

  it('of any JSON is answered or refused, never a fault', async () => {
    const field = fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue())
    const body = fc.oneof(
      fc.jsonValue(),
      fc.record({ quote: field, speaker: field, date: field, limit: field }, { requiredKeys: [] }),
    )
    await fc.assert(
      fc.asyncProperty(body, async (value) => {
        const response = await app.request('/v1/verify', posting(value))
        expect([200, 400]).toContain(response.status)
      }),
      { numRuns: 200 },
    )
  })

  it('of any query is answered or refused, never a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.webQueryParameters(), async (quote, rest) => {
        const response = await app.request(
          `/v1/verify?quote=${encodeURIComponent(quote.toWellFormed())}&${rest}`,
        )
        expect([200, 400]).toContain(response.status)
      }),
      { numRuns: 200 },
    )
  })
})
