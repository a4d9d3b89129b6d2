/** The records of a file that holds many texts. */
import type { Draft, Stated } from './draft.ts'
import type { Fault } from './facts.ts'

/** `file` is its name for people. The bytes may come in pieces of any size. */
export type RecordSource = { readonly name: string; readonly stream: () => AsyncIterable<Uint8Array> }

/** A text of a record, by the 1-based line at which the record begins. `key` is the same only for the same record. */
export type TextRecord =
  | {
      readonly kind: 'draft'
      readonly line: number
      readonly key: string
      readonly draft: Draft & { readonly stated: Stated }
    }
  | { readonly kind: 'fault'; readonly fault: Fault }
