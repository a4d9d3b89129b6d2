/** The description of the API in OpenAPI 3.1: what the routes say of themselves, in order, with real examples. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { costOf } from '../limit/cost.ts'
import { PROBLEMS } from '../problem.ts'
import { addExamples, type Exchange, METHODS } from './example.ts'
import recorded from './examples.json' with { type: 'json' }
import { addHeaders } from './header.ts'

export type Description = ReturnType<OpenAPIHono['getOpenAPI31Document']>

const INFO = {
  title: 'Verbatim',
  version: '1',
  summary: 'Verifies quotations against a library of canonical texts.',
  description:
    'Someone claims “X said these words”. Verbatim finds the words in the texts it holds and says whether they stand there, exactly or changed, in whose mouth, on which day and through whom they were reported. Only what changes something, or is the operator’s, takes a key. A negative verdict is an answer, not an error; errors are problems as RFC 9457 has them, and `code` says which. Fields are snake_case, offsets count UTF-16 units, and a field that is not known is null, never left out.',
  contact: { name: 'Verbatim' },
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
}

/** In the order in which they are read; an operation belongs to the one whose path its own begins with. */
const TAGS = [
  {
    name: 'Verify',
    description:
      'One quotation, many, or all of a draft. Nothing that is sent is kept or logged; a receipt has its digest.',
    paths: ['/v1/verify', '/v1/review', '/v1/quotations'],
  },
  {
    name: 'Receipts',
    description: 'Signed statements of answers, which anybody can verify later.',
    paths: ['/v1/receipts', '/.well-known/jwks.json'],
  },
  { name: 'Documents', description: 'The canonical texts themselves.', paths: ['/v1/documents'] },
  {
    name: 'Log',
    description:
      'What was published and withdrawn, in a log that can only grow: for those who verify that nothing was changed behind their back.',
    paths: ['/log'],
  },
  {
    name: 'Newsroom',
    description: 'Articles as a content management system sends them, and the reports of their quotations.',
    paths: ['/v1/webhooks', '/v1/reports'],
  },
  {
    name: 'Administration',
    description: 'Who sends articles, whom to tell, and what was given up.',
    paths: ['/v1/sites', '/v1/dead-letters'],
  },
  {
    name: 'Service',
    description: 'The service itself, and the door for agents.',
    paths: ['/healthz', '/readyz', '/problems', '/mcp'],
  },
] as const

const EXCHANGES: readonly Exchange[] = recorded

/** All routes but those that are never limited may answer so. */
const TOO_MANY = {
  description: `\`too_many_requests\`: ${PROBLEMS.too_many_requests.title}.`,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

export function describeApi(app: Pick<OpenAPIHono, 'getOpenAPI31Document'>): Description {
  const description = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: INFO,
    servers: [{ url: '/', description: 'The service that gave out this description.' }],
    tags: TAGS.map(({ name, description }) => ({ name, description })),
    security: [],
  })
  for (const [path, item] of Object.entries(description.paths ?? {})) {
    const tag = TAGS.find(({ paths }) => paths.some((prefix) => path.startsWith(prefix)))
    for (const method of METHODS) {
      const operation = item[method]
      if (operation !== undefined && tag !== undefined) operation.tags = [tag.name]
      if (operation !== undefined && costOf(method.toUpperCase(), path) !== 'free') {
        operation.responses = { ...operation.responses, 429: { ...TOO_MANY } }
      }
    }
  }
  addHeaders(description)
  addExamples(description, EXCHANGES)
  return description
}
