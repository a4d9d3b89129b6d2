/** What every response has besides its body, and when to try again after one that says not now. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { METHODS } from './example.ts'

type Description = ReturnType<OpenAPIHono['getOpenAPI31Document']>

const HEADERS = {
  'Verbatim-Version': { description: 'Version of the program.', schema: { type: 'string' } },
  'Verbatim-Engine': {
    description: 'Version of what reads, searches and judges.',
    schema: { type: 'string' },
  },
  'Verbatim-Corpus': {
    description: 'Version of the library that the answer is from, where it is from one.',
    schema: { type: 'string' },
  },
  'Retry-After': { description: 'Seconds after which to try again.', schema: { type: 'integer' } },
} as const

const NAMES = Object.keys(HEADERS)
/** Statuses after which to try again. */
const NOT_NOW: ReadonlySet<string> = new Set(['429', '503'])

export function addHeaders(description: Description): void {
  description.components = { ...description.components, headers: HEADERS }
  const operations = Object.values(description.paths ?? {}).flatMap((path) =>
    METHODS.flatMap((method) => path[method] ?? []),
  )
  for (const { responses = {} } of operations) {
    for (const [status, response] of Object.entries(responses)) {
      if (response === undefined || !('description' in response)) continue
      const names = NAMES.filter((name) => name !== 'Retry-After' || NOT_NOW.has(status))
      const references = names.map((name) => [name, { $ref: `#/components/headers/${name}` }])
      response.headers = { ...Object.fromEntries(references), ...response.headers }
    }
  }
}
