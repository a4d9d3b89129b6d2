/** Where a log is read: out of the library's store, or from a service. */
import { CHECKPOINT_KEY } from '../../store/keys.ts'
import type { Store } from '../../store/store.ts'
import { toBase64 } from '../../transparency/base64.ts'
import { encodeBundle, readBundle } from '../../transparency/bundle.ts'
import { tilePath } from '../../transparency/path.ts'
import { decodeTile, encodeTile } from '../../transparency/tile.ts'
import { exchange, keyFor } from '../client.ts'
import type { LogSource, Wanted } from './log.ts'
import { orNull, readValue, readValues } from './values.ts'

export function storedLog(store: Store): LogSource {
  return {
    checkpoint: () => readValue(store, CHECKPOINT_KEY),
    async values(wanted) {
      const values: (string | null)[] = []
      for await (const [, value] of readValues(
        store,
        wanted.map(({ key }) => key),
      ))
        values.push(value)
      return values
    },
  }
}

export function servedLog(url: URL): LogSource {
  return {
    async checkpoint() {
      const bytes = await fetchFile(new URL('/log/checkpoint', url))
      return bytes === null ? null : new TextDecoder().decode(bytes)
    },
    async values(wanted) {
      const values: (string | null)[] = []
      for (const one of wanted)
        values.push(asStored(one, await fetchFile(new URL(`/log/${pathOf(one)}`, url))))
      return values
    },
  }
}

function pathOf(wanted: Wanted): string {
  const { index, width } = wanted
  return tilePath({ level: wanted.kind === 'bundle' ? 'entries' : wanted.level, index, width })
}

/** Null for what cannot be read. */
function asStored({ kind }: Wanted, bytes: Uint8Array<ArrayBuffer> | null): string | null {
  if (bytes === null) return null
  return kind === 'bundle'
    ? orNull(() => encodeBundle(readBundle(bytes)))
    : orNull(() => encodeTile(decodeTile(toBase64(bytes))))
}

/** Null if there is none. Throws `StoreError` if the service fails. */
async function fetchFile(address: URL): Promise<Uint8Array<ArrayBuffer> | null> {
  const response = await exchange(address, { headers: keyFor(address) }, [NOT_FOUND])
  return response.status === NOT_FOUND ? null : new Uint8Array(await response.arrayBuffer())
}

const NOT_FOUND = 404
