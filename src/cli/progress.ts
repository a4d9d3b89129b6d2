/** Shows how far a publication is: one line that is rewritten on a terminal, one line a stage elsewhere. */
import type { Progress } from '../service/publish.ts'

const STAGES: Readonly<Record<Progress['stage'], { readonly verb: string; readonly unit: string }>> = {
  index: { verb: 'indexing', unit: 'documents' },
  write: { verb: 'writing', unit: 'keys' },
}

/** Where progress is written; `process.stderr` is one. */
export type Screen = { readonly isTTY?: boolean; readonly write: (text: string) => unknown }

/** A listener for `publish` that writes to `screen`. `now` gives milliseconds. */
export function showProgress(screen: Screen, now: () => number): (progress: Progress) => void {
  let stage: Progress['stage'] | null = null
  let began = 0
  return (progress) => {
    if (progress.stage !== stage) {
      stage = progress.stage
      began = now()
    }
    const finished = progress.done === progress.total
    const line = describeProgress(progress, now() - began)
    if (screen.isTTY) screen.write(`\r\u001b[K${line}${finished ? '\n' : ''}`)
    else if (finished) screen.write(`${line}\n`)
  }
}

/** For example `indexing 120/300 documents, 60/s`. */
export function describeProgress({ stage, done, total }: Progress, milliseconds: number): string {
  const { verb, unit } = STAGES[stage]
  const rate = milliseconds > 0 ? `, ${Math.round((done * 1000) / milliseconds)}/s` : ''
  return `${verb} ${done}/${total} ${unit}${rate}`
}
