/** What requests for receipts say, and their answers. */
import * as z from 'zod'
import { statement } from '../../service/receipt/statement.ts'
import { publicKey } from '../../transparency/signer.ts'
import { must, verifyQuery } from './request.ts'

export const receiptPath = z.object({
  id: z.string().meta({
    description: 'Id of a receipt: that of its answer.',
    example: '0dd1d3eb6cb0f14fcb8b3f64f4e4d0f7',
  }),
})

export const receiptQuery = z.strictObject({
  format: z.enum(['json', 'text', 'html', 'jws'], must('json, text, html or jws')).optional().meta({
    description:
      '`json`, `text` for a terminal, `html` for a page, or `jws`, the signed statement alone; wins over the `Accept` header.',
  }),
  quote: verifyQuery.shape.quote.optional().meta({
    description: 'With `speaker`, `date` and `document` a claim, to be told whether the receipt is of it.',
  }),
  speaker: verifyQuery.shape.speaker,
  date: verifyQuery.shape.date,
  document: verifyQuery.shape.document,
})

/** As what reads it has it, which knows nothing of descriptions of APIs. */
function toldAs<Told>(schema: z.ZodType<Told>) {
  const { $schema: _, ...shape } = z.toJSONSchema(schema)
  return z.custom<Told>().meta(shape)
}

const toldStatement = toldAs(statement).meta({ id: 'Statement' })

const jws = z.string().meta({ description: 'The signed statement: JWS (RFC 7515), compact, EdDSA.' })

/** In an answer that was asked for one. */
export const receipt = z
  .object({
    id: z.string(),
    url: z.string().meta({ description: 'Where it can be read by whoever has its address.' }),
    jws,
    claim: z
      .object({
        quote: z.string(),
        speaker: z.string().nullable(),
        date: z.string().nullable(),
        document: z.string().nullable(),
      })
      .meta({ description: 'As it was asked; its digest is in the statement.' }),
  })
  .meta({ id: 'Receipt', description: 'A signed statement of the answer, which can be verified offline.' })

export const receiptAnswer = z
  .object({
    id: z.string(),
    url: z.string(),
    jws,
    statement: toldStatement,
    is_claim: z.boolean().nullable().meta({
      description: 'Whether the receipt is of the claim in the query; null if there was none.',
    }),
  })
  .meta({ id: 'ReceiptAnswer' })

export const keySet = z
  .object({
    keys: z.array(toldAs(publicKey)).readonly(),
  })
  .meta({ id: 'KeySet', description: 'A JSON Web Key Set (RFC 7517). Keys that signed once stay in it.' })
