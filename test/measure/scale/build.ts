/** One build, in a process of its own, so that its memory can be told: reads a folder, fills local KV, prints what it took. */

import { connectLocal } from '../../../src/cli/connect.ts'
import { ingestInto } from '../../../src/cli/ingest.ts'
import { type Step, showProgress } from '../../../src/cli/progress.ts'
import { textFolder } from '../../../src/cli/sources.ts'

export type Built = {
  readonly words: number
  readonly documents: number
  readonly keys: number
  /** UTF-8 bytes of all values. */
  readonly bytes: number
  /** From the first file to the last key, and of it until each stage began. */
  readonly seconds: number
  readonly stages: Readonly<Record<Step['stage'], number>>
  /** The most that the process held at once, all its threads together; Workers KV runs in another. */
  readonly residentBytes: number
}

const [folder = '', state = ''] = process.argv.slice(2)
const { store, close } = await connectLocal(state)
const show = showProgress(process.stderr, () => performance.now())
const began = performance.now()
const since = (): number => (performance.now() - began) / 1000
const stages: Record<Step['stage'], number> = {
  read: 0,
  index: 0,
  write: 0,
  verify: 0,
  audit: 0,
  compare: 0,
  review: 0,
}
const publication = await ingestInto(
  store,
  [textFolder(folder)],
  { prune: false, state, remote: false, dryRun: false },
  (step) => {
    stages[step.stage] ||= since()
    show(step)
  },
)
const built: Built = {
  words: publication.corpus.words,
  documents: publication.corpus.documents,
  keys: publication.keys,
  bytes: publication.bytes,
  seconds: since(),
  stages,
  residentBytes: process.resourceUsage().maxRSS * 1024,
}
await close()
process.stdout.write(`${JSON.stringify(built)}\n`)
