/** Names of files that hold what was made of something: they change when that does. */
import { createHash } from 'node:crypto'

const NAME_DIGITS = 32

/** `from` is plain data. */
export function digestName(from: unknown): string {
  return createHash('sha256').update(JSON.stringify(from)).digest('hex').slice(0, NAME_DIGITS)
}
