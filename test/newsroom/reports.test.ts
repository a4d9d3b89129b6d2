/** What becomes of an article: its report in every form, who is told of it, and what is left of the draft. */
import { parseHTML } from 'linkedom'
import { beforeEach, describe, expect, it, vi } from 'vitest'
// First: it teaches zod what the schemas of the contract need.
import '../../src/http/app.ts'
import { receptionAnswer, reportAnswer, waitingAnswer } from '../../src/http/contract/newsroom.ts'
import { problem } from '../../src/http/contract/response.ts'
import { bury } from '../../src/service/newsroom/dead-letter.ts'
import { work } from '../../src/service/newsroom/work.ts'
import { StoreError } from '../../src/store/store.ts'
import type { Source } from '../../src/webhook/article.ts'
import { resolve } from '../webhook/resolve.ts'
import { payloadOf, type Signing, SOURCES } from '../webhook/sign.ts'
import { addSite, administering, appOf, contentsOf, delivering, openNewsroom } from './newsroom.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const CALLBACK = 'https://gazette.example/verbatim'
const SLACK = 'https://hooks.slack.com/services/T000/B000/of-the-night-desk'

let room: ReturnType<typeof openNewsroom>
beforeEach(() => {
  room = openNewsroom()
})

/** Sends an article, and tells the id of its report. */
async function send(source: Source, signing: Signing = {}): Promise<string> {
  const response = await room.app.request(...(await delivering(source, signing)))
  const [article] = receptionAnswer.parse(await response.json()).articles
  return article?.report ?? ''
}

async function reviewed(source: Source, signing: Signing = {}): Promise<string> {
  const report = await send(source, signing)
  expect((await room.work()).every(({ kind }) => kind === 'done')).toBe(true)
  return report
}

/** An article of the `standard` source. */
function article(data: Readonly<Record<string, unknown>>): Signing {
  return { body: JSON.stringify({ type: 'article.updated', data: { id: 'gazette-13', ...data } }) }
}

async function get(report: string, format = '', headers: HeadersInit = {}): Promise<Response> {
  return room.app.request(`/v1/reports/${report}${format === '' ? '' : `?format=${format}`}`, { headers })
}

async function toldOf(report: string) {
  const response = await get(report)
  expect(response.status).toBe(200)
  const json: unknown = await response.json()
  const told = reportAnswer.strict().parse(json)
  // Nothing is told that the contract does not know, however deep.
  expect(told).toEqual(json)
  return told
}

async function problemOf(response: Response) {
  const body = problem.strict().parse(await response.json())
  expect(body.status).toBe(response.status)
  return body
}

describe.each(SOURCES)('the report of an article from %s', (source) => {
  beforeEach(() => addSite(room.app, source))

  it('is kept as JSON, as the contract has it', async () => {
    const report = await reviewed(source)
    expect(await toldOf(report)).toMatchObject({
      id: report,
      url: `http://localhost/v1/reports/${report}`,
      site: 'gazette',
      source,
      article: { title: 'Sandvik keeps its lighthouse' },
      made_at: '2026-11-20T08:00:01.000Z',
      expires_at: '2026-12-20T08:00:01.000Z',
      alert: false,
    })
  })

  it('leads from every finding back to its words in the payload', async () => {
    const payload: unknown = JSON.parse(payloadOf(source))
    const findings = (await toldOf(await reviewed(source))).bodies.flatMap((body) => body.findings)
    expect(findings.length).toBeGreaterThan(1)
    const plain = (text: string): string => text.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ')
    for (const { quotation, origins } of findings) {
      const sent = origins.map((pieces) =>
        pieces.map(({ pointer, start, end }) => String(resolve(payload, pointer)).slice(start, end)).join(''),
      )
      expect(sent.map(plain)).toEqual(quotation.spans.map(({ text }) => plain(text)))
    }
  })

  it('numbers its findings through, and every link of its page leads to one', async () => {
    const report = await reviewed(source)
    const { summary } = await toldOf(report)
    const { document } = parseHTML(await (await get(report, 'html')).text())
    const ids = [...document.querySelectorAll('article')].map(({ id }) => id)
    expect(ids).toEqual(Array.from({ length: summary.quotations }, (_, at) => `q${at + 1}`))
    const links = [...document.querySelectorAll('mark a')].map((link) => link.getAttribute('href') ?? '')
    expect(new Set(links)).toEqual(new Set(ids.map((id) => `#${id}`)))
  })
})

const FORMS: readonly (readonly [what: string, format: string, accept: string, type: RegExp])[] = [
  ['JSON where nothing is said', '', '*/*', /^application\/json/],
  ['JSON by name', 'json', 'text/html', /^application\/json/],
  ['text by name', 'text', 'text/html', /^text\/plain/],
  ['text by Accept', '', 'text/plain', /^text\/plain/],
  ['a page by name', 'html', 'application/json', /^text\/html/],
  ['a page for a browser', '', 'text/html,application/xhtml+xml,*/*;q=0.8', /^text\/html/],
]

describe('a report', () => {
  beforeEach(() => addSite(room.app, 'standard'))

  it.each(FORMS)(
    'is given as %s, and no cache or search engine keeps it',
    async (_, format, accept, type) => {
      const response = await get(await reviewed('standard'), format, { Accept: accept })
      expect(response.status).toBe(200)
      expect(response.headers.get('Content-Type')).toMatch(type)
      expect(response.headers.get('Cache-Control')).toBe('private, no-store')
      expect(response.headers.get('X-Robots-Tag')).toBe('noindex')
      expect(response.headers.get('Referrer-Policy')).toBe('no-referrer')
      expect(await response.text()).toContain('We will not sell the lighthouse')
    },
  )

  it('is waited for until the article is reviewed', async () => {
    const report = await send('standard')
    const waiting = await get(report)
    expect(waiting.status).toBe(202)
    expect(waiting.headers.get('Retry-After')).toMatch(/^\d+$/)
    expect(waiting.headers.get('Cache-Control')).toBe('private, no-store')
    expect(waitingAnswer.strict().parse(await waiting.json())).toEqual({ id: report, status: 'waiting' })
    await room.work()
    expect((await get(report)).status).toBe(200)
  })

  it.each([
    'a'.repeat(24),
    'a'.repeat(23),
    'a'.repeat(25),
    'a',
    '%20'.repeat(24),
    '%00',
    '..%2Fsite%2Fgazette',
    '__proto__',
    `${'a'.repeat(23)}é`,
    `${'a'.repeat(24)}%0A`,
    'a'.repeat(5_000),
  ])('that there is not is unknown, whatever its id: %s', async (id) => {
    expect(await problemOf(await get(id))).toMatchObject({ status: 404, code: 'unknown_report' })
    const deleted = await room.app.request(`/v1/reports/${id}`, administering('DELETE'))
    expect(await problemOf(deleted)).toMatchObject({ status: 404, code: 'unknown_report' })
  })

  it.each([
    ['an unknown form', '?format=pdf', 'format'],
    ['a form twice', '?format=text&format=html', 'format'],
    ['an unknown field', '?draft=1', 'draft'],
  ])('is refused in %s', async (_, query, field) => {
    const response = await room.app.request(`/v1/reports/${await reviewed('standard')}${query}`)
    expect(await problemOf(response)).toMatchObject({ status: 400, errors: [{ field }] })
  })

  it.each([1, 6, 7, 8, 30])(
    'that is kept for %d days is unknown from then on, not waited for',
    async (days) => {
      await addSite(room.app, 'standard', { id: 'monitor', report_days: days })
      const report = await reviewed('standard', { path: '/v1/webhooks/standard?site=monitor' })
      room.advance(days * DAY_MS - 1)
      expect((await get(report)).status).toBe(200)
      room.advance(1)
      expect(await problemOf(await get(report))).toMatchObject({ status: 404, code: 'unknown_report' })
    },
  )

  it('that is deleted is unknown from then on, not waited for, and is not made again by the same delivery', async () => {
    const report = await reviewed('standard')
    const deleted = await room.app.request(`/v1/reports/${report}`, administering('DELETE'))
    expect([deleted.status, await deleted.text()]).toEqual([204, ''])
    expect(await problemOf(await get(report))).toMatchObject({ status: 404, code: 'unknown_report' })
    expect(await send('standard')).toBe(report)
    expect(room.queued).toEqual([])
    const again = await room.app.request(`/v1/reports/${report}`, administering('DELETE'))
    expect(again.status).toBe(404)
  })

  it('that is deleted before its site was told is told no more', async () => {
    await room.app.request('/v1/sites/gazette', administering('PATCH', { callback: CALLBACK }))
    const report = await send('standard')
    const [review] = room.queued.splice(0)
    if (review === undefined) throw new Error('Nothing was queued')
    await work(room.newsroom, room.library, review, 1)
    await room.app.request(`/v1/reports/${report}`, administering('DELETE'))
    expect(await room.work()).toEqual([{ kind: 'done' }])
    expect(room.posted).toEqual([])
  })

  it('that is deleted before its review was done is not made again', async () => {
    await room.app.request('/v1/sites/gazette', administering('PATCH', { callback: CALLBACK }))
    const report = await send('standard')
    const [review] = room.queued.splice(0)
    if (review === undefined) throw new Error('Nothing was queued')
    const refuse = () => Promise.reject(new StoreError('unavailable', 'Cannot send to the queue'))
    const broken = { ...room.newsroom, queue: { send: refuse } }
    await expect(work(broken, room.library, review, 1)).rejects.toThrow(StoreError)
    const deleted = await room.app.request(`/v1/reports/${report}`, administering('DELETE'))
    expect(deleted.status).toBe(204)
    expect(await work(room.newsroom, room.library, review, 2)).toMatchObject({ reason: 'article_not_seen' })
    expect(await problemOf(await get(report))).toMatchObject({ status: 404, code: 'unknown_report' })
    expect(await room.newsroom.store.list('article/')).toEqual([])
  })

  it('of more quotations than it tells says how many it only counts', async () => {
    const quotation = (at: number) => `“We will keep ship number ${at},” said Edith Calloway.`
    const text = Array.from({ length: 503 }, (_, at) => quotation(at)).join('\n\n')
    const report = await reviewed('standard', article({ text }))
    const { summary, bodies } = await toldOf(report)
    expect([summary.quotations, bodies[0]?.findings.length]).toEqual([503, 500])
    expect(await (await get(report, 'text')).text()).toContain('3 quotations more, which were counted only')
    expect(await (await get(report, 'html')).text()).toContain('The last 3 quotations were counted only')
  })

  it('whose review was given up says so, until it is tried again', async () => {
    const report = await send('standard')
    const [task] = room.queued.splice(0)
    if (task === undefined) throw new Error('Nothing was queued')
    await bury(room.newsroom, task, { reason: 'broken_off', attempts: 3 })
    const refused = await problemOf(await get(report))
    expect(refused).toMatchObject({ status: 503, code: 'review_failed' })
    const replayed = await room.app.request(`/v1/dead-letters/${report}.review/replay`, administering('POST'))
    expect(replayed.status).toBe(202)
    expect((await get(report)).status).toBe(202)
    await room.work()
    expect((await get(report)).status).toBe(200)
  })

  it('whose review was given up for good is unknown from then on, not waited for, and nothing is left of its article', async () => {
    const report = await send('standard')
    const [task] = room.queued.splice(0)
    if (task === undefined) throw new Error('Nothing was queued')
    await bury(room.newsroom, task, { reason: 'broken_off', attempts: 3 })
    const discarded = await room.app.request(`/v1/dead-letters/${report}.review`, administering('DELETE'))
    expect(discarded.status).toBe(204)
    expect(await problemOf(await get(report))).toMatchObject({ status: 404, code: 'unknown_report' })
    expect(await room.newsroom.store.list('article/')).toEqual([])
    expect(await room.newsroom.store.list('dead/')).toEqual([])
  })

  it('that was deleted stays unknown where its review comes once more', async () => {
    const report = await reviewed('standard')
    await room.app.request(`/v1/reports/${report}`, administering('DELETE'))
    const task = { kind: 'review', report, site: 'gazette' } as const
    await bury(room.newsroom, task, { reason: 'article_not_seen', attempts: 11 })
    expect(await problemOf(await get(report))).toMatchObject({ status: 404, code: 'unknown_report' })
  })

  it('of a speech that is interrupted a thousand times is no larger than its quotations', async () => {
    const report = await reviewed(
      'standard',
      article({ text: '“We will not go,” said Ann Berg. '.repeat(1_000) }),
    )
    const { summary } = await toldOf(report)
    expect(summary.quotations).toBe(1)
    const stored = (await contentsOf(room.newsroom.store))[`report/${report}`] ?? ''
    expect(stored.length).toBeLessThan(1_000_000)
  })

  it('counts the quotations of all bodies to fifty, and tells the rest as unchecked', async () => {
    const quotations = (from: number) =>
      Array.from(
        { length: 30 },
        (_, at) => `“We will keep ship number ${from + at},” said Edith Calloway.`,
      ).join('\n\n')
    const sent = article({ html: `<p>${quotations(1).replaceAll('\n\n', '<p>')}`, text: quotations(31) })
    const { summary, bodies } = await toldOf(await reviewed('standard', sent))
    expect(summary).toMatchObject({ quotations: 60, verdicts: { unchecked: 10 } })
    const unchecked = bodies.map(({ findings }) => findings.map((finding) => finding.unchecked))
    expect(unchecked).toEqual([
      Array(30).fill(null),
      [...Array(20).fill(null), ...Array(10).fill('too_many')],
    ])
  })
})

describe('storage that does not answer', () => {
  const REPORT = `/v1/reports/${'a'.repeat(24)}`
  it.each<[string, RequestInit]>([
    [REPORT, {}],
    [`${REPORT}?format=html`, {}],
    [REPORT, administering('DELETE')],
    ['/v1/sites', administering('GET')],
    ['/v1/sites', administering('POST', { id: 'gazette', source: 'ghost' })],
    ['/v1/sites/gazette', administering('PATCH', {})],
    ['/v1/sites/gazette/rotate', administering('POST', {})],
    ['/v1/sites/gazette', administering('DELETE')],
    ['/v1/dead-letters', administering('GET')],
    ['/v1/dead-letters/a.review/replay', administering('POST')],
    ['/v1/dead-letters/a.review', administering('DELETE')],
  ])('is no absence, and is told of in the log without a word of the request: %s, %o', async (path, init) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const fails = () => Promise.reject(new StoreError('unavailable', 'Cannot read'))
    const store = { ...room.newsroom.store, read: fails, list: fails }
    const response = await appOf({ ...room.newsroom, store }, room.library).request(path, init)
    expect(response.headers.get('Retry-After')).toMatch(/^\d+$/)
    expect(await problemOf(response)).toMatchObject({ status: 503, code: 'newsroom_unavailable' })
    expect(log).toHaveBeenCalledTimes(1)
    expect(log.mock.calls.join()).not.toMatch(/gazette|a{24}|a\.review/)
    log.mockRestore()
  })
})

describe('what is left of a draft', () => {
  const DRAFT = /Sandvik|hole in the coast|Jonas Wik/

  it('is nothing in the library, and nothing anywhere once its report is deleted', async () => {
    const library = await contentsOf(room.library)
    expect(JSON.stringify(library)).not.toMatch(DRAFT)
    await addSite(room.app, 'standard', {
      callback: CALLBACK,
      slack: SLACK,
      alerts: ['not_found'],
    })
    const report = await send('standard')
    expect(JSON.stringify(await contentsOf(room.newsroom.store))).toMatch(DRAFT)
    expect(JSON.stringify(room.queued)).not.toMatch(DRAFT)
    await room.work()
    expect(room.posted).toHaveLength(2)
    expect(await room.newsroom.store.list('article/')).toEqual([])
    for (const format of ['json', 'text', 'html']) expect((await get(report, format)).status).toBe(200)
    await room.app.request(`/v1/reports/${report}`, administering('DELETE'))
    expect(JSON.stringify(await contentsOf(room.newsroom.store))).not.toMatch(DRAFT)
    expect(await contentsOf(room.library)).toEqual(library)
  })

  it('is nothing after its site was removed before the review', async () => {
    await addSite(room.app, 'standard')
    const report = await send('standard')
    await room.app.request('/v1/sites/gazette', administering('DELETE'))
    await room.work()
    expect(JSON.stringify(await contentsOf(room.newsroom.store))).not.toMatch(DRAFT)
    expect(await room.newsroom.store.list(`report/${report}`)).toEqual([])
    // Nor does anybody wait for it.
    expect((await get(report)).status).toBe(404)
  })
})

const SCRIPT = '<script>alert(1)</script>'
const ESCAPE = '\u001b]8;;https://evil.example\u0007\u001b[2J\u202e'
/** Fields of an article that are markup, or want to be. */
const HOSTILE: readonly (readonly [what: string, fields: Readonly<Record<string, unknown>>])[] = [
  ['a title', { title: `${SCRIPT}${ESCAPE}`, text: '“We will not sell it,” said Edith Calloway.' }],
  ['a title that ends the page', { title: `</title></h1></head>${SCRIPT}`, text: 'Not a word.' }],
  ['an address of a script', { title: 'A', url: 'javascript:alert(1)', text: 'Not a word.' }],
  ['an address of data', { title: 'A', url: `data:text/html,${SCRIPT}`, text: 'Not a word.' }],
  [
    'an address with an attribute',
    { title: 'A', url: 'https://gazette.example/"onclick="alert(1)', text: 'Not a word.' },
  ],
  [
    'an address with a script',
    { title: 'A', url: `https://gazette.example/${SCRIPT}${ESCAPE}`, text: 'Not a word.' },
  ],
  ['an author', { authors: [SCRIPT, ESCAPE], text: 'Not a word.' }],
  ['an id', { id: `${SCRIPT}${ESCAPE}`, text: 'Not a word.' }],
  [
    'a text',
    { text: `${SCRIPT}${ESCAPE} “We ${SCRIPT} will${ESCAPE} not sell it,” said Edith ${SCRIPT} Calloway.` },
  ],
  [
    'Markdown',
    {
      markdown: `[a](javascript:alert(1)) ${SCRIPT}${ESCAPE} “We will ![a](x) not sell it,” said Edith Calloway.`,
    },
  ],
  [
    'HTML',
    {
      html: `${SCRIPT}<p onclick="alert(1)">“We will <img src=x onerror=alert(1)>not sell ${ESCAPE} it,” said <a href="javascript:alert(1)">Edith Calloway</a>.`,
    },
  ],
  [
    'HTML that is written out',
    {
      html: '<p>“We &lt;script&gt;alert(1)&lt;/script&gt; will &quot;&gt;&lt;img src=x onerror=alert(1)&gt; not sell it,” said Edith Calloway.',
    },
  ],
  ['a skipped mark', { text: `The film “The ${SCRIPT}${ESCAPE} Lighthouse” was shown on Friday.` }],
]

describe('an article that wants to be markup', () => {
  it.each(HOSTILE)('is words on the page: %s', async (_, fields) => {
    await addSite(room.app, 'standard')
    const page = await (await get(await reviewed('standard', article(fields)), 'html')).text()
    const { document } = parseHTML(page)
    const elements = [...document.querySelectorAll('*')]
    const names = new Set(elements.map(({ localName }) => localName))
    expect(['script', 'img', 'iframe', 'object', 'base', 'form'].filter((name) => names.has(name))).toEqual(
      [],
    )
    const attributes = elements.flatMap((element) =>
      [...element.attributes].map(({ name, value }) => ({ name, value })),
    )
    expect(attributes.filter(({ name }) => /^on|^style$|^src$/.test(name))).toEqual([])
    const links = attributes.filter(({ name }) => name === 'href').map(({ value }) => value)
    expect(
      links.filter(
        (link) => !/^(?:#q\d+$|#content$|\/(?:icon\.svg|docs|documents(?:\/.*)?)?$|https?:\/\/)/.test(link),
      ),
    ).toEqual([])
    // One page, that is not ended by what it shows.
    expect(page.match(/<\/(?:title|h1|html)>/g)).toEqual(['</title>', '</h1>', '</html>'])
  })

  it.each(HOSTILE)('does nothing in a terminal: %s', async (_, fields) => {
    await addSite(room.app, 'standard')
    const text = await (await get(await reviewed('standard', article(fields)), 'text')).text()
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u)
  })

  it('has field names of its own that are words, too', async () => {
    await addSite(room.app, 'contentful')
    const words = '“We will not sell the lighthouse,” said Edith Calloway.'
    const fields = { [SCRIPT]: { en: words, sv: words }, [`${ESCAPE}b`]: { en: words } }
    const body = JSON.stringify({ sys: { id: '1', type: 'Entry' }, fields })
    const report = await reviewed('contentful', { body })
    expect(await (await get(report, 'html')).text()).not.toContain('<script')
    const text = await (await get(report, 'text')).text()
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u)
  })
})
