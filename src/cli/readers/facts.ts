/** The fields in which facts about a text are stated, and how each is checked. */
import * as z from 'zod'
import { formatDate, readDate } from '../../core/date.ts'
import {
  DATE_RULE,
  ID,
  ID_RULE,
  isIsoDate,
  isLanguageTag,
  isPlain,
  LANGUAGE_RULE,
} from '../../service/manuscript.ts'
import { dropControls } from './canonical.ts'

const words = z
  .string()
  .trim()
  .min(1, 'has no value; leave the key out instead')
  .refine(isPlain, 'holds control characters or half a surrogate pair')
const count = words.regex(/^\d{1,9}$/, 'must be a whole number').transform(Number)
const flag = z.enum(['true', 'false'], 'must be true or false').transform((word) => word === 'true')
const date = words.refine(isIsoDate, `must be ${DATE_RULE}`)

const attribution = z
  .strictObject({
    quote: words,
    speaker: words.exactOptional(),
    role: words.exactOptional(),
    date: date.exactOptional(),
    via: z.array(words).min(1).exactOptional(),
  })
  .refine((entry) => Object.keys(entry).length > 1, 'says nothing about its quote')

/** Facts as an editor writes them: a field that is none is a fault. */
export const FACTS = z.strictObject({
  id: words.regex(ID, `must be ${ID_RULE}`).exactOptional(),
  title: words.exactOptional(),
  author: words.exactOptional(),
  speaker: words.exactOptional(),
  publication: words.exactOptional(),
  volume: count.exactOptional(),
  issue: count.exactOptional(),
  date: date.exactOptional(),
  language: words.refine(isLanguageTag, `must be ${LANGUAGE_RULE}`).exactOptional(),
  url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).exactOptional(),
  licence: words.exactOptional(),
  fiction: flag.exactOptional(),
  translation: flag.exactOptional(),
  restricted: flag.exactOptional(),
  aliases: z.record(words, z.array(words).min(1)).exactOptional(),
  attribution: z.array(attribution).exactOptional(),
  /** Of the canonical text. */
  sha256: words.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits in small letters').exactOptional(),
})

/** The facts that are stated: a missing one is absent, not guessed. */
export type Facts = Readonly<z.infer<typeof FACTS>>

/** Facts as a program writes them: dates in any clear form, languages also by three letters, fields of its own besides. */
const RECORD = FACTS.extend({
  date: words.transform((text, context) => isoDate(text) ?? refuse(context, text)).exactOptional(),
  language: words.refine(isLanguageTag, `must be ${LANGUAGE_RULE}`).transform(canonicalTag).exactOptional(),
}).strip()

/** A fault at a 1-based line, `null` if it has none. */
export type Fault = { readonly line: number | null; readonly field: string | null; readonly message: string }

/** A fault at a path of keys and indices. */
export type FieldFault = { readonly path: readonly PropertyKey[]; readonly message: string }

export type Checked =
  | { readonly kind: 'facts'; readonly facts: Facts }
  | { readonly kind: 'faults'; readonly faults: readonly FieldFault[] }

/** Checks what an editor states. */
export function checkFacts(value: unknown): Checked {
  return checkedBy(FACTS.safeParse(value, { error: explain }))
}

/** Checks the fields of a record of JSON Lines, a table or a manifest. What is `null` or blank is not stated, and control characters are dropped. */
export function checkRecord(record: Readonly<Record<string, unknown>>): Checked {
  const stated = Object.entries(record).flatMap(([field, value]) => {
    if (value === null) return []
    if (typeof value === 'object') return [[field, value]]
    const scalar = dropControls(String(value))
    return scalar.trim() === '' ? [] : [[field, scalar]]
  })
  return checkedBy(RECORD.safeParse(Object.fromEntries(stated), { error: explain }))
}

/** What the first of them states wins. */
export function mergeFacts(layers: readonly Facts[]): Facts {
  return Object.assign({}, ...layers.toReversed())
}

/** A date in any form that means one date only, as ISO 8601; `null` for any other text. */
export function isoDate(text: string): string | null {
  const [reading, ...others] = readDate(text)
  return reading === undefined || others.length > 0 ? null : formatDate(reading)
}

/** A language tag as BCP 47 has it (`eng` is `en`); `null` for what is none. */
export function languageTag(text: string): string | null {
  const tag = text.trim().replaceAll('_', '-')
  return isLanguageTag(tag) ? canonicalTag(tag) : null
}

function checkedBy(parsed: z.ZodSafeParseResult<Facts>): Checked {
  if (parsed.success) return { kind: 'facts', facts: parsed.data }
  const faults = parsed.error.issues.flatMap((issue) =>
    pathsOf(issue).map((path) => ({ path, message: issue.message })),
  )
  return { kind: 'faults', faults }
}

/** An unknown key is reported where it stands, not where its parent does. */
function pathsOf(issue: z.core.$ZodIssue): readonly (readonly PropertyKey[])[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
}

function explain(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'unrecognized_keys') {
    return (issue.path ?? []).length === 0
      ? `is no field; the fields are ${Object.keys(FACTS.shape).join(', ')}`
      : 'is no field here'
  }
  if (issue.code === 'too_small' && issue.origin === 'array') return 'must not be empty'
  if (issue.code !== 'invalid_type') return undefined
  if (issue.input === undefined) return 'is missing'
  if (issue.expected === 'string') return 'must be text'
  if (issue.expected === 'array') return 'must be a list'
  return 'must be a list of "key: value" lines'
}

function refuse(context: z.RefinementCtx, text: string): never {
  const message =
    readDate(text).length > 1 ? 'can mean several dates; write it as 1999-06-14' : `must be ${DATE_RULE}`
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}

function canonicalTag(tag: string): string {
  return Intl.getCanonicalLocales(tag)[0] ?? tag
}
