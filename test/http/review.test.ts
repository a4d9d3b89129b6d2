import { describe, expect, it } from 'vitest'
import { reviewAnswer } from '../../src/http/contract/response.ts'
import { STYLE, STYLE_DIGEST } from '../../src/web/style.ts'
import { EMPTY, openLighthouse, posting } from './texts.ts'

const app = await openLighthouse()
const PATH = '/v1/review'

const DRAFT = `Pier news

“We will not sell the lighthouse to any public buyer,” said Mayor Edith Calloway.

“Nobody will pay for <script>alert(1)</script>,” she added. They hummed “Yes” on “The View”.
`

function sending(type: string | null, body: string): RequestInit {
  return { method: 'POST', headers: type === null ? {} : { 'Content-Type': type }, body }
}

async function reviewed(init: RequestInit, query = '') {
  const response = await app.request(PATH + query, init)
  expect(response.status).toBe(200)
  return reviewAnswer.strict().parse(await response.json())
}

describe('POST /v1/review', () => {
  it('tells of each quotation its place in the draft, its verdict, the words of the source and what would be right', async () => {
    const { findings, summary, skipped } = await reviewed(posting({ text: DRAFT }))
    expect(summary).toMatchObject({ quotations: 2, verdicts: { altered: 1, not_found: 1 }, skipped: 2 })
    const [first] = findings
    expect(first).toMatchObject({
      verdict: 'altered',
      claim: { speaker: 'Edith Calloway' },
      answer: { matches: [{ edits: [{ claimed: 'public', source: 'private' }] }] },
      correction: { text: 'We will not sell the lighthouse to any private buyer' },
    })
    expect(first?.quotation.spans.map(({ start, end }) => DRAFT.slice(start, end))).toEqual([
      'We will not sell the lighthouse to any public buyer,',
    ])
    expect(skipped.map(({ text, reason }) => [text, reason])).toContainEqual(['The View', 'title'])
  })

  it.each([
    ['JSON', posting({ text: DRAFT, language: 'en', date: '2003-05-04' })],
    ['plain text', sending('text/plain', DRAFT)],
    ['Markdown', sending('text/markdown; charset=utf-8', DRAFT)],
    ['what curl --data-binary sends', sending('application/x-www-form-urlencoded', DRAFT)],
  ])('reads a draft sent as %s', async (_, init) => {
    const { findings } = await reviewed(init)
    expect(findings.map(({ verdict }) => verdict)).toEqual(['altered', 'not_found'])
  })

  it('takes language and date from the query beside a draft that is the body', async () => {
    const review = await reviewed(sending('text/plain', DRAFT), '?language=en-GB&date=4%20May%202003')
    expect(review).toMatchObject({ language: 'en-GB', date: '2003-05-04' })
  })

  it('answers in SARIF for an editor: what is wrong, and the lines where it stands', async () => {
    const response = await app.request(`${PATH}?format=sarif`, sending('text/plain', DRAFT))
    expect(response.headers.get('Content-Type')).toBe('application/sarif+json')
    const { version, runs } = JSON.parse(await response.text())
    expect(version).toBe('2.1.0')
    const [{ columnKind, results, tool }] = runs
    expect(columnKind).toBe('utf16CodeUnits')
    const rules = tool.driver.rules.map(({ id }: { id: string }) => id)
    for (const { ruleId } of results) expect(rules).toContain(ruleId)
    expect(results).toMatchObject([
      {
        ruleId: 'altered',
        kind: 'fail',
        level: 'error',
        message: {
          text: 'altered: Council keeps the lighthouse (3 May 2003) quotes Edith Calloway saying “private”, not “public”. Right would be: “We will not sell the lighthouse to any private buyer”.',
        },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'draft' },
              region: {
                startLine: 3,
                startColumn: 2,
                endLine: 3,
                endColumn: 54,
                charOffset: 12,
                charLength: 52,
              },
            },
          },
        ],
      },
      {
        ruleId: 'not_found',
        level: 'warning',
        locations: [{ physicalLocation: { region: { startLine: 5 } } }],
      },
    ])
  })

  it.each([
    ['a body', (markdown: string) => sending('text/markdown', markdown)],
    ['JSON', (markdown: string) => sending('application/json', JSON.stringify({ markdown }))],
  ])(
    'reads Markdown in %s: code, front matter and addresses quote nobody, and lines count as sent',
    async (_, as) => {
      const markdown = `---
title: "Pier news"
---
\`\`\`
"We will sell the lighthouse," said Edith Calloway.
\`\`\`

Mayor [Edith Calloway](/who "the Mayor") said: “We will *not* sell the [lighthouse](/it).”

<!-- verbatim-ignore -->
“We will sell it all,” said Edith Calloway.
`
      const log = await app.request(`${PATH}?format=sarif`, as(markdown))
      const { runs } = JSON.parse(await log.text())
      expect(runs[0].results).toMatchObject([
        {
          ruleId: 'verbatim',
          locations: [
            { physicalLocation: { region: { startLine: 8, startColumn: 49, endLine: 8, endColumn: 90 } } },
          ],
        },
      ])
      const { skipped } = JSON.parse(await (await app.request(PATH, as(markdown))).text())
      expect(skipped).toMatchObject([{ text: 'We will sell it all,', reason: 'ignored' }])
    },
  )

  it('answers in SARIF by the lines of HTML as it was sent, whatever ends them', async () => {
    const html =
      '<h1>News</h1>\r\n<p>\r“We will not sell\nthe lighthouse,” said Mayor <b>Edith Calloway</b>.</p>'
    const response = await app.request(`${PATH}?format=sarif`, sending('text/html', html))
    const { runs } = JSON.parse(await response.text())
    expect(runs[0].results).toMatchObject([
      {
        ruleId: 'verbatim',
        kind: 'pass',
        level: 'none',
        locations: [
          { physicalLocation: { region: { startLine: 3, startColumn: 2, endLine: 4, endColumn: 16 } } },
        ],
      },
    ])
  })

  it('answers in text for a terminal', async () => {
    const response = await app.request(`${PATH}?format=text`, sending('text/plain', DRAFT))
    expect(await response.text()).toBe(
      `2 quotations: 1 altered, 1 not found; 2 marks skipped

1. ALTERED: words changed
Quoted    “We will not sell the lighthouse to any public buyer,”
By        Edith Calloway, Mayor
Where     characters 12 to 64
Finding   Council keeps the lighthouse (3 May 2003) quotes Edith Calloway saying
          “private”, not “public”.
Changed   “We will not sell the lighthouse to any [-public-] {+private+} buyer,”
Source    “We will not sell the lighthouse to any private buyer” Edith Calloway,
          Mayor, speech, Council keeps the lighthouse, Harbour Gazette 12,
          2003-05-03
Correct   “We will not sell the lighthouse to any private buyer”

2. NOT FOUND
Quoted    “Nobody will pay for <script>alert(1)</script>,”
By        Edith Calloway, Mayor (inferred)
Where     characters 95 to 141
Finding   These words are not in the 2 texts held.

Skipped   “Yes”, scare quotes, characters 167 to 170
Skipped   “The View”, a title, characters 176 to 184
`,
    )
  })

  it.each([
    ['by name', `${PATH}?format=html`, {}],
    ['as browsers ask', PATH, { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }],
  ])('answers with a page, %s, in which nothing of the draft is markup', async (_, path, headers) => {
    const response = await app.request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain', ...headers },
      body: DRAFT,
    })
    const page = await response.text()
    expect(response.headers.get('Content-Type')).toMatch(/^text\/html/)
    expect(page).toContain('<mark class="altered"><a href="#q1" title="Altered">We will not sell')
    expect(page).toContain('<del>public</del> <ins>private</ins>')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toContain('<script')
  })

  it('shows every finding on its page, one that goes over a blank line too', async () => {
    const text = `${DRAFT}\n“We will not sell\n \nthe lighthouse,” said Mayor Edith Calloway.\n\n> Nobody gave less.\n\n${'“It is ours,” he said.\n\n'.repeat(60)}`
    const { findings } = await reviewed(posting({ text }))
    const page = await (await app.request(`${PATH}?format=html`, sending('text/plain', text))).text()
    for (const index of findings.keys()) expect(page).toContain(`<article id="q${index + 1}"`)
    expect(findings.length).toBeGreaterThan(60)
  })

  it('allows its page just its own style', async () => {
    const response = await app.request(`${PATH}?format=html`, sending('text/plain', DRAFT))
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(STYLE))
    expect(STYLE_DIGEST).toBe(`sha256-${Buffer.from(digest).toString('base64')}`)
    expect(response.headers.get('Content-Security-Policy')).toContain(`style-src '${STYLE_DIGEST}'`)
    expect(await response.text()).toContain(`<style>${STYLE}</style>`)
  })

  it('lets nobody keep a draft', async () => {
    const response = await app.request(PATH, posting({ text: DRAFT }))
    expect(response.headers.get('Cache-Control')).toBe('private, no-store')
  })

  it.each([
    ['neither text nor HTML', posting({}), 'invalid_request', 'text'],
    ['both', posting({ text: DRAFT, html: DRAFT }), 'invalid_request', 'html'],
    ['a blank draft', sending('text/plain', ' \n'), 'invalid_request', 'text'],
    ['an unknown form', posting({ text: DRAFT, format: 'pdf' }), 'invalid_request', 'format'],
    ['a date that is none', posting({ text: DRAFT, date: 'soon' }), 'invalid_request', 'date'],
    ['no JSON', sending('application/json', '{"text": '), 'malformed_json', null],
    ['a picture', sending('image/png', 'x'), 'unsupported_media_type', null],
    ['a form', sending('application/x-www-form-urlencoded', 'text=Hello'), 'unsupported_media_type', null],
  ])('refuses %s, naming the field', async (_, init, code, field) => {
    const response = await app.request(PATH, init)
    const refusal: unknown = await response.json()
    expect(refusal).toMatchObject({ code })
    if (field !== null) expect(refusal).toMatchObject({ errors: [{ field }] })
  })

  it('takes no field of the query twice', async () => {
    const response = await app.request(`${PATH}?language=en&language=de`, sending('text/plain', DRAFT))
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({
      errors: [{ field: 'language', message: 'Must be a language tag, once' }],
    })
  })

  it('does not take an empty library for one without the words', async () => {
    const response = await EMPTY.request(PATH, posting({ text: DRAFT }))
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ code: 'library_empty' })
  })
})
