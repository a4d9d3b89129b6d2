/** What is done without anybody asking, every few minutes: the record of the library is made to say what is published. */
import type { Store } from '../store/store.ts'
import type { Plan } from './allowance.ts'
import { describeFailure } from './describe-failure.ts'
import type { Library } from './library.ts'
import { SMALL_SEGMENTS_MAX, smallSegments } from './plan.ts'
import { type Clock, compact, SYSTEM_CLOCK } from './publish.ts'
import { settle } from './settle.ts'

/**
 * Writes only what has changed. Where there is time for it, small segments are joined. Never rejects: the platform would
 * log the message of a failure, which may quote a text, and the next time comes soon.
 */
export async function keepUp(store: Store, plan: Plan, clock: Clock = SYSTEM_CLOCK): Promise<void> {
  try {
    const { library } = await settle(store, clock)
    if (plan === 'paid' && library !== null && isScattered(library)) {
      await compact(store, { form: 'small', clock })
    }
  } catch (failure) {
    console.error(JSON.stringify({ level: 'error', job: 'upkeep', ...describeFailure(failure) }))
  }
}

function isScattered(library: Library): boolean {
  const isOver = smallSegments(library).length > SMALL_SEGMENTS_MAX
  return isOver || [...library.heads.values()].some(({ segment }) => segment === null)
}
