import { describe, expect, it } from 'vitest'
import { verifyAnswer } from '../../src/http/contract/response.ts'
import { publish } from '../../src/service/publish.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { asking, createAppOver, openLighthouse, posting, QUOTE, REPORT, SPEECH } from './texts.ts'

const app = await openLighthouse()

async function answerTo(path: string, init?: RequestInit) {
  const response = await app.request(path, init)
  expect(response.status).toBe(200)
  return verifyAnswer.strict().parse(await response.json())
}

describe('GET /v1/verify', () => {
  it('cuts the words of the source from the canonical text at the span it gives', async () => {
    const { verdict, matches } = await answerTo(asking({ quote: QUOTE }))
    expect(verdict).toBe('verbatim')
    const [place] = matches
    expect(place?.document.id).toBe(REPORT.metadata.id)
    expect(place?.text).toBe(REPORT.text.slice(place?.span.start, place?.span.end))
  })

  it.each([
    ['a changed word', 'We will not rent the lighthouse to any private buyer', 'altered'],
    ['words of nobody held', 'Seven marmalade kites audited the cathedral orchard', 'not_found'],
  ])('answers %s with a verdict, not with an error', async (_, quote, verdict) => {
    expect(await answerTo(asking({ quote }))).toMatchObject({ verdict })
  })

  it('passes speaker, date and document on', async () => {
    const claim = { quote: QUOTE, speaker: 'Edith Calloway', date: 'May 2003', document: 'gazette-12' }
    const answer = await answerTo(asking(claim))
    expect(answer.claim).toMatchObject({ ...claim, date_read: ['2003-05'] })
    expect(answer.matches[0]?.checks.speaker).toBe('confirmed')
  })

  it('looks only into the document asked for', async () => {
    const answer = await answerTo(asking({ quote: QUOTE, document: SPEECH.metadata.id }))
    expect(answer.verdict).toBe('not_found')
  })

  it('takes a field that a form left blank as not given', async () => {
    const blank = { speaker: '', date: '', document: '', limit: '', format: '', debug: '' }
    const answer = await answerTo(asking({ quote: QUOTE, ...blank }))
    expect(answer.claim).toMatchObject({ speaker: null, date: null, document: null })
    expect(answer).toEqual(await answerTo(asking({ quote: QUOTE })))
  })

  it('returns as many matches as asked for and counts all places', async () => {
    const answer = await answerTo(asking({ quote: 'the lighthouse', limit: '1' }))
    expect(answer.matches).toHaveLength(1)
    expect(answer.places).toEqual({ count: 1, complete: true })
    expect((await answerTo(asking({ quote: 'nobody', limit: '1' }))).places.count).toBe(2)
  })

  it('tells what it cost only if asked', async () => {
    expect(await answerTo(asking({ quote: QUOTE }))).not.toHaveProperty('cost')
    expect(await answerTo(asking({ quote: QUOTE, debug: 'true' }))).toHaveProperty('cost.rounds')
  })

  it('gives the same id to the same question', async () => {
    const { id } = await answerTo(asking({ quote: QUOTE }))
    expect((await answerTo('/v1/verify', posting({ quote: QUOTE }))).id).toBe(id)
    expect((await answerTo(asking({ quote: `${QUOTE} today` }))).id).not.toBe(id)
  })
})

describe('coverage', () => {
  const ABSENT = 'Seven marmalade kites audited the cathedral orchard'
  it.each<[string, Record<string, string>, object | null]>([
    [
      'a speaker of whom a text is held',
      { quote: ABSENT, speaker: 'Calloway' },
      { name: 'Calloway', documents: 1, words: 39, from: '2004-06-21', until: '2004-06-21' },
    ],
    [
      'a publication',
      { quote: ABSENT, speaker: 'Harbour Gazette' },
      { name: 'Harbour Gazette', documents: 1, words: 53, from: '2003-05-03', until: '2003-05-03' },
    ],
    [
      'a speaker named in the quote',
      { quote: `“${ABSENT},” Edith Calloway said.` },
      { name: 'Edith Calloway', documents: 1, words: 39, from: '2004-06-21', until: '2004-06-21' },
    ],
    [
      'a speaker of whom nothing is held',
      { quote: ABSENT, speaker: 'Ivo Brandt' },
      { name: 'Ivo Brandt', documents: 0, words: 0, from: null, until: null },
    ],
    ['nobody', { quote: ABSENT }, null],
  ])('tells what is held of %s', async (_, claim, speaker) => {
    const answer = await answerTo(asking({ ...claim, coverage: 'true' }))
    expect(answer.corpus.speaker).toEqual(speaker)
    expect(await answerTo('/v1/verify', posting({ ...claim, coverage: true }))).toEqual(answer)
  })

  it('is told only if asked, and changes nothing else but the id', async () => {
    const claim = { quote: ABSENT, speaker: 'Calloway' }
    const [plain, covered] = [
      await answerTo(asking(claim)),
      await answerTo(asking({ ...claim, coverage: 'true' })),
    ]
    expect(plain.corpus).not.toHaveProperty('speaker')
    const { speaker: _, ...corpus } = covered.corpus
    expect({ ...covered, id: plain.id, corpus }).toEqual(plain)
  })

  it('counts the latest version of a text only', async () => {
    const store = memoryStore()
    await publish(store, [SPEECH])
    await publish(store, [{ ...SPEECH, text: 'Neighbours, this pier is longer.' }])
    const response = await createAppOver(store).request(
      asking({ quote: ABSENT, speaker: 'Calloway', coverage: 'true' }),
    )
    expect(await response.json()).toMatchObject({ corpus: { speaker: { documents: 1, words: 5 } } })
  })

  it('is told claim by claim in a batch', async () => {
    const claims = [{ quote: ABSENT, speaker: 'Calloway', coverage: true }, { quote: ABSENT }]
    const response = await app.request('/v1/verify/batch', posting({ claims }))
    const { results } = JSON.parse(await response.text())
    expect(results[0].answer.corpus.speaker).toMatchObject({ documents: 1 })
    expect(results[1].answer.corpus).not.toHaveProperty('speaker')
  })

  it.each([
    ['Calloway', 'Held      of Calloway: 1 text, 39 words, 2004\n'],
    ['Ivo Brandt', 'Held      of Ivo Brandt: no text\n'],
  ])('is a line of the text: %s', async (speaker, line) => {
    const path = asking({ quote: ABSENT, speaker, coverage: 'true', format: 'text' })
    expect(await (await app.request(path)).text()).toContain(line)
    expect(await (await app.request(path.replace('coverage', 'debug'))).text()).not.toContain('Held ')
  })
})

describe('POST /v1/verify', () => {
  it('answers as GET does', async () => {
    const claim = { quote: QUOTE, speaker: 'Calloway', date: '2003' }
    expect(await answerTo('/v1/verify', posting(claim))).toEqual(await answerTo(asking(claim)))
  })

  it('takes null as not given', async () => {
    const claim = { quote: QUOTE, speaker: null, date: null, document: null }
    expect(await answerTo('/v1/verify', posting(claim))).toEqual(await answerTo(asking({ quote: QUOTE })))
  })

  it('takes line breaks, tabs and any script', async () => {
    const quote = 'We will not sell\r\n\tthe lighthouse 日本語 ﷺ 👩‍🚀'
    expect((await answerTo('/v1/verify', posting({ quote }))).claim.quote).toBe(quote)
  })
})

describe('the form of an answer', () => {
  const path = asking({ quote: QUOTE })
  it.each([
    ['curl', path, '*/*', 'application/json'],
    ['a client that says nothing', path, undefined, 'application/json'],
    ['a terminal', path, 'text/plain', 'text/plain; charset=UTF-8'],
    ['one that prefers text', path, 'application/json;q=0.5, text/plain', 'text/plain; charset=UTF-8'],
    ['a browser', path, 'text/html,application/xhtml+xml,*/*;q=0.8', 'text/html; charset=UTF-8'],
    ['format=html', `${path}&format=html`, 'application/json', 'text/html; charset=UTF-8'],
    ['format=text', `${path}&format=text`, 'application/json', 'text/plain; charset=UTF-8'],
    ['format=json', `${path}&format=json`, 'text/plain', 'application/json'],
  ])('is what %s asks for', async (_, url, accept, type) => {
    const response = await app.request(url, { headers: accept === undefined ? {} : { Accept: accept } })
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe(type)
    expect(response.headers.get('Vary')).toBe('Accept')
  })

  it('is text for a POST that says so', async () => {
    const response = await app.request('/v1/verify', posting({ quote: QUOTE, format: 'text' }))
    expect(await response.text()).toMatch(/^VERBATIM\n/)
  })
})

describe('caching of answers', () => {
  const path = asking({ quote: QUOTE })

  it('lets a GET be kept for a minute and revalidated without a body', async () => {
    const first = await app.request(path)
    expect(first.headers.get('Cache-Control')).toBe('public, max-age=60')
    const tag = first.headers.get('ETag') ?? ''
    expect(tag).toMatch(/^W\/".+"$/)
    const again = await app.request(path, { headers: { 'If-None-Match': `"other", ${tag}` } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    expect(again.headers.get('ETag')).toBe(tag)
    expect(again.headers.get('Cache-Control')).toBe('public, max-age=60')
    expect(again.headers.get('Vary')).toBe('Accept')
    expect(again.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  it('tags the text otherwise than the JSON', async () => {
    const text = await app.request(`${path}&format=text`)
    const json = await app.request(path, { headers: { 'If-None-Match': text.headers.get('ETag') ?? '' } })
    expect(json.status).toBe(200)
  })

  it.each([
    ['a POST', '/v1/verify', posting({ quote: QUOTE })],
    ['an answer with its cost', `${path}&debug=true`, {}],
    ['a problem', '/v1/verify', {}],
  ])('keeps %s out of caches', async (_, url, init) => {
    const response = await app.request(url, init)
    expect(response.headers.get('Cache-Control')).toBe('no-store')
  })

  it('answers HEAD with the headers of GET', async () => {
    const head = await app.request(path, { method: 'HEAD' })
    const get = await app.request(path)
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
    expect(head.headers.get('ETag')).toBe(get.headers.get('ETag'))
  })
})
