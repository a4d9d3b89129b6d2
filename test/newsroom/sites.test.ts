/** Sites are added, changed, rotated and removed by whoever may, and nobody is told a secret twice. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
// First: it teaches zod what the schemas of the contract need.
import '../../src/http/app.ts'
import { configuredAnswer, sitesAnswer } from '../../src/http/contract/newsroom.ts'
import { problem } from '../../src/http/contract/response.ts'
import { sha256 } from '../../src/service/digest.ts'
import { addressFault } from '../../src/service/newsroom/address.ts'
import { readSite } from '../../src/service/newsroom/site.ts'
import { publish } from '../../src/service/publish.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { REPORT } from '../http/texts.ts'
import { SOURCES, secretOf } from '../webhook/sign.ts'
import {
  addSite,
  administering,
  appOf,
  contentsOf,
  delivering,
  openNewsroom,
  PUBLISH_KEY,
  webhookOf,
} from './newsroom.ts'

const CALLBACK = 'https://gazette.example/verbatim'
const SLACK = 'https://hooks.slack.com/services/T000/B000/of-the-night-desk'

/** Systems that can be given a secret. */
const MADE_HERE = SOURCES.filter((source) => source !== 'webflow')

const log = vi.spyOn(console, 'error')
let room: ReturnType<typeof openNewsroom>
beforeEach(() => {
  log.mockReset().mockImplementation(() => {})
  room = openNewsroom()
})
afterEach(() => expect(log).not.toHaveBeenCalled())

async function administer(method: string, path: string, body?: unknown): Promise<Response> {
  return room.app.request(path, administering(method, body))
}

async function configured(response: Response, status: number) {
  expect(response.status).toBe(status)
  expect(response.headers.get('Cache-Control')).toBe('private, no-store')
  return configuredAnswer.strict().parse(await response.json())
}

async function listed() {
  const response = await administer('GET', '/v1/sites')
  expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'private, no-store'])
  const text = await response.text()
  return { text, sites: sitesAnswer.strict().parse(JSON.parse(text)).sites }
}

async function problemOf(response: Response) {
  const body = problem.strict().parse(await response.json())
  expect(body.status).toBe(response.status)
  return body
}

const DEFAULTS = {
  alerts: ['altered', 'misattributed', 'misdated'],
  language: 'en',
  report_days: 30,
  callback: null,
  slack: false,
}

describe('a site', () => {
  it.each(MADE_HERE)(
    'of %s is added with what is not said taken for granted, and takes articles in',
    async (source) => {
      const added = await configured(await administer('POST', '/v1/sites', { id: 'gazette', source }), 201)
      expect(added.site).toEqual({
        id: 'gazette',
        source,
        webhook: `http://localhost${webhookOf(source)}`,
        ...DEFAULTS,
        added_at: '2026-11-20T08:00:01.000Z',
        secrets: { sender: 1, callback: 0 },
      })
      expect(added.callback_secret).toBeNull()
      expect(added.secret).toMatch(/^(?:[\da-f]{64}|whsec_[\w+/]{43}=)$/)
      const delivery = await delivering(source, { secret: added.secret ?? '' })
      expect((await room.app.request(...delivery)).status).toBe(202)
    },
  )

  it('has the secret that its system made, which is not told again', async () => {
    const site = { id: 'gazette', source: 'ghost', secret: secretOf('ghost') }
    expect(await configured(await administer('POST', '/v1/sites', site), 201)).toMatchObject({
      secret: null,
      callback_secret: null,
    })
  })

  it('is not added over another', async () => {
    await addSite(room.app, 'ghost')
    const before = await contentsOf(room.newsroom.store)
    const refused = await problemOf(
      await administer('POST', '/v1/sites', { id: 'gazette', source: 'strapi' }),
    )
    expect(refused).toMatchObject({ status: 409, code: 'site_exists' })
    expect(await contentsOf(room.newsroom.store)).toEqual(before)
  })

  it('is listed with the others by their ids', async () => {
    for (const id of ['monitor', 'gazette', 'a']) await addSite(room.app, 'ghost', { id })
    expect((await listed()).sites.map(({ id }) => id)).toEqual(['a', 'gazette', 'monitor'])
  })

  it('keeps what a change does not name', async () => {
    const settings = {
      callback: CALLBACK,
      slack: SLACK,
      alerts: ['not_found'],
      language: 'sv',
      report_days: 7,
    }
    await addSite(room.app, 'ghost', settings)
    const [before] = (await listed()).sites
    const same = await configured(await administer('PATCH', '/v1/sites/gazette', {}), 200)
    expect(same).toEqual({ site: before, secret: null, callback_secret: null })
    const changed = await configured(await administer('PATCH', '/v1/sites/gazette', { language: 'fi' }), 200)
    expect(changed.site).toEqual({ ...before, language: 'fi' })
    expect((await listed()).sites).toEqual([changed.site])
  })

  it.each<[string, object, object]>([
    ['the language', { language: 'pt-BR' }, { language: 'pt-BR' }],
    ['how long reports are kept', { report_days: 365 }, { report_days: 365 }],
    ['what alerts', { alerts: ['unchecked', 'unchecked'] }, { alerts: ['unchecked'] }],
    ['that nothing alerts', { alerts: [] }, { alerts: [] }],
    ['where reports are posted', { callback: `${CALLBACK}/2` }, { callback: `${CALLBACK}/2` }],
    [
      'that they are posted nowhere',
      { callback: null },
      { callback: null, secrets: { sender: 1, callback: 0 } },
    ],
    ['that Slack is told nothing', { slack: null }, { slack: false }],
  ])('is changed in %s, without a new secret', async (_, change, told) => {
    await addSite(room.app, 'ghost', { callback: CALLBACK, slack: SLACK })
    const changed = await configured(await administer('PATCH', '/v1/sites/gazette', change), 200)
    expect(changed).toMatchObject({ site: told, secret: null, callback_secret: null })
    expect((await listed()).sites).toEqual([changed.site])
  })

  it('gets a secret for its callback with the first one only', async () => {
    await addSite(room.app, 'ghost')
    const first = await configured(
      await administer('PATCH', '/v1/sites/gazette', { callback: CALLBACK }),
      200,
    )
    expect(first.callback_secret).toMatch(/^whsec_/)
    expect(first.site.secrets).toEqual({ sender: 1, callback: 1 })
    const next = await configured(
      await administer('PATCH', '/v1/sites/gazette', { callback: `${CALLBACK}/2` }),
      200,
    )
    expect(next.callback_secret).toBeNull()
  })

  it.each<[string, 'sender' | 'callback', { sender: number; callback: number }]>([
    ['for its articles', 'sender', { sender: 2, callback: 1 }],
    ['for its callbacks', 'callback', { sender: 1, callback: 2 }],
  ])('is given another secret %s, beside the former for as long as is said', async (_, of, secrets) => {
    await addSite(room.app, 'ghost', { callback: CALLBACK })
    const rotated = await configured(
      await administer('POST', '/v1/sites/gazette/rotate', { of, overlap_hours: 0.5 }),
      200,
    )
    expect(rotated.site.secrets).toEqual(secrets)
    expect([rotated.secret, rotated.callback_secret].map((secret) => secret === null)).toEqual(
      of === 'sender' ? [false, true] : [true, false],
    )
    room.advance(1_800_000)
    expect((await listed()).sites[0]?.secrets).toEqual({ sender: 1, callback: 1 })
  })

  it('that is removed is not known any more, and may be added anew', async () => {
    await addSite(room.app, 'ghost')
    const removed = await administer('DELETE', '/v1/sites/gazette')
    expect([removed.status, await removed.text()]).toEqual([204, ''])
    expect((await listed()).sites).toEqual([])
    expect((await room.app.request(...(await delivering('ghost')))).status).toBe(404)
    await addSite(room.app, 'ghost')
  })

  it.each<[string, string, string, unknown]>([
    ['changed', 'PATCH', '/v1/sites/monitor', {}],
    ['rotated', 'POST', '/v1/sites/monitor/rotate', {}],
    ['removed', 'DELETE', '/v1/sites/monitor', undefined],
    ['removed by an odd name', 'DELETE', '/v1/sites/..%2Fgazette', undefined],
  ])('that there is not cannot be %s', async (_, method, path, body) => {
    await addSite(room.app, 'ghost')
    const before = await contentsOf(room.newsroom.store)
    expect(await problemOf(await administer(method, path, body))).toMatchObject({
      status: 404,
      code: 'unknown_site',
    })
    expect(await contentsOf(room.newsroom.store)).toEqual(before)
  })
})

describe('a secret', () => {
  it.each(MADE_HERE)(
    'of %s is told when it is made, never again, and is kept nowhere in clear',
    async (source) => {
      const secrets: string[] = [SLACK, 'of-the-night-desk', secretOf(source, 1)]
      const keep = async (response: Response, status: number) => {
        const { secret, callback_secret: callbackSecret } = await configured(response, status)
        secrets.push(...[secret, callbackSecret].filter((made) => made !== null))
      }
      const site = { id: 'gazette', source, callback: CALLBACK, slack: SLACK }
      await keep(await administer('POST', '/v1/sites', site), 201)
      await keep(await administer('POST', '/v1/sites/gazette/rotate', { of: 'callback' }), 200)
      await keep(await administer('POST', '/v1/sites/gazette/rotate', {}), 200)
      expect(secrets).toHaveLength(3 + 4)
      const rotation = { secret: secretOf(source, 1) }
      const told = [
        await (await administer('POST', '/v1/sites/gazette/rotate', rotation)).text(),
        await (await administer('PATCH', '/v1/sites/gazette', { slack: SLACK, callback: CALLBACK })).text(),
        await (await administer('POST', '/v1/sites', { ...site, ...rotation })).text(),
        (await listed()).text,
        JSON.stringify(await contentsOf(room.newsroom.store)),
      ].join('\n')
      for (const secret of secrets) {
        expect(told).not.toContain(secret)
        expect(told).not.toContain(secret.replace('whsec_', ''))
        expect(told).not.toContain(Buffer.from(secret).toString('base64url'))
      }
    },
  )

  it('of webflow is one of its own, so that none is made', async () => {
    const refused = await problemOf(
      await administer('POST', '/v1/sites', { id: 'monitor', source: 'webflow' }),
    )
    expect(refused).toMatchObject({
      status: 400,
      errors: [{ field: 'secret', message: expect.stringMatching(/required/) }],
    })
    await addSite(room.app, 'webflow')
    const before = await contentsOf(room.newsroom.store)
    expect((await administer('POST', '/v1/sites/gazette/rotate', {})).status).toBe(400)
    expect(await contentsOf(room.newsroom.store)).toEqual(before)
  })

  it('that is a token is kept as a digest even under the seal', async () => {
    await addSite(room.app, 'strapi')
    const [secret] = (await readSite(room.newsroom.store, 'gazette'))?.secrets ?? []
    const opened = await room.newsroom.seal.open(secret?.sealed ?? '', 'sender of gazette')
    expect(opened).toBe(`sha256:${await sha256(secretOf('strapi'))}`)
  })

  it('of one site does not open as that of another, nor as one for something else', async () => {
    await addSite(room.app, 'ghost', { callback: CALLBACK })
    const { secrets, callback } = (await readSite(room.newsroom.store, 'gazette')) ?? {}
    const { seal } = room.newsroom
    const sealed = secrets?.[0]?.sealed ?? ''
    expect(await seal.open(sealed, 'sender of gazette')).toBe(secretOf('ghost'))
    for (const purpose of ['sender of monitor', 'callback of gazette', 'slack of gazette', '']) {
      await expect(seal.open(sealed, purpose)).rejects.toThrow(/Cannot open/)
    }
    await expect(seal.open(callback?.secrets[0]?.sealed ?? '', 'sender of gazette')).rejects.toThrow()
    await expect(
      seal.open(`${sealed.slice(0, -1)}${sealed.endsWith('A') ? 'B' : 'A'}`, 'sender of gazette'),
    ).rejects.toThrow()
  })

  it.each<[string, string, string, RegExp]>([
    ['15 characters', 'ghost', 'fifteen-letters', /at least 16 characters/],
    ['one word', 'strapi', 'lighthouse', /at least 16 characters/],
    ['nothing', 'drupal', '', /blank/],
    ['white space', 'sanity', ' '.repeat(20), /blank/],
    ['501 characters', 'ghost', 'a'.repeat(501), /at most 500/],
    ['two words for a token', 'strapi', 'a secret of the gazette', /token/],
    ['a line break for a token', 'strapi', 'a-secret-of-the\n-gazette', /token/],
    ['letters that no header holds for a token', 'strapi', 'ein-schönes-geheimnis', /token/],
    ['63 characters for Contentful', 'contentful', 'a'.repeat(63), /of the form/],
    ['a space for Contentful', 'contentful', `${'a'.repeat(63)} `, /of the form/],
    ['no base64', 'standard', 'whsec_“not-base-64-at-all”', /base64/],
    ['base64 cut short', 'wordpress', 'whsec_YWFhYWFhYWFhYWFhYWF', /base64/],
    ['base64url', 'standard', 'whsec_YWFhYWFhYWFhYWFhYWF-_w==', /base64/],
  ])('that is %s is refused, not repeated, and changes nothing', async (_, source, secret, message) => {
    const refusals = [await administer('POST', '/v1/sites', { id: 'monitor', source, secret })]
    await administer('POST', '/v1/sites', { id: 'gazette', source })
    const before = await contentsOf(room.newsroom.store)
    refusals.push(await administer('POST', '/v1/sites/gazette/rotate', { secret }))
    for (const response of refusals) {
      const refused = await problemOf(response)
      expect(refused).toMatchObject({ status: 400, code: 'invalid_request', errors: [{ field: 'secret' }] })
      expect(refused.errors[0]?.message).toMatch(message)
      if (secret !== '') expect(JSON.stringify(refused)).not.toContain(secret)
    }
    expect(await contentsOf(room.newsroom.store)).toEqual(before)
  })
})

const SITE = { id: 'gazette', source: 'ghost' }
const FAULTS: readonly (readonly [what: string, body: unknown, field: string, message: RegExp])[] = [
  ['nothing', {}, 'id', /required/],
  ['a list', [], 'body', /JSON object/],
  ['a text', 'gazette', 'body', /JSON object/],
  ['no source', { id: 'gazette' }, 'source', /one of ghost, wordpress|required/],
  ['another source', { ...SITE, source: 'joomla' }, 'source', /one of ghost, wordpress/],
  ['an empty id', { ...SITE, id: '' }, 'id', /1 to 40/],
  ['an id in capitals', { ...SITE, id: 'Gazette' }, 'id', /small letters/],
  ['an id that is a path', { ...SITE, id: '../report/x' }, 'id', /small letters/],
  ['an id of two lines', { ...SITE, id: 'gazette\n' }, 'id', /small letters/],
  ['an id of 41 letters', { ...SITE, id: 'a'.repeat(41) }, 'id', /1 to 40/],
  ['an id that ends with a hyphen', { ...SITE, id: 'gazette-' }, 'id', /small letters/],
  ['a number for an id', { ...SITE, id: 7 }, 'id', /id of a site/],
  ['a number for a secret', { ...SITE, secret: 7 }, 'secret', /text/],
  ['a number for a callback', { ...SITE, callback: 7 }, 'callback', /address/],
  ['a callback to this machine', { ...SITE, callback: 'https://127.1/' }, 'callback', /name of a host/],
  ['a callback without https', { ...SITE, callback: 'http://gazette.example/' }, 'callback', /https/],
  ['a long callback', { ...SITE, callback: `${CALLBACK}/${'a'.repeat(1_000)}` }, 'callback', /at most 1000/],
  ['a Slack hook to this machine', { ...SITE, slack: 'https://localhost/' }, 'slack', /public internet/],
  ['a list of Slack hooks', { ...SITE, slack: [SLACK] }, 'slack', /address/],
  ['one verdict for a list', { ...SITE, alerts: 'altered' }, 'alerts', /list of verdicts/],
  ['an alert to what is right', { ...SITE, alerts: ['verbatim'] }, 'alerts[0]', /one of altered/],
  ['seven alerts', { ...SITE, alerts: Array(7).fill('altered') }, 'alerts', /at most 6/],
  ['no language tag', { ...SITE, language: 'english please' }, 'language', /language tag/],
  ['no days', { ...SITE, report_days: 0 }, 'report_days', /at least 1/],
  ['half a day', { ...SITE, report_days: 0.5 }, 'report_days', /whole number/],
  ['366 days', { ...SITE, report_days: 366 }, 'report_days', /at most 365/],
  ['days in words', { ...SITE, report_days: '30' }, 'report_days', /whole number/],
  ['an unknown field', { ...SITE, callback_secret: 'a' }, 'callback_secret', /no field/],
]
const OF_A_CHANGE = FAULTS.filter(([, , field]) =>
  /^(?:callback|slack|alerts|language|report_days|body)/.test(field),
)
const OF_A_ROTATION: typeof FAULTS = [
  ['another use', { of: 'slack' }, 'of', /sender or callback/],
  ['a callback that there is not', { of: 'callback' }, 'of', /no callback/],
  ['an overlap of less than nothing', { overlap_hours: -1 }, 'overlap_hours', /at least 0/],
  ['an overlap of 31 days', { overlap_hours: 744 }, 'overlap_hours', /at most 720/],
  ['an overlap in words', { overlap_hours: '1' }, 'overlap_hours', /number/],
  ['an unknown field', { overlap: 1 }, 'overlap', /no field/],
  ['a list', [], 'body', /JSON object/],
]
const BODIES = [
  ...FAULTS.map(([what, body, field, message]) => ({ what, call: 'POST /v1/sites', body, field, message })),
  ...OF_A_CHANGE.map(([what, sent, field, message]) => {
    const {
      id: _,
      source: __,
      ...body
    } = typeof sent === 'object' && !Array.isArray(sent) ? { ...SITE, ...sent } : SITE
    return { what, call: 'PATCH /v1/sites/monitor', body: field === 'body' ? sent : body, field, message }
  }),
  ...OF_A_ROTATION.map(([what, body, field, message]) => {
    return { what, call: 'POST /v1/sites/monitor/rotate', body, field, message }
  }),
]

describe('what is no configuration', () => {
  beforeEach(() => addSite(room.app, 'ghost', { id: 'monitor' }))

  it.each(BODIES)('is refused by $call with its field: $what', async ({ call, body, field, message }) => {
    const before = await contentsOf(room.newsroom.store)
    const [method = '', path = ''] = call.split(' ')
    const { code, status, errors, detail } = await problemOf(await administer(method, path, body))
    expect({ code, status }).toEqual({ code: 'invalid_request', status: 400 })
    expect(errors.find((error) => error.field === field)?.message).toMatch(message)
    expect(detail).toContain(`${field}: `)
    expect(await contentsOf(room.newsroom.store)).toEqual(before)
  })

  const CALLS = [
    'POST /v1/sites',
    'PATCH /v1/sites/monitor',
    'POST /v1/sites/monitor/rotate',
    'PATCH /v1/sites/replay',
  ]
  const KINDS: readonly (readonly [
    what: string,
    type: string,
    body: BodyInit,
    status: number,
    code: string,
  ])[] = [
    ['broken JSON', 'application/json', '{"id": "a', 400, 'malformed_json'],
    [
      'JSON that is not UTF-8',
      'application/json',
      Buffer.from('{"language":"\xe9"}', 'latin1'),
      400,
      'malformed_json',
    ],
    ['JSON of another encoding', 'application/json; charset=latin1', '{}', 415, 'unsupported_media_type'],
    ['plain text', 'text/plain', '{}', 415, 'unsupported_media_type'],
    ['a form', 'application/x-www-form-urlencoded', 'id=a', 415, 'unsupported_media_type'],
    ['300 kB', 'application/json', `{"id":"${'a'.repeat(300_000)}"}`, 413, 'body_too_large'],
  ]
  it.each(CALLS.flatMap((call) => KINDS.map((kind) => [call, ...kind] as const)))(
    'is refused by %s: %s',
    async (call, _, type, body, status, code) => {
      await addSite(room.app, 'ghost', { id: 'replay' })
      const [method = '', path = ''] = call.split(' ')
      const init = administering(method)
      const headers = { ...Object.fromEntries(new Headers(init.headers)), 'content-type': type }
      const response = await room.app.request(path, { ...init, headers, body })
      expect(await problemOf(response)).toMatchObject({ status, code })
    },
  )
})

const HOST = /name of a host/
const PUBLIC = /public internet/
const USER = /user name/
const HTTPS = /https/
const ADDRESS = /Must be an address/
const WRITTEN = /white space, control characters or backslashes/
const FORBIDDEN: readonly (readonly [address: string, message: RegExp])[] = [
  ['', ADDRESS],
  ['   ', WRITTEN],
  ['gazette.example/verbatim', ADDRESS],
  ['//gazette.example/verbatim', ADDRESS],
  ['/verbatim', ADDRESS],
  ['https://', ADDRESS],
  ['https:///', ADDRESS],
  ['https://[::1', ADDRESS],
  ['https://256.256.256.256/', ADDRESS],
  ['https://gaz%00ette.example/', ADDRESS],
  ['https://gaz%20ette.example/', ADDRESS],
  ['http://gazette.example/', HTTPS],
  ['HTTP://gazette.example/', HTTPS],
  ['ftp://gazette.example/', HTTPS],
  ['ws://gazette.example/', HTTPS],
  ['wss://gazette.example/', HTTPS],
  ['javascript:alert(1)', HTTPS],
  ['data:text/plain,a', HTTPS],
  ['file:///etc/passwd', HTTPS],
  ['blob:https://gazette.example/1', HTTPS],
  ['mailto:desk@gazette.example', HTTPS],
  ['about:blank', HTTPS],
  ['http://localhost/', HTTPS],
  ['http://127.0.0.1/', HTTPS],
  ['https://127.0.0.1/', HOST],
  ['https://127.1/', HOST],
  ['https://0x7f.1/', HOST],
  ['https://0177.0.0.1/', HOST],
  ['https://2130706433/', HOST],
  ['https://0/', HOST],
  ['https://10.0.0.1/', HOST],
  ['https://10.0.0.1./', HOST],
  ['https://169.254.169.254/latest/meta-data/', HOST],
  ['https://8.8.8.8/', HOST],
  ['https://[::1]/', HOST],
  ['https://[::ffff:10.0.0.1]/', HOST],
  ['https://[fd00::1]/', HOST],
  ['https://[2606:4700::1111]/', HOST],
  ['https://１２７.0.0.1/', HOST],
  ['https://127。0。0。1/', HOST],
  ['https://127%2e0%2e0%2e1/', HOST],
  ['https://%31%32%37.0.0.1/', HOST],
  ['https://①②⑦.⓪.⓪.①/', HOST],
  ['https://localhost/', PUBLIC],
  ['https://LOCALHOST/', PUBLIC],
  ['https://localhost./', PUBLIC],
  ['https://foo.localhost/', PUBLIC],
  ['https://ｌｏｃａｌｈｏｓｔ/', PUBLIC],
  ['https://lo\u00adcalhost/', PUBLIC],
  ['https://%6c%6f%63%61%6c%68%6f%73%74/', PUBLIC],
  ['https://localhost.localdomain/', PUBLIC],
  ['https://intranet/', PUBLIC],
  ['https://com/', PUBLIC],
  ['https://printer.local/', PUBLIC],
  ['https://metadata.google.internal/', PUBLIC],
  ['https://METADATA.GOOGLE.INTERNAL/', PUBLIC],
  ['https://metadata.google。internal/', PUBLIC],
  ['https://api.corp/', PUBLIC],
  ['https://nas.home/', PUBLIC],
  ['https://nas.lan/', PUBLIC],
  ['https://nas.home.arpa/', PUBLIC],
  ['https://1.0.0.127.in-addr.arpa/', PUBLIC],
  ['https://gazette.test/', PUBLIC],
  ['https://gazette.invalid/', PUBLIC],
  ['https://gazette.onion/', PUBLIC],
  ['https://gazette.example./', PUBLIC],
  ['https://desk@gazette.example/', USER],
  ['https://desk:secret@gazette.example/', USER],
  ['https://gazette.example@10.0.0.1/', USER],
  ['https://gazette.example:443@10.0.0.1/', USER],
  ['https://gazette.example%2f@10.0.0.1/', USER],
  ['https://gazette.example:8443/', /port/],
  ['https://gazette.example:22/', /port/],
  ['https://gazette.example:80/', /port/],
  ['https://gazette.example/#10.0.0.1', /fragment/],
  ['https:/\\10.0.0.1/', WRITTEN],
  ['https:\\\\gazette.example\\verbatim', WRITTEN],
  ['https://gazette.example\\@10.0.0.1/', WRITTEN],
  ['https://gazette.example/\\..\\admin', WRITTEN],
  ['https://gazette.exam\nple/', WRITTEN],
  ['https://gazette.example/\r\nHost: 10.0.0.1', WRITTEN],
  ['https://local\thost/', WRITTEN],
  [' https://gazette.example/', WRITTEN],
  ['https://gazette.example/a b', WRITTEN],
  ['\u0001https://gazette.example/', WRITTEN],
  [`https://gazette.example/${'a'.repeat(1_000)}`, /at most 1000/],
  [`https://${'a.'.repeat(500)}example/`, /at most 1000/],
]

const ALLOWED = [
  CALLBACK,
  SLACK,
  'https://gazette.example',
  'https://gazette.example:443/',
  'HTTPS://GAZETTE.EXAMPLE/Verbatim',
  'https://gazette.example/hooks?site=gazette&key=a%20b',
  'https://gazette.example/?q=#',
  'https://a.b.c.d.gazette.co.uk/',
  'https://xn--mnchner-bote-yhb.example/',
  'https://münchner-bote.example/',
  'https://新聞.example/',
  'https://localhost.gazette.example/',
  'https://internal.gazette.example/',
  'https://10.gazette.example/',
  'https://gazette.example/https://10.0.0.1/',
  // Names that lead to a private number: Workers reach the public internet only, where these lead nowhere.
  'https://10.0.0.1.nip.io/',
  'https://localtest.me/',
]

describe('an address to post to', () => {
  it.each(FORBIDDEN)('may not be %j', (address, message) => {
    expect(addressFault(address, false)).toMatch(message)
  })

  it.each(ALLOWED)('may be %j', (address) => {
    expect(addressFault(address, false)).toBeNull()
  })

  it('may be one of this machine where the service is only tried out, which opens no other', () => {
    const local = ['http://localhost/', 'http://127.0.0.1:8080/a', 'http://LOCALHOST:9/', 'http://0x7f.1/']
    expect(local.map((address) => addressFault(address, true))).toEqual(local.map(() => null))
    const opened = FORBIDDEN.filter(([address]) => addressFault(address, true) === null)
    expect(opened.map(([address]) => address)).toEqual(['http://localhost/', 'http://127.0.0.1/'])
    for (const address of ['http://10.0.0.1/', 'http://a@localhost/', 'http://[::1]/', 'ftp://localhost/']) {
      expect(addressFault(address, true)).toMatch(/^Must/)
    }
  })
})

const PATH = `/v1/reports/${'a'.repeat(24)}`
const DOCUMENT = '/v1/documents/notice-7'
const NOTICE = { text: 'The ferry will not run on Sunday.', title: 'Notice', language: 'en' }
/** Statuses without a key, with one that nobody gave out, with one for publishing, and with one for administering. */
const SCOPES: readonly (readonly [call: string, body: unknown, statuses: readonly number[]])[] = [
  ['GET /v1/sites', undefined, [401, 401, 403, 200]],
  ['HEAD /v1/sites', undefined, [401, 401, 403, 200]],
  ['POST /v1/sites', { id: 'monitor', source: 'ghost' }, [401, 401, 403, 201]],
  ['POST /v1/sites', {}, [401, 401, 403, 400]],
  ['PATCH /v1/sites/gazette', { language: 'sv' }, [401, 401, 403, 200]],
  ['POST /v1/sites/gazette/rotate', {}, [401, 401, 403, 200]],
  ['DELETE /v1/sites/gazette', undefined, [401, 401, 403, 204]],
  ['DELETE /v1/sites/monitor', undefined, [401, 401, 403, 404]],
  ['GET /v1/dead-letters', undefined, [401, 401, 403, 200]],
  ['POST /v1/dead-letters/a.review/replay', undefined, [401, 401, 403, 404]],
  ['DELETE /v1/dead-letters/a.review', undefined, [401, 401, 403, 404]],
  [`DELETE ${PATH}`, undefined, [401, 401, 403, 404]],
  [`GET ${PATH}`, undefined, [404, 404, 404, 404]],
  ['POST /v1/webhooks/ghost?site=monitor', {}, [404, 404, 404, 404]],
  ['POST /v1/webhooks/ghost?site=gazette', {}, [401, 401, 401, 401]],
  [`PUT ${DOCUMENT}`, NOTICE, [401, 401, 201, 403]],
  [`DELETE ${DOCUMENT}`, undefined, [401, 401, 404, 403]],
  [`GET ${DOCUMENT}`, undefined, [404, 404, 404, 404]],
  ['GET /v1/documents', undefined, [200, 200, 200, 200]],
]
const CHALLENGES = ['Bearer', 'Bearer error="invalid_token"', 'Bearer error="insufficient_scope"'] as const

describe('a key', () => {
  it.each(SCOPES)('opens what it is for and nothing else: %s', async (call, body, expected) => {
    const [method = '', path = ''] = call.split(' ')
    const isWebhook = path.startsWith('/v1/webhooks/')
    for (const [at, key] of [null, 'verbatim_admin_guessed', PUBLISH_KEY, undefined].entries()) {
      const fresh = openNewsroom()
      await addSite(fresh.app, 'ghost')
      const { headers, ...init } = administering(method, body, key ?? undefined)
      const sent = new Headers(headers)
      if (key === null) sent.delete('Authorization')
      const library = memoryStore()
      await publish(library, [REPORT])
      const app = appOf(fresh.newsroom, library)
      const response = await app.request(path, { ...init, headers: sent })
      expect(response.status, `${call} with key ${at}`).toBe(expected[at])
      const isRefused = !isWebhook && [401, 403].includes(response.status)
      const challenge = response.status === 403 ? CHALLENGES[2] : CHALLENGES[at]
      expect(response.headers.get('WWW-Authenticate')).toBe(isRefused ? challenge : null)
    }
  })
})
