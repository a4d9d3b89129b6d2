/** What a response says. Response schemas describe; TypeScript, not the running service, holds the answers to them. */
import * as z from 'zod'
import { VERDICTS } from '../../core/judgement/verdict.ts'
import type { Answer, Cost } from '../../service/answer.ts'

import { isProblemCode, PROBLEMS, type Problem, type ProblemCode } from '../problem.ts'
import { receipt } from './receipt.ts'

export const span = z
  .object({ start: z.int().min(0), end: z.int().min(0) })
  .meta({ id: 'Span', description: 'A half-open range of UTF-16 offsets.' })

const signal = z
  .object({
    kind: z.enum([
      'negation_changed',
      'number_changed',
      'name_changed',
      'modal_changed',
      'qualifier_dropped',
      'question_changed',
      'elision_hides',
      'bracket_replaces',
      'truncated_sentence',
      'mixed_voice',
      'quoting',
      'speaker_unread',
      'role_changed',
      'ambiguous_date',
      'suspicious_characters',
      'also_elsewhere',
      'superseded',
    ]),
    claimed: z.string(),
    source: z.string(),
  })
  .meta({
    id: 'Signal',
    description: 'Something a reader should know: the claimed words and the words of the source.',
  })

const edit = z
  .object({
    op: z.enum(['replace', 'insert', 'delete', 'elide', 'bracket']),
    claimed: z.string(),
    source: z.string(),
    at: z.int().min(0).meta({ description: '0-based index of the claimed word.' }),
    weight: z.enum(['light', 'full']).meta({
      description: '`light`: a slip of the pen that makes no other word.',
    }),
    detail: list(z.object({ claimed: span, source: span })).meta({
      description:
        'Where one word was replaced by a similar one: the letters that differ, as spans of `claimed` and `source`; else empty.',
    }),
  })
  .meta({ id: 'Edit', description: 'What the claim did to the source.' })

const attribution = z
  .object({
    speaker: z.string().nullable().meta({
      description: 'The fullest name in the text; of people unnamed the words that describe them.',
    }),
    kind: z
      .enum(['person', 'organisation', 'unnamed'])
      .nullable()
      .meta({ description: 'What kind of speaker; null if there is none.' }),
    role: z.string().nullable(),
    date: z.string().nullable().meta({
      description:
        'ISO 8601, as precise as known: `1999-06-11`, `1999-06`, `1999`, or an interval: `1999-06-10/1999-06-12`.',
    }),
    via: list(z.string()).meta({ description: 'The outlets through which the words were reported.' }),
    evidence: list(
      span.extend({ of: z.enum(['speaker', 'date', 'via']), certainty: z.enum(['stated', 'inferred']) }),
    ).meta({ description: 'Where in the text each part of the attribution was read.' }),
    candidates: list(z.string()).meta({
      description:
        'Who may be meant where more than one person may be; then `speaker` is null or a description.',
    }),
  })
  .meta({ id: 'Attribution' })

const source = z
  .object({
    id: z.string(),
    title: z.string(),
    author: z.string().nullable(),
    publication: z.string().nullable(),
    volume: z.number().nullable(),
    issue: z.number().nullable(),
    date: z.string().nullable(),
    language: z.string(),
    url: z.string().nullable(),
    translation: z.boolean(),
    sha256: z.string(),
    superseded: z.boolean().meta({
      description: 'True of an older version: a later one is held under the same id.',
    }),
  })
  .meta({ id: 'Source' })

const selector = z
  .object({
    type: z.literal('TextQuoteSelector'),
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
  })
  .meta({ id: 'TextQuoteSelector', description: 'A W3C Web Annotation selector.' })

const match = z
  .object({
    match: z.enum(['exact', 'fuzzy']).meta({ description: '`exact`: no word differs.' }),
    wording: z.enum(['exact', 'respelled', 'elided', 'stitched', 'altered']).meta({
      description:
        '`respelled` reads aloud the same, `elided` has honest marks, `stitched` is cut without one, `altered` has other words.',
    }),
    similarity: z.number().min(0).max(1).meta({ description: 'For display only: it never decides.' }),
    text: z.string().meta({ description: 'The words of the source, cut from the canonical text.' }),
    edits: list(edit).meta({ description: 'In the order of the claim; none if no word differs.' }),
    folds: list(
      z.enum([
        'case',
        'quotes',
        'dashes',
        'spaces',
        'punctuation',
        'compatibility',
        'diacritics',
        'invisible',
        'line_breaks',
      ]),
    ).meta({ description: 'The kinds of typography in which claim and source differ.' }),
    signals: list(signal).meta({
      description: 'What to know of this place; `warnings` are those of the first.',
    }),
    voice: z.enum(['speech', 'reported', 'narration', 'mixed']).nullable().meta({
      description: 'Whether somebody says the words, is told to have said them, or the text itself tells.',
    }),
    attribution,
    checks: z.object({
      speaker: z.enum(['confirmed', 'contradicted', 'unknown', 'not_claimed']),
      date: z.enum(['confirmed', 'published', 'contradicted', 'unknown', 'not_claimed']),
    }),
    document: source,
    span,
    pieces: list(z.object({ claimed: span, document: z.string(), sha256: z.string(), span })).meta({
      description:
        'The parts of a match that was put together from several places; `claimed` is a span of the quote, `span` one of the text of that SHA-256.',
    }),
    locator: z.string().nullable().meta({ description: 'As people cite it: a verse, a page, a time.' }),
    selector,
    context: z
      .object({ before: z.string(), after: z.string() })
      .meta({ description: 'What stands before and after in the text.' }),
    link: z.string().nullable().meta({ description: 'A text fragment link, where the document has a url.' }),
  })
  .meta({ id: 'Match' })

export const corpus = z
  .object({
    version: z.string().meta({ description: 'The same documents have the same version.' }),
    documents: z.int(),
    words: z.int(),
    from: z.string().nullable().meta({ description: 'Date of the earliest document.' }),
    until: z.string().nullable().meta({ description: 'Date of the latest document.' }),
  })
  .meta({ id: 'Corpus', description: 'The library that was searched, in the latest versions of its texts.' })

const coverage = z
  .object({
    name: z.string(),
    documents: z.int(),
    words: z.int(),
    from: z.string().nullable(),
    until: z.string().nullable(),
  })
  .meta({
    id: 'Coverage',
    description: 'What is held of the claimed speaker: texts that belong to whoever has that name.',
  })

const cost = z
  .object({
    rounds: z.int(),
    waves: z.int(),
    keys: z.int(),
    bytes: z.int(),
    postings: z.int(),
    cells: z.int().meta({ description: 'Cells of alignment tables, and pairs of words compared for them.' }),
    words: z.int().meta({ description: 'Words read in the texts, and laid out at the places found.' }),
  })
  .meta({ id: 'Cost', description: 'What one verification asked of storage and processor.' })

export const answer = z
  .object({
    id: z.string().meta({ description: 'The same question to the same library has the same id.' }),
    verdict: z.enum(VERDICTS).meta({
      description: '`not_found`: not in the texts held, which does not mean that nobody said it.',
    }),
    reasons: list(
      z.enum([
        'words_changed',
        'stitched',
        'other_speaker',
        'not_quoted',
        'speaker_unknown',
        'too_short',
        'other_date',
        'ambiguous',
        'budget_exhausted',
      ]),
    ),
    warnings: list(signal).meta({
      description: 'To be read before the words are printed, whatever the verdict.',
    }),
    summary: z.string().meta({ description: 'The verdict in a sentence, to paste.' }),
    claim: z.object({
      quote: z.string(),
      speaker: z.string().nullable(),
      date: z.string().nullable(),
      date_read: list(z.string()).meta({ description: 'How the date was understood, ISO 8601.' }),
      document: z.string().nullable(),
    }),
    places: z
      .object({ count: z.int(), complete: z.boolean() })
      .meta({ description: 'How many places hold the words; `complete` if no others can.' }),
    matches: list(match).meta({ description: 'Best first; the first is the place that decided.' }),
    nearest: match.nullable().meta({ description: 'The best place too far from the claim to be a match.' }),
    corpus: corpus
      .extend({
        speaker: coverage.nullable().optional().meta({
          description: 'Only if the request said `coverage`; null if no speaker is claimed.',
        }),
      })
      .meta({ id: 'AnswerCorpus' }),
  })
  .meta({ id: 'Answer' })

/** An answer, with what it cost if the request said `debug`, and its receipt if that said `receipt`. */
export const verifyAnswer = answer
  .extend({ cost: cost.optional(), receipt: receipt.optional() })
  .meta({ id: 'VerifyAnswer' })

export const problem = z
  .object({
    type: z.string().meta({ description: 'URI of a description, relative to the service.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    code: z
      .custom<ProblemCode>((code) => typeof code === 'string' && isProblemCode(code))
      .meta({ type: 'string', enum: Object.keys(PROBLEMS) }),
    request_id: z.string(),
    errors: list(z.object({ field: z.string(), message: z.string() })),
  })
  .meta({ id: 'Problem', description: 'An error, as RFC 9457 has it.' })

/** What is always true of a problem of this code. */
export const problemMeaning = problem
  .pick({ type: true, code: true, status: true, title: true })
  .extend({ meaning: z.string() })
  .meta({ id: 'ProblemMeaning' })

/** `results[i]` belongs to `claims[i]`. */
export const batchAnswer = z
  .object({ results: list(z.union([z.object({ answer: verifyAnswer }), z.object({ problem })])) })
  .meta({ id: 'BatchAnswer' })

export const documentList = z
  .object({
    documents: list(
      z.object({
        id: z.string(),
        title: z.string(),
        author: z.string().nullable(),
        speaker: z.string().nullable(),
        publication: z.string().nullable(),
        date: z.string().nullable(),
        words: z.int(),
      }),
    ),
    next: z.string().nullable().meta({ description: 'The `after` of the next page; null on the last.' }),
    corpus,
  })
  .meta({ id: 'DocumentList' })

const passage = span.extend({ text: z.string().meta({ description: 'Its words, without markup.' }) })

const foundQuotation = z
  .object({
    voice: z
      .enum(['speech', 'reported'])
      .meta({ description: '`speech`: the words themselves; `reported`: told indirectly.' }),
    text: z
      .string()
      .meta({ description: 'All its words; the parts of an interrupted one joined with a space.' }),
    spans: list(passage).meta({
      description: 'Its parts, in UTF-16 units of the text as sent: several where it is interrupted.',
    }),
    quoted: list(passage).meta({ description: 'What the speaker quotes inside.' }),
    attribution,
  })
  .meta({ id: 'Quotation', description: 'What somebody says in one go.' })

const quotationFields = {
  quotations: list(foundQuotation),
  skipped: list(passage.extend({ reason: z.enum(['title', 'name', 'scare', 'ignored']) })).meta({
    description:
      'Marked words that are nobody’s: a title, a name that something goes by, words held at arm’s length.',
  }),
}

const unread = z.int().min(0).meta({
  description:
    'UTF-16 units at the end of the draft that were not read: it has more quotations or marks than are read at once. 0 if all of it was. Send the rest by itself.',
})

const readingCost = z
  .object({
    units: z.int().meta({ description: 'UTF-16 units of the text read, without markup.' }),
    marks: z.int().meta({ description: 'Quotation marks and apostrophes looked at.' }),
    told: z.int().meta({ description: 'Quotations and skipped words told.' }),
  })
  .meta({ id: 'ReadingCost', description: 'What reading a draft asked of the processor.' })

export const quotationsAnswer = z
  .object({
    ...quotationFields,
    unread,
    language: z.string(),
    date: z
      .string()
      .nullable()
      .meta({ description: 'The date of publication as it was understood, ISO 8601.' }),
    cost: readingCost.optional(),
  })
  .meta({ id: 'Quotations' })

export const finding = z
  .object({
    quotation: foundQuotation,
    selectors: list(selector).meta({
      description: 'Where its parts stand in the text that a reader sees, as Web Annotation has it.',
    }),
    claim: z.object({
      quote: z.string(),
      speaker: z.string().nullable(),
      date: z.string().nullable(),
      document: z.null(),
    }),
    verdict: z.enum([...VERDICTS, 'unchecked']),
    unchecked: z.enum(['not_verifiable', 'too_many', 'budget_exhausted']).nullable().meta({
      description: 'Why it was not verified; null if it was.',
    }),
    answer: answer.nullable(),
    correction: z
      .object({
        text: z.string().nullable(),
        speaker: z.string().nullable(),
        date: z.string().nullable(),
      })
      .nullable()
      .meta({
        description: 'What would be right, by the place that decided; null where nothing is wrong or known.',
      }),
  })
  .meta({ id: 'Finding', description: 'A quotation of the draft, and what became of it.' })

export const reviewSummary = z.object({
  quotations: z.int(),
  verdicts: z.record(z.enum([...VERDICTS, 'unchecked']), z.int()),
  skipped: z.int(),
  unread,
  complete: z.boolean().meta({
    description: 'False if a part of the draft was not read, or a quotation in it not verified.',
  }),
})

export const skippedWords = list(
  passage.extend({ reason: z.enum(['title', 'name', 'scare', 'reported', 'ignored']) }),
).meta({ description: 'Marked words that are nobody’s, and words that are told indirectly.' })

export const reviewAnswer = z
  .object({
    summary: reviewSummary,
    findings: list(finding).meta({ description: 'In the order of the draft.' }),
    skipped: skippedWords,
    language: z.string(),
    date: z.string().nullable(),
    corpus,
    cost: readingCost
      .extend({
        claims: z.int().meta({ description: 'Claims verified.' }),
        cells: cost.shape.cells,
        words: cost.shape.words,
      })
      .meta({ id: 'ReviewCost', description: 'What a review asked of the processor.' })
      .optional(),
  })
  .meta({ id: 'Review' })

export const heldDocument = source
  .omit({ sha256: true, superseded: true })
  .extend({
    speaker: z.string().nullable(),
    licence: z.string().nullable(),
    fiction: z.boolean(),
    restricted: z.boolean().meta({
      description: 'True if it may be quoted from, but read whole only with a key for publishing.',
    }),
    aliases: z.record(z.string(), list(z.string())),
    sha256: z.string(),
    words: z.int(),
    text: z.string().meta({ description: 'The canonical text, whose UTF-16 units every span counts.' }),
    ...quotationFields,
  })
  .meta({ id: 'Document' })

export const putAnswer = z
  .object({
    id: z.string(),
    sha256: z.string().meta({ description: 'Of the canonical text.' }),
    digest: z.string().meta({
      description: 'Of the text and all that is known of it: its `ETag`, for `If-Match`.',
    }),
    words: z.int(),
    status: z.enum(['created', 'replaced', 'unchanged']),
    corpus,
  })
  .meta({ id: 'PutAnswer' })

const program = {
  version: z.string().meta({ description: 'Of the program.' }),
  engine: z.string().meta({
    description:
      'Of what reads, searches and judges: the same question to the same corpus and engine has the same answer.',
  }),
}

export const health = z
  .object({
    status: z.literal('ok'),
    ...program,
    deployment: z
      .object({ id: z.string(), tag: z.string() })
      .nullable()
      .meta({ description: 'The version of the Worker as Cloudflare names it; null where it does not.' }),
  })
  .meta({ id: 'Health' })

export const readiness = z
  .object({
    status: z.literal('ready'),
    ...program,
    corpus,
    plan: z.enum(['free', 'paid']),
    publishing: z.boolean().meta({ description: 'Whether there is a key to publish texts by request.' }),
    administration: z
      .boolean()
      .meta({ description: 'Whether there is a key to administer sites and reports.' }),
    newsroom: z.boolean().meta({ description: 'Whether articles are taken in.' }),
    receipts: z.boolean().meta({ description: 'Whether receipts are issued, and a log is kept.' }),
  })
  .meta({ id: 'Readiness' })

export function list<Item extends z.ZodType>(item: Item) {
  return z.array(item).readonly()
}

/** Both ways, or the build fails: what the contract promises and what the service gives are one type. */
export type Kept = [
  Includes<z.infer<typeof answer>, Answer>,
  Includes<Answer, z.infer<typeof answer>>,
  Includes<z.infer<typeof cost>, Cost>,
  Includes<Cost, z.infer<typeof cost>>,
  Includes<z.infer<typeof problem>, Problem>,
  Includes<Problem, z.infer<typeof problem>>,
]
type Includes<Whole, Part extends Whole> = Part
