/** The quotations of a text for a terminal. */
import type { Attribution } from '../core/utterance.ts'
import type { FoundQuotation, Passage, Quotations } from './quotations.ts'
import { labelled, numbered, quoted } from './terminal.ts'

/** A section for each quotation, then what was skipped, ending with a line break. */
export function renderQuotations({ quotations, skipped }: Quotations): string {
  const count = `${numbered(quotations.length, 'quotation')}, ${numbered(skipped.length, 'mark')} skipped`
  const sections = [[count], ...quotations.map(section), skipped.flatMap(describeSkipped)]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function section({ voice, text, spans, attribution }: FoundQuotation): string[] {
  const { date, via, candidates } = attribution
  const where = spans.map(({ start, end }) => `${start} to ${end}`).join(', ')
  return [
    ...(voice === 'speech' ? labelled('Quoted', quoted(text)) : labelled('Reported', text)),
    ...labelled('Speaker', describeSpeaker(attribution)),
    ...(candidates.length === 0 ? [] : labelled('Perhaps', candidates.join(', '))),
    ...(date === null ? [] : labelled('When', date)),
    ...(via.length === 0 ? [] : labelled('Via', via.join(', '))),
    ...labelled('Where', `characters ${where}`),
  ]
}

/** Who a text says has spoken, and whether it says so beside the words. */
export function describeSpeaker({ speaker, role, kind, evidence }: Attribution): string {
  if (speaker === null) return 'not known'
  const isInferred = evidence.some(({ of, certainty }) => of === 'speaker' && certainty === 'inferred')
  const remarks = [...(kind === 'person' || kind === null ? [] : [kind]), ...(isInferred ? ['inferred'] : [])]
  return `${speaker}${role === null ? '' : `, ${role}`}${remarks.length === 0 ? '' : ` (${remarks.join(', ')})`}`
}

export function describeSkipped({
  text,
  reason,
  start,
  end,
}: Passage & { readonly reason: keyof typeof REASONS }): string[] {
  return labelled('Skipped', `${quoted(text)}, ${REASONS[reason]}, characters ${start} to ${end}`)
}

/** Why marked words are no quotation. */
export const REASONS = {
  title: 'a title',
  name: 'a name',
  scare: 'scare quotes',
  reported: 'told indirectly',
} as const
