/** `verbatim compact`: everything published since, joined into one. */
import { compact, type Publication } from '../service/publish.ts'
import { StoreError } from '../store/store.ts'
import { connect, type Target } from './connect.ts'
import { showProgress } from './progress.ts'

export type CompactOptions = Target & { readonly quiet: boolean }

/** Throws `StoreError`, also if the library is empty. */
export async function compactLibrary(options: CompactOptions): Promise<Publication> {
  const { store, close } = await connect(options)
  try {
    const listener = options.quiet
      ? {}
      : { onProgress: showProgress(process.stderr, () => performance.now()) }
    const publication = await compact(store, listener)
    if (publication !== null) return publication
    throw new StoreError('missing', 'The library is empty: "npm run verbatim -- ingest" fills it')
  } finally {
    await close()
  }
}
