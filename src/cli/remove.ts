/** `verbatim remove`: texts taken out of the library. */
import { type Publication, remove, SYSTEM_CLOCK } from '../service/publish.ts'
import { settle } from '../service/settle.ts'
import { have, serviceAt } from './administer.ts'
import { connect, type Target } from './connect.ts'
import { MisuseError } from './exit.ts'
import { readHeld } from './held.ts'

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

/**
 * Has a service take them out, one after another, once it has said of each that it is held. Throws `MisuseError` if one is
 * not held or the key does not allow it, and `StoreError`.
 */
export async function removeByService(ids: readonly string[], url: URL): Promise<void> {
  const service = serviceAt({ url }, 'publish')
  const distinct = [...new Set(ids)]
  for (const id of distinct) await readHeld(id, { kind: 'service', url })
  for (const id of distinct)
    await have(service, { method: 'DELETE', path: `/v1/documents/${encodeURIComponent(id)}` })
}
