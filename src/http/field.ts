/** From what a schema found wrong to errors that name the field. */
import type * as z from 'zod'
import type { FieldError } from './problem.ts'

/** Enough to repair a request by, however much is wrong with it. */
const ERRORS_MAX = 20
/** Names of unknown fields are repeated in the answer, but not at any length. */
const FIELD_UNITS_MAX = 60

/** One error a field: `quote`, `claims[3].quote`, or `body` where the whole is not an object. `root` is where the value stands. */
export function fieldErrors(error: z.ZodError, root: readonly PropertyKey[] = []): FieldError[] {
  return error.issues.flatMap((issue) => errorsOf(issue, root)).slice(0, ERRORS_MAX)
}

/** The errors as one sentence for people. */
export function inWords(errors: readonly FieldError[]): string {
  return errors.map(({ field, message }) => `${field}: ${message}`).join('; ')
}

function errorsOf(issue: z.core.$ZodIssue, root: readonly PropertyKey[]): FieldError[] {
  const path = [...root, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, ERRORS_MAX)
      .map((key) => ({ field: fieldName([...path, key]), message: 'Is no field of this request' }))
  }
  if (path.length === 0) return [{ field: 'body', message: 'Must be a JSON object' }]
  return [{ field: fieldName(path), message: issue.message }]
}

/** `claims[3].quote`, not at any length. */
export function fieldName(path: readonly PropertyKey[]): string {
  const name = path.reduce<string>((whole, part) => {
    if (typeof part === 'number') return `${whole}[${part}]`
    return whole === '' ? String(part) : `${whole}.${String(part)}`
  }, '')
  return name.length > FIELD_UNITS_MAX ? `${name.slice(0, FIELD_UNITS_MAX)}…` : name
}
