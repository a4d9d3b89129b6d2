/** What a site is told of a report: a signed notice for its program, and a message for its people where one is needed. */
import { Webhook } from 'standardwebhooks'
import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Notice, SlackMessage } from '../../src/service/newsroom/notice.ts'
import { publish } from '../../src/service/publish.ts'
import { memoryStore } from '../../src/store/memory.ts'
import type { Store } from '../../src/store/store.ts'
import { REPORT } from '../http/texts.ts'
import type { Signing } from '../webhook/sign.ts'
import { addSite, administering, delivering, openNewsroom } from './newsroom.ts'

const CALLBACK = 'https://gazette.example/verbatim'
const SLACK = 'https://hooks.slack.com/services/T000/B000/of-the-night-desk'
/** Slack refuses longer sections. */
const SECTION_UNITS_MAX = 3_000
/** Standard Webhooks 1.0: payloads should be smaller. */
const NOTICE_BYTES_MAX = 20_000

const HOUR_MS = 3_600_000
const CONFIGURED = z.object({ callback_secret: z.string() })

const RIGHT = '“We will not sell the lighthouse to any private buyer,” said Mayor Edith Calloway.'
const CHANGED = '“We will now sell the lighthouse to any private buyer,” said Mayor Edith Calloway.'
const ELSEWHERE = '“We will not sell the lighthouse to any private buyer,” said Oskar Lindqvist.'
const UNHELD = '“The harbour will be ours before the first snow falls,” said Mayor Edith Calloway.'

let room: ReturnType<typeof openNewsroom>
beforeEach(() => {
  room = openNewsroom()
})

/** An article of the `standard` source. */
function article(data: Readonly<Record<string, unknown>>): Signing {
  return { body: JSON.stringify({ type: 'article.updated', data: { id: 'gazette-13', ...data } }) }
}

/** Sends an article, has it reviewed and told, and gives what was posted to each address. */
async function told(data: Readonly<Record<string, unknown>>, library: Store = room.library) {
  const response = await room.app.request(...(await delivering('standard', article(data))))
  expect(response.status).toBe(202)
  expect((await room.work(library)).every(({ kind }) => kind === 'done')).toBe(true)
  const to = (address: string) => room.posted.filter(({ url }) => url === address).map(({ body }) => body)
  expect(to(CALLBACK).length + to(SLACK).length).toBe(room.posted.length)
  const notices: Notice[] = to(CALLBACK).map((body) => JSON.parse(body))
  const messages: SlackMessage[] = to(SLACK).map((body) => JSON.parse(body))
  return { notices, messages }
}

/** All texts of a message. */
function textsOf({ text, blocks }: SlackMessage): readonly string[] {
  return [text, ...blocks.map((block) => block.text.text)]
}

const ALERTS: readonly (readonly [
  what: string,
  alerts: readonly string[],
  text: string,
  isAlert: boolean,
])[] = [
  ['what is right', ['altered', 'misattributed', 'not_found'], RIGHT, false],
  [
    'an article without a quotation',
    ['altered', 'misattributed', 'not_found'],
    'Not a word was said.',
    false,
  ],
  ['a changed word', ['altered'], CHANGED, true],
  ['a changed word that nobody wants to hear of', ['misattributed'], CHANGED, false],
  ['words of somebody else', ['misattributed'], ELSEWHERE, true],
  ['words that are not held', ['not_found'], UNHELD, true],
  ['words that are not held, by default', ['altered', 'misattributed', 'misdated'], UNHELD, false],
  ['one of several', ['altered'], [RIGHT, UNHELD, CHANGED].join('\n\n'), true],
  ['anything, where nothing alerts', [], [CHANGED, UNHELD].join('\n\n'), false],
]

describe('a report', () => {
  it.each(ALERTS)(
    'is told to the program always, to people only if it alerts: %s',
    async (_, alerts, text, isAlert) => {
      await addSite(room.app, 'standard', { callback: CALLBACK, slack: SLACK, alerts })
      const { notices, messages } = await told({ text })
      expect(notices).toHaveLength(1)
      expect(messages).toHaveLength(isAlert ? 1 : 0)
      expect(notices[0]?.data).toMatchObject({ alert: isAlert, site: 'gazette', source: 'standard' })
      expect(notices[0]?.data.alerts.map(({ verdict }) => verdict)).toEqual(isAlert ? alerts : [])
    },
  )

  it('is told of an alert in words, with what would be right and where it stands', async () => {
    await addSite(room.app, 'standard', { callback: CALLBACK, slack: SLACK })
    const { notices, messages } = await told({ title: 'A lighthouse', text: CHANGED })
    expect(notices[0]?.data.alerts).toEqual([
      {
        verdict: 'altered',
        reasons: ['words_changed'],
        quote: 'We will now sell the lighthouse to any private buyer,',
        speaker: 'Edith Calloway',
        summary: expect.stringMatching(/“not”, not “now”.*Right would be: “We will not sell/),
        field: '/data/text',
      },
    ])
    const [head = '', alert = ''] = messages[0]?.blocks.map((block) => block.text.text) ?? []
    expect(head).toBe(`*<${notices[0]?.data.url}|A lighthouse>*\n1 quotation: 1 altered; 0 marks skipped`)
    expect(alert).toMatch(/^\*altered\*: “We will now sell .*” \(Edith Calloway\)\n.*Right would be/)
  })

  it('is told to nobody where a site has neither', async () => {
    await addSite(room.app, 'standard')
    await told({ text: CHANGED })
    expect(room.posted).toEqual([])
  })

  it('is signed with both secrets while one is rotated, then with the new one', async () => {
    await addSite(room.app, 'standard', { callback: CALLBACK })
    const rotate = async (): Promise<string> => {
      const rotation = administering('POST', { of: 'callback', overlap_hours: 1 })
      const response = await room.app.request('/v1/sites/gazette/rotate', rotation)
      return CONFIGURED.parse(await response.json()).callback_secret
    }
    const secrets = [await rotate(), await rotate()]
    /** Of the newest notice: what the reference library signs it with by each secret is among its signatures. */
    const signedBy = (): readonly boolean[] => {
      const { headers = new Headers(), body = '' } = room.posted.at(-1) ?? {}
      const signatures = (headers.get('webhook-signature') ?? '').split(' ')
      const at = new Date(Number(headers.get('webhook-timestamp')) * 1_000)
      expect(at.getTime()).toBe(Math.floor(room.newsroom.now() / 1_000) * 1_000)
      const id = headers.get('webhook-id') ?? ''
      return secrets.map((secret) => signatures.includes(new Webhook(secret).sign(id, at, body)))
    }
    await told({ text: RIGHT })
    expect(signedBy()).toEqual([true, true])
    room.advance(HOUR_MS)
    const [path, init] = await delivering('standard', {
      ...article({ id: 2, text: RIGHT }),
      at: room.newsroom.now(),
    })
    expect((await room.app.request(path, init)).status).toBe(202)
    await room.work()
    expect(signedBy()).toEqual([false, true])
  })
})

const MARKUP = '<!channel> & <https://evil.example|here> *bold* `code` &lt; @here'
describe('a message of Slack', () => {
  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['its title', { title: MARKUP, text: CHANGED }],
    ['its title over lines', { title: `A\n${MARKUP}\nB`, text: CHANGED }],
    ['its id', { id: MARKUP, text: CHANGED }],
    ['a quotation', { title: 'A', text: CHANGED.replace('lighthouse', `lighthouse ${MARKUP}`) }],
    ['a speaker', { title: 'A', text: CHANGED.replace('Edith', `Edith ${MARKUP}`) }],
    ['a long title', { title: '&<'.repeat(2_000), text: CHANGED }],
    [
      'a long quotation',
      { title: 'A', text: `“${'We & they <!channel> '.repeat(40)},” said Edith Calloway.` },
    ],
  ])('calls nobody and links nowhere but to the report, whatever is in %s', async (_, data) => {
    await addSite(room.app, 'standard', {
      slack: SLACK,
      alerts: ['altered', 'not_found', 'undetermined', 'misattributed', 'unchecked'],
    })
    const { messages } = await told(data)
    expect(messages).toHaveLength(1)
    for (const text of messages.flatMap(textsOf)) {
      // `<` and `>` enclose a link to the report each, on one line, and `&` begins a reference.
      const links = text.match(/<[^<>]*>/g) ?? []
      expect(
        links.filter((link) => !/^<http:\/\/localhost\/v1\/reports\/[\w-]{24}\|[^<>\n]+>$/.test(link)),
      ).toEqual([])
      expect(text.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]/)
      expect(text.replaceAll(/&(?:amp|lt|gt);/g, '')).not.toContain('&')
      expect(text.isWellFormed()).toBe(true)
      expect(text.length).toBeLessThanOrEqual(SECTION_UNITS_MAX)
    }
    const head = messages[0]?.blocks[0]?.text.text
    expect(head).toMatch(/^\*<http.*>\*\n1 quotation: /s)
  })
})

/** Characters of a quotation or a correction, more than a notice tells of it. */
const CHARACTERS = 330
/** Words of many kinds, each of its number alone. */
const LONG: readonly (readonly [what: string, word: (number: number) => string])[] = [
  ['Latin', (number) => `seagull${number} `],
  ['Chinese', (number) => `灯塔不会卖给任何私人买家${String.fromCodePoint(0x4e00 + number)}`],
  ['emoji', (number) => `s${number}${'🗼'.repeat(30)} `],
  ['ampersands', (number) => `s${number}${' &'.repeat(20)} `],
  ['backslashes', (number) => `s${number}${'\\'.repeat(20)} `],
]

describe('many alerts', () => {
  it.each(LONG)('are told in a notice and a message that are not too long: %s', async (_, word) => {
    const count = Math.ceil(CHARACTERS / Array.from(word(0)).length)
    const quotations = Array.from({ length: 50 }, (_, at) =>
      Array.from({ length: count }, (_, number) => word(at * count + number)),
    )
    const draft = (words: readonly string[]): string => `“${words.join('')},” said Edith Calloway.\n\n`
    const library = memoryStore()
    await publish(library, [{ ...REPORT, text: quotations.map(draft).join('') }])
    await addSite(room.app, 'standard', { callback: CALLBACK, slack: SLACK, alerts: ['altered'] })
    const text = quotations.map((words, at) => draft(words.with(5, word(5_000 + at)))).join('')
    const { notices, messages } = await told({ id: 'a'.repeat(500), title: 'A'.repeat(5_000), text }, library)
    const { data } = notices[0] ?? {}
    expect(data?.summary.verdicts).toMatchObject({ altered: 50 })
    expect(data?.alerts.length).toBeGreaterThan(5)
    expect(data?.alerts.length).toBeLessThanOrEqual(10)
    expect(Buffer.byteLength(JSON.stringify(notices[0]))).toBeLessThan(NOTICE_BYTES_MAX)
    const blocks = messages[0]?.blocks ?? []
    expect(blocks).toHaveLength(1 + 10 + 1)
    expect(blocks.filter((block) => block.text.text.length > SECTION_UNITS_MAX)).toEqual([])
    expect(blocks.at(-1)?.text.text).toBe(`<${data?.url}|40 more in the report>`)
  })
})
