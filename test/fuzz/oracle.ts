/** What is true of every answer, whatever was asked. */
import { Parser } from 'htmlparser2'
import * as z from 'zod'
import { CELLS_MAX, WORDS_MAX } from '../../src/core/work.ts'
import { PROBLEMS } from '../../src/http/problem.ts'
import { TEXTS } from './library.ts'
import { CANARY } from './nasty.ts'
import { type Description, type Fuzzed, operationsOf } from './request.ts'
import type { Schema } from './schema.ts'

/** An answer as it was received. */
export type Told = { readonly status: number; readonly headers: Headers; readonly body: string }

/** The most of each counter that one request may come to. */
export const BUDGET: Readonly<Record<string, number>> = {
  rounds: 4,
  keys: 48,
  postings: 24_000,
  cells: CELLS_MAX,
  words: WORDS_MAX,
  units: 1_000_000,
  marks: 20_000,
  told: 2_000,
  claims: 100,
  // Three times one claim's, and ten under way.
  'review cells': 13 * CELLS_MAX,
  'review words': 13 * WORDS_MAX,
  bytes: 8 * 1024 * 1024,
}

/** What it took, by counter. */
export type Counters = Readonly<Record<string, number>>

export type Judged = { readonly faults: readonly string[]; readonly counters: Counters }

export type Oracle = (asked: Fuzzed, told: Told) => Judged

/** @param isSteady true as long as nobody changes the library. */
export function oracleOf(description: Description): (asked: Fuzzed, told: Told, isSteady: boolean) => Judged {
  const schemas = schemasOf(description)
  return (asked, told, isSteady) => {
    const faults: string[] = []
    const { status, headers, body } = told
    // The runtime's own answer to an address that it does not read: the Worker never sees it.
    if (status === 414) return { faults, counters: {} }
    const type = (headers.get('Content-Type') ?? '').split(';', 1).join()
    if (status >= 500 && status !== 507) faults.push(`status ${status}`)
    // What the runtime itself answers for its assets.
    const isAsset = /^\/(?:page\.js|icon\.svg)/.test(asked.path)
    if (body !== '' && headers.get('X-Content-Type-Options') !== 'nosniff') faults.push('sniffable')
    const isBodiless = asked.method === 'HEAD' || [204, 304].includes(status)
    if (isBodiless && body !== '') faults.push('a body where none may be')
    if (body === '' && !isBodiless && !isAsset && ![202, 303].includes(status) && asked.method !== 'OPTIONS')
      faults.push('empty')
    if (status === 303 && !headers.get('Location')?.startsWith('/?')) faults.push('leads elsewhere')
    if (status === 405 && headers.get('Allow') === null && asked.operation !== 'callMcp' && !isAsset)
      faults.push('405 without Allow')
    if (isBodiless || body === '') return { faults, counters: { bytes: body.length } }
    // Streams of events are UTF-8 and nothing else.
    if (
      type.startsWith('text/') &&
      type !== 'text/event-stream' &&
      !/charset=utf-8/i.test(headers.get('Content-Type') ?? '')
    )
      faults.push('text of no charset')
    let value: unknown
    if (type.endsWith('json')) {
      try {
        value = JSON.parse(body)
      } catch {
        return { faults: [...faults, 'no JSON'], counters: {} }
      }
    }
    if (type === 'text/html' || type === 'image/svg+xml') faults.push(...faultsOfMarkup(body, type))
    else if (type === 'application/problem+json') faults.push(...faultsOfProblem(value, status))
    else if (status >= 400 && !(asked.operation === 'callMcp' && type === 'application/json'))
      faults.push(`a failure of the type ${type}`)
    else if (value !== undefined) {
      const schema = schemas.get(`${asked.method} ${asked.operation} ${status} ${type}`)
      const parsed = schema?.safeParse(value)
      if (parsed?.success === false)
        faults.push(`not as described: ${z.prettifyError(parsed.error).slice(0, 300)}`)
      if (status === 200) faults.push(...faultsOfSpans(asked, value))
      if (status === 200 && isSteady) faults.push(...faultsOfAnswers(value))
    } else if (type === 'text/plain' && TERMINAL.has(asked.operation) && OBEYED.test(body)) {
      faults.push('a terminal would obey it')
    }
    const counters = { ...countersOf(asked.operation, value), bytes: body.length }
    for (const [name, count] of Object.entries(counters))
      if (count > (BUDGET[name] ?? Number.POSITIVE_INFINITY)) faults.push(`${count} ${name}`)
    return { faults, counters }
  }
}

const TERMINAL: ReadonlySet<string> = new Set([
  'verify',
  'verifyBody',
  'review',
  'findQuotations',
  'getReport',
])
const OBEYED = /[^\P{Cc}\n]|\p{Bidi_Control}/u

/** Schemas of JSON answers, by method (a request may be broken to have another), operation, status and type. */
function schemasOf(description: Description): ReadonlyMap<string, z.ZodType> {
  const local = (schema: unknown) =>
    JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/'))
  const $defs = local(description.components.schemas)
  const answers = z.record(
    z.string(),
    z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })).optional() }),
  )
  const found = new Map<string, z.ZodType>()
  for (const { method, operation } of operationsOf(description)) {
    const { operationId, ...rest } = operation
    const responses = answers.parse(z.looseObject({ responses: z.unknown() }).parse(rest).responses)
    for (const [status, { content = {} }] of Object.entries(responses)) {
      for (const [type, { schema }] of Object.entries(content)) {
        if (!type.endsWith('json') || type === 'application/problem+json') continue
        found.set(
          `${method.toUpperCase()} ${operationId} ${status} ${type}`,
          z.fromJSONSchema({ ...local(schema as Schema), $defs }),
        )
      }
    }
  }
  return found
}

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  request_id: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })),
})
const STATUSES: ReadonlyMap<string, number> = new Map(
  Object.entries(PROBLEMS).map(([code, { status }]) => [code, status]),
)

function faultsOfProblem(value: unknown, status: number): string[] {
  const told = problem.safeParse(value)
  if (!told.success) return [`no problem: ${z.prettifyError(told.error)}`]
  const { code, instance } = told.data
  if (STATUSES.get(code) !== status || told.data.status !== status) return [`${code} is not ${status}`]
  return instance.includes('?') ? ['a problem that repeats the query'] : []
}

/** Elements, attributes and addresses that only unescaped text can bring about. */
function faultsOfMarkup(body: string, type: string): string[] {
  const faults: string[] = []
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name.startsWith(CANARY)) faults.push(`an element ${name}`)
        for (const [attribute, value] of Object.entries(attributes)) {
          if (attribute.startsWith(CANARY) || attribute.startsWith('on'))
            faults.push(`an attribute ${attribute}`)
          if (['href', 'src', 'action'].includes(attribute) && /^\s*(?:javascript|data):/i.test(value))
            faults.push(`an address that is a script in ${attribute}`)
        }
      },
    },
    { xmlMode: type !== 'text/html', decodeEntities: true },
  )
  parser.write(body)
  parser.end()
  return [...new Set(faults)]
}

const span = z.object({ start: z.int(), end: z.int() })
const passage = span.extend({ text: z.string() })
const found = z.object({
  spans: z.array(passage),
  quoted: z.array(passage),
  attribution: z.object({ evidence: z.array(span) }),
})
const drafts = z.object({
  quotations: z.array(found).optional(),
  findings: z.array(z.object({ quotation: found })).optional(),
  skipped: z.array(passage),
  unread: z.int().optional(),
  summary: z.object({ unread: z.int() }).optional(),
})

/** Offsets of a draft point at the words told. */
function faultsOfSpans(asked: Fuzzed, value: unknown): string[] {
  const draft = draftOf(asked)
  const told = drafts.safeParse(value)
  if (draft === null || !told.success) return []
  const { quotations = [], findings = [], skipped } = told.data
  const all = [...quotations, ...findings.map(({ quotation }) => quotation)]
  const passages = [...all.flatMap(({ spans, quoted }) => [...spans, ...quoted]), ...skipped]
  const spans = [...passages, ...all.flatMap(({ attribution }) => attribution.evidence)]
  const isOutside = spans.some(({ start, end }) => start < 0 || end < start || end > draft.content.length)
  const isElsewhere =
    draft.type === 'text' && passages.some(({ start, end, text }) => draft.content.slice(start, end) !== text)
  const unread = told.data.unread ?? told.data.summary?.unread ?? 0
  const isUnread = passages.some(({ start }) => start > draft.content.length - unread)
  return [
    ...(isOutside ? ['a span outside of the draft'] : []),
    ...(isElsewhere ? ['a span of other words'] : []),
    ...(isUnread ? ['told what was not read'] : []),
  ]
}

/** The draft that a request is of; null if it is of none, or of one that is hard to tell. */
function draftOf({ operation, headers, body, path }: Fuzzed): { content: string; type: string } | null {
  if (!['review', 'findQuotations'].includes(operation) || typeof body !== 'string') return null
  const type = headers['Content-Type']
  if (type === 'text/plain' || type === 'text/html') {
    // A body is read as UTF-8, and loses its mark of the order of bytes.
    return {
      content: body.toWellFormed().replace(/^\ufeff/, ''),
      type: type === 'text/plain' ? 'text' : 'html',
    }
  }
  if (type !== 'application/json' || path === '') return null
  const sent = z
    .object({ text: z.string(), html: z.string(), markdown: z.string() })
    .partial()
    .safeParse(JSON.parse(body.replace(/^\ufeff/, '')))
  if (!sent.success) return null
  const [[kind, content] = []] = Object.entries(sent.data)
  return kind === undefined || content === undefined ? null : { type: kind, content }
}

const match = z.object({
  wording: z.string(),
  text: z.string(),
  document: z.object({ id: z.string() }),
  span,
  pieces: z.array(z.unknown()),
})
const answer = z.object({
  verdict: z.string(),
  claim: z.object({ quote: z.string() }),
  matches: z.array(match),
})

/** Letters and figures, as simply as can be. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const HELD = new Map(TEXTS.map(({ metadata, text }) => [metadata.id, text]))
const LETTERS = TEXTS.map(({ text }) => lettersOf(text))
/** A quote in which no mark can leave anything out or put anything in. */
const PLAIN = /^[\p{L}\p{N}\p{M}\s.,;!?]*$/u

/** What no reader sees of a quote: references to characters; these, and tags, and addresses of links. */
const UNSEEN = [/&#?\w+;/g, /<[^<>]*>|&#?\w+;|\]\([^()]*\)/g]

/** What is told of the texts held is there, and only what is there word for word is called so. */
function faultsOfAnswers(value: unknown): string[] {
  return answersIn(value).flatMap(({ verdict, claim, matches }) => {
    const isElsewhere = matches.some(
      ({ text, document, span: { start, end }, pieces }) =>
        pieces.length === 0 && HELD.get(document.id)?.slice(start, end) !== text,
    )
    const [first] = matches
    const letters = lettersOf(claim.quote)
    const isExact = verdict === 'verbatim' && first?.wording === 'exact'
    const readings = [letters, ...UNSEEN.map((unseen) => lettersOf(claim.quote.replace(unseen, '')))]
    const isInvented = isExact && !readings.some((reading) => reading.includes(lettersOf(first.text)))
    const isAbsent = isExact && PLAIN.test(claim.quote) && !LETTERS.some((held) => held.includes(letters))
    return [
      ...(isElsewhere ? ['a match that stands elsewhere'] : []),
      ...(isInvented ? ['verbatim words that were not claimed'] : []),
      ...(isAbsent ? ['verbatim words that are not held'] : []),
      ...(verdict === 'verbatim' && first === undefined ? ['verbatim without a place'] : []),
    ]
  })
}

function answersIn(value: unknown): z.infer<typeof answer>[] {
  const one = answer.safeParse(value)
  if (one.success) return [one.data]
  const many = z
    .object({
      results: z.array(z.object({ answer: answer.optional() })).default([]),
      findings: z.array(z.object({ answer: answer.nullable() })).default([]),
    })
    .safeParse(value)
  if (!many.success) return []
  return [...many.data.results, ...many.data.findings].flatMap((part) => part.answer ?? [])
}

const cost = z.record(z.string(), z.number())

function countersOf(operation: string, value: unknown): Record<string, number> {
  const told = z.object({ cost }).safeParse(value)
  if (!told.success) return {}
  const counters: Record<string, number> = { ...told.data.cost }
  // Bytes read of the store, not of the answer.
  delete counters['bytes']
  if (operation !== 'review') return counters
  const { cells = 0, words = 0, ...rest } = counters
  return { ...rest, 'review cells': cells, 'review words': words }
}
