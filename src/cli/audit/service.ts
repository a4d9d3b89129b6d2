/** The texts of a service, by what everybody may ask it, against its log. */
import * as z from 'zod'
import { sha256 } from '../../service/digest.ts'
import { versionName } from '../../transparency/log.ts'
import { asking, exchange, notVerbatim, readJson } from '../client.ts'
import { readHoldings } from '../held.ts'
import type { Listener } from '../progress.ts'
import { changed, type Report } from './finding.ts'
import type { AuditedLibrary } from './library.ts'
import type { Versions } from './versions.ts'

const DOCUMENT = z.looseObject({ text: z.string(), sha256: z.string() })
/** The digest of a document is its entity tag. */
const TAG = /^(?:W\/)?"([0-9a-f]{32})"$/
const RESTRICTED = z.looseObject({ code: z.literal('restricted_text') })

/** Throws `StoreError`. */
export async function auditService(
  url: URL,
  { last }: Versions,
  listener: Listener,
  report: Report,
): Promise<AuditedLibrary> {
  report.note({ documents: [], message: ONLY_TEXTS })
  const { documents, corpus } = await readHoldings({ kind: 'service', url })
  let read = 0
  for (const [at, { id }] of documents.entries()) {
    if (await auditText(url, id, last, report)) read++
    listener({ stage: 'audit', done: at + 1, total: documents.length })
  }
  reportMissing(last, new Set(documents.map(({ id }) => id)), report)
  return { versions: read, corpus }
}

const ONLY_TEXTS =
  'Of a service only the latest version of each text is audited: not what is said of it, and not the index'

/** True if the text could be read. */
async function auditText(url: URL, id: string, last: Versions['last'], report: Report): Promise<boolean> {
  const address = new URL(`/v1/documents/${encodeURIComponent(id)}`, url)
  const response = await exchange(address, asking(url), [FORBIDDEN, NOT_FOUND])
  const body = await readJson(response)
  if (response.status === NOT_FOUND) {
    const message = 'It is listed, and is not there; if it was just taken out, audit again'
    report.add({ kind: 'missing', documents: [id], key: null, message })
    return false
  }
  if (RESTRICTED.safeParse(body).success) {
    report.note({ documents: [id], message: 'It may not be read out, and was not audited' })
    return false
  }
  const document = DOCUMENT.safeParse(body)
  if (!document.success) throw notVerbatim(url)
  const [, digest = ''] = TAG.exec(response.headers.get('ETag') ?? '') ?? []
  const entry = last.get(versionName(id, digest))
  const text = await sha256(document.data.text)
  if (text !== document.data.sha256) report.add(changed(null, 'Its text is not the one of its digest', [id]))
  if (entry?.kind !== 'document')
    report.add({ kind: 'unlogged', documents: [id], key: null, message: UNLOGGED })
  else if (entry.sha256 !== text) report.add(changed(null, 'Its text is not the one that was logged', [id]))
  return true
}

const FORBIDDEN = 403
const NOT_FOUND = 404
/** A service does not say since when. */
const UNLOGGED = 'It is held, and the log does not say so; if it was published within the hour, audit again'

function reportMissing(last: Versions['last'], listed: ReadonlySet<string>, report: Report): void {
  const logged = new Set([...last.values()].flatMap(({ kind, id }) => (kind === 'document' ? [id] : [])))
  for (const id of logged) {
    if (listed.has(id)) continue
    const message = 'It was logged, and is neither held nor withdrawn'
    report.add({ kind: 'missing', documents: [id], key: null, message })
  }
}
