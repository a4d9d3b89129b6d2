/** A receipt as plain text for a terminal, with the claim that it is known to be of. */
import { headline } from '../render.ts'
import { labelled, numbered, type Paint, PLAIN, quoted } from '../terminal.ts'
import type { Claim } from '../verify.ts'
import { second } from './second.ts'
import type { Statement } from './statement.ts'

export function renderStatement(statement: Statement, own: Claim | null, paint: Paint = PLAIN): string {
  const { id, iss, iat, asked, verdict, reasons, match, documents, claim, corpus, engine, warnings } =
    statement
  const told = (label: string, text: string): string[] => labelled(label, text, paint)
  const { version, documents: held, words } = corpus
  const lines = [
    headline(verdict, reasons, paint),
    '',
    ...(own === null ? [] : told('Quoted', quoted(own.quote))),
    ...(own?.speaker == null ? [] : told('By', own.speaker)),
    ...(own?.date == null ? [] : told('On', own.date)),
    ...(own?.document == null ? [] : told('In', own.document)),
    ...(match === null ? [] : told('Source', quoted(match.selector.exact))),
    ...(match?.speaker == null ? [] : told('Whose', match.speaker)),
    ...documents.flatMap(({ title, sha256 }) => told('Text', `${title}, SHA-256 ${sha256}`)),
    ...(warnings.length === 0 ? [] : told('Warnings', warnings.join(', '))),
    ...told('Claim', `SHA-256 ${claim.sha256}`),
    ...told('Answered', `${second(iat)} by ${iss}`),
    ...(asked.one_document ? told('Looked in', 'one text only, which the claim names') : []),
    ...told('Library', `${numbered(held, 'document')}, ${numbered(words, 'word')}, version ${version}`),
    ...told('Engine', engine),
    ...told('Receipt', id),
  ]
  return `${lines.join('\n')}\n`
}
