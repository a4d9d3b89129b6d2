/** What an audit says. */

/**
 * `changed`: not as it was published or logged. `missing`: logged, and neither held nor withdrawn. `unlogged`: held, and
 * never logged. `unaudited`: nothing tells whether it is as it was published. `rewritten`: the log is not the one that was
 * kept. `unsigned`: not signed by a key that is trusted.
 */
export type FindingKind = 'changed' | 'missing' | 'unlogged' | 'unaudited' | 'rewritten' | 'unsigned'

export type Finding = {
  readonly kind: FindingKind
  /** Ids of the documents it concerns, as far as that can be told. */
  readonly documents: readonly string[]
  /** Under which the store has what is wrong; `null` if it has nothing. */
  readonly key: string | null
  readonly message: string
}

/** What whoever reads the result should know, and is no fault. */
export type Remark = { readonly documents: readonly string[]; readonly message: string }

export type Report = {
  readonly add: (finding: Finding) => void
  readonly note: (remark: Remark) => void
}

export function changed(key: string | null, message: string, documents: readonly string[] = []): Finding {
  return { kind: 'changed', documents, key, message }
}
