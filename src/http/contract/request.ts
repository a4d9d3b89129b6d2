/** What a request may say: schemas that check it, name the field that is wrong, and describe themselves in OpenAPI. */
// Schemas describe themselves only if they are made after this.
import '@hono/zod-openapi'
import * as z from 'zod'
import {
  DRAFT_UNITS_MAX,
  dateFault,
  draftFault,
  FACT_UNITS_MAX,
  factFault,
  NAME_UNITS_MAX,
  nameFault,
  publicationDateFault,
  QUOTE_UNITS_MAX,
  quoteFault,
  textFault,
} from '../../service/fault.ts'
import { DATE_RULE, ID, ID_RULE, isIsoDate, isLanguageTag, LANGUAGE_RULE } from '../../service/manuscript.ts'

export const CLAIMS_MAX = 50
const MATCHES_MAX = 20
const MATCHES_DEFAULT = 5
const PAGE_MAX = 100
const NUMBER_MAX = 999_999_999
const ATTRIBUTIONS_MAX = 200

const quote = text(quoteFault).meta({
  maxLength: QUOTE_UNITS_MAX,
  description:
    'The claimed words: 1 to 2,000 words. If they hold quotation marks, only what stands inside is claimed as speech.',
  example: "We don't intend to beg the American side",
})
const speaker = name().meta({
  description: 'Who is claimed to have said or written it: a person, a publication or a work.',
  example: 'Leonid Ivashov',
})
const date = text(dateFault).meta({
  maxLength: NAME_UNITS_MAX,
  description:
    'When it is claimed to have been said: `1999-06-11`, `11 June 1999`, `June 1999`, `1999`, `June 11` or `6/11/1999`.',
  example: '1999-06-11',
})
const document = name().meta({
  description: 'Search in this one document only: an id of `GET /v1/documents`.',
  example: 'monitor-5-114',
})
const limit = count(MATCHES_MAX).default(MATCHES_DEFAULT).meta({ description: 'The most matches to return.' })
const format = z
  .enum(['json', 'text'], must('json or text'))
  .optional()
  .meta({ description: '`json`, or `text` for a terminal; wins over the `Accept` header.' })
const answerFormat = z
  .enum(['json', 'text', 'html'], must('json, text or html'))
  .optional()
  .meta({ description: '`json`, `text` for a terminal, or `html`, a page; wins over the `Accept` header.' })
const debug = z
  .boolean(must('true or false'))
  .default(false)
  .meta({ description: 'Adds `cost`, what the verification took, to a JSON answer.' })

const coverage = z.boolean(must('true or false')).default(false).meta({
  description: 'Adds `corpus.speaker`, what is held of the claimed speaker, to the answer.',
})

const receipt = z
  .boolean(must('true or false'))
  .default(false)
  .meta({ description: 'Adds `receipt`, a signed statement of the answer that can be verified offline.' })

/** What a claim says; `null` is the same as leaving a field out. */
export const claimFields = {
  quote,
  speaker: speaker.nullish(),
  date: date.nullish(),
  document: document.nullish(),
  limit,
  coverage,
}

/** A claim in a JSON body. */
const claim = z.strictObject(
  { ...claimFields, debug },
  {
    // Unknown fields keep the message of their own.
    error: ({ code }) => (code === 'invalid_type' ? 'Must be a JSON object' : undefined),
  },
)

export const verifyBody = claim.extend({ format: answerFormat, receipt }).meta({ id: 'VerifyRequest' })

/** One of a batch. It has no `format`: a batch answers in JSON. */
export const batchClaim = claim.meta({ id: 'BatchClaim' })

/** The claims are read one by one, later: a bad one must not fail the others. */
export const batchBody = z
  .strictObject({
    claims: z
      .array(z.unknown(), must('a list of claims'))
      .min(1, 'Must hold at least one claim')
      .max(CLAIMS_MAX, `Must hold at most ${CLAIMS_MAX} claims`)
      .meta({ items: { $ref: '#/components/schemas/BatchClaim' } }),
  })
  .meta({ id: 'BatchRequest' })

export const verifyQuery = z.strictObject({
  quote,
  speaker: inQuery(speaker.optional()),
  date: inQuery(date.optional()),
  document: inQuery(document.optional()),
  limit: inQuery(limit, readNumber),
  format: inQuery(answerFormat),
  coverage: inQuery(coverage, readBoolean),
  debug: inQuery(debug, readBoolean),
  receipt: inQuery(receipt, readBoolean),
})

/** What a page is asked; whatever else is in its address (where a link was followed from) is not ours. */
export const questionQuery = z.object({
  quote,
  speaker: inQuery(speaker.optional()),
  date: inQuery(date.optional()),
  document: inQuery(document.optional()),
})

/**
 * The passage to mark in the page of a text, in UTF-16 units, and in which version, by the beginning of its digest; or
 * which part of a long text to show.
 */
export const textPageQuery = z.object({
  start: inQuery(offset().optional(), readNumber),
  end: inQuery(offset().optional(), readNumber),
  sha256: inQuery(
    z
      .string()
      .regex(/^[0-9a-f]{8,64}$/, 'Must be the beginning of a SHA-256, 8 digits or more')
      .optional(),
  ),
  part: inQuery(offset().min(1, 'Must be at least 1').optional(), readNumber),
})

/** https://oembed.com, section 2.2. */
export const oembedQuery = z.object({
  url: z.string(must('an address of this service')),
  maxwidth: inQuery(count(NUMBER_MAX).optional(), readNumber),
  maxheight: inQuery(count(NUMBER_MAX).optional(), readNumber),
  format: inQuery(z.literal('json', 'Must be json').optional()),
})

/** A POST says everything in its body. */
export const noQuery = z.strictObject({})

export const documentsQuery = z.strictObject({
  after: inQuery(name().optional().meta({ description: 'The `next` of the page before.' })),
  limit: inQuery(
    count(PAGE_MAX).default(PAGE_MAX).meta({ description: 'The most documents on the page.' }),
    readNumber,
  ),
})

export const documentQuery = z.strictObject({ format: inQuery(format) })

const draftText = text(draftFault).meta({
  maxLength: DRAFT_UNITS_MAX,
  description: 'Plain text; paragraphs are parted by blank lines.',
  example: '“We will not sell the lighthouse,” said Mayor Edith Calloway on Friday.',
})
const html = text(draftFault).meta({
  maxLength: DRAFT_UNITS_MAX,
  description:
    'HTML, a page or a part of one; every offset of the answer counts its characters, tags included.',
})
const markdown = text(draftFault).meta({
  maxLength: DRAFT_UNITS_MAX,
  description:
    'Markdown (CommonMark with tables, footnotes and front matter); every offset of the answer counts its characters. Code quotes nobody, and `<!-- verbatim-ignore -->` before a paragraph leaves it alone.',
})
const draftDate = text(publicationDateFault).meta({
  maxLength: NAME_UNITS_MAX,
  description:
    'When the text was or will be published: `1999-06-14`, `14 June 1999`. “On Friday” hangs on it.',
  example: '1999-06-14',
})
const language = z
  .string(must('a language tag'))
  .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/, `Must be ${LANGUAGE_RULE}`)
  .meta({ description: 'BCP 47 tag of the text’s language; English if left out.', example: 'en' })

const debugDraft = debug.meta({
  description: 'Adds `cost`, what reading and verifying took, to a JSON answer.',
})

/** A draft is sent in one of these ways. */
export const oneDraft = exactlyOneOf('text', 'html', 'markdown')

/** What is said of a draft. */
export const draftFields = {
  text: draftText.optional(),
  html: html.optional(),
  markdown: markdown.optional(),
  language: language.default('en'),
  date: draftDate.nullish(),
}
/** What is said of a draft that is itself the body. */
const besideDraft = { language: inQuery(language.default('en')), date: inQuery(draftDate.optional()) }

/** A text whose quotations are wanted: as `text`, `html` or `markdown`. */
export const quotationsBody = z
  .strictObject({ ...draftFields, format, debug: debugDraft })
  .superRefine(oneDraft)
  .meta({ id: 'QuotationsRequest' })

export const quotationsQuery = z.strictObject({
  ...besideDraft,
  format: inQuery(format),
  debug: inQuery(debugDraft, readBoolean),
})

const reviewFormat = z
  .enum(['json', 'text', 'html', 'sarif'], must('json, text, html or sarif'))
  .optional()
  .meta({
    description:
      '`json`, `text` for a terminal, `html` for a page, or `sarif` (SARIF 2.1.0) for an editor; wins over the `Accept` header.',
  })

/** A draft whose quotations are to be verified. */
export const reviewBody = z
  .strictObject({ ...draftFields, format: reviewFormat, debug: debugDraft })
  .superRefine(oneDraft)
  .meta({ id: 'ReviewRequest' })

export const reviewQuery = z.strictObject({
  ...besideDraft,
  format: inQuery(reviewFormat),
  debug: inQuery(debugDraft, readBoolean),
})

/** Not checked further: what is no id names no document. */
export const documentId = z
  .string(must('the id of a document'))
  .meta({ description: 'An id of `GET /v1/documents`.', example: 'monitor-5-114' })

export const documentPath = z.object({ id: documentId })

/** Not checked further: what is no code names no problem. */
export const problemPath = z.object({
  code: z.string().meta({ description: 'The `code` of a problem.', example: 'invalid_request' }),
})

/** The id of a document that is to be held. */
export const newDocumentPath = z.object({
  id: z
    .string()
    .regex(ID, `Must be ${ID_RULE}`)
    .meta({ description: `The id it is to have: ${ID_RULE}.`, example: 'gazette-12' }),
})

const isoDate = z.string(must('a date')).refine(isIsoDate, `Must be ${DATE_RULE}`)
const number = z.int(must('a whole number')).min(0, 'Must be at least 0').max(NUMBER_MAX, 'Is too large')
const flag = z.boolean(must('true or false')).default(false)

const attribution = z.strictObject(
  {
    quote: text(quoteFault).meta({ description: 'The words as they stand in the text.' }),
    speaker: fact().nullish(),
    role: fact().nullish(),
    date: isoDate.nullish(),
    via: z.array(fact(), must('a list of names')).min(1, 'Must hold at least one name').nullish(),
  },
  must('a JSON object'),
)

/** A text to be held, as `text` or as `html`, and what is known of it; `null` is the same as leaving a field out. */
export const documentBody = z
  .strictObject({
    text: text(textFault)
      .optional()
      .meta({ description: 'Plain text. Line ends become LF, blank lines around it are dropped.' }),
    html: text(textFault)
      .optional()
      .meta({ description: 'Instead of `text`: HTML, a page or a part of one, of which the text is held.' }),
    title: fact().nullish().meta({
      description: 'Required, unless publication, volume and issue are known: then `Monitor 5:114`.',
    }),
    author: fact().nullish().meta({ description: 'Whose words the text is, where it does not quote.' }),
    speaker: fact().nullish().meta({ description: 'Set if the whole text is one person’s speech.' }),
    publication: fact().nullish(),
    volume: number.nullish(),
    issue: number.nullish(),
    date: isoDate.nullish().meta({ description: 'Of publication, or of a speech; as precise as known.' }),
    language: z
      .string(must('a language tag'))
      .refine(isLanguageTag, `Must be ${LANGUAGE_RULE}`)
      .meta({ example: 'en' }),
    url: z
      .url({ protocol: /^https?$/, error: must('an http or https address').error })
      .nullish()
      .meta({ description: 'Where it can be read.' }),
    licence: fact().nullish().meta({ description: 'What allows it to be held.' }),
    fiction: flag.meta({ description: 'True if its speakers are characters.' }),
    translation: flag.meta({ description: 'True if others may translate differently.' }),
    restricted: flag.meta({
      description:
        'True if it may be quoted from, but not read whole: answers show the words that a claim demands and a little around them, and only a key for publishing reads it.',
    }),
    aliases: z
      .record(
        fact(),
        z.array(fact(), must('a list of names')).min(1, 'Must hold at least one name'),
        must('a JSON object'),
      )
      .default({})
      .meta({ description: 'Other names of a person, publication or work.' }),
    attribution: z
      .array(attribution, must('a list'))
      .max(ATTRIBUTIONS_MAX, `Must hold at most ${ATTRIBUTIONS_MAX} entries`)
      .default([])
      .meta({ description: 'An editor’s word on single quotations, which wins over what is inferred.' }),
  })
  .superRefine(exactlyOneOf('text', 'html'))
  .meta({ id: 'DocumentRequest' })

/** Refuses all but one of the ways in which a text may be sent. */
function exactlyOneOf<Name extends string>(...names: readonly [Name, ...Name[]]) {
  return (body: { readonly [Way in Name]?: unknown }, context: z.RefinementCtx): void => {
    const [first, ...others] = names.filter((name) => body[name] !== undefined)
    if (first === undefined) {
      context.addIssue({
        code: 'custom',
        path: [names[0]],
        message: `Is required, or ${names.slice(1).join(', or ')}`,
      })
    }
    for (const name of others) {
      const message = `Must not stand beside ${first}: send one of them`
      context.addIssue({ code: 'custom', path: [name], message })
    }
  }
}

/** A fact about a document. */
function fact() {
  return z
    .string(must('text'))
    .trim()
    .superRefine((value, context) => {
      const message = factFault(value)
      if (message !== null) context.addIssue(message)
    })
    .meta({ maxLength: FACT_UNITS_MAX })
}

function text(fault: (value: string) => string | null) {
  return z.string(must('text')).superRefine((value, context) => {
    const message = fault(value)
    if (message !== null) context.addIssue(message)
  })
}

function name() {
  return text(nameFault).meta({ maxLength: NAME_UNITS_MAX })
}

/** A number of things, at least one. */
export function count(most: number) {
  return z.int(must('a whole number')).min(1, 'Must be at least 1').max(most, `Must be at most ${most}`)
}

/** A number of UTF-16 units, or of parts. */
export function offset() {
  return z
    .int(must('a whole number'))
    .min(0, 'Must be at least 0')
    .max(NUMBER_MAX, `Must be at most ${NUMBER_MAX}`)
}

/** A query parameter that is repeated arrives as a list. */
export function must(be: string) {
  return {
    error({ input }: { input?: unknown }): string {
      if (input === undefined) return 'Is required'
      return Array.isArray(input) ? `Must be ${be}, once` : `Must be ${be}`
    },
  }
}

/**
 * A field of a query, whose values are all text: `read` makes them what the schema checks. A form sends the fields
 * that were left blank as well, so `speaker=` says nothing about the speaker.
 */
function inQuery<Schema extends z.ZodType>(
  schema: Schema,
  read: (value: unknown) => unknown = (value) => value,
) {
  return z.preprocess((value) => (value === '' ? undefined : read(value)), schema)
}

/** The number written; what is not one stays as it is, for the schema to refuse. */
function readNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
}

function readBoolean(value: unknown): unknown {
  return value === 'true' ? true : value === 'false' ? false : value
}
