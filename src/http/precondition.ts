/** Conditions of a request that changes something: RFC 9110, sections 13.1.1, 13.1.2 and 13.2.2. */
import type { Context } from 'hono'
import type { Condition } from '../service/put.ts'

/** A document as text is tagged otherwise than as JSON, but both tags name the same version. */
export const TEXT_TAG = '-text'

/** What `If-Match` and `If-None-Match` demand of the version held. */
export function conditionOf(c: Context): Condition {
  const wanted = c.req.header('If-Match')
  const unwanted = c.req.header('If-None-Match')
  return (digest) => {
    // A weak tag does not name one version for sure, which is what whoever overwrites it must know.
    if (wanted !== undefined && !names(wanted, digest, { weak: false })) return false
    return unwanted === undefined || !names(unwanted, digest, { weak: true })
  }
}

function names(list: string, digest: string | null, { weak }: { readonly weak: boolean }): boolean {
  if (digest === null) return false
  if (list.trim() === '*') return true
  return [...list.matchAll(TAG)].some(
    ([, prefix, tag = '']) => (weak || prefix === undefined) && tag.replace(TEXT_END, '') === digest,
  )
}

const TAG = /(W\/)?"([^"]*)"/g
const TEXT_END = new RegExp(`${TEXT_TAG}$`)
