/** `verbatim review`: every quotation of drafts, verified against the local library or by a service. */
import { existsSync, globSync } from 'node:fs'
import { isAbsolute, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openLibrary } from '../service/library.ts'
import type { Alert } from '../service/newsroom/site.ts'
import type { Draft } from '../service/quotations.ts'
import { renderReview, summarize } from '../service/render-review.ts'
import { sarifOf } from '../service/render-sarif.ts'
import { countVerdicts, NO_LIMITS, type Review, review } from '../service/review.ts'
import { harmless, numbered } from '../service/terminal.ts'
import { askReview, type ReviewReply } from './client.ts'
import { connect } from './connect.ts'
import { type DraftOptions, readDraftFile, whereIn } from './draft.ts'
import { EXIT, type ExitCode, MisuseError } from './exit.ts'
import { asJson, type FormatOptions, paintOf } from './format.ts'
import { type LibraryPlace, type PlaceOptions, placeOf } from './place.ts'
import { type Listener, showProgress } from './progress.ts'
import { EMPTY } from './verify.ts'

export type ReviewOptions = DraftOptions &
  PlaceOptions &
  FormatOptions & { readonly sarif: boolean; readonly quiet: boolean; readonly failOn?: readonly Alert[] }

type Named = { readonly file: string; readonly draft: Draft }
type Reviewed = Named & { readonly review: ReviewReply }

/** Nothing is verified if one of the files cannot be read. Throws `MisuseError` and `StoreError`. */
export async function reviewFiles(patterns: readonly string[], options: ReviewOptions): Promise<ExitCode> {
  const drafts: Named[] = []
  const files = filesOf(patterns)
  for (const file of files) {
    // One blank file among many is no reason to verify none of them.
    const draft = await readDraftFile(file, options, { mayBeBlank: files.length > 1 })
    if (draft.content.trim() === '') process.stderr.write(`${file} is blank\n`)
    else drafts.push({ file, draft })
  }
  const reviewed = await reviewAll(drafts, placeOf(options), listenerFor(options))
  process.stdout.write(rendered(reviewed, options))
  const findings = reviewed.flatMap(({ review }) => review.findings)
  const unchecked = findings.filter(({ verdict }) => verdict === 'unchecked').length
  const isWhole = reviewed.every(({ review }) => review.summary.unread === 0)
  if (!isWhole) process.stderr.write(`Not read to its end: ${unreadFiles(reviewed).join(', ')}\n`)
  if (unchecked > 0) process.stderr.write(`Not checked: ${numbered(unchecked, 'quotation')}\n`)
  const isGrave = (verdict: Review['findings'][number]['verdict']): boolean =>
    verdict !== 'verbatim' && (options.failOn?.includes(verdict) ?? true)
  // What was not read may say anything.
  return !isWhole || findings.some(({ verdict }) => isGrave(verdict)) ? EXIT.findings : EXIT.ok
}

function unreadFiles(reviewed: readonly Reviewed[]): string[] {
  return reviewed.filter(({ review }) => review.summary.unread > 0).map(({ file }) => harmless(file))
}

/** Patterns that the shell left as they are, too. Throws `MisuseError` for one that is for no file. */
function filesOf(patterns: readonly string[]): string[] {
  const files = patterns.flatMap((pattern) => {
    if (!/[*?[{]/.test(pattern) || existsSync(pattern)) return [pattern]
    const found = globSync(pattern, { exclude: (path) => path.split(sep).includes('node_modules') })
    if (found.length === 0) throw new MisuseError(`No file is called as ${pattern} says`)
    return found.sort()
  })
  return [...new Map(files.map((file) => [resolve(file), file])).values()]
}

async function reviewAll(
  drafts: readonly Named[],
  place: LibraryPlace,
  listener: Listener,
): Promise<Reviewed[]> {
  const reviewer = await reviewerIn(place, drafts.length > 1 ? () => {} : listener)
  const reviewed: Reviewed[] = []
  try {
    for (const { file, draft } of drafts) {
      if (drafts.length > 1) listener({ stage: 'review', done: reviewed.length, total: drafts.length })
      reviewed.push({ file, draft, review: await reviewer.review(draft) })
    }
    if (drafts.length > 1) listener({ stage: 'review', done: drafts.length, total: drafts.length })
  } finally {
    await reviewer.close()
  }
  return reviewed
}

/** Fewer are verified before anybody asks how far it is. */
const LONG_QUOTATIONS = 20

type Reviewer = {
  readonly review: (draft: Draft) => Promise<ReviewReply>
  readonly close: () => Promise<void>
}

/** Throws `StoreError`, also if the library is empty. */
async function reviewerIn(place: LibraryPlace, listener: Listener): Promise<Reviewer> {
  if (place.kind === 'service') {
    return { review: (draft) => askReview(place.url, draft), close: async () => {} }
  }
  const { store, close } = await connect(place.target)
  const library = await openLibrary(store)
  if (library === null) {
    await close()
    throw EMPTY()
  }
  const onVerified = (done: number, total: number): void => {
    if (total >= LONG_QUOTATIONS) listener({ stage: 'verify', done, total })
  }
  return { review: (draft) => review(library, draft, { ...NO_LIMITS, onVerified }), close }
}

/** Nobody who reads it later wants to know how long it took. */
function listenerFor({ quiet }: ReviewOptions): Listener {
  if (quiet || !process.stderr.isTTY) return () => {}
  return showProgress(process.stderr, () => performance.now())
}

function rendered(reviewed: readonly Reviewed[], options: ReviewOptions): string {
  const { json, sarif } = options
  if (sarif) {
    const sourced = reviewed.map(({ file, draft: { content }, review }) => ({
      review,
      source: { content, uri: uriOf(file) },
    }))
    return asJson(sarifOf(sourced))
  }
  if (json) return asJson(asOne(reviewed))
  const paint = paintOf(options)
  const texts = reviewed
    .filter(
      ({ review: { findings, skipped } }) => reviewed.length === 1 || findings.length + skipped.length > 0,
    )
    .map(({ file, draft: { content }, review }) =>
      renderReview(review, { paint, whereIs: whereIn(file, content) }),
    )
  if (reviewed.length === 1) return texts.join('')
  const total = `${numbered(reviewed.length, 'draft')}, ${summarize(asOne(reviewed).summary)}\n`
  return [...texts, total].join('\n')
}

/** All drafts as one review, whose findings and skipped words say in which file they are. */
function asOne(reviewed: readonly Reviewed[]) {
  const findings = reviewed.flatMap(({ file, review }) => review.findings.map((one) => ({ file, ...one })))
  const skipped = reviewed.flatMap(({ file, review }) => review.skipped.map((one) => ({ file, ...one })))
  const verdicts = countVerdicts(findings)
  const unread = reviewed.reduce((sum, { review }) => sum + review.summary.unread, 0)
  const summary = {
    quotations: findings.length,
    verdicts,
    skipped: skipped.length,
    unread,
    complete: unread === 0 && verdicts.unchecked === 0,
  }
  return { summary, findings, skipped, corpus: reviewed[0]?.review.corpus ?? null }
}

/** Relative, as the file was named, where it was. */
function uriOf(file: string): string {
  return isAbsolute(file) ? pathToFileURL(file).href : file.split(sep).map(encodeURIComponent).join('/')
}
