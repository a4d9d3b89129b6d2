/** What a log may say of a failure: never the words of a user or of a text. */
import { StoreError } from '../store/store.ts'
import { withoutReportIds } from './newsroom/keys.ts'
import { SealError } from './newsroom/seal.ts'

/**
 * A message may quote anything, so only a store's is kept, which is made of keys, without those of reports, and that of a
 * seal, which names a site; the frames tell where others arose.
 */
export function describeFailure(failure: unknown) {
  if (failure instanceof StoreError) {
    return { error: failure.name, code: failure.code, message: withoutReportIds(failure.message) }
  }
  if (failure instanceof SealError) return { error: failure.name, message: failure.message }
  return failure instanceof Error
    ? { error: failure.name, frames: frames(failure) }
    : { error: typeof failure }
}

const FRAMES_MAX = 8

function frames(error: Error): string[] {
  const head = `${error.name}: ${error.message}`
  const stack = error.stack ?? ''
  // Elsewhere than after the message a line that looks like a frame may be part of it.
  if (!stack.startsWith(head)) return []
  return stack
    .slice(head.length)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, FRAMES_MAX)
}
