import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import { readKeys } from '../../src/http/authorization.ts'
import { heldDocument, problem, putAnswer, verifyAnswer } from '../../src/http/contract/response.ts'
import type { Plan } from '../../src/service/allowance.ts'
import { sha256 } from '../../src/service/digest.ts'
import { digestDocument, publish } from '../../src/service/publish.ts'
import { SMALL_SEGMENTS_HELD_MAX } from '../../src/service/put.ts'
import { LIBRARY_KEY } from '../../src/store/keys.ts'
import { memoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { only } from '../cli/readers/shelf.ts'
import { asking, createAppOver, QUOTE, REPORT, SPEECH } from './texts.ts'

const KEY = 'verbatim_of-the-night-desk'
const KEYS = readKeys(`${'0'.repeat(64)}, ${await sha256(KEY)}`)
const ID = 'notice-7'
const PATH = `/v1/documents/${ID}`
const NOTICE = {
  text: 'The ferry will not run on Sunday.\n\n“We ask for patience,” said Ivo Brandt, the harbour master.',
  title: 'Notice of the harbour master',
  publication: 'Harbour Gazette',
  date: '2004-07-01',
  language: 'en',
}
const IN_NOTICE = 'The ferry will not run on Sunday'

/** An isolate of its own over the store, as another data centre has it. */
function appOver(store: Store, { plan = 'free' as Plan, keys = KEYS } = {}) {
  const own = { ...store }
  return createApp({ store: () => own, plan: () => plan, keys: () => ({ publish: keys, admin: [] }) })
}
type TestApp = ReturnType<typeof appOver>

let store: Store
let app: TestApp
beforeEach(async () => {
  store = memoryStore()
  app = appOver(store)
})

function put(body: unknown, headers: HeadersInit = {}): RequestInit {
  return {
    method: 'PUT',
    headers: { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
}

function deletion(headers: HeadersInit = {}): RequestInit {
  return { method: 'DELETE', headers: { Authorization: `Bearer ${KEY}`, ...headers } }
}

async function held(response: Response | Promise<Response>, status: number) {
  const answered = await response
  expect(answered.status).toBe(status)
  return putAnswer.strict().parse(await answered.json())
}

async function problemOf(response: Response | Promise<Response>) {
  const answered = await response
  const body = problem.strict().parse(await answered.json())
  expect(body.status).toBe(answered.status)
  return body
}

async function answerOf(from: TestApp, quote: string) {
  const response = await from.request(asking({ quote }))
  return verifyAnswer.parse(await response.json())
}

async function contentsOf(from: Store) {
  return new Map(await from.read(await from.list(''), 'fresh'))
}

describe('PUT /v1/documents/:id', () => {
  it('creates a text, says that it is unchanged, and replaces it', async () => {
    const created = await held(app.request(PATH, put(NOTICE)), 201)
    expect(created).toMatchObject({
      id: ID,
      status: 'created',
      words: 17,
      corpus: { documents: 1, words: 17 },
    })
    expect(created.sha256).toBe(await sha256(NOTICE.text))
    const before = await contentsOf(store)
    expect(await held(app.request(PATH, put(NOTICE)), 200)).toEqual({ ...created, status: 'unchanged' })
    expect(await contentsOf(store)).toEqual(before)
    const text = NOTICE.text.replace('Sunday', 'Monday')
    const replaced = await held(app.request(PATH, put({ ...NOTICE, text })), 200)
    expect(replaced).toMatchObject({ status: 'replaced', corpus: { documents: 1 } })
    expect(replaced.digest).not.toBe(created.digest)
  })

  it('makes the text findable at once where it was written, with who said what', async () => {
    await held(app.request(PATH, put(NOTICE)), 201)
    const answer = await answerOf(app, 'We ask for patience')
    expect(answer.verdict).toBe('verbatim')
    expect(answer.matches[0]).toMatchObject({
      document: { id: ID, publication: 'Harbour Gazette', date: '2004-07-01' },
      attribution: { speaker: 'Ivo Brandt' },
    })
  })

  it('adds to what was ingested and takes nothing from it', async () => {
    await publish(store, [REPORT, SPEECH])
    app = appOver(store)
    expect((await held(app.request(PATH, put(NOTICE)), 201)).corpus.documents).toBe(3)
    expect((await answerOf(app, QUOTE)).verdict).toBe('verbatim')
  })

  it('does not lose the text before it where lists and the record are still as they were', async () => {
    await publish(store, [REPORT])
    const before = memoryStore()
    await before.write([...(await contentsOf(store))].map(([key, value]) => [key, value ?? '']))
    app = appOver({
      ...store,
      read: (keys, mode) =>
        (mode === 'fresh' && keys.includes(LIBRARY_KEY) ? before : store).read(keys, mode),
      list: before.list,
    })
    await held(app.request(PATH, put(NOTICE)), 201)
    const other = { ...NOTICE, text: 'The tram will run all night.' }
    await held(app.request('/v1/documents/notice-8', put(other)), 201)
    expect((await answerOf(app, IN_NOTICE)).verdict).toBe('verbatim')
    expect((await answerOf(appOver(store), IN_NOTICE)).verdict).toBe('verbatim')
  })

  it('leaves the old wording findable, as superseded', async () => {
    await app.request(PATH, put(NOTICE))
    await app.request(PATH, put({ ...NOTICE, text: NOTICE.text.replace('Sunday', 'Monday') }))
    const old = await answerOf(app, IN_NOTICE)
    expect(old.matches[0]?.document).toMatchObject({ id: ID, superseded: true })
    expect((await answerOf(app, 'The ferry will not run on Monday')).matches[0]?.document.superseded).toBe(
      false,
    )
  })

  it('makes of HTML the text that a reader sees', async () => {
    const { text: _, ...facts } = NOTICE
    const html = '<h1>Notice</h1><p>The ferry &ldquo;Anna&rdquo; will <b>not</b> run.</p><script>no</script>'
    await held(app.request(PATH, put({ ...facts, html })), 201)
    const response = await app.request(`${PATH}?format=text`)
    expect(await response.text()).toBe('Notice\n\nThe ferry “Anna” will not run.')
  })

  it.each([
    ['a text with facts', NOTICE, `title: ${NOTICE.title}\npublication: Harbour Gazette\ndate: 2004-07-01`],
    [
      'all facts there are',
      {
        text: '\r\n\r\nPublication: Gazette Volume: 3 Issue: 9\r\n\r\nThe ferry will not run,\r\nsaid Brandt.\r\n',
        author: 'A',
        speaker: 'B',
        url: 'https://example.org/a',
        licence: 'CC0-1.0',
        fiction: true,
        translation: true,
        restricted: true,
        aliases: { B: ['C', 'D'] },
        language: 'en',
        attribution: [
          { quote: 'The ferry will not run', speaker: 'B', role: 'pilot', via: ['AP'], date: null },
        ],
        title: null,
      },
      'author: A\nspeaker: B\nurl: https://example.org/a\nlicence: CC0-1.0\nfiction: true\ntranslation: true\nrestricted: true\naliases: { B: [C, D] }\nattribution: [{ quote: The ferry will not run, speaker: B, role: pilot, via: [AP] }]',
    ],
  ])('makes of %s the document that a file with front matter makes', async (_, body, matter) => {
    const document = await only(`${ID}.txt`, `---\nlanguage: en\n${matter}\n---\n${body.text}`)
    const { sha256, digest } = await digestDocument(document)
    expect(await held(app.request(PATH, put(body)), 201)).toMatchObject({ sha256, digest })
  })

  it('joins small texts where there is time for it, and elsewhere says how, before there are too many', async () => {
    const apps = { free: appOver(store), paid: appOver(store, { plan: 'paid' }) }
    for (let number = 0; number < SMALL_SEGMENTS_HELD_MAX; number++) {
      await held(apps.free.request(`/v1/documents/n-${number}`, put(NOTICE)), 201)
    }
    const refused = await problemOf(apps.free.request(PATH, put(NOTICE)))
    expect(refused).toMatchObject({ code: 'compaction_needed', status: 507 })
    expect(refused.detail).toContain('npm run verbatim -- compact --remote')
    expect((await held(apps.free.request('/v1/documents/n-0', put(NOTICE)), 200)).status).toBe('unchanged')
    const { corpus } = await held(apps.paid.request(PATH, put(NOTICE)), 201)
    expect(corpus.documents).toBe(SMALL_SEGMENTS_HELD_MAX + 1)
    expect((await held(apps.free.request('/v1/documents/next', put(NOTICE)), 201)).status).toBe('created')
  })
})

describe('elsewhere', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(() => void vi.useRealTimers())

  it('a text is found once the library held there is half a minute old, and a deleted one no more', async () => {
    await publish(store, [REPORT])
    app = appOver(store)
    const other = appOver(store)
    expect((await answerOf(other, IN_NOTICE)).verdict).toBe('not_found')
    await app.request(PATH, put(NOTICE))
    expect((await answerOf(other, IN_NOTICE)).verdict).toBe('not_found')
    vi.advanceTimersByTime(30_000)
    expect((await answerOf(other, IN_NOTICE)).verdict).toBe('verbatim')
    await app.request(PATH, deletion())
    vi.advanceTimersByTime(30_000)
    expect((await answerOf(other, IN_NOTICE)).verdict).toBe('not_found')
  })
})

describe('DELETE /v1/documents/:id', () => {
  it('takes the text out with all its versions, at once', async () => {
    await app.request(PATH, put(NOTICE))
    await app.request(PATH, put({ ...NOTICE, text: NOTICE.text.replace('Sunday', 'Monday') }))
    const response = await app.request(PATH, deletion())
    expect([response.status, await response.text()]).toEqual([204, ''])
    expect((await answerOf(app, IN_NOTICE)).verdict).toBe('not_found')
    expect((await answerOf(app, 'The ferry will not run on Monday')).verdict).toBe('not_found')
    expect((await app.request(PATH)).status).toBe(404)
  })

  it('can be undone by publishing the text again', async () => {
    await app.request(PATH, put(NOTICE))
    await app.request(PATH, deletion())
    expect((await held(app.request(PATH, put(NOTICE)), 201)).status).toBe('created')
    expect((await answerOf(app, IN_NOTICE)).verdict).toBe('verbatim')
  })

  it('does not know what is not held, and writes nothing', async () => {
    const before = await contentsOf(store)
    expect(await problemOf(app.request(PATH, deletion()))).toMatchObject({ code: 'unknown_document' })
    expect(await contentsOf(store)).toEqual(before)
  })
})

describe('the ETag of a document', () => {
  it('is its digest, strong, and of the text another than of the JSON', async () => {
    const { digest } = await held(app.request(PATH, put(NOTICE)), 201)
    const json = await app.request(PATH)
    expect(json.headers.get('ETag')).toBe(`"${digest}"`)
    expect(heldDocument.parse(await json.json()).text).toBe(NOTICE.text)
    const text = await app.request(`${PATH}?format=text`)
    expect(text.headers.get('ETag')).toBe(`"${digest}-text"`)
    const again = { headers: { 'If-None-Match': `"${digest}"` } }
    expect((await app.request(PATH, again)).status).toBe(304)
    expect((await app.request(`${PATH}?format=text`, again)).status).toBe(200)
    await publish(store, [SPEECH])
    expect((await appOver(store).request(PATH, again)).status).toBe(304)
  })

  it('changes with what is known of the text', async () => {
    const { digest } = await held(app.request(PATH, put(NOTICE)), 201)
    await held(app.request(PATH, put({ ...NOTICE, author: 'Ivo Brandt' })), 200)
    expect((await app.request(PATH)).headers.get('ETag')).not.toBe(`"${digest}"`)
  })
})

describe('a condition', () => {
  const OTHER = `"${'1'.repeat(64)}"`
  it.each<[string, (tag: string) => Record<string, string>, boolean, boolean]>([
    ['If-Match: its tag', (tag) => ({ 'If-Match': `"${tag}"` }), true, false],
    ['If-Match: the tag of its text', (tag) => ({ 'If-Match': `"${tag}-text"` }), true, false],
    ['If-Match: one of several', (tag) => ({ 'If-Match': `${OTHER}, "${tag}"` }), true, false],
    ['If-Match: another tag', () => ({ 'If-Match': OTHER }), false, false],
    ['If-Match: a weak tag', (tag) => ({ 'If-Match': `W/"${tag}"` }), false, false],
    ['If-Match: no tag at all', () => ({ 'If-Match': 'latest' }), false, false],
    ['If-Match: *', () => ({ 'If-Match': '*' }), true, false],
    ['If-None-Match: *', () => ({ 'If-None-Match': '*' }), false, true],
    ['If-None-Match: its tag', (tag) => ({ 'If-None-Match': `"${tag}"` }), false, true],
    ['If-None-Match: its weak tag', (tag) => ({ 'If-None-Match': `W/"${tag}"` }), false, true],
    ['If-None-Match: another tag', () => ({ 'If-None-Match': OTHER }), true, true],
    [
      'If-Match and If-None-Match that exclude each other',
      (tag) => ({ 'If-Match': `"${tag}"`, 'If-None-Match': '*' }),
      false,
      false,
    ],
  ])('%s', async (_, headersFor, whereHeld, whereNot) => {
    const { digest } = await held(app.request(PATH, put(NOTICE)), 201)
    const headers = headersFor(digest)
    const changed = put({ ...NOTICE, title: 'Another' }, headers)
    const elsewhere = await app.request('/v1/documents/not-held', put(NOTICE, headers))
    expect(elsewhere.status).toBe(whereNot ? 201 : 412)
    const response = await app.request(PATH, changed)
    expect(response.status).toBe(whereHeld ? 200 : 412)
    if (whereHeld) return
    expect(response.headers.get('ETag')).toBe(`"${digest}"`)
    const refused = await problemOf(response)
    expect(refused.code).toBe('precondition_failed')
    expect(refused.detail).toContain(`"${digest}"`)
    expect((await app.request(PATH, deletion(headers))).status).toBe(412)
  })

  it('of the version held lets it be deleted', async () => {
    const { digest } = await held(app.request(PATH, put(NOTICE)), 201)
    expect((await app.request(PATH, deletion({ 'If-Match': `"${digest}"` }))).status).toBe(204)
  })

  it('is held against what another has written, however old the library here', async () => {
    const { digest } = await held(app.request(PATH, put(NOTICE)), 201)
    await appOver(store).request(PATH, put({ ...NOTICE, title: 'Another' }))
    const late = await app.request(PATH, put({ ...NOTICE, title: 'A third' }, { 'If-Match': `"${digest}"` }))
    expect(late.status).toBe(412)
  })
})

describe('two who publish at the same time', () => {
  it('both find their texts', async () => {
    const other = { ...NOTICE, text: 'The tram will run all night.' }
    const answers = await Promise.all([
      app.request(PATH, put(NOTICE)),
      appOver(store).request('/v1/documents/notice-8', put(other)),
    ])
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    const elsewhere = appOver(store)
    expect((await answerOf(elsewhere, IN_NOTICE)).verdict).toBe('verbatim')
    expect((await answerOf(elsewhere, 'The tram will run all night')).verdict).toBe('verbatim')
  })

  it('may both be let through by one condition: then one wording is superseded, and none is lost', async () => {
    const { digest } = await held(app.request(PATH, put(NOTICE)), 201)
    const days = ['Monday', 'Tuesday']
    const answers = await Promise.all(
      days.map((day) =>
        appOver(store).request(
          PATH,
          put({ ...NOTICE, text: NOTICE.text.replace('Sunday', day) }, { 'If-Match': `"${digest}"` }),
        ),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const elsewhere = appOver(store)
    const found = await Promise.all(
      days.map((day) => answerOf(elsewhere, `The ferry will not run on ${day}`)),
    )
    expect(found.map(({ verdict }) => verdict)).toEqual(['verbatim', 'verbatim'])
    const superseded = found.map(({ matches }) => matches[0]?.document.superseded)
    expect(superseded.toSorted()).toEqual([false, true])
  })
})

describe('a key', () => {
  it.each([
    ['none', undefined, 'Bearer'],
    ['another scheme', `Basic ${KEY}`, 'Bearer'],
    ['a wrong one', 'Bearer verbatim_of-the-day-desk', 'Bearer error="invalid_token"'],
    ['a part of it', `Bearer ${KEY.slice(0, -1)}`, 'Bearer error="invalid_token"'],
    ['its digest', `Bearer ${KEYS[1]}`, 'Bearer error="invalid_token"'],
    ['nothing', 'Bearer ', 'Bearer'],
  ])('is needed: %s is refused', async (_, authorization, challenge) => {
    for (const method of ['PUT', 'DELETE']) {
      const headers = authorization === undefined ? {} : { Authorization: authorization }
      const response = await app.request(PATH, {
        method,
        headers,
        ...(method === 'PUT' ? { body: '{' } : {}),
      })
      expect(response.headers.get('WWW-Authenticate')).toBe(challenge)
      expect(await problemOf(response)).toMatchObject({ code: 'unauthorized', status: 401 })
    }
  })

  it('of no length opens a service without keys, which says how to make one', async () => {
    for (const keys of [readKeys(undefined), readKeys(''), readKeys(KEY)]) {
      const refused = await problemOf(appOver(store, { keys }).request(PATH, put(NOTICE)))
      expect(refused).toMatchObject({ code: 'publishing_disabled', status: 403 })
      expect(refused.detail).toContain('npm run verbatim -- key')
    }
    expect((await createAppOver(store).request(PATH, put(NOTICE))).status).toBe(403)
  })

  it('is not needed to read', async () => {
    await app.request(PATH, put(NOTICE))
    expect((await app.request(PATH)).status).toBe(200)
  })
})

describe('what is not published is refused', () => {
  const { text: _, ...FACTS } = NOTICE
  it.each<[string, unknown, string, RegExp]>([
    ['a list', [], 'body', /JSON object/],
    ['no text', FACTS, 'text', /required, or html/],
    ['text and HTML', { ...NOTICE, html: '<p>a' }, 'html', /one of them/],
    ['a blank text', { ...NOTICE, text: ' \n' }, 'text', /blank/],
    ['a number for a text', { ...NOTICE, text: 7 }, 'text', /text/],
    ['half a surrogate pair', { ...NOTICE, text: 'a \ud83d' }, 'text', /well-formed/],
    ['a control character', { ...NOTICE, text: 'The ferry\u0007' }, 'text', /control character U\+0007/],
    [
      'a control character in a header line',
      { ...NOTICE, text: 'Publication: The\u0007 Monitor Volume: 5 Issue: 114\n\nWords.' },
      'text',
      /control character U\+0007/,
    ],
    ['a control character in HTML', { ...FACTS, html: '<p>The ferry\u001b[2J' }, 'html', /U\+001B/],
    ['a text without words', { ...NOTICE, text: '— … —' }, 'text', /no words/],
    ['HTML without words', { ...FACTS, html: '<img alt="a">' }, 'html', /no words/],
    ['no title', { ...NOTICE, title: null }, 'title', /missing/],
    ['a blank title', { ...NOTICE, title: ' ' }, 'title', /blank/],
    ['a long title', { ...NOTICE, title: 'a'.repeat(1001) }, 'title', /at most 1,000/],
    ['a terminal escape in a name', { ...NOTICE, author: 'A\u001b[2J' }, 'author', /control characters/],
    ['a number for a speaker', { ...NOTICE, speaker: 7 }, 'speaker', /text/],
    ['a volume in words', { ...NOTICE, volume: '5' }, 'volume', /whole number/],
    ['half an issue', { ...NOTICE, issue: 1.5 }, 'issue', /whole number/],
    ['31 February', { ...NOTICE, date: '2004-02-31' }, 'date', /such as 1999-06-14/],
    ['a date in words', { ...NOTICE, date: '1 July 2004' }, 'date', /such as 1999-06-14/],
    ['no language', { ...NOTICE, language: undefined }, 'language', /required/],
    ['no language tag', { ...NOTICE, language: 'english please' }, 'language', /language tag/],
    ['a script for an address', { ...NOTICE, url: 'javascript:alert(1)' }, 'url', /http or https/],
    ['a text for a flag', { ...NOTICE, fiction: 'no' }, 'fiction', /true or false/],
    ['one name for aliases', { ...NOTICE, aliases: { Brandt: 'Ivo' } }, 'aliases.Brandt', /list of names/],
    ['no aliases of a name', { ...NOTICE, aliases: { Brandt: [] } }, 'aliases.Brandt', /at least one/],
    ['an attribution of nothing', { ...NOTICE, attribution: [{}] }, 'attribution[0].quote', /required/],
    [
      'an attribution of words that are not there',
      { ...NOTICE, attribution: [{ quote: 'The tram', speaker: 'B' }] },
      'attribution[0].quote',
      /not in the text/,
    ],
    [
      'an unknown field of one',
      { ...NOTICE, attribution: [{ quote: 'a', who: 'b' }] },
      'attribution[0].who',
      /no field/,
    ],
    ['an unknown field', { ...NOTICE, id: 'other' }, 'id', /no field/],
    [
      'a header line that says otherwise',
      { ...NOTICE, text: 'Publication: Monitor Volume: 5 Issue: 114\n\nWords.' },
      'publication',
      /header line/,
    ],
  ])('%s', async (_, body, field, message) => {
    const { code, errors, detail } = await problemOf(app.request(PATH, put(body)))
    expect(code).toBe('invalid_request')
    expect(errors.find((error) => error.field === field)?.message).toMatch(message)
    expect(detail).toContain(`${field}: `)
    expect(await store.list('')).toEqual([])
  })

  it.each(['Notice', 'notice 7', 'a'.repeat(101), 'naïve', 'a%2Fb'])('an id like %s', async (id) => {
    const refused = await problemOf(app.request(`/v1/documents/${id}`, put(NOTICE)))
    expect(refused).toMatchObject({ code: 'invalid_request', errors: [{ field: 'id' }] })
  })

  it('fields in the query', async () => {
    const { errors } = await problemOf(app.request(`${PATH}?title=A`, put(NOTICE)))
    expect(errors).toEqual([{ field: 'title', message: 'Is no field of this request' }])
  })

  it.each<[string, RequestInit, string, number]>([
    ['plain text', put(NOTICE, { 'Content-Type': 'text/plain' }), 'unsupported_media_type', 415],
    ['Markdown', put(NOTICE, { 'Content-Type': 'text/markdown' }), 'unsupported_media_type', 415],
    ['bare HTML', put(NOTICE, { 'Content-Type': 'text/html' }), 'unsupported_media_type', 415],
    [
      'another encoding',
      put(NOTICE, { 'Content-Type': 'application/json; charset=latin1' }),
      'unsupported_media_type',
      415,
    ],
    ['broken JSON', { ...put(NOTICE), body: '{"text": "a' }, 'malformed_json', 400],
  ])('%s', async (_, init, code, status) => {
    expect(await problemOf(app.request(PATH, init))).toMatchObject({ code, status })
  })

  const long = (units: number) => ({ ...NOTICE, text: 'word '.repeat(units / 5).trimEnd() })
  it.each<[string, Plan, object, RegExp]>([
    [
      'a text of 6,004 characters on the free plan',
      'free',
      long(6005),
      /has 6,004 characters.* bring 6,000\b/,
    ],
    [
      'much HTML on the free plan',
      'free',
      { ...FACTS, html: '<br>'.repeat(6001) },
      /24,004 characters of HTML/,
    ],
    ['a large body on the free plan', 'free', long(300_000), /ingest --data FOLDER --remote/],
    ['a text of 400,004 characters on the paid plan', 'paid', long(400_005), /bring 400,000\b/],
    ['65,537 words on the paid plan', 'paid', long(5 * 65_537), /has 65,537 words.* bring 65,536\b/],
    ['a huge body on the paid plan', 'paid', long(5_000_000), /ingest --data FOLDER --remote/],
  ])('%s', async (_, plan, body, detail) => {
    const refused = await problemOf(appOver(store, { plan }).request(PATH, put(body)))
    expect(refused).toMatchObject({ code: 'document_too_long', status: 413 })
    expect(refused.detail).toMatch(detail)
    expect(refused.detail).toContain('ingest --data FOLDER --remote')
  })

  it.each<[Plan, number]>([
    ['free', 6_000],
    ['paid', 50_000],
  ])('but not what is just short enough on the %s plan', async (plan, units) => {
    await held(appOver(store, { plan }).request(PATH, put(long(units))), 201)
  })
})

describe('the log', () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  afterEach(() => log.mockClear())

  it('has no word of what is refused', async () => {
    await app.request(PATH, put({ ...NOTICE, text: 'The ferry\u0007' }))
    await app.request(PATH, put(NOTICE, { Authorization: 'Bearer guessed' }))
    await app.request(PATH, put(NOTICE, { 'If-Match': '"1"' }))
    await app.request(PATH, deletion())
    expect(log).not.toHaveBeenCalled()
  })

  it.each(['write', 'list'] as const)(
    'has one line if the store cannot %s, without text or key',
    async (call) => {
      const broken: Store = {
        ...store,
        [call]: () => Promise.reject(new TypeError(`Cannot keep ${NOTICE.text}`)),
      }
      expect((await appOver(broken).request(PATH, put(NOTICE))).status).toBe(500)
      expect(log).toHaveBeenCalledTimes(1)
      const line = String(log.mock.calls[0]?.[0])
      expect(JSON.parse(line)).toMatchObject({ level: 'error', method: 'PUT', route: '/v1/documents/:id' })
      expect(line).not.toMatch(/ferry|Brandt|night-desk|notice-7|\n/)
    },
  )
})

describe('GET /openapi.json', () => {
  it('says that publishing takes a bearer key', async () => {
    const { paths, components } = JSON.parse(await (await app.request('/openapi.json')).text())
    expect(components.securitySchemes).toMatchObject({ publishKey: { type: 'http', scheme: 'bearer' } })
    const { get, put, delete: remove } = paths['/v1/documents/{id}']
    expect([get.security, put.security, remove.security]).toEqual([
      undefined,
      [{ publishKey: [] }],
      [{ publishKey: [] }],
    ])
  })
})
