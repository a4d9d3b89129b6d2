/** `verbatim review`: every quotation of a draft, verified against the local library. */
import { isAbsolute, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Draft } from '../service/quotations.ts'
import { renderReview } from '../service/render-review.ts'
import { type SarifSource, sarifOf } from '../service/render-sarif.ts'
import { type Review, review } from '../service/review.ts'
import { type DraftOptions, readDraftFile } from './draft.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { openLocal } from './verify.ts'

export type ReviewOptions = DraftOptions & {
  readonly json: boolean
  readonly sarif: boolean
  readonly state: string
}

/** Throws `MisuseError` and `StoreError`. */
export async function printReview(file: string, options: ReviewOptions): Promise<ExitCode> {
  const draft = await readDraftFile(file, options)
  const reviewed = await reviewLocally(draft, options.state)
  process.stdout.write(rendered(reviewed, { content: draft.content, uri: uriOf(file) }, options))
  return exitCodeAfter(reviewed)
}

function rendered(reviewed: Review, source: SarifSource, { json, sarif }: ReviewOptions): string {
  if (sarif) return `${JSON.stringify(sarifOf(reviewed, source), null, 2)}\n`
  const { text: _, places: __, ...told } = reviewed
  return json ? `${JSON.stringify(told, null, 2)}\n` : renderReview(reviewed)
}

/** Relative, as the file was named, where it was. */
function uriOf(file: string): string {
  return isAbsolute(file) ? pathToFileURL(file).href : file.split(sep).map(encodeURIComponent).join('/')
}

/** Throws as `openLocal` does, and `StoreError`. */
async function reviewLocally(draft: Draft, state: string): Promise<Review> {
  const { library, close } = await openLocal(state)
  try {
    return await review(library, draft)
  } finally {
    await close()
  }
}

function exitCodeAfter({ summary }: Review): ExitCode {
  return summary.verdicts.verbatim === summary.quotations ? EXIT.ok : EXIT.findings
}
