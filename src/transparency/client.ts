/** The log as the Worker asks it, from wherever it runs. */
import { reach } from '../store/reach.ts'
import { StoreError } from '../store/store.ts'
import type { Compared, Included, Sweep, TransparencyLog } from './log.ts'
import type { PublicKey } from './signer.ts'

export type Answer<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'fault'; readonly code: StoreError['code']; readonly message: string }

/** What the Durable Object answers to. */
export type LogService = {
  include(...request: Parameters<TransparencyLog['include']>): Promise<Answer<Included>>
  keys(): Promise<Answer<readonly PublicKey[]>>
  sweep(): Promise<Answer<Sweep>>
  compare(...request: Parameters<TransparencyLog['compare']>): Promise<Answer<Compared>>
}

/** One object of this name keeps the whole log. */
export const LOG_NAME = 'log'

/** A log that answers by `StoreError` where the object cannot be reached. */
export function logAt(service: LogService): TransparencyLog {
  return {
    include: (entries) => ask(() => service.include(entries)),
    keys: () => ask(() => service.keys()),
    sweep: () => ask(() => service.sweep()),
    compare: (part) => ask(() => service.compare(part)),
  }
}

async function ask<T>(call: () => Promise<Answer<T>>): Promise<T> {
  const answer = await reach('the log', call)
  switch (answer.kind) {
    case 'answer':
      return answer.value
    case 'fault':
      throw new StoreError(answer.code, answer.message)
  }
}
