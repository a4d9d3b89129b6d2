/** Reads claims: what keeps one from being verified, and many of them as JSON Lines (https://jsonlines.org). */
import * as z from 'zod'
import { dateFault, nameFault, quoteFault } from '../service/fault.ts'
import type { Claim } from '../service/verify.ts'
import { MisuseError } from './exit.ts'
import { readInput } from './input.ts'

/** A line, counted from 1, and what it claims or why that cannot be verified. */
export type ClaimLine = { readonly line: number } & (
  | { readonly kind: 'claim'; readonly claim: Claim }
  | { readonly kind: 'fault'; readonly message: string }
)

/** The claims in a file, or on standard input if it is called `-`. Throws `MisuseError` if there are none to read. */
export async function readClaimsFile(file: string): Promise<ClaimLine[]> {
  const lines = readClaims(await readInput(file))
  if (lines.length === 0) throw new MisuseError(`There are no claims in ${file}`)
  return lines
}

/** Reads one claim a line, with the fields of the API. Blank lines hold none. */
export function readClaims(text: string): ClaimLine[] {
  return text.split('\n').flatMap((content, index) => {
    return content.trim() === '' ? [] : [{ line: index + 1, ...readLine(content) }]
  })
}

/** What in a claim breaks the rules of the service, a field a line; or `null`. */
export function claimFault({ quote, speaker, date, document }: Claim): string | null {
  const faults = {
    quote: quoteFault(quote),
    speaker: speaker === null ? null : nameFault(speaker),
    date: date === null ? null : dateFault(date),
    document: document === null ? null : nameFault(document),
  }
  const told = Object.entries(faults).flatMap(([field, fault]) =>
    fault === null ? [] : `${field}: ${fault}`,
  )
  return told.length === 0 ? null : told.join('\n')
}

type Read =
  | { readonly kind: 'claim'; readonly claim: Claim }
  | { readonly kind: 'fault'; readonly message: string }

function readLine(content: string): Read {
  const read = CLAIM.safeParse(parseJson(content))
  if (!read.success) return { kind: 'fault', message: read.error.issues.map(explain).join('\n') }
  const { quote, speaker = null, date = null, document = null } = read.data
  const claim = { quote, speaker, date, document }
  const message = claimFault(claim)
  return message === null ? { kind: 'claim', claim } : { kind: 'fault', message }
}

const TEXT = z.string('Must be text')
const CLAIM = z.strictObject(
  {
    quote: TEXT,
    speaker: TEXT.nullish(),
    date: TEXT.nullish(),
    document: TEXT.nullish(),
  },
  { error: ({ code }) => (code === 'invalid_type' ? 'Must be a JSON object' : undefined) },
)

/** What is no JSON is no object either. */
function parseJson(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

function explain(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')}: Is no field of a claim`
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`
}
