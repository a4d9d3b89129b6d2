/** Every route that reads what is stored, as one request each. */
import { asking, calling, posting, QUOTE } from '../http/texts.ts'
import { administering } from '../newsroom/newsroom.ts'
import type { World } from './stage.ts'

export type Route = {
  readonly name: string
  readonly reads: 'library' | 'newsroom'
  readonly request: (world: World) => readonly [path: string, init: RequestInit]
}

const question = (quote: string): string => new URLSearchParams({ quote }).toString()
const ALTERED = 'We will never sell the lighthouse to any private buyer'
const DRAFT = `“${QUOTE},” said Mayor Edith Calloway. “${ALTERED},” she said.`
const PAGE = { headers: { Accept: 'text/html' } }

const of =
  (reads: Route['reads']) =>
  (name: string, path: string, init: RequestInit = {}): Route => ({
    name,
    reads,
    request: () => [path, init],
  })
const library = of('library')
const newsroom = of('newsroom')

export const ROUTES: readonly Route[] = [
  library('verify', asking({ quote: QUOTE })),
  library('verify, altered, as text', asking({ quote: ALTERED, format: 'text', speaker: 'Edith Calloway' })),
  library(
    'verify, absent, as a page',
    asking({ quote: 'Nobody has ever said these words here', format: 'html' }),
  ),
  library('verify by body', '/v1/verify', posting({ quote: 'less than a day of work', coverage: true })),
  library(
    'batch',
    '/v1/verify/batch',
    posting({ claims: [{ quote: QUOTE }, { quote: ALTERED }, { quote: '' }] }),
  ),
  library('quotations', '/v1/quotations', posting({ text: DRAFT })),
  library('review', '/v1/review', posting({ text: DRAFT })),
  library('review as a page', '/v1/review', posting({ text: DRAFT, format: 'html' })),
  library('review as SARIF', '/v1/review', posting({ text: DRAFT, format: 'sarif' })),
  library('documents', '/v1/documents'),
  library('a document', '/v1/documents/gazette-12'),
  library('a document as text', '/v1/documents/calloway-opening?format=text'),
  library('the page of the texts', '/documents', PAGE),
  library('the page of a text', '/documents/gazette-12', PAGE),
  library('the index', '/', PAGE),
  library('the page of an answer', `/?${question(QUOTE)}`, PAGE),
  library('an article on the index', '/', {
    method: 'POST',
    body: new URLSearchParams({ quote: DRAFT, check: 'article' }),
    ...PAGE,
  }),
  library('a card', `/card?${question(QUOTE)}`),
  library('a badge', `/badge.svg?${question(ALTERED)}`),
  library('oEmbed', `/oembed?url=${encodeURIComponent(`http://localhost/?${question(QUOTE)}`)}`),
  library('readiness', '/readyz'),
  library('an agent that verifies', '/mcp', calling('verify_quotation', { quote: QUOTE })),
  library('an agent that reviews', '/mcp', calling('review_text', { text: DRAFT })),
  library('an agent that reads', '/mcp', calling('get_document', { id: 'gazette-12' })),
  library('the checkpoint of the log', '/log/checkpoint'),
  library('hashes of the log', '/log/tile/0/000.p/3'),
  library('entries of the log', '/log/tile/entries/000.p/3'),
  newsroom('sites', '/v1/sites', administering('GET')),
  newsroom('dead letters', '/v1/dead-letters', administering('GET')),
  { name: 'a report', reads: 'newsroom', request: ({ report }) => [`/v1/reports/${report}`, {}] },
  { name: 'a report as a page', reads: 'newsroom', request: ({ report }) => [`/v1/reports/${report}`, PAGE] },
  {
    name: 'a report that is waited for',
    reads: 'newsroom',
    request: ({ waiting }) => [`/v1/reports/${waiting}`, {}],
  },
]
