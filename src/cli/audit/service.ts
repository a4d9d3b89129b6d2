/** The texts of a service, by what everybody may ask it, against its log. */
import * as z from 'zod'
import { sha256 } from '../../service/digest.ts'
import { versionName } from '../../transparency/log.ts'
import { exchange, notVerbatim, readJson } from '../client.ts'
import type { Listener } from '../progress.ts'
import { changed, type Report } from './finding.ts'
import type { AuditedLibrary } from './library.ts'
import type { Versions } from './versions.ts'

const PAGE_DOCUMENTS = 100

const ROW = z.looseObject({ id: z.string() })
const PAGE = z.looseObject({
  documents: z.array(ROW),
  next: z.string().nullable(),
  corpus: z.strictObject({
    version: z.string(),
    documents: z.int(),
    words: z.int(),
    from: z.string().nullable(),
    until: z.string().nullable(),
  }),
})
const DOCUMENT = z.looseObject({ text: z.string(), sha256: z.string() })
/** The digest of a document is its entity tag. */
const TAG = /^(?:W\/)?"([0-9a-f]{32})"$/

/**
 * Of each document its latest version: the service tells no others, and of these neither what an editor said nor the
 * index. Throws `StoreError`.
 */
export async function auditService(
  url: URL,
  { last }: Versions,
  listener: Listener,
  report: Report,
): Promise<AuditedLibrary> {
  const listed = new Set<string>()
  let after: string | null = null
  for (;;) {
    const address = new URL(`/v1/documents?limit=${PAGE_DOCUMENTS}`, url)
    if (after !== null) address.searchParams.set('after', after)
    const page = PAGE.safeParse(await ask(address))
    if (!page.success) throw notVerbatim(url)
    const { documents, next, corpus } = page.data
    for (const row of documents) {
      listed.add(row.id)
      await auditText(url, row.id, last, report)
      listener({ stage: 'audit', done: listed.size, total: corpus.documents })
    }
    if (next === null || documents.length === 0) {
      reportMissing(last, listed, report)
      return { versions: listed.size, corpus }
    }
    after = next
  }
}

async function auditText(url: URL, id: string, last: Versions['last'], report: Report): Promise<void> {
  const response = await exchange(new URL(`/v1/documents/${encodeURIComponent(id)}`, url), JSON_ONLY)
  const [, digest = ''] = TAG.exec(response.headers.get('ETag') ?? '') ?? []
  const document = DOCUMENT.safeParse(await readJson(response))
  if (!document.success) throw notVerbatim(url)
  const entry = last.get(versionName(id, digest))
  const text = await sha256(document.data.text)
  if (text !== document.data.sha256) report.add(changed(null, 'Its text is not the one of its digest', [id]))
  if (entry?.kind !== 'document')
    report.note({ documents: [id], message: 'It is held, and the log does not say so yet' })
  else if (entry.sha256 !== text) report.add(changed(null, 'Its text is not the one that was logged', [id]))
}

function reportMissing(last: Versions['last'], listed: ReadonlySet<string>, report: Report): void {
  const logged = new Set([...last.values()].flatMap(({ kind, id }) => (kind === 'document' ? [id] : [])))
  for (const id of logged) {
    if (listed.has(id)) continue
    const message = 'It was logged, and is neither held nor withdrawn'
    report.add({ kind: 'missing', documents: [id], key: null, message })
  }
}

async function ask(address: URL): Promise<unknown> {
  return readJson(await exchange(address, JSON_ONLY))
}

const JSON_ONLY = { headers: { accept: 'application/json' } }
