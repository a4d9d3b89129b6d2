/** One large segment of all that is held and all that is new, by way of the disk. */
import { join } from 'node:path'
import { restore } from '../../core/index/prepare.ts'
import type { Commit } from '../../service/commit.ts'
import { readWhole } from '../../service/documents.ts'
import type { HeldVersion, Library } from '../../service/library.ts'
import { keptFrom } from '../../service/plan.ts'
import type { Removal } from '../../service/record.ts'
import { largeOf, segmentName } from '../../service/segment-entries.ts'
import { digestName } from './digest-name.ts'
import { buildLarge, inOrder, type Prepared } from './large.ts'
import { readIndex, writePart } from './part.ts'
import type { WorkFolder } from './work-folder.ts'

export type Rebuild = Commit & {
  readonly segment: NonNullable<Commit['segment']>
  readonly close: () => void
}

/**
 * The segment that replaces all of the library (`null`: there is none yet), ready to be committed in a folder that
 * takes what does not fit into memory. Throws `StoreError`.
 */
export async function rebuild(
  library: Library | null,
  added: readonly Prepared[],
  removed: readonly Removal[],
  { path: folder, began }: Pick<WorkFolder, 'path' | 'began'>,
  onStep: (done: number, total: number) => void,
): Promise<Rebuild> {
  const incoming = added.map(({ row }) => ({ id: row.record.metadata.id, digest: row.record.digest }))
  const replaced = library?.heads ?? new Map()
  const kept = library === null ? [] : keptFrom(library, replaced, { added: incoming, removed })
  const held = library === null ? [] : await spool(library, kept, folder)
  const built = buildLarge(inOrder([...added, ...held]), folder, onStep)
  const segment = largeOf(await segmentName('large', built.ranks, began), built.ranks, built.values)
  return { segment, replaced, removed, origin: 'ingest', kept, close: built.close }
}

/** Documents of the library as a part of their own. */
async function spool(library: Library, kept: readonly HeldVersion[], folder: string): Promise<Prepared[]> {
  const names = kept.map(({ id, digest, segment }) => `${segment.name} ${id} ${digest}`)
  const part = join(folder, `kept-${digestName(names)}`)
  const known = readIndex(part)
  if (known !== null) return known.rows.map((row) => ({ part, row }))
  const writer = writePart(part)
  for (const version of kept) writer.add(restore(await readWhole(library, version)), version.id)
  return writer.finish({ held: [], problems: [] }).rows.map((row) => ({ part, row }))
}
