/** Reads and checks the facts that stand above a text, as YAML. */
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import * as z from 'zod'
import { ID, ID_RULE, isIsoDate, isLanguageTag } from '../../service/manuscript.ts'

const words = z
  .string()
  .trim()
  .min(1, 'has no value; leave the key out instead')
  .refine(
    (text) => text.isWellFormed() && !/[^\P{Cc}\n\t]/u.test(text),
    'holds control characters or half a surrogate pair',
  )
const count = words.regex(/^\d{1,9}$/, 'must be a whole number').transform(Number)
const flag = z.enum(['true', 'false'], 'must be true or false').transform((word) => word === 'true')
const date = words.refine(isIsoDate, 'must be a date such as 1999-06-14, 1999-06 or 1999')

const attribution = z
  .strictObject({
    quote: words,
    speaker: words.exactOptional(),
    role: words.exactOptional(),
    date: date.exactOptional(),
    via: z.array(words).min(1).exactOptional(),
  })
  .refine((entry) => Object.keys(entry).length > 1, 'says nothing about its quote')

const FACTS = z.strictObject({
  id: words.regex(ID, `must be ${ID_RULE}`).optional(),
  title: words.optional(),
  author: words.optional(),
  speaker: words.optional(),
  publication: words.optional(),
  volume: count.optional(),
  issue: count.optional(),
  date: date.optional(),
  language: words.refine(isLanguageTag, 'must be a language tag such as en or pt-BR'),
  url: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  licence: words.optional(),
  fiction: flag.default(false),
  translation: flag.default(false),
  aliases: z.record(words, z.array(words).min(1)).default({}),
  attribution: z.array(attribution).default([]),
})

/** The facts as they were written: a missing one is absent, not guessed. */
export type Facts = z.infer<typeof FACTS>

/** A fault at a 1-based line of the YAML. */
export type Fault = { readonly line: number; readonly field: string | null; readonly message: string }

export type FrontMatter =
  | { readonly kind: 'facts'; readonly facts: Facts; readonly lineOf: (field: string) => number }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }

/** Reads front matter, all of its faults at once. Lines count from the first line of `yaml`. */
export function readFrontMatter(yaml: string): FrontMatter {
  const lines = new LineCounter()
  // The failsafe schema keeps every scalar as it is written: an unquoted 1999-06-14, 5 or No stays text until its field says what it is.
  const document = parseDocument(yaml, { schema: 'failsafe', prettyErrors: false, lineCounter: lines })
  const broken = [...document.errors, ...document.warnings]
  if (broken.length > 0) {
    return {
      kind: 'faults',
      faults: broken.map(({ pos, message }) => ({ line: lines.linePos(pos[0]).line, field: null, message })),
    }
  }
  const lineAt = (path: readonly PropertyKey[]) => lines.linePos(offsetOf(document.contents, path)).line
  const checked = FACTS.safeParse(plainValue(document) ?? {}, { error: explain })
  if (checked.success) return { kind: 'facts', facts: checked.data, lineOf: (field) => lineAt([field]) }
  const faults = checked.error.issues.flatMap((issue) =>
    pathsOf(issue).map((path) => ({
      line: lineAt(path),
      field: path.length === 0 ? null : path.join('.'),
      message: issue.message,
    })),
  )
  return { kind: 'faults', faults: faults.sort((a, b) => a.line - b.line) }
}

/** What the YAML says. Aliases that would unfold without bound are left out, and so are no facts. */
function plainValue(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS()
  } catch {
    return 'aliases that unfold without bound'
  }
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

/** Where the key at `path` begins, or, if it is missing, the deepest part of the path that is there. */
function offsetOf(root: unknown, path: readonly PropertyKey[]): number {
  let node = root
  let offset = isNode(root) ? (root.range?.[0] ?? 0) : 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step)
      if (pair === undefined || !isScalar(pair.key)) return offset
      offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step]
      if (isNode(node)) offset = node.range?.[0] ?? offset
    }
  }
  return offset
}
