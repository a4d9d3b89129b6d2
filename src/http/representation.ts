/** In which form, and for how long, a resource is given out. */
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'

export type Format = 'json' | 'text'

/** The form to answer in: the one asked for by name, else what `Accept` prefers, else JSON (so also for `curl`). */
export function chooseFormat(c: Context, asked: Format | undefined): Format {
  if (asked !== undefined) return asked
  const type = accepts(c, {
    header: 'Accept',
    supports: ['application/json', 'text/plain'],
    default: 'application/json',
  })
  return type === 'text/plain' ? 'text' : 'json'
}

/** Lets caches keep the response for `seconds`, and then ask with the tag whether it still holds. */
export function allowCaching(c: Context, tag: string, seconds: number): void {
  c.header('ETag', tag)
  c.header('Cache-Control', `public, max-age=${seconds}`)
  c.header('Vary', 'Accept')
}

/** A tag that names what is said, not the bytes. `validator` must change with anything the response says. */
export function weakTag(validator: string, format: Format): string {
  return `W/"${validator}-${format}"`
}
