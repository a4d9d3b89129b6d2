/** The texts that are measured on: the starter library, or any folder of texts. */
import { join } from 'node:path'
import { SourceError } from '../../src/cli/readers/problem.ts'
import { dataFolder, readSources, STARTER_LIBRARY, textFolder } from '../../src/cli/sources.ts'
import type { Document } from '../../src/core/document.ts'

/**
 * The documents below `folder`, those that can be read, of the starter library if it is `null`; only each `every`th of them.
 * Throws `RangeError` if there are none.
 */
export async function readCorpus(folder: string | null, every = 1): Promise<readonly Document[]> {
  const sources =
    folder === null
      ? [dataFolder(join(import.meta.dirname, '..', '..', 'data')), ...STARTER_LIBRARY]
      : [textFolder(folder)]
  const { documents } = await readSources(sources).catch((error: unknown) => {
    throw error instanceof SourceError ? new RangeError(error.message) : error
  })
  if (documents.length === 0) throw new RangeError(`There are no texts in ${folder}`)
  return documents.filter((_, at) => at % every === 0)
}
