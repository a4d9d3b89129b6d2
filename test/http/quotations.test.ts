import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import { problem, quotationsAnswer } from '../../src/http/contract/response.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { posting } from './texts.ts'

// Nothing of the library is needed.
const app = createApp({ store: () => memoryStore() })
const PATH = '/v1/quotations'

const TEXT =
  'Mayor Edith Calloway spoke first. “It is ours,” she said. “We paid for it.” He hummed “Yes” on “The View”.'
const HTML =
  '<p>Mayor Edith <b>Calloway</b> spoke first. &ldquo;It is <i>ours</i>,&rdquo; she said. &ldquo;We paid for it.&rdquo;</p>'

async function found(response: Response | Promise<Response>) {
  const answered = await response
  expect(answered.status).toBe(200)
  return quotationsAnswer.strict().parse(await answered.json())
}

function sending(type: string, body: string | Uint8Array<ArrayBuffer>): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': type }, body }
}

describe('POST /v1/quotations', () => {
  it('tells each quotation with its parts, its speaker and where that stands', async () => {
    const { quotations } = await found(app.request(PATH, posting({ text: TEXT })))
    const [first] = quotations
    expect(first).toMatchObject({
      voice: 'speech',
      text: 'It is ours, We paid for it.',
      attribution: { speaker: 'Edith Calloway', kind: 'person', role: 'Mayor' },
    })
    expect(first?.spans.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
      'It is ours,',
      'We paid for it.',
    ])
    expect(first?.attribution.evidence.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
      'she',
      'Edith Calloway',
    ])
  })

  it('lists marked words that are nobody’s, with the reason', async () => {
    const { skipped } = await found(app.request(PATH, posting({ text: TEXT })))
    expect(skipped).toContainEqual(expect.objectContaining({ text: 'The View', reason: 'title' }))
  })

  it.each([
    ['JSON', posting({ html: HTML })],
    ['a body of its own', sending('text/html; charset=utf-8', HTML)],
  ])('reads HTML as %s, and counts in it', async (_, init) => {
    const { quotations } = await found(app.request(PATH, init))
    const [{ spans = [], text = '', attribution } = {}] = quotations
    expect(text).toBe('It is ours, We paid for it.')
    expect(spans.map(({ start, end }) => HTML.slice(start, end))).toEqual([
      'It is <i>ours</i>,',
      'We paid for it.',
    ])
    const shown = attribution?.evidence.map(({ start, end }) => HTML.slice(start, end))
    expect(shown).toEqual(['she', 'Edith <b>Calloway'])
  })

  it('reads a plain text as the body, with language and date in the query', async () => {
    const answer = await found(
      app.request(`${PATH}?language=fr&date=14 June 1999`, sending('text/plain', '« Non », dit Anne Leroy.')),
    )
    expect(answer).toMatchObject({ language: 'fr', date: '1999-06-14' })
    expect(answer.quotations[0]).toMatchObject({ text: 'Non', attribution: { speaker: 'Anne Leroy' } })
  })

  it('answers a terminal', async () => {
    const response = await app.request(`${PATH}?format=text`, sending('text/plain', TEXT))
    expect(await response.text()).toContain(
      'Quoted    “It is ours, We paid for it.”\nSpeaker   Edith Calloway, Mayor (inferred)\n',
    )
  })

  it('finds none in a text that has none', async () => {
    expect(await found(app.request(PATH, posting({ text: 'Nothing was said.' })))).toMatchObject({
      quotations: [],
      skipped: [],
    })
  })

  it('keeps nothing, and lets nobody else keep it', async () => {
    const response = await app.request(PATH, posting({ text: TEXT }))
    expect(response.headers.get('Cache-Control')).toBe('no-store')
  })

  it.each([
    ['no text', {}, ['text']],
    ['both', { text: 'a', html: 'b' }, ['html']],
    ['a blank text', { text: ' \n' }, ['text']],
    ['a lone surrogate', { text: 'a\ud800' }, ['text']],
    ['a number', { text: 7 }, ['text']],
    ['too long a text', { text: 'a'.repeat(1_000_001) }, ['text']],
    ['an ambiguous date', { text: 'a', date: '6/11/1999' }, ['date']],
    ['a date without a year', { text: 'a', date: 'June 11' }, ['date']],
    ['no language', { text: 'a', language: 'English, please' }, ['language']],
    ['an unknown field', { text: 'a', speaker: 'b' }, ['speaker']],
  ])('refuses %s, naming the field', async (_, body, fields) => {
    const response = await app.request(PATH, posting(body))
    expect(response.status).toBe(400)
    const { errors } = problem.parse(await response.json())
    expect(errors.map(({ field }) => field)).toEqual(fields)
  })

  it.each([
    ['a query it does not know', `${PATH}?speaker=a`, posting({ text: 'a' }), 400, 'invalid_request'],
    ['JSON that is none', PATH, sending('application/json', '{'), 400, 'malformed_json'],
    ['a list', PATH, sending('application/json', '[]'), 400, 'invalid_request'],
    ['bytes that are no UTF-8', PATH, sending('text/plain', new Uint8Array([0xff])), 400, 'invalid_request'],
    [
      'such bytes as curl sends them that is told of no type',
      PATH,
      sending('application/x-www-form-urlencoded', new Uint8Array([0x93, 0x63, 0x61, 0x66, 0xe9, 0x94])),
      400,
      'invalid_request',
    ],
    ['a form', PATH, sending('application/x-www-form-urlencoded', 'text=a'), 415, 'unsupported_media_type'],
    ['five megabytes', PATH, sending('text/plain', 'a'.repeat(5e6)), 413, 'body_too_large'],
  ])('refuses %s', async (_, path, init, status, code) => {
    const response = await app.request(path, init)
    expect(response.status).toBe(status)
    expect(problem.parse(await response.json()).code).toBe(code)
  })

  it('answers any text and any HTML, and its offsets lead to the words', async () => {
    const piece = fc.constantFrom(
      ...['“', '”', '"', '‘', '’', '«', '»', '— ', '> ', '<p>', '</p>', '<b>', '<q>', '&quot;', '&amp;', '<'],
      ...[
        ' said',
        ' Ann Holm',
        ' he',
        ': ',
        '. ',
        ', ',
        '\n',
        '\n\n',
        'Q: ',
        'A: ',
        'HOLM: ',
        ' the mayor',
        'a ',
      ],
    )
    const content = fc.oneof(
      fc.array(piece, { maxLength: 60 }).map((pieces) => `a${pieces.join('')}`),
      fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `a${text.toWellFormed()}`),
    )
    await fc.assert(
      fc.asyncProperty(content, async (text) => {
        const { quotations, skipped } = await found(app.request(PATH, posting({ text })))
        for (const { spans, quoted } of quotations) {
          for (const span of [...spans, ...quoted]) expect(text.slice(span.start, span.end)).toBe(span.text)
        }
        for (const span of skipped) expect(text.slice(span.start, span.end)).toBe(span.text)
        await found(app.request(PATH, posting({ html: text })))
      }),
      { numRuns: 300 },
    )
  })
})
