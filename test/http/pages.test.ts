import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, it } from 'vitest'
import type { createApp } from '../../src/http/app.ts'
import { publish } from '../../src/service/publish.ts'
import { memoryStore } from '../../src/store/memory.ts'
import { StoreError } from '../../src/store/store.ts'
import { hostileQuote, hostileText, PAYLOADS } from './markup.ts'
import { createAppOver, EMPTY, openLighthouse, QUOTE, REPORT, SPEECH } from './texts.ts'

type App = ReturnType<typeof createApp>

let app: App
beforeAll(async () => {
  app = await openLighthouse()
})

const RETOLD = 'the keeper would stay in his house until the end of the coming winter'
const ALTERED = QUOTE.replace('not', 'never')

async function page(path: string, init?: RequestInit, of: App = app) {
  const response = await of.request(`https://verbatim.example${path}`, init)
  const html = await response.text()
  const { document } = parseHTML(html)
  const text = (selector: string): string =>
    (document.querySelector(selector)?.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
  return { response, html, document, text }
}

function asking(fields: Readonly<Record<string, string>>, path = '/'): string {
  return `${path}?${new URLSearchParams(fields)}`
}

function sending(fields: Readonly<Record<string, string>>): RequestInit {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return { method: 'POST', body }
}

describe('GET /', () => {
  it('asks for a quotation, and says what is held', async () => {
    const { response, document, text } = await page('/')
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=UTF-8')
    expect([...document.querySelectorAll('form [name]')].map((field) => field.getAttribute('name'))).toEqual([
      'quote',
      'speaker',
      'date',
      'check',
      'check',
    ])
    expect(text('main')).toContain('Held are 2 texts')
  })

  it.each([
    ['verbatim', { quote: QUOTE, speaker: 'Edith Calloway' }, 'Verbatim'],
    ['altered', { quote: ALTERED }, 'Altered'],
    ['misattributed', { quote: QUOTE, speaker: 'Oskar Lindqvist' }, 'Misattributed'],
    ['misdated', { quote: QUOTE, date: '2004' }, 'Misdated'],
    ['not found', { quote: 'The sea is a harsh landlord to us all' }, 'Not found'],
    ['undetermined', { quote: 'We will not', speaker: 'Oskar Lindqvist' }, 'Undetermined'],
  ])('tells in words and by a sign that a quotation is %s', async (_, fields, verdict) => {
    const { text, document, response } = await page(asking(fields))
    expect(response.status).toBe(200)
    expect(text('#verdict')).toBe(verdict)
    expect(document.querySelector('#verdict svg')?.getAttribute('aria-hidden')).toBe('true')
  })

  it('marks the claim up as an editor corrects it by its source', async () => {
    const { html } = await page(asking({ quote: ALTERED }))
    expect(html).toContain('We will <del>never</del> <ins>not</ins> sell the lighthouse')
  })

  it('opens ellipses and brackets up', async () => {
    const { document } = await page(asking({ quote: 'We will not sell [it] to any … buyer' }))
    expect([...document.querySelectorAll('.markup .opened')].map(({ textContent }) => textContent)).toEqual([
      'the lighthouse',
      'private',
    ])
  })

  it('tells who said it, when, in what, and shows the passage in its context, with a link that marks it', async () => {
    const { document, text } = await page(asking({ quote: QUOTE }))
    expect(text('dl')).toBe(
      'Said byEdith Calloway, MayorOna day that the text does not tellInCouncil keeps the lighthouse (3 May 2003)Aswords of the speaker',
    )
    expect(text('blockquote mark')).toBe(QUOTE)
    expect(text('blockquote')).toContain('what becomes of the old lighthouse')
    const link = document.querySelector('a[href^="/documents/gazette-12?"]')?.getAttribute('href') ?? ''
    expect(link).toMatch(/^\/documents\/gazette-12\?start=\d+&end=\d+&sha256=[0-9a-f]{12}#passage$/)
    const source = await page(link)
    expect(source.text('mark#passage')).toBe(QUOTE)
  })

  it.each([
    [
      'told indirectly',
      { quote: RETOLD, speaker: 'Edith Calloway' },
      'misattributed',
      'but not as a quotation of whoever is claimed',
    ],
    ['put together', { quote: `${QUOTE} ${RETOLD}` }, 'altered', 'but not together'],
  ])('says no more than is known of words %s', async (_, fields, verdict, meaning) => {
    const store = memoryStore()
    await publish(store, [{ ...REPORT, text: `${REPORT.text}\nMayor Edith Calloway said that ${RETOLD}.` }])
    const { text, document } = await page(asking(fields), {}, createAppOver(store))
    expect(document.querySelector('#answer')?.classList.contains(verdict)).toBe(true)
    expect(text('#answer b')).toBe(`The words stand in a text held, ${meaning}.`)
  })

  it('says of a day that is not known why it is not the day claimed', async () => {
    const { text } = await page(asking({ quote: QUOTE, date: '2004' }))
    expect(text('#verdict')).toBe('Misdated')
    expect(text('dl')).toContain('a day that the text does not tell, but published by 3 May 2003In')
  })

  it('says what it means that nothing was found, and what is held of whoever is claimed', async () => {
    const { text } = await page(
      asking({ quote: 'The sea is a harsh landlord to us all', speaker: 'Edith Calloway' }),
    )
    expect(text('#answer')).toContain('That does not mean that nobody said them')
    expect(text('#answer')).toContain('2 texts held')
    expect(text('#answer')).toContain('Held of Edith Calloway: 1 text')
  })

  it('cites the source in the styles that newsrooms, scholars and programs have', async () => {
    const { document } = await page(asking({ quote: QUOTE }))
    const snippets = Object.fromEntries(
      [...document.querySelectorAll('.snippet')].map((snippet) => [
        snippet.querySelector('h3')?.textContent,
        snippet.querySelector('pre')?.textContent,
      ]),
    )
    expect(snippets).toMatchObject({
      Plain: expect.stringContaining(`“${QUOTE}” — Edith Calloway, quoted in Council keeps`),
      APA: expect.stringContaining('(Calloway, as quoted in Council keeps the lighthouse, 2003)'),
      Chicago: expect.stringContaining(
        'Edith Calloway, quoted in “Council keeps the lighthouse,” Harbour Gazette',
      ),
      BibTeX: expect.stringContaining('@article{gazette-12,'),
      Link: `https://verbatim.example${asking({ quote: QUOTE })}`,
    })
    expect(JSON.parse(snippets['CSL-JSON'] ?? '')).toMatchObject([{ id: 'gazette-12', issue: '12' }])
  })

  it('tells programs the quotation as schema.org has it, and where its card is', async () => {
    const { document } = await page(asking({ quote: QUOTE }))
    const data = document.querySelector('script[type="application/ld+json"]')?.textContent ?? ''
    expect(JSON.parse(data)).toMatchObject({
      '@type': 'Quotation',
      text: QUOTE,
      creator: { '@type': 'Person', name: 'Edith Calloway' },
      isPartOf: { name: 'Council keeps the lighthouse', datePublished: '2003-05-03' },
    })
    const oembed = document.querySelector('link[type="application/json+oembed"]')?.getAttribute('href') ?? ''
    expect(await (await app.request(oembed)).json()).toMatchObject({
      type: 'rich',
      title: 'Verbatim: Verbatim',
    })
  })

  it.each<[what: string, fields: Record<string, string>, status: number, field: string]>([
    ['no quotation', { quote: '' }, 400, 'quote'],
    ['no words', { quote: '…' }, 400, 'quote'],
    ['too much', { quote: 'word '.repeat(2_001) }, 400, 'quote'],
    ['characters that were lost', { quote: 'We will n\ufffdt sell' }, 400, 'quote'],
    ['a name of which some were lost', { quote: QUOTE, speaker: 'Andr\ufffd' }, 400, 'speaker'],
    ['a speaker of any length', { quote: QUOTE, speaker: 'A'.repeat(201) }, 400, 'speaker'],
    ['a date that is none', { quote: QUOTE, date: 'yesterweek' }, 400, 'date'],
    ['a text that is not held', { quote: QUOTE, document: 'other' }, 404, 'document'],
  ])('refuses %s beside the field, and loses nothing of what was asked', async (_, fields, status, field) => {
    const { response, document, text } = await page(asking(fields))
    expect(response.status).toBe(status)
    expect(document.querySelector(`#${field}`)?.getAttribute('aria-describedby')).toBe(`${field}-error`)
    expect(text(`#${field}-error`)).not.toBe('')
    for (const [name, value] of Object.entries(fields)) {
      const shown = document.querySelector(`#${name}`)
      expect(name === 'quote' ? shown?.textContent : (shown?.getAttribute('value') ?? '')).toBe(value)
    }
  })

  it('asks for a quotation of the text that one comes from', async () => {
    const from = (await page('/documents/gazette-12')).document.querySelector('a[href^="/?"]')
    const { document, response } = await page(from?.getAttribute('href') ?? '')
    expect(response.status).toBe(200)
    expect(document.querySelector('#document')?.getAttribute('value')).toBe('gazette-12')
    expect(document.querySelector('.error')).toBeNull()
  })

  it('judges no words that cannot be decoded', async () => {
    const { response, text } = await page('/?quote=We%20will%20n%F6t%20sell')
    expect(response.status).toBe(400)
    expect(text('#quote-error')).toBe('Must be percent-encoded UTF-8')
  })

  it('says that no text is held yet, and keeps the question', async () => {
    expect((await page('/', {}, EMPTY)).text('.warning')).toContain('No text is held here yet')
    const { response, text } = await page(asking({ quote: QUOTE }), {}, EMPTY)
    expect(response.status).toBe(503)
    expect(text('h1')).toBe('The library is empty')
    expect(text('#quote')).toBe(QUOTE)
  })

  it('never takes a fault for an absence', async () => {
    const store = memoryStore()
    await publish(store, [REPORT])
    const failing = createAppOver({
      ...store,
      read: () => Promise.reject(new StoreError('unavailable', 'down')),
    })
    const { response, text, html } = await page(
      asking({ quote: QUOTE }),
      { headers: { Accept: 'text/html' } },
      failing,
    )
    expect(response.status).toBe(503)
    expect(text('h1')).toBe('The library cannot be read')
    expect(text('#quote')).toBe(QUOTE)
    expect(html).not.toContain('Not found<')
  })
})

describe('POST /', () => {
  it('leads to an address that can be passed on and gives the same answer', async () => {
    const { response } = await page(
      '/',
      sending({ quote: ALTERED, speaker: '', date: '', check: 'quotation' }),
    )
    expect(response.status).toBe(303)
    const address = response.headers.get('Location') ?? ''
    expect(address).toBe(`${asking({ quote: ALTERED })}#answer`)
    expect((await page(address)).text('#verdict')).toBe('Altered')
  })

  it('answers at once what no address can hold, and offers none', async () => {
    const quote = `${QUOTE} ${'and more and more '.repeat(250)}`
    const { response, text, html } = await page('/', sending({ quote, check: 'quotation' }))
    expect(response.status).toBe(200)
    expect(text('#verdict')).toBe('Not found')
    expect(html).not.toContain('Share this answer')
  })

  it('looks up every quotation of an article', async () => {
    const article = `“We will never sell the lighthouse to any private buyer,” said Mayor Edith Calloway.\r\n\r\n“Nobody in this town was asked to give more than a day of work,” she said.`
    const { response, text, document } = await page(
      '/',
      sending({ quote: article, date: '3 May 2003', check: 'article' }),
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(text('main')).toContain('2 quotations: 1 verbatim, 1 altered')
    expect(document.querySelectorAll('article')).toHaveLength(2)
    expect(text('#quote')).not.toBe('')
  })

  it('takes no speaker that is only concluded for a mistake', async () => {
    const article = `Oskar Lindqvist spoke first. “${QUOTE},” he said.`
    const { text } = await page('/', sending({ quote: article, check: 'article' }))
    expect(text('article h2')).toBe('1. undetermined')
    expect(text('article')).toContain('By the source: said by Edith Calloway')
  })

  it('judges no quotation of an article of which characters were lost', async () => {
    const body = `check=article&quote=${encodeURIComponent('“We will n')}%F6${encodeURIComponent('t sell the lighthouse,” said Edith Calloway.')}`
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const { response, text } = await page('/', { method: 'POST', headers, body })
    expect(response.status).toBe(400)
    expect(text('#quote-error')).toBe('Has characters that cannot be read; paste it again')
  })

  it('says of several quotations asked for as one that each can be looked up', async () => {
    const article = `“We will not sell it,” said Mayor Edith Calloway of the lighthouse in the harbour, which has stood there for longer than anybody can say. The treasurer was of another mind. “It is a burden,” said Oskar Lindqvist.`
    const { text } = await page(asking({ quote: article }))
    expect(text('.warning')).toContain('several quotations')
  })

  it.each([
    ['JSON', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }, 400],
    ['nothing', { method: 'POST' }, 400],
    ['a file', sendingFile(), 400],
  ])('refuses %s', async (_, init, status) => {
    expect((await page('/', init)).response.status).toBe(status)
  })
})

describe('a form that cannot be read', () => {
  it('is refused as a form, not as JSON', async () => {
    const headers = { 'Content-Type': 'multipart/form-data', Accept: 'text/html' }
    const { response, text } = await page('/', { method: 'POST', headers, body: 'quote' })
    expect(response.status).toBe(415)
    expect(text('main')).toContain('must be multipart/form-data or')
  })
})

function sendingFile(): RequestInit {
  const body = new FormData()
  body.set('quote', new File([QUOTE], 'quote.txt'))
  return { method: 'POST', body }
}

describe('GET /documents', () => {
  it('lists the texts held', async () => {
    const { text, document } = await page('/documents')
    expect(text('ul')).toContain('At the opening of the new pier Edith Calloway, 2004-06-21')
    expect(document.querySelector('main li a')?.getAttribute('href')).toBe('/documents/calloway-opening')
  })

  it('shows a text word for word, with who says what', async () => {
    const { document } = await page('/documents/gazette-12')
    const paragraphs = [...document.querySelectorAll('.canonical p')].map(({ textContent }) => textContent)
    expect(paragraphs.join('\n\n')).toBe(REPORT.text.trim())
    const speeches = [...document.querySelectorAll('.speech[data-speaker]')]
    expect(speeches.map((speech) => [speech.getAttribute('data-speaker'), speech.textContent])).toEqual([
      ['Edith Calloway', 'We will not sell the lighthouse to any private buyer,'],
      ['Edith Calloway', 'It belongs to the people who paid for it.'],
    ])
  })

  it('says whose speech a text is', async () => {
    const { text } = await page('/documents/calloway-opening')
    expect(text('dl')).toContain('SpeakerEdith Calloway')
    expect(text('.canonical')).toContain(SPEECH.text.slice(0, 40))
  })

  it.each<[what: string, path: string, status: number]>([
    ['a text that is not held', '/documents/other', 404],
    ['a passage that is no number', '/documents/gazette-12?start=a&end=9', 400],
    ['a part before the first', '/documents/gazette-12?part=0', 400],
    ['a path that leads nowhere', '/nowhere', 404],
  ])('tells of %s on a page to who looks, and as a problem to programs', async (_, path, status) => {
    const { response, text } = await page(path, { headers: { Accept: 'text/html,*/*;q=0.8' } })
    expect(response.status).toBe(status)
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=UTF-8')
    expect(text('h1')).not.toBe('')
    const told = await app.request(path)
    expect(told.status).toBe(status)
    expect(told.headers.get('Content-Type')).toBe('application/problem+json')
  })

  it('marks no passage that the text does not have', async () => {
    for (const query of ['start=5&end=5', 'start=9&end=5', 'start=0&end=99999', 'start=5'])
      expect((await page(`/documents/gazette-12?${query}`)).document.querySelector('#passage')).toBeNull()
  })

  it('marks no half of a character', async () => {
    const store = memoryStore()
    await publish(store, [{ ...REPORT, text: 'We 🌊 will not sell the lighthouse 🌊 to anybody' }])
    const { text } = await page('/documents/gazette-12?start=4&end=37', {}, createAppOver(store))
    expect(text('#passage')).toBe('🌊 will not sell the lighthouse 🌊')
  })

  it('marks nothing where a link leads to a text that has changed since, and says so', async () => {
    const store = memoryStore()
    await publish(store, [REPORT])
    const answered = await page(asking({ quote: QUOTE }), {}, createAppOver(store))
    const link = answered.document.querySelector('a[href^="/documents/gazette-12?"]')?.getAttribute('href')
    await publish(store, [{ ...REPORT, text: `Corrected on 4 May.\n\n${REPORT.text}` }])
    const { document, text } = await page(link ?? '', {}, createAppOver(store))
    expect(document.querySelector('mark')).toBeNull()
    expect(text('#passage')).toContain('another version of this text')
  })

  it('shows a text that is written from right to left so, as an answer does', async () => {
    const arabic = 'والعدل أساس الملك في كل زمان ومكان'
    const store = memoryStore()
    await publish(store, [
      { ...REPORT, metadata: { ...REPORT.metadata, language: 'ar' }, text: `${arabic}.` },
    ])
    const of = createAppOver(store)
    for (const [path, selector] of [
      ['/documents/gazette-12', '.canonical p'],
      [asking({ quote: arabic }), '.markup'],
      [asking({ quote: arabic }), 'blockquote'],
      [asking({ quote: arabic }, '/card'), '.markup'],
    ] as const) {
      const shown = (await page(path, {}, of)).document.querySelector(selector)
      expect(shown?.getAttribute('dir')).toBe('auto')
      expect(shown?.closest('[lang]')?.getAttribute('lang')).toBe('ar')
    }
  })

  it('shows a long text in parts that make it up, and a passage in its own', async () => {
    const paragraph = `${'The harbour is deep and the winter is long. '.repeat(50).trim()}\n\n`
    const text = `${paragraph.repeat(300)}“We will not sell the lighthouse,” said Edith Calloway.`
    const store = memoryStore()
    await publish(store, [{ ...REPORT, text }])
    const long = createAppOver(store)
    const parts: string[] = []
    for (let path: string | null = '/documents/gazette-12'; path !== null; ) {
      const { document } = await page(path, {}, long)
      parts.push(
        ...[...document.querySelectorAll('.canonical p')].map(({ textContent }) => textContent ?? ''),
      )
      const next = [...document.querySelectorAll('.pages a')].find((link) => link.textContent === 'Next part')
      path = next?.getAttribute('href') ?? null
    }
    expect(parts.join('\n\n')).toBe(text)
    const start = text.indexOf('We will')
    expect((await page('/documents/gazette-12?part=99', {}, long)).text('.pages')).toMatch(
      /Part (\d+) of \1$/,
    )
    const own = await page(`/documents/gazette-12?start=${start}&end=${start + 16}`, {}, long)
    expect(own.text('#passage')).toBe('We will not sell')
  })
})

describe('an answer on other pages', () => {
  it.each([
    ['', QUOTE, 'Verbatim'],
    [
      ' and that there is something to mind',
      'sell the lighthouse to any private buyer',
      'Verbatim, with a warning',
    ],
  ])('is a picture that says the verdict in words%s', async (_, quote, words) => {
    const response = await app.request(asking({ quote }, '/badge.svg'))
    expect(response.headers.get('Content-Type')).toBe('image/svg+xml; charset=UTF-8')
    expect(await response.text()).toContain(`aria-label="Verbatim: ${words}"`)
  })

  it('is a card that any page may frame, and nothing else may be', async () => {
    const card = await page(asking({ quote: ALTERED }, '/card'))
    expect(card.text('h1')).toBe('Altered')
    expect(card.response.headers.get('Content-Security-Policy')).toContain('frame-ancestors *')
    expect(card.response.headers.get('X-Frame-Options')).toBeNull()
    const { response } = await page('/')
    expect(response.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
    expect(response.headers.get('X-Frame-Options')).toBe('DENY')
  })

  it('says on a card what to mind before the words are printed', async () => {
    const { text } = await page(asking({ quote: 'sell the lighthouse to any private buyer' }, '/card'))
    expect(text('h1')).toBe('Verbatim')
    expect(text('.warning')).toContain('not')
  })

  it('is that of the same question by oEmbed, whatever is there twice', async () => {
    const url = `https://verbatim.example${asking({ quote: ALTERED })}&quote=It+belongs+to+the+people`
    expect((await page(asking({ url }, '/oembed'))).html).toBe(
      (await page(asking({ url: url.replace('&quote=', '%0A') }, '/oembed'))).html,
    )
  })

  it('is framed as oEmbed tells, no larger than the page wants', async () => {
    const url = `https://verbatim.example${asking({ quote: QUOTE, speaker: 'Edith "E" <Calloway>' })}`
    const { html, response } = await page(asking({ url, maxwidth: '300' }, '/oembed'))
    expect(response.status).toBe(200)
    const told: { width: number; html: string } = JSON.parse(html)
    expect(told.width).toBe(300)
    const frame = parseHTML(`<body>${told.html}`).document.querySelector('iframe')
    expect(frame?.getAttribute('src')).toBe(
      `https://verbatim.example${asking({ quote: QUOTE, speaker: 'Edith "E" <Calloway>' }, '/card')}`,
    )
  })

  it.each([
    ['of another service', `https://other.example${asking({ quote: QUOTE })}`, 404],
    ['that is none', 'verbatim', 404],
    ['that cannot be decoded', 'https://verbatim.example/?quote=We%20will&speaker=%F6', 400],
    ['of another page', 'https://verbatim.example/documents', 404],
    ['without a question', 'https://verbatim.example/', 400],
  ])('oEmbed refuses an address %s', async (_, url, status) => {
    expect((await page(asking({ url }, '/oembed'))).response.status).toBe(status)
  })
})

describe('what wants to be markup', () => {
  /** Only our own script, and data that no browser runs. */
  const expectInert = ({ document, html }: Awaited<ReturnType<typeof page>>): void => {
    const scripts = [...document.querySelectorAll('script')]
    expect(scripts.filter((script) => script.getAttribute('type') !== 'application/ld+json')).toSatisfy(
      (own: Element[]) =>
        own.every((script) => String(script) === '<script type="module" src="/page.js"></script>'),
    )
    for (const script of scripts.filter((one) => one.hasAttribute('src') === false)) {
      expect(() => JSON.parse(script.textContent ?? '')).not.toThrow()
    }
    const attributes = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes])
    expect(attributes.filter(({ name }) => /^on|^style$/.test(name))).toEqual([])
    const addresses = attributes.filter(({ name }) => ['href', 'src', 'action'].includes(name))
    expect(addresses.filter(({ value }) => !/^(?:https?:|[/#])/.test(value))).toEqual([])
    expect(document.querySelectorAll('img, iframe, object, base')).toHaveLength(0)
    expect(html.match(/<\/(?:title|body|html)>/g)).toEqual(['</title>', '</body>', '</html>'])
  }

  describe.each(PAYLOADS)('%s', (_, payload) => {
    let hostile: App
    beforeAll(async () => {
      const store = memoryStore()
      await publish(store, [hostileText(payload)])
      hostile = createAppOver(store)
    })
    const quote = hostileQuote(payload)

    it.each<[where: string, path: string]>([
      ['a quotation', asking({ quote })],
      [
        'an altered quotation',
        asking({ quote: `${quote} ${payload}`, speaker: `Edith ${payload} Calloway` }),
      ],
      ['a speaker', asking({ quote, speaker: payload })],
      ['a date', asking({ quote, date: payload })],
      ['the id of a text', asking({ quote, document: payload })],
      [
        'a quotation that is not found',
        asking({ quote: `Nothing of ${payload} that is held`, speaker: payload }),
      ],
      ['a card', asking({ quote: `${quote} ${payload}` }, '/card')],
      ['the page of a text', '/documents/hostile?start=10&end=40'],
      ['the list of texts', '/documents'],
      ['a path', `/documents/${encodeURIComponent(payload)}`],
      ['a part', asking({ part: payload }, '/documents/hostile')],
    ])('is words in %s', async (_, path) => {
      expectInert(await page(path, { headers: { Accept: 'text/html' } }, hostile))
    })

    it('is words in the review of an article', async () => {
      const article = `“${quote}”, said ${payload} Edith Calloway.\n\nThe film “The ${payload} View” was shown.`
      expectInert(await page('/', sending({ quote: article, speaker: payload, check: 'article' }), hostile))
    })

    it('is data in what programs read', async () => {
      const url = `https://verbatim.example${asking({ quote, speaker: payload })}`
      const told: { html: string } = JSON.parse((await page(asking({ url }, '/oembed'), {}, hostile)).html)
      const { document } = parseHTML(`<body>${told.html}</body>`)
      expect([...document.querySelectorAll('body *')].map(({ localName }) => localName)).toEqual(['iframe'])
      expect((await page(asking({ quote, speaker: payload }, '/badge.svg'), {}, hostile)).html).not.toContain(
        'hacked',
      )
    })
  })
})
