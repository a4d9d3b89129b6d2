import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { curlOf } from '../../src/web/docs/curl.ts'
import { type Description, exchangesOf, operationsOf } from '../../src/web/docs/description.ts'
import { DocsPage } from '../../src/web/docs/page.tsx'
import { DOCS_STYLE, DOCS_STYLE_DIGEST } from '../../src/web/docs/style.ts'
import { openLighthouse } from '../http/texts.ts'

const app = await openLighthouse()
const ORIGIN = 'https://verbatim.example'
const page = await (await app.request(`${ORIGIN}/docs`)).text()
const described: Description = JSON.parse(await (await app.request('/openapi.json')).text())

describe('GET /docs', () => {
  it('has a section for each operation, which the contents lead to', () => {
    const operations = (described.tags ?? []).flatMap(({ name }) => operationsOf(described, name))
    expect(operations.length).toBeGreaterThan(20)
    for (const { id } of operations) {
      expect(page).toContain(`<section id="${id}"`)
      expect(page).toContain(`<a href="#${id}">`)
    }
  })

  it('shows examples at the address where it was reached, and what is really answered', () => {
    expect(page).toContain(`curl -G ${ORIGIN}/v1/verify`)
    expect(page).toContain('&quot;verdict&quot;: &quot;altered&quot;')
  })

  it('needs no script and nothing of others', () => {
    expect(page).not.toMatch(
      /<script|<link(?! rel="icon" href="\/icon)|<img|src=|url\(|@import| on\w+=| style=/,
    )
  })

  it('has the style that the Content-Security-Policy allows', () => {
    expect(page).toContain(`<style>${DOCS_STYLE}</style>`)
    const digest = createHash('sha256').update(DOCS_STYLE).digest('base64')
    expect(DOCS_STYLE_DIGEST).toBe(`sha256-${digest}`)
  })

  it('shows whatever a description says as text', async () => {
    const evil = '"><script>alert(1)</script>`<img src=x onerror=alert(1)>`'
    const schema = { description: evil, type: evil, enum: [evil], default: evil }
    const examples = { [evil]: { summary: evil, value: evil } }
    const content = { [evil]: { schema: { properties: { [evil]: schema } }, examples } }
    const description: Description = {
      info: { title: evil, version: evil, description: evil },
      tags: [{ name: evil, description: evil }],
      paths: {
        [`/${evil}`]: {
          post: {
            operationId: evil,
            summary: evil,
            description: evil,
            tags: [evil],
            security: [{ [evil]: [] }],
            parameters: [{ name: evil, in: 'query', description: evil, schema, examples }],
            requestBody: { content },
            responses: { 200: { description: evil, content } },
          },
        },
      },
      components: { schemas: { [evil]: schema } },
    }
    const html = String(await DocsPage({ description, origin: evil }))
    expect(html).not.toMatch(/<script|<img/)
    expect(html).toContain('&lt;script&gt;')
  })
})

describe('curlOf()', () => {
  const operation = { id: 'x', path: '/v1/x/{id}', method: 'get' } as const
  const asked = { name: 'x', summary: '', body: null, status: '200', response: null, parameters: [] }
  const query = (value: string) => [{ parameter: { name: 'quote', in: 'query' }, value }]

  it.each([
    ['We will', `'quote=We will'`],
    ["Don't", `"quote=Don't"`],
    [`Don't "$HOME"`, `'quote=Don'\\''t "$HOME"'`],
    ["it's `id`", "'quote=it'\\''s `id`'"],
  ])('quotes %s so that a shell expands nothing', (value, word) => {
    const curl = curlOf({ ...operation, path: '/v1/x' }, { ...asked, parameters: query(value) }, ORIGIN)
    expect(curl).toBe(`curl -G ${ORIGIN}/v1/x \\\n  --data-urlencode ${word}`)
  })

  it('puts an id into the path, a key into a header, and JSON into the body', () => {
    const parameters = [{ parameter: { name: 'id', in: 'path' }, value: 'a/b' }]
    const put = { ...operation, method: 'put', security: [{ publishKey: [] }] } as const
    const curl = curlOf(
      put,
      { ...asked, parameters, body: { type: 'application/json', value: { a: 1 } } },
      ORIGIN,
    )
    expect(curl).toBe(
      `curl -X PUT ${ORIGIN}/v1/x/a%2Fb \\\n  -H "Authorization: Bearer $KEY" \\\n  --json '{"a":1}'`,
    )
  })
})

describe('exchangesOf()', () => {
  it('puts the parts of an example together, also where nothing is answered', () => {
    const gone = { id: { value: 'gazette', summary: 'One' } }
    const operation = {
      parameters: [{ name: 'id', in: 'path', examples: { gone: gone.id } }],
      responses: { 204: { description: 'It is gone.' } },
    }
    expect(exchangesOf(operation)).toMatchObject([
      { name: 'gone', summary: 'One', status: '204', response: null },
    ])
  })
})
