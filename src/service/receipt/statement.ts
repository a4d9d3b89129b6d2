/** What a receipt says: an answer, as far as it can be checked later by somebody who trusts neither party. */
import * as z from 'zod'
import { VERDICTS } from '../../core/judgement/verdict.ts'
import { sha256 } from '../digest.ts'
import type { Claim } from '../verify.ts'

const span = z.strictObject({ start: z.int().min(0), end: z.int().min(0) })
const digest = z.string().regex(/^[0-9a-f]+$/)

/** A version of a document that the verdict rests on, and the proof that it was in the log (RFC 6962, §2.1.1). */
const source = z.strictObject({
  id: z.string(),
  title: z.string(),
  publication: z.string().nullable(),
  date: z.string().nullable(),
  sha256: digest.meta({ description: 'Of the canonical text, in UTF-8.' }),
  digest: digest.meta({ description: 'Of the document with all that is known of it.' }),
  leaf: z.string().meta({ description: 'Its entry in the log, exactly.' }),
  index: z.int().min(0).meta({ description: 'Number of the entry, from 0 on.' }),
  proof: z.array(z.string()).readonly().meta({
    description:
      'Hashes in base64 that lead from the entry to the root of the checkpoint, as RFC 6962 has it.',
  }),
})

const match = z.strictObject({
  wording: z.string(),
  voice: z.string().nullable(),
  speaker: z.string().nullable(),
  date: z.string().nullable(),
  via: z.array(z.string()).readonly(),
  checks: z.strictObject({ speaker: z.string(), date: z.string() }),
  document: z.string().meta({ description: 'Id of one of `documents`.' }),
  sha256: digest.meta({ description: 'Of its text; several versions of a document may be among them.' }),
  span: span.meta({ description: 'UTF-16 offsets in the canonical text.' }),
  pieces: z.array(z.strictObject({ claimed: span, document: z.string(), sha256: digest, span })).readonly(),
  selector: z.strictObject({
    type: z.literal('TextQuoteSelector'),
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
  }),
})

/** The end of the year 9999. */
const SECONDS_MAX = 253_402_300_799

export const statement = z
  .strictObject({
    // Nothing else: "https://a.example@b.example" is of b.example, and reads as if it were not.
    iss: z
      .string()
      .refine((iss) => URL.parse(iss)?.origin === iss)
      .meta({ description: 'Address of the service that answered: scheme and host.' }),
    iat: z.int().min(0).max(SECONDS_MAX).meta({ description: 'When, in seconds since 1970.' }),
    id: z.string().meta({ description: 'Id of the answer, and so of the receipt.' }),
    claim: z.strictObject({
      sha256: digest.meta({
        description:
          'Of the claim as it was asked: JSON of `date`, `document`, `quote` and `speaker`, in this order, without white space (RFC 8785), in UTF-8.',
      }),
    }),
    asked: z
      .strictObject({
        limit: z.int(),
        coverage: z.boolean(),
        one_document: z.boolean().meta({
          description: 'Whether only one document was looked in, which the claim names.',
        }),
      })
      .meta({ description: 'How it was asked.' }),
    verdict: z.enum(VERDICTS),
    reasons: z.array(z.string()).readonly(),
    warnings: z.array(z.string()).readonly().meta({ description: 'Kinds of the signals that are warnings.' }),
    match: match.nullable().meta({ description: 'The place that decided.' }),
    documents: z.array(source).readonly().meta({ description: 'Those that the place is in.' }),
    corpus: z.strictObject({ version: z.string(), documents: z.int(), words: z.int() }),
    engine: z.string(),
    checkpoint: z.string().meta({ description: 'The log as it was, signed (C2SP tlog-checkpoint).' }),
  })
  .meta({ description: 'What a receipt says, and its signature holds for.' })

export type Statement = z.infer<typeof statement>
export type Source = Statement['documents'][number]

/** The texts that a match stands in, its own first, each by id and digest. */
export function textsOf({ document, sha256, pieces }: NonNullable<Statement['match']>): ReadonlySet<string> {
  return new Set([{ document, sha256 }, ...pieces].map((one) => `${one.document} ${one.sha256}`))
}

/**
 * The type in the header of a receipt's JWS (RFC 8725, section 3.11), which nothing else has that is signed here. A statement
 * of another form gets another type: those of this one are kept for ever, and stay readable.
 */
export const RECEIPT_TYPE = 'verbatim-receipt+jwt'
export const ALGORITHM = 'EdDSA'

/** A receipt: the signed statement (JWS, RFC 7515, compact), and the claim whose digest is in it. */
export type Receipt = { readonly id: string; readonly jws: string; readonly claim: Claim }

/** What is none names no receipt; see `nameOf`. */
export function isReceiptId(id: string): boolean {
  return /^[0-9a-f]{32}$/.test(id)
}

/** See `claim.sha256` of a statement. */
export function claimDigest({ quote, speaker, date, document }: Claim): Promise<string> {
  return sha256(JSON.stringify({ date, document, quote, speaker }))
}
