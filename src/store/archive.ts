/** The port of what is kept for ever: a value, once kept under its name, never changes. */
export type Archive = {
  /** Keeps the value unless one is kept under that name already; gives the one that is. Throws `StoreError`. */
  readonly keep: (name: string, value: string) => Promise<string>
  /** Null if none is kept under that name. Throws `StoreError`. */
  readonly read: (name: string) => Promise<string | null>
}

export function memoryArchive(): Archive {
  const values = new Map<string, string>()
  return {
    async keep(name, value) {
      const kept = values.get(name) ?? value
      values.set(name, kept)
      return kept
    },
    read: async (name) => values.get(name) ?? null,
  }
}
