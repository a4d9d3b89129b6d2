/** In which form, and for how long, a resource is given out. */
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'

export type Format = 'json' | 'text' | 'html' | 'sarif' | 'jws'

const TYPES: Readonly<Record<Format, string>> = {
  json: 'application/json',
  text: 'text/plain',
  html: 'text/html',
  sarif: 'application/sarif+json',
  jws: 'application/jose',
}

/**
 * The form to answer in: the one asked for by name, else of those offered what `Accept` prefers, else the first (so also
 * for `curl`).
 */
export function chooseFormat<Offered extends Format>(
  c: Context,
  asked: Offered | undefined,
  offered: readonly [Offered, ...Offered[]],
): Offered {
  if (asked !== undefined) return asked
  const [first] = offered
  const supports = offered.map((format) => TYPES[format])
  const type = accepts(c, { header: 'Accept', supports, default: TYPES[first] })
  return offered.find((format) => TYPES[format] === type) ?? first
}

/**
 * Lets caches keep the response for `seconds`, and then ask with the tag whether it still holds. A page has none: it is
 * also what it looks like.
 */
export function allowCaching(c: Context, tag: string | null, seconds: number): void {
  if (tag !== null) c.header('ETag', tag)
  c.header('Cache-Control', `public, max-age=${seconds}`)
  c.header('Vary', 'Accept')
}

/** A tag that names what is said, not the bytes. `validator` must change with anything the response says. */
export function weakTag(validator: string, format: Format): string {
  return `W/"${validator}-${format}"`
}
