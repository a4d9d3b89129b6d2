/** `verbatim compact`: everything published since, joined into one, however much it is. */
import { SMALL_WORDS_MAX } from '../service/plan.ts'
import { compact, type Publication, SYSTEM_CLOCK } from '../service/publish.ts'
import { settle } from '../service/settle.ts'
import { type Store, StoreError } from '../store/store.ts'
import { commitFrom } from './bulk/commit-from.ts'
import { rebuild } from './bulk/rebuild.ts'
import { openWorkFolder, workParent } from './bulk/work-folder.ts'
import { connect, type Target } from './connect.ts'
import { type Listener, showProgress } from './progress.ts'

export type CompactOptions = Target & { readonly quiet: boolean }

/** One that was killed goes on where it stopped. Throws `StoreError`, also if the library is empty. */
export async function compactLibrary(options: CompactOptions): Promise<Publication> {
  const listener = options.quiet ? () => {} : showProgress(process.stderr, () => performance.now())
  const { store, close } = await connect(options)
  try {
    return await compactIn(store, options, listener)
  } finally {
    await close()
  }
}

/** As `compactLibrary`, in any store. */
export async function compactIn(store: Store, target: Target, listener: Listener): Promise<Publication> {
  const settled = await settle(store, SYSTEM_CLOCK)
  const { library } = settled
  // Of more words a large segment is made: its texts need not fit into memory.
  if (library !== null && library.heads.size > 1 && library.words > SMALL_WORDS_MAX) {
    const work = openWorkFolder(workParent(target), 'compact')
    const change = await rebuild(library, [], [], work, (done, total) =>
      listener({ stage: 'index', done, total }),
    )
    const publication = await commitFrom(store, settled, change, work, listener)
    change.close()
    work.remove()
    return publication
  }
  const publication = await compact(store, { settled, onProgress: listener })
  if (publication !== null) return publication
  throw new StoreError('missing', 'The library is empty: "npm run verbatim -- ingest" fills it')
}
