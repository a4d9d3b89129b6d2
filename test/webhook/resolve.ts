/** The way back from an article to its payload, followed by means of its own (RFC 6901). */

import type { Span } from '../../src/core/span.ts'
import { type Body, originsOf } from '../../src/webhook/article.ts'

/** What a JSON Pointer leads to. */
export function resolve(payload: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
      payload,
    )
}

/** The words of the payload that a span of a body stands for, piece by piece. */
export function originalOf(payload: unknown, body: Body, span: Span): string {
  return originsOf(body, span)
    .map(({ pointer, start, end }) => String(resolve(payload, pointer)).slice(start, end))
    .join('')
}
