/** An audit for a terminal. */
import { harmless, labelled, numbered, type Paint, wrap } from '../../service/terminal.ts'
import type { Audit } from './audit.ts'
import type { Finding, FindingKind, Remark } from './finding.ts'

const HEADINGS: Readonly<Record<FindingKind, string>> = {
  changed: 'CHANGED',
  missing: 'MISSING',
  unlogged: 'NOT LOGGED',
  unaudited: 'NOT AUDITED',
  rewritten: 'REWRITTEN',
  unsigned: 'NOT SIGNED',
}
/** Remarks of one kind that are told one by one. */
const REMARKS_MAX = 5

export function renderAudit(audit: Audit, paint: Paint): string {
  const { findings, remarks } = audit
  const sections = [
    [verdictOf(audit, paint)],
    ...findings.map((finding) => renderFinding(finding, paint)),
    ...grouped(remarks).map((remark) => labelled('Note', harmless(remark), paint)),
    facts(audit, paint),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function verdictOf({ findings, library }: Audit, paint: Paint): string {
  if (findings.length > 0) return paint('bad', `${numbered(findings.length, 'finding')}`)
  if (library === null) return paint('open', 'The library is empty')
  return library.versions === 0
    ? paint('open', 'No text could be audited')
    : paint('good', `All is as it was published: ${numbered(library.versions, 'text')}`)
}

function renderFinding({ kind, documents, key, message }: Finding, paint: Paint): string[] {
  return [
    paint('bad', harmless([HEADINGS[kind], ...documents].join(' '))),
    ...wrap(harmless(message)),
    ...(key === null ? [] : labelled('Key', harmless(key), paint)),
  ]
}

/** What is said of many is said once. */
function grouped(remarks: readonly Remark[]): string[] {
  const ids = new Map<string, string[]>()
  for (const { message, documents } of remarks) {
    const all = ids.get(message) ?? []
    all.push(...documents)
    ids.set(message, all)
  }
  return [...ids].map(([message, all]) => {
    const more = all.length - REMARKS_MAX
    const named = all.slice(0, REMARKS_MAX).join(', ')
    return all.length === 0 ? message : `${named}${more > 0 ? ` and ${more} more` : ''}: ${message}`
  })
}

function facts({ log, library, isTrusted }: Audit, paint: Paint): string[] {
  const corpus = library?.corpus ?? null
  return [
    ...(corpus === null
      ? []
      : labelled(
          'Library',
          `${numbered(corpus.documents, 'document')}, ${numbered(corpus.words, 'word')}, version ${corpus.version}`,
          paint,
        )),
    ...(log === null
      ? []
      : [
          ...labelled(
            'Log',
            `${log.checkpoint.origin}, ${log.checkpoint.size.toLocaleString('en-US')} entries`,
            paint,
          ),
          ...log.signers.flatMap((signer) => labelled('Signed by', signer, paint)),
          ...(isTrusted ? [] : labelled('Trust', SELF, paint)),
        ]),
  ]
}

const SELF =
  'The key is the one that the log itself announces: whoever can write to the store could have made both anew. Keep the key (--key) or a checkpoint (--save, then --checkpoint) elsewhere.'
