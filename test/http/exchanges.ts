/** The examples of the API's description, as requests in the order of their making: what one changes, the next sees. */
import { bury } from '../../src/service/newsroom/dead-letter.ts'
import type { openNewsroom } from '../newsroom/newsroom.ts'
import { ADMIN_KEY, PUBLISH_KEY } from '../newsroom/newsroom.ts'
import { NOW, secretOf, signed } from '../webhook/sign.ts'

export type Asked = {
  /** Id of the operation in the description. */
  readonly operation: string
  readonly name: string
  readonly summary: string
  readonly parameters?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Of the body; JSON if left out. */
  readonly type?: string
  readonly key?: string
  /** What happens before. */
  readonly before?: (room: ReturnType<typeof openNewsroom>) => Promise<unknown>
}

const ALTERED = "We don't intend to ask the American side"
const GAZETTE = {
  text: '“We will not sell the lighthouse,” said Mayor Edith Calloway on Friday.',
  title: 'Council keeps the lighthouse',
  publication: 'Harbour Gazette',
  date: '2003-05-03',
  language: 'en',
}
const DRAFT =
  '“We will declare our zone and agree on this question with the Yugoslav side,” Leonid Ivashov said. The film “The Lighthouse” was shown.'
const POST = {
  post: {
    current: {
      id: '65f1c0de',
      title: 'What the general said',
      status: 'draft',
      updated_at: '2026-11-20T08:00:00.000Z',
      html: '<p>“We will declare our zone,” said Leonid Ivashov.</p>',
    },
  },
}
/** Of the article above, sent to the site below. */
export const REPORT_ID = 'REPORT'
/** Of the receipt that was asked for. */
export const RECEIPT_ID = 'RECEIPT'

const signature = (await signed('ghost', { body: JSON.stringify(POST), secret: secretOf('ghost'), at: NOW }))
  .headers

/** As if the receiver of callbacks had been away for a day. */
async function buryCallback({ newsroom }: ReturnType<typeof openNewsroom>): Promise<void> {
  const [key = ''] = await newsroom.store.list('report/')
  const task = {
    kind: 'notify',
    report: key.replace('report/', ''),
    site: 'gazette',
    channel: 'callback',
  } as const
  await bury(newsroom, task, { reason: 'status_503', attempts: 10 })
}

export const EXCHANGES: readonly Asked[] = [
  {
    operation: 'verify',
    name: 'altered',
    summary: 'A word was changed',
    parameters: { quote: ALTERED, limit: '1' },
  },
  {
    operation: 'verify',
    name: 'text',
    summary: 'The same for a terminal',
    parameters: { quote: ALTERED, format: 'text' },
  },
  {
    operation: 'verify',
    name: 'refused',
    summary: 'A quote without words, and a date that is none',
    parameters: { quote: '…', date: 'soon' },
  },
  {
    operation: 'verify',
    name: 'elsewhere',
    summary: 'A document that is not held',
    parameters: { quote: ALTERED, document: 'monitor-5-115' },
  },
  {
    operation: 'verifyBody',
    name: 'misattributed',
    summary: 'The words stand there, in another mouth',
    body: {
      quote: "We don't intend to beg the American side",
      speaker: 'Viktor Chernomyrdin',
      limit: 1,
      coverage: true,
    },
  },
  {
    operation: 'verifyBatch',
    name: 'two',
    summary: 'Two claims, one of them not acceptable',
    body: {
      claims: [
        { quote: 'we will declare our sector', speaker: 'Ivashov', date: '11 June 1999', limit: 1 },
        { quote: '' },
      ],
    },
  },
  { operation: 'review', name: 'draft', summary: 'A draft of one quotation', body: { text: DRAFT } },
  {
    operation: 'review',
    name: 'file',
    summary: 'The draft as the body, the review for a terminal',
    parameters: { format: 'text' },
    type: 'text/plain',
    body: DRAFT,
  },
  {
    operation: 'findQuotations',
    name: 'news',
    summary: 'Who says what in a text',
    body: {
      text: 'HALVERTON, March 4 (AP) — “We will not sell the lighthouse,” said Mayor Edith Calloway on Thursday.',
      date: '2021-03-05',
    },
  },
  { operation: 'listDocuments', name: 'all', summary: 'The first page', parameters: { limit: '10' } },
  {
    operation: 'putDocument',
    name: 'gazette',
    summary: 'A text that is new',
    parameters: { id: 'gazette-12' },
    key: PUBLISH_KEY,
    body: GAZETTE,
  },
  {
    operation: 'putDocument',
    name: 'keyless',
    summary: 'Without a key',
    parameters: { id: 'gazette-12' },
    body: GAZETTE,
  },
  { operation: 'readDocument', name: 'brief', summary: 'A news brief', parameters: { id: 'monitor-5-114' } },
  {
    operation: 'readDocument',
    name: 'text',
    summary: 'The text and nothing else',
    parameters: { id: 'monitor-5-114', format: 'text' },
  },
  { operation: 'readDocument', name: 'unknown', summary: 'One not held', parameters: { id: 'gazette-13' } },
  {
    operation: 'deleteDocument',
    name: 'gazette',
    summary: 'A text that is held',
    parameters: { id: 'gazette-12' },
    key: PUBLISH_KEY,
  },
  {
    operation: 'verify',
    name: 'receipt',
    summary: 'With a receipt',
    parameters: { quote: ALTERED, receipt: 'true' },
  },
  { operation: 'getReceipt', name: 'receipt', summary: 'That receipt', parameters: { id: RECEIPT_ID } },
  {
    operation: 'getReceipt',
    name: 'jws',
    summary: 'The signed statement alone',
    parameters: { id: RECEIPT_ID, format: 'jws' },
  },
  {
    operation: 'getReceipt',
    name: 'unknown',
    summary: 'One that was not issued',
    parameters: { id: '00000000000000000000000000000000' },
  },
  { operation: 'getKeys', name: 'keys', summary: 'The keys' },
  { operation: 'readCheckpoint', name: 'signed', summary: 'How far the log goes' },
  {
    operation: 'readTile',
    name: 'entries',
    summary: 'The first entries, here in base64',
    parameters: { level: 'entries', number: '000.p/2' },
  },
  {
    operation: 'readTile',
    name: 'hashes',
    summary: 'Their hashes, here in base64',
    parameters: { level: '0', number: '000.p/2' },
  },
  {
    operation: 'readTile',
    name: 'unknown',
    summary: 'More than there is',
    parameters: { level: '0', number: '000' },
  },
  {
    operation: 'addSite',
    name: 'ghost',
    summary: 'A site of Ghost, with a callback',
    key: ADMIN_KEY,
    body: {
      id: 'gazette',
      source: 'ghost',
      secret: secretOf('ghost'),
      callback: 'https://gazette.example/verbatim',
    },
  },
  { operation: 'listSites', name: 'all', summary: 'One site', key: ADMIN_KEY },
  {
    operation: 'changeSite',
    name: 'days',
    summary: 'Reports are kept for a week',
    parameters: { id: 'gazette' },
    key: ADMIN_KEY,
    body: { report_days: 7 },
  },
  {
    operation: 'receiveWebhook',
    name: 'ghost',
    summary: 'A draft, as Ghost sends it',
    parameters: {
      source: 'ghost',
      site: 'gazette',
      'X-Ghost-Signature': signature.get('X-Ghost-Signature') ?? '',
    },
    body: POST,
  },
  {
    operation: 'receiveWebhook',
    name: 'unsigned',
    summary: 'A delivery without a signature',
    parameters: { source: 'ghost', site: 'gazette' },
    body: POST,
  },
  {
    operation: 'getReport',
    name: 'waiting',
    summary: 'At once: it waits',
    parameters: { id: REPORT_ID },
  },
  {
    operation: 'getReport',
    name: 'report',
    summary: 'Seconds later',
    parameters: { id: REPORT_ID },
    before: (room) => room.work(),
  },
  {
    operation: 'listDeadLetters',
    name: 'callback',
    summary: 'A report that its receiver did not take',
    key: ADMIN_KEY,
    before: buryCallback,
  },
  {
    operation: 'replayDeadLetter',
    name: 'callback',
    summary: 'Once the receiver is mended',
    parameters: { id: `${REPORT_ID}.callback` },
    key: ADMIN_KEY,
  },
  {
    operation: 'discardDeadLetter',
    name: 'callback',
    summary: 'It failed again, and is not wanted any more',
    before: buryCallback,
    parameters: { id: `${REPORT_ID}.callback` },
    key: ADMIN_KEY,
  },
  {
    operation: 'deleteReport',
    name: 'report',
    summary: 'Before it expires',
    parameters: { id: REPORT_ID },
    key: ADMIN_KEY,
  },
  {
    operation: 'rotateSecret',
    name: 'leaked',
    summary: 'The former secret leaked',
    parameters: { id: 'gazette' },
    key: ADMIN_KEY,
    body: { overlap_hours: 0 },
  },
  {
    operation: 'removeSite',
    name: 'gazette',
    summary: 'It sends no more',
    parameters: { id: 'gazette' },
    key: ADMIN_KEY,
  },
  { operation: 'health', name: 'running', summary: 'It runs' },
  { operation: 'readiness', name: 'ready', summary: 'It can answer' },
  {
    operation: 'explainProblem',
    name: 'empty',
    summary: 'What `library_empty` means',
    parameters: { code: 'library_empty' },
  },
  {
    operation: 'callMcp',
    name: 'verify',
    summary: 'A tool is called',
    parameters: {
      'Mcp-Protocol-Version': '2026-07-28',
      'Mcp-Method': 'tools/call',
      'Mcp-Name': 'verify_quotation',
    },
    body: {
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: {
        name: 'verify_quotation',
        arguments: { quote: ALTERED },
        _meta: {
          'io.modelcontextprotocol/protocolVersion': '2026-07-28',
          'io.modelcontextprotocol/clientInfo': { name: 'example', version: '1' },
          'io.modelcontextprotocol/clientCapabilities': {},
        },
      },
    },
  },
]
