/**
 * The Durable Object that keeps the log. Of a name there is one at a time in all the world, which Workers KV has nothing
 * like: two who append to values of KV would sooner or later sign two logs.
 */
import { DurableObject } from 'cloudflare:workers'
import { kvStore } from '../store/kv.ts'
import { StoreError } from '../store/store.ts'
import { originOf } from './checkpoint.ts'
import type { Answer, LogService } from './client.ts'
import { type Ledger, ledgerOver } from './ledger.ts'
import { SigningKeyError, type SigningKeys, signersOf } from './signer.ts'
import type { LogStorage } from './storage.ts'

export type LogBindings = SigningKeys & {
  readonly LIBRARY: KVNamespace
  readonly ISSUER?: string
}

/** Milliseconds until what was appended is brought to where everybody reads it; KV takes one write a second of a key. */
const MIRROR_MS = 1_100
/** Until it is tried again. */
const RETRY_MS = 30_000

export class LogObject extends DurableObject<LogBindings> implements LogService {
  readonly #ledger = ledgerIn(this.ctx.storage, this.env)

  include(...[entries]: Parameters<Ledger['include']>) {
    return this.#answer((ledger) => ledger.include(entries))
  }

  keys() {
    return this.#answer((ledger) => ledger.keys())
  }

  /** Asked by the schedule: then it is also seen to that everybody reads the last checkpoint. */
  async sweep() {
    const answer = await this.#answer((ledger) => ledger.sweep())
    await this.#wake()
    return answer
  }

  compare(...[part]: Parameters<Ledger['compare']>) {
    return this.#answer((ledger) => ledger.compare(part))
  }

  /** Brings what is new to Workers KV. Tries again by itself, so that the platform need not log what went wrong. */
  override async alarm(): Promise<void> {
    let isDone = false
    try {
      isDone = await (await this.#ledger).mirror(kvStore(this.env.LIBRARY))
    } catch (failure) {
      console.error(JSON.stringify({ level: 'error', job: 'log', ...toldOf(failure) }))
      await this.ctx.storage.setAlarm(Date.now() + RETRY_MS)
      return
    }
    if (!isDone) await this.ctx.storage.setAlarm(Date.now() + MIRROR_MS)
  }

  /** Errors lose their class on the way to whoever asks, so they are told as values. */
  async #answer<T>(ask: (ledger: Ledger) => Promise<T>): Promise<Answer<T>> {
    try {
      const ledger = await this.#ledger
      const value = await ask(ledger)
      if (ledger.isBehind()) await this.#wake()
      return { kind: 'answer', value }
    } catch (failure) {
      return { kind: 'fault', ...toldOf(failure) }
    }
  }

  async #wake(): Promise<void> {
    if ((await this.ctx.storage.getAlarm()) === null) {
      await this.ctx.storage.setAlarm(Date.now() + MIRROR_MS)
    }
  }
}

/** Rejects if the service has no key or no name; it asks nothing of the log then. */
async function ledgerIn(
  storage: DurableObjectStorage,
  { ISSUER = '', ...keys }: LogBindings,
): Promise<Ledger> {
  const [origin, signers] = [originOf(ISSUER), await signersOf(keys)]
  if (origin === null || signers.length === 0)
    throw new SigningKeyError('The log needs SIGNING_KEY and ISSUER')
  return ledgerOver(durable(storage), { origin, signers }, Date.now)
}

/** What is committed is stored before anything that follows from it leaves the object. */
function durable(storage: DurableObjectStorage): LogStorage {
  const get = (key: string): string | null => storage.kv.get<string>(key) ?? null
  return {
    get,
    list: ({ prefix, after, until }) =>
      storage.kv.list<string>({
        prefix,
        ...(after === null ? {} : { startAfter: prefix + after }),
        // What follows it at once.
        ...(until === null ? {} : { end: `${prefix}${until}\u0000` }),
      }),
    commit: ({ key, expected }, entries) =>
      storage.transactionSync(() => {
        if (get(key) !== expected) return false
        for (const [name, value] of entries) storage.kv.put(name, value)
        return true
      }),
  }
}

/** Of other messages nobody knows what they quote. */
function toldOf(failure: unknown): { readonly code: StoreError['code']; readonly message: string } {
  if (failure instanceof StoreError) return { code: failure.code, message: failure.message }
  const isTold = failure instanceof SigningKeyError
  return { code: 'unavailable', message: isTold ? failure.message : 'The log failed' }
}
