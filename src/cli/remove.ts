/** `verbatim remove`: texts taken out of the library. */
import { type Publication, remove, SYSTEM_CLOCK } from '../service/publish.ts'
import { settle } from '../service/settle.ts'
import { connect, type Target } from './connect.ts'
import { MisuseError } from './exit.ts'

/** Takes out all of them, or none: throws `MisuseError` if one is not held, and `StoreError`. */
export async function removeDocuments(ids: readonly string[], target: Target): Promise<Publication> {
  const { store, close } = await connect(target)
  try {
    const settled = await settle(store, SYSTEM_CLOCK)
    const distinct = [...new Set(ids)]
    const versions = distinct.flatMap((id) => settled.library?.document(id) ?? [])
    const unknown = distinct.filter((id) => !versions.some((version) => version.id === id))
    if (unknown.length > 0) throw new MisuseError(`The library has no document ${unknown.join(', ')}`)
    return await remove(store, versions, { settled })
  } finally {
    await close()
  }
}
