import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findQuotations } from '../../src/service/quotations.ts'
import type { ArticleEvent, Source } from '../../src/webhook/article.ts'
import { type Delivery, readDelivery, receive } from '../../src/webhook/receive.ts'
import { originalOf } from './resolve.ts'
import { NOW, payloadOf, SOURCES, secretOf, signed } from './sign.ts'

const TITLE = 'Sandvik keeps its lighthouse'

/** What every sender says of the same article; what it cannot say is null. */
const FACTS: Readonly<Record<Source, Partial<ArticleEvent>>> = {
  ghost: {
    id: '65f1c0de0000000000000001',
    url: 'https://gazette.example/sandvik-keeps-its-lighthouse/',
    language: null,
    date: '2026-11-20',
    updatedAt: '2026-11-20T08:00:01.000Z',
    status: 'published',
    authors: ['Ada Lind'],
  },
  wordpress: {
    delivery: 'msg-wordpress',
    id: '4711',
    url: 'https://gazette.example/sandvik-keeps-its-lighthouse/',
    language: 'en-US',
    date: '2026-11-20',
    updatedAt: '2026-11-20T08:00:01Z',
    status: 'published',
    authors: ['Ada Lind'],
  },
  contentful: {
    id: '5KsDBWseXY6QegucYAoacS',
    url: null,
    language: 'en-US',
    date: '2026-11-20',
    updatedAt: '2026-11-20T08:00:01.000Z',
    status: 'draft',
    authors: ['Ada Lind'],
  },
  sanity: {
    id: '7c2f9b1e-0000-4000-8000-00000000abcd',
    url: 'https://gazette.example/sandvik-keeps-its-lighthouse',
    language: 'en',
    date: '2026-11-20',
    updatedAt: '2026-11-20T08:00:01Z',
    status: 'draft',
    authors: ['Ada Lind'],
  },
  drupal: {
    id: '88',
    url: null,
    language: 'en',
    date: '2026-11-20',
    updatedAt: '2026-11-20T08:00:01+00:00',
    status: 'published',
    authors: [],
  },
  strapi: {
    id: 'a1b2c3d4e5f6g7h8i9j0klm',
    url: null,
    language: 'en',
    date: '2026-11-20',
    updatedAt: '2026-11-20T08:00:01.000Z',
    status: 'published',
    authors: ['Ada Lind'],
  },
  webflow: {
    id: '582b900cba19143b2bb8a759',
    url: null,
    language: null,
    date: '2026-11-20',
    updatedAt: '2026-11-20T08:00:01.000Z',
    status: 'published',
    authors: [],
  },
  'arc-xp': {
    id: 'ZL3CQTRJ5NHWRGVHZ4Z3KQ2A4E',
    url: null,
    language: 'en',
    date: '2026-11-20',
    updatedAt: '2026-11-20T08:00:01Z',
    status: 'draft',
    authors: ['Ada Lind'],
  },
  standard: {
    delivery: 'msg-standard',
    id: 'gazette-12',
    url: 'https://gazette.example/sandvik-keeps-its-lighthouse',
    language: 'en',
    date: '2026-11-20',
    updatedAt: '2026-11-20T08:00:01Z',
    status: 'draft',
    authors: ['Ada Lind'],
  },
}

/** The fields with prose, and what they are. */
const BODIES: Readonly<Record<Source, readonly string[]>> = {
  ghost: ['html /post/current/html'],
  wordpress: ['html /data/content/rendered'],
  contentful: ['text /fields/body/en-US', 'text /fields/body/sv'],
  sanity: ['text /standfirst', 'text /body'],
  drupal: ['html /entity/body/0/processed', 'text /entity/field_standfirst/0/value'],
  strapi: ['markdown /entry/summary', 'text /entry/body', 'markdown /entry/blocks/0/body'],
  webflow: ['html /payload/fieldData/post-body', 'text /payload/fieldData/post-summary'],
  'arc-xp': ['html /body/content_elements'],
  standard: ['text /data/text'],
}

describe.each(SOURCES)('an article from %s', (source) => {
  it('comes with what its sender says of it', async () => {
    const event = await theOne(source)
    expect(event).toMatchObject({ source, title: TITLE, ...FACTS[source] })
    expect(event.bodies.map(({ field, type }) => `${type} ${field}`)).toEqual(BODIES[source])
  })

  it('has no e-mail address of its author', async () => {
    expect(JSON.stringify(await theOne(source))).not.toContain('@')
  })

  it('has its quotations and who said them, and each leads back to its words in the payload', async () => {
    const { bodies, date } = await theOne(source)
    const payload: unknown = JSON.parse(payloadOf(source))
    const found = bodies.flatMap((body) => {
      const type = body.type === 'html' ? 'html' : 'text'
      const { quotations } = findQuotations({ content: body.content, type, language: 'en', date })
      return quotations.map(({ spans, attribution }) => ({
        speaker: attribution.speaker,
        sent: spans.map((span) => originalOf(payload, body, span).replaceAll(/<[^>]*>/g, '')).join('|'),
      }))
    })
    expect(found.map(({ speaker, sent }) => `${speaker}: ${sent.replaceAll(/\s+/g, ' ')}`)).toEqual(
      expect.arrayContaining([
        'Edith Calloway: We will not sell the lighthouse,',
        'Jonas Wik: A harbour without a light is a hole in the coast.',
      ]),
    )
  })

  it('is the same delivery when it is sent again, and another once it has been changed', async () => {
    const { delivery } = await theOne(source)
    expect((await theOne(source)).delivery).toBe(delivery)
    const changed = payloadOf(source).replaceAll('08:00:01', '09:30:00')
    if (source === 'wordpress' || source === 'standard') return
    expect((await theOne(source, changed)).delivery).not.toBe(delivery)
    expect(delivery).toMatch(/^[\x21-\x7e]{1,200}$/)
  })
})

it.each(['sanity', 'drupal'] as const)(
  'an article of %s that is changed twice within a second comes in two deliveries',
  async (source) => {
    const changed = payloadOf(source).replaceAll('lighthouse', 'light')
    expect((await theOne(source, changed)).delivery).not.toBe((await theOne(source)).delivery)
  },
)

type Case = readonly [
  what: string,
  source: Source,
  change: (payload: Payload) => unknown,
  reason: string,
  headers?: Readonly<Record<string, string>>,
]
// biome-ignore lint/suspicious/noExplicitAny: payloads are changed at will
type Payload = any

const TOPIC = 'X-Contentful-Topic'
const EVENT = 'X-Drupal-Webhooks-Event'
const IGNORED: readonly Case[] = [
  ['a deleted post', 'ghost', ({ post }) => ({ post: { current: {}, previous: post.current } }), 'deleted'],
  [
    'a member',
    'ghost',
    () => ({ member: { current: { id: '1', email: 'x@y.example' }, previous: {} } }),
    'other_type',
  ],
  ['an empty post', 'ghost', ({ post }) => ({ post: { current: { ...post.current, html: '' } } }), 'empty'],
  [
    'a post of pictures',
    'ghost',
    ({ post }) => ({ post: { current: { ...post.current, html: '…' } } }),
    'empty',
  ],
  ['a post in the bin', 'wordpress', (p) => ({ ...p, data: { ...p.data, status: 'trash' } }), 'deleted'],
  ['a deleted post', 'wordpress', (p) => ({ ...p, type: 'post.deleted' }), 'deleted'],
  ['a revision', 'wordpress', (p) => ({ ...p, data: { ...p.data, type: 'revision' } }), 'other_type'],
  ['a picture', 'wordpress', (p) => ({ ...p, data: { ...p.data, type: 'attachment' } }), 'other_type'],
  [
    'a post just opened',
    'wordpress',
    (p) => ({ ...p, data: { ...p.data, status: 'auto-draft' } }),
    'other_type',
  ],
  ['another event', 'wordpress', (p) => ({ ...p, type: 'post.liked' }), 'unknown_event'],
  [
    'a post of empty paragraphs',
    'wordpress',
    (p) => ({ ...p, data: { ...p.data, content: { rendered: '<p class="lead">…</p>\n<hr>' } } }),
    'empty',
  ],
  ['an empty post', 'wordpress', (p) => ({ ...p, data: { ...p.data, content: { rendered: '' } } }), 'empty'],
  [
    'a deleted entry',
    'contentful',
    ({ sys }) => ({ sys }),
    'deleted',
    { [TOPIC]: 'ContentManagement.Entry.delete' },
  ],
  [
    'an unpublished entry',
    'contentful',
    ({ sys }) => ({ sys }),
    'unpublished',
    { [TOPIC]: 'ContentManagement.Entry.unpublish' },
  ],
  ['a picture', 'contentful', (p) => p, 'other_type', { [TOPIC]: 'ContentManagement.Asset.publish' }],
  ['another event', 'contentful', (p) => p, 'unknown_event', { [TOPIC]: 'ContentManagement.Entry.like' }],
  ['an empty entry', 'contentful', ({ sys }) => ({ sys, fields: {} }), 'empty'],
  ['a deleted document', 'sanity', (p) => p, 'deleted', { 'sanity-operation': 'delete' }],
  ['a picture', 'sanity', (p) => ({ ...p, _type: 'sanity.imageAsset' }), 'other_type'],
  ['a document without words', 'sanity', (p) => ({ ...p, body: [], standfirst: '' }), 'empty'],
  ['a deleted node', 'drupal', (p) => p, 'deleted', { [EVENT]: 'entity:node:delete' }],
  ['a user', 'drupal', (p) => p, 'other_type', { [EVENT]: 'entity:user:update' }],
  ['another event', 'drupal', (p) => p, 'unknown_event', { [EVENT]: 'system:cron' }],
  ['an empty node', 'drupal', (p) => ({ entity: { ...p.entity, body: [], field_standfirst: [] } }), 'empty'],
  ['a deleted entry', 'strapi', (p) => ({ ...p, event: 'entry.delete' }), 'deleted'],
  ['a picture', 'strapi', (p) => ({ ...p, event: 'media.create' }), 'other_type'],
  ['a test', 'strapi', () => ({ event: 'trigger-test' }), 'unknown_event'],
  ['an empty entry', 'strapi', (p) => ({ ...p, entry: { documentId: 'a', title: TITLE } }), 'empty'],
  ['a deleted item', 'webflow', (p) => ({ ...p, triggerType: 'collection_item_deleted' }), 'deleted'],
  [
    'an unpublished item',
    'webflow',
    (p) => ({ ...p, triggerType: 'collection_item_unpublished' }),
    'unpublished',
  ],
  ['an archived item', 'webflow', (p) => ({ ...p, payload: { ...p.payload, isArchived: true } }), 'deleted'],
  ['a form', 'webflow', (p) => ({ ...p, triggerType: 'form_submission' }), 'other_type'],
  ['another event', 'webflow', (p) => ({ ...p, triggerType: 'collection_item_liked' }), 'unknown_event'],
  [
    'nothing published',
    'webflow',
    () => ({ triggerType: 'collection_item_published', payload: { items: [] } }),
    'empty',
  ],
  ['a deleted story', 'arc-xp', (p) => ({ ...p, key: 'story:delete' }), 'deleted'],
  ['an unpublished story', 'arc-xp', (p) => ({ ...p, key: 'story:unpublish', body: {} }), 'unpublished'],
  ['a gallery', 'arc-xp', (p) => ({ ...p, key: 'gallery:update' }), 'other_type'],
  ['a task of WebSked', 'arc-xp', () => ({ type: 'task', name: 'Call the mayor' }), 'other_type'],
  ['another event', 'arc-xp', (p) => ({ ...p, key: 'story:like' }), 'unknown_event'],
  ['an empty story', 'arc-xp', ({ body }) => ({ ...body, content_elements: [] }), 'empty'],
  ['a deleted article', 'standard', (p) => ({ ...p, type: 'article.deleted' }), 'deleted'],
  [
    'an unpublished article without text',
    'standard',
    () => ({ type: 'article.unpublished', data: { id: 1 } }),
    'unpublished',
  ],
  ['another event', 'standard', (p) => ({ ...p, type: 'article.liked' }), 'unknown_event'],
  ['an invoice', 'standard', () => ({ type: 'invoice.paid', data: {} }), 'other_type'],
  ['an empty article', 'standard', (p) => ({ ...p, data: { ...p.data, text: ' \n' } }), 'empty'],
]

describe('a delivery with nothing to verify is ignored', () => {
  const cases = IGNORED.map(([what, source, change, reason, headers = {}]) => {
    return { what, source, change, reason, headers }
  })
  it.each(cases)('$what from $source', async ({ source, change, reason, headers }) => {
    const body = JSON.stringify(change(JSON.parse(payloadOf(source))))
    expect(await deliver(source, body, headers)).toMatchObject({ kind: 'ignored', reason })
  })
})

type Fault = readonly [source: Source, change: (payload: Payload) => unknown, pointer: string]
const FAULTS: readonly Fault[] = [
  ['ghost', ({ post }) => ({ post: { current: { ...post.current, html: 7 } } }), '/post/current/html'],
  [
    'ghost',
    ({ post }) => ({ post: { current: { ...post.current, html: null, lexical: null } } }),
    '/post/current/html',
  ],
  [
    'ghost',
    ({ post }) => ({ post: { current: { ...post.current, html: null, lexical: '{' } } }),
    '/post/current/lexical',
  ],
  [
    'ghost',
    ({ post }) => ({ post: { current: { ...post.current, updated_at: 'soon' } } }),
    '/post/current/updated_at',
  ],
  ['ghost', () => ({ post: { current: null } }), '/post/current'],
  ['wordpress', (p) => ({ ...p, data: { ...p.data, content: 'x' } }), '/data/content'],
  ['wordpress', (p) => ({ type: p.type }), '/data'],
  ['contentful', ({ fields }) => ({ fields }), '/sys'],
  [
    'contentful',
    ({ sys }) => ({ sys, fields: { body: { 'en-US': { nodeType: 'document', content: 'x' } } } }),
    '/fields/body/en-US/content',
  ],
  [
    'contentful',
    ({ sys }) => ({
      sys,
      fields: { body: { 'en-US': { nodeType: 'document', content: [{ nodeType: 'text', value: 1 }] } } },
    }),
    '/fields/body/en-US/content/0/value',
  ],
  ['sanity', (p) => ({ ...p, _id: undefined }), '/_id'],
  [
    'sanity',
    (p) => ({ ...p, 'a/b~': [{ _type: 'block', children: [{ _type: 'span' }] }] }),
    '/a~1b~0/0/children/0/text',
  ],
  ['drupal', (p) => ({ entity: { ...p.entity, nid: [] } }), '/entity/nid'],
  ['drupal', (p) => ({ entity: { ...p.entity, title: [{ value: 7 }] } }), '/entity/title/0/value'],
  ['strapi', (p) => ({ event: p.event }), '/entry'],
  ['strapi', (p) => ({ event: p.event, entry: { body: 'We will not sell it' } }), '/entry/id'],
  ['strapi', (p) => ({ ...p, entry: { ...p.entry, updatedAt: 7 } }), '/entry/updatedAt'],
  ['webflow', (p) => ({ ...p, payload: { ...p.payload, fieldData: null } }), '/payload/fieldData'],
  ['webflow', (p) => ({ ...p, payload: { items: [p.payload, {}] } }), '/payload/items/1/id'],
  ['arc-xp', (p) => ({ ...p, body: { ...p.body, content_elements: 'x' } }), '/body/content_elements'],
  [
    'arc-xp',
    ({ body }) => ({ ...body, content_elements: [{ type: 'text' }] }),
    '/content_elements/0/content',
  ],
  ['standard', (p) => ({ ...p, data: { ...p.data, text: [] } }), '/data/text'],
  ['standard', (p) => ({ ...p, data: { ...p.data, id: '' } }), '/data/id'],
  ['standard', (p) => ({ ...p, data: { ...p.data, date: 'Friday' } }), '/data/date'],
  ['standard', (p) => ({ ...p, data: { ...p.data, text: 'a'.repeat(1_000_001) } }), '/data/text'],
]

describe('a delivery that is not of its form is told apart, with the place', () => {
  it.each(FAULTS.map(([source, change, pointer]) => ({ source, change, pointer })))(
    '$source: $pointer',
    async ({ source, change, pointer }) => {
      const body = JSON.stringify(change(JSON.parse(payloadOf(source))))
      const delivery = await deliver(source, body)
      expect(delivery.kind).toBe('malformed')
      const errors = delivery.kind === 'malformed' ? delivery.errors : []
      expect(errors.map((error) => error.pointer)).toContain(pointer)
      expect(errors.every(({ message }) => message.startsWith('Must'))).toBe(true)
    },
  )

  it.each(SOURCES)('%s: truncated, empty, not JSON, no object, not UTF-8', async (source) => {
    const { headers } = await signed(source)
    const read = async (body: Uint8Array<ArrayBuffer>) => (await readDelivery(source, { headers, body })).kind
    for (const text of [
      payloadOf(source).slice(0, -20),
      '',
      ' ',
      'post=1',
      '[]',
      'null',
      '"post"',
      '7',
      '[{}]',
    ]) {
      expect(await read(new Uint8Array(Buffer.from(text))), text.slice(0, 20)).toBe('malformed')
    }
    const latin1 = Buffer.from(payloadOf(source).replace('keeps', 'k\u00e9\u00e9ps'), 'latin1')
    expect(await read(new Uint8Array(latin1))).toBe('malformed')
  })

  it.each(SOURCES)('%s: an object of something else altogether', async (source) => {
    expect((await deliver(source, '{}')).kind).not.toBe('articles')
  })

  it.each(SOURCES)('%s: whatever stands in any place of it, nothing throws', async (source) => {
    const { headers } = await signed(source)
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('', {}, [], [[]], { toString: 1 }, { value: '1e99' }, -1),
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(), odd, async (number, value) => {
        const payload: unknown = JSON.parse(payloadOf(source))
        const holders = holdersIn(payload)
        const [holder, key] = holders[number % holders.length] ?? [{}, '']
        Reflect.set(holder, key, value)
        const body = new Uint8Array(Buffer.from(JSON.stringify(payload)))
        const { kind } = await readDelivery(source, { headers, body })
        expect(['articles', 'ignored', 'malformed']).toContain(kind)
      }),
      { numRuns: 200 },
    )
  })

  const DEPTH = 100_000
  const nest = (open: string, close: string): string => open.repeat(DEPTH) + close.repeat(DEPTH)
  const DEEP: readonly (readonly [source: Source, body: string])[] = [
    ['ghost', `{"post":{"current":${nest('{"html":', '}').replace('}', '1}')}}}`],
    [
      'contentful',
      `{"sys":{"id":"1","type":"Entry"},"fields":{"body":{"en":{"nodeType":"document","content":${nest('[{"nodeType":"blockquote","content":', '}]').replace('}', '[]}')}}}}}`,
    ],
    [
      'sanity',
      `{"_id":"1","_type":"a","body":[{"_type":"block","children":[]},${nest('{"_type":"box","c":[{"_type":"block"},', ']}').replace(']', '{}]')}]}`,
    ],
    [
      'strapi',
      `{"event":"entry.update","entry":{"id":1,"body":${nest('[{"type":"list","children":', '}]').replace('}', '[]}')}}}`,
    ],
    [
      'arc-xp',
      `{"_id":"1","type":"story","content_elements":${nest('[{"type":"list","items":', '}]').replace('}', '[]}')}}`,
    ],
    ['arc-xp', `{"_id":"1","type":"story","content_elements":${nest('[', ']')}}`],
    ['standard', nest('[', ']')],
  ]
  it.each(DEEP)('%s: nested 100,000 deep, %#', async (source, body) => {
    expect(JSON.parse(body)).toBeDefined()
    expect((await deliver(source, body)).kind).toBe('malformed')
  })
})

describe('what senders do besides', () => {
  it('Ghost: a draft without HTML is read from its Lexical, where places lead', async () => {
    const text = (words: string) => ({ type: 'extended-text', text: words, format: 0 })
    const lexical = {
      root: {
        type: 'root',
        children: [
          {
            type: 'paragraph',
            children: [text('“We will '), { type: 'linebreak' }, text('not sell it,” said Ann Holm.')],
          },
          { type: 'image', src: 'a.jpg' },
          {
            type: 'extended-quote',
            children: [text('A hole in the coast.'), { type: 'linebreak' }, text('— Jonas Wik')],
          },
        ],
      },
    }
    const { post } = JSON.parse(payloadOf('ghost'))
    const current = { ...post.current, html: null, lexical: JSON.stringify(lexical), status: 'draft' }
    const { bodies, status } = await theOne('ghost', JSON.stringify({ post: { current } }))
    const [body] = bodies
    expect(status).toBe('draft')
    expect(body?.content).toBe(
      '“We will \nnot sell it,” said Ann Holm.\n\n> A hole in the coast.\n> — Jonas Wik',
    )
    const start = body?.content.indexOf('A hole') ?? 0
    expect(body && originalOf(lexical, body, { start, end: start + 20 })).toBe('A hole in the coast.')
  })

  it('Webflow: items that are published together are as many articles', async () => {
    const { payload } = JSON.parse(payloadOf('webflow'))
    const items = [payload, { ...payload, id: 'second' }, { ...payload, id: 'third', fieldData: {} }]
    const delivery = await deliver(
      'webflow',
      JSON.stringify({ triggerType: 'collection_item_published', payload: { items } }),
    )
    const events = delivery.kind === 'articles' ? delivery.events : []
    expect(events.map(({ id }) => id)).toEqual([payload.id, 'second'])
    expect(new Set(events.map((event) => event.delivery)).size).toBe(2)
    expect(events[1]?.bodies[0]?.field).toBe('/payload/items/1/fieldData/post-body')
  })

  it('Contentful: each language is a body of its own, and fields without languages are read too', async () => {
    const { bodies } = await theOne('contentful')
    expect(bodies.map(({ language }) => language)).toEqual(['en-US', 'sv'])
    const { sys } = JSON.parse(payloadOf('contentful'))
    const fields = { title: TITLE, body: 'We will **not** sell it.' }
    const plain = await theOne('contentful', JSON.stringify({ sys, fields }))
    expect(plain.title).toBe(TITLE)
    expect(plain.bodies).toMatchObject([{ field: '/fields/body', type: 'markdown', language: null }])
  })

  it('Sanity: a version of a release and the document itself are one article', async () => {
    for (const [id, status] of [
      ['abc', 'published'],
      ['drafts.abc', 'draft'],
      ['versions.r1X.abc', 'draft'],
    ] as const) {
      const body = JSON.stringify({ ...JSON.parse(payloadOf('sanity')), _id: id })
      expect(await theOne('sanity', body)).toMatchObject({ id: 'abc', status })
    }
  })

  it('Arc XP: a story is read bare as well', async () => {
    const { body } = JSON.parse(payloadOf('arc-xp'))
    const event = await theOne('arc-xp', JSON.stringify(body))
    expect(event.bodies[0]?.field).toBe('/content_elements')
  })

  it('Drupal: an entity is read bare as well, and with values that stand alone', async () => {
    const { entity } = JSON.parse(payloadOf('drupal'))
    expect((await theOne('drupal', JSON.stringify(entity))).bodies[0]?.field).toBe('/body/0/processed')
    const alone = { nid: 88, title: TITLE, status: '1', body: entity.body }
    expect(await theOne('drupal', JSON.stringify(alone))).toMatchObject({
      id: '88',
      title: TITLE,
      status: 'published',
    })
  })

  it('Webflow, Sanity, Strapi and Contentful: prose is told from other fields', async () => {
    const { payload } = JSON.parse(payloadOf('webflow'))
    const fieldData = {
      name: 'We will not sell the lighthouse',
      'seo-description': 'We will not sell the lighthouse',
      metaText: 'We will not sell the lighthouse',
      caption: 'The lighthouse',
      slug: 'we will not sell it',
      metaphor: 'We will not sell it',
      chinese: '我们不会卖掉灯塔的市长说',
      rich: '<p class="a">No.</p>',
      comparison: 'It is 3 < 4 > 2 here',
    }
    const body = JSON.stringify({
      triggerType: 'collection_item_changed',
      payload: { ...payload, fieldData },
    })
    const { bodies } = await theOne('webflow', body)
    expect(bodies.map(({ field, type }) => `${type} ${field.split('/').at(-1)}`)).toEqual([
      'text metaphor',
      'text chinese',
      'html rich',
      'text comparison',
    ])
  })

  it('half a surrogate pair becomes a replacement character in its place', async () => {
    const { data, ...rest } = JSON.parse(payloadOf('standard'))
    const body = JSON.stringify({ ...rest, data: { ...data, text: 'It is \ud83d here' } })
    expect((await theOne('standard', body)).bodies[0]?.content).toBe('It is \ufffd here')
  })
})

/** Every member and element in a payload. */
function holdersIn(payload: unknown): (readonly [holder: object, key: string])[] {
  if (typeof payload !== 'object' || payload === null) return []
  return Object.entries(payload).flatMap(([key, value]) => [[payload, key] as const, ...holdersIn(value)])
}

async function theOne(
  source: Source,
  body?: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<ArticleEvent> {
  const delivery = await deliver(source, body, headers)
  const [event] = delivery.kind === 'articles' ? delivery.events : []
  if (event === undefined) throw new Error(`No article: ${JSON.stringify(delivery)}`)
  return event
}

async function deliver(
  source: Source,
  body = payloadOf(source),
  headers: Readonly<Record<string, string>> = {},
): Promise<Delivery> {
  return receive(source, await signed(source, { body, headers }), [secretOf(source)], NOW)
}
