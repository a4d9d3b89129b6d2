/** The quotations of a text for a terminal. */
import type { Span } from '../core/span.ts'
import type { Attribution } from '../core/utterance.ts'
import type { DraftQuotations, FoundQuotation, Passage } from './quotations.ts'
import { labelled, numbered, type Paint, PLAIN, quoted, wrap } from './terminal.ts'

export type DraftStyle = {
  readonly paint: Paint
  /** Where a reader finds stretches of the draft. */
  readonly whereIs: (spans: readonly Span[]) => string
}

/** `characters 76 to 108, 121 to 162`. */
export function inCharacters(spans: readonly Span[]): string {
  return `characters ${spans.map(({ start, end }) => `${start} to ${end}`).join(', ')}`
}

export const IN_CHARACTERS: DraftStyle = { paint: PLAIN, whereIs: inCharacters }

/** How much of a draft was not read. */
export function describeUnread(unread: number): string {
  return `the last ${numbered(unread, 'character')} were not read, as the draft has more quotations than are read at once`
}

/** A section for each quotation, then what was skipped, ending with a line break. */
export function renderQuotations(
  { quotations, skipped, unread }: Omit<DraftQuotations, 'cost'>,
  style = IN_CHARACTERS,
): string {
  const count = `${numbered(quotations.length, 'quotation')}, ${numbered(skipped.length, 'mark')} skipped`
  const sections = [
    wrap(unread === 0 ? count : `${count}; INCOMPLETE: ${describeUnread(unread)}`),
    ...quotations.map((quotation) => section(quotation, style)),
    skipped.flatMap((words) => describeSkipped(words, style)),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function section(
  { voice, text, spans, attribution }: FoundQuotation,
  { paint, whereIs }: DraftStyle,
): string[] {
  const { date, via, candidates } = attribution
  const told = (label: string, words: string): string[] => labelled(label, words, paint)
  return [
    ...(voice === 'speech' ? told('Quoted', quoted(text)) : told('Reported', text)),
    ...told('Speaker', describeSpeaker(attribution)),
    ...(candidates.length === 0 ? [] : told('Perhaps', candidates.join(', '))),
    ...(date === null ? [] : told('When', date)),
    ...(via.length === 0 ? [] : told('Via', via.join(', '))),
    ...told('Where', whereIs(spans)),
  ]
}

/** Who a text says has spoken, and whether it says so beside the words. */
export function describeSpeaker({ speaker, role, kind, evidence }: Attribution): string {
  if (speaker === null) return 'not known'
  const isInferred = evidence.some(({ of, certainty }) => of === 'speaker' && certainty === 'inferred')
  const remarks = [...(kind === 'person' || kind === null ? [] : [kind]), ...(isInferred ? ['inferred'] : [])]
  return `${speaker}${role === null ? '' : `, ${role}`}${remarks.length === 0 ? '' : ` (${remarks.join(', ')})`}`
}

export function describeSkipped(
  { text, reason, ...span }: Passage & { readonly reason: keyof typeof REASONS },
  { paint, whereIs }: DraftStyle,
): string[] {
  return labelled('Skipped', `${quoted(text)}, ${REASONS[reason]}, ${whereIs([span])}`, paint)
}

/** Why marked words are no quotation. */
export const REASONS = {
  title: 'a title',
  name: 'a name',
  scare: 'scare quotes',
  reported: 'told indirectly',
  ignored: 'not to be checked',
} as const
