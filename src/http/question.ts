/** A question as a page or a picture is asked it, and what came of it. */
import type { Context } from 'hono'
import type { Library } from '../service/library.ts'
import type { Answered } from '../service/receipt/issue.ts'
import { verify } from '../service/verify.ts'
import type { FormErrors, FormValues } from '../web/form.tsx'
import { questionQuery } from './contract/request.ts'
import { undecodableField } from './encoding.ts'
import { problemOf } from './failure.ts'
import { fieldErrors } from './field.ts'
import { openLibraryOf } from './identity.ts'
import type { ProblemCode } from './problem.ts'
import type { HttpEnv } from './router.ts'

export type Outcome =
  | ({ readonly kind: 'answer'; readonly library: Library } & Answered)
  /** Something about the question; by field. */
  | { readonly kind: 'refused'; readonly status: 400 | 404; readonly errors: FormErrors }
  /** Nothing about the question. */
  | { readonly kind: 'failed'; readonly code: ProblemCode }

/** Matches that are told. */
const MATCHES = 5
/** What a decoder leaves of bytes that it cannot read. */
const REPLACEMENT = '\ufffd'

/** The fields as they were sent, by query or by form; what is no text is left out, and what is there twice, joined. */
export function valuesOf(sent: Readonly<Record<string, unknown>>): FormValues {
  const text = (name: keyof FormValues): string => {
    const value = sent[name]
    // Forms send their line breaks as CR LF.
    return (Array.isArray(value) ? value : [value])
      .filter((one) => typeof one === 'string')
      .join('\n')
      .replaceAll('\r\n', '\n')
  }
  return { quote: text('quote'), speaker: text('speaker'), date: text('date'), document: text('document') }
}

/** What was asked by query. */
export function askedByQuery(c: Context<HttpEnv>): Promise<Outcome> {
  return askedBy(c, new URL(c.req.url))
}

/** What the query of an address asks. Words that cannot be decoded would be judged as if somebody had altered them. */
export async function askedBy(c: Context<HttpEnv>, { search, searchParams }: URL): Promise<Outcome> {
  if (undecodableField(search) !== null) {
    return { kind: 'refused', status: 400, errors: { quote: 'Must be percent-encoded UTF-8' } }
  }
  const sent = [...searchParams.keys()].map((name) => [name, searchParams.getAll(name)])
  return ask(c, valuesOf(Object.fromEntries(sent)))
}

export async function ask(c: Context<HttpEnv>, values: FormValues): Promise<Outcome> {
  const lost = lostIn(values)
  if (Object.keys(lost).length > 0) return { kind: 'refused', status: 400, errors: lost }
  const question = questionQuery.safeParse(values)
  if (!question.success) return { kind: 'refused', status: 400, errors: byField(fieldErrors(question.error)) }
  const { quote, speaker = null, date = null, document = null } = question.data
  try {
    const library = await openLibraryOf(c)
    if (library === null) return { kind: 'failed', code: 'library_empty' }
    const claim = { quote, speaker, date, document }
    const options = { limit: MATCHES, coverage: true }
    const verification = await verify(library, claim, options)
    if (verification.kind === 'answer') {
      return { kind: 'answer', answer: verification.answer, library, claim, options }
    }
    return { kind: 'refused', status: 404, errors: { document: 'Is no text that is held here' } }
  } catch (failure) {
    return { kind: 'failed', code: problemOf(c, failure) }
  }
}

/** The fields of which characters were lost on their way, as a form in another encoding loses them. */
export function lostIn(values: FormValues): FormErrors {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value.includes(REPLACEMENT))
      .map(([field]) => [field, 'Has characters that cannot be read; paste it again']),
  )
}

function byField(errors: readonly { readonly field: string; readonly message: string }[]): FormErrors {
  return Object.fromEntries(errors.map(({ field, message }) => [field, message]).reverse())
}
