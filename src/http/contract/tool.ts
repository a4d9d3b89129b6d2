/** What tools of agents take and give: what requests and responses say, without what only a program wants. */
import * as z from 'zod'
import { claimFields, count, documentId, draftFields, must, offset, oneDraft } from './request.ts'
import { answer, heldDocument, reviewAnswer, span } from './response.ts'

const EXCERPT_UNITS_MAX = 40_000
const EXCERPT_UNITS = 4_000

/** An agent pays for every word it reads, and the place that decided is the first. */
const limit = claimFields.limit.unwrap().default(1).meta({
  description: 'The most matches to return, 1 to 20; `places.count` says how many there are.',
})

export const verifyQuotationInput = z.strictObject({
  quote: claimFields.quote,
  speaker: claimFields.speaker,
  date: claimFields.date,
  document: claimFields.document,
  limit,
  coverage: claimFields.coverage,
})
export const verifyQuotationOutput = atRoot(answer)

export const reviewTextInput = z
  .strictObject({
    ...draftFields,
    omit_verbatim: z.boolean(must('true or false')).default(false).meta({
      description: 'Leaves out findings that are verbatim and warn of nothing; `summary` counts them.',
    }),
  })
  .superRefine(oneDraft)
export const reviewTextOutput = atRoot(reviewAnswer)

export const getDocumentInput = z.strictObject({
  id: documentId,
  start: offset().default(0).meta({
    description:
      'Where to begin, in UTF-16 units. To read around a match, begin a few hundred before its `span.start`.',
  }),
  length: count(EXCERPT_UNITS_MAX)
    .default(EXCERPT_UNITS)
    .meta({ description: 'The most UTF-16 units to return.' }),
})
export const getDocumentOutput = heldDocument.extend({
  text: z.string().meta({ description: 'The part of the canonical text that `span` names.' }),
  span: span.meta({ description: 'Where `text` stands in the whole.' }),
  units: z.int().meta({ description: 'UTF-16 units of the whole text.' }),
  next: z.int().nullable().meta({ description: 'The `start` of the next part; null if this is the last.' }),
})

/** The same object without the id by which others refer to it, so that a description of it begins with its fields. */
function atRoot<Shape extends z.core.$ZodLooseShape>(object: z.ZodObject<Shape>) {
  return object.extend({})
}
