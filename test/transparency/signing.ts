/** A log with a key that is of no use elsewhere. */
import { keepLog } from '../../src/service/keep-log.ts'
import type { Store } from '../../src/store/store.ts'
import { type Ledger, ledgerOver } from '../../src/transparency/ledger.ts'
import { signersOf } from '../../src/transparency/signer.ts'
import { type LogStorage, memoryStorage } from '../../src/transparency/storage.ts'

export const ORIGIN = 'verbatim.example/log'
/** As in vitest.config.ts. */
export const SIGNING_KEY = 'verbatim_sign_YSBrZXkgb2YgdGhlIHRlc3RzLCBvZiBubyB1c2UuLi4'
export const OTHER_KEY = 'verbatim_sign_dGhlIG5leHQga2V5IG9mIHRoZSB0ZXN0cywgdW51c2U'
export const NOW = Date.UTC(2026, 10, 20)

export async function openLog(
  storage: LogStorage = memoryStorage(),
  keys: string = SIGNING_KEY,
  now: () => number = () => NOW,
): Promise<Ledger> {
  return ledgerOver(storage, { origin: ORIGIN, signers: await signersBy(keys) }, now)
}

/** Logs all that the store's library holds, and brings the log there. */
export async function logAll(store: Store, log: Ledger): Promise<void> {
  // Twice: the first run logs, the second finds that all is logged.
  await keepLog(store, log)
  await keepLog(store, log)
  while (!(await log.mirror(store))) {}
}

/** The signers of keys parted by a comma: the one that signs, and the one that is announced. */
export function signersBy(keys: string) {
  const [current = '', next = ''] = keys.split(',')
  return signersOf({ SIGNING_KEY: current, NEXT_SIGNING_KEY: next })
}
