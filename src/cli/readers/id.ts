/** Ids of documents: what they look like, and how a path becomes one. */
import { createHash } from 'node:crypto'
import { ID } from '../../service/manuscript.ts'

const ID_UNITS_MAX = 100
const DIGEST_DIGITS = 12

/**
 * The id of a text that states none: its path (`/` between its parts) in small letters without accents, with "-" for
 * slashes, blanks and marks. Where letters had to be left out, or the end only is kept of what is too long, a digest of
 * the whole path keeps two of them apart.
 */
export function idFrom(path: string): string {
  const whole = path.normalize('NFC')
  const small = whole
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  const id = small.replace(/[^a-z0-9._]+/g, '-').replace(/^-+|-+$/g, '')
  const isWhole = !/(?![a-z0-9])[\p{L}\p{N}]/u.test(small)
  if (isWhole && ID.test(id)) return id
  const end = id.slice(-(ID_UNITS_MAX - DIGEST_DIGITS - 1)).replace(/^-+/, '')
  return [end, shortDigest(whole)].filter((part) => part !== '').join('-')
}

/** Hexadecimal digits that two texts do not share. */
export function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGEST_DIGITS)
}
