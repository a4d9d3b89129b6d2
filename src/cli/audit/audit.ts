/** `verbatim audit`: is all that is held as it was published? */
import { writeFile } from 'node:fs/promises'
import type { Store } from '../../store/store.ts'
import { connect } from '../connect.ts'
import { EXIT, type ExitCode, MisuseError } from '../exit.ts'
import { asJson, type FormatOptions, paintOf } from '../format.ts'
import { type PlaceOptions, placeOf } from '../place.ts'
import { type Listener, showProgress } from '../progress.ts'
import type { Finding, Remark, Report } from './finding.ts'
import { type AuditedLibrary, auditLibrary } from './library.ts'
import { type AuditedLog, auditLog, type LogSource, type Trust } from './log.ts'
import { renderAudit } from './render.ts'
import { auditService } from './service.ts'
import { servedLog, storedLog } from './source.ts'
import { readGiven, readKeys } from './trust.ts'
import { type Versions, versionsOf } from './versions.ts'

export type AuditOptions = PlaceOptions &
  FormatOptions & {
    readonly key?: string
    readonly checkpoint?: string
    readonly save?: string
    readonly textsOnly: boolean
    readonly quiet: boolean
  }

export type Audit = {
  readonly log: AuditedLog | null
  readonly library: AuditedLibrary | null
  readonly findings: readonly Finding[]
  readonly remarks: readonly Remark[]
  /** True if the key, or a checkpoint that was kept, is of the auditor's own. */
  readonly isTrusted: boolean
}

/** Throws `MisuseError` and `StoreError`. */
export async function audit(options: AuditOptions): Promise<ExitCode> {
  const place = placeOf(options)
  const trust: Trust = {
    keys: options.key === undefined ? null : await readKeys(options.key),
    kept: options.checkpoint === undefined ? null : await readGiven(options.checkpoint),
  }
  const listener = options.quiet ? () => {} : showProgress(process.stderr, () => performance.now())
  if (place.kind === 'service') {
    const { url } = place
    const found = await auditBy(servedLog(url), trust, (logged, report) =>
      logged === null ? null : auditService(url, logged, listener, report),
    )
    return tell(found, options)
  }
  const { store, close } = await connect(place.target)
  try {
    return await tell(await auditStore(store, trust, !options.textsOnly, listener), options)
  } finally {
    await close()
  }
}

/** All of a store. Throws `StoreError`. */
export function auditStore(
  store: Store,
  trust: Trust,
  withIndex: boolean,
  listener: Listener,
  now: number = Date.now(),
): Promise<Audit> {
  return auditBy(storedLog(store), trust, (logged, report) =>
    auditLibrary(store, { withIndex, logged, now }, listener, report),
  )
}

async function auditBy(
  source: LogSource,
  trust: Trust,
  auditHeld: (logged: Versions | null, report: Report) => Promise<AuditedLibrary | null> | null,
): Promise<Audit> {
  const findings: Finding[] = []
  const remarks: Remark[] = []
  const report: Report = { add: (one) => findings.push(one), note: (one) => remarks.push(one) }
  const log = await auditLog(source, trust, report)
  const library = await auditHeld(log === null ? null : versionsOf(log.entries), report)
  return { log, library, findings, remarks, isTrusted: trust.keys !== null || trust.kept !== null }
}

async function tell(found: Audit, { save, ...options }: AuditOptions): Promise<ExitCode> {
  const { log, library, findings, remarks } = found
  if (options.json) {
    process.stdout.write(
      asJson({
        log: log && {
          origin: log.checkpoint.origin,
          size: log.checkpoint.size,
          signers: log.signers,
          checkpoint: log.note,
        },
        library: library && { versions: library.versions, corpus: library.corpus },
        trusted: found.isTrusted,
        findings,
        remarks,
      }),
    )
  } else process.stdout.write(renderAudit(found, paintOf(options)))
  if (save !== undefined) await keep(log, save)
  return findings.length === 0 ? EXIT.ok : EXIT.findings
}

/** Only what was verified is worth being kept: it may take the place of what was. Throws `MisuseError`. */
async function keep(log: AuditedLog | null, file: string): Promise<void> {
  if (log === null || !log.isProven) {
    process.stderr.write(`The checkpoint was not saved, as it could not be verified.\n`)
    return
  }
  try {
    await writeFile(file, log.note)
  } catch {
    throw new MisuseError(`Cannot write ${file}`)
  }
}
