/** What a payload comes to, told as values. */
import type * as z from 'zod'
import type { Article, Body } from './article.ts'
import { pointerTo } from './pointer.ts'

export type Reading =
  | { readonly kind: 'articles'; readonly articles: readonly Article[] }
  | Ignored
  | Malformed

/** A delivery that is as it should be, with nothing to verify in it. */
export type Ignored = { readonly kind: 'ignored'; readonly reason: IgnoreReason }

/**
 * `deleted`; `unpublished`, with no text left in the delivery; `unknown_event`: none of those that an article comes
 * with; `other_type`: of something that is no article; `empty`: an article without a word.
 */
export type IgnoreReason = 'deleted' | 'unpublished' | 'unknown_event' | 'other_type' | 'empty'

/** A delivery that is not of the form its sender promises. */
export type Malformed = { readonly kind: 'malformed'; readonly errors: readonly Fault[] }

/** What is wrong, never with the words of the draft. */
export type Fault = {
  /** JSON Pointer (RFC 6901) in the payload; empty for the whole. */
  readonly pointer: string
  readonly message: string
}

export function ignored(reason: IgnoreReason): Ignored {
  return { kind: 'ignored', reason }
}

export function malformed(pointer: string, message: string): Malformed {
  return { kind: 'malformed', errors: [{ pointer, message }] }
}

/** UTF-16 units of one body: a long article, or a chapter. */
export const CONTENT_UNITS_MAX = 1_000_000

/** An article of these bodies: `empty` if none holds a word, malformed if one could not be read. */
export function article(facts: Omit<Article, 'bodies'>, bodies: readonly (Body | Malformed)[]): Reading {
  const errors = bodies.flatMap((body) => {
    if ('errors' in body) return body.errors
    const isLong = body.content.length > CONTENT_UNITS_MAX
    return isLong
      ? [{ pointer: body.field, message: `Must not be longer than ${CONTENT_UNITS_MAX} characters` }]
      : []
  })
  if (errors.length > 0) return { kind: 'malformed', errors: errors.slice(0, FAULTS_MAX) }
  const read = bodies.flatMap((body) =>
    'content' in body && HOLDS_WORD.test(wordsOf(body)) ? wellFormed(body) : [],
  )
  if (read.length === 0) return ignored('empty')
  return { kind: 'articles', articles: [{ ...facts, bodies: read }] }
}

/** Without tags, whose names are no words of the article. */
function wordsOf({ type, content }: Body): string {
  return type === 'html' ? content.replaceAll(/<[^<>]*>/g, '') : content
}

const HOLDS_WORD = /[\p{L}\p{N}]/u

/** With U+FFFD for half a surrogate pair, which is as long: no offset moves. */
function wellFormed(body: Body): Body {
  return { ...body, content: body.content.toWellFormed() }
}

/** Reads with a schema what stands at a place of the payload, by default the whole. */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  at: readonly string[] = [],
): { readonly kind: 'value'; readonly value: z.output<Schema> } | Malformed {
  const checked = schema.safeParse(value)
  if (checked.success) return { kind: 'value', value: checked.data }
  const errors = checked.error.issues.map(({ path, message }) => ({
    pointer: pointerTo([...at, ...path]),
    message,
  }))
  return { kind: 'malformed', errors: errors.slice(0, FAULTS_MAX) }
}

/** More would help nobody. */
const FAULTS_MAX = 20
